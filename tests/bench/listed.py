"""Invented lists of any length as files, with the mess that branches' lists have."""

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

import xlsxwriter

from dialer.contacts.cells import Cell
from tests.bench.invented import FIRST, LAST

HEADER = (
    "No", "No Kartu", "NIK", "Nama Peserta", "Alamat", "Kelurahan/Desa", "Kecamatan", "No HP",
    "No VA", "Kelas", "Jml Anggota", "Bulan Menunggak", "Total Tunggakan",
)  # fmt: skip
TITLES = (("DAFTAR TUNGGAKAN PESERTA PBPU/BP",), ("Periode November 2026",), ())
_STEP, _PRIME = 387_420_489, 999_999_937
"""Make cards that never repeat and come in no order, as in a list sorted by area or name."""

_DUES = {1: 150_000, 2: 100_000, 3: 35_000}
_PHONES = (
    ("{m}", 40), ("{n}", 8), ("{a}-{b}-{c}", 12), ("{a} {b} {c}", 8), ("62{n}", 5), ("+62{n}", 4),
    ("+62 {n3}-{b}-{c}", 3), ("{m}/{m2}", 3), ("{m} / {a2}-{b}-{c}", 2), ("", 6), ("-", 1),
    ("0645-4{s}", 2), ("HP: {m}", 1), ("{m} (WA)", 1), ("{m} an. Istri", 1), ("0812345678xx", 1),
    ("{m}.0", 1), ("165", 1),
)  # fmt: skip
_SHAPES = [shape for shape, weight in _PHONES for _ in range(weight)]


def phone_cell(random: Random) -> str:
    """One telephone cell as people type them."""
    n = f"8{random.choice('1235789')}{random.randrange(10**9):09}"
    m = "0" + n
    return random.choice(_SHAPES).format(
        m=m, n=n, a=m[:4], b=m[4:8], c=m[8:], n3=n[:3], a2="0857",
        s=f"{random.randrange(10**4):04}",
        m2=f"08{random.choice('1235789')}{random.randrange(10**9):09}",
    )  # fmt: skip


def rows(count: int, seed: int = 1) -> Iterator[tuple[Cell, ...]]:
    """Rows of an arrears list under HEADER; one in fifty carries a fault or a habit of its own."""
    random = Random(seed)
    for number in range(1, count + 1):
        card = f"{number * _STEP % _PRIME:013}"
        nik = f"1173{random.randint(1, 9):02}{random.randint(1, 28):02}"
        nik += f"{random.randint(1, 12):02}{random.randint(50, 99)}{random.randint(1, 9999):04}"
        care_class, members, months = (
            random.choices((1, 2, 3), (2, 3, 5))[0], random.randint(1, 6), random.randint(2, 24),
        )  # fmt: skip
        amount: Cell = _DUES[care_class] * members * months
        shown: Cell = care_class
        phone: Cell = phone_cell(random)
        odd = random.randrange(400)
        if odd == 0:
            amount = f"Rp {amount:,},00".replace(",", ".", 2)
        elif odd == 1:
            amount = None
        elif odd == 2:
            nik = ""
        elif odd == 3:
            shown = ("I", "II", "III")[care_class - 1]
        elif odd == 4:
            phone = 81200000000 + number
        elif odd == 5:
            nik = "12345"
        name = f"{random.choice(FIRST)} {random.choice(LAST)} {random.choice(LAST)}"
        yield (
            number, card, nik, name.upper() if odd % 3 else name,
            f"Jl. {random.choice(LAST)} No. {random.randint(1, 300)}",
            f"Gampong {random.choice(FIRST)}", f"Kec. {random.choice(LAST)}", phone,
            f"88888{card[2:]}", shown, members, months, amount,
        )  # fmt: skip


def write_workbook(path: Path, count: int, seed: int = 1) -> Path:
    """The list as XLSX; numbers are number cells."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Data")
        for index, row in enumerate((*TITLES, HEADER)):
            for column, text in enumerate(row):
                sheet.write_string(index, column, text)
        for index, cells in enumerate(rows(count, seed), len(TITLES) + 1):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    if cell:
                        sheet.write_string(index, column, cell)
                elif isinstance(cell, int):
                    sheet.write_number(index, column, cell)
    return path


def write_csv(path: Path, count: int, seed: int = 1) -> Path:
    """The list as a CSV of this country: semicolons."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows((*TITLES, HEADER))
        writer.writerows(rows(count, seed))
    return path
