"""Big, looping and hostile files: named with line and column, and read to the end.

How quickly is measured by `dev.py bench scripts`.
"""

from pathlib import Path

import pytest

from scripts_call.facts import load_facts
from scripts_call.faults import FaultCode
from scripts_call.lint import lint_file, lint_source
from scripts_call.loader import check_source, load_source
from tests.scripts.clean_script import CLEAN
from tests.scripts.samples import DAY

SHEET = load_facts(DAY)
HEAD = 'id = "panjang"\ntitle = "Panjang"\nkind = "tunggakan"\nstart = "s0"\n\n'


def chain(count: int, say: str = "Baik, {sapaan}, saya mengerti.") -> str:
    """A script of `count` steps, each leading to the next, and back to the first."""
    steps = "".join(
        f'[steps.s{number}]\ntitle = "Langkah"\nsay = "{say}"\nhint = "Dengarkan."\n'
        f'answers = [\n  {{ text = "Ya", goto = "s{number + 1}" }},\n'
        f'  {{ text = "Kembali", goto = "s0" }},\n  {{ text = "Selesai", goto = "akhir" }},\n]\n\n'
        for number in range(count)
    )
    end = '[steps.akhir]\ntitle = "Akhir"\nsay = "Terima kasih."\nending = "refuses"\n'
    return HEAD + steps + end.replace("akhir", f"s{count}", 1) + "\n" + end


def test_script_of_three_hundred_steps_loads_whole() -> None:
    assert len(load_source(chain(300), "panjang.toml").steps) == 302


def test_script_of_three_hundred_steps_is_linted_whole() -> None:
    source = chain(300)
    found = lint_source(source, "panjang.toml", facts=SHEET)

    assert {fault.code for fault in found} == {
        FaultCode.NO_GREETING,
        FaultCode.NO_OFFICER_NAME,
        FaultCode.NO_INSTITUTION,
    }


@pytest.mark.parametrize("size", [1_000_001, 10_000_000])
def test_file_that_is_too_big_is_refused(tmp_path: Path, size: int) -> None:
    path = tmp_path / "besar.toml"
    path.write_bytes(b'x = "a"\n' * (size // 8 + 1))
    assert [fault.code for fault in lint_file(path)] == [FaultCode.TOO_BIG]
    assert [fault.code for fault in lint_source(path.read_text("utf-8"), "b.toml")] == [
        FaultCode.TOO_BIG
    ]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (chain(4000), FaultCode.NO_GREETING),
        (chain(3000, say="Jumlahnya {total_tunggakan}."), FaultCode.SAID_TOO_EARLY),
        (chain(3000, say="Kalo oke, 24 bulan, <b>ya</b>!"), FaultCode.INFORMAL_WORD),
        (
            chain(3000).replace('"Kembali", goto = "s0"', '"Kembali", goto = "t0"'),
            FaultCode.MISSING_TARGET,
        ),
        (HEAD + "[steps.s0]\n" * 50_000, FaultCode.DUPLICATE_NAME),
        (HEAD + "s = '''" + "{" * 900_000, FaultCode.SYNTAX),
        (HEAD + 'x = "' + "a " * 400_000 + '"\n', FaultCode.UNKNOWN_KEY),
        (CLEAN.replace("Terima kasih.", "e" * 200_000, 1), FaultCode.INFORMAL_WORD),
        (CLEAN.replace("berat.", "tidak " * 30_000, 1), FaultCode.LONG_SENTENCE),
        (CLEAN.replace("berat.", "bayar ke " * 20_000, 1), FaultCode.LONG_SENTENCE),
        (CLEAN.replace("berat.", "bila tidak " * 20_000, 1), FaultCode.LONG_SENTENCE),
        (CLEAN.replace("berat.", "polisi, " * 20_000, 1), FaultCode.THREAT),
        (CLEAN.replace("berat.", "1" * 200_000, 1), FaultCode.FREE_NUMBER),
        (CLEAN.replace("berat.", "1." * 100_000, 1), FaultCode.FREE_NUMBER),
        (CLEAN.replace("berat.", "dua " * 50_000, 1), FaultCode.LONG_SENTENCE),
        (CLEAN.replace("berat.", "{nama} " * 30_000, 1), FaultCode.LONG_SENTENCE),
    ],
    ids=lambda value: str(value)[:40].replace("\n", " ") if isinstance(value, str) else str(value),
)
def test_hostile_file_is_read_to_the_end(source: str, code: FaultCode) -> None:
    assert len(source) <= 1_000_000
    found = lint_source(source, "jahat.toml", facts=SHEET)

    assert code in {fault.code for fault in found}


def test_conditions_of_many_names_are_judged() -> None:
    names = ("months", "amount", "members", "attempts", "care_class")
    when = " and ".join(f"{name} > {number}" for name in names for number in (1, 5))
    steps = "".join(
        f'[steps.s{number}]\ntitle = "L"\nsay = "Baik."\nwhen = "{when}"\nskip_to = "akhir"\n'
        f'answers = [{{ text = "Ya", goto = "s{number + 1}" }}]\n\n'
        for number in range(300)
    )
    end = '[steps.s300]\ntitle = "A"\nsay = "Terima kasih."\nending = "refuses"\n\n'
    source = HEAD + steps + end + end.replace("s300", "akhir")
    assert check_source(source) == []
