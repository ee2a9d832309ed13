"""Invented employers in two invented files, and which is which."""

import random
from collections.abc import Sequence
from pathlib import Path

from tests.reconcile.truth_people import Truth, write

WORDS = (
    "Maju", "Jaya", "Sinar", "Abadi", "Nusa", "Karya", "Berkah", "Mandiri", "Sentosa", "Makmur",
    "Bintang", "Utama", "Sejahtera", "Gemilang", "Harapan", "Bersama",
)  # fmt: skip
STREETS = ("Merdeka", "Sudirman", "Gatot Subroto", "Diponegoro", "Teuku Umar", "Ahmad Yani")
FORMS = ("PT", "CV", "UD", "Toko", "")
HEADS = ("No", "Nama BU", "NPWP", "Alamat", "No Telp", "Jumlah Tenaga Kerja")


def make_firms(folder: Path, *, seed: int, count: int = 240) -> Truth:
    """Forty stand on one side only. Some share a name at another address, or all but the form."""
    chance = random.Random(seed)
    firms: list[tuple[str, str, str, int, str]] = []
    for number in range(count):
        name = " ".join(chance.sample(WORDS, chance.choice((2, 3))))
        form, street = chance.choice(FORMS), chance.choice(STREETS)
        house = chance.randrange(1, 400)
        if number % 20 == 1:
            form, name = firms[-1][0], firms[-1][1]  # a namesake elsewhere
        elif number % 20 == 3:
            form, name, street = "CV" if firms[-1][0] == "PT" else "PT", *firms[-1][1:3]
            house = firms[-1][3]
        firms.append((form, name, street, house, f"01{chance.randrange(10**9, 10**10)}001"))
    alone = [n for n in range(count) if n % 20 not in (0, 1, 2, 3)]  # nobody could tell these
    only = chance.sample(alone, 40)
    truth = Truth(folder / "disnaker.xlsx", folder / "terdaftar.xlsx")
    left = [n for n in range(count) if n not in only[20:]]
    right = [n for n in range(count) if n not in only[:20]]
    chance.shuffle(right)
    left_rows: list[Sequence[object]] = []
    for place, n in enumerate(left):
        form, name, street, house, npwp = firms[n]
        left_rows.append(
            (place + 1, f"{form} {name}".strip(), npwp if n % 3 == 0 else "",
             f"Jl. {street} No. {house}", "", 5 + n)
        )  # fmt: skip
        truth.left_of[place + 2] = n
    right_rows: list[Sequence[object]] = []
    for place, n in enumerate(right):
        form, name, street, house, npwp = firms[n]
        shown = name.upper() if n % 2 else name
        if form:
            shown = f"{shown}, {form}." if n % 4 == 0 else f"{form}. {shown}"
        address = f"Jalan {street} {house:02}, Kota" if chance.random() < 0.9 else ""
        right_rows.append((place + 1, shown, f"0{npwp}" if n % 2 == 0 else "", address, "", 5 + n))
        truth.right_of[place + 2] = n
    write(truth.left, [HEADS, *left_rows])
    write(truth.right, [HEADS, *right_rows])
    return truth
