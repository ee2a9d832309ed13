"""Lists, promises, payments, all taken back in any order: the store has what the facts say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from secrets import token_bytes
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db.store import open_store
from dialer.contact import Contact
from dialer.errors import RefusedError
from dialer.facts import Promise
from dialer.ids import IdSource
from dialer.instalments import fact_of
from dialer.lists.child import read_list_here
from dialer.lists.model import ListKind
from dialer.log import LogFilter
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.payments import received
from dialer.people import Officer, Role
from dialer.ports import PromiseLine
from dialer.received.model import StoredPayment
from dialer.rulebook import load_rulebook
from dialer.settling import Arrived, Promised, settle
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.db.making_stores import KEY, StoreMaker, underneath
from tests.making import call
from tests.payments.making import CUT_VA, POCUT_VA, known, paid, write

RULEBOOK = load_rulebook()
LEAD = Officer("o1", "Sri Rahayu", Role.LEAD, "")
WHO = {"cut": CUT_VA, "pocut": POCUT_VA}
LATER = {"agam": "8888801111111111", "putri": "8888802222222222"}
"""Who is only known once a list brings them."""

LISTS = (("cut", "agam"), ("agam", "putri"), ("pocut", "putri"))
ACCOUNTS = WHO | LATER
KEPT = {
    "promise": "SELECT * FROM promise ORDER BY promise_id",
    "share": "SELECT * FROM promise_share ORDER BY promise_id, position",
    "stage": "SELECT contact_pk, stage, due_at, promise_amount FROM worklist ORDER BY contact_pk",
}
STANDING = """
SELECT w.contact_pk, w.stage, w.due_at, p.position, p.attempt_id, p.officer_id, p.amount, p.due_on,
  p.received, p.late, p.kept_on, p.cancelled_on, p.reminded_on
FROM worklist w LEFT JOIN promise p ON p.contact_pk = w.contact_pk
ORDER BY w.contact_pk, p.position
"""
START = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Act:
    """Something that happens; `which` picks among what there is, days are counted from the 20th."""

    what: str
    who: str
    amount: int
    days: int
    which: int


WHAT = (
    *("promise", "promise", "pay", "pay", "reverse", "correct", "cancel", "restore"),
    *("take_back", "unanswered", "unmatch", "match"),
    *("plan", "plan", "interest", "remind", "undo", "slip"),
)
WITH_LISTS = ("promise", "pay", "pay", "reverse", "take_back", "match", "list", "undo_list")


def acts(what: Sequence[str], who: Iterable[str]) -> st.SearchStrategy[Act]:
    return st.builds(
        Act,
        what=st.sampled_from(what),
        who=st.sampled_from(sorted(who)),
        amount=st.sampled_from([50_000, 100_000, 150_000, 1_200_000]),
        days=st.integers(0, 6),
        which=st.integers(0, 5),
    )


ACTS = acts(WHAT, WHO)
PLANS = [
    Act(what, "cut", 150_000, 1, which)
    for what, which in (
        ("plan", 0),
        ("pay", 0),
        ("cancel", 1),
        ("remind", 0),
        ("slip", 0),
        ("interest", 0),
        ("plan", 0),
        ("interest", 1),
        ("slip", 1),
        ("undo", 1),
    )
]
"""Plans in one another's way, words on their instalments, corrections and undoing among them."""


class Branch:
    """Plays acts through the use cases; the clock goes on by a day an act."""

    def __init__(
        self, workstation: Workstation, clock: HandClock, folder: Path, home: Path
    ) -> None:
        self.workstation, self.clock, self.folder, self.home = workstation, clock, folder, home
        self.files = 0
        self.lists: list[str] = []

    def play(self, act: Act) -> None:
        self.clock.forward(hours=7)
        getattr(self, f"_{act.what}")(act)

    @property
    def _today(self) -> date:
        return self.clock().date()

    def _promised(self, act: Act) -> OutcomeEntry:
        due = self._today + timedelta(days=act.days + 1)
        return OutcomeEntry("promise", promise=PromiseEntry(act.amount, due, "bri"))

    def _promise(self, act: Act) -> None:
        self._save(act, self._promised(act))

    def _plan(self, act: Act) -> None:
        self._save(act, self._rehab(act, "registered_rehab"))

    def _interest(self, act: Act) -> None:
        """Interest in another plan, or no to it, ends none that was registered."""
        before = self._held()
        self._save(act, self._rehab(act, ("wants_rehab", "declines_rehab")[act.which % 2]))
        assert self._held() == before

    def _held(self) -> Mapping[str, date | None]:
        return {one.promise_id: one.cancelled_on for one in self.workstation.store.promises()}

    def _rehab(self, act: Act, code: str) -> OutcomeEntry:
        return OutcomeEntry(code, "self", rehab_stages=2 + act.days % 3)

    def _unanswered(self, act: Act) -> None:
        self._save(act, OutcomeEntry("no_answer"))

    def _save(self, act: Act, outcome: OutcomeEntry) -> None:
        contact = self.contact(act.who)
        if contact is None:
            return
        talk = 0 if outcome.code == "no_answer" else 60
        self.workstation.desk.save(LEAD, call(contact, self.clock(), outcome, talk=talk))

    def contact(self, who: str) -> Contact | None:
        """Who has that card now."""
        key = f"card:{_card(ACCOUNTS[who])}"
        with self.workstation.store.writing() as writer:
            contact_id = writer.contacts_by_key([key]).get(key, "")
        return self.workstation.store.contact(contact_id)

    def _list(self, act: Act) -> None:
        """A list comes in: some of it is known, some is new; payments that waited find theirs."""
        self.files += 1
        file = self.folder / f"daftar{self.files}.csv"
        rows = [
            f"{_card(ACCOUNTS[who])};{who.title()} Meutia;{act.amount};6;0812700{at}{act.which}00"
            for at, who in enumerate(LISTS[act.which % len(LISTS)])
        ]
        text = "\n".join(["No Kartu;Nama;Total Tunggakan;Bulan;Telepon", *rows])
        file.write_text(text, encoding="utf-8")
        taken = self.workstation.intake.take_in("os:uji", file, ListKind.ARREARS)
        self.workstation.payment_matching.rematch("os:uji")
        self.lists.append(taken.list_id)

    def _undo_list(self, act: Act) -> None:
        """Take a list back: all of it, or nothing where somebody was called from it since."""
        if not self.lists:
            return
        list_id = self.lists[act.which % len(self.lists)]
        before = kept(self.home)
        try:
            self.workstation.intake.undo("os:uji", list_id)
        except RefusedError:
            assert kept(self.home) == before
            return
        self.lists.remove(list_id)
        self.workstation.payment_matching.rematch("os:uji")
        assert not list(self.workstation.store.contacts(list_id))

    def _pay(self, act: Act) -> None:
        day = max(START, self._today - timedelta(days=act.days))
        self._take_in(ACCOUNTS[act.who], day, act.amount)

    def _match(self, act: Act) -> None:
        self._take_in("8888800000000001", self._today, act.amount)
        for one in self.workstation.store.open_payments("", 9):
            if one.amount > 0:
                contact = self.contact(act.who)
                if contact is not None:
                    self.workstation.payment_matching.match_by_hand(
                        LEAD, one.payment_id, contact.contact_id
                    )

    def _unmatch(self, act: Act) -> None:
        contact = self.contact(act.who)
        if contact is None:
            return
        for one in self.workstation.store.payments_of_contact(contact.contact_id):
            if one.matched_by == "hand" and one.amount > 0:
                self.workstation.payment_matching.unmatch(LEAD, one.payment_id)
                return

    def _reverse(self, act: Act) -> None:
        self._take_in(ACCOUNTS[act.who], self._today, -act.amount)

    def _take_in(self, account: str, day: date, amount: int) -> None:
        self.files += 1
        row = paid(account, day.isoformat(), str(amount), f"R{self.files}" if amount > 0 else "")
        self.workstation.payments.take_in(
            "os:uji", write(self.folder / f"bayar{self.files}.csv", row)
        )

    def _take_back(self, act: Act) -> None:
        files = [one for one in self.workstation.store.received_files() if not one.taken_back_at]
        if files:
            file_id = files[act.which % len(files)].file_id
            self.workstation.payment_matching.take_back(LEAD, file_id)

    def _correct(self, act: Act) -> None:
        lines = self.workstation.store.promises()
        if lines:
            line = lines[act.which % len(lines)]
            wanted = self._promised(act) if act.days % 2 else OutcomeEntry("says_paid")
            self.workstation.review.correct(LEAD, line.attempt_id, wanted, "keliru")

    def _undo(self, act: Act) -> None:
        said = self.workstation.store.log(LogFilter(), 20)
        if said:
            attempt_id = said[act.which % len(said)].line.attempt_id
            self.workstation.undoing.undo(LEAD, attempt_id, "keliru")

    def _slip(self, act: Act) -> None:
        """A correction that is undone at once: all stands as before, by whatever facts."""
        before = as_they_stand(self.home)
        said = self.workstation.store.log(LogFilter(), 20)
        if said:
            attempt_id = said[act.which % len(said)].line.attempt_id
            self.workstation.review.correct(LEAD, attempt_id, self._promised(act), "keliru")
            self.workstation.undoing.undo(LEAD, attempt_id, "tadi benar")
            assert as_they_stand(self.home) == before

    def _remind(self, act: Act) -> None:
        self._about(act, self.workstation.promises.reminded)

    def _cancel(self, act: Act) -> None:
        self._about(act, self.workstation.promises.cancel)

    def _restore(self, act: Act) -> None:
        self._about(act, self.workstation.promises.restore)

    def _about(self, act: Act, say: Any) -> None:
        lines = self.workstation.store.promises()
        if lines:
            try:
                say(LEAD, lines[act.which % len(lines)].promise_id, "keliru")
            except RefusedError:
                return


def _card(account: str) -> str:
    return f"00{account[5:]}"


def kept(folder: Path) -> Mapping[str, Any]:
    with underneath(folder) as run:
        return {name: run(statement) for name, statement in KEPT.items()}


def as_they_stand(folder: Path) -> Any:
    with underneath(folder) as run:
        return run(STANDING)


def settled_by_hand(workstation: Workstation, lines: list[PromiseLine]) -> dict[str, int]:
    """What came in time by promise, worked out from facts and the pure settlement alone."""
    found: dict[str, int] = {}
    for contact_id in [one.contact_id for one in workstation.store.contacts()]:
        facts = workstation.store.facts_of(contact_id)
        bodies = {one.fact_id: one.body for one in facts}
        ids: dict[str, str] = {}
        promised = []
        for line in lines:
            body = bodies.get(fact_of(line.promise_id))
            if body is None or line.made_on is None:
                continue
            assert not isinstance(body, Promise) or body.amount == line.amount
            _, _, number = line.promise_id.partition(":")
            place = f"{1 if number else 0}{line.attempt_id}{number}"
            ids[place] = line.promise_id
            promised.append(
                Promised(place, line.amount, line.made_on, line.due_on, line.cancelled_on)
            )
        money = [Arrived(one.payment_id, one.amount, one.paid_on) for one in received(facts)]
        terms = RULEBOOK.promises[0].terms
        for one in settle(promised, money, START, terms).promises:
            found[ids[one.promise.promise_id]] = one.received
    return found


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=12)
@example(acts=PLANS)
@given(acts=st.lists(ACTS, min_size=3, max_size=10))
def test_any_order_leaves_what_working_it_out_again_gives(
    make_store: StoreMaker, tmp_path: Path, acts: list[Act]
) -> None:
    folder = make_store.folder()
    clock = HandClock()
    store = open_store(folder, KEY, clock)
    try:
        workstation = Workstation(store, clock, IdSource(clock, token_bytes))
        for contact_id, account in WHO.items():
            known(workstation, contact_id, _card(account))
        branch = Branch(workstation, clock, tmp_path, folder)
        for act in acts:
            branch.play(act)
        before = kept(folder)
        lines = list(store.promises())
        assert {one.promise_id: one.received for one in lines} == settled_by_hand(
            workstation, lines
        )
        store.rebuild(RULEBOOK)
        assert kept(folder) == before
    finally:
        store.close()


def strangers(workstation: Workstation) -> list[StoredPayment]:
    """Payments that stand with another contact than their number names, or wait though it does."""
    store = workstation.store
    found = []
    for file in store.received_files():
        for one in store.payments_of_file(file.file_id, 9):
            if one.amount > 0 and one.matched_by != "hand" and one.reversed_by is None:
                with store.writing() as writer:
                    payers = writer.payers({one.account}, ())
                if payers.get(f"va:{one.account}") != one.contact_id:
                    found.append(one)
    return found


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=10)
@given(played=st.lists(acts(WITH_LISTS, ACCOUNTS), min_size=3, max_size=9))
def test_lists_taken_back_among_all_that_leave_what_the_facts_say(
    make_store: StoreMaker, tmp_path: Path, played: list[Act]
) -> None:
    folder = make_store.folder()
    clock = HandClock()
    store = open_store(folder, KEY, clock)
    try:
        workstation = Workstation(
            store, clock, IdSource(clock, token_bytes), read_list=read_list_here
        )
        for contact_id, account in WHO.items():
            known(workstation, contact_id, _card(account))
        branch = Branch(workstation, clock, tmp_path, folder)
        for act in (
            replace(played[0], what="list"),
            *played,
            replace(played[-1], what="undo_list"),
        ):
            branch.play(act)
        before = kept(folder)
        lines = list(store.promises())
        assert {one.promise_id: one.received for one in lines} == settled_by_hand(
            workstation, lines
        )
        assert strangers(workstation) == []
        store.rebuild(RULEBOOK)
        assert kept(folder) == before
    finally:
        store.close()


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=6)
@given(acts=st.lists(ACTS, min_size=1, max_size=5))
def test_files_taken_back_leave_the_store_as_if_no_money_had_come(
    make_store: StoreMaker, tmp_path: Path, acts: list[Act]
) -> None:
    talk = [replace(one, what="promise") for one in acts]
    folder = make_store.folder()
    clock = HandClock()
    store = open_store(folder, KEY, clock)
    try:
        workstation = Workstation(store, clock, IdSource(clock, token_bytes))
        for contact_id, account in WHO.items():
            known(workstation, contact_id, _card(account))
        branch = Branch(workstation, clock, tmp_path, folder)
        for act in talk:
            branch.play(act)
        before = kept(folder)
        for act in acts:
            branch.play(replace(act, what="pay"))
        branch.play(replace(acts[0], what="reverse"))
        for one in store.received_files():
            workstation.payment_matching.take_back(LEAD, one.file_id)
        assert kept(folder) == before
    finally:
        store.close()
