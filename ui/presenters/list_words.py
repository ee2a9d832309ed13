"""Fields and warnings of a list in words, by their codes."""

from collections.abc import Mapping
from typing import Final

from dialer.file_kinds import Kind
from dialer.lists.model import ListKind
from dialer.lists.warnings import TEXTS
from dialer.received.model import FileKind

FIELDS: Final[Mapping[str, str]] = {
    "name": "Nama",
    "phone": "Telepon",
    "card": "Nomor kartu",
    "nik": "NIK",
    "kk": "Nomor KK",
    "va": "Virtual account",
    "npwp": "NPWP",
    "nib": "NIB",
    "kode_bu": "Kode badan usaha",
    "amount": "Total tunggakan",
    "months": "Bulan menunggak",
    "care_class": "Kelas rawat",
    "members": "Jumlah anggota keluarga",
    "address": "Alamat",
    "kelurahan": "Kelurahan / desa",
    "kecamatan": "Kecamatan",
    "city": "Kabupaten / kota",
    "province": "Provinsi",
    "potential_workers": "Potensi peserta",
    "data_source": "Sumber data",
    "email": "Email",
    "pic_name": "Nama PIC",
    "note": "Keterangan",
    "counter": "Nomor urut",
}

_PAYMENT_FIELDS: Final[Mapping[str, str]] = {
    "va": "Virtual account",
    "card": "Nomor kartu",
    "date": "Tanggal bayar",
    "amount": "Jumlah bayar",
    "channel": "Kanal bayar",
    "name": "Nama",
    "reference": "Nomor referensi",
    "status": "Status",
}

_RESULT_FIELDS: Final[Mapping[str, str]] = {
    "va": "Virtual account",
    "card": "Nomor kartu",
    "nik": "NIK",
    "npwp": "NPWP",
    "nib": "NIB",
    "name": "Nama badan usaha",
    "phone": "Telepon",
    "date": "Tanggal percobaan",
    "time": "Jam percobaan",
    "officer": "Petugas",
    "outcome": "Hasil",
    "channel": "Lewat",
    "spoke_to": "Berbicara dengan",
    "reason": "Alasan menunggak",
    "promise_date": "Tanggal janji",
    "promise_amount": "Jumlah janji",
    "promise_channel": "Kanal janji",
    "rehab_stages": "Tahap REHAB",
    "callback": "Telepon ulang",
    "next_step": "Tindak lanjut",
    "next_date": "Tanggal tindak lanjut",
    "note": "Catatan",
}

_OF_KIND: Final[Mapping[Kind, Mapping[str, str]]] = {
    ListKind.BU: FIELDS,
    ListKind.ARREARS: FIELDS,
    FileKind.PAYMENTS: _PAYMENT_FIELDS,
    FileKind.RESULTS: _RESULT_FIELDS,
}

_WARNINGS: Final[Mapping[str, str]] = {code.value: text for code, text in TEXTS.items()}


def fields_of_kind(kind: Kind) -> Mapping[str, str]:
    """Return the columns a file of this kind may have, in words by their codes."""
    return _OF_KIND[kind]


def field_word(code: str) -> str:
    """Return what a field is called; a second telephone column is `phone_2`."""
    base, _, place = code.rpartition("_")
    if place.isdigit():
        return f"{FIELDS.get(base, base)} {place}"
    return FIELDS.get(code, code)


def warning_word(code: str) -> str:
    """Return what a warning means; an unknown one keeps its code."""
    return _WARNINGS.get(code, code)
