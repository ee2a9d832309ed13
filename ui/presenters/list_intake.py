"""Taking a list in from the window: look into what was brought, take it in, take it back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from dialer.call_lists import CallList
from dialer.file_kinds import Kind
from dialer.hours import local
from dialer.importing import Intake, IntakeState, OnProgress, Progress
from dialer.intake.orders import ListImport, silent
from dialer.list_inspection import Inspection, Question, inspect
from dialer.lists.child import ask_child
from dialer.lists.model import ListKind
from dialer.lists.pasted import pasted_name
from dialer.lists.reading import ColumnChoice
from dialer.lists.samples import sample_list
from dialer.people import Officer
from dialer.received.model import FileKind, ReceivedFile
from dialer.workstation import Workstation
from ui.presenters.lists import number, result_sentence

SAMPLES: Final[Mapping[ListKind, str]] = {
    ListKind.BU: "Contoh badan usaha",
    ListKind.ARREARS: "Contoh tunggakan",
}
"""The sample lists and the names they get."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody brought: a file, or text with `path` as its name.

    `kind` is known when rows that were put aside come back; `name` is then suggested.
    """

    path: Path
    pasted: str | None = None
    kind: ListKind | None = None
    name: str = ""

    @property
    def title(self) -> str:
        """What a list of it is called when nobody says otherwise."""
        return self.name or (self.path.name if self.pasted is not None else self.path.stem)


@dataclass(frozen=True, slots=True)
class IntakeOrder:
    """What the person decided of an offer. Without `choice` the columns are found out again.

    `remember` names the columns to be remembered, "" for no; `labels` and `fields` are those.
    """

    offer: Offer
    kind: Kind
    name: str = ""
    assigned_to: str = ""
    replaces: str = ""
    sheet: str | None = None
    choice: ColumnChoice | None = None
    remember: str = ""
    labels: tuple[str, ...] = ()
    fields: Mapping[int, StrEnum] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taken:
    """A list that is in; `matched` payments that waited have found their contact in it."""

    call_list: CallList
    matched: int = 0

    @property
    def sentence(self) -> str:
        """What became of it."""
        found = f" {number(self.matched)} pembayaran yang menunggu menemukan kontaknya."
        return result_sentence(self.call_list) + (found if self.matched else "")


def clipboard_offer(workstation: Workstation, text: str) -> Offer | None:
    """What was copied as an offer, named by the time; None when there is nothing."""
    if not text.strip():
        return None
    zone = workstation.branch().zone
    return Offer(Path(pasted_name(local(workstation.now(), zone))), pasted=text)


def inspect_offer(
    workstation: Workstation,
    offer: Offer,
    check: Callable[[], None],
    *,
    kind: Kind | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
) -> Inspection:
    """Look into what was brought, in the reading process; `check` may raise to give up."""
    question = Question(
        pasted=offer.pasted,
        kind=kind or offer.kind,
        sheet=sheet,
        header_row=header_row,
        mappings=tuple(workstation.store.column_mappings()),
    )
    return ask_child(inspect, offer.path, question, check=check)


def take_in(
    workstation: Workstation,
    officer: Officer,
    order: IntakeOrder,
    on_progress: OnProgress = silent,
) -> Taken | ReceivedFile:
    """Take it in; raises BadInputError or what `on_progress` raises, keeping nothing then."""
    taken = _take_in(workstation, officer, order, on_progress)
    if order.remember:
        workstation.mappings.remember(
            officer.officer_id, order.kind, order.remember, order.labels, order.fields
        )
    return taken


def _take_in(
    workstation: Workstation, officer: Officer, order: IntakeOrder, on_progress: OnProgress
) -> Taken | ReceivedFile:
    path, kind = order.offer.path, order.kind
    if isinstance(kind, FileKind):
        return _receive(workstation, officer, order, kind, on_progress)
    call_list = workstation.intake.take_in(
        officer.officer_id,
        path,
        kind,
        intake=Intake(
            name=order.name.strip() or order.offer.title,
            assigned_to=order.assigned_to,
            replaces=order.replaces,
            sheet=order.sheet,
            choice=order.choice,
            pasted=order.offer.pasted,
        ),
        on_progress=on_progress,
    )
    return Taken(call_list, workstation.payment_matching.rematch(officer.officer_id))


def _receive(
    workstation: Workstation,
    officer: Officer,
    order: IntakeOrder,
    kind: FileKind,
    on_progress: OnProgress,
) -> ReceivedFile:
    def told(done: int, total: int) -> None:
        on_progress(Progress(IntakeState.STAGING, done, total, 0.0, None))

    told(0, 0)
    offer, sheet, choice = order.offer, order.sheet, order.choice
    if kind is FileKind.PAYMENTS:
        return workstation.payments.take_in(
            officer.officer_id,
            offer.path,
            sheet=sheet,
            choice=choice,
            pasted=offer.pasted,
            on_progress=told,
        )
    return workstation.results.take_in(
        officer.officer_id, offer.path, sheet=sheet, choice=choice, pasted=offer.pasted
    )


def take_in_samples(
    workstation: Workstation, officer: Officer, on_progress: OnProgress = silent
) -> list[Taken]:
    """Take the sample lists in, one after the other; a list that is in stays in."""
    done = [
        take_in(
            workstation, officer, IntakeOrder(Offer(sample_list(kind)), kind, name), on_progress
        )
        for kind, name in SAMPLES.items()
    ]
    return [one for one in done if isinstance(one, Taken)]


_PHASES: Final = {
    IntakeState.STAGING: "Membaca dan menyimpan",
    IntakeState.PUBLISHING: "Memperbarui kontak yang sudah ada",
    IntakeState.REMOVING: "Mengembalikan keadaan semula",
}


def progress_words(now: Progress) -> str:
    """Say what is being done, how far, how quickly, and how long it still takes."""
    words = _PHASES.get(now.phase, "Menyelesaikan")
    if not now.rows_done and not now.rows_expected:
        return words
    parts = [f"{words}: {number(now.rows_done)} dari {number(now.rows_expected)} baris"]
    if now.rows_per_second >= 1:
        parts.append(f"{number(round(now.rows_per_second))} baris/detik")
    if now.seconds_left is not None and now.rows_done < now.rows_expected:
        parts.append(f"{_lasting(now.seconds_left)} lagi")
    return " · ".join(parts)


def _lasting(seconds: float) -> str:
    if seconds < 10:
        return "beberapa detik"
    if seconds < 55:
        return f"sekitar {round(seconds / 10) * 10} detik"
    return f"sekitar {max(1, round(seconds / 60))} menit"


def undo_words(one: ListImport, accepted: int, updated: int) -> str:
    """Say what taking an import back does, before it is done."""
    parts = [f"{number(accepted)} baris baru dihapus"] if accepted or not updated else []
    if updated:
        parts.append(f"{number(updated)} kontak kembali seperti sebelumnya")
    if one.left_list:
        parts.append(f"{number(one.left_list)} kontak yang keluar kembali ke antrean")
    return (
        f"Impor ini akan ditarik kembali: {', '.join(parts)}. Tekan sekali lagi untuk melanjutkan."
    )
