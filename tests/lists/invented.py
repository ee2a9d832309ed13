"""Lists made up at random with their truth: other headers, orders and mess in every seed."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dialer.contacts.cells import Cell

HEADERS: dict[str, tuple[str, ...]] = {
    "no": ("No", "No.", "NO", "#", "No Urut", "Nomor"),
    "card": ("NoKa", "No. Kartu", "NOKAPST", "Nomor Kartu JKN", "No Peserta", "Card Number",
             "no_kartu", "No BPJS", "Noka JKN-KIS", "ID Peserta", "NO. KARTU BPJS"),
    "nik": ("NIK", "No. KTP", "NIK/KTP", "Nomor Induk Kependudukan", "No Identitas", "nik"),
    "kk": ("No KK", "No. Kartu Keluarga", "KK", "NOKK"),
    "va": ("VA", "No. VA", "Virtual Account", "NoVA", "Nomor Virtual Account", "Kode Bayar",
           "VA Number"),
    "name": ("Nama", "Nama Peserta", "Nm Peserta", "NMPST", "Nama Kepala Keluarga", "Nama KK",
             "Participant Name", "NAMA_PESERTA", "nama lengkap", "Nama Pst."),
    "address": ("Alamat", "Almt", "Alamat Lengkap", "Address", "Alamat Domisili", "ALAMAT"),
    "kelurahan": ("Kelurahan", "Kel/Desa", "Desa", "Gampong", "Kel.", "NMDESA", "Village"),
    "kecamatan": ("Kecamatan", "Kec.", "KEC", "NMKEC", "District"),
    "phone": ("No HP", "No. HP/WA", "Telp", "HP 1", "Nomor Telepon", "Phone", "Kontak", "NOHP",
              "No. Telp/HP", "Mobile No"),
    "phone_2": ("No WA", "HP 2", "Telp Rumah", "No. Telepon Lain", "WhatsApp"),
    "care_class": ("Kelas", "Kls", "Kelas Rawat", "Hak Kelas", "KLSRAWAT", "Class"),
    "members": ("Jml Anggota", "Jumlah Jiwa", "Jlh Anggota Kel.", "Family Members", "Jml AK",
                "Jumlah Anggota Keluarga"),
    "months": ("Bulan Menunggak", "Bln Nunggak", "Jml Bulan", "Lama Menunggak (bln)", "JMLBLN",
               "Months in Arrears", "Bln Tgk", "Jumlah Bulan Tunggakan", "Tunggakan (Bulan)"),
    "amount": ("Total Tunggakan", "Jml Tunggakan (Rp)", "Nominal", "Tagihan", "Arrears Amount",
               "TOTALTGK", "Sisa Tunggakan", "Jumlah Tagihan", "Nominal Tgk (Rp.)", "Tunggakan"),
    "pisa": ("PISA", "Hub. Keluarga"),
    "birth": ("Tgl Lahir", "Tanggal Lahir"),
    "segment": ("Segmen", "Jenis Peserta"),
    "officer": ("Petugas", "Nama Kader", "HP Kader"),
}  # fmt: skip

_FIRST = ("Cut", "Teuku", "Siti", "Budi", "Dewi", "Rahmat", "Putri", "Agus", "Nurul", "Zulfikar")
_LAST = ("Hasanah", "Saputra", "Manurung", "Rahayu", "Siregar", "Nasution", "Wijaya", "Harahap")
_STREETS = (
    "Jl. Merdeka No. 5",
    "Gang Melati 3",
    "Dusun Baroh",
    "Jl. T. Umar RT 02/01",
    "Komp. BTN",
)
_PLACES = ("Banda Sakti", "Muara Dua", "Blang Mangat", "Keude Aceh", "Simpang Empat")
_JUNK = ("-", "", "tidak ada", "n/a", "0", "xxx", "165", "1500400", "0812", "402 853 3700-8863")


@dataclass(slots=True)
class Expected:
    """What must become of a row."""

    status: str
    why: str | None = None
    card: str | None = None
    nik: str | None = None
    va: str | None = None
    phones: tuple[str, ...] = ()
    amount: int | None = None
    months: int | None = None
    care_class: int | None = None
    members: int | None = None


@dataclass(slots=True)
class InventedList:
    """Rows of a sheet with title, header and footer, and the truth of its data rows."""

    rows: list[list[Cell]] = field(default_factory=list)
    header_row: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    truth: list[Expected] = field(default_factory=list)


def phone_cell(rng: random.Random, *, text_only: bool) -> tuple[Cell, tuple[str, ...]]:
    """A phone as somebody would type it, and the numbers it holds."""
    national = rng.choice(("81", "82", "83", "85", "87", "88", "89")) + "".join(
        rng.choices("0123456789", k=rng.randint(8, 9))
    )
    e164 = f"+62{national}"
    second = f"+62812{''.join(rng.choices('123456789', k=8))}"
    styles: list[tuple[Cell, tuple[str, ...]]] = [
        (f"0{national}", (e164,)),
        (f"+62{national}", (e164,)),
        (f"62{national}", (e164,)),
        (f"0062{national}", (e164,)),
        (national, (e164,)),
        (f"0{national[:3]}-{national[3:7]}-{national[7:]}", (e164,)),
        (f"+62 {national[:3]} {national[3:7]} {national[7:]}", (e164,)),
        (f"(0{national[:3]}) {national[3:]}", (e164,)),
        (f"+62(0){national}", (e164,)),
        (f"'0{national}", (e164,)),
        (f"\u00a00{national} ", (e164,)),
        (f"O{national}", (e164,)),
        (f"0{national} (WA)", (e164,)),
        (f"HP: 0{national}", (e164,)),
        (f"WA 0{national} (istri)", (e164,)),
        (f"0{national}/0{second[3:]}", (e164, second)),
        (f"0{national}; 0{second[3:]}", (e164, second)),
        (f"0{national} atau 0{second[3:]}", (e164, second)),
        (f"0{national}\n0{second[3:]}", (e164, second)),
        (f"{national[0]},{national[1:5]}E+{len(national) - 1}", ()),
        (f"0{national[:-2]}xx", ()),
    ]
    if not text_only:
        styles.append((float(national), (e164,)))
    if rng.random() < 0.15:
        return rng.choice(_JUNK), ()
    return rng.choice(styles)


def money_cell(rng: random.Random, amount: int, *, text_only: bool) -> Cell:
    """An amount in one of the usual spellings."""
    dotted = f"{amount:,}".replace(",", ".")
    styles: list[Cell] = [
        str(amount), dotted, f"Rp{dotted}", f"Rp. {dotted},00", f"Rp {dotted},-", f"{amount:,}",
        f"{amount:,}.00", f"IDR {amount:,}", f"{amount // 1000}rb",
    ]  # fmt: skip
    if not text_only:
        styles += [float(amount), float(amount), float(amount)]
    return rng.choice(styles)


def arrears_list(rng: random.Random, *, text_only: bool = False, size: int = 40) -> InventedList:
    """A list of members in arrears."""
    made = InventedList()
    keys = _columns(rng)
    made.headers = {key: rng.choice(HEADERS[key]) for key in keys}
    if made.headers["amount"] == "Tunggakan" and rng.random() < 0.5:
        made.headers["months"] = "Bulan"
    for number in range(rng.randint(0, 6)):
        text = rng.choice(("DAFTAR TUNGGAKAN PBPU", "Periode: November 2026", "", "KC LHOKSEUMAWE"))
        made.rows.append([text] + [None] * (len(keys) - 1) if number % 2 else [None, text])
    made.header_row = len(made.rows) + 1
    header: list[Cell] = [made.headers[key] for key in keys]
    made.rows.append(list(header))
    accepted: list[tuple[list[Cell], str]] = []
    for number in range(1, size + 1):
        if accepted and rng.random() < 0.06:
            cells, card = rng.choice(accepted)
            made.rows.append(list(cells))
            made.truth.append(Expected("duplicate", card=card))
            continue
        cells, expected = _arrears_row(rng, keys, number, text_only=text_only)
        made.rows.append(cells)
        made.truth.append(expected)
        if expected.status == "accepted" and expected.card:
            accepted.append((cells, expected.card))
        for noise in (_blank(keys), list(header), _total(keys)):
            if rng.random() < 0.03:
                made.rows.append(noise)
    if rng.random() < 0.7:
        made.rows += [_blank(keys), _total(keys)]
    if rng.random() < 0.4:
        made.rows += [
            [],
            [None, None, "Lhokseumawe, 20 November 2026"],
            [None, None, "Mengetahui,"],
        ]
        made.rows.append([None, None, "Kepala Bidang Penagihan"])
    return made


def _columns(rng: random.Random) -> list[str]:
    keys = ["name", "phone", "amount", "months"]
    keys += [key for key in ("card", "nik", "va") if rng.random() < 0.75] or ["card"]
    keys += [key for key in ("care_class", "members") if rng.random() < 0.8]
    optional = ("kk", "address", "kelurahan", "kecamatan", "phone_2", "pisa", "birth", "segment",
                "officer")  # fmt: skip
    keys += [key for key in optional if rng.random() < 0.5]
    rng.shuffle(keys)
    return ["no", *keys] if rng.random() < 0.7 else keys


def _blank(keys: Sequence[str]) -> list[Cell]:
    return [None] * len(keys)


def _total(keys: Sequence[str]) -> list[Cell]:
    return [
        "TOTAL" if index == 0 else (999_999_999.0 if key == "amount" else None)
        for index, key in enumerate(keys)
    ]


def _arrears_row(
    rng: random.Random, keys: Sequence[str], number: int, *, text_only: bool
) -> tuple[list[Cell], Expected]:
    card = f"000{rng.randint(10**8, 10**10 - 1):010d}"
    nik = (
        f"1173{rng.randint(1, 9):02d}{rng.randint(1, 28) + rng.choice((0, 40)):02d}"
        f"{rng.randint(1, 12):02d}{rng.randint(50, 99)}{rng.randint(1, 999) * 10 + 1:04d}"
    )
    va = "88888" + card[-11:]
    months, members, care_class = rng.randint(2, 30), rng.randint(1, 6), rng.randint(1, 3)
    amount = {1: 150_000, 2: 100_000, 3: 35_000}[care_class] * months * members
    phone, phones = phone_cell(rng, text_only=text_only)
    other, more = phone_cell(rng, text_only=text_only)
    if "phone_2" in keys:
        phones = (
            tuple(dict.fromkeys((*phones, *more)))
            if _before(keys)
            else tuple(dict.fromkeys((*more, *phones)))
        )
    cells: dict[str, Cell] = {
        "no": float(number) if not text_only else str(number),
        "card": card if text_only or rng.random() < 0.8 else float(card),
        "nik": nik,
        "kk": f"1173{rng.randint(10**11, 10**12 - 1)}",
        "va": va,
        "name": f"{rng.choice(_FIRST)} {rng.choice(_LAST)}",
        "address": rng.choice(_STREETS),
        "kelurahan": rng.choice(_PLACES),
        "kecamatan": rng.choice(_PLACES),
        "phone": phone,
        "phone_2": other,
        "care_class": rng.choice((f"Kelas {care_class}", "I" * care_class, str(care_class))),
        "members": rng.choice((str(members), f"{members} orang")),
        "months": rng.choice((str(months), f"{months} bln")),
        "amount": money_cell(rng, amount, text_only=text_only),
        "pisa": rng.choice(("1", "2", "P", "I", "Suami")),
        "birth": f"{rng.randint(1, 28)}/0{rng.randint(1, 9)}/19{rng.randint(50, 99)}",
        "segment": "PBPU",
        "officer": rng.choice(("Kader Rina", "081200001111")),
    }
    if not text_only and rng.random() < 0.3:
        cells["months"], cells["members"] = float(months), float(members)
    expected = Expected(
        "accepted",
        card=card if "card" in keys else None,
        nik=nik if "nik" in keys else None,
        va=va if "va" in keys else None,
        phones=phones,
        amount=amount,
        months=months,
        care_class=care_class if "care_class" in keys else None,
        members=members if "members" in keys else None,
    )
    damages: list[Callable[[], None]] = []
    if not text_only and "nik" in keys and ("card" in keys or "va" in keys):
        damages.append(lambda: _lose(cells, expected, nik))
    damages += [
        lambda: _spoil(cells, expected, "name", rng.choice(("", " ", "-", None)), "name"),
        lambda: _spoil(
            cells, expected, "amount", rng.choice(("lunas?", "#REF!", "0", "")), "amount"
        ),
        lambda: _no_identity(cells, expected),
    ]
    if rng.random() < 0.12:
        rng.choice(damages)()
    return [cells[key] for key in keys], expected


def _before(keys: Sequence[str]) -> bool:
    return keys.index("phone") < keys.index("phone_2")


def _lose(cells: dict[str, Cell], expected: Expected, nik: str) -> None:
    cells["nik"], expected.nik = float(nik), None


def _spoil(cells: dict[str, Cell], expected: Expected, key: str, value: Cell, why: str) -> None:
    cells[key] = value
    expected.status, expected.why = "quarantined", why


def _no_identity(cells: dict[str, Cell], expected: Expected) -> None:
    cells["card"], cells["nik"], cells["va"] = "12345", "", "-"
    expected.status, expected.why, expected.card = "quarantined", "identity", None
