"""A plan, promises and money in files: any order leaves what a judge with a calendar reckons.

The judge knows nothing of the settlement's code. He has the plan as the member signed it, the rows
of the files that still hold, and the definitions as one reads them aloud: a day's money goes to
the oldest agreement that is open, then, as late money, to the oldest that is still short.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from secrets import token_bytes

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.store import SqlStore, open_store
from dialer.facts import RehabOffer
from dialer.ids import IdSource
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer, Role
from dialer.promises import PromiseState
from dialer.rulebook import load_rulebook
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.db.making_stores import KEY, StoreMaker
from tests.making import call
from tests.payments.making import CUT_CARD, CUT_VA, known, paid, take_in, write

LEAD = Officer("o1", "Sri Rahayu", Role.LEAD, "")
START = date(2026, 11, 20)
ARREARS, DUES = 1_200_000, 4 * 35_000
GRACE = 3


@dataclass(frozen=True, slots=True)
class Row:
    """Money of a day, counted from the 20th; `back` days later it was reversed, or never."""

    day: int
    amount: int
    back: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """What happens: a plan, promises (amount, days till due), rows, and what files do with them.

    `files` name rows and reversals by place; `deeds` take a file in, or back when it is in.
    """

    stages: int
    promises: tuple[tuple[int, int], ...]
    rows: tuple[Row, ...]
    files: tuple[frozenset[int], ...]
    deeds: tuple[int, ...]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    stages = draw(st.integers(2, 6))
    part = ARREARS // stages + DUES
    sums = [part, part // 2, part - 1, part + 1, 2 * part, 90_000, 5_000_000]
    rows = tuple(
        Row(
            draw(st.integers(0, 230)),
            draw(st.sampled_from(sums)) + place * 7,
            draw(st.none() | st.integers(0, 9)),
        )
        for place in range(draw(st.integers(1, 6)))
    )
    made = tuple(
        (draw(st.sampled_from([50_000, 300_000])), draw(st.integers(0, 40)))
        for _ in range(draw(st.integers(0, 2)))
    )
    ends = range(2 * len(rows))
    files = tuple(
        frozenset(draw(st.lists(st.sampled_from(ends), min_size=1, max_size=6)))
        for _ in range(draw(st.integers(1, 4)))
    )
    deeds = tuple(draw(st.lists(st.integers(0, len(files) - 1), min_size=1, max_size=8)))
    return Case(stages, made, rows, files, deeds)


@dataclass(slots=True)
class Agreed:
    """A promise or instalment as the judge keeps it: what came by day, in time and late."""

    amount: int
    made_on: date
    due_on: date
    came: dict[date, int] = field(default_factory=dict)
    late: int = 0

    @property
    def received(self) -> int:
        return sum(self.came.values())

    def take(self, day: date, left: int) -> int:
        part = min(left, self.amount - self.received - self.late)
        if part and day <= self.due_on + timedelta(days=GRACE):
            self.came[day] = self.came.get(day, 0) + part
        else:
            self.late += part
        return left - part

    def state_on(self, today: date) -> PromiseState:
        if self.received >= self.amount:
            return PromiseState.KEPT
        if today > self.due_on + timedelta(days=GRACE):
            return PromiseState.PARTIAL if self.received else PromiseState.BROKEN
        return PromiseState.DUE if today >= self.due_on else PromiseState.OPEN

    @property
    def kept_on(self) -> date | None:
        return max(self.came) if self.received >= self.amount else None


def agreed(case: Case) -> list[Agreed]:
    """The plan of the 20th: from the next month on, each 10th; and each promise a day later."""
    total, found = ARREARS + case.stages * DUES, []
    for number in range(1, case.stages + 1):
        month = START.month + number
        year, month = START.year + (month - 1) // 12, (month - 1) % 12 + 1
        share = total // case.stages + (1 if number <= total % case.stages else 0)
        assert monthrange(year, month)[1] >= 10
        found.append(Agreed(share, START, date(year, month, 10)))
    for place, (amount, days) in enumerate(case.promises, start=1):
        made_on = START + timedelta(days=place)
        found.append(Agreed(amount, made_on, made_on + timedelta(days=days)))
    return found


def money(case: Case, files: set[int]) -> Counter[date]:
    """What counts by day: rows of files that hold, without what such files reverse."""
    there = {end for place in files for end in case.files[place]}
    found: Counter[date] = Counter()
    for place, row in enumerate(case.rows):
        reversed_here = row.back is not None and 2 * place + 1 in there
        if 2 * place in there and not reversed_here:
            found[START + timedelta(days=row.day)] += row.amount
    return found


def judge(case: Case, files: set[int]) -> list[Agreed]:
    """Share the money out day by day."""
    found = agreed(case)
    oldest_first = sorted(found, key=lambda one: (one.made_on, one.due_on))
    for day, came in sorted(money(case, files).items()):
        left = came
        grace = timedelta(days=GRACE)
        in_time = [one for one in oldest_first if one.made_on <= day <= one.due_on + grace]
        missed = [one for one in oldest_first if day > one.due_on + grace]
        for one in (*in_time, *missed):
            left = one.take(day, left)
    return found


def rows_of(case: Case, file: frozenset[int]) -> Iterator[Sequence[str]]:
    for end in sorted(file):
        row = case.rows[end // 2]
        day, reference = START + timedelta(days=row.day), f"R{end // 2}"
        if end % 2 == 0:
            yield paid(CUT_VA, day.isoformat(), str(row.amount), reference)
        elif row.back is not None:
            back = day + timedelta(days=row.back)
            yield paid(CUT_VA, back.isoformat(), str(-row.amount), reference)


def play(case: Case, workstation: Workstation, clock: HandClock, folder: Path) -> set[int]:
    """Talk, then take files in and back; return the places of those that hold in the end."""
    contact = known(workstation, "c1", CUT_CARD)
    plan = OutcomeEntry("registered_rehab", "self", rehab_stages=case.stages)
    workstation.desk.save(LEAD, call(contact, clock(), plan))
    for amount, days in case.promises:
        clock.forward(days=1)
        due_on = clock().date() + timedelta(days=days)
        made = OutcomeEntry("promise", "self", promise=PromiseEntry(amount, due_on, "bri"))
        workstation.desk.save(LEAD, call(contact, clock(), made))
    clock.forward(days=250)
    inside: dict[int, str] = {}
    for place in case.deeds:
        clock.forward(minutes=1)
        if place in inside:
            workstation.payment_matching.take_back(LEAD, inside.pop(place))
        elif rows := list(rows_of(case, case.files[place])):
            taken = take_in(workstation, write(folder / f"{place}.csv", *rows))
            assert taken.quarantined == 0
            inside[place] = taken.file_id
    return set(inside)


def check(case: Case, store: SqlStore, files: set[int]) -> None:
    """Compare what the store says of each agreement with the judge, on every day that matters."""
    wanted = sorted(judge(case, files), key=lambda one: (one.due_on, one.made_on, one.amount))
    lines = sorted(store.promises(), key=lambda one: (one.due_on, one.made_on or START, one.amount))
    for line, one in zip(lines, wanted, strict=True):
        said = (line.amount, line.due_on, line.made_on, line.received, line.late, line.kept_on)
        assert said == (
            one.amount, one.due_on, one.made_on, one.received, one.late, one.kept_on
        )  # fmt: skip
        for days in (-1, 0, GRACE, GRACE + 1):
            today = one.due_on + timedelta(days=days)
            assert line.state(today) is one.state_on(today)
    shares = list(store.promise_shares())
    by_day = Counter[date]()
    for share in shares:
        by_day[share.paid_on] += share.amount
    came = money(case, files)
    assert all(amount <= came[day] for day, amount in by_day.items())
    assert sum(by_day.values()) == sum(one.received + one.late for one in wanted)
    (offer,) = [one for one in bodies_of(store) if one.registered]
    assert offer.total == sum(one.amount for one in wanted if one.made_on == START)


def bodies_of(store: SqlStore) -> list[RehabOffer]:
    return [one.body for one in store.facts_of("c1") if isinstance(one.body, RehabOffer)]


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=12)
@given(case=cases())
def test_instalments_and_promises_are_settled_as_a_judge_would_in_any_order(
    make_store: StoreMaker, tmp_path: Path, case: Case
) -> None:
    clock = HandClock()
    store = open_store(make_store.folder(), KEY, clock)
    try:
        workstation = Workstation(store, clock, IdSource(clock, token_bytes))
        files = play(case, workstation, clock, tmp_path)
        check(case, store, files)
        store.rebuild(load_rulebook())
        check(case, store, files)
    finally:
        store.close()
