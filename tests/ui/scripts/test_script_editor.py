"""Editing without a window: findings, preview, nothing lost, published and taken back."""

from collections.abc import Sequence

import pytest

from dialer.errors import BadInputError, RefusedError
from dialer.people import Officer
from dialer.ports import ScriptVersion, VersionKind
from dialer.workstation import Workstation
from scripts_call.faults import Fault, FaultCode
from scripts_call.loader import check_source
from tests.conftest import HandClock
from tests.scripts.samples import SMALL
from ui.presenters.script_editor import ON_SCREEN, SET_ASIDE, ScriptEditor
from ui.presenters.script_editor_view import EditorView
from ui.presenters.script_shelf import ScriptShelf
from ui.presenters.words import Shade

EDITED = SMALL.replace('title = "Pembuka"', 'title = "Salam"')
BROKEN = SMALL.replace('goto = "inti"', 'goto = "tidak_ada"')


def structure(source: str, _name: str) -> Sequence[Fault]:
    return check_source(source)


def line_of(text: str, source: str = SMALL) -> int:
    lines = enumerate(source.split("\n"), start=1)
    return next(number for number, line in lines if text in line)


@pytest.fixture
def editor(workstation: Workstation, lead: Officer, shelf: ScriptShelf) -> ScriptEditor:
    made = ScriptEditor(workstation, lead, shelf, structure)
    made.open()
    look(made)
    return made


def again(workstation: Workstation, lead: Officer, shelf: ScriptShelf) -> ScriptEditor:
    """The editor after the program was started anew."""
    made = ScriptEditor(workstation, lead, shelf, structure)
    made.open()
    return made


def look(editor: ScriptEditor) -> EditorView:
    """Do what runs beside the window, here and now."""
    editor.examined(editor.work()())
    return editor.view


def notes(editor: ScriptEditor) -> list[tuple[str, str]]:
    return [(row.what, row.note) for row in editor.rows()]


def test_first_script_is_opened_with_the_text_in_force(editor: ScriptEditor) -> None:
    view = editor.view
    assert editor.source == SMALL
    assert [(one.script_id, one.name) for one in view.scripts] == [("kecil", "Naskah kecil")]
    assert (view.state, view.changed, view.findings) == ("Bawaan program", False, ())
    assert view.why_not


def test_findings_name_the_part_and_stand_in_the_way_of_publishing(editor: ScriptEditor) -> None:
    editor.type(BROKEN)
    assert not editor.view.examined
    view = look(editor)
    finding = view.findings[0]
    assert (finding.line, finding.where, finding.error) == (
        line_of("tidak_ada", BROKEN),
        "Pembuka",
        True,
    )
    assert view.examined
    assert not view.can_try
    assert str(view.errors) in view.why_not
    with pytest.raises(RefusedError, match="kesalahan"):
        editor.publish("terburu-buru")


def test_error_of_the_check_alone_forbids_publishing_but_not_trying(
    workstation: Workstation, lead: Officer, shelf: ScriptShelf
) -> None:
    def strict(_source: str, _name: str) -> Sequence[Fault]:
        return [Fault(2, 1, FaultCode.INFORMAL_WORD, "Kata “oke” tidak baku.", "Pakai “baik”.")]

    editor = ScriptEditor(workstation, lead, shelf, strict)
    editor.open()
    editor.type(EDITED)
    view = look(editor)
    assert (view.errors, view.can_try) == (1, True)
    assert editor.script() is not None
    with pytest.raises(RefusedError):
        editor.publish("tetap saja")


def test_preview_follows_the_cursor_with_an_invented_contact(editor: ScriptEditor) -> None:
    editor.go_to(line_of("{total_tunggakan} selama"))
    view = editor.view
    assert (view.part.name, view.preview.title) == ("inti", "Inti")
    assert "Rp1.680.000" in view.preview.passages[0].text
    assert view.preview.answers[0].leads_to == "Janji"
    editor.confirm(confirmed=False)
    assert "Rp" not in editor.view.preview.passages[0].text


def test_preview_of_a_guarded_objection_before_verification_is_the_hold(
    editor: ScriptEditor,
) -> None:
    editor.go_to(line_of("Terlalu mahal"))
    assert [one.heading for one in editor.view.preview.passages] == [
        "Empati",
        "Fakta",
        "Langkah berikut",
    ]
    editor.confirm(confirmed=False)
    shown = editor.view.preview
    assert [one.text for one in shown.passages] == ["Izinkan saya memastikan dahulu."]
    assert shown.notes


def test_part_that_cannot_be_read_says_so_and_the_others_are_still_shown(
    editor: ScriptEditor,
) -> None:
    source = SMALL.replace('title = "Inti"', 'title = "Inti')
    editor.type(source)
    look(editor)
    editor.go_to(line_of("[steps.inti]", source))
    assert editor.view.preview.missing
    editor.go_to(line_of("[steps.janji]", source))
    assert editor.view.preview.title == "Janji"


def test_unknown_placeholder_is_shown_as_written(editor: ScriptEditor) -> None:
    editor.type(SMALL.replace("{salam}", "{salam_hangat}"))
    look(editor)
    editor.go_to(line_of("[steps.pembuka]"))
    assert "{salam_hangat}" in editor.view.preview.passages[0].text


def test_typed_text_is_there_again_after_a_restart(
    editor: ScriptEditor, workstation: Workstation, lead: Officer, shelf: ScriptShelf
) -> None:
    editor.type(BROKEN)
    assert editor.view.kept == ""
    editor.keep()
    assert editor.view.kept == "Tersimpan otomatis 20 Nov 2026 09.00"
    back = again(workstation, lead, shelf)
    assert back.source == BROKEN
    assert back.view.scripts[0].mark == "disunting"


def test_text_typed_back_to_what_is_in_force_leaves_no_draft(
    editor: ScriptEditor, workstation: Workstation, lead: Officer
) -> None:
    editor.type(EDITED)
    editor.keep()
    editor.type(SMALL)
    editor.keep()
    assert workstation.script_versions.drafts(lead) == {}
    assert not editor.view.changed


def test_published_text_is_in_use_and_the_room_is_told(
    editor: ScriptEditor, shelf: ScriptShelf
) -> None:
    told: list[str] = []
    editor.published = lambda: told.append("published")
    editor.type(EDITED)
    assert editor.publish("judul lebih jelas") == "Naskah kecil"
    assert told == ["published"]
    assert shelf.library.scripts["kecil"].steps["pembuka"].title == "Salam"
    view = editor.view
    assert (view.state, view.state_shade, view.changed) == (
        "Terbit 20 Nov 2026 09.00",
        Shade.GOOD,
        False,
    )
    assert notes(editor) == [("Terbit", "judul lebih jelas"), ("Bawaan program", "")]


def test_publishing_wants_a_note_and_keeps_the_text_until_then(editor: ScriptEditor) -> None:
    editor.type(EDITED)
    with pytest.raises(BadInputError):
        editor.publish("  ")
    assert editor.source == EDITED
    assert editor.view.changed


def test_going_back_publishes_the_older_text_again(
    editor: ScriptEditor, shelf: ScriptShelf, clock: HandClock
) -> None:
    editor.type(EDITED)
    editor.publish("pertama")
    first = editor.rows()[0].version_id
    clock.forward(hours=1)
    editor.type(EDITED.replace("Salam", "Halo"))
    editor.publish("kedua")
    clock.forward(hours=1)
    editor.take_version(first)
    assert editor.source == EDITED
    editor.publish("yang pertama lebih baik")
    assert shelf.library.scripts["kecil"].steps["pembuka"].title == "Salam"
    assert editor.rows()[0].note == ("yang pertama lebih baik (kembali ke versi 20 Nov 2026 09.00)")
    assert len(editor.rows()) == 4


def test_taking_a_version_keeps_the_text_on_screen_as_one(editor: ScriptEditor) -> None:
    editor.type(EDITED)
    shipped = editor.rows()[-1].version_id
    editor.take_version(shipped)
    assert editor.source == SMALL
    kept = editor.rows()[0]
    assert (kept.what, kept.note) == ("Disimpan", SET_ASIDE)
    assert editor.compare(kept.version_id, ON_SCREEN).removed == 1
    editor.take_version(kept.version_id)
    assert editor.source == EDITED


def test_version_is_kept_without_being_used_even_with_faults(
    editor: ScriptEditor, shelf: ScriptShelf
) -> None:
    editor.type(BROKEN)
    editor.save("usulan")
    assert notes(editor)[0] == ("Disimpan", "usulan")
    assert shelf.refresh().scripts["kecil"].source == SMALL
    assert editor.source == BROKEN


def test_withdrawing_returns_to_the_programs_script_and_loses_nothing(
    editor: ScriptEditor, shelf: ScriptShelf
) -> None:
    editor.type(EDITED)
    editor.publish("pertama")
    editor.type(EDITED + "# catatan\n")
    editor.withdraw("bawaan sudah cukup")
    assert editor.source == SMALL
    assert shelf.library.scripts["kecil"].source == SMALL
    assert [what for what, _ in notes(editor)] == [
        "Ditarik",
        "Disimpan",
        "Terbit",
        "Bawaan program",
    ]
    assert not editor.view.can_withdraw


def test_imported_file_is_opened_as_the_half_edited_text_of_its_script(
    editor: ScriptEditor, shelf: ScriptShelf
) -> None:
    editor.type(EDITED)
    other = SMALL.replace('id = "kecil"', 'id = "baru"').replace("Naskah kecil", "Naskah baru")
    editor.bring_in(other)
    assert (editor.script_id, editor.source) == ("baru", other)
    assert editor.view.state == "Belum pernah terbit"
    assert "baru" not in shelf.library.scripts
    editor.publish("dari kantor lain")
    assert list(shelf.library.scripts) == ["kecil", "baru"]
    editor.open("kecil")
    assert editor.source == EDITED


def test_import_over_a_half_edited_text_keeps_that_as_a_version(editor: ScriptEditor) -> None:
    editor.type(EDITED)
    editor.bring_in(SMALL + "# dari berkas\n")
    assert notes(editor)[0] == ("Disimpan", SET_ASIDE)
    editor.take_version(editor.rows()[0].version_id)
    assert editor.source == EDITED


def test_another_id_in_the_text_becomes_a_script_of_its_own_and_that_is_said(
    editor: ScriptEditor, shelf: ScriptShelf
) -> None:
    editor.type(SMALL.replace('id = "kecil"', 'id = "salinan"'))
    assert "salinan" in look(editor).told[0]
    editor.publish("salinan untuk cabang")
    assert editor.script_id == "salinan"
    assert shelf.library.scripts["kecil"].source == SMALL


def test_broken_text_in_force_is_opened_for_repair_and_the_lead_is_told(
    workstation: Workstation, lead: Officer, shelf: ScriptShelf
) -> None:
    broken = ScriptVersion(
        workstation.new_id(),
        "kecil",
        VersionKind.PUBLISHED,
        "1+x",
        "Naskah kecil",
        BROKEN,
        lead.officer_id,
        workstation.now(),
        "rusak",
    )
    with workstation.store.writing() as writer:
        writer.put_script_version(broken)
    shelf.refresh()
    editor = again(workstation, lead, shelf)
    assert editor.source == BROKEN
    assert editor.view.state_shade is Shade.BAD
    assert "bawaan program tetap dipakai" in editor.view.told[0]
    assert editor.view.scripts[0].mark == "rusak"
    editor.type(EDITED)
    editor.publish("diperbaiki")
    assert editor.view.told == ()
    assert shelf.broken == ()


def test_newer_script_of_the_program_is_pointed_out(
    editor: ScriptEditor, workstation: Workstation, lead: Officer, shelf: ScriptShelf
) -> None:
    editor.type(EDITED)
    editor.publish("milik kantor")
    assert editor.view.told == ()
    updated = editor.rows()[-1]
    text = workstation.script_versions.of("kecil")[-1]
    assert updated.version_id == text.version_id
    newer = ScriptVersion(
        workstation.new_id(),
        "kecil",
        VersionKind.SHIPPED,
        "2+neu",
        "Naskah kecil",
        SMALL + "# 2\n",
        "",
        workstation.now(),
    )
    with workstation.store.writing() as writer:
        writer.put_script_version(newer)
    assert "diperbarui" in again(workstation, lead, shelf).view.told[0]


def test_officer_cannot_publish_even_with_the_editor_in_hand(
    workstation: Workstation, officer: Officer, shelf: ScriptShelf
) -> None:
    editor = ScriptEditor(workstation, officer, shelf, structure)
    editor.open()
    editor.type(EDITED)
    with pytest.raises(RefusedError):
        editor.publish("diam-diam")
    with pytest.raises(RefusedError):
        editor.keep()
