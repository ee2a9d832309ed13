"""Every fault of a script file is named with its line, and none is invented."""

from pathlib import Path

import pytest

from scripts_call.faults import FaultCode, ScriptFaultsError
from scripts_call.loader import check_file, check_source, load_script, load_source
from tests.scripts.faults_for_the_loader import PLANTED
from tests.scripts.samples import SMALL, outcome_codes


def line_of(source: str, beginning: str) -> int:
    """The line, from 1, on which `beginning` starts."""
    assert source.startswith(beginning) or source.count("\n" + beginning) == 1, beginning
    at = 0 if source.startswith(beginning) else source.index("\n" + beginning) + 1
    return source.count("\n", 0, at) + 1


def test_the_small_script_has_no_fault() -> None:
    assert check_source(SMALL) == []


@pytest.mark.parametrize("name", PLANTED)
def test_planted_fault_is_found_on_its_line(name: str) -> None:
    planted = PLANTED[name]
    assert planted.old in SMALL
    source = SMALL.replace(planted.old, planted.new, 1) + planted.more
    expected = line_of(source, planted.where)

    faults = check_source(source)

    assert [(fault.line, fault.code) for fault in faults] == (
        [(expected, planted.code)] * planted.times
    )
    assert all(fault.message and fault.fix for fault in faults)


def test_objection_for_the_confirmed_may_lead_to_the_amount() -> None:
    source = SMALL.replace(
        'text = "Bersedia membayar"\ngoto = "janji"', 'text = "Berapa"\ngoto = "inti"'
    )

    assert source != SMALL
    assert check_source(source) == []


def test_all_faults_of_a_file_are_named_at_once() -> None:
    source = (
        SMALL.replace('kind = "tunggakan"', 'kind = "lain"')
        .replace('title = "Inti"', 'title = ""')
        .replace('goto = "janji"', 'goto = "tidak_ada"', 1)
        .replace("Hanya sebentar.", "Hanya {sebentar}.")
        .replace("accepts = false\n\n[[objections.mahal", "accept = false\n\n[[objections.mahal")
    )

    codes = {fault.code for fault in check_source(source)}

    assert codes == {
        FaultCode.UNKNOWN_KIND,
        FaultCode.EMPTY_TEXT,
        FaultCode.MISSING_TARGET,
        FaultCode.UNKNOWN_PLACEHOLDER,
        FaultCode.UNKNOWN_KEY,
    }


def test_broken_blocks_do_not_hide_each_other_nor_the_faults_of_the_rest() -> None:
    source = (
        SMALL.replace('title = "Inti"', 'title = "Inti')
        .replace('title = "Janji"', "title = Janji")
        .replace("[objections.sibuk]", "[objections.mahal]")
        .replace('answer = "Kembali"', 'answer = "Kembali {entah}"')
    )

    found = [(fault.line, fault.code) for fault in check_source(source)]

    assert found == [
        (line_of(source, 'title = "Inti\n'), FaultCode.SYNTAX),
        (line_of(source, "title = Janji"), FaultCode.SYNTAX),
        (line_of(source, 'answer = "Kembali {entah}"'), FaultCode.UNKNOWN_PLACEHOLDER),
        (line_of(source, '[objections.mahal]\ntitle = "Sedang'), FaultCode.DUPLICATE_NAME),
    ]


def test_duplicate_step_names_the_line_of_the_first() -> None:
    source = SMALL.replace("[steps.pamit]", "[steps.janji]")

    (fault,) = check_source(source)

    first = line_of(source, '[steps.janji]\ntitle = "Janji')
    assert f"baris {first}." in fault.message


def test_remark_in_brackets_inside_a_text_is_no_table() -> None:
    source = SMALL.replace("dengan {nama}?", "[jeda]\ndengan {nama}?").replace(
        'title = "Janji"', "title = Janji"
    )

    assert [fault.line for fault in check_source(source)] == [line_of(source, "title = Janji")]


def test_eleven_answers_are_too_many_at_the_tenth() -> None:
    answer = '\n[[steps.inti.answers]]\ntext = "Nomor {number}"\ngoto = "janji"\n'
    more = "".join(answer.replace("{number}", str(number)) for number in range(3, 12))
    source = SMALL.replace("\n[steps.janji]", more + "\n[steps.janji]")

    (fault,) = check_source(source)

    assert fault.code is FaultCode.TOO_MANY_ANSWERS
    assert fault.line == line_of(source, '[[steps.inti.answers]]\ntext = "Nomor 10"')


def test_column_points_at_the_placeholder_itself() -> None:
    (fault,) = check_source(SMALL.replace("dengan {nama}?", "dengan {namaa}?"))

    assert fault.column == len("dengan ") + 1


def test_near_miss_is_suggested() -> None:
    (fault,) = check_source(SMALL.replace('goto = "pembuka" }', 'goto = "pembukaa" }'))

    assert "pembuka”" in fault.message


def test_outcome_code_must_be_one_of_the_branch_when_the_codes_are_given() -> None:
    source = SMALL.replace('ending = "promise"', 'ending = "no_workers"')

    (fault,) = check_source(source, outcome_codes())

    assert fault.code is FaultCode.UNKNOWN_OUTCOME
    assert fault.line == line_of(source, 'ending = "no_workers"')
    assert check_source(source) == []


def test_loading_a_faulty_text_raises_with_every_fault_and_a_sentence() -> None:
    source = SMALL.replace('title = "Inti"', "title = 1").replace("{salam}", "{slam}")

    with pytest.raises(ScriptFaultsError) as caught:
        load_source(source, "kecil.toml")

    assert [fault.code for fault in caught.value.faults] == [
        FaultCode.UNKNOWN_PLACEHOLDER,
        FaultCode.WRONG_TYPE,
    ]
    assert "kecil.toml" in caught.value.sentence
    assert "2 kesalahan" in caught.value.sentence
    assert caught.value.report().splitlines()[0].startswith("kecil.toml:10:1 ")


def test_file_that_is_no_text_is_refused_at_the_bad_byte(tmp_path: Path) -> None:
    path = tmp_path / "rusak.toml"
    path.write_bytes(b'id = "a"\ntitle = "\xff"\n')

    (fault,) = check_file(path)

    assert (fault.code, fault.line, fault.column) == (FaultCode.NOT_UTF8, 2, 10)


def test_file_of_ten_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "besar.toml"
    path.write_bytes(b"#" * 10_000_000)

    (fault,) = check_file(path)

    assert fault.code is FaultCode.TOO_BIG


def test_missing_file_is_a_fault_not_a_crash(tmp_path: Path) -> None:
    (fault,) = check_file(tmp_path / "tiada.toml")

    assert fault.code is FaultCode.UNREADABLE


def test_empty_file_lacks_its_keys(tmp_path: Path) -> None:
    path = tmp_path / "kosong.toml"
    path.write_bytes(b"")

    assert {fault.code for fault in check_file(path)} == {FaultCode.MISSING_KEY}


@pytest.mark.parametrize(
    "source",
    [
        "[" * 5000,
        "a = " + "[" * 5000,
        "a = " + "[" * 300 + "]" * 300,
        "a = " + "1" * 9000,
        "\x00",
        "=",
        "[a\n",
        "a.b = 1\na = 2",
    ],
)
def test_hostile_text_gives_faults_and_never_a_traceback(source: str) -> None:
    assert check_source(source)


def test_windows_line_ends_and_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())

    script = load_script(path)

    assert script == load_source(SMALL, "kecil.toml")
    assert check_source(SMALL.replace("\n", "\r\n")) == []


def test_version_changes_with_the_text_even_when_the_number_does_not() -> None:
    before = load_source(SMALL, "a.toml").version
    after = load_source(SMALL.replace("Memaksa.", "Menekan."), "a.toml").version

    assert before != after
    assert before.startswith("1+")
    assert after.startswith("1+")


def test_lines_of_a_paragraph_are_joined_and_paragraphs_kept() -> None:
    source = SMALL.replace("dengan {nama}?", "dengan {nama}?\n\nBagian\nkedua.")

    said = load_source(source, "a.toml").steps["pembuka"].say

    assert said == "{salam}, apakah benar dengan {nama}?\n\nBagian kedua."
