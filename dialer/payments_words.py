"""Faults and doubts of payment rows, with their sentences, and the words of a status column."""

import re
from enum import StrEnum
from typing import Final


class Fault(StrEnum):
    """Why a row of a payments file cannot be taken."""

    ACCOUNT_MISSING = "account_missing"
    ACCOUNT_INVALID = "account_invalid"
    ACCOUNT_DAMAGED = "account_damaged"
    DAY_MISSING = "date_missing"
    DAY_UNREADABLE = "date_unreadable"
    DAY_IN_FUTURE = "date_in_future"
    AMOUNT_MISSING = "amount_missing"
    AMOUNT_UNREADABLE = "amount_unreadable"
    AMOUNT_ZERO = "amount_zero"
    NOT_PAID = "not_paid"
    NOTHING_TO_REVERSE = "nothing_to_reverse"


class PaymentDoubt(StrEnum):
    """What was repaired or looks odd; the row is taken."""

    LETTER_AS_DIGIT = "letter_as_digit"
    CARD_PADDED = "card_padded"
    VA_CARD_MISMATCH = "va_card_mismatch"
    OTHER_NUMBER_USED = "other_number_used"
    OTHER_YEAR = "other_year"
    MONTH_FIRST = "month_first"
    OTHER_SHEETS = "other_sheets"


FAULTS: Final[dict[Fault, tuple[str, str]]] = {
    Fault.ACCOUNT_MISSING: (
        "Nomor VA atau nomor kartu kosong",
        "Isi nomor VA 16 angka atau nomor kartu 13 angka, diketik sebagai teks.",
    ),
    Fault.ACCOUNT_INVALID: (
        "Nomor VA atau nomor kartu tidak sah",
        "Isi VA 16 angka yang diawali 88888 atau 89888, atau nomor kartu 13 angka.",
    ),
    Fault.ACCOUNT_DAMAGED: (
        "Nomor 16 angka tersimpan sebagai angka Excel, angka terakhirnya hilang",
        "Ambil nomor VA dari sumber aslinya dan ketik sebagai teks.",
    ),
    Fault.DAY_MISSING: ("Tanggal bayar kosong", "Isi tanggal bayar, misalnya 20/11/2026."),
    Fault.DAY_UNREADABLE: (
        "Tanggal bayar tidak terbaca",
        "Tulis tanggal bayar seperti 20/11/2026 atau 2026-11-20.",
    ),
    Fault.DAY_IN_FUTURE: (
        "Tanggal bayar di masa depan",
        "Periksa tanggal bayar; tanggalnya tidak boleh lewat dari hari ini.",
    ),
    Fault.AMOUNT_MISSING: ("Jumlah bayar kosong", "Isi jumlah bayar, misalnya 350000."),
    Fault.AMOUNT_UNREADABLE: (
        "Jumlah bayar tidak terbaca",
        "Tulis jumlah bayar dengan angka rupiah, misalnya 350000.",
    ),
    Fault.AMOUNT_ZERO: ("Jumlah bayar nol", "Isi jumlah bayar lebih dari nol."),
    Fault.NOT_PAID: (
        "Status menyatakan pembayaran gagal atau belum selesai",
        "Tidak perlu diperbaiki bila uang memang tidak masuk; bila masuk, perbaiki statusnya.",
    ),
    Fault.NOTHING_TO_REVERSE: (
        "Berstatus batal, tetapi pembayaran yang dibatalkan tidak ditemukan",
        "Tidak perlu diperbaiki bila pembayarannya belum pernah diterima di sini.",
    ),
}
"""Why a row was put aside, and how it is mended."""

DOUBTS: Final[dict[str, str]] = {
    PaymentDoubt.LETTER_AS_DIGIT: "Huruf O atau l di dalam nomor dibaca sebagai angka 0 atau 1.",
    PaymentDoubt.CARD_PADDED: "Nomor kartu kurang dari 13 angka; angka nol di depan ditambahkan.",
    PaymentDoubt.VA_CARD_MISMATCH: "VA tidak cocok dengan nomor kartu; VA yang dipakai.",
    PaymentDoubt.OTHER_NUMBER_USED: "Satu nomor rusak atau tidak sah; nomor di kolom lain dipakai.",
    PaymentDoubt.OTHER_YEAR: "Tanggal bayar di tahun lain; periksa tahunnya.",
    PaymentDoubt.MONTH_FIRST: "Tanggal di kolom ini ditulis bulan dahulu, lalu hari.",
    PaymentDoubt.OTHER_SHEETS: "Berkas memiliki lembar lain yang juga berisi pembayaran dan tidak "
    "dibaca.",
}


class StatusWord(StrEnum):
    """What a status column says."""

    NONE = ""
    NOT_PAID = "not_paid"
    REVERSED = "reversed"


_REVERSED = re.compile(
    r"\b(?:di)?batal(?:kan)?\b|\bpembatalan\b|\brever(?:sal|se|sed|t)\b|\brefund(?:ed)?\b"
    r"|\bpengembalian\b|\bcancel(?:led|ed|ation)?\b|\bvoid(?:ed)?\b|\bchargeback\b",
    re.IGNORECASE,
)
_NOT_PAID = re.compile(
    r"\bgagal\b|\bfail(?:ed|ure)?\b|\bpending\b|\btertunda\b|\bditolak\b|\breject(?:ed)?\b"
    r"|\bexpired\b|\bkedaluwarsa\b|\bkadaluarsa\b|\bbelum\s+(?:lunas|bayar|dibayar|masuk)\b"
    r"|\bunpaid\b|\btidak\s+berhasil\b|\btime\s?out\b|\bunsuccess\w*\b|\bnot\s+paid\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:tidak|bukan|tdk|no|not|non)\s+(?:jadi\s+)?\w+", re.IGNORECASE)


def status_word(text: str) -> StatusWord:
    """What the words of a status column mean for the money; anything unknown means it came."""
    if not text:
        return StatusWord.NONE
    if _NOT_PAID.search(text):
        return StatusWord.NOT_PAID
    return StatusWord.REVERSED if _REVERSED.search(_NEGATED.sub("", text)) else StatusWord.NONE
