"""Headers as branches and other bodies type them."""

import pytest

from dialer.reconcile.columns import Vocabulary, column_weights
from dialer.reconcile.model import Column


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("NIK KTP", Column.NIK),
        ("Nama TK", Column.NAME),
        ("Nama Tenaga Kerja", Column.NAME),
        ("NM_LENGKAP", Column.NAME),
        ("TGLLAHIR", Column.BIRTH),
        ("TGL_LHR", Column.BIRTH),
        ("Tempat, Tgl Lahir", Column.BIRTH),
        ("Date of Birth", Column.BIRTH),
        ("NOKA BPJS", Column.CARD),
        ("No. KK", Column.KK),
        ("L/P", Column.SEX),
        ("Company", Column.FIRM),
        ("Kode Badan Usaha", Column.KODE_BU),
        ("NPWP Perusahaan", Column.NPWP),
        ("Gaji Pokok (Rp)", Column.WAGE),
        ("Hak Kelas Rawat", Column.CARE_CLASS),
    ],
)
def test_a_header_of_people_is_understood(text: str, column: Column) -> None:
    weights = column_weights(text, Vocabulary.PEOPLE)
    assert max(weights, key=lambda one: weights[one]) is column


@pytest.mark.parametrize(
    "text",
    ["No. KPJ", "No Kartu BPJS TK", "Tempat Lahir", "Nama Ibu Kandung", "Nama Faskes", "NPP",
     "Tgl Mulai Kerja", "Jabatan"],
)  # fmt: skip
def test_columns_of_others_are_nobodys(text: str) -> None:
    assert column_weights(text, Vocabulary.PEOPLE) == {}


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Alasan Penonaktifan", Column.REASON),
        ("Sebab Keluar", Column.REASON),
        ("Keterangan", Column.REASON),
        ("TMT Non Aktif", Column.EFFECTIVE),
        ("Tanggal Resign", Column.EFFECTIVE),
        ("Nama Karyawan", Column.NAME),
    ],
)
def test_a_header_of_a_request_is_understood(text: str, column: Column) -> None:
    weights = column_weights(text, Vocabulary.REQUESTS)
    assert max(weights, key=lambda one: weights[one]) is column
