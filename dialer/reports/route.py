"""A day's route sheet: firms grouped by kecamatan and kelurahan, with room to write and to sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from dialer.contacts.dates import day_name, format_date_long
from dialer.reports.model import Letterhead, Signer
from dialer.reports.opening import head
from dialer.reports.pages import Page
from dialer.reports.paper import MARGIN, PORTRAIT, SENTENCE, TITLE, VALUE, ascent
from dialer.reports.paper import paragraph as full_width
from dialer.reports.paperwork import WIDTH, Document, sheet, write_paperwork
from dialer.reports.pen import Pen
from dialer.reports.summary import format_count
from dialer.reports.typeface import (
    BOLD,
    GROUND,
    LINE,
    MUTED,
    REGULAR,
    TEXT,
    Style,
    clean,
    load_faces,
    shorten,
    wrap,
)

NAME = Style(BOLD, 10, 12.6)
TEXT_STYLE = Style(REGULAR, 8.6, 11)
HINT = Style(REGULAR, 7.5, 9.6, MUTED)
AREA = Style(BOLD, 9.5, 12.4)

NUMBER_WIDTH = 26.0
LEFT = 292.0
GAP = 16.0
RIGHT_X = MARGIN + NUMBER_WIDTH + LEFT + GAP
RIGHT = WIDTH - NUMBER_WIDTH - LEFT - GAP
RULES = 4
RULE_GAP = 17.0
SIGNING = 40.0
PAD = 7.0
LONGEST_NAME = 10
LONGEST_FIELD = 8

NOTHING_PLANNED = "Tidak ada kunjungan yang direncanakan untuk hari ini."


@dataclass(frozen=True, slots=True)
class Stop:
    """One firm to be visited, in words; empty text is left out."""

    time: str
    name: str
    address: str
    kelurahan: str
    kecamatan: str
    pic: str
    phones: str
    workers: int | None
    purpose: str
    note: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """The day of one officer; stops in the order of the way."""

    officer: str
    day: date
    stops: tuple[Stop, ...]
    lead: Signer
    city: str = ""


def ordered(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """Stops by kecamatan, the one with the earliest time first; inside by time.

    Those without a time follow, by kelurahan.
    """
    first: dict[str, str] = {}
    for stop in stops:
        kecamatan = stop.kecamatan.casefold()
        first[kecamatan] = min(first.get(kecamatan, "~"), stop.time or "~")

    def place(stop: Stop) -> tuple[object, ...]:
        kecamatan, kelurahan = stop.kecamatan.casefold(), stop.kelurahan.casefold()
        return (
            first[kecamatan],
            not kecamatan,
            kecamatan,
            stop.time or "~",
            not kelurahan,
            kelurahan,
            stop.name.casefold(),
        )

    return tuple(sorted(stops, key=place))


def write_routes(
    target: Path | BinaryIO, letterhead: Letterhead, routes: Sequence[Route], made_at: datetime
) -> None:
    """Write the sheets of one or more officers, each beginning on a page of its own."""
    load_faces()
    documents = [_document(letterhead, route) for route in routes]
    days = sorted({route.day for route in routes})
    when = ", ".join(format_date_long(day) for day in days)
    write_paperwork(target, f"Lembar rute kunjungan {when}", letterhead, made_at, documents)


def _document(letterhead: Letterhead, route: Route) -> Document:
    stops = ordered(route.stops)
    when = f"{day_name(route.day)}, {format_date_long(route.day)}"
    stack = sheet()
    stack.place(head(letterhead, PORTRAIT))
    stack.place(full_width("Lembar rute kunjungan", TITLE, width=WIDTH, after=4))
    workers = sum(stop.workers or 0 for stop in stops)
    facts = (
        f"{when} · {format_count(len(stops))} badan usaha · potensi {format_count(workers)} pekerja"
    )
    stack.place(full_width(f"Petugas: {clean(route.officer)}", VALUE, width=WIDTH))
    stack.place(full_width(facts, VALUE, width=WIDTH, after=8))
    if not stops:
        stack.place(full_width(NOTHING_PLANNED, SENTENCE, width=WIDTH, after=8))
    area: tuple[str, str] | None = None
    for number, stop in enumerate(stops, start=1):
        block = stop_block(number, stop)
        here = (stop.kecamatan.casefold(), stop.kelurahan.casefold())
        heading = area_block(stop)
        if here != area:
            stack.keep_together(heading.height + block.height)
            stack.place(heading)
            stack.place(block)
        else:
            stack.place(block, opening=area_block(stop, again=True))
        area = here
    closing = SignBlock(
        ("Mengetahui,", clean(route.lead.office), clean(route.lead.name)),
        (clean(f"{route.city}, ").lstrip(", ") + "........................", "Petugas",
         clean(route.officer)),
    )  # fmt: skip
    stack.place(closing)
    pages: list[Page] = stack.pages
    return Document(f"Lembar rute · {route.officer} · {when}", pages)


@dataclass(frozen=True, slots=True)
class AreaBlock:
    """The name of an area on a calm ground."""

    lines: list[str]

    @property
    def height(self) -> float:
        """Lines, ground and the space above."""
        return len(self.lines) * AREA.leading + 14

    def draw(self, pen: Pen, top: float) -> None:
        """Text on the ground."""
        height = len(self.lines) * AREA.leading + 6
        pen.box(MARGIN, top - 6 - height, WIDTH, height, GROUND, 3)
        pen.lines(MARGIN + 8, top - 9 - ascent(AREA), self.lines, AREA)


def area_block(stop: Stop, *, again: bool = False) -> AreaBlock:
    """The heading of a stop's area."""
    parts = [
        f"Kecamatan {stop.kecamatan}" if stop.kecamatan else "",
        f"Kelurahan/Desa {stop.kelurahan}" if stop.kelurahan else "",
    ]
    text = " · ".join(part for part in parts if part) or "Kecamatan belum tercatat"
    return AreaBlock(wrap(clean(text + (" (lanjutan)" if again else "")), AREA, WIDTH - 16))


@dataclass(frozen=True, slots=True)
class StopBlock:
    """One firm: facts on the left, ruled lines and a place to sign on the right."""

    number: int
    texts: tuple[tuple[list[str], Style], ...]

    @property
    def height(self) -> float:
        """The taller of facts and writing room."""
        facts = sum(len(lines) * style.leading for lines, style in self.texts)
        writing = HINT.leading + RULES * RULE_GAP + SIGNING
        return max(facts, writing) + 2 * PAD

    def draw(self, pen: Pen, top: float) -> None:
        """Number, facts, lines to write on, line to sign on, thin rule below."""
        y = top - PAD
        pen.text(MARGIN + 4, y - ascent(NAME), f"{self.number}.", NAME)
        for lines, style in self.texts:
            pen.lines(MARGIN + NUMBER_WIDTH, y - ascent(style), lines, style)
            y -= len(lines) * style.leading
        y = top - PAD
        pen.text(RIGHT_X, y - ascent(HINT), "Hasil dan catatan", HINT)
        y -= HINT.leading
        for _ in range(RULES):
            y -= RULE_GAP
            pen.rule(RIGHT_X, y, RIGHT, MUTED, 0.4)
        pen.text(RIGHT_X, y - 6 - ascent(HINT), "Ditemui (nama, jabatan)", HINT)
        pen.text(RIGHT_X + RIGHT * 0.58, y - 6 - ascent(HINT), "Tanda tangan / cap", HINT)
        pen.rule(RIGHT_X, y - SIGNING + 2, RIGHT * 0.54, MUTED, 0.4)
        pen.rule(RIGHT_X + RIGHT * 0.58, y - SIGNING + 2, RIGHT * 0.42, MUTED, 0.4)
        pen.rule(MARGIN, top - self.height, WIDTH, LINE)


def stop_block(number: int, stop: Stop) -> StopBlock:
    """Lay a stop out; names are wrapped, what is endless is cut with a sign that it goes on."""
    texts = [(_cut(stop.name, NAME, LONGEST_NAME), NAME)]
    workers = "" if stop.workers is None else f"{format_count(stop.workers)} pekerja"
    for label, value in (
        ("Jam", stop.time),
        ("Alamat", stop.address),
        ("PIC", stop.pic),
        ("Telepon", stop.phones),
        ("Potensi", workers),
        ("Tujuan", stop.purpose),
        ("Hasil terakhir", stop.last),
        ("Catatan", stop.note),
    ):
        if value.strip():
            texts.append((_cut(f"{label}: {value}", TEXT_STYLE, LONGEST_FIELD), TEXT_STYLE))
    return StopBlock(number, tuple(texts))


def _cut(text: str, style: Style, most: int) -> list[str]:
    lines = wrap(clean(" ".join(text.split())), style, LEFT)
    if len(lines) <= most:
        return lines
    last = shorten(lines[most - 1] + " " + lines[most] + " …", style, LEFT)
    return [*lines[: most - 1], last]


@dataclass(frozen=True, slots=True)
class SignBlock:
    """Two places to sign: two lines above, a name below."""

    left: tuple[str, str, str]
    right: tuple[str, str, str]

    @property
    def height(self) -> float:
        """Headings, room to sign, names."""
        return 24 + 2 * VALUE.leading + 48 + self._names() * NAME.leading + 6

    def _names(self) -> int:
        return max(len(_name(self.left[2])), len(_name(self.right[2])), 1)

    def draw(self, pen: Pen, top: float) -> None:
        """Left and right in line with each other."""
        for x, (above, office, name) in (
            (MARGIN, self.left),
            (MARGIN + WIDTH - 190, self.right),
        ):
            y = top - 24
            lines = [shorten(above, VALUE, 190), shorten(office, VALUE, 190)]
            pen.lines(x, y - ascent(VALUE), lines, VALUE)
            line = y - 2 * VALUE.leading - 46
            pen.rule(x, line, 190, TEXT)
            pen.lines(x, line - 3 - ascent(NAME), _name(name), NAME)


def _name(name: str) -> list[str]:
    return wrap(name, NAME, 190)[:4]
