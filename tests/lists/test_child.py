"""The reading process: what it gives, and what becomes of everything that can go wrong in it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dialer.errors import BadInputError, RefusedError
from dialer.lists.asking import ChildFaultError, ask_child, stream_child
from dialer.lists.child import read_list, read_list_here, tables_of
from dialer.lists.limits import Limits
from dialer.lists.model import ListKind
from dialer.lists.reader import read_tables
from dialer.lists.reading import Chunk, ReadOrder
from dialer.lists.samples import sample_list
from tests.lists import misbehaving
from tests.lists.making import Rows, write_text, write_xlsx
from tests.lists.test_bad_files import with_stray_cell

ROOT = Path(__file__).resolve().parents[2]
DUES = {1: 150_000, 2: 100_000, 3: 35_000}


class CancelledError(Exception):
    """Somebody pressed cancel."""


def order(kind: ListKind) -> ReadOrder:
    return ReadOrder(sample_list(kind), kind, area_code="0645", dues=DUES)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return (
        "Z" not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").split(")")[-1].split()[0]
    )


@pytest.mark.parametrize("kind", ListKind)
def test_a_list_from_the_process_is_the_list_read_here(kind: ListKind) -> None:
    with read_list_here(order(kind)) as here:
        expected: list[Chunk] = list(here)
    with read_list(order(kind)) as reading:
        assert reading.head == here.head
        assert list(reading) == expected
    assert sum(chunk.rows for chunk in expected) >= 100


def test_tables_come_with_cells_of_every_type(tmp_path: Path) -> None:
    rows: Rows = [["Nama", "=1+1"], [], [1.5, True], ["a\nb", None]]
    path = write_xlsx(tmp_path / "a.xlsx", {"Satu": rows, "Dua": rows}, hidden=["Dua"])
    here = [(table.sheet, table.hidden, list(table.rows)) for table in read_tables(path)]
    assert [(table.sheet, table.hidden, table.rows) for table in tables_of(path)] == here


def test_a_bad_file_keeps_its_own_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(BadInputError, match="dokumen PDF"):
        tables_of(path)
    with pytest.raises(BadInputError, match="dokumen PDF"), read_list(ReadOrder(path, ListKind.BU)):
        pass


def test_a_header_over_nothing_is_told_at_the_end(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.csv", [["Nama BU", "Alamat", "Telepon"]])
    with (
        pytest.raises(BadInputError, match="tidak ada baris data"),
        read_list(ReadOrder(path, ListKind.BU)) as reading,
    ):
        list(reading)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (misbehaving.die, "mungkin rusak"),
        (misbehaving.babble, "tidak dapat dibaca"),
        (misbehaving.stumble, "tidak dapat dibaca"),
        (misbehaving.anything, "tidak dapat dibaca"),
    ],
)
def test_whatever_happens_in_the_process_becomes_a_sentence(
    question: object, words: str, tmp_path: Path
) -> None:
    path = write_text(tmp_path / "a.csv", [["a"]])
    assert callable(question)
    with pytest.raises(BadInputError, match=words) as caught:
        ask_child(question, path)
    assert "“a.csv”" in caught.value.sentence
    assert "Traceback" not in caught.value.sentence
    assert isinstance(caught.value.__cause__, ChildFaultError)


def test_a_bug_keeps_its_traceback_behind_the_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        ask_child(misbehaving.stumble, tmp_path / "a.csv")
    assert "ZeroDivisionError: a.csv" in str(caught.value.__cause__)


def test_an_expected_error_comes_back_as_itself(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="tidak boleh dibaca"):
        ask_child(misbehaving.refuse, tmp_path / "a.csv")


def test_what_is_printed_does_not_disturb_the_answer(tmp_path: Path) -> None:
    assert ask_child(misbehaving.shout, tmp_path / "a.csv") == "a.csv"


def test_a_process_without_a_word_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a\n" * 1_000_000)
    start = time.monotonic()
    limits = Limits(silence=3.0)
    with stream_child(misbehaving.hang, path, limits=limits) as values:
        assert next(values) == "a.csv"
        with pytest.raises(BadInputError, match="terlalu lama"):
            next(values)
    assert time.monotonic() - start < 25


def test_a_large_file_is_waited_for_longer_but_not_for_ever() -> None:
    limits = Limits()
    assert limits.silence_for(20_000_000) <= 30
    assert limits.silence_for(80_000_000) == limits.silence + 60
    assert limits.silence_for(5_000_000_000) == limits.silence + 90


def test_a_process_that_unpacks_something_large_is_waited_for(tmp_path: Path) -> None:
    assert ask_child(misbehaving.grow, tmp_path / "a.csv", limits=Limits(silence=3.0)) == "a.csv"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds to the limit on memory")
def test_a_process_that_takes_too_much_memory_is_stopped(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.csv", [["a"]])
    with pytest.raises(BadInputError, match="terlalu banyak memori"):
        ask_child(misbehaving.devour, path, limits=Limits(memory=400_000_000))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds to the limit on memory")
def test_a_workbook_that_takes_all_memory_is_told_for_what_it_is(tmp_path: Path) -> None:
    path = with_stray_cell(tmp_path / "a.xlsx")
    with pytest.raises(BadInputError, match="sangat jauh dari daftarnya"):
        tables_of(path)


@pytest.mark.skipif(sys.platform == "win32", reason="looks into /proc")
def test_cancelling_ends_the_process_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    taken: list[int] = []

    def check() -> None:
        if len(taken) == 3:
            raise CancelledError

    with (
        pytest.raises(CancelledError),
        stream_child(misbehaving.count_for_ever, path, check=check) as values,
    ):
        taken.extend(iter(lambda: next(values), None))
    assert not is_running(int(path.with_suffix(".pid").read_text(encoding="utf-8")))


@pytest.mark.skipif(sys.platform == "win32", reason="looks into /proc")
def test_leaving_early_ends_the_process(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with stream_child(misbehaving.count_for_ever, path) as values:
        assert next(values) == 0
    assert not is_running(int(path.with_suffix(".pid").read_text(encoding="utf-8")))


@pytest.mark.skipif(sys.platform == "win32", reason="looks into /proc")
def test_the_process_dies_with_the_program(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    program = (
        "import os, sys; from pathlib import Path\n"
        "from dialer.lists.asking import stream_child\n"
        "from tests.lists import misbehaving\n"
        "with stream_child(misbehaving.hang_noted, Path(sys.argv[1])) as values:\n"
        "    next(values); os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", program, path], cwd=ROOT, check=False)
    pid = int(path.with_suffix(".pid").read_text(encoding="utf-8"))
    until = time.monotonic() + 10
    while is_running(pid) and time.monotonic() < until:
        pass
    assert not is_running(pid)
