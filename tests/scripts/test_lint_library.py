"""The scripts and facts that come with the program, as the linter sees them."""

from pathlib import Path

import pytest

from scripts_call.facts import load_facts
from scripts_call.faults import FaultCode
from scripts_call.lint import lint_file
from tests.scripts.samples import DAY, outcome_codes

LIBRARY = Path(__file__).parents[2] / "scripts_call" / "library"
FILES = sorted(LIBRARY.glob("*.toml"))


def test_there_are_scripts_to_look_at() -> None:
    assert len(FILES) >= 15


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_wrong_with_it(path: Path) -> None:
    """What the branch has to look at again by a day is told too, but that is no defect."""
    found = lint_file(path, outcomes=outcome_codes(), facts=load_facts(DAY))

    assert [fault for fault in found if fault.code is not FaultCode.FACT_OVERDUE] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_informal_word_in_it_would_be_found_on_its_line(path: Path, tmp_path: Path) -> None:
    if path.stem == "facts":
        return
    source = path.read_text("utf-8")
    at = source.index("Terima kasih")
    copy = tmp_path / path.name
    copy.write_text(source[:at] + "Oke, " + source[at:], "utf-8")

    found = lint_file(copy, outcomes=outcome_codes(), facts=load_facts(DAY))

    (fault,) = [fault for fault in found if fault.code is FaultCode.INFORMAL_WORD]
    assert fault.line == source.count("\n", 0, at) + 1
