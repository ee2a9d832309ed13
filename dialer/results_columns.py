"""What a results file looks like: the words of its headers and the shape of its cells."""

from datetime import date, datetime, time

from dialer.contacts.cells import Cell, cell_text, identifier_digits
from dialer.contacts.dates import parse_date
from dialer.contacts.identity import is_nik, is_va
from dialer.contacts.words import word_set
from dialer.file_kinds import RESULT_NEEDS, ResultField
from dialer.received.clock import parse_time
from dialer.received.form import COUNTER, Form, rules
from dialer.received.model import FileKind
from dialer.received.vocabulary import vocabulary

_VOCABULARY = vocabulary(
    {
        "no": "no nomor nomer nmr number num",
        "id": "id ident identitas",
        "nama": "nama nm name",
        "va": "va briva",
        "kartu": "kartu card noka psnoka jkn",
        "nik": "nik ktp nonik",
        "npwp": "npwp",
        "nib": "nib",
        "bu": "bu perusahaan company firm employer entitas instansi usaha toko",
        "peserta": "peserta pst member pelanggan participant customer debitur kontak contact",
        "telp": "hp telp tlp telepon phone ponsel handphone mobile",
        "tgl": "tgl tanggal date hari day",
        "jam": "jam pukul waktu wkt time",
        "petugas": "petugas officer agent agen kader staf staff pelaksana user penelepon "
        "telemarketer telekolektor kolektor operator oleh",
        "hasil": "hasil outcome result status disposisi disposition respon response",
        "panggil": "panggilan call calls menelepon hubungi dihubungi percobaan attempt",
        "janji": "janji promise ptp komitmen dijanjikan",
        "bayar": "bayar pembayaran payment pay",
        "uang": "jumlah jml nominal nom rp rupiah amount besar besaran nilai uang idr",
        "kanal": "kanal channel media via cara metode method melalui tempat sarana",
        "ulang": "ulang callback kembali again",
        "alasan": "alasan reason sebab penyebab kendala",
        "tunggak": "menunggak tunggakan nunggak arrears",
        "bicara": "berbicara bicara spoke lawan penerima dengan berbicaradengan ditemui bertemu",
        "catatan": "catatan keterangan ket note notes remark remarks komentar comment cttn",
        "langkah": "langkah tindak lanjut next step followup follow up tindaklanjut action aksi",
        "tahap": "tahap tahapan cicilan rehab stage stages angsuran instalment",
        "urut": "urut baris row",
        "lain": "alamat kelurahan kecamatan kota kelas anggota bulan email desa target lahir",
        "": "dan atau yang di pada of the to berikut berikutnya untuk data telah",
    },
    {
        r"\bvirtual\s?(?:account|acc|akun)\b": "va",
        r"\bno\W*ka\b": "no kartu",
        r"\bbadan\s?usaha\b|\bpemberi\s?kerja\b": "bu",
        r"\b(?:telepon|telp|tlp|hubungi|call)\s?(?:ulang|kembali|lagi|back)\b": "ulang",
        r"\btindak\s?lanjut\b|\bfollow\W?\s?up\b|\bnext\s?(?:step|action)\b": "langkah",
        r"\bspo?ke(?:n)?\s?(?:to|with)\b|\blawan\s?bicara\b": "bicara",
        r"\bnama\s+(?=petugas|agen|kader|staf|telemarketer|kolektor|officer|pelaksana)": " ",
    },
)

_RULES = (
    *rules(COUNTER, "", ("urut", 90), ("no urut", 95)),
    *rules(ResultField.ACCOUNT, "nama", ("va", 98), ("no va", 99)),
    *rules(
        ResultField.CARD,
        "nama va telp",
        ("kartu", 88), ("no kartu", 97), ("no peserta", 80), ("id peserta", 78),
        ("no kartu va", 97), ("kartu va", 96),
    ),
    *rules(ResultField.NIK, "nama", ("nik", 96)),
    *rules(ResultField.NPWP, "", ("npwp", 98)),
    *rules(ResultField.NIB, "", ("nib", 98)),
    *rules(
        ResultField.NAME,
        "petugas no id telp hasil janji alasan kanal",
        ("nama", 86), ("nama bu", 99), ("nama peserta", 97), ("bu", 80), ("nama peserta bu", 97),
        ("peserta", 60),
    ),
    *rules(ResultField.PHONE, "ulang hasil jam tgl petugas", ("telp", 88), ("no telp", 96)),
    *rules(
        ResultField.DAY,
        "janji ulang langkah lain bayar",
        ("tgl", 90), ("tgl panggil", 98), ("tgl telp", 97), ("tgl hasil", 92), ("tgl jam", 92),
    ),
    *rules(
        ResultField.TIME,
        "janji ulang langkah tgl lain",
        ("jam", 92), ("jam panggil", 98), ("jam telp", 98), ("jam hasil", 90),
    ),
    *rules(ResultField.OFFICER, "telp no", ("petugas", 95)),
    *rules(
        ResultField.OUTCOME,
        "tgl jam catatan petugas",
        ("hasil", 90), ("hasil panggil", 100), ("hasil telp", 99), ("panggil", 50),
    ),
    *rules(
        ResultField.CHANNEL,
        "janji bayar tgl jam no",
        ("kanal", 90), ("kanal panggil", 98), ("kanal hasil", 90), ("kanal telp", 84),
    ),
    *rules(ResultField.SPOKE_TO, "tgl jam no", ("bicara", 95)),
    *rules(ResultField.REASON, "tgl jam", ("alasan", 92), ("alasan tunggak", 99)),
    *rules(
        ResultField.PROMISE_ON,
        "uang kanal",
        ("tgl janji", 99), ("tgl janji bayar", 100), ("tgl bayar", 84), ("janji", 50),
        ("janji bayar", 52),
    ),
    *rules(
        ResultField.PROMISE_AMOUNT,
        "tgl kanal jam tunggak",
        ("uang janji", 99), ("uang janji bayar", 100), ("uang bayar", 80), ("uang", 60),
        ("janji", 46), ("janji bayar", 48),
    ),
    *rules(
        ResultField.PROMISE_CHANNEL,
        "tgl uang",
        ("kanal janji", 99), ("kanal bayar", 97), ("kanal janji bayar", 100),
    ),
    *rules(ResultField.STAGES, "tgl uang", ("tahap", 86), ("uang tahap", 80)),
    *rules(
        ResultField.CALLBACK,
        "hasil",
        ("ulang", 92), ("tgl ulang", 96), ("jam ulang", 80), ("tgl jam ulang", 98),
    ),
    *rules(ResultField.NEXT_STEP, "tgl", ("langkah", 92)),
    *rules(ResultField.NEXT_ON, "", ("tgl langkah", 97)),
    *rules(ResultField.NOTE, "tgl jam", ("catatan", 92), ("catatan hasil", 95)),
)  # fmt: skip


def _digits(cell: Cell) -> str:
    if isinstance(cell, float) and cell >= 10**15 and cell.is_integer():
        return str(int(cell))
    return identifier_digits(cell).text


def _as_account(cell: Cell) -> float:
    digits = _digits(cell)
    return 1.0 if is_va(digits) else (0.5 if len(digits) == 13 else 0.0)


def _as_card(cell: Cell) -> float:
    digits = _digits(cell)
    return 1.0 if len(digits) == 13 else (0.7 if is_va(digits) or 8 <= len(digits) < 13 else 0.0)


def _as_nik(cell: Cell) -> float:
    return 1.0 if is_nik(_digits(cell)) else 0.0


def _as_day(cell: Cell) -> float:
    return 1.0 if parse_date(cell) is not None else 0.0


def _as_time(cell: Cell) -> float:
    return 1.0 if parse_time(cell) is not None else 0.0


def _as_words(cell: Cell) -> float:
    if isinstance(cell, datetime | date | time) or not any(map(str.isalpha, cell_text(cell))):
        return 0.0
    return 1.0


RESULTS = Form(
    kind=FileKind.RESULTS,
    name="berkas hasil",
    vocabulary=_VOCABULARY,
    rules=_RULES,
    neutral=word_set("no kartu peserta nama bu tunggak bayar"),
    needs=RESULT_NEEDS,
    judges={
        ResultField.ACCOUNT: _as_account,
        ResultField.CARD: _as_card,
        ResultField.NIK: _as_nik,
        ResultField.DAY: _as_day,
        ResultField.TIME: _as_time,
        ResultField.OFFICER: _as_words,
        ResultField.OUTCOME: _as_words,
        ResultField.NAME: _as_words,
    },
    by_content={ResultField.ACCOUNT: 80},
)
