"""A report is on the disk whole, or what was there before is."""

import errno
from pathlib import Path
from typing import BinaryIO

import pytest

from dialer.errors import BadInputError, DiskFullError
from dialer.reports.saving import save_whole
from tests.reports.samples import FRAME, LETTERHEAD, arrears
from tests.reports.writing import write_telecollecting


def failing(error: Exception) -> "Writer":
    return Writer(error)


class Writer:
    """Writes half a file, then fails as the disk did."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __call__(self, target: BinaryIO) -> None:
        target.write(b"half")
        raise self.error


def left_in(folder: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in folder.iterdir()}


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        (PermissionError(errno.EACCES, "denied"), BadInputError, "dibuka di program lain"),
        (OSError(errno.ENOSPC, "full"), DiskFullError, "Disk penuh"),
        (OSError(errno.EIO, "input/output"), BadInputError, "tidak dapat disimpan"),
    ],
)
def test_a_failure_half_way_keeps_the_old_file_and_leaves_no_other(
    tmp_path: Path, error: OSError, kind: type[BadInputError], said: str
) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"old")
    with pytest.raises(kind) as caught:
        save_whole(path, failing(error))
    assert said in caught.value.sentence
    assert "laporan.pdf" in caught.value.sentence
    assert left_in(tmp_path) == {"laporan.pdf": b"old"}


def test_a_bug_keeps_its_own_exception_and_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        save_whole(path, failing(ZeroDivisionError()))
    assert left_in(tmp_path) == {"laporan.pdf": b"old"}


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="tidak ditemukan"):
        write_telecollecting(tmp_path / "tidak-ada" / "a.pdf", LETTERHEAD, FRAME, [arrears()])


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="adalah folder"):
        write_telecollecting(tmp_path, LETTERHEAD, FRAME, [arrears()])


def test_an_existing_report_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(b"old")
    write_telecollecting(path, LETTERHEAD, FRAME, [arrears()])
    assert path.read_bytes().startswith(b"%PDF-")
    assert [entry.name for entry in tmp_path.iterdir()] == ["laporan.pdf"]
