"""The head of the first page: letterhead, title, what the report covers, key figures."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from dialer.contacts.dates import format_date, format_datetime
from dialer.errors import BadInputError
from dialer.reports.figures import Figure
from dialer.reports.model import Letterhead, ReportFrame
from dialer.reports.paper import (
    BASE,
    LABEL,
    LANDSCAPE,
    MARGIN,
    SMALL,
    TITLE,
    VALUE,
    WIDTH,
    Block,
    Gap,
    Lines,
    Paper,
    ascent,
    paragraph,
)
from dialer.reports.pen import Pen
from dialer.reports.typeface import ACCENT, BOLD, GROUND, Style, clean, shorten, text_width, wrap

INSTITUTION = Style(BOLD, 13, 16)
LOGO_HEIGHT = 44.0
LOGO_WIDTH = 120.0
LOGO_PIXELS = 720
COLUMN_GAP = 14.0
WIDE_FACTS = (0.18, 0.16, 0.20, 0.20, 0.26)
NARROW_FACTS = (0.27, 0.16, 0.16, 0.13, 0.28)
LONGEST_IN_COLUMN = 4
CARD_GAP = 8.0
CARD_PAD = 9.0
NARROWEST_CARD = 116.0
CARD_VALUE_SIZES = (18.0, 16.0, 14.0, 12.0, 10.0)
"""The largest size at which the value still fits its card is taken."""


@dataclass(frozen=True, slots=True)
class Head:
    """Logo, institution, branch and address over an accent rule."""

    texts: list[tuple[list[str], Style]]
    logo: ImageReader | None
    logo_size: tuple[float, float]
    width: float

    @property
    def height(self) -> float:
        """The taller of logo and text, the rule and the space below it."""
        text = sum(len(lines) * style.leading for lines, style in self.texts)
        return max(text, self.logo_size[1]) + 20

    def draw(self, pen: Pen, top: float) -> None:
        """Logo on the left, text beside it, both from the top."""
        width, height = self.logo_size
        x = MARGIN
        if self.logo is not None:
            pen.picture(MARGIN, top - height, width, height, self.logo)
            x += width + COLUMN_GAP
        y = top
        for lines, style in self.texts:
            pen.lines(x, y - ascent(style), lines, style)
            y -= len(lines) * style.leading
        pen.rule(MARGIN, top - self.height + 13, self.width, ACCENT, 1.2)


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled facts side by side: period, officer, list, filter, state of the data."""

    columns: list[tuple[float, str, list[str]]]

    @property
    def height(self) -> float:
        """The label, the tallest value and the space below."""
        return LABEL.leading + max(len(v) for _, _, v in self.columns) * VALUE.leading + 12

    def draw(self, pen: Pen, top: float) -> None:
        """Label above value, column by column."""
        x = MARGIN
        for width, label, lines in self.columns:
            pen.text(x, top - ascent(LABEL), label, LABEL)
            pen.lines(x, top - LABEL.leading - ascent(VALUE), lines, VALUE)
            x += width


@dataclass(frozen=True, slots=True)
class Cards:
    """Key figures in a row, all as tall as the tallest."""

    cards: tuple[Figure, ...]
    width: float = WIDTH

    @property
    def _width(self) -> float:
        return (self.width - CARD_GAP * (len(self.cards) - 1)) / len(self.cards)

    def _basis(self, card: Figure) -> list[str]:
        return wrap(card.basis, SMALL, self._width - 2 * CARD_PAD)

    def _card_height(self) -> float:
        longest = max(len(self._basis(card)) for card in self.cards)
        return 2 * CARD_PAD + LABEL.leading + 25 + longest * SMALL.leading

    @property
    def height(self) -> float:
        """The cards and the space below them."""
        return self._card_height() + 12

    def draw(self, pen: Pen, top: float) -> None:
        """Calm ground, no outline; the figure in the largest size that fits."""
        height, width = self._card_height(), self._width
        for at in range(len(self.cards)):
            pen.box(MARGIN + at * (width + CARD_GAP), top - height, width, height, GROUND, 6)
        for at, card in enumerate(self.cards):
            x = MARGIN + at * (width + CARD_GAP) + CARD_PAD
            y = top - CARD_PAD
            pen.text(x, y - ascent(LABEL), card.label, LABEL)
            pen.text(x, y - LABEL.leading - 18.5, card.value, _largest(card.value, width))
            pen.lines(x, y - LABEL.leading - 25 - ascent(SMALL), self._basis(card), SMALL)


def rows_of_cards(figures: tuple[Figure, ...], paper: Paper) -> list[Cards]:
    """The figures in as few rows as the width allows, the rows as even as can be."""
    fits = max(1, int((paper.width + CARD_GAP) // (NARROWEST_CARD + CARD_GAP)))
    rows = -(-len(figures) // fits)
    each = -(-len(figures) // rows) if rows else 1
    return [Cards(figures[at : at + each], paper.width) for at in range(0, len(figures), each)]


def head(letterhead: Letterhead, paper: Paper = LANDSCAPE) -> Head:
    """The branch's letterhead. BadInputError when the logo cannot be read as a picture."""
    logo = _picture(letterhead.logo) if letterhead.logo is not None else None
    size = _logo_size(logo) if logo is not None else (0.0, 0.0)
    width = paper.width - (size[0] + COLUMN_GAP if logo is not None else 0)
    contact = " · ".join(part for part in (letterhead.address, letterhead.phone) if part.strip())
    texts = [(letterhead.institution, INSTITUTION), (letterhead.branch, VALUE), (contact, SMALL)]
    wrapped = [(wrap(clean(text), style, width), style) for text, style in texts]
    return Head([(lines, style) for lines, style in wrapped if lines], logo, size, paper.width)


def covers(frame: ReportFrame, paper: Paper = LANDSCAPE) -> list[Block]:
    """Title and facts. A fact too long for its column stands below over the full width."""
    narrow = paper.size[0] < paper.size[1]
    shares = NARROW_FACTS if narrow else WIDE_FACTS
    state = frame.data_state or "–"
    facts = [
        ("Periode", period(frame)),
        ("Petugas", frame.officer or "Semua petugas"),
        ("Daftar", frame.list_name or "Semua daftar"),
        ("Saringan", frame.filter_text or "Tidak ada"),
        (
            "Keadaan data",
            state if narrow else f"{state}\nper {format_datetime(frame.generated_at)}",
        ),
    ]
    width = paper.width
    columns: list[tuple[float, str, list[str]]] = []
    below: list[Block] = []
    for share, (label, value) in zip(shares, facts, strict=True):
        lines = wrap(clean(value), VALUE, share * width - COLUMN_GAP)
        if len(lines) > LONGEST_IN_COLUMN:
            below += [Lines([line], BASE) for line in wrap(clean(f"{label}: {value}"), BASE, width)]
            lines = [shorten(clean(value), VALUE, share * width - COLUMN_GAP)]
        columns.append((share * width, label, lines))
    title = paragraph(clean(frame.title), TITLE, width=width, after=8)
    return [title, Facts(columns), *below, *([Gap(10)] if below else [])]


def period(frame: ReportFrame) -> str:
    """ "1 Nov 2026 – 30 Nov 2026", or the one day."""
    first, last = format_date(frame.period_from), format_date(frame.period_to)
    return first if first == last else f"{first} – {last}"


def _largest(value: str, card_width: float) -> Style:
    room = card_width - 2 * CARD_PAD
    for size in CARD_VALUE_SIZES:
        style = Style(BOLD, size, size)
        if text_width(value, style) <= room:
            return style
    return Style(BOLD, CARD_VALUE_SIZES[-1] * room / text_width(value, style), 10)


def _picture(content: bytes) -> ImageReader:
    """The logo, read to its last byte and no finer than print needs."""
    try:
        with Image.open(BytesIO(content)) as picture:
            image = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadInputError(
            "Logo pada kop surat tidak dapat dibaca sebagai gambar. Laporan belum dibuat. "
            "Pilih berkas PNG atau JPEG lain di Pengaturan."
        ) from error
    image.thumbnail((LOGO_PIXELS, LOGO_PIXELS))
    return ImageReader(image)


def _logo_size(logo: ImageReader) -> tuple[float, float]:
    """The logo's size on the page in points, its proportions kept."""
    width, height = logo.getSize()
    scale = min(LOGO_WIDTH / width, LOGO_HEIGHT / height)
    return width * scale, height * scale
