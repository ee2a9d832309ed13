"""Files that are no list, as people hand them in."""

from collections.abc import Callable
from pathlib import Path

import xlsxwriter


def write_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)


def write_nothing(path: Path) -> None:
    path.write_bytes(b"")


def write_protected(path: Path) -> None:
    """An encrypted workbook is an OLE container with these two streams, not a zip."""
    names = "EncryptionInfo".encode("utf-16-le") + "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + names + bytes(2048))


def write_without_amount(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        for column, header in enumerate(("No", "Nama Peserta", "No Kartu", "No HP")):
            sheet.write_string(0, column, header)
        for column, cell in enumerate(("1", "Cut Meutia", "0001234567890", "081234567890")):
            sheet.write_string(1, column, cell)


BAD_FILES: tuple[Callable[[Path], None], ...] = (
    write_picture,
    write_nothing,
    write_protected,
    write_without_amount,
)
"""A picture, an empty file, a workbook with a password, a list without its amounts."""
