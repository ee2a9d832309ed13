"""Which field a header names, before any cell is seen."""

from itertools import pairwise

import pytest

from dialer.lists.header_rules import header_weights
from dialer.lists.header_words import header_words, unit_factor
from dialer.lists.model import Field, ListKind

ARREARS = {
    Field.CARD: "NoKa|No. Kartu JKN-KIS|NOKAPST|Nomor Kepesertaan|no_kartu|Card Number|No BPJS",
    Field.NIK: "NIK|No. KTP|Nomor Induk Kependudukan|National ID|NIK KTP",
    Field.KK: "No KK|NKK|Nomor Kartu Keluarga|NOKK|Family Card No",
    Field.VA: "VA|No. Virtual Account|NoVA|VA BRI|Kode Bayar|BRIVA",
    Field.NAME: "Nama|Nama Kepala Kel.|Nm Peserta|NMPST|Nama KK|Nama Kepala Keluarga"
    "|Full Name|namapeserta",
    Field.PHONE: "No. HP/WA|Nomor Teleponnya|Telp|HP Istri|Nomor yang bisa dihubungi|WhatsApp"
    "|Hand Phone|Telp/Fax",
    Field.EMAIL: "E-mail|Alamat Email|Surel",
    Field.ADDRESS: "Almt|Alamat Lengkap|Address|Domisili",
    Field.KELURAHAN: "Kel/Desa|Gampong|NMDESA|Kel.|Village",
    Field.KECAMATAN: "Kec.|Kecamatan|NMKEC|Kecamtan",
    Field.CITY: "Kab/Kota|NMDATI2|City",
    Field.PROVINCE: "Propinsi|Prov.",
    Field.CARE_CLASS: "Kls|Hak Kelas Rawat|KLSRAWAT|KLSRWT|Class",
    Field.MEMBERS: "Jml Anggota Kel.|Jumlah Jiwa|No. of members|Household size|Jml Peserta|jmlang",
    Field.MONTHS: "Bln Nunggak|Lama Menunggak (bln)|JMLBLN|Months in arrears|Months Past Due"
    "|Jml bln blm bayar|Month(s) Unpaid|Jumlah Buln|Jml Bulan Tunggakan|BLNTUNG|Berapa bulan"
    "|Jumlah Periode",
    Field.AMOUNT: "Jml Tunggakan (Rp)|TOTALTGK|Nominal|Total Tagihan|Amount due|Amount Past Due"
    "|Sisa Piutang|Jumlah yang harus dibayar|Total Tunggakan s.d. Oktober 2026|Tungakan",
    Field.NOTE: "Ket.|Keterangn|Remarks|Catatan",
    Field.COUNTER: "No|#|No. Urut",
}
BU = {
    Field.NAME: "Merchant|Nm Prshn|Nama BU|Nama Perusahaan|PT/CV|Badan Usaha|Employer Name"
    "|Nama Toko/Usaha",
    Field.PIC_NAME: "Nama Penghubung|Nama PIC|Person in Charge|Contact Person|Penanggung Jawab"
    "|Pemilik|Nm Pmlk|Narahubung|Nama CP|HRD",
    Field.PHONE: "Telepon|Nomor HP PIC|WA PIC|Telp. Kantor|No CP|Office Phone|Kontak",
    Field.WORKERS: "Jml Kry|Pot. Peserta|Workforce|Head Count|Potensi Peserta|Jml TK"
    "|Jumlah Tenaga Kerja|No. of Employees|Est. Pekerja"
    "|Jumlah Pekerja Belum Terdaftar",
    Field.DATA_SOURCE: "Sumber data|Source|Asal Data",
    Field.NPWP: "NPWP Badan|Tax ID",
    Field.NIB: "NIB|Nomor Induk Berusaha",
    Field.KODE_BU: "Kode Badan Usaha|ID BU",
    Field.ADDRESS: "Alamat BU|Alamat Perusahaan",
}
NOBODYS = (
    "HP Kader|No. Telp Petugas|WA Penagih|HP Pendamping|No Fax|PISA|Tgl Lahir|Nama Ibu Kandung"
    "|Kode Pos|RT/RW|Denda"
)


def best(header: str, kind: ListKind) -> Field | None:
    weights = header_weights(header_words(header), kind)
    return max(weights, key=lambda field: weights[field]) if weights else None


@pytest.mark.parametrize(
    ("kind", "field", "header"),
    [
        (kind, field, header)
        for kind, table in ((ListKind.ARREARS, ARREARS), (ListKind.BU, BU))
        for field, headers in table.items()
        for header in headers.split("|")
    ],
)
def test_a_header_names_its_field_in_any_case(kind: ListKind, field: Field, header: str) -> None:
    assert best(header, kind) is field
    if not any(a.islower() and b.isupper() for a, b in pairwise(header)):
        assert best(header.upper(), kind) is field
        assert best(f"  {header.lower()} *", kind) is field


@pytest.mark.parametrize("kind", list(ListKind))
@pytest.mark.parametrize("header", NOBODYS.split("|"))
def test_columns_of_somebody_or_something_else_name_no_field(kind: ListKind, header: str) -> None:
    assert best(header, kind) is None


def test_registered_workers_are_no_potential() -> None:
    assert best("Jumlah Pekerja Terdaftar", ListKind.BU) is None


@pytest.mark.parametrize(
    ("header", "factor"),
    [
        ("Tunggakan (Rp)", 1),
        ("Tunggakan (dalam ribuan)", 1_000),
        ("Tunggakan (Rp 000)", 1_000),
        ("Tunggakan (Rp.1.000)", 1_000),
        ("Tunggakan (juta)", 1_000_000),
        ("Tunggakan s.d. 2026", 1),
    ],
)
def test_the_unit_of_a_header_multiplies(header: str, factor: int) -> None:
    assert unit_factor(header) == factor
