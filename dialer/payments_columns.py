"""What a payments file looks like: the words of its headers and the shape of its cells."""

import re
from datetime import date

from dialer.contacts.cells import Cell, identifier_digits, is_blank
from dialer.contacts.dates import parse_date
from dialer.contacts.identity import is_va
from dialer.contacts.money import parse_rupiah
from dialer.contacts.words import word_set
from dialer.file_kinds import PAYMENT_NEEDS, PaymentField
from dialer.payments_amount import signed_rupiah
from dialer.received.form import COUNTER, Form, rules
from dialer.received.model import FileKind
from dialer.received.vocabulary import vocabulary

_VOCABULARY = vocabulary(
    {
        "no": "no nomor nomer nmr nmor number num numb nbr",
        "id": "id ident identitas identity",
        "nama": "nama nm nma name names",
        "va": "va briva rekva",
        "kartu": "kartu krt card cards noka kapst psnoka jkn kis bpjs bpjskes",
        "peserta": "peserta pst psrt pserta member participant insured tertanggung pelanggan plg "
        "customer cust penyetor pembayar payer nasabah debitur penunggak client",
        "bayar": "bayar dibayar dibayarkan terbayar pembayaran pmbyrn byr bayaran paid payment "
        "payments pay pymt pelunasan lunas setor setoran disetor penerimaan diterima terima "
        "received masuk transfer trf settled pembukuan",
        "trx": "transaksi trx trxn trans transaction transactions txn tran transak",
        "tgl": "tgl tanggal tgg date tglnya hari day waktu wkt time timestamp jam pukul datetime",
        "lahir": "lahir birth dob ttl",
        "tempo": "tempo due jatuh expired kadaluarsa",
        "buku": "settlement rekonsiliasi rekon valuta posting settle efektif cetak upload import",
        "uang": "nominal nom nilai rp rupiah idr amount amt value uang besar besaran dana sebesar "
        "nominalnya",
        "jml": "jml jlh jmlh jmh jum jumlah total tot sum qty",
        "iuran": "iuran premi dues premium tagihan tagih bill billing invoice tunggakan arrears "
        "kewajiban pokok",
        "biaya": "denda biaya admin adm administrasi fee penalty materai charge charges komisi",
        "sisa": "sisa saldo balance kurang selisih outstanding",
        "kanal": "kanal channel channels chanel chnl loket merchant mitra bank via melalui metode "
        "method outlet gerai collecting agen agent sarana tempat biller cara media lokasi "
        "delivery partner switching aggregator",
        "ref": "ref referensi reference reff refnum ntb ntpn resi kuitansi kwitansi receipt struk "
        "jurnal journal seq sequence trace stan bukti rrn invoiceno slip",
        "status": "status sts state result flag jenis tipe type kategori respon response",
        "ket": "keterangan ket ketr catatan note notes remark remarks description deskripsi berita",
        "bulan": "bulan bln month months periode period tahun thn year",
        "orang": "anggota jiwa orang members persons people keluarga family",
        "lain": "alamat address kelas class kelurahan desa kecamatan kec kota hp telp telepon "
        "phone email petugas kader teller user operator cabang kantor kc segmen nik kk npwp "
        "wilayah terminal kode_pos",
        "kode": "kode kd code",
        "urut": "urut urutan seri baris row",
        "": "dan atau dari ke yang yg di pada by of the and or for per data satuan pbpu pbi ppu "
        "mandiri kesehatan aktual",
    },
    {
        r"\bvirtual\s?(?:account|acc|akun|acct)\b": "va",
        r"\brekening\s?virtual\b": "va",
        r"\bno\W*ka\b": "no kartu",
        r"\bidpel\b|\bcust(?:omer)?\W?\s?(?:no|id)\b": "id peserta",
        r"\bjatuh\s?tempo\b": "tempo",
        r"\bnama\s+(?=bank|loket|merchant|mitra|kanal|channel|gerai|agen)": " ",
    },
)

_RULES = (
    *rules(COUNTER, "", ("urut", 90), ("no urut", 95)),
    *rules(PaymentField.ACCOUNT, "nama", ("va", 98), ("no va", 99)),
    *rules(
        PaymentField.ACCOUNT,
        "nama ref tgl uang jml kanal trx status biaya va",
        ("no bayar", 76), ("kode bayar", 78), ("id bayar", 74), ("no iuran", 60),
        ("no peserta", 66), ("id peserta", 72),
    ),
    *rules(
        PaymentField.CARD,
        "va nama ref tgl uang jml kanal trx status",
        ("kartu", 86), ("no kartu", 97), ("no peserta", 74), ("id peserta", 70),
        ("kartu peserta", 97), ("no kartu peserta", 99),
    ),
    *rules(
        PaymentField.PAID_ON,
        "lahir tempo ref uang jml status bulan kanal",
        ("tgl bayar", 100), ("tgl trx", 95), ("tgl", 82), ("tgl buku", 60), ("bayar", 45),
    ),
    *rules(
        PaymentField.AMOUNT,
        "biaya sisa orang bulan tgl kanal ref nama no id kode status trx lain tempo",
        ("uang bayar", 100), ("jml bayar", 98), ("jml uang bayar", 100), ("jml uang", 92),
        ("uang", 88), ("jml", 76), ("bayar", 62), ("iuran", 60), ("iuran bayar", 92),
        ("jml iuran", 72), ("uang iuran", 72), ("jml iuran bayar", 96), ("jml uang iuran", 74),
    ),
    *rules(
        PaymentField.AMOUNT,
        "biaya sisa orang bulan tgl kanal ref nama no id kode status lain",
        ("uang trx", 92), ("jml trx", 66), ("jml uang trx", 93), ("jml bayar trx", 94),
    ),
    *rules(
        PaymentField.CHANNEL,
        "no tgl uang jml ref biaya status id",
        ("kanal", 92), ("kanal bayar", 100), ("kanal trx", 95), ("nama kanal", 94),
        ("kode kanal", 55),
    ),
    *rules(
        PaymentField.PAYER,
        "no id kartu va kanal ref tgl uang jml status lain kode",
        ("nama", 90), ("nama peserta", 99), ("peserta", 64), ("nama bayar", 94),
        ("peserta bayar", 70),
    ),
    *rules(
        PaymentField.REFERENCE,
        "tgl uang jml nama va kartu biaya status",
        ("ref", 90), ("no ref", 98), ("no trx", 90), ("id trx", 90), ("kode trx", 78),
        ("kode ref", 88), ("no ref trx", 98), ("no ref bayar", 98), ("no ref kanal", 92),
        ("id ref", 92),
    ),
    *rules(
        PaymentField.STATUS,
        "no tgl uang jml nama va kartu orang bulan",
        ("status", 90), ("status bayar", 98), ("status trx", 98), ("ket", 62), ("ket status", 92),
        ("ket bayar", 66),
    ),
)  # fmt: skip


def _as_account(cell: Cell) -> float:
    digits = _digits(cell)
    if len(digits) == 16:
        return 1.0 if is_va(digits) or not isinstance(cell, str) else 0.1
    return 0.5 if len(digits) in (11, 13) else 0.0


def _as_card(cell: Cell) -> float:
    digits = _digits(cell)
    if len(digits) == 13:
        return 1.0 if digits.startswith("0") else 0.6
    if is_va(digits):
        return 0.6
    if isinstance(cell, str):
        return 0.3 if 8 <= len(digits) < 13 and not digits.startswith("08") else 0.0
    return 0.8 if 9 <= len(digits) <= 11 else 0.0


def _digits(cell: Cell) -> str:
    """All the digits, also those of a number that has lost its last ones."""
    if isinstance(cell, float) and cell >= 10**15 and cell.is_integer():
        return str(int(cell))
    return identifier_digits(cell).text


def _as_day(cell: Cell) -> float:
    if isinstance(cell, date):
        return 1.0
    day = parse_date(cell)
    if day is None or not 2000 <= day.year <= 2100:
        return 0.0
    return 1.0 if isinstance(cell, str) else 0.6


def _as_amount(cell: Cell) -> float:
    if isinstance(cell, date) or (isinstance(cell, str) and cell.strip().startswith(("00", "08"))):
        return 0.0
    amount = signed_rupiah(cell)
    if amount is None or amount == 0:
        return 0.0
    if isinstance(cell, str) and re.search(r"rp|idr|rb|jt|ribu|juta", cell, re.IGNORECASE):
        return 1.0
    return 1.0 if 5_000 <= abs(amount) <= 5_000_000_000 else 0.15


def _as_name(cell: Cell) -> float:
    if not isinstance(cell, str) or not 2 <= len(cell) <= 90 or parse_rupiah(cell) is not None:
        return 0.0
    return 0.1 if is_blank(cell) or sum(map(str.isdigit, cell)) > 3 else 1.0


PAYMENTS = Form(
    kind=FileKind.PAYMENTS,
    name="berkas pembayaran",
    vocabulary=_VOCABULARY,
    rules=_RULES,
    neutral=word_set("no kartu peserta nama uang orang trx"),
    needs=PAYMENT_NEEDS,
    judges={
        PaymentField.ACCOUNT: _as_account,
        PaymentField.CARD: _as_card,
        PaymentField.PAID_ON: _as_day,
        PaymentField.AMOUNT: _as_amount,
        PaymentField.PAYER: _as_name,
    },
    by_content={
        PaymentField.ACCOUNT: 80,
        PaymentField.CARD: 58,
        PaymentField.PAID_ON: 56,
        PaymentField.AMOUNT: 44,
    },
)
