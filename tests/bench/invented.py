"""Invented members in any number, the same for the same seed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

from dialer.contacts.phone import Phone, PhoneKind
from dialer.lists.model import ContactRow, ListKind
from dialer.ports import NewContact
from dialer.standing import Stage

LISTED = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)
LIST_ID = "00000000-0000-7000-8000-00000000aaaa"
_FIRST = """
Budi Siti Ahmad Dewi Agus Sri Muhammad Nur Eko Rina Joko Wati Hendra Lestari Dedi Yuni Rudi
Maya Andi Fitri Bambang Indah Slamet Ratna Wahyu Ani Yusuf Kartika Iwan Endang
"""
_LAST = """
Santoso Wijaya Saputra Rahayu Hidayat Susanti Nugroho Utami Pratama Handayani Setiawan
Wulandari Kurniawan Puspita Gunawan Astuti Hakim Permata Siregar Nasution Simanjuntak
Harahap Ginting Lubis Tanjung Situmorang
"""
FIRST = _FIRST.split()
LAST = _LAST.split()
ZONES = ("Asia/Jakarta",) * 8 + ("Asia/Makassar", "Asia/Jayapura")


def members(count: int, seed: int = 1) -> Iterator[NewContact]:
    """Return members in arrears, three in four with one number, one in ten with none."""
    random = Random(seed)
    for number in range(1, count + 1):
        phones = tuple(
            _phone(random) for _ in range(random.choices((0, 1, 2), weights=(10, 75, 15))[0])
        )
        card = f"{number:013}"
        row = ContactRow(
            kind=ListKind.ARREARS,
            row_number=number,
            name=f"{random.choice(FIRST)} {random.choice(LAST)} {random.choice(LAST)}",
            phones=phones,
            card=card,
            va="88888" + card[-11:],
            amount=random.randrange(35_000, 9_000_000, 1_000),
            months=random.randint(2, 24),
            care_class=random.randint(1, 3),
            members=random.randint(1, 6),
            address=f"Jl. Melati No. {random.randint(1, 300)}",
            kelurahan=f"Kelurahan {random.randint(1, 60)}",
        )
        yield NewContact(
            contact_id=f"00000000-0000-7000-8000-{number:012}",
            list_id=LIST_ID,
            zone=random.choice(ZONES),
            officer_id="",
            listed_at=LISTED,
            details=row,
            number_ids=tuple(
                f"00000000-0000-7000-900{place}-{number:012}" for place in range(len(phones))
            ),
            keys=(f"card:{card}", f"va:{row.va}"),
            stage=Stage.NEW if phones else Stage.NEEDS_NUMBER,
        )


def _phone(random: Random) -> Phone:
    national = f"8{random.choice('1235789')}{random.randrange(10**9):09}"
    return Phone("+62" + national, "0" + national, PhoneKind.MOBILE)
