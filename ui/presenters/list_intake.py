"""Taking a list in from the window: look into the file, guess its kind, take it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dialer.call_lists import CallList
from dialer.errors import BadInputError
from dialer.importing import Intake
from dialer.lists.choice import choose_layout
from dialer.lists.model import ListKind
from dialer.lists.parse import parse_list
from dialer.lists.reader import read_tables
from dialer.lists.samples import sample_list
from dialer.people import Officer
from dialer.workstation import Workstation
from ui.presenters.lists import number

SAMPLES: Final[Mapping[ListKind, str]] = {
    ListKind.BU: "Contoh badan usaha",
    ListKind.ARREARS: "Contoh tunggakan",
}
"""The sample lists and the names they get."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file holds when it is read as one kind, before anything is kept."""

    rows: int
    usable: int
    duplicates: int
    quarantined: int

    @property
    def sentence(self) -> str:
        """The counts in words."""
        return (
            f"Terbaca {number(self.rows)} baris: {number(self.usable)} dapat dipakai,"
            f" {number(self.duplicates)} ganda, {number(self.quarantined)} ditahan."
        )


@dataclass(frozen=True, slots=True)
class Inspection:
    """How a file reads: by kind the preview, or the sentence that says why it does not.

    None stands for a kind that is possible but was not looked into.

    `guess` is None when it reads as neither. A list of arrears also reads as one of employers,
    which asks for a name only, so the stricter kind wins.
    """

    path: Path
    readings: Mapping[ListKind, Preview | str | None]
    guess: ListKind | None

    @property
    def may_be_a_list(self) -> bool:
        """Whether the kinds fail for different reasons, so that choosing one tells more."""
        return self.guess is not None or len(set(self.readings.values())) > 1

    @property
    def sentence(self) -> str:
        """Why it reads as neither kind."""
        if self.may_be_a_list:
            return (
                f"“{self.path.name}” tidak dikenali sebagai daftar badan usaha maupun daftar"
                " tunggakan. Tidak ada data yang diimpor. Pilih jenisnya untuk melihat apa yang"
                " kurang, atau pilih berkas lain."
            )
        return next(one for one in self.readings.values() if isinstance(one, str))


@dataclass(frozen=True, slots=True)
class IntakeOrder:
    """What the person decided: the file, its kind, a name, and whether it is theirs alone."""

    path: Path
    kind: ListKind
    name: str = ""
    only_mine: bool = False


def inspect_file(workstation: Workstation, path: Path, check: Callable[[], None]) -> Inspection:
    """Read a file without keeping anything; `check` may raise to give up.

    Cleaning is what takes long (10 s for 100,000 rows), so it is done for the guess only.
    """
    readings: dict[ListKind, Preview | str | None] = {}
    guess: ListKind | None = None
    for kind in (ListKind.ARREARS, ListKind.BU):
        check()
        readings[kind] = _headings(path, kind) if guess else _reading(workstation, path, kind)
        if guess is None and isinstance(readings[kind], Preview):
            guess = kind
    return Inspection(path, readings, guess)


def _headings(path: Path, kind: ListKind) -> str | None:
    try:
        choose_layout(read_tables(path), kind, path.name)
    except BadInputError as error:
        return error.sentence
    return None


def _reading(workstation: Workstation, path: Path, kind: ListKind) -> Preview | str:
    branch = workstation.branch()
    dues = workstation.rulebook.dues_on(workstation.now().date())
    try:
        parsed = parse_list(path, kind, area_code=branch.area_code or None, dues=dues.by_class)
    except BadInputError as error:
        return error.sentence
    return Preview(
        rows=parsed.rows,
        usable=len(parsed.contacts),
        duplicates=len(parsed.duplicates),
        quarantined=len(parsed.quarantined),
    )


def take_in(
    workstation: Workstation,
    officer: Officer,
    order: IntakeOrder,
    on_progress: Callable[[int, int], None],
) -> CallList:
    """Take a list in; raises BadInputError or what `on_progress` raises, keeping nothing then."""
    return workstation.intake.take_in(
        officer.officer_id,
        order.path,
        order.kind,
        intake=Intake(
            name=order.name.strip(), assigned_to=officer.officer_id if order.only_mine else ""
        ),
        on_progress=lambda now: on_progress(now.rows_done, now.rows_expected),
    )


def take_in_samples(
    workstation: Workstation, officer: Officer, on_progress: Callable[[int, int], None]
) -> list[CallList]:
    """Take the sample lists in, one after the other; a list that is in stays in."""
    return [
        take_in(workstation, officer, IntakeOrder(sample_list(kind), kind, name), on_progress)
        for kind, name in SAMPLES.items()
    ]
