"""Every code of a comparison in the words of the report, the window and the command line."""

from collections.abc import Iterable, Mapping
from typing import Final

from dialer.reconcile.model import Column, How, Note, ReconcileKind, Unfit, UnfitRow, Why

KINDS: Final[Mapping[ReconcileKind, str]] = {
    ReconcileKind.PEOPLE: "Daftar orang",
    ReconcileKind.EMPLOYERS: "Daftar badan usaha",
}
COLUMNS: Final[Mapping[Column, str]] = {
    Column.NAME: "nama",
    Column.NIK: "NIK",
    Column.CARD: "nomor kartu",
    Column.KK: "nomor KK",
    Column.BIRTH: "tanggal lahir",
    Column.SEX: "jenis kelamin",
    Column.FIRM: "badan usaha",
    Column.KODE_BU: "kode BU",
    Column.NPWP: "NPWP",
    Column.NIB: "NIB",
    Column.CARE_CLASS: "kelas rawat",
    Column.WAGE: "upah",
    Column.STATUS: "status",
    Column.PHONE: "telepon",
    Column.EMAIL: "surel",
    Column.ADDRESS: "alamat",
    Column.KELURAHAN: "kelurahan",
    Column.KECAMATAN: "kecamatan",
    Column.CITY: "kabupaten/kota",
    Column.PROVINCE: "provinsi",
    Column.PIC_NAME: "nama PIC",
    Column.WORKERS: "jumlah pekerja",
    Column.DATA_SOURCE: "sumber data",
    Column.REASON: "alasan",
    Column.EFFECTIVE: "tanggal berlaku",
    Column.NOTE: "keterangan",
    Column.COUNTER: "nomor urut",
}
HOWS: Final[Mapping[How, str]] = {
    How.NIK: "NIK",
    How.CARD: "Nomor kartu",
    How.NPWP: "NPWP",
    How.NIB: "NIB",
    How.KODE_BU: "Kode BU",
    How.FAMILY: "Nama dan nomor KK",
    How.PERSON: "Nama, tanggal lahir, badan usaha",
    How.FIRM: "Nama dan alamat atau telepon",
    How.DECIDED: "Diputuskan petugas",
}
WHYS: Final[Mapping[Why, str]] = {
    Why.TIE: "Beberapa baris sama cocoknya",
    Why.ID_NAME_DIFFERS: "Nomor sama, nama berbeda",
    Why.ID_BIRTH_DIFFERS: "Nomor sama, nama dan tanggal lahir berbeda",
    Why.NIK_DIFFERS: "Nomor kartu sama, NIK berbeda",
    Why.NIK_NEAR: "Nama sama, NIK berbeda satu atau dua angka",
    Why.ID_DIFFERS: "NPWP atau NIB berbeda",
    Why.NAME_NEAR: "Nama mirip, tidak sama",
    Why.BIRTH_DIFFERS: "Tanggal lahir mirip, tidak sama",
    Why.BIRTH_MISSING: "Tanggal lahir tidak ada",
    Why.FIRM_DIFFERS: "Badan usaha berbeda",
    Why.FIRM_UNKNOWN: "Badan usaha tidak dapat dipastikan sama",
    Why.SEX_DIFFERS: "Jenis kelamin berbeda",
    Why.LEGAL_FORM: "Bentuk badan usaha berbeda (misalnya PT dan CV)",
    Why.ADDRESS_DIFFERS: "Nama sama, alamat berbeda",
    Why.ADDRESS_MISSING: "Nama sama, alamat tidak ada",
}
NOTES: Final[Mapping[Note, str]] = {
    Note.NIK_DAMAGED: "NIK rusak oleh Excel (angka terakhir hilang) dan tidak dipakai",
    Note.NIK_INVALID: "NIK tidak sah dan tidak dipakai",
    Note.CARD_INVALID: "Nomor kartu bukan 13 angka dan tidak dipakai",
    Note.CARD_PADDED: "Angka nol di depan nomor kartu dikembalikan",
    Note.KK_INVALID: "Nomor KK tidak sah dan tidak dipakai",
    Note.NPWP_INVALID: "NPWP bukan 15 atau 16 angka dan tidak dipakai",
    Note.NIB_INVALID: "NIB bukan 13 angka dan tidak dipakai",
    Note.BIRTH_UNREADABLE: "Tanggal lahir tidak terbaca",
    Note.BIRTH_NOT_OF_NIK: "Tanggal lahir berbeda dari tanggal di dalam NIK",
    Note.NIK_SHARED: "NIK atau nomor yang sama dipakai baris lain dengan nama berbeda",
}
BY: Final[Mapping[str, str]] = {
    "nik": "NIK sama",
    "card": "nomor kartu sama",
    "nib": "NIB sama",
    "npwp": "NPWP sama",
    "kode_bu": "kode BU sama",
    "cells": "seluruh isinya sama",
}


def notes_text(notes: Iterable[Note]) -> str:
    """The notes of a row on one line."""
    return "; ".join(NOTES[one] for one in notes)


def columns_text(columns: Iterable[Column]) -> str:
    """Names of columns on one line."""
    return ", ".join(COLUMNS[one] for one in columns)


def unfit_text(row: UnfitRow) -> str:
    """Why a row took no part."""
    if row.why is Unfit.REPEAT:
        return f"Ganda dengan baris {row.of_row} berkas yang sama ({BY[row.by]})"
    return "Tidak ada nomor yang sah dan tidak ada nama"
