"""What a file really is, by its first bytes and not by its name.

Everything that is no list ends here with a sentence that says what the file is and what to do.
"""

import zipfile
from enum import Enum
from pathlib import Path

from dialer.errors import BadInputError


class Format(Enum):
    """Formats the reader knows; the value is the extension calamine expects."""

    XLSX = ".xlsx"
    XLSB = ".xlsb"
    XLS = ".xls"
    ODS = ".ods"
    TEXT = ".csv"


_HEAD = 8192
_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "dokumen PDF"),
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "foto JPEG"),
    (b"GIF8", "gambar GIF"),
    (b"BM", "gambar BMP"),
    (b"II*\x00", "gambar TIFF"),
    (b"MM\x00*", "gambar TIFF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"SQLite format 3", "basis data"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7-Zip"),
    (b"\x1f\x8b", "arsip gzip"),
    (b"MZ", "program Windows"),
    (b"\x7fELF", "program"),
)
_UNMISTAKABLE_LENGTH = 3
_SAVE_AS = "Buka di Excel lalu simpan sebagai Excel (.xlsx) atau CSV, dan impor kembali."
_NOTHING = "Tidak ada data yang diimpor."


def refuse(path: Path, what: str, remedy: str) -> BadInputError:
    """The sentence for a file that is not a list."""
    return BadInputError(f"Berkas “{path.name}” {what}. {_NOTHING} {remedy}")


def sniff(path: Path) -> Format:
    """The format of the file; BadInputError with a sentence when it cannot be a list."""
    head = _head(path)
    if head.startswith(b"PK"):
        return _inside_zip(path)
    if head.startswith(_OLE):
        return _inside_ole(path)
    for signature, name in _SIGNATURES:
        if head.startswith(signature) and (
            len(signature) >= _UNMISTAKABLE_LENGTH or b"\x00" in head
        ):
            raise refuse(path, f"adalah {name}, bukan daftar", _ask_for_list())
    _refuse_markup(path, head)
    if _is_binary(head):
        raise refuse(path, "tidak dikenali sebagai daftar", _ask_for_list())
    return Format.TEXT


def _ask_for_list() -> str:
    return "Mintalah daftarnya dalam bentuk Excel (.xlsx) atau CSV."


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise BadInputError(
            f"“{path.name}” adalah folder, bukan berkas. {_NOTHING} Pilih satu berkas daftar."
        )
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        raise BadInputError(
            f"Berkas “{path.name}” tidak ditemukan. {_NOTHING} Periksa nama dan foldernya."
        ) from None
    except (OSError, ValueError):
        raise refuse(
            path,
            "tidak dapat dibuka",
            "Tutup berkas itu di program lain, periksa izinnya, lalu coba lagi.",
        ) from None
    if not head.strip(b"\x00\r\n\t ") or head in _BOMS:
        raise refuse(path, "kosong", "Periksa apakah ini berkas yang dimaksud.")
    return head


def _refuse_markup(path: Path, head: bytes) -> None:
    """Web pages and XML that were given a spreadsheet's name."""
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\t \x00").replace(b"\x00", b"").lower()
    if start.startswith(
        (b"<!doctype", b"<html", b"<head", b"<body", b"<table", b"<style", b"<meta")
    ):
        raise refuse(path, "adalah halaman web (HTML) yang diberi nama lain", _SAVE_AS)
    if start.startswith((b"<?xml", b"<workbook", b"<svg")):
        raise refuse(path, "adalah berkas XML, bukan buku kerja Excel atau CSV", _SAVE_AS)


def _is_binary(head: bytes) -> bool:
    """Control characters that no text has; UTF-16 text has a NUL in every other byte."""
    if head.startswith(_BOMS[1:]) or utf16_without_bom(head) is not None:
        return False
    control = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1a\x1b" for byte in head)
    return b"\x00" in head or control * 100 > len(head)


def utf16_without_bom(head: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` when one half of the bytes is nearly always NUL."""
    even, odd = head[0::2], head[1::2]
    if len(odd) < 8:
        return None
    if odd.count(0) > 0.8 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.8 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None


def _inside_zip(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            encrypted = any(info.flag_bits & 1 for info in archive.infolist())
            mimetype = archive.read("mimetype")[:200] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        raise damaged(path) from None
    if encrypted:
        raise locked(path)
    if "xl/workbook.xml" in names:
        return Format.XLSX
    if "xl/workbook.bin" in names:
        return Format.XLSB
    if b"opendocument.spreadsheet" in mimetype:
        return Format.ODS
    if "word/document.xml" in names or b"opendocument.text" in mimetype:
        raise refuse(path, "adalah dokumen Word, bukan daftar", _ask_for_list())
    if "ppt/presentation.xml" in names:
        raise refuse(path, "adalah presentasi, bukan daftar", _ask_for_list())
    if any(name.startswith("xl/") for name in names):
        return Format.XLSX
    raise refuse(path, "adalah arsip ZIP", "Ekstrak arsipnya lalu pilih daftar di dalamnya.")


def _inside_ole(path: Path) -> Format:
    if _contains(path, "EncryptedPackage".encode("utf-16-le")):
        raise locked(path)
    if _contains(path, "Workbook".encode("utf-16-le")) or _contains(
        path, b"B\x00o\x00o\x00k\x00\x00\x00"
    ):
        return Format.XLS
    raise refuse(path, "adalah dokumen Office lama, bukan buku kerja Excel", _ask_for_list())


def _contains(path: Path, needle: bytes) -> bool:
    tail = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if needle in tail + chunk:
                return True
            tail = chunk[-len(needle) :]
    return False


def locked(path: Path) -> BadInputError:
    """The sentence for a workbook that asks for a password."""
    return refuse(
        path,
        "dilindungi kata sandi",
        "Buka di Excel, hapus kata sandinya (File > Info > Protect Workbook), simpan, "
        "lalu impor kembali.",
    )


def damaged(path: Path) -> BadInputError:
    """The sentence for a workbook that cannot be read."""
    return refuse(
        path,
        "rusak atau tidak lengkap sehingga tidak dapat dibaca",
        "Minta salinan baru, atau buka di Excel lalu simpan ulang sebagai .xlsx.",
    )


MOST_COLUMNS = 1_000
"""No list has more; a cell further out is a stray one and makes every row as wide."""


def too_wide(path: Path) -> BadInputError:
    """The sentence for a table with a cell far away from its list."""
    return refuse(
        path,
        "memiliki isian sangat jauh dari daftarnya (baris atau kolom paling ujung)",
        "Hapus baris dan kolom kosong di kanan dan bawah daftar, simpan, lalu impor kembali.",
    )
