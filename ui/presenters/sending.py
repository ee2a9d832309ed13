"""Sending the day's reports: what is said of it, and which day is due."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dialer.contacts.dates import format_date
from dialer.people import Officer
from dialer.report_sending import ReportSending, Sent
from dialer.workstation import Workstation


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with what to do next; `good` is false while files wait."""

    good: bool
    sentence: str
    todo: str = ""


def sending_of(workstation: Workstation, place: Path) -> ReportSending:
    """Return the use case; files that cannot go wait below `place`."""
    return ReportSending(workstation.store, workstation.now, workstation.reporting, place)


def told_of(sent: Sent) -> Told:
    """What became of the reports of a day."""
    day, count = format_date(sent.day), len(sent.files)
    pasted = "Ringkasan teks sudah disalin; tempelkan ke Telegram atau WhatsApp."
    if not sent.waiting:
        return Told(True, f"Laporan {day} dikirim: {count} berkas ke “{sent.folder}”.", pasted)
    went = count - len(sent.waiting)
    start = f"{went} dari {count} berkas laporan {day} dikirim. " if went else ""
    return Told(False, f"{start}{sent.trouble}", pasted)


def told_of_moved(moved: tuple[str, ...]) -> str:
    """What is said when files that waited have gone."""
    return f"{len(moved)} berkas laporan yang menunggu sudah dikirim."


def missed_words(day: date) -> str:
    """What is said of a day whose reports did not go."""
    return f"Laporan {format_date(day)} belum dikirim."


@dataclass(frozen=True, slots=True)
class Tick:
    """What a look at the clock led to."""

    sent: Sent | None = None
    moved: tuple[str, ...] = ()
    missed: date | None = None


def tick(sending: ReportSending, actor: Officer) -> Tick:
    """Send what is due, move what waits, find what was missed. May run beside the window."""
    folder = sending.setup().folder
    if not folder:
        return Tick()
    due = sending.due(actor)
    if due is not None:
        return Tick(sent=sending.send(actor, due, Path(folder)), missed=sending.missed(actor))
    moved, _ = sending.try_again(Path(folder)) if sending.waiting() else ((), "")
    return Tick(moved=moved, missed=sending.missed(actor))
