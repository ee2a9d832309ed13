"""Reasons that people type may name somebody: they stay in the store, with whom they are about."""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from dialer.errors import SambungError
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.report_kinds import ReportKind, ReportOrder
from dialer.report_sending import ReportSending
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call, member, take
from tests.workstation.test_contact_export import EVERYTHING, untold
from ui.presenters.browse_words import EXPORT

SECRET = "Zulkifli tetangganya"
PROMISE = OutcomeEntry("promise", "self", promise=PromiseEntry(600_000, date(2026, 11, 25), "bri"))
DAYS = date(2026, 11, 20), date(2026, 11, 30)


@pytest.fixture
def reasoned(workstation: Workstation, officer: Officer, lead: Officer, clock: HandClock) -> None:
    """Somebody gave the secret as the reason of everything that asks for one."""
    people = take(workstation, *(member(contact_id=f"c{n}") for n in range(3)))
    saved = [workstation.desk.save(officer, call(one, clock(), PROMISE)) for one in people]
    workstation.desk.skip(officer, "c2", SECRET)
    workstation.undoing.undo(officer, saved[0], SECRET)
    workstation.review.correct(lead, saved[1], PROMISE, SECRET)
    workstation.promises.cancel(lead, workstation.store.promises()[-1].promise_id, SECRET)


def words_of(path: Path) -> str:
    """All that stands in a file that was written."""
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            return "\n".join(book.read(name).decode() for name in book.namelist())
    return path.read_bytes().decode("latin-1")


@pytest.mark.usefixtures("reasoned")
def test_the_trail_keeps_the_reason_and_no_report_export_or_file_beside_it_does(
    workstation: Workstation, lead: Officer, tmp_path: Path
) -> None:
    trail = [one.action for one in workstation.store.audit_trail(20) if one.detail == SECRET]
    assert sorted(trail) == ["contact_skipped", "outcome_undone"]
    out = tmp_path / "keluar"
    out.mkdir()
    for kind in ReportKind:
        for suffix in (".pdf", ".xlsx"):
            order = ReportOrder(kind, *DAYS, photos=kind is ReportKind.CANVASSING)
            workstation.reporting.write(lead, order, out / f"{kind.value}{suffix}")
    sending = ReportSending(workstation.store, workstation.now, workstation.reporting, tmp_path)
    sent = sending.send(lead, DAYS[0], out)
    assert SECRET not in json.dumps(sent.message)
    workstation.contact_export.write(lead, EVERYTHING, EXPORT, out / "kontak.xlsx", untold)
    written = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert {one.suffix for one in written} >= {".pdf", ".xlsx", ".db"}
    for path in written:
        assert "Zulkifli" not in words_of(path), path.name


@pytest.mark.usefixtures("reasoned")
def test_what_is_refused_does_not_repeat_the_reason(
    workstation: Workstation, lead: Officer
) -> None:
    with pytest.raises(SambungError) as caught:
        workstation.undoing.undo(lead, "tidak-ada", SECRET)
    assert SECRET not in caught.value.sentence
    with pytest.raises(SambungError) as caught:
        workstation.promises.cancel(lead, "tidak-ada", SECRET)
    assert SECRET not in caught.value.sentence
