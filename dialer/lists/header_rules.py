"""Which header words name which field, and how surely.

A rule applies when all its words are there and none of the forbidden; its weight (0-100) falls a
little for every word it does not explain. Content decides between rules that are near each other
(see columns.py).
"""

from dataclasses import dataclass

from dialer.contacts.words import word_set
from dialer.lists.model import Field, ListKind


@dataclass(frozen=True, slots=True)
class Rule:
    """`words` must all be in the header, none of `without` may be.

    A rule that stands `alone` says too little to bear a word it does not explain.
    """

    field: Field
    words: frozenset[str]
    weight: int
    without: frozenset[str] = frozenset()
    alone: bool = False


OTHERS = word_set(
    "tgl status pihaklain fax denda fungsi jabatan hasil kodepos cicilan dulu kini kerabat sebab "
    "surat tempat gaji kerja rtrw lunas"
)
"""Words of columns that are none of ours; a rule must name one to accept it."""

NEUTRAL = word_set(
    "no jkn data per lengkap satuan peserta keluarga nama uang periode namabulan bagian tambahan "
    "domisili"
)
"""Words that may stand beside any rule without making it less sure."""

_PENALTY = 6
_PART_PENALTY = 35
"""`Tunggakan 2025` beside `Total`: the part must not be taken for the whole."""

_PARTS = word_set("bagian namabulan")
_WHOLES = word_set("jml per")


def _rules(field: Field, without: str, *entries: tuple[str, int]) -> tuple[Rule, ...]:
    return tuple(
        Rule(field, word_set(words), weight, word_set(without)) for words, weight in entries
    )


def _alone(field: Field, without: str, *entries: tuple[str, int]) -> tuple[Rule, ...]:
    return tuple(
        Rule(field, word_set(words), weight, word_set(without), alone=True)
        for words, weight in entries
    )


_SHARED: tuple[Rule, ...] = (
    *_rules(Field.COUNTER, "", ("urut", 90), ("no urut", 95)),
    *_rules(
        Field.PHONE,
        "email alamat jml lama",
        ("hp kerabat", 88), ("telp kerabat", 86), ("wa kerabat", 86),
        ("hp", 95), ("wa", 92), ("telp", 95), ("kontak no", 85), ("hp telp", 97),
        ("telp fax", 80), ("hp fax", 80),
    ),
    *_rules(Field.EMAIL, "", ("email", 98), ("email alamat", 98)),
    *_rules(
        Field.ADDRESS,
        "email kelurahan kecamatan kota nama lama nik hp telp",
        ("alamat", 95), ("alamat rtrw", 94), ("alamat dulu", 85),
        ("alamat surat", 88),
    ),
    *_rules(Field.ADDRESS, "email lama", ("alamat", 70), ("alamat rtrw", 70)),
    *_rules(Field.ADDRESS, "email lama nama", ("alamat nik", 92)),
    *_alone(Field.ADDRESS, "", ("domisili", 90)),
    *_rules(Field.KELURAHAN, "kode alamat jml", ("kelurahan", 95), ("kelurahan kel", 97)),
    *_rules(Field.KELURAHAN, "kode jml anggota no hp telp kecamatan", ("kel", 70)),
    *_rules(Field.KECAMATAN, "kode alamat jml kelurahan", ("kecamatan", 95)),
    *_rules(Field.CITY, "kode alamat jml kecamatan", ("kota", 92)),
    *_rules(Field.PROVINCE, "kode alamat", ("provinsi", 95)),
    *_rules(Field.NOTE, "alamat sumber", ("ket", 90), ("ket pihaklain", 85), ("ket hasil", 80)),
)  # fmt: skip

_ARREARS: tuple[Rule, ...] = (
    *_rules(
        Field.NAME,
        "kelurahan kecamatan kota provinsi alamat bu pic cp email kode kel kantor",
        ("nama peserta", 100), ("nama kepala", 92), ("nama kk", 90), ("nama keluarga", 88),
        ("nama pelanggan", 95), ("nama", 86), ("nama lengkap", 94), ("nama anggota", 70),
    ),
    *_rules(
        Field.NAME,
        "no identitas jml kartu nik va kk kode jkn kelas hp telp wa bulan tunggak kontak alamat "
        "lama",
        ("peserta", 60), ("kepala keluarga", 75), ("pelanggan", 60),
    ),
    *_alone(Field.NAME, "", ("identitas peserta", 40)),
    *_rules(
        Field.CARD,
        "kk hp telp nama va jml lama keluarga nik",
        ("kartu", 88), ("no kartu", 96), ("no peserta", 75), ("identitas peserta", 72),
        ("no jkn", 85), ("jkn", 58), ("identitas jkn", 70), ("no anggota", 50),
    ),
    *_rules(
        Field.NIK,
        "nama kepala alamat lama pic",
        ("nik", 98), ("no identitas", 65), ("kartu identitas", 60),
    ),
    *_rules(Field.NIK, "nama alamat lama", ("nik kepala", 88)),
    *_alone(Field.NIK, "", ("identitas", 60)),
    *_rules(
        Field.KK,
        "nama kepala jml nik lama alamat urut anggota per",
        ("kk", 90), ("no kk", 97), ("no keluarga", 60),
    ),
    *_rules(
        Field.VA,
        "nama lama jml",
        ("va", 98), ("no bayar", 70), ("kode bayar", 78), ("identitas bayar", 60),
    ),
    *_rules(Field.CARD, "kk nama va jml lama nik", ("kartu kepala keluarga", 85)),
    *_rules(Field.VA, "nama lama jml", ("va fax", 80)),
    *_rules(Field.MEMBERS, "no nama", ("anggota kk", 88), ("peserta per kk", 85)),
    *_rules(Field.PHONE, "email alamat jml nama lama", ("kontak", 76), ("cp", 66)),
    *_rules(Field.CARE_CLASS, "alamat nama lama", ("kelas", 95)),
    *_rules(
        Field.MEMBERS,
        "nama kartu nik status hp telp bulan uang tunggak",
        ("anggota", 85), ("jml anggota", 97), ("jml peserta", 82), ("jml keluarga", 88),
        ("jml orang", 82), ("jml kel", 78), ("jml kk", 55), ("orang", 55),
    ),
    *_rules(
        Field.MEMBERS,
        "nama kartu nik status bulan uang",
        ("jml anggota tunggak", 80), ("jml peserta tunggak", 78),
    ),
    *_rules(
        Field.MONTHS,
        "iuran uang tagih bayar",
        ("bulan tunggak", 100), ("jml bulan", 90), ("lama tunggak", 94), ("aging", 60),
        ("periode tunggak", 55), ("jml tunggak", 56), ("jml periode", 72),
        ("lama bulan", 80), ("lama bulan tunggak", 100),
    ),
    *_rules(
        Field.MONTHS,
        "uang bayar",
        ("jml bulan tagih", 70), ("jml bulan tunggak iuran", 96), ("bulan tagih", 60),
    ),
    *_alone(Field.MONTHS, "uang bayar jml data", ("bulan iuran", 50), ("bulan", 72)),
    *_rules(Field.MONTHS, "iuran uang tagih bayar bagian", ("tunggak", 52)),
    *_rules(
        Field.AMOUNT,
        "bayar lama anggota",
        ("tunggak uang", 100), ("jml tunggak", 92), ("tunggak", 76), ("tunggak iuran", 93),
        ("jml tunggak uang", 100), ("tunggak tagih", 92), ("jml tagih", 80), ("tagih", 72),
        ("tagih uang", 82),
    ),
    *_rules(
        Field.AMOUNT,
        "bayar lama anggota bulan orang kelas",
        ("uang", 60), ("jml uang", 70), ("jml iuran", 52), ("iuran uang", 46),
        ("jml iuran uang", 55),
    ),
    *_alone(Field.AMOUNT, "anggota keluarga orang peserta", ("jml", 45)),
    *_rules(
        Field.AMOUNT,
        "lama anggota orang",
        ("jml tunggak bayar", 80), ("tagih bayar", 70), ("jml tunggak denda", 85),
        ("tunggak denda", 62), ("jml tunggak tgl", 84), ("tunggak uang tgl", 86),
        ("tunggak tgl", 60), ("harus bayar", 78), ("jml harus bayar", 84),
    ),
)  # fmt: skip

_BU: tuple[Rule, ...] = (
    *_rules(
        Field.NAME,
        "pic cp email kode hp telp wa alamat kelurahan kecamatan kota provinsi kel sumber kontak "
        "jml pekerja potensi",
        ("nama bu", 100), ("nama", 72), ("nama peserta", 60),
    ),
    *_rules(Field.NAME, "pic telp hp email", ("nama bu alamat", 74)),
    *_rules(
        Field.NAME,
        "kode no identitas alamat telp hp wa email jml npwp nib va pekerja potensi pic cp kontak "
        "sumber kota",
        ("bu nama", 84),
    ),
    *_alone(Field.NAME, "no jml", ("bu", 82)),
    *_rules(
        Field.KODE_BU,
        "nama alamat",
        ("kode bu", 98), ("identitas bu", 82), ("no bu", 66),
    ),
    *_alone(Field.KODE_BU, "", ("kode", 30)),
    *_rules(
        Field.PIC_NAME,
        "hp telp wa email no alamat identitas npwp nik",
        ("pic nama", 100), ("pic", 84), ("cp", 70), ("kontak nama", 90), ("cp nama", 100),
        ("kontak", 52),
        ("pic fungsi", 86), ("pic nama fungsi", 96), ("cp fungsi", 72), ("cp nama fungsi", 94),
        ("kontak fungsi", 62), ("kontak nama fungsi", 86),
    ),
    *_alone(Field.PIC_NAME, "", ("nama", 42), ("nama fungsi", 60)),
    *_rules(
        Field.PHONE,
        "email alamat jml",
        ("kontak", 66), ("no pic", 68), ("cp", 58), ("cp no", 90), ("pic hp", 97),
    ),
    *_rules(
        Field.WORKERS,
        "nama iuran uang kode",
        ("pekerja belum terdaftar", 97), ("jml pekerja belum terdaftar", 99),
        ("potensi belum terdaftar", 95), ("jml peserta belum terdaftar", 80),
    ),
    *_rules(
        Field.WORKERS,
        "nama iuran uang kode terdaftar",
        ("potensi", 86), ("potensi pekerja", 100), ("potensi peserta", 100), ("pekerja", 80),
        ("jml pekerja", 96), ("jml peserta", 76), ("jml orang", 70), ("jml anggota", 66),
    ),
    *_rules(Field.DATA_SOURCE, "", ("sumber", 88), ("sumber data", 98)),
    *_rules(Field.NPWP, "", ("npwp", 98)),
    *_rules(Field.NIB, "", ("nib", 98)),
)  # fmt: skip

RULES = {ListKind.ARREARS: _SHARED + _ARREARS, ListKind.BU: _SHARED + _BU}


def header_weights(words: frozenset[str], kind: ListKind) -> dict[Field, float]:
    """Field -> weight 0-100 of the best rule the header satisfies."""
    if words == {"no"}:
        return {Field.COUNTER: 90}
    weights: dict[Field, float] = {}
    foreign = words & OTHERS
    for rule in RULES[kind]:
        if not rule.words <= words or rule.without & words or foreign - rule.words:
            continue
        unexplained = len(words - rule.words - NEUTRAL)
        if rule.alone and unexplained:
            continue
        weight = rule.weight - _PENALTY * unexplained
        if rule.field is Field.AMOUNT and words & _PARTS and not words & _WHOLES:
            weight -= _PART_PENALTY
        if weight > weights.get(rule.field, 0):
            weights[rule.field] = weight
    return weights
