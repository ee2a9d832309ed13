"""Pairs of invented employers of which it is known whether they are one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from dialer.contacts.phone import Phone, PhoneKind
from dialer.lists.model import ContactRow, ListKind

FORMS = ("PT", "CV", "UD", "Toko", "Yayasan", "Koperasi", "")
OWN = [
    "Aceh",
    "Pase",
    "Samudera",
    "Malikussaleh",
    "Widodo",
    "Hidayah",
    "Tanjong",
    "Bireuen",
    "Cendrawasih",
    "Gajahmada",
    "Rambutan",
    "Kartika",
    "Wibawa",
    "Sriwijaya",
    "Telaga",
    "Rimba",
    "Kenanga",
    "Melati",
    "Anggrek",
    "Garuda",
    "Merpati",
    "Rajawali",
    "Kencono",
    "Baitussalam",
    "Alfatih",
    "Ikhlas",
    "Tiram",
    "Nelayan",
    "Bumiputra",
    "Arjuna",
    "Bima",
    "Nakula",
    "Pandawa",
    "Mahkota",
    "Intan",
]
COMMON = [
    "Jaya",
    "Makmur",
    "Abadi",
    "Sejahtera",
    "Mandiri",
    "Sentosa",
    "Utama",
    "Karya",
    "Sumber",
    "Berkah",
    "Maju",
    "Mitra",
]
TRADES = [
    "Konstruksi",
    "Elektronik",
    "Motor",
    "Tani",
    "Furniture",
    "Plastik",
    "Tekstil",
    "Farma",
    "Logistik",
    "Teknik",
]
STREETS = [
    "Merdeka",
    "Sudirman",
    "Pase",
    "Malikussaleh",
    "Gajah",
    "Diponegoro",
    "Veteran",
    "Perniagaan",
    "Sukaramai",
    "Listrik",
    "Darussalam",
    "Teuku_Umar",
    "Cut_Nyak_Dhien",
    "Ahmad_Yani",
    "Iskandar_Muda",
]
KELURAHAN = ["Simpang Empat", "Lancang Garam", "Mon Geudong", "Keude Aceh", "Hagu Selatan"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows and the truth; `how` names what was done to the second."""

    one: ContactRow
    other: ContactRow
    same: bool
    how: str


def _phone(random: Random) -> Phone:
    national = f"8{random.choice('1235')}{random.randrange(10**8):08}"
    return Phone("+62" + national, "0" + national, PhoneKind.MOBILE)


def employer(random: Random) -> ContactRow:
    """An employer with a name of its own, an address and a number."""
    words = [random.choice(OWN), random.choice(COMMON), random.choice([*COMMON, *TRADES])]
    words = words[: random.choice((2, 3, 3))]
    form = random.choice(FORMS)
    street = random.choice(STREETS).replace("_", " ")
    return ContactRow(
        kind=ListKind.BU,
        row_number=1,
        name=" ".join([form, *dict.fromkeys(words)]).strip(),
        phones=(_phone(random),),
        address=f"Jl. {street} No. {random.randint(1, 240)}",
        kelurahan=random.choice(KELURAHAN),
        city="Lhokseumawe",
        pic_name=random.choice(("Aisyah Putri", "Budi Hartono", "Cut Meutia", "Dedi Saputra")),
    )


def _bare(name: str) -> tuple[str, list[str]]:
    words = name.split()
    return (words[0], words[1:]) if words[0] in FORMS else ("", words)


def _typo(random: Random, word: str) -> str:
    at = random.randrange(1, len(word) - 1)
    return random.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] * 2 + word[at + 1 :],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        )
    )


def same_again(random: Random, row: ContactRow) -> Iterator[Pair]:
    """Ways in which other staff would have typed the same employer."""
    form, words = _bare(row.name)
    longest = max(words, key=len)
    street, number = (row.address or "").rsplit(" No. ", 1)
    respelled = f"{street.replace('Jl.', 'Jalan')} Nomor {number}"
    names = {
        "form_behind": f"{' '.join(words)}, {form}." if form else row.name.upper(),
        "typo": " ".join([form, *[_typo(random, w) if w == longest else w for w in words]]).strip(),
        "no_space": " ".join([form, "".join(words)]).strip(),
        "order": " ".join([form, *reversed(words)]).strip(),
        "abbreviated": " ".join([form, *words[:-1], words[-1][:3] + "."]).strip(),
        "shorter": " ".join([form, *words[:2]]).strip(),
    }
    for how, name in names.items():
        yield Pair(row, replace(row, name=name, address=respelled), True, how)
        moved = replace(row, name=name, address=None, kelurahan=None, pic_name=None)
        if how not in ("shorter", "abbreviated"):
            yield Pair(row, moved, True, f"{how}_without_address")
    yield Pair(row, replace(row, address=f"{street}", phones=()), True, "no_house_number")


def another(random: Random, row: ContactRow) -> Iterator[Pair]:
    """Employers that look like it and are not."""
    form, words = _bare(row.name)
    own = random.choice([word for word in OWN if word not in words])
    number = (row.address or "").rsplit(" ", 1)[1]
    elsewhere = f"Jl. {random.choice(STREETS).replace('_', ' ')} No. {int(number) + 7}"
    else_row = replace(row, phones=(_phone(random),), pic_name="Zulkifli", address=elsewhere)
    yield Pair(row, replace(else_row, name=" ".join([form, own, *words[1:]])), False, "other_own")
    yield Pair(
        row,
        replace(row, name=" ".join([form, own, *words[1:]]), phones=(_phone(random),)),
        False,
        "same_building",
    )
    yield Pair(
        row,
        replace(row, name=" ".join([form, own, random.choice(TRADES)]), address=elsewhere),
        False,
        "shared_number",
    )
    yield Pair(
        replace(row, name=f"{row.name} 1"), replace(row, name=f"{row.name} 2"), False, "numbered"
    )
    yield Pair(
        replace(row, npwp="012345678901000"),
        replace(row, npwp="019999999901000"),
        False,
        "other_npwp",
    )
    generic = f"Toko {random.choice(COMMON)} {random.choice(COMMON)}"
    yield Pair(
        replace(row, name=generic), replace(else_row, name=generic.upper()), False, "generic_name"
    )
    yield Pair(
        replace(row, name=generic, address=None),
        replace(else_row, name=generic, address=None, kelurahan="Cot Girek"),
        False,
        "generic_without_address",
    )


def truth_set(employers: int, seed: int = 7) -> list[Pair]:
    """Return all pairs of so many employers."""
    random = Random(seed)
    pairs: list[Pair] = []
    for _ in range(employers):
        row = employer(random)
        pairs += same_again(random, row)
        pairs += another(random, row)
    return pairs
