"""The letter of assignment (surat tugas): a text of the branch with officers and firms filled in.

The text is plain: blank lines part paragraphs; a line that is only {officers} or {firms} becomes a
list or a table. Nothing of it goes through a markup parser.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from dialer.contacts.dates import format_date_long
from dialer.reports.model import Letterhead, Signer
from dialer.reports.opening import head
from dialer.reports.paper import MARGIN, PORTRAIT, Block, Gap, Lines, ascent
from dialer.reports.paperwork import WIDTH, Document, sheet, write_paperwork
from dialer.reports.pen import Pen
from dialer.reports.typeface import (
    ACCENT,
    BOLD,
    LINE,
    REGULAR,
    Style,
    clean,
    load_faces,
    shorten,
    text_width,
    wrap,
)

HEADING = Style(BOLD, 14, 18)
BODY = Style(REGULAR, 10.5, 15)
CELL = Style(REGULAR, 9, 11.6)
CELL_HEAD = Style(BOLD, 9, 11.6)
SIGNED = Style(BOLD, 10.5, 14)
COLUMNS = (("No.", 26.0), ("Badan usaha", 158.0), ("Alamat", 179.0), ("Waktu", 0.0))
LONGEST_CELL = 12
LONGEST_NUMBER = 4
SIGNING = 200.0


@dataclass(frozen=True, slots=True)
class Firm:
    """One firm of the letter's table, in words."""

    name: str
    address: str
    when: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be laid out; `text` is filled in except for {officers} and {firms}.

    `officers` are name and office of each.
    """

    number: str
    text: str
    officers: tuple[tuple[str, str], ...]
    firms: tuple[Firm, ...]
    city: str
    dated: date
    signer: Signer


def write_letter(
    target: Path | BinaryIO, letterhead: Letterhead, letter: Letter, made_at: datetime
) -> None:
    """Write one letter as PDF."""
    load_faces()
    stack = sheet()
    stack.place(head(letterhead, PORTRAIT))
    stack.place(Gap(10))
    stack.place(Centred(["SURAT TUGAS"], HEADING))
    stack.place(Centred(wrap(clean(f"Nomor: {letter.number}"), BODY, WIDTH)[:LONGEST_NUMBER], BODY))
    stack.place(Gap(14))
    blocks = list(_blocks(letter))[:-1]
    closing = _closing(letter)
    for place, block in enumerate(blocks):
        if isinstance(block, Row) and block.opens:
            stack.keep_together(block.height * 2 + (blocks[place + 1].height))
        if place == len(blocks) - 1:
            stack.keep_together(block.height + closing.height)
        if isinstance(block, Row):
            stack.place(block, opening=None if block.opens else _table_head(opens=False))
        else:
            stack.place(block)
    stack.place(closing)
    title = f"Surat tugas {letter.number}"
    document = Document(f"Surat tugas · Nomor {' '.join(letter.number.split())}", stack.pages)
    write_paperwork(target, " ".join(title.split()), letterhead, made_at, [document])


def _blocks(letter: Letter) -> Iterator[Block]:
    parts = [part for part in clean(letter.text).split("\n\n") if part.strip()]
    for part in parts:
        for line in part.strip("\n").split("\n"):
            if line.strip() == "{officers}":
                yield from _officers(letter.officers)
            elif line.strip() == "{firms}":
                yield from _firms(letter.firms)
            else:
                yield from _paragraph(_inline(line, letter))
        yield Gap(9)


def _inline(line: str, letter: Letter) -> str:
    """Names in a sentence, where the text puts them into one."""
    names = ", ".join(name for name, _ in letter.officers)
    firms = ", ".join(firm.name for firm in letter.firms)
    return line.replace("{officers}", clean(names)).replace("{firms}", clean(firms))


def _paragraph(text: str) -> Iterator[Block]:
    for line in wrap(text, BODY, WIDTH):
        yield Lines([line], BODY)


def _officers(officers: Sequence[tuple[str, str]]) -> Iterator[Block]:
    for number, (name, office) in enumerate(officers, start=1):
        text = f"{number}. {name}" + (f", {office}" if office else "")
        lines = wrap(clean(" ".join(text.split())), BODY, WIDTH - 18)
        yield from (Lines([line], BODY, indent=18 if at == 0 else 32) for at, line in enumerate(
            lines if len(lines) == 1 else wrap(clean(text), BODY, WIDTH - 32)))  # fmt: skip


def _firms(firms: Sequence[Firm]) -> Iterator[Block]:
    if not firms:
        yield Lines(["(belum ada badan usaha yang dijadwalkan)"], BODY)
        return
    yield _table_head(opens=True)
    for number, firm in enumerate(firms, start=1):
        yield _row((f"{number}.", firm.name, firm.address or "–", firm.when), CELL)


def _table_head(*, opens: bool) -> "Row":
    made = _row(tuple(title for title, _ in COLUMNS), CELL_HEAD)
    return Row(made.cells, CELL_HEAD, opens=opens, heading=True)


def _widths() -> list[float]:
    fixed = sum(width for _, width in COLUMNS)
    return [width or WIDTH - fixed for _, width in COLUMNS]


def _row(texts: Sequence[str], style: Style) -> "Row":
    cells = []
    for text, width in zip(texts, _widths(), strict=True):
        lines = wrap(clean(" ".join(text.split())), style, width - 8)
        if len(lines) > LONGEST_CELL:
            rest = shorten(" ".join(lines[LONGEST_CELL - 1 : LONGEST_CELL + 1]) + " …", style,
                           width - 8)  # fmt: skip
            lines = [*lines[: LONGEST_CELL - 1], rest]
        cells.append(lines)
    return Row(tuple(cells), style)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table of firms; `opens` is its head where the table begins."""

    cells: tuple[list[str], ...]
    style: Style
    opens: bool = False
    heading: bool = False

    @property
    def height(self) -> float:
        """The tallest cell and padding."""
        return max(len(lines) for lines in self.cells) * self.style.leading + 7

    def draw(self, pen: Pen, top: float) -> None:
        """Cells, then a rule."""
        x = MARGIN
        for lines, width in zip(self.cells, _widths(), strict=True):
            pen.lines(x, top - 3 - ascent(self.style), lines, self.style)
            x += width
        colour, weight = (ACCENT, 0.9) if self.heading else (LINE, 0.5)
        pen.rule(MARGIN, top - self.height, WIDTH, colour, weight)


@dataclass(frozen=True, slots=True)
class Centred:
    """Lines in the middle of the page."""

    lines: list[str]
    style: Style

    @property
    def height(self) -> float:
        """Line heights."""
        return len(self.lines) * self.style.leading

    def draw(self, pen: Pen, top: float) -> None:
        """Each line in the middle."""
        y = top - ascent(self.style)
        for line in self.lines:
            x = MARGIN + (WIDTH - text_width(line, self.style)) / 2
            pen.text(x, y, line, self.style)
            y -= self.style.leading


@dataclass(frozen=True, slots=True)
class Closing:
    """Place and date, office, room to sign, name; on the right."""

    above: list[str]
    name: list[str]
    number: list[str]

    @property
    def height(self) -> float:
        """Lines and room to sign."""
        below = max(1, len(self.name)) * SIGNED.leading + len(self.number) * BODY.leading
        return 14 + len(self.above) * BODY.leading + 56 + below

    def draw(self, pen: Pen, top: float) -> None:
        """Lines over the place to sign, the name below a rule."""
        x = MARGIN + WIDTH - SIGNING
        y = top - 14
        pen.lines(x, y - ascent(BODY), self.above, BODY)
        line = y - len(self.above) * BODY.leading - 52
        pen.rule(x, line, SIGNING, "#1B2327")
        pen.lines(x, line - 3 - ascent(SIGNED), self.name, SIGNED)
        y = line - 3 - len(self.name) * SIGNED.leading
        pen.lines(x, y - ascent(BODY), self.number, BODY)


def _closing(letter: Letter) -> Closing:
    place = ", ".join(part for part in (letter.city, format_date_long(letter.dated)) if part)
    signer = letter.signer
    above = [*wrap(clean(place), BODY, SIGNING), *wrap(clean(signer.office), BODY, SIGNING)]
    return Closing(
        above[:6],
        wrap(clean(signer.name), SIGNED, SIGNING)[:5],
        wrap(clean(signer.numbered), BODY, SIGNING)[:2],
    )


ROMAN: Mapping[int, str] = dict(
    enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), start=1)
)
"""Months as letters are numbered by."""
