"""Facts hold from a day to a day; what has ended is not said, what is old is pointed out."""

from datetime import date
from pathlib import Path

import pytest

from scripts_call.facts import Concern, FactStatus, load_facts, read_facts
from scripts_call.faults import FaultCode, ScriptFaultsError
from scripts_call.placeholders import Placeholder
from scripts_call.render import render

BUNDLED = Path(__file__).parents[2] / "scripts_call" / "library" / "facts.toml"


def _own_file(tmp_path: Path, old: str, new: str) -> Path:
    """A branch's copy of the facts with one passage changed."""
    source = BUNDLED.read_text("utf-8")
    assert source.count(old) == 1
    path = tmp_path / "facts.toml"
    path.write_text(source.replace(old, new), "utf-8")
    return path


PENALTY = """[[facts.fakta_denda_hari]]
text = "45 hari"
valid_from = 2020-07-01
check_by = 2027-02-28
"""


def test_every_fact_placeholder_has_a_fact_and_the_other_way_round() -> None:
    sheet = load_facts(date(2026, 11, 20))

    assert set(sheet.facts) == {p for p in Placeholder if p.is_fact}
    assert all(fact.source for fact in sheet.facts.values())


def test_figures_of_the_dues_and_penalties() -> None:
    texts = load_facts(date(2026, 11, 20)).texts

    assert {
        key: texts[key]
        for key in (
            "fakta_ppu_total",
            "fakta_ppu_pemberi_kerja",
            "fakta_ppu_pekerja",
            "fakta_ppu_batas_upah",
            "fakta_denda_hari",
            "fakta_rehab_min_bulan",
            "fakta_rehab_maks_bulan",
            "pandawa",
        )
    } == {
        "fakta_ppu_total": "5 persen",
        "fakta_ppu_pemberi_kerja": "4 persen",
        "fakta_ppu_pekerja": "1 persen",
        "fakta_ppu_batas_upah": "Rp12.000.000",
        "fakta_denda_hari": "45 hari",
        "fakta_rehab_min_bulan": "4 bulan",
        "fakta_rehab_maks_bulan": "24 bulan",
        "pandawa": "0811-8165-165",
    }


def test_rehab_rule_changes_on_its_day() -> None:
    before = load_facts(date(2025, 1, 31)).texts["fakta_rehab_tahap"]
    after = load_facts(date(2025, 2, 1)).texts["fakta_rehab_tahap"]

    assert before == "paling banyak 12 tahap"
    assert "setengah" in after


def test_ended_fact_is_not_said_and_the_lead_is_warned(tmp_path: Path) -> None:
    path = _own_file(tmp_path, PENALTY, PENALTY + "valid_until = 2026-10-31\n")

    sheet = load_facts(date(2026, 11, 20), path)

    assert "fakta_denda_hari" not in sheet.texts
    assert render("Dalam {fakta_denda_hari}.", sheet.texts, True) == (
        "Dalam jangka waktu yang ditentukan."
    )
    (warning,) = [w for w in sheet.warnings if w.placeholder is Placeholder.PENALTY_DAYS]
    assert warning.concern is Concern.NOT_IN_FORCE
    assert "fakta_denda_hari" in warning.sentence


def test_fact_is_still_said_on_its_last_day(tmp_path: Path) -> None:
    path = _own_file(tmp_path, PENALTY, PENALTY + "valid_until = 2026-10-31\n")

    assert load_facts(date(2026, 10, 31), path).texts["fakta_denda_hari"] == "45 hari"


def test_fact_past_its_day_of_checking_is_said_with_a_warning() -> None:
    sheet = load_facts(date(2027, 3, 1))

    assert sheet.texts["fakta_denda_hari"] == "45 hari"
    overdue = {w.placeholder for w in sheet.warnings if w.concern is Concern.OVERDUE}
    assert Placeholder.PENALTY_DAYS in overdue


def test_write_off_has_to_be_looked_at_again_first() -> None:
    sheet = load_facts(date(2026, 11, 20))

    assert [warning.placeholder for warning in sheet.warnings] == [Placeholder.WRITE_OFF]


def test_before_any_entry_nothing_is_in_force() -> None:
    sheet = load_facts(date(2010, 1, 1))

    assert sheet.texts == {}
    assert len(sheet.warnings) == len([p for p in Placeholder if p.is_fact])


def test_younger_entry_takes_over_without_an_end_on_the_older(tmp_path: Path) -> None:
    newer = PENALTY.replace("45 hari", "30 hari").replace("2020-07-01", "2026-12-01")
    path = _own_file(
        tmp_path,
        PENALTY,
        newer + 'source = "perubahan"\nstatus = "confirmed"\n\n' + PENALTY,
    )

    before = load_facts(date(2026, 11, 30), path)
    after = load_facts(date(2026, 12, 1), path)

    assert before.texts["fakta_denda_hari"] == "45 hari"
    assert after.texts["fakta_denda_hari"] == "30 hari"
    assert after.facts[Placeholder.PENALTY_DAYS].status is FactStatus.CONFIRMED


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        (
            PENALTY,
            PENALTY.replace('text = "45 hari"\n', ""),
            FaultCode.MISSING_KEY,
            "[[facts.fakta_denda_hari]]",
        ),
        (
            PENALTY,
            PENALTY.replace("2020-07-01", '"2020-07-01"'),
            FaultCode.WRONG_TYPE,
            'valid_from = "2020',
        ),
        (
            PENALTY,
            PENALTY.replace("2020-07-01", "2020-07-01T00:00:00"),
            FaultCode.WRONG_TYPE,
            "valid_from = 2020-07-01T",
        ),
        (
            PENALTY,
            PENALTY + "valid_until = 2019-01-01\n",
            FaultCode.BAD_PERIOD,
            "valid_until = 2019",
        ),
        (PENALTY, PENALTY + "jumlah = 45\n", FaultCode.UNKNOWN_KEY, "jumlah"),
        (
            "[[facts.fakta_denda_hari]]",
            "[[facts.fakta_denda_jam]]",
            FaultCode.UNKNOWN_PLACEHOLDER,
            "[[facts.fakta_denda_jam]]",
        ),
        (
            'text = "45 hari"',
            'text = "{nama} hari"',
            FaultCode.FOREIGN_PLACEHOLDER,
            'text = "{nama}',
        ),
    ],
)
def test_faults_of_a_facts_file_are_named_with_their_line(
    tmp_path: Path, old: str, new: str, code: FaultCode, where: str
) -> None:
    path = _own_file(tmp_path, old, new)
    source = path.read_text("utf-8")

    with pytest.raises(ScriptFaultsError) as caught:
        load_facts(date(2026, 11, 20), path)

    line = source.count("\n", 0, source.index("\n" + where) + 1) + 1
    assert (line, code) in [(fault.line, fault.code) for fault in caught.value.faults]


def test_fact_that_is_missing_is_a_fault() -> None:
    source = BUNDLED.read_text("utf-8")
    start = source.index(PENALTY)
    end = source.index("[[", start + 5)

    with pytest.raises(ScriptFaultsError) as caught:
        read_facts(source[:start] + source[end:], "facts.toml")

    assert [fault.code for fault in caught.value.faults] == [FaultCode.MISSING_FACT]
    assert "fakta_denda_hari" in caught.value.faults[0].message


def test_two_entries_of_one_day_are_a_fault() -> None:
    source = BUNDLED.read_text("utf-8")
    start = source.index(PENALTY)
    entry = source[start : source.index("[[", start + 5)]

    with pytest.raises(ScriptFaultsError) as caught:
        read_facts(source + "\n" + entry, "facts.toml")

    assert [fault.code for fault in caught.value.faults] == [FaultCode.BAD_PERIOD]
