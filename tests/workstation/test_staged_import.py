"""Lists come in out of sight, are published, replaced and taken back; kills leave nothing half."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialer.contacts.phone import Phone, PhoneKind
from dialer.errors import BadInputError, RefusedError
from dialer.importing import Intake, IntakeState, ListIntake, Progress
from dialer.lists.model import ContactRow, FamilyMember, JoinedRow, ListKind, RowDoubt
from dialer.lists.reading import Chunk, ListHead, ReadOrder
from dialer.outcomes import CallbackEntry, OutcomeEntry
from dialer.people import Officer
from dialer.queue import QueueQuery
from dialer.standing import Stage
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.making import call
from tests.payments.making import in_force, paid, write


@dataclass
class HandList:
    """A list as the reader gives it, made by hand."""

    chunks: Sequence[Chunk]
    before_each: Callable[[], None] = lambda: None

    @contextmanager
    def __call__(self, order: ReadOrder, *, check: Callable[[], None]) -> Iterator["HandList"]:
        yield self

    @property
    def head(self) -> ListHead:
        return ListHead(
            ListKind.ARREARS, "a.csv", None, 1, ("Nama",), {"name": "Nama"}, most_rows=100
        )

    def __iter__(self) -> Iterator[Chunk]:
        for chunk in self.chunks:
            self.before_each()
            yield chunk


def row(number: int, person: int, **more: Any) -> ContactRow:
    """A member's row: person 7 has card ..07 and a number of their own."""
    kept: dict[str, Any] = {
        "name": f"Cut {chr(65 + person % 26)}utia",
        "card": f"{person:013}",
        "phones": (Phone(f"+62812{person:08}", f"0812{person:08}", PhoneKind.MOBILE),),
        "amount": 100_000 + number,
        "months": 3,
    }
    return ContactRow(ListKind.ARREARS, number, **{**kept, **more})


def chunk(*rows: ContactRow) -> Chunk:
    return Chunk(contacts=rows)


def joined(number: int, of_row: int, person: int, family_amount: int | None) -> JoinedRow:
    one = row(number, person)
    member = FamilyMember(one.name, one.card, None, one.amount, one.months, number)
    return JoinedRow(number, of_row, member, family_amount, one)


def intake_of(workstation: Workstation, *chunks: Chunk, **more: Any) -> ListIntake:
    return replace(workstation.intake, read_list=HandList(chunks, **more))


def take_in(workstation: Workstation, *chunks: Chunk, replaces: str = "", name: str = "") -> str:
    taken = intake_of(workstation, *chunks).take_in(
        "os:uji",
        Path("a.csv"),
        ListKind.ARREARS,
        intake=Intake(name=name, replaces=replaces),
    )
    assert taken.rows == taken.accepted + taken.updated + taken.duplicates + taken.quarantined
    return taken.list_id


def dump(workstation: Workstation) -> dict[str, Any]:
    """Everything that people see of the store."""
    store = workstation.store
    query = QueueQuery(workstation.now(), ("Asia/Jakarta",))
    contacts = list(store.contacts())
    keys = [f"card:{person:013}" for person in range(60)] + ["kk:1", "kk:2"]
    with store.writing() as writer:
        known = dict(writer.contacts_by_key(keys))
    return {
        "contacts": contacts,
        "standings": [store.standing(one.contact_id) for one in contacts],
        "families": [list(store.family(one.contact_id)) for one in contacts],
        "former": [list(store.former_rows(one.contact_id)) for one in contacts],
        "keys": known,
        "queue": list(store.queue(query, 1_000, later=False)),
        "counts": store.queue_counts(query),
        "lists": list(store.call_lists()),
        "by_name": sorted(one.contact_id for one in store.find_contacts("cut", 1_000)),
        "by_card": sorted(one.contact_id for one in store.find_contacts("0000", 1_000)),
    }


def test_what_comes_in_is_out_of_sight_until_all_is_there(
    workstation: Workstation, officer: Officer
) -> None:
    take_in(workstation, chunk(row(2, 1)))
    seen: list[dict[str, Any]] = [dump(workstation)]
    chunks = [chunk(row(2, 1), row(3, 2)), chunk(row(4, 3)), chunk(row(5, 4))]
    intake = intake_of(workstation, *chunks, before_each=lambda: seen.append(dump(workstation)))
    intake.take_in("os:uji", Path("b.csv"), ListKind.ARREARS)
    assert len(seen) == 4
    assert all(one == seen[0] for one in seen[1:])
    after = dump(workstation)
    assert after["counts"].new == 4
    assert len(after["contacts"]) == len(after["by_name"]) == len(after["by_card"]) == 4


def test_only_one_list_comes_in_at_a_time(workstation: Workstation) -> None:
    refused: list[str] = []

    def another() -> None:
        with pytest.raises(RefusedError) as error:
            take_in(workstation, chunk(row(2, 9)))
        refused.append(error.value.sentence)

    intake = intake_of(workstation, chunk(row(2, 1)), before_each=another)
    intake.take_in("os:uji", Path("a.csv"), ListKind.ARREARS)
    assert "sedang diimpor" in refused[0]
    assert len(list(workstation.store.contacts())) == 1


@pytest.mark.parametrize("phase", [IntakeState.STAGING, IntakeState.PUBLISHING])
def test_a_cancel_in_any_phase_leaves_everything_as_it_was(
    workstation: Workstation, phase: IntakeState
) -> None:
    class StopError(Exception):
        pass

    def stop(now: Progress) -> None:
        if now.phase is phase and now.rows_done:
            raise StopError

    first = take_in(workstation, *(chunk(row(n + 2, n)) for n in range(20)))
    before = dump(workstation)
    newer = [chunk(row(n + 2, n, amount=9_000)) for n in range(10, 40)]
    with pytest.raises(StopError):
        intake_of(workstation, *newer).take_in(
            "os:uji",
            Path("b.csv"),
            ListKind.ARREARS,
            intake=Intake(replaces=first),
            on_progress=stop,
        )
    assert dump(workstation) == before
    assert workstation.store.unsettled_import() is None


def test_a_failing_file_leaves_everything_as_it_was(workstation: Workstation) -> None:
    def fail() -> None:
        if list(workstation.store.contacts()):
            raise BadInputError("rusak")

    take_in(workstation, chunk(row(2, 1)))
    before = dump(workstation)
    seen: list[int] = []

    def fail_late() -> None:
        seen.append(1)
        if len(seen) == 3:
            fail()

    intake = intake_of(workstation, *(chunk(row(n, n)) for n in range(2, 6)), before_each=fail_late)
    with pytest.raises(BadInputError, match="rusak"):
        intake.take_in("os:uji", Path("b.csv"), ListKind.ARREARS)
    assert dump(workstation) == before


def test_a_family_is_one_contact_with_its_members(workstation: Workstation) -> None:
    take_in(
        workstation,
        Chunk(contacts=(row(2, 1, kk="1"),), joined=(joined(3, 2, 2, 200_005),)),
        Chunk(contacts=(row(4, 5),), joined=(joined(5, 2, 3, 300_010), joined(6, 4, 6, None))),
    )
    one, other = workstation.store.contacts()
    assert one.details.amount == 300_010
    assert [number.phone.e164[-1] for number in one.numbers] == ["1", "2", "3"]
    assert [member.card for member in workstation.store.family(one.contact_id)] == [
        f"{person:013}" for person in (1, 2, 3)
    ]
    assert other.details.amount == 200_010 or other.details.amount == 100_004
    (list_id,) = {contact.list_id for contact in (one, other)}
    done = workstation.store.list_import(list_id)
    assert done is not None
    assert done.families == 2


def test_a_relative_on_a_newer_list_belongs_to_the_known_contact(workstation: Workstation) -> None:
    take_in(workstation, chunk(row(2, 1, kk="1")))
    take_in(workstation, chunk(row(2, 7, kk="1", amount=700_000), row(3, 1, kk="1")))
    (contact,) = workstation.store.contacts()
    assert contact.details.card == f"{1:013}"
    assert [one.card for one in workstation.store.family(contact.contact_id)] == [
        f"{7:013}",
        f"{1:013}",
    ]
    assert contact.details.amount == 800_003
    take_in(workstation, chunk(row(2, 7)))
    assert len(list(workstation.store.contacts())) == 1


def test_two_families_with_one_account_but_other_family_cards_stay_two(
    workstation: Workstation,
) -> None:
    take_in(workstation, chunk(row(2, 1, kk="1", va="8888800000000009")))
    take_in(workstation, chunk(row(2, 2, kk="2", va="8888800000000009")))
    assert len(list(workstation.store.contacts())) == 2


@pytest.mark.parametrize(
    ("what", "contacts"),
    [
        ({}, 2),
        ({"kelurahan": "Banjar"}, 1),
        ({"kelurahan": "Banjar", "care_class": 1}, 2),
        ({"kelurahan": "Mon Geudong"}, 2),
    ],
    ids=["nothing speaks for it", "one place", "another class", "another place"],
)
def test_a_known_account_makes_a_relative_only_of_who_fits(
    workstation: Workstation, what: dict[str, str | int], contacts: int
) -> None:
    va = f"88888{1:011}"
    take_in(workstation, chunk(row(2, 1, va=va, kelurahan="Banjar", care_class=3)))
    newer = take_in(workstation, chunk(row(2, 7, **{"va": va, "care_class": 3} | what)))
    assert len(list(workstation.store.contacts())) == contacts
    said = [(one.code, one.row_number, one.field) for one in workstation.store.list_warnings(newer)]
    assert said == [(RowDoubt.FAMILY_DOUBTFUL, 2, "va")] * (contacts - 1)


def test_a_contact_known_by_its_account_is_not_who_has_another_card(
    workstation: Workstation,
) -> None:
    va = f"88888{1:011}"
    take_in(workstation, chunk(row(2, 1, card=None, va=va)))
    take_in(workstation, chunk(row(2, 7, va=va), row(3, 1, va=va)))
    contacts = {one.details.card: one for one in workstation.store.contacts()}
    assert sorted(card or "" for card in contacts) == [f"{1:013}", f"{7:013}"]
    assert [number.phone.e164[-1] for number in contacts[f"{1:013}"].numbers] == ["1"]


def test_who_left_the_list_leaves_the_queue_and_comes_back_with_a_later_one(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    old = take_in(workstation, chunk(row(2, 1), row(3, 2), row(4, 3)))
    contacts = {one.details.card: one for one in workstation.store.contacts()}
    promised = contacts[f"{2:013}"]
    workstation.desk.save(
        officer,
        call(
            promised,
            clock(),
            OutcomeEntry(
                "callback_requested",
                spoke_to="self",
                callback=CallbackEntry(clock() + timedelta(hours=1)),
            ),
        ),
    )
    clock.forward(days=1)
    new = take_in(workstation, chunk(row(2, 1)), replaces=old)
    stages = {
        card: standing.stage
        for card, one in contacts.items()
        if (standing := workstation.store.standing(one.contact_id)) is not None
    }
    assert stages == {
        f"{1:013}": Stage.NEW,
        f"{2:013}": Stage.CALLBACK,
        f"{3:013}": Stage.CLOSED,
    }
    done = workstation.store.list_import(new)
    assert done is not None
    assert done.left_list == 2
    clock.forward(days=1)
    take_in(workstation, chunk(row(2, 3)), replaces=new)
    standing = workstation.store.standing(contacts[f"{3:013}"].contact_id)
    assert standing is not None
    assert standing.stage is Stage.NEW


def test_former_amounts_are_kept(workstation: Workstation, clock: HandClock) -> None:
    first = take_in(workstation, chunk(row(2, 1, amount=10, months=1)))
    at = clock()
    clock.forward(days=30)
    second = take_in(workstation, chunk(row(2, 1, amount=20, months=2)))
    clock.forward(days=30)
    take_in(workstation, chunk(row(2, 1, amount=30, months=3)))
    (contact,) = workstation.store.contacts()
    former = workstation.store.former_rows(contact.contact_id)
    assert [(one.list_id, one.amount, one.months) for one in former] == [
        (second, 20, 2),
        (first, 10, 1),
    ]
    assert former[-1].at == at


def test_an_import_somebody_was_called_from_is_not_undone(
    workstation: Workstation, officer: Officer, clock: HandClock
) -> None:
    list_id = take_in(workstation, chunk(row(2, 1)))
    (contact,) = workstation.store.contacts()
    workstation.desk.save(officer, call(contact, clock(), OutcomeEntry("no_answer"), talk=0))
    before = dump(workstation)
    with pytest.raises(RefusedError, match="1 upaya"):
        workstation.intake.undo("os:uji", list_id)
    assert dump(workstation) == before


def test_payments_do_not_hold_an_import_and_wait_again_when_it_is_undone(
    workstation: Workstation, tmp_path: Path
) -> None:
    va = f"88888{2:011}"
    rows = [paid(va, "2026-11-19"), paid(va, "2026-11-20"), paid(va, "2026-11-20", "-350000")]
    workstation.payments.take_in("os:uji", write(tmp_path / "a.csv", rows[0]))
    before = workstation.store.open_payments("", 9)
    list_id = take_in(workstation, chunk(row(2, 2)))
    assert workstation.payment_matching.rematch("os:uji") == 1
    workstation.payments.take_in("os:uji", write(tmp_path / "b.csv", *rows[1:]))
    workstation.intake.undo("os:uji", list_id)
    assert list(workstation.store.contacts()) == []
    assert workstation.store.open_payments("", 9) == before
    again = take_in(workstation, chunk(row(2, 2)))
    assert workstation.payment_matching.rematch("os:uji") == 1
    (contact,) = workstation.store.contacts(again)
    assert [one.paid_on.day for one in in_force(workstation, contact.contact_id)] == [19]


def test_an_import_that_a_later_one_built_on_is_not_undone_first(
    workstation: Workstation, clock: HandClock
) -> None:
    first = take_in(workstation, chunk(row(2, 1)), name="Oktober")
    clock.forward(days=1)
    second = take_in(workstation, chunk(row(2, 1)), name="November")
    with pytest.raises(RefusedError, match="November"):
        workstation.intake.undo("os:uji", first)
    workstation.intake.undo("os:uji", second)
    workstation.intake.undo("os:uji", first)
    assert list(workstation.store.contacts()) == []
    assert list(workstation.store.call_lists()) == []
    undone = workstation.store.list_import(first)
    assert undone is not None
    assert undone.state is IntakeState.UNDONE


PEOPLE = st.lists(
    st.tuples(
        st.integers(0, 11),
        st.sampled_from([None, "1", "2"]),
        st.sampled_from([None, 1, 2, 3]),
        st.sampled_from([None, "Jl. Baru"]),
    ),
    min_size=1,
    max_size=14,
    unique_by=lambda one: one[0],
)


def as_chunks(people: Sequence[tuple[int, str | None, int | None, str | None]]) -> list[Chunk]:
    rows = [
        row(
            number,
            person,
            kk=kk,
            months=months,
            address=address,
            phones=() if months is None else row(number, person + (months % 2) * 20).phones,
        )
        for number, (person, kk, months, address) in enumerate(people, start=2)
    ]
    return [chunk(*rows[:5]), chunk(*rows[5:])]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(first=PEOPLE, second=PEOPLE, replacing=st.booleans())
def test_undoing_an_import_gives_the_very_store_from_before(
    workstation: Workstation,
    clock: HandClock,
    first: Sequence[Any],
    second: Sequence[Any],
    replacing: bool,
) -> None:
    before_all = dump(workstation)
    old = take_in(workstation, *as_chunks(first))
    before = dump(workstation)
    clock.forward(days=1)
    at = clock()
    new = take_in(workstation, *as_chunks(second), replaces=old if replacing else "")
    assert dump(workstation) != before
    clock.at = at
    workstation.intake.undo("os:uji", new)
    clock.forward(days=-1)
    assert dump(workstation) == before
    workstation.intake.undo("os:uji", old)
    assert dump(workstation) == before_all
