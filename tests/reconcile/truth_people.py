"""Invented people in two invented files, and who is who in them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

FIRST = (
    "Muhammad", "Ahmad", "Siti", "Dewi", "Nur", "Abdul", "Rizky", "Fitri", "Agus", "Budi", "Sri",
    "Andi", "Rina", "Yusuf", "Fatimah", "Supriyanto", "Supriyanti", "Rahmat", "Ratna", "Wahyu",
)  # fmt: skip
MIDDLE = (
    "Aminah", "Rahman", "Saputra", "Lestari", "Hidayat", "Hasanah", "Ramadhan", "Wahyuni",
    "Kurniawan", "Susanti",
)  # fmt: skip
LAST = ("Siregar", "Nasution", "Harahap", "Ginting", "Sitepu", "Lubis")
FIRMS = (
    "PT Maju Jaya Bersama", "CV Sinar Abadi", "PT Nusa Karya 2", "PT Nusa Karya 3",
    "Toko Berkah", "Yayasan Bina Insan",
)  # fmt: skip
FIRMS_AGAIN = (
    "MAJU JAYA BERSAMA, PT", "CV. SINAR ABADI", "PT. NUSA KARYA 2", "PT. NUSA KARYA 3",
    "Berkah", "YAYASAN BINA INSAN",
)  # fmt: skip
TWINS = (("Hasan Basri", "Husen Basri"), ("Rina Wati", "Rani Wati"), ("Andi Putra", "Andri Putra"))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented."""

    number: int
    name: str
    birth: date
    woman: bool
    firm: int
    nik: str
    card: str


@dataclass(slots=True)
class Truth:
    """The two files and, by row number, who stands in each row."""

    left: Path
    right: Path
    left_of: dict[int, int] = field(default_factory=dict)
    right_of: dict[int, int] = field(default_factory=dict)

    @property
    def both(self) -> set[int]:
        """The people that stand in both files."""
        return set(self.left_of.values()) & set(self.right_of.values())


def nik_of(birth: date, woman: bool, serial: int) -> str:
    return f"110801{birth.day + 40 * woman:02}{birth:%m%y}{serial:04}"


def make_people(chance: random.Random, count: int) -> list[Person]:
    """People of whom many share a name, some a name and a firm, some are twins."""
    people: list[Person] = []
    for number in range(count):
        kind = number % 50
        birth = date(1965, 1, 1) + timedelta(days=chance.randrange(14_000))
        firm = chance.randrange(len(FIRMS))
        words = [chance.choice(FIRST), chance.choice(MIDDLE)]
        if chance.random() < 0.5:
            words.append(chance.choice(LAST))
        name = " ".join(words)
        if kind in (1, 3) and people:  # same name, same birth date, same firm: two people
            name, birth, firm = people[-1].name, people[-1].birth, people[-1].firm
        elif kind in (5, 6):
            pair = TWINS[number // 50 % len(TWINS)]
            name = pair[kind - 5]
            if kind == 6:
                birth, firm = people[-1].birth, people[-1].firm
        woman = name.split()[0] in {"Siti", "Dewi", "Fitri", "Sri", "Rina", "Rani", "Fatimah"}
        nik = nik_of(birth, woman, number + 1)
        people.append(Person(number, name, birth, woman, firm, nik, f"000{1_000_000_000 + number}"))
    return people


def messy(name: str, chance: random.Random) -> str:
    """The name as another clerk types it."""
    words = name.split()
    for change in chance.sample(range(8), chance.randrange(3)):
        if change == 0:
            words = [*words[1:], words[0]]
        elif change == 1:
            words = [chance.choice(("H.", "Ir.", "dr.")), *words]
        elif change == 2:
            words = [*words[:-1], f"{words[-1]},", chance.choice(("S.E.", "S.Kom", "SH"))]
        elif change == 3:
            words = [{"Muhammad": "Muh.", "Abdul": "Abd."}.get(word, word) for word in words]
        elif change == 4:
            words = [word.replace("Rizky", "Riski").replace("Nur", "Noer") for word in words]
        elif change == 5:
            words = [word.replace("dh", "d").replace("ah", "a") for word in words]
        elif change == 6:
            words = [_typo(word, chance) if len(word) > 6 else word for word in words]
        elif change == 7 and len(words) > 2:
            words = [*words[:-1], words[-1][0] + "."]
    text = " ".join(words)
    return text.upper() if chance.random() < 0.5 else text


def _typo(word: str, chance: random.Random) -> str:
    place = chance.randrange(2, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def make_files(folder: Path, *, seed: int = 7, count: int = 500) -> Truth:
    """Left has the NIK and no card, right the card and, in one row of four, the NIK.

    Eighty people stand on one side only; a few rows come twice; ten NIKs are number cells.
    """
    chance = random.Random(seed)
    people = make_people(chance, count)
    truth = Truth(folder / "tk.xlsx", folder / "kes.xlsx")
    alone = [n for n in range(count) if n % 50 not in (0, 1, 2, 3)]  # nobody could tell these
    only = chance.sample(alone, 80)
    left_only, right_only = set(only[:40]), set(only[40:])
    left = [one for one in people if one.number not in right_only]
    right = [one for one in people if one.number not in left_only]
    chance.shuffle(left)
    chance.shuffle(right)
    left_rows: list[Sequence[object]] = []
    for place, one in enumerate(left):
        nik: object = float(one.nik) if place % 47 == 0 else one.nik
        left_rows.append((place + 1, nik, one.name, one.birth, FIRMS[one.firm], 4_100_000 + place))
        truth.left_of[place + 4] = one.number
    right_rows: list[Sequence[object]] = []
    for place, one in enumerate(right):
        nik = one.nik if place % 4 == 0 else ""
        when: object = f"{one.birth:%d-%m-%Y}" if place % 2 else one.birth
        name = messy(one.name, chance)
        firm = FIRMS_AGAIN[one.firm]
        right_rows.append((place + 1, one.card, nik, name, "LP"[one.woman], when, firm, "Kelas 2"))
        truth.right_of[place + 2] = one.number
    write(
        truth.left,
        [
            ("DAFTAR TENAGA KERJA",),
            (),
            ("No", "NIK", "Nama Tenaga Kerja", "Tgl Lahir", "Nama Perusahaan", "Upah"),
            *left_rows,
        ],
    )
    heads = ("No", "No. Kartu JKN", "NIK", "Nama Peserta", "JK", "Tanggal Lahir", "Badan Usaha")
    write(truth.right, [(*heads, "Kelas"), *right_rows])
    return truth


def write(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """Write cells as what they are."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Data")
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(line, column, cell)
                elif isinstance(cell, date):
                    sheet.write_datetime(line, column, cell, day)
                elif isinstance(cell, int | float):
                    sheet.write_number(line, column, cell)
    return path
