"""Taking lists in over a real store: matching, counts, all or nothing."""

import csv
from pathlib import Path

import pytest

from dialer.importing import Intake, Progress
from dialer.lists.model import ListKind
from dialer.lists.samples import sample_list
from dialer.outcomes import OutcomeEntry
from dialer.people import Officer
from dialer.standing import Stage
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call

HEADER = ["Nama", "No Kartu", "NIK", "No VA", "Bulan Menunggak", "Total Tunggakan", "No HP"]
CUT = ["Cut Meutia", "0001234567890", "1173011112885531", "", "5", "500000", "081234567890"]


def write(path: Path, *rows: list[str], header: list[str] = HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, delimiter=";").writerows([header, *rows])
    return path


def take_in(workstation: Workstation, path: Path, **more: object) -> dict[str, int]:
    taken = workstation.intake.take_in("os:uji", path, ListKind.ARREARS, **more)  # type: ignore[arg-type]
    assert taken.rows == taken.accepted + taken.updated + taken.duplicates + taken.quarantined
    return {
        "accepted": taken.accepted,
        "updated": taken.updated,
        "duplicates": taken.duplicates,
        "quarantined": taken.quarantined,
    }


def test_a_new_month_updates_amounts_and_keeps_history_and_number_state(
    workstation: Workstation, officer: Officer, clock: HandClock, tmp_path: Path
) -> None:
    take_in(workstation, write(tmp_path / "november.csv", CUT))
    (contact,) = workstation.store.contacts()
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("no_answer"), talk=0))
    clock.forward(days=30)
    december = [*CUT[:4], "6", "600000", "081234567890 / 085200001111"]
    counts = take_in(workstation, write(tmp_path / "desember.csv", december))
    assert counts == {"accepted": 0, "updated": 1, "duplicates": 0, "quarantined": 0}
    (now,) = workstation.store.contacts()
    assert now.contact_id == contact.contact_id
    assert (now.details.amount, now.details.months) == (600_000, 6)
    assert [one.phone.e164 for one in now.numbers] == ["+6281234567890", "+6285200001111"]
    assert now.numbers[0].number_id == contact.numbers[0].number_id
    assert now.list_id != contact.list_id
    assert len(workstation.desk.open(officer, now.contact_id).history) == 1


def test_a_contact_without_a_number_waits_and_wakes_when_a_list_brings_one(
    workstation: Workstation, clock: HandClock, tmp_path: Path
) -> None:
    take_in(workstation, write(tmp_path / "a.csv", [*CUT[:-1], "tidak ada"]))
    (contact,) = workstation.store.contacts()
    standing = workstation.store.standing(contact.contact_id)
    assert standing is not None
    assert standing.stage is Stage.NEEDS_NUMBER
    take_in(workstation, write(tmp_path / "b.csv", CUT))
    standing = workstation.store.standing(contact.contact_id)
    assert standing is not None
    assert standing.stage is Stage.NEW


def test_weaker_keys_find_a_contact_but_never_join_two_cards(
    workstation: Workstation, tmp_path: Path
) -> None:
    take_in(workstation, write(tmp_path / "a.csv", CUT))
    by_va = ["Cut Meutia", "", "", "8888801234567890", "6", "600000", "081234567890"]
    assert take_in(workstation, write(tmp_path / "b.csv", by_va))["updated"] == 1
    same_nik_other_card = ["Cut Meutia", "0009999999999", CUT[2], "", "5", "500000", "0811000222"]
    assert take_in(workstation, write(tmp_path / "c.csv", same_nik_other_card))["accepted"] == 1


@pytest.mark.parametrize("between", [0, 2_000])
def test_rows_of_one_file_never_update_each_other_however_far_apart(
    workstation: Workstation, tmp_path: Path, between: int
) -> None:
    by_va = ["Cut Meutia", "", "", "8888801234567890", "6", "600000", "081234567890"]
    others = [
        ["Pocut", f"{2_000_000_000_000 + n}", "", "", "5", "500000", ""] for n in range(between)
    ]
    counts = take_in(workstation, write(tmp_path / "a.csv", by_va, *others, CUT))
    assert counts["accepted"] == between + 2
    assert counts["updated"] == 0


def test_rows_put_aside_are_kept_with_reason_and_fix(
    workstation: Workstation, tmp_path: Path
) -> None:
    nameless = ["", "0004567890123", *CUT[2:]]
    unknown = ["Pocut", "", "", "", "3", "300000", ""]
    taken = workstation.intake.take_in(
        "os:uji",
        write(tmp_path / "a.csv", CUT, CUT, unknown, nameless),
        ListKind.ARREARS,
    )
    aside = workstation.store.aside(taken.list_id)
    assert [(row.row_number, row.duplicate) for row in aside.rows] == [
        (3, True),
        (4, False),
        (5, False),
    ]
    assert all(row.reason and row.fix for row in aside.rows)
    assert "Pocut" in aside.rows[1].cells
    assert list(aside.header) == HEADER


def test_a_cancelled_or_failing_import_leaves_nothing(
    workstation: Workstation, tmp_path: Path
) -> None:
    class StoppedError(Exception):
        pass

    def stop(now: Progress) -> None:
        if now.rows_done:
            raise StoppedError

    folder = tmp_path / "karantina"
    with pytest.raises(StoppedError):
        take_in(
            workstation,
            sample_list(ListKind.ARREARS),
            on_progress=stop,
            quarantine_dir=folder,
        )
    assert list(workstation.store.contacts()) == []
    assert list(workstation.store.call_lists()) == []
    assert not list(folder.glob("*"))


def test_a_list_can_be_somebodys_own(
    workstation: Workstation, officer: Officer, tmp_path: Path
) -> None:
    take_in(
        workstation,
        write(tmp_path / "a.csv", CUT),
        intake=Intake(name="Titipan", assigned_to=officer.officer_id),
    )
    (contact,) = workstation.store.contacts()
    assert contact.officer_id == officer.officer_id
    assert [one.call_list.name for one in workstation.store.call_lists()] == ["Titipan"]


def test_a_newer_list_does_not_take_a_contact_from_its_officer(
    workstation: Workstation, officer: Officer, lead: Officer, tmp_path: Path
) -> None:
    mine = Intake(assigned_to=officer.officer_id)
    take_in(workstation, write(tmp_path / "a.csv", CUT), intake=mine)
    take_in(workstation, write(tmp_path / "b.csv", CUT))
    take_in(workstation, write(tmp_path / "c.csv", CUT), intake=Intake(assigned_to=lead.officer_id))
    (contact,) = workstation.store.contacts()
    assert contact.officer_id == officer.officer_id


def test_formulas_stay_text(workstation: Workstation, tmp_path: Path) -> None:
    row = ['=HYPERLINK("http://127.0.0.1","x")', *CUT[1:]]
    take_in(workstation, write(tmp_path / "a.csv", row))
    (contact,) = workstation.store.contacts()
    assert contact.name == row[0]
