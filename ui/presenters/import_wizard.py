"""The wizard that takes a list in: what was found, what the person corrected, what is ordered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dialer.file_kinds import Kind, field_of
from dialer.file_kinds import lacking as lacking_of
from dialer.list_inspection import Inspection
from dialer.lists.columns import IDENTITY, Why
from dialer.lists.model import Field, ListKind
from dialer.lists.proposal import ColumnGuess
from dialer.lists.reading import ColumnChoice
from dialer.lists.sheet_names import apart
from dialer.received.model import FileKind
from ui.presenters.list_intake import IntakeOrder, Offer
from ui.presenters.list_words import fields_of_kind
from ui.presenters.lists import number
from ui.presenters.words import Shade

KIND_WORDS: Final[Mapping[Kind, str]] = {
    ListKind.BU: "Badan usaha",
    ListKind.ARREARS: "Tunggakan",
    FileKind.PAYMENTS: "Pembayaran",
    FileKind.RESULTS: "Hasil panggilan",
}
"""What a file may be, in the order of the keys."""

_HEADINGS: Final[Mapping[Kind, str]] = {
    ListKind.BU: "Impor daftar badan usaha",
    ListKind.ARREARS: "Impor daftar tunggakan",
    FileKind.PAYMENTS: "Terima berkas pembayaran",
    FileKind.RESULTS: "Terima berkas hasil panggilan",
}

AS_IS: Final = "Simpan apa adanya"
LEFT_OUT: Final = "Tidak dipakai"
"""What becomes of a column that is no field: lists keep it, received files do not need it."""

_EMPLOYER_ONLY: Final = frozenset(
    {Field.NPWP, Field.NIB, Field.KODE_BU, Field.WORKERS, Field.DATA_SOURCE, Field.PIC_NAME}
)
_MEMBER_ONLY: Final = frozenset(
    {*IDENTITY, Field.KK, Field.AMOUNT, Field.MONTHS, Field.CARE_CLASS, Field.MEMBERS}
)
_LACKING: Final = {
    Field.NAME: "nama",
    Field.CARD: "nomor kartu, NIK, atau VA",
    Field.AMOUNT: "total tunggakan",
}


_SHEETS_NAMED: Final = 2
"""Sheets that are not read; the summary of the list names them all."""

_RECEIVED: Final = {
    FileKind.PAYMENTS: (
        "Setiap pembayaran dicocokkan dengan kontak menurut VA atau nomor kartu; yang tidak ketemu"
        " disebutkan dan menunggu."
    ),
    FileKind.RESULTS: (
        "Setiap hasil diperiksa seperti formulir hasil panggilan, lalu dicatat dengan waktu dan"
        " petugasnya semula."
    ),
}


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of the table shown: its header, what it is taken for, how surely in a word."""

    index: int
    header: str
    field: StrEnum | None
    word: str
    sign: str
    shade: Shade

    @property
    def spoken(self) -> str:
        """The column in one sentence, for screen readers and the line below the table."""
        if self.word in ("–", self.header) and not self.sign and self.field is None:
            return f"Kolom “{self.header}”."
        sign = f" ({self.sign.lower()})" if self.sign else ""
        return f"Kolom “{self.header}” dibaca sebagai: {self.word}{sign}."


@dataclass(frozen=True, slots=True)
class WizardView:
    """Everything on the page. `tone` and `sentence` say how it stands; `may_import` if it can go.

    `sheets` are (value, text); `header_row` 0 says that there is none. `asks_confirmation`: the
    columns were told by their cells alone, so a person must say that they are right.
    """

    kind: Kind | None
    guess: Kind | None
    sheets: tuple[tuple[str, str], ...]
    sheet: str
    header_row: int
    columns: tuple[ColumnView, ...]
    rows: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...]
    shade: Shade
    sentence: str
    may_import: bool
    asks_confirmation: bool
    may_choose: bool
    may_remember: bool


def heading_of(kind: Kind | None) -> str:
    """What is done with such a file, as the button says it."""
    return _HEADINGS[kind] if kind else "Impor berkas"


def fields_of(kind: Kind) -> tuple[tuple[str, str], ...]:
    """The fields a column of such a file may be, as (code, word); "" for none of them."""
    left_out: frozenset[str] = frozenset()
    if isinstance(kind, ListKind):
        left_out = _EMPLOYER_ONLY if kind is ListKind.ARREARS else _MEMBER_ONLY
    words = fields_of_kind(kind).items()
    return (("", _no_field(kind)), *((code, word) for code, word in words if code not in left_out))


def _no_field(kind: Kind | None) -> str:
    return LEFT_OUT if isinstance(kind, FileKind) else AS_IS


def _becoming(kind: Kind) -> str:
    return "tidak dipakai" if isinstance(kind, FileKind) else "disimpan apa adanya"


class Wizard:
    """What is known of one offer. Set by an inspection, changed by the person, read as a view."""

    def __init__(self, offer: Offer) -> None:
        self.offer = offer
        self.confirmed = False
        self._found: Inspection | None = None
        self._guess: Kind | None = None
        self._kind: Kind | None = None
        self._fields: dict[int, StrEnum] = {}
        self._changed: set[int] = set()
        self._header_said = False
        self._moved = ""

    @property
    def kind(self) -> Kind | None:
        """What it is taken for; None while nobody knows."""
        return self._kind

    @property
    def sheet(self) -> str | None:
        """The sheet it is read from."""
        return self._found.proposal.sheet if self._found else None

    @property
    def known(self) -> bool:
        """Whether it was looked into."""
        return self._found is not None

    def found(self, inspection: Inspection, *, first: bool, header_said: bool = False) -> None:
        """Take what a look has found; `first` is the guess, before anybody said anything."""
        self._found = inspection
        self._kind = inspection.guess
        if first:
            self._guess = inspection.guess
        self._header_said = header_said
        self._fields = dict(inspection.proposal.choice.fields)
        self._changed.clear()
        self._moved = ""
        self.confirmed = False

    def choose(self, index: int, code: str) -> None:
        """Say what a column is, "" for no field.

        A field stands for one column only, except the telephone numbers of a list.
        """
        self._moved = ""
        field = field_of(self._kind, code) if code and self._kind else None
        if field is not None and field is not Field.PHONE:
            for other, had in list(self._fields.items()):
                if had is field and other != index:
                    del self._fields[other]
                    self._changed.add(other)
                    self._moved = self._columns[other].header
        if field is None:
            self._fields.pop(index, None)
        else:
            self._fields[index] = field
        self._changed.add(index)

    @property
    def _left(self) -> tuple[str, ...]:
        """How many sheets are read together, and the first of those that are not read."""
        if self._found is None:
            return ()
        proposal = self._found.proposal
        several = len(apart(proposal.sheet or ""))
        joined = (f"{several} lembar dibaca sebagai satu.",) if several > 1 else ()
        return joined + proposal.left[:_SHEETS_NAMED]

    @property
    def _columns(self) -> tuple[ColumnGuess, ...]:
        return self._found.proposal.columns if self._found else ()

    @property
    def view(self) -> WizardView:
        """The page as it is now."""
        assert self._found is not None
        proposal, kind = self._found.proposal, self._kind
        shade, sentence, good = self._standing()
        bare = kind is not None and proposal.header_row == 0
        return WizardView(
            kind=kind,
            guess=self._guess,
            sheets=tuple(
                (one.name or "", _sheet_words(one.name or "", one.rows, hidden=one.hidden))
                for one in proposal.sheets
            ),
            sheet=proposal.sheet or "",
            header_row=proposal.header_row,
            columns=tuple(map(self._column, proposal.columns)),
            rows=proposal.rows,
            row_numbers=proposal.row_numbers,
            shade=shade,
            sentence=sentence,
            may_import=good and (not bare or self.confirmed),
            asks_confirmation=bare and good,
            may_choose=kind is not None,
            may_remember=bool(proposal.signature) and good,
        )

    def _column(self, guess: ColumnGuess) -> ColumnView:
        field = self._fields.get(guess.index)
        if self._kind is None:
            return ColumnView(guess.index, guess.header, None, guess.header, "", Shade.NEUTRAL)
        word = fields_of_kind(self._kind)[field] if field else _no_field(self._kind)
        if guess.index in self._changed:
            sign, shade = "Dipilih", Shade.INFO
        elif field is None or field is Field.COUNTER:
            sign, shade = "", Shade.NEUTRAL
        elif guess.why is Why.REMEMBERED:
            sign, shade = "Diingat", Shade.GOOD
        elif guess.sure:
            sign, shade = "Yakin", Shade.GOOD
        else:
            sign, shade = "Periksa", Shade.WARN
        return ColumnView(guess.index, guess.header, field, word, sign, shade)

    def _standing(self) -> tuple[Shade, str, bool]:
        assert self._found is not None
        proposal, kind = self._found.proposal, self._kind
        if kind is None:
            return (
                Shade.WARN,
                f"“{proposal.file}” tidak dikenali. Pilih isi berkasnya di atas, lalu tentukan"
                " kolomnya pada judul tabel. Belum ada yang diimpor.",
                False,
            )
        lacking = missing(kind, self._fields.values())
        if lacking:
            return (
                Shade.BAD,
                f"Kolom {' dan '.join(lacking)} belum ada. Tentukan pada judul tabel di bawah, atau"
                " pilih isi berkas, lembar, atau baris judul yang lain.",
                False,
            )
        if self._moved:
            return (
                Shade.INFO,
                f"Satu isian hanya untuk satu kolom: “{self._moved}” kini {_becoming(kind)}.",
                True,
            )
        if proposal.header_row == 0:
            return (
                Shade.WARN,
                "Berkas ini tanpa judul kolom; kolom ditebak dari isinya. Periksa setiap kolom,"
                " terutama jumlah uang, lalu beri centang “Kolom sudah saya periksa”.",
                True,
            )
        return self._sureness(kind, proposal.remembered)

    def _sureness(self, kind: Kind, remembered: str) -> tuple[Shade, str, bool]:
        columns = [self._column(guess) for guess in self._columns]
        doubtful = [one.header for one in columns if one.sign == "Periksa"]
        kept = [one for one in columns if one.field is None]
        rest = f" {number(len(kept))} kolom lain {_becoming(kind)}." if kept else ""
        rest = f"{rest} {_RECEIVED[kind]}" if isinstance(kind, FileKind) else rest
        rest = " ".join((rest, *self._left))
        if doubtful:
            names = ", ".join(f"“{one}”" for one in doubtful[:4])
            return Shade.WARN, f"Perlu diperiksa: kolom {names}.{rest}", True
        if remembered and not self._changed:
            return Shade.GOOD, f"Susunan kolom “{remembered}” dipakai.{rest}", True
        return Shade.GOOD, f"Semua kolom yang diperlukan sudah dikenali.{rest}", True

    def order(
        self, *, name: str = "", assigned_to: str = "", replaces: str = "", remember: str = ""
    ) -> IntakeOrder | None:
        """What is to be done, None while it cannot be."""
        if self._found is None or self._kind is None or not self.view.may_import:
            return None
        proposal = self._found.proposal
        doubtful = any(self._column(guess).sign == "Periksa" for guess in self._columns)
        explicit = bool(self._changed) or self._header_said or proposal.header_row == 0
        if isinstance(self._kind, FileKind):
            explicit = explicit or doubtful
        choice = ColumnChoice(proposal.sheet, proposal.header_row, dict(self._fields))
        return IntakeOrder(
            self.offer,
            self._kind,
            name,
            assigned_to,
            replaces,
            sheet=proposal.sheet,
            choice=choice if explicit else None,
            remember=remember.strip() if self.view.may_remember else "",
            labels=tuple(column.header for column in proposal.columns),
            fields=dict(self._fields),
        )


def missing(kind: Kind, fields: Iterable[str]) -> list[str]:
    """Return in words what such a file cannot do without and has not got."""
    has = frozenset(fields)
    if isinstance(kind, FileKind):
        return lacking_of(kind, has)
    found = [] if Field.NAME in has else [_LACKING[Field.NAME]]
    if kind is ListKind.ARREARS:
        found += [] if Field.AMOUNT in has else [_LACKING[Field.AMOUNT]]
        found += [] if has & set(IDENTITY) else [_LACKING[Field.CARD]]
    return found


def _sheet_words(name: str, rows: int, *, hidden: bool) -> str:
    several = len(apart(name))
    if several > 1:
        return f"{several} lembar: {name} ({number(rows)} baris)"
    more = ", tersembunyi" if hidden else ""
    return f"{name or 'Berkas'} ({number(rows)} baris{more})"
