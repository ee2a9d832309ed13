"""Visits planned, checked, prepared, given up; steps by hand; papers and pictures of the store."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from pypdf import PdfReader

from dialer.branch import Branch
from dialer.canvassing import Canvassing, checklist_from
from dialer.contact import Contact
from dialer.errors import BadInputError, RefusedError
from dialer.facts import Channel
from dialer.outcomes import AttemptEntry, OutcomeEntry
from dialer.people import Officer, Role
from dialer.queue import Why
from dialer.standing import Stage
from dialer.visit_papers import LetterOrder
from dialer.visit_photos import LARGEST_KEPT, LONGEST_SIDE
from dialer.visiting import VisitEntry, VisitProblem
from dialer.workstation import Workstation
from tests.conftest import HandClock, add_officer
from tests.making import call, employer, member, take

TUESDAY = date(2026, 11, 24)
SUNDAY = date(2026, 11, 22)
CHRISTMAS = date(2026, 12, 25)


@pytest.fixture
def firm(workstation: Workstation) -> Contact:
    return take(workstation, employer("b1"))[0]


def entry(
    officer: Officer,
    contact_id: str = "b1",
    day: date | None = TUESDAY,
    start: int | None = 9 * 60,
    end: int | None = 10 * 60,
    confirmed_by: str = "pic",
) -> VisitEntry:
    return VisitEntry(contact_id, day, officer.officer_id, start, end, "", confirmed_by)


def problems(workstation: Workstation, wanted: VisitEntry) -> tuple[list[str], list[str]]:
    faults, doubts = workstation.visiting.check(wanted)
    return [one.problem.value for one in faults], [one.problem.value for one in doubts]


def visited(workstation: Workstation, officer: Officer, code: str = "willing_to_register") -> str:
    outcome = OutcomeEntry(code, next_step="help_edabu", next_on=date(2026, 11, 27))
    made = AttemptEntry("b1", Channel.VISIT, workstation.now(), (), outcome)
    return workstation.desk.save(officer, made)


def test_a_planned_visit_leaves_the_queue_till_its_day(
    workstation: Workstation, officer: Officer, firm: Contact
) -> None:
    workstation.visiting.plan(officer, entry(officer))
    standing = workstation.store.standing(firm.contact_id)
    assert standing is not None
    assert (standing.stage, standing.owner_id) == (Stage.RETRY, officer.officer_id)
    assert standing.due_at == datetime(2026, 11, 24, tzinfo=ZoneInfo("Asia/Jakarta"))
    assert workstation.desk.open(officer, "b1").why is Why.LATER
    (planned,) = workstation.visiting.plans(officer)
    assert (planned.contact.name, planned.plan.visit_on) == ("CV Widodo", TUESDAY)


def test_the_visit_made_ends_the_plan_and_its_next_step_is_due(
    workstation: Workstation, officer: Officer, firm: Contact, clock: HandClock
) -> None:
    workstation.visiting.plan(officer, entry(officer))
    clock.forward(days=4)
    visited(workstation, officer)
    assert workstation.visiting.plans(officer) == []
    standing = workstation.store.standing(firm.contact_id)
    assert standing is not None
    assert standing.due_at == datetime(2026, 11, 27, tzinfo=ZoneInfo("Asia/Jakarta"))


def test_a_rebuilt_store_stands_as_before(
    workstation: Workstation, officer: Officer, firm: Contact
) -> None:
    workstation.visiting.plan(officer, entry(officer))
    before = workstation.store.standing(firm.contact_id)
    workstation.store.rebuild(workstation.rulebook)  # type: ignore[attr-defined]
    assert workstation.store.standing(firm.contact_id) == before


def test_a_plan_without_a_day_is_a_fault_and_cannot_be_kept(
    workstation: Workstation, officer: Officer, firm: Contact
) -> None:
    wanted = entry(officer, day=None)
    assert problems(workstation, wanted) == ([VisitProblem.NO_DATE], [])
    with pytest.raises(RefusedError, match="belum lengkap"):
        workstation.visiting.plan(officer, wanted)


def test_yesterday_and_hours_the_wrong_way_round_are_faults(
    workstation: Workstation, officer: Officer, firm: Contact
) -> None:
    assert problems(workstation, entry(officer, day=date(2026, 11, 19)))[0] == ["in_the_past"]
    wanted = entry(officer, start=600, end=540)
    assert problems(workstation, wanted)[0] == ["ends_before_it_begins"]


def test_a_member_in_arrears_is_not_canvassed(workstation: Workstation, officer: Officer) -> None:
    take(workstation, member(contact_id="c1"))
    assert problems(workstation, entry(officer, "c1"))[0] == ["not_an_employer"]


def test_who_objects_to_calls_is_not_visited(
    workstation: Workstation, officer: Officer, firm: Contact
) -> None:
    workstation.desk.save(officer, call(firm, workstation.now(), OutcomeEntry("objects_to_calls")))
    assert problems(workstation, entry(officer))[0] == ["stopped"]


def test_sunday_holiday_and_unconfirmed_are_doubts_that_can_be_overruled(
    workstation: Workstation, officer: Officer, firm: Contact
) -> None:
    assert problems(workstation, entry(officer, day=SUNDAY)) == ([], ["on_a_day_off"])
    (holiday,) = workstation.visiting.check(entry(officer, day=CHRISTMAS))[1]
    assert holiday.problem is VisitProblem.ON_A_HOLIDAY
    assert "Natal" in holiday.about
    assert problems(workstation, entry(officer, confirmed_by=""))[1] == ["not_confirmed"]
    workstation.visiting.plan(officer, entry(officer, day=SUNDAY))
    assert workstation.visiting.plans(officer)[0].plan.visit_on == SUNDAY


def test_two_visits_at_one_time_are_pointed_out_with_the_other_firm(
    workstation: Workstation, officer: Officer, lead: Officer, firm: Contact
) -> None:
    take(workstation, employer("b2"))
    workstation.visiting.plan(officer, entry(officer))
    (clash,) = workstation.visiting.check(entry(officer, "b2", start=9 * 60 + 30, end=None))[1]
    assert (clash.problem, clash.about) == (VisitProblem.DOUBLE_BOOKED, "CV Widodo")
    assert problems(workstation, entry(officer, "b2", start=10 * 60, end=None))[1] == []
    assert problems(workstation, entry(officer, "b2", start=None, end=None))[1] == []
    assert problems(workstation, entry(lead, "b2"))[1] == []


def test_planning_again_moves_the_same_visit(
    workstation: Workstation, officer: Officer, firm: Contact
) -> None:
    first = workstation.visiting.plan(officer, entry(officer))
    workstation.visiting.tick(officer, "b1", "marketing_kit")
    again = workstation.visiting.plan(officer, entry(officer, day=date(2026, 11, 26)))
    (planned,) = workstation.visiting.plans(officer)
    assert first == again == planned.plan.visit_id
    assert planned.plan.ticked == {"marketing_kit"}


def test_only_a_lead_plans_for_others_and_they_may_open_the_contact(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    take(workstation, employer("b1"), officer_id="somebody")
    with pytest.raises(RefusedError, match="ketua tim"):
        workstation.visiting.plan(officer, entry(lead))
    workstation.visiting.plan(lead, entry(officer))
    assert workstation.desk.open(officer, "b1").contact.name == "CV Widodo"


def test_a_visit_is_given_up_with_a_reason_only(
    workstation: Workstation, officer: Officer, firm: Contact
) -> None:
    workstation.visiting.plan(officer, entry(officer))
    with pytest.raises(BadInputError, match="alasan"):
        workstation.visiting.cancel(officer, "b1", "  ")
    workstation.visiting.cancel(officer, "b1", "PIC ke luar kota")
    assert workstation.visiting.plans(officer) == []
    standing = workstation.store.standing("b1")
    assert standing is not None
    assert standing.stage is Stage.NEW
    with pytest.raises(BadInputError, match="Tidak ada rencana"):
        workstation.visiting.cancel(officer, "b1", "lagi")


def test_another_agent_may_not_move_or_give_up_a_visit(
    workstation: Workstation, officer: Officer, lead: Officer, firm: Contact
) -> None:
    from dialer.people import Role

    other = add_officer(workstation, "Dewi", Role.AGENT)
    workstation.visiting.plan(officer, entry(officer))
    with pytest.raises(RefusedError, match="petugas lain"):
        workstation.visiting.plan(other, entry(other))
    with pytest.raises(RefusedError, match="petugas lain"):
        workstation.visiting.cancel(other, "b1", "coba")
    assert workstation.visiting.plans(other) == []
    assert len(workstation.visiting.plans(lead)) == 1


def test_ticks_come_and_go_and_unknown_lines_are_refused(
    workstation: Workstation, officer: Officer, firm: Contact
) -> None:
    workstation.visiting.plan(officer, entry(officer))
    workstation.visiting.tick(officer, "b1", "business_cards")
    workstation.visiting.tick(officer, "b1", "business_cards")
    assert workstation.visiting.plans(officer)[0].plan.ticked == {"business_cards"}
    workstation.visiting.tick(officer, "b1", "business_cards", done=False)
    assert workstation.visiting.plans(officer)[0].plan.ticked == frozenset()
    with pytest.raises(BadInputError, match="tidak ada lagi"):
        workstation.visiting.tick(officer, "b1", "umbrella")


def test_candidates_are_employers_without_a_dated_visit(
    workstation: Workstation, officer: Officer, firm: Contact
) -> None:
    take(workstation, employer("b2"), member(contact_id="c1"))
    found = [one.contact.contact_id for one in workstation.visiting.candidates(officer)]
    assert sorted(found) == ["b1", "b2"]
    workstation.visiting.plan(officer, entry(officer))
    found = [one.contact.contact_id for one in workstation.visiting.candidates(officer)]
    assert found == ["b2"]


def test_steps_by_hand_and_the_funnel(
    workstation: Workstation, officer: Officer, lead: Officer, firm: Contact
) -> None:
    take(workstation, employer("b2"))
    visited(workstation, officer)
    workstation.visiting.set_milestone(officer, "b1", "documents", reached=True, why="diterima")
    furthest = workstation.visiting.milestones("b1").furthest
    assert furthest is not None
    assert furthest.code == "documents"
    assert [(one.reached, one.of) for one in workstation.visiting.funnel(lead)][:4] == [
        (1, 1), (1, 1), (1, 1), (0, 1),
    ]  # fmt: skip
    with pytest.raises(BadInputError, match="tidak dikenal"):
        workstation.visiting.set_milestone(officer, "b1", "paradise", reached=True)


def test_the_funnel_of_an_agent_has_whom_nobody_was_given_and_they_worked_on(
    workstation: Workstation, officer: Officer, firm: Contact
) -> None:
    assert firm.officer_id == ""
    visited(workstation, officer)
    assert workstation.visiting.funnel(officer)[0].of == 1
    other = add_officer(workstation, "Andi Wijaya", Role.AGENT)
    assert workstation.visiting.funnel(other)[0].of == 0


def test_the_checklist_and_letter_of_the_branch_replace_the_shipped_ones(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    start = workstation.visiting.settings()
    lines = [*start.checklist.values(), "Payung", "  Payung ", ""]
    own = Canvassing(checklist_from(lines, start.checklist), "{officers}{firms}{dates}", "{year}")
    with pytest.raises(RefusedError, match="ketua tim"):
        workstation.visiting.set_settings(officer, own)
    workstation.visiting.set_settings(lead, own)
    kept = workstation.visiting.settings()
    assert kept == own
    assert kept.checklist["own_1"] == "Payung"
    assert list(kept.checklist)[:-1] == list(start.checklist)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{officers} {firms}", "harus memuat {dates}"),
        ("{officers} {firms} {dates} {gaji}", "{gaji}” tidak dikenal"),
        ("x" * 30_000, "terlalu panjang"),
    ],
)
def test_a_letter_that_cannot_be_used_is_refused_with_the_reason(
    workstation: Workstation, lead: Officer, text: str, said: str
) -> None:
    with pytest.raises(BadInputError, match=said):
        workstation.visiting.set_settings(lead, Canvassing(letter_text=text))
    assert workstation.visiting.settings() == Canvassing()


def test_papers_hold_the_visits_of_the_day(
    workstation: Workstation, officer: Officer, lead: Officer, firm: Contact, tmp_path: Path
) -> None:
    workstation.set_branch(lead, Branch(office="KC Lhokseumawe", city="Lhokseumawe"))
    workstation.visiting.plan(officer, entry(officer))
    papers = workstation.visit_papers
    absent = OutcomeEntry("pic_absent", "staff")
    workstation.desk.save(officer, call(firm, workstation.now(), absent, confirmed=False))
    assert papers.write_route(lead, TUESDAY, tmp_path / "rute.pdf") == 1
    printed = PdfReader(tmp_path / "rute.pdf").pages[0].extract_text()
    assert "Tujuan: Perkenalan dan sosialisasi kepesertaan" in printed
    assert "Hasil terakhir: PIC / pemilik tidak di tempat" in printed
    assert papers.write_route(lead, SUNDAY, tmp_path / "kosong.pdf") == 0
    assert papers.write_letter(lead, LetterOrder(TUESDAY, TUESDAY), tmp_path / "surat.pdf") == 1
    assert all((tmp_path / name).read_bytes().startswith(b"%PDF") for name in
               ("rute.pdf", "kosong.pdf", "surat.pdf"))  # fmt: skip
    assert papers.number_on(TUESDAY).endswith("/ST/P4/XI/2026")
    with pytest.raises(BadInputError, match="Tidak ada kunjungan terencana"):
        papers.write_letter(lead, LetterOrder(SUNDAY, SUNDAY), tmp_path / "surat.pdf")
    with pytest.raises(BadInputError, match="lebih awal"):
        papers.write_letter(lead, LetterOrder(TUESDAY, SUNDAY), tmp_path / "surat.pdf")


def photo_file(folder: Path, size: tuple[int, int] = (3_000, 2_000)) -> Path:
    """A photo with a place in it, as a telephone takes it."""
    picture = Image.effect_noise(size, 80).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "MEREK-KAMERA"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    path = folder / "kartu.jpg"
    picture.save(path, "JPEG", exif=exif, quality=95)
    return path


def test_a_photo_is_made_small_turned_upright_and_freed_of_its_place(
    workstation: Workstation, officer: Officer, firm: Contact, tmp_path: Path
) -> None:
    path = photo_file(tmp_path)
    assert b"MEREK-KAMERA" in path.read_bytes()
    made = visited(workstation, officer)
    photo = workstation.visit_photos.add(officer, "b1", path, "Kartu nama\nPIC")
    content = workstation.visit_photos.look(officer, photo.photo_id)
    with Image.open(BytesIO(content)) as kept:
        assert (kept.format, dict(kept.getexif())) == ("JPEG", {})
        assert kept.size == (photo.width, photo.height)
        assert kept.width < kept.height == LONGEST_SIDE
    assert b"MEREK-KAMERA" not in content
    assert len(content) == photo.size <= LARGEST_KEPT
    assert (photo.attempt_id, photo.caption) == (made, "Kartu nama PIC")
    assert list(workstation.visit_photos.of("b1")) == [photo]


def test_what_is_no_picture_is_refused_and_nothing_kept(
    workstation: Workstation, officer: Officer, firm: Contact, tmp_path: Path
) -> None:
    for content in (
        b"",
        b"%PDF-1.7",
        b"\xff\xd8\xff\xe0broken",
        photo_file(tmp_path).read_bytes()[:999],
    ):
        path = tmp_path / "x.jpg"
        path.write_bytes(content)
        with pytest.raises(BadInputError, match="tidak dapat dibaca"):
            workstation.visit_photos.add(officer, "b1", path)
    with pytest.raises(BadInputError, match="tidak dapat dibuka"):
        workstation.visit_photos.add(officer, "b1", tmp_path / "tidak ada.jpg")
    assert workstation.visit_photos.of("b1") == []


def test_a_photo_is_removed_by_who_added_it_or_a_lead(
    workstation: Workstation, officer: Officer, lead: Officer, firm: Contact, tmp_path: Path
) -> None:
    path = photo_file(tmp_path, (60, 40))
    photos = workstation.visit_photos
    theirs = photos.add(lead, "b1", path)
    with pytest.raises(RefusedError, match="petugas lain"):
        photos.remove(officer, theirs.photo_id)
    own = photos.add(officer, "b1", path)
    photos.remove(lead, own.photo_id)
    assert list(photos.of("b1")) == [theirs]
    with pytest.raises(BadInputError, match="tidak ada lagi"):
        photos.look(officer, own.photo_id)
