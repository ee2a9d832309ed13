"""Rows of invented members and employers, for lists that have no header."""

import random
from datetime import date

from dialer.contacts.cells import Cell

DUES = {1: 150_000, 2: 100_000, 3: 35_000}
PEOPLE = (
    "Siti Aminah", "Budi Santoso", "Muhammad Rizki", "Nurhayati", "Agus Setiawan", "Dewi Lestari",
    "Ahmad Fauzi", "Sri Wahyuni", "Teuku Iskandar", "Cut Nadia", "Hendra Gunawan", "Yuliana",
    "Rina Marlina", "Zulkifli", "Fitriani", "Joko Widayat", "Eko Prasetyo", "Ratna Sari",
    "Ibrahim", "Maimunah", "Slamet Riyadi", "Kartini Putri", "Usman Efendi", "Farida Hanum",
)  # fmt: skip
STREETS = ("Jl. Merdeka", "Jalan Sudirman", "Gg. Melati", "Dusun Tengah", "Jl. Pasar Lama")
FIRMS = ("Maju", "Sinar", "Berkat", "Karya", "Cahaya", "Prima", "Tirta", "Bumi", "Anugerah")


def member(number: int, dice: random.Random) -> dict[str, Cell]:
    """One member; the amount is what class, members and months make."""
    care, people, months = dice.randint(1, 3), dice.randint(1, 6), dice.randint(2, 24)
    card = f"{dice.randint(1, 3_999_999_999):013d}"
    born = date(dice.randint(1955, 2003), dice.randint(1, 12), dice.randint(1, 28))
    day = born.day + 40 * dice.randint(0, 1)
    issued = date(dice.randint(2008, 2022), dice.randint(1, 12), dice.randint(1, 28))
    area = dice.choice(("110801", "117401", "357302"))
    return {
        "no": number,
        "card": card,
        "nik": f"{area}{day:02d}{born:%m%y}{dice.randint(1, 9_999):04d}",
        "kk": f"{area}{issued:%d%m%y}{dice.randint(1, 9_999):04d}",
        "va": f"88888{card[-11:]}",
        "name": f"{dice.choice(PEOPLE)} {dice.choice(PEOPLE).split()[-1]} {chr(65 + number % 26)}",
        "phone": f"08{dice.choice(('12', '52', '53', '77'))}{dice.randint(10**7, 10**8 - 1)}",
        "class": care,
        "members": people,
        "months": months,
        "amount": DUES[care] * people * months,
        "address": f"{dice.choice(STREETS)} No. {dice.randint(1, 200)}",
        "district": dice.choice(("Banda Sakti", "Muara Dua", "Blang Mangat")),
        "email": f"orang{number}@contoh.id",
        "born": born.strftime("%d/%m/%Y"),
        "status": dice.choice(("Aktif", "Nonaktif")),
        "age": dice.randint(18, 80),
        "postcode": dice.choice((24351, 24355, 24312, 24373)),
        "year": dice.choice((2024, 2025, 2026)),
        "account": f"{dice.randint(10**9, 10**15 - 1)}",
        "register": 210_000_000 + number * 7,
        "fine": dice.randint(1, 80) * 12_500,
        "mother": f"{dice.choice(PEOPLE)}",
        "agent": dice.choice(PEOPLE[:3]),
        "hamlet": dice.randint(1, 12),
        "monthly": DUES[care] * people,
        "paid_month": dice.randint(1, 12),
        "village_code": dice.choice((1108012001, 1108012002, 1108012003)),
        "serial_date": dice.randint(45_000, 46_300),
        "child_months": dice.randint(1, 40),
    }


def employer(number: int, dice: random.Random) -> dict[str, Cell]:
    """One employer of the kind branches type themselves."""
    return {
        "no": number,
        "name": f"{dice.choice(('PT', 'CV', 'UD', 'Toko'))} {dice.choice(FIRMS)} "
        f"{dice.choice(FIRMS)} {number}",
        "address": f"{dice.choice(STREETS)} No. {dice.randint(1, 200)}",
        "workers": dice.randint(2, 40),
        "source": dice.choice(("OSS", "Disnaker", "BPJS TK", "Aplikasi pemasaran")),
        "phone": f"0645{dice.randint(40_000, 69_999)}",
        "email": f"kantor{number}@contoh.co.id",
        "pic": f"{dice.choice(PEOPLE)}",
        "pic_phone": f"0852{dice.randint(10**7, 10**8 - 1)}",
        "npwp": f"{dice.randint(10, 99)}.{dice.randint(100, 999)}.{dice.randint(100, 999)}.1-"
        f"{dice.randint(100, 999)}.000",
        "nib": f"{dice.randint(10**12, 10**13 - 1)}",
    }


def rows(kind: str, keys: list[str], count: int, seed: int) -> list[list[Cell]]:
    """Rows with these columns in this order."""
    dice = random.Random(seed)
    make = member if kind == "member" else employer
    made = [make(number, dice) for number in range(1, count + 1)]
    return [[one[key] for key in keys] for one in made]
