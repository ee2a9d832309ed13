"""`sambung script check FILE`: needs neither store nor key, and says where, why and what to do."""

from pathlib import Path

from tests.cli.running import sambung
from tests.scripts.clean_script import CLEAN


def script(tmp_path: Path, old: str = "", new: str = "") -> Path:
    """A script file, with one passage changed."""
    path = tmp_path / "naskah.toml"
    path.write_text(CLEAN.replace(old, new, 1) if old else CLEAN, "utf-8")
    return path


def check(tmp_path: Path, *words: str | Path) -> tuple[int, str]:
    """Exit code and what was printed; the data directory must stay untouched."""
    data = tmp_path / "data"
    answer = sambung(data, "script", "check", *words, passphrase="")
    assert not data.exists()
    return answer.code, answer.out


def test_clean_script_answers_zero(tmp_path: Path) -> None:
    code, out = check(tmp_path, script(tmp_path))

    assert (code, out.endswith("tidak ada temuan.\n")) == (0, True)


def test_errors_answer_one_with_place_reason_and_fix(tmp_path: Path) -> None:
    path = script(tmp_path, "Mohon sampaikan", "Kalo bisa, mohon sampaikan")
    line = CLEAN.count("\n", 0, CLEAN.index("Mohon sampaikan")) + 1

    code, out = check(tmp_path, path)

    first, fix, last = out.splitlines()
    assert code == 1
    assert first == f"{path}:{line}:8: kesalahan: Kata “Kalo” tidak baku. [informal_word]"
    assert fix.strip() == "Perbaikan: Pakai “bila”."
    assert last == f"{path}: 1 kesalahan, 0 peringatan."


def test_warnings_alone_answer_zero(tmp_path: Path) -> None:
    code, out = check(tmp_path, script(tmp_path, "Mohon sampaikan", "Silahkan sampaikan"))

    assert code == 0
    assert ": peringatan: " in out


def test_json_carries_every_finding(tmp_path: Path) -> None:
    path = script(tmp_path, 'goto = "selesai"', 'goto = "tiada"')
    answer = sambung(tmp_path / "data", "script", "check", path, "--json", passphrase="")

    found = answer.one()

    assert answer.code == 1
    assert found["errors"] == len(found["findings"]) == 2
    assert found["findings"][0]["code"] == "missing_target"
    assert set(found["findings"][0]) == {"line", "column", "code", "severity", "reason", "fix"}


def test_missing_and_broken_files_answer_one_with_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "rusak.toml"
    broken.write_bytes(b"[steps\n\xff")

    for path in (tmp_path / "tiada.toml", broken):
        code, out = check(tmp_path, path)
        assert code == 1
        assert "Perbaikan:" in out


def test_facts_file_is_checked_as_one(tmp_path: Path) -> None:
    library = Path(__file__).parents[2] / "scripts_call" / "library"
    source = (library / "facts.toml").read_text("utf-8")
    path = tmp_path / "facts.toml"
    path.write_text(source.replace('status = "verify"', 'status = "pasti"', 1), "utf-8")

    assert check(tmp_path, library / "facts.toml")[0] == 0
    code, out = check(tmp_path, path)
    assert code == 1
    assert "Status “pasti” tidak dikenal" in out
