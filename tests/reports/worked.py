"""Random days of work for the reports: rows as the store would give them, and their promises."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from dialer.promises import PromiseState
from dialer.reconcile.recap_model import (
    FaultyRequest,
    FileCount,
    FirmCount,
    Recap,
    RecapRules,
    Request,
)
from dialer.reports.model import ArrearsRow, EmployerRow, Promise, PromiseRow, RehabOffer
from tests.reports.samples import (
    FAMILY,
    NO_ANSWER,
    PROMISE,
    REHAB,
    RESULTS,
    START,
    arrears,
    employer,
)

OFFICERS = ("Rina Marlina", "Budi Santoso", "Nurhaliza Harahap", "T. Iskandar")
AREAS = ("Banda Sakti", "banda  sakti", "Muara Dua", "Blang Mangat", "")
REASONS = ("", "Lupa jatuh tempo", "Kehilangan pekerjaan")


def members_worked(count: int, seed: int = 4, days: int = 27) -> list[ArrearsRow]:
    """Attempts on members, oldest first."""
    random = Random(seed)
    rows = [_member(random, number, days) for number in range(count)]
    return sorted(rows, key=lambda row: row.attempted_at)


def _member(random: Random, number: int, days: int) -> ArrearsRow:
    result = random.choice((NO_ANSWER, NO_ANSWER, FAMILY, PROMISE, REHAB))
    amount = random.randrange(35_000, 900_000)
    return replace(
        arrears(number),
        contact_key=f"kunci-peserta-{random.randrange(max(1, count_of_contacts(number)))}",
        attempted_at=START + timedelta(days=random.randrange(days), minutes=random.randrange(400)),
        officer=random.choice(OFFICERS),
        result=result,
        subdistrict=random.choice(AREAS),
        months=random.choice((None, 2, 5, 12, 13, 24, 25)),
        amount=random.choice((None, random.randrange(10**7))),
        promise=Promise(date(2026, 12, 3), amount, "Indomaret") if result is PROMISE else None,
        rehab=RehabOffer(6, 160_000) if result is REHAB else None,
        reason=random.choice(REASONS),
        handled_calls=0 if result is NO_ANSWER else random.choice((1, 1, 2)),
        handle_seconds=random.randrange(40, 400),
    )


def count_of_contacts(number: int) -> int:
    """Two attempts in three are on a contact of their own."""
    return 2 * (number + 1) // 3


def employers_worked(count: int, seed: int = 5) -> list[EmployerRow]:
    """Attempts on employers, oldest first."""
    random = Random(seed)
    rows = [
        replace(
            employer(number),
            attempted_at=START + timedelta(days=random.randrange(27), minutes=number % 400),
            officer=random.choice(OFFICERS),
            result=random.choice(RESULTS),
            data_source=random.choice(("OSS", "Disnaker", "")),
        )
        for number in range(count)
    ]
    return sorted(rows, key=lambda row: row.attempted_at)


def promises_made(count: int, seed: int = 6) -> list[PromiseRow]:
    """Promises of November, some falling due in December."""
    random = Random(seed)
    rows = []
    for number in range(count):
        made = date(2026, 11, 1) + timedelta(days=random.randrange(30))
        amount = random.randrange(35_000, 900_000)
        state = random.choice(tuple(PromiseState))
        due = made + timedelta(days=random.randrange(3, 40))
        received = {PromiseState.KEPT: amount, PromiseState.PARTIAL: amount // 3}.get(state, 0)
        rows.append(
            PromiseRow(
                contact_key=f"kunci-peserta-{number}",
                made_on=made,
                due_on=due,
                officer=random.choice(OFFICERS),
                name=f"Cut Zulaika {number}",
                amount=amount,
                channel=random.choice(("Indomaret", "BRI")),
                state=state,
                received=received,
                late=random.choice((0, 10_000)) if state is PromiseState.BROKEN else 0,
                masked_card="•••••••••2349",
                subdistrict=random.choice(AREAS),
                months=random.choice((None, 4, 12)),
            )
        )
    return rows


def recap_of(count: int) -> Recap:
    """The recap of one file with so many requests and one row that needs mending."""
    requests = tuple(
        Request("maju.xlsx", n, "1173011508900001", "0004939712349", f"Siti {n}", "PT Maju", "B1",
                "Mengundurkan diri", date(2026, 11, 3))
        for n in range(2, count + 2)
    )  # fmt: skip
    faulty = FaultyRequest("maju.xlsx", 99, ("NIK",), ("1",), ("NIK kurang",), ("Lengkapi NIK.",))
    return Recap(
        month=date(2026, 11, 1),
        files=(FileCount("maju.xlsx", None, count + 1, count, 0, 1),),
        requests=requests,
        repeats=(),
        faulty=(faulty,),
        firms=(FirmCount("PT Maju", count, {"Mengundurkan diri": count}),),
        rules=RecapRules(date(2026, 1, 1), "", True, (), (), {}),
    )
