"""Lists as the reader gives them, made by hand, and all that people see of the store."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dialer.contacts.phone import Phone, PhoneKind
from dialer.importing import Intake, ListIntake
from dialer.lists.model import ContactRow, FamilyMember, JoinedRow, ListKind
from dialer.lists.reading import Chunk, ListHead, ReadOrder
from dialer.queue import QueueQuery
from dialer.workstation import Workstation


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
