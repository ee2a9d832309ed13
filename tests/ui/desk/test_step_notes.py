"""Notes at the steps of the script, and fields that were asked for in vain."""

from dialer.facts import Note
from dialer.people import Officer
from dialer.workstation import Workstation
from scripts_call.library import Library
from scripts_call.loader import load_source
from tests.making import take
from tests.ui.desk.at_the_desk import Desk, handset, library, two_members
from ui.presenters.desk import DeskPresenter
from ui.presenters.desk_view import DeskView
from ui.presenters.outcome_view import FormView
from ui.presenters.script_talk import ScriptView

COLLECTING = library().scripts["telekolekting_awal"]
ASKED = "Tanggal bayar belum diisi."


def demanding(workstation: Workstation, officer: Officer) -> DeskPresenter:
    """A desk whose collecting script requires the date of payment, and not the amount."""
    take(workstation, *two_members())
    source = COLLECTING.source.replace('type = "rupiah", required = true', 'type = "rupiah"')
    script = load_source(source, "uji")
    presenter = DeskPresenter(workstation, officer, handset(), Library({script.id: script}))
    presenter.start()
    return presenter


def script_of(view: DeskView) -> ScriptView:
    assert view.script is not None
    return view.script


def form_of(view: DeskView) -> FormView:
    assert view.form is not None
    return view.form


def saved_note(workstation: Workstation) -> str:
    (note,) = [
        fact.body.text for fact in workstation.store.facts_of("c1") if isinstance(fact.body, Note)
    ]
    return note


def test_a_note_comes_back_with_its_step(desk: Desk) -> None:
    desk.presenter.jot("suara anak di belakang")
    desk.answers(1)
    assert script_of(desk.view).note == ""
    desk.presenter.talk.back()
    assert script_of(desk.view).note == "suara anak di belakang"


def test_notes_of_the_steps_stand_in_the_note_of_the_outcome(
    desk: Desk, workstation: Workstation
) -> None:
    for typed in ("g", "ga", "gajian tanggal 25"):
        desk.presenter.jot(typed)
    desk.answers(1)
    desk.presenter.jot("minta singkat")
    assert form_of(desk.view).note == "Pembuka: gajian tanggal 25\nMeminta waktu: minta singkat"
    desk.presenter.editor.choose("no_answer")
    desk.presenter.save()
    assert desk.presenter.save()
    assert saved_note(workstation) == "Pembuka: gajian tanggal 25\nMeminta waktu: minta singkat"


def test_what_was_mended_in_the_outcomes_note_stays_mended(desk: Desk) -> None:
    desk.presenter.jot("gajian")
    desk.presenter.editor.set_note("Gajian tanggal 25, kata istrinya")
    desk.answers(1)
    desk.presenter.jot("minta singkat")
    assert form_of(desk.view).note == (
        "Gajian tanggal 25, kata istrinya\nMeminta waktu: minta singkat"
    )


def test_an_emptied_note_leaves_the_outcome_too(desk: Desk) -> None:
    desk.presenter.jot("keliru")
    desk.presenter.jot("")
    assert form_of(desk.view).note is None
    assert not desk.presenter.busy


def test_notes_survive_a_kill(desk: Desk, workstation: Workstation, officer: Officer) -> None:
    desk.presenter.dial()
    desk.answers(1)
    desk.presenter.jot("minta singkat")
    desk.presenter.keep()
    again = Desk(workstation, officer)
    assert script_of(again.view).note == "minta singkat"
    assert form_of(again.view).note == "Meminta waktu: minta singkat"


def test_a_note_alone_is_work_that_is_kept(desk: Desk) -> None:
    desk.presenter.jot("x")
    assert desk.presenter.busy
    assert desk.presenter.talk.draft() is not None


def test_another_script_keeps_what_was_noted_in_the_first(desk: Desk) -> None:
    desk.presenter.note_captured("paid_receipt", "ada")
    desk.presenter.note_captured("reason", "income")
    desk.presenter.jot("gajian")
    desk.presenter.choose_script("janji_ingkar")
    assert desk.presenter.talk.captured["reason"] == "income"
    note = form_of(desk.view).note or ""
    assert "Pembuka: gajian" in note
    kept = desk.presenter.talk.captured.get("paid_receipt") == "ada"
    assert kept or "Bukti bayar: ada" in note


def test_what_will_join_the_note_is_shown_before_saving(desk: Desk) -> None:
    desk.presenter.note_captured("paid_receipt", "ada")
    assert form_of(desk.view).carried == "Bukti bayar: ada"


def test_a_required_field_left_empty_is_said_and_marked_but_does_not_block(
    workstation: Workstation, officer: Officer
) -> None:
    desk = demanding(workstation, officer)
    desk.dial()
    for number in (1, 1, 1, 2):
        desk.answer(number)
    (day, _amount) = script_of(desk.view).captures
    assert day.required
    assert day.fault == ""  # only just asked for
    assert script_of(desk.view).left_out == ()
    desk.answer(1)
    assert script_of(desk.view).title != "Menyepakati tanggal"
    assert script_of(desk.view).left_out == (ASKED,)
    desk.talk.back()
    desk.talk.back()
    desk.answer(2)
    desk.answer(1)
    desk.note_captured("promise_date", "2026-11-25")
    assert script_of(desk.view).left_out == ()


def test_coming_back_to_the_step_the_empty_field_is_marked(
    workstation: Workstation, officer: Officer
) -> None:
    desk = demanding(workstation, officer)
    for number in (1, 1, 1, 2, 2):
        desk.answer(number)
    steps = COLLECTING.steps
    while script_of(desk.view).title != "Menyepakati tanggal":
        answers = steps[script_of(desk.view).step].answers
        places = [at for at, one in enumerate(answers, 1) if one.goto == "janji_tanggal"]
        desk.answer(places[0])
    assert [one.fault for one in script_of(desk.view).captures] == [ASKED, ""]


def test_what_was_left_out_is_listed_once_before_saving(
    workstation: Workstation, officer: Officer
) -> None:
    desk = demanding(workstation, officer)
    desk.dial()
    for number in (1, 1, 1, 2, 2):
        desk.answer(number)
    desk.editor.choose("refuses")
    desk.save()
    said = [text for texts in form_of(desk.view).doubts.values() for text in texts]
    assert ASKED in said
    assert desk.contact_id == "c1"
    assert desk.save()
    assert desk.contact_id == "c2"


def test_a_date_entered_in_the_form_counts_as_given(
    workstation: Workstation, officer: Officer
) -> None:
    desk = demanding(workstation, officer)
    for number in (1, 1, 1, 2, 1):
        desk.answer(number)
    desk.editor.choose("promise")
    desk.note_captured("promise_date", "2026-11-25")
    desk.note_captured("promise_date", "")
    assert script_of(desk.view).left_out == ()


def test_a_number_with_too_few_digits_is_pointed_out(
    workstation: Workstation, officer: Officer
) -> None:
    desk = demanding(workstation, officer)
    for number in (1, 1, 1, 2):
        desk.answer(number)
    desk.note_captured("promise_date", "minggu depan")
    (day, _amount) = script_of(desk.view).captures
    assert day.fault == "Tanggal bayar: tulis tanggal, misalnya 25/11/2026."


def test_scripts_of_one_kind_are_told_apart_by_short_titles(desk: Desk) -> None:
    titles = dict(script_of(desk.view).scripts)
    assert titles["telekolekting_awal"] == "Penagihan awal"
    assert titles["rehab_tawaran"] == "REHAB: penawaran"
    assert script_of(desk.view).script_title == "Telekolekting: penagihan awal"
    assert len(set(titles.values())) == len(titles)
