"""Texts of scripts: who may publish, what is in force, how one goes back."""

import pytest

from dialer.errors import BadInputError, RefusedError
from dialer.people import Officer
from dialer.ports import VersionKind
from dialer.script_versions import ScriptText
from dialer.workstation import Workstation
from tests.conftest import HandClock

ONE = ScriptText("sapa", "1+aaaa", "Sapaan", "satu")
TWO = ScriptText("sapa", "1+bbbb", "Sapaan", "dua")


def in_force(workstation: Workstation) -> list[str]:
    return [one.source for one in workstation.script_versions.published().get("sapa", ())]


def test_last_published_text_is_in_force_and_the_others_stand_behind_it(
    workstation: Workstation, lead: Officer
) -> None:
    versions = workstation.script_versions
    versions.publish(lead, ONE, "pertama")
    versions.publish(lead, TWO, "lebih singkat")
    assert in_force(workstation) == ["dua", "satu"]


def test_clock_that_went_back_does_not_put_an_old_text_in_force(
    workstation: Workstation, lead: Officer, clock: HandClock
) -> None:
    workstation.script_versions.publish(lead, ONE, "pertama")
    clock.forward(days=-2)
    workstation.script_versions.publish(lead, TWO, "kedua")
    assert in_force(workstation)[0] == "dua"


def test_going_back_is_a_new_version_with_who_when_and_why(
    workstation: Workstation, lead: Officer, clock: HandClock
) -> None:
    versions = workstation.script_versions
    first = versions.publish(lead, ONE, "pertama")
    clock.forward(hours=1)
    versions.publish(lead, TWO, "kedua")
    clock.forward(hours=1)
    again = versions.publish(lead, ONE, " versi kedua membingungkan ", restores=first.version_id)
    assert versions.of("sapa")[0] == again
    assert (again.officer_id, again.saved_at) == (lead.officer_id, clock())
    assert (again.note, again.restores) == ("versi kedua membingungkan", first.version_id)
    assert in_force(workstation) == ["satu", "dua", "satu"]


def test_withdrawn_script_is_the_programs_again_until_one_is_published(
    workstation: Workstation, lead: Officer
) -> None:
    versions = workstation.script_versions
    versions.publish(lead, ONE, "pertama")
    versions.withdraw(lead, "sapa", "kembali ke bawaan")
    assert in_force(workstation) == []
    with pytest.raises(RefusedError):
        versions.withdraw(lead, "sapa", "sekali lagi")
    versions.publish(lead, TWO, "dicoba lagi")
    assert in_force(workstation) == ["dua"]


def test_kept_text_is_in_the_history_but_not_in_force(
    workstation: Workstation, lead: Officer
) -> None:
    workstation.script_versions.keep(lead, ScriptText("sapa", "", "Sapaan", "id ="))
    assert in_force(workstation) == []
    [kept] = workstation.script_versions.of("sapa")
    assert (kept.kind, kept.source) == (VersionKind.SAVED, "id =")


def test_text_with_faults_is_never_published(workstation: Workstation, lead: Officer) -> None:
    with pytest.raises(RefusedError, match="kesalahan"):
        workstation.script_versions.publish(lead, ScriptText("sapa", "", "Sapaan", "x"), "buru")


@pytest.mark.parametrize("note", ["", "   ", "x" * 301])
def test_publishing_wants_a_short_word_why(
    workstation: Workstation, lead: Officer, note: str
) -> None:
    with pytest.raises(BadInputError, match="Catatan"):
        workstation.script_versions.publish(lead, ONE, note)
    assert workstation.script_versions.of("sapa") == []


def test_text_that_is_in_force_is_not_published_twice(
    workstation: Workstation, lead: Officer
) -> None:
    workstation.script_versions.publish(lead, ONE, "pertama")
    with pytest.raises(RefusedError, match="sudah sama"):
        workstation.script_versions.publish(lead, ONE, "lagi")


def test_officer_may_neither_publish_keep_withdraw_nor_draft(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    versions = workstation.script_versions
    versions.publish(lead, ONE, "pertama")
    with pytest.raises(RefusedError):
        versions.publish(officer, TWO, "saya")
    with pytest.raises(RefusedError):
        versions.keep(officer, TWO)
    with pytest.raises(RefusedError):
        versions.withdraw(officer, "sapa", "saya")
    with pytest.raises(RefusedError):
        versions.keep_draft(officer, "sapa", "x", "")
    assert [one.source for one in versions.of("sapa")] == ["satu"]


def test_publishing_takes_the_half_edited_text_along(
    workstation: Workstation, lead: Officer
) -> None:
    versions = workstation.script_versions
    versions.keep_draft(lead, "sapa", "dua", "")
    versions.keep_draft(lead, "lain", "lain", "")
    versions.publish(lead, TWO, "selesai")
    assert [one.source for one in versions.drafts(lead).values()] == ["lain"]
    versions.drop_draft(lead, "lain")
    assert versions.drafts(lead) == {}


def test_publishing_and_withdrawing_leave_a_trail(workstation: Workstation, lead: Officer) -> None:
    workstation.script_versions.publish(lead, ONE, "pertama")
    workstation.script_versions.withdraw(lead, "sapa", "ditarik")
    trail = workstation.store.audit_trail(10)
    assert [(one.action, one.actor, one.subject) for one in trail] == [
        ("script_withdrawn", lead.officer_id, "sapa"),
        ("script_published", lead.officer_id, "sapa"),
    ]


def test_texts_of_the_program_are_noted_once_and_found_again_by_version(
    workstation: Workstation, lead: Officer
) -> None:
    versions = workstation.script_versions
    assert versions.note_shipped([ONE]) == 1
    assert versions.note_shipped([ONE]) == 0
    assert versions.note_shipped([ONE, TWO]) == 1
    versions.publish(lead, ScriptText("sapa", "2+cccc", "Sapaan", "tiga"), "milik kantor")
    for text in (ONE, TWO):
        found = versions.named("sapa", text.version)
        assert found is not None
        assert (found.source, found.kind) == (text.source, VersionKind.SHIPPED)
    assert versions.named("sapa", "") is None
    assert versions.named("lain", ONE.version) is None
