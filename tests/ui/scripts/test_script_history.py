"""Two texts compared, and versions in words."""

from hypothesis import given
from hypothesis import strategies as st

from dialer.people import Officer
from dialer.script_versions import ScriptText
from dialer.workstation import Workstation
from tests.conftest import HandClock
from ui.presenters.script_history import compare, version_rows

TEXTS = st.lists(st.sampled_from(["a", "b", "", "c d"]), max_size=30).map("\n".join)


def test_change_is_shown_with_its_signs_and_both_line_numbers() -> None:
    found = compare("satu\ndua\ntiga", "satu\ndua baru\ntiga")
    assert [(one.sign, one.old, one.new, one.text) for one in found.lines] == [
        (" ", 1, 1, "satu"),
        ("-", 2, None, "dua"),
        ("+", None, 2, "dua baru"),
        (" ", 3, 3, "tiga"),
    ]
    assert found.sentence == "1 baris ditambah (+), 1 baris dihapus (-)."


def test_lines_far_from_a_change_are_left_out_visibly() -> None:
    lines = [str(number) for number in range(40)]
    changed = [*lines[:5], "baru", *lines[5:30], *lines[31:]]
    found = compare("\n".join(lines), "\n".join(changed))
    assert [one.sign for one in found.lines].count("…") == 1
    assert (found.added, found.removed) == (1, 1)
    assert len(found.lines) < 20


def test_equal_texts_have_nothing_to_show() -> None:
    assert compare("a\nb", "a\nb").lines == ()
    assert compare("a", "a").sentence == "Kedua teks sama."


@given(TEXTS, TEXTS)
def test_counts_tell_the_difference_in_lines(old: str, new: str) -> None:
    found = compare(old, new)
    assert found.added - found.removed == new.count("\n") - old.count("\n")
    shown = {one.new: one.text for one in found.lines if one.new}
    assert all(new.split("\n")[number - 1] == text for number, text in shown.items())


def test_rows_say_who_when_why_and_what_was_gone_back_to(
    workstation: Workstation, lead: Officer, clock: HandClock
) -> None:
    versions = workstation.script_versions
    one, two = ScriptText("s", "1", "S", "satu"), ScriptText("s", "2", "S", "dua")
    versions.note_shipped([one])
    first = versions.publish(lead, two, "pertama")
    clock.forward(hours=1)
    versions.publish(lead, one, "kedua")
    clock.forward(hours=1)
    last = versions.publish(lead, two, "kembali", first.version_id)
    rows = version_rows(
        versions.of("s"), {lead.officer_id: lead.name}, last.version_id, "Asia/Jakarta"
    )
    assert [(row.when, row.who, row.what, row.in_use) for row in rows] == [
        ("20 Nov 2026 11.00", "Sri Rahayu", "Terbit", True),
        ("20 Nov 2026 10.00", "Sri Rahayu", "Terbit", False),
        ("20 Nov 2026 09.00", "Sri Rahayu", "Terbit", False),
        ("20 Nov 2026 09.00", "Program", "Bawaan program", False),
    ]
    assert rows[0].note == "kembali (kembali ke versi 20 Nov 2026 09.00)"
