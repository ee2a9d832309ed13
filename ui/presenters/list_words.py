"""Fields and warnings of a list in words, by their codes."""

from collections.abc import Mapping
from typing import Final

from dialer.lists.warnings import TEXTS

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

_WARNINGS: Final[Mapping[str, str]] = {code.value: text for code, text in TEXTS.items()}


def field_word(code: str) -> str:
    """Return what a field is called; a second telephone column is `phone_2`."""
    base, _, place = code.rpartition("_")
    if place.isdigit():
        return f"{FIELDS.get(base, base)} {place}"
    return FIELDS.get(code, code)


def warning_word(code: str) -> str:
    """Return what a warning means; an unknown one keeps its code."""
    return _WARNINGS.get(code, code)
