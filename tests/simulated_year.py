"""A year of calling, played against the real rules, and a judge who counts by himself.

Somebody dials at any hour of any day, whoever comes to hand; the desk says whether it may be. The
judge knows nothing of the rules' code: he has the limits, the hours and the calendar as he would
read them aloud, and looks at every call that was really placed.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import holidays

from dialer.attempt_facts import AttemptFacts
from dialer.branch import branch_of
from dialer.calling_rules import SETTING, own_rules
from dialer.contact import Contact, ContactNumber
from dialer.desk import Desk
from dialer.facts import Channel, Fact, NumberEvidence, NumberState
from dialer.hours import ALL_ZONES, CallingHours
from dialer.ids import IdSource
from dialer.intake.orders import FormerRow
from dialer.lines_known import LineWord
from dialer.lists.model import FamilyMember
from dialer.outcomes import AttemptEntry, CallbackEntry, CallEntry, OutcomeEntry, PromiseEntry
from dialer.people import Officer, Role
from dialer.refusal import Refusal
from dialer.resting import NumberCall
from dialer.rulebook import Rulebook, load_rulebook
from dialer.standing import WORKABLE, Stage, Standing, work_out
from tests.making import member, phone

YEAR = 2026
BEGINS = datetime(YEAR, 1, 1, tzinfo=UTC)
OFFICER = Officer("o1", "Budi Santoso", Role.LEAD, "")
EXTRA = date(YEAR, 6, 10)
RAMADAN = (date(YEAR, 2, 18), date(YEAR, 3, 19))
CODES = (
    *("no_answer", "busy", "switched_off", "third_party_message", "callback_requested") * 20,
    *("hung_up", "says_paid", "cannot_afford", "promise") * 5,
    *("wrong_person", "invalid_number", "objects_to_calls"),
)
HOURS: Mapping[str, Any] = {
    "valid_from": "2026-01-01",
    "source": "simulasi",
    "weekdays": ["mon", "tue", "wed", "thu", "fri", "sat"],
    "start": "08:00:00",
    "end": "20:00:00",
    "holidays": True,
    "season": [
        {
            "name": "Ramadan",
            "first": RAMADAN[0].isoformat(),
            "last": RAMADAN[1].isoformat(),
            "start": "08:00:00",
            "end": "15:00:00",
        }
    ],
    "break": [{"name": "Salat Jumat", "weekdays": ["fri"], "start": "11:30:00", "end": "13:00:00"}],
}
CHANGE = date(YEAR, 7, 1)
"""From this day on the branch calls less often and lets people rest for longer."""

CHANGED_AT = datetime(YEAR, 6, 30, 17, tzinfo=UTC)
"""The same at the branch, which is in WIB."""

STRICTER: Mapping[str, Any] = {
    "valid_from": CHANGE.isoformat(),
    "source": "simulasi",
    "contact_day": 2,
    "contact_week": 5,
    "contact_life": 40,
    "number_day": 2,
    "number_week": 6,
    "number_life": 30,
    "rest_hours": [48, 52],
    "shared_rest_hours": 27,
}
SETTINGS: Mapping[str, Any] = {
    SETTING: {"hours": [HOURS], "limits": [STRICTER]},
    "branch": {"extra_holidays": [EXTRA.isoformat()]},
}


@dataclass(slots=True)
class Judge:
    """Counts calls by contact and number and says what was wrong with one."""

    by_contact: defaultdict[str, Counter[date]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    by_number: defaultdict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    tried_in_vain: dict[str, datetime] = field(default_factory=dict)
    rested: int = 0
    stopped: set[str] = field(default_factory=set)
    stopped_numbers: set[str] = field(default_factory=set)
    calls: int = 0
    violations: list[str] = field(default_factory=list)
    _closed: frozenset[date] = frozenset(
        holidays.country_holidays("ID", years=YEAR, categories=("public", "government"))
    )

    def watch(self, contact: Contact, e164: str, at: datetime) -> None:
        """Look at one call that was placed."""
        there = at.astimezone(ZoneInfo(contact.zone))
        for wrong in (*self._wrong_hour(there), *self._too_often(contact, e164, there.date())):
            self.violations.append(f"{wrong}: {contact.contact_id} {there.isoformat()}")
        if contact.contact_id in self.stopped or e164 in self.stopped_numbers:
            self.violations.append(f"do not contact: {contact.contact_id} {there.isoformat()}")
        self.calls += 1
        self.by_contact[contact.contact_id][there.date()] += 1
        self.by_number[e164].append(at)

    def heard(self, contact: Contact, at: datetime, code: str) -> None:
        """Remember whether somebody has to rest now."""
        if code in ("no_answer", "switched_off"):
            self.tried_in_vain[contact.contact_id] = at
        else:
            self.tried_in_vain.pop(contact.contact_id, None)

    def offered_again(self, contact: Contact, at: datetime) -> None:
        """Look at one who is to be tried again, by the queue's own word."""
        tried = self.tried_in_vain.get(contact.contact_id)
        if tried is None:
            return
        zone = ZoneInfo(contact.zone)
        there, before = at.astimezone(zone), tried.astimezone(zone)
        self.rested += 1
        if at - tried < timedelta(hours=48 if there.date() >= CHANGE else 27):
            self.violations.append(f"rested too little: {contact.contact_id} {there.isoformat()}")
        if there.hour == before.hour:
            self.violations.append(f"at the same hour: {contact.contact_id} {there.isoformat()}")

    def _wrong_hour(self, there: datetime) -> list[str]:
        day, clock = there.date(), there.time()
        found = []
        if there.weekday() == 6 or day in self._closed or day == EXTRA:
            found.append("closed day")
        until = time(15) if RAMADAN[0] <= day <= RAMADAN[1] else time(20)
        if not time(8) <= clock < until:
            found.append("closed hour")
        if there.weekday() == 4 and time(11, 30) <= clock < time(13):
            found.append("Friday prayer")
        return found

    def _too_often(self, contact: Contact, e164: str, day: date) -> list[str]:
        zone = ZoneInfo(contact.zone)
        number = Counter(one.astimezone(zone).date() for one in self.by_number[e164])
        stricter = day >= CHANGE
        counts = (
            (
                "contact",
                self.by_contact[contact.contact_id],
                (2, 5, 40) if stricter else (3, 8, 40),
            ),
            ("number", number, (2, 6, 30) if stricter else (3, 8, 30)),
        )
        found = []
        for what, days, (a_day, a_week, a_life) in counts:
            week = sum(days[day - timedelta(days=back)] for back in range(7))
            if days[day] >= a_day or week >= a_week or days.total() >= a_life:
                found.append(f"over the limit of the {what}")
        return found


def people(count: int, random: Random) -> list[Contact]:
    """Contacts in three zones; one in eight shares a number with the one before, wherever."""
    found: list[Contact] = []
    for place in range(count):
        e164s = [f"+62811{place:07}", f"+62812{place:07}"][: random.choice((1, 1, 2))]
        zone = random.choice(ALL_ZONES)
        if found and random.random() < 0.125:
            e164s[0] = found[-1].numbers[0].phone.e164
        contact_id = f"c{place:05}"
        numbers = tuple(
            ContactNumber(f"{contact_id}-{n}", phone(e164)) for n, e164 in enumerate(e164s)
        )
        made = member(*e164s, contact_id=contact_id)
        found.append(replace(made, zone=zone, numbers=numbers, listed_at=BEGINS))
    return found


def outcome_of(code: str, now: datetime, random: Random) -> OutcomeEntry:
    """An outcome with what its form asks for; callbacks are asked for at any hour."""
    if code == "callback_requested":
        later = now + timedelta(minutes=random.randrange(10, 6_000))
        return OutcomeEntry(code, callback=CallbackEntry(later, anyone=random.random() < 0.5))
    if code == "promise":
        day = (now + timedelta(days=random.randrange(1, 20))).date()
        return OutcomeEntry(code, "self", promise=PromiseEntry(100_000, day, "bri"))
    return OutcomeEntry(code)


def entry_of(contact: Contact, number_id: str, at: datetime, outcome: OutcomeEntry) -> AttemptEntry:
    """A finished attempt with one call."""
    end = at + timedelta(seconds=40)
    dialled = CallEntry(number_id, "handset", at, at, end, "answered")
    return AttemptEntry(contact.contact_id, Channel.PHONE, at, (dialled,), outcome, True)


class Memory:
    """What the desk asks of a store to open a contact, in memory. The rules are the real ones."""

    def __init__(self, contacts: Sequence[Contact], rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._contacts = {one.contact_id: one for one in contacts}
        self._facts: defaultdict[str, list[Fact]] = defaultdict(list)
        self._calls: defaultdict[str, list[tuple[str, NumberCall]]] = defaultdict(list)
        self._sharing: defaultdict[str, list[str]] = defaultdict(list)
        self._e164s: dict[str, str] = {}
        for one in contacts:
            for number in one.numbers:
                self._e164s[number.number_id] = number.phone.e164
                self._sharing[number.phone.e164].append(one.contact_id)
        self._standings = {one.contact_id: work_out((), one, rulebook) for one in contacts}

    def setting(self, key: str) -> Any:
        return SETTINGS.get(key)

    def contact(self, contact_id: str) -> Contact | None:
        return self._contacts[contact_id]

    def facts_of(self, contact_id: str) -> Sequence[Fact]:
        return self._facts[contact_id]

    def standing(self, contact_id: str) -> Standing:
        return self._standings[contact_id]

    def officers(self) -> Sequence[Officer]:
        return (OFFICER,)

    def call_list(self, list_id: str) -> None:
        return None

    def family(self, contact_id: str) -> Sequence[FamilyMember]:
        return ()

    def former_rows(self, contact_id: str) -> Sequence[FormerRow]:
        return ()

    def sharing_contacts(self, contact_ids: Sequence[str]) -> Sequence[tuple[str, str, str, str]]:
        return ()

    def calls_for_others(self, contact_ids: Sequence[str]) -> Mapping[str, Sequence[NumberCall]]:
        return {one: self._others(one) for one in contact_ids}

    def unwanted_numbers(self, contact_ids: Sequence[str]) -> Mapping[str, frozenset[str]]:
        return {one: self._unwanted(one) for one in contact_ids}

    def lines_of_others(self, contact_ids: Sequence[str]) -> Mapping[str, Sequence[LineWord]]:
        return {one: self._lines(one) for one in contact_ids}

    def _lines(self, contact_id: str) -> list[LineWord]:
        return [
            LineWord(number.phone.e164, fact.body.state, fact.occurred_at)
            for number in self._contacts[contact_id].numbers
            for whose in self._sharing[number.phone.e164]
            if whose != contact_id
            for fact in self._facts[whose]
            if isinstance(fact.body, NumberEvidence)
            and self._e164s[fact.body.number_id] == number.phone.e164
        ]

    def _unwanted(self, contact_id: str) -> frozenset[str]:
        return frozenset(
            number.phone.e164
            for number in self._contacts[contact_id].numbers
            for whose in self._sharing[number.phone.e164]
            if whose != contact_id and self._stopped_at(whose, number.phone.e164)
        )

    def _stopped_at(self, contact_id: str, e164: str) -> bool:
        standing, states = self._standings[contact_id], dict(self._standings[contact_id].numbers)
        return standing.stage is Stage.STOPPED and any(
            one.phone.e164 == e164
            and states[one.number_id] not in (NumberState.WRONG_PERSON, NumberState.INVALID)
            for one in self._contacts[contact_id].numbers
        )

    def _others(self, contact_id: str) -> list[NumberCall]:
        return [
            call
            for number in self._contacts[contact_id].numbers
            for whose, call in self._calls[number.phone.e164]
            if whose != contact_id
        ]

    def keep(self, contact: Contact, facts: Sequence[Fact], e164: str, at: datetime) -> None:
        """Take an attempt in, as saving does: who shares the number is worked out too."""
        self._facts[contact.contact_id] += facts
        self._calls[e164].append((contact.contact_id, NumberCall(e164, at)))
        for number in contact.numbers:
            for contact_id in self._sharing[number.phone.e164]:
                self._work_out(contact_id)
        for number in contact.numbers:
            for contact_id in self._sharing[number.phone.e164]:
                self._work_out(contact_id)

    def put_to_work(self, rulebook: Rulebook) -> None:
        """Let other rules hold for everybody."""
        self._rulebook = rulebook
        for contact_id in self._contacts:
            self._work_out(contact_id)

    def _work_out(self, contact_id: str) -> None:
        self._standings[contact_id] = work_out(
            self._facts[contact_id],
            self._contacts[contact_id],
            self._rulebook,
            self._others(contact_id),
            self._unwanted(contact_id),
            self._lines(contact_id),
        )


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a simulation: tries, refusals by kind, calls that the queue itself offered."""

    judge: Judge
    refused: Counter[Refusal]
    offered: int
    offered_in_vain: Counter[Refusal]


def play(calls: int, contacts: int, seed: int) -> Played:
    """Dial at random until so many calls were placed, over the whole year."""
    random = Random(seed)
    everybody = people(contacts, random)
    kept = own_rules(SETTINGS[SETTING], load_rulebook())
    rulebook = branch_of(SETTINGS["branch"]).own_days(kept)
    memory = Memory(everybody, rulebook)
    at = BEGINS
    ids = IdSource(lambda: at, random.randbytes)
    desk = Desk(memory, lambda: at, ids, rulebook)  # type: ignore[arg-type] # what opening asks
    facts = AttemptFacts(ids, rulebook, CallingHours(rulebook))
    judge, refused = Judge(), Counter[Refusal]()
    offered, in_vain = 0, Counter[Refusal]()
    contact = everybody[0]
    step = timedelta(days=364) / (calls * 6)
    while judge.calls < calls and at < BEGINS + timedelta(days=364):
        at += step * (2 * random.random())
        if rulebook.today is None and at >= CHANGED_AT:
            rulebook = replace(rulebook, today=CHANGE)
            desk, facts = replace(desk, rulebook=rulebook), replace(facts, rulebook=rulebook)
            memory.put_to_work(rulebook)
        contact = contact if random.random() < 0.6 else random.choice(everybody)
        view = desk.open(OFFICER, contact.contact_id)
        standing = view.standing
        hour = at.astimezone(ZoneInfo(contact.zone)).hour
        due = standing.stage in WORKABLE and (standing.due_at is None or standing.due_at <= at)
        due = due and standing.tried_hour != hour
        number = random.choice(contact.numbers)
        refusal = desk.refusal(view, number_id=number.number_id)
        if due and view.window.open:
            offered += 1
            if standing.stage is Stage.RETRY:
                judge.offered_again(contact, at)
            if view.refusal is not None:
                in_vain[view.refusal] += 1
        if refusal is not None:
            refused[refusal] += 1
            continue
        judge.watch(contact, number.phone.e164, at)
        code = random.choice(CODES)
        judge.heard(contact, at, code)
        entry = entry_of(contact, number.number_id, at, outcome_of(code, at, random))
        memory.keep(
            contact,
            facts.of(entry, contact, OFFICER.officer_id, at + timedelta(seconds=60)),
            number.phone.e164,
            at,
        )
        if memory.standing(contact.contact_id).stage is Stage.STOPPED:
            judge.stopped.add(contact.contact_id)
            states = dict(memory.standing(contact.contact_id).numbers)
            judge.stopped_numbers.update(
                one.phone.e164
                for one in contact.numbers
                if states[one.number_id] not in (NumberState.WRONG_PERSON, NumberState.INVALID)
            )
    return Played(judge, refused, offered, in_vain)
