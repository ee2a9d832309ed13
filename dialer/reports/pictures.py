"""The pictures behind a report: three side by side in frames of one size, each with its words.

A picture is asked for when its page is drawn, made as small as print needs, and let go.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from dialer.contacts.dates import format_date
from dialer.errors import SambungError
from dialer.reports.model import Photo
from dialer.reports.pages import Bookmark, Stack
from dialer.reports.paper import MARGIN, SECTION, SMALL, STRONG, Lines, ascent, paragraph
from dialer.reports.pen import Pen
from dialer.reports.summary import format_count
from dialer.reports.typeface import GROUND, clean, wrap

HEADING = "Lampiran: foto kunjungan"
GONE = "Foto ini tidak dapat dibaca."
SIDE_BY_SIDE = 3
GAP = 14.0
FRAME_HEIGHT = 180.0
LONGEST_CAPTION = 4
MOST = 120
PIXELS = 800
"""Of the longer side: some 230 dots an inch at the size of a frame."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A picture with the lines below it."""

    photo: Photo
    title: list[str]
    caption: list[str]


@dataclass(frozen=True, slots=True)
class PictureRow:
    """Frames of `width` side by side."""

    frames: tuple[Framed, ...]
    width: float

    @property
    def height(self) -> float:
        """The frame, the longest words below one, the space below those."""
        words = max(
            len(one.title) * STRONG.leading + len(one.caption) * SMALL.leading
            for one in self.frames
        )
        return FRAME_HEIGHT + 4 + words + GAP

    def draw(self, pen: Pen, top: float) -> None:
        """Each picture whole and in the middle of its frame."""
        for at, one in enumerate(self.frames):
            x = MARGIN + at * (self.width + GAP)
            pen.box(x, top - FRAME_HEIGHT, self.width, FRAME_HEIGHT, GROUND)
            self._draw_picture(pen, x, top, one.photo)
            y = top - FRAME_HEIGHT - 4
            pen.lines(x, y - ascent(STRONG), one.title, STRONG)
            y -= len(one.title) * STRONG.leading
            pen.lines(x, y - ascent(SMALL), one.caption, SMALL)

    def _draw_picture(self, pen: Pen, x: float, top: float, photo: Photo) -> None:
        try:
            image = _for_print(photo.load())
        except (SambungError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            pen.lines(x + 8, top - 8 - ascent(SMALL), [GONE], SMALL)
            return
        across, upright = image.getSize()
        scale = min(self.width / across, FRAME_HEIGHT / upright)
        width, height = across * scale, upright * scale
        left = x + (self.width - width) / 2
        pen.picture(left, top - (FRAME_HEIGHT + height) / 2, width, height, image)


def place_pictures(stack: Stack, photos: Sequence[Photo]) -> None:
    """Put the pictures on pages of their own; what is beyond MOST is counted and said."""
    stack.repeated = None
    stack.new_page()
    width = (stack.paper.width - (SIDE_BY_SIDE - 1) * GAP) / SIDE_BY_SIDE
    stack.place(Lines([HEADING], SECTION, after=6), bookmark=Bookmark(HEADING, 0))
    shown = [_framed(one, width) for one in photos[:MOST]]
    for at in range(0, len(shown), SIDE_BY_SIDE):
        stack.place(PictureRow(tuple(shown[at : at + SIDE_BY_SIDE]), width))
    left = len(photos) - len(shown)
    if left:
        words = f"{format_count(left)} foto lain tidak dimuat; persempit periode untuk melihatnya."
        stack.place(paragraph(words, SMALL, width=stack.paper.width))


def _framed(photo: Photo, width: float) -> Framed:
    words = " · ".join(
        part for part in (photo.caption.strip(), format_date(photo.taken_on)) if part
    )
    return Framed(
        photo,
        wrap(clean(photo.title), STRONG, width)[:LONGEST_CAPTION],
        wrap(clean(words), SMALL, width)[:LONGEST_CAPTION],
    )


def _for_print(content: bytes) -> ImageReader:
    """The picture as a JPEG no finer than print needs."""
    made = BytesIO()
    with Image.open(BytesIO(content)) as picture:
        picture.draft("RGB", (PIXELS, PIXELS))
        small = picture.convert("RGB")
    small.thumbnail((PIXELS, PIXELS))
    small.save(made, "JPEG", quality=78)
    return ImageReader(made)
