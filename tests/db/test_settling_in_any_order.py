"""Lists, promises, payments, all taken back in any order: the store has what the facts say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from secrets import token_bytes

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db.store import open_store
from dialer.facts import Promise
from dialer.ids import IdSource
from dialer.instalments import fact_of
from dialer.lists.child import read_list_here
from dialer.payments import received
from dialer.ports import PromiseLine
from dialer.received.model import StoredPayment
from dialer.rulebook import load_rulebook
from dialer.settling import Arrived, Promised, settle
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.db.making_stores import KEY, StoreMaker
from tests.db.played import ACCOUNTS, LEAD, START, WHO, Act, Branch, card_of, kept
from tests.payments.making import known

RULEBOOK = load_rulebook()
WHAT = (
    *("promise", "promise", "pay", "pay", "reverse", "correct", "cancel", "restore"),
    *("take_back", "unanswered", "unmatch", "match", "again"),
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
            known(workstation, contact_id, card_of(account))
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
            known(workstation, contact_id, card_of(account))
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
            known(workstation, contact_id, card_of(account))
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
