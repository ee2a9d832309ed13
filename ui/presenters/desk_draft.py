"""Keeping half-written work in the store while it grows, and taking it back at the start."""

from dataclasses import dataclass
from datetime import datetime

from dialer.people import Officer
from dialer.workstation import Workstation
from ui.presenters.desk_case import CaseWork
from ui.presenters.desk_view import Message
from ui.presenters.draft import DeskDraft, from_json, to_json
from ui.presenters.words import Shade


@dataclass(frozen=True, slots=True)
class KeptWork:
    """What was half written, whose contact it was, and when it was last kept."""

    contact_id: str
    kept_at: datetime
    draft: DeskDraft


def restored(name: str, trouble: str, *, live: bool) -> Message:
    """Say that half-written work is back, and what of it could not be taken up."""
    running = "Panggilan masih tercatat berjalan; tekan F9 bila sudah selesai." if live else ""
    return Message(
        Shade.INFO,
        f"Pekerjaan yang belum disimpan untuk {name} dipulihkan.",
        " ".join(part for part in (running, trouble) if part),
        stays=True,
    )


class DraftKeeper:
    """One officer's draft. `due` says that something changed since it was last kept."""

    def __init__(self, workstation: Workstation, officer: Officer) -> None:
        self._workstation = workstation
        self._officer = officer
        self._kept = False
        self.due = False

    def fresh(self) -> None:
        """Another contact: nothing is due. A draft that was kept is gone or goes at the next."""
        self.due = False

    def gone(self) -> None:
        """The draft left with what was saved or skipped."""
        self.due = self._kept = False

    def keep(self, work: CaseWork) -> None:
        """Keep what is due; an empty desk keeps nothing. Raises SambungError, then it stays due."""
        if not self.due:
            return
        desk = self._workstation.desk
        if work.case is not None and work.busy:
            body = to_json(work.draft())
            desk.keep_draft(self._officer, work.case.contact_id, body)
            self._kept = True
        elif self._kept:
            desk.drop_draft(self._officer)
            self._kept = False
        self.due = False

    def kept(self) -> KeptWork | None:
        """What is kept in the store, None when there is nothing or a newer program wrote it."""
        found = self._workstation.desk.draft(self._officer)
        draft = from_json(found.body, found.saved_at) if found else None
        if found is None or draft is None:
            return None
        self._kept = True
        return KeptWork(found.contact_id, found.saved_at, draft)
