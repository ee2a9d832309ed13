"""Contacts in the store: the same back, numbers keep their identity, search as one types."""

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from db.store import SqlStore
from dialer.contact import Contact, ContactNumber
from dialer.contacts.phone import Phone, PhoneKind
from dialer.facts import NumberState
from dialer.standing import Stage, Standing
from tests.bench.invented import members
from tests.db.making_stores import StoreMaker, add, arriving
from tests.making import LISTED, employer, member, phone

NUMBER = count()


def named(name: str, contact_id: str, *e164s: str) -> Contact:
    """A member of that name; number ids are the contact's own."""
    made = member(*e164s, contact_id=contact_id)
    numbers = tuple(
        ContactNumber(f"{contact_id}-{place}", one.phone) for place, one in enumerate(made.numbers)
    )
    return replace(made, numbers=numbers, details=replace(made.details, name=name, card=None))


def test_contact_comes_back_as_it_was_added(opened: SqlStore) -> None:
    numbers = (
        ContactNumber("n1", Phone("+62645123456", "0645-123456", PhoneKind.FIXED, "12", "kantor")),
        ContactNumber("n2", phone("+6281234567890")),
    )
    whole = member()
    details = replace(
        whole.details,
        phones=tuple(one.phone for one in numbers),
        nik="1108014507800001",
        kk="1108010101010001",
        va="8888804939712349",
        npwp="012345678901000",
        nib="1234567890123",
        kode_bu="A-77",
        address='Jl. "Melati" 5\nLhokseumawe',
        kelurahan="Hagu",
        kecamatan="Banda Sakti",
        city="Lhokseumawe",
        province="Aceh",
        potential_workers=3,
        data_source="OSS",
        email="a@contoh.id",
        pic_name="Aisyah",
        note="telepon sore",
        extra={"Kode Kader": "K-9", "Ket.": "baru"},
    )
    kept = replace(whole, details=details, numbers=numbers, officer_id="o1", zone="Asia/Makassar")
    firm = replace(employer(), numbers=(ContactNumber("m1", employer().numbers[0].phone),))
    add(opened, kept, firm)
    assert opened.contact("c1") == kept
    assert opened.contact("b1") == firm
    assert opened.contact("nobody") is None


def test_contacts_stream_in_the_order_they_came(opened: SqlStore) -> None:
    arrived = list(members(1_203))
    with opened.writing() as writer:
        writer.add_contacts(arrived)
    other = replace(member(contact_id="x"), list_id="l2")
    add(opened, other)
    ids = [one.contact_id for one in opened.contacts()]
    assert ids == [*(one.contact_id for one in arrived), "x"]
    assert [one.contact_id for one in opened.contacts("l2")] == ["x"]
    assert list(opened.contacts("l3")) == []
    assert [one.details for one in islice(opened.contacts(), 50)] == [
        one.details for one in arrived[:50]
    ]


def test_stream_left_halfway_holds_nothing_back(opened: SqlStore) -> None:
    with opened.writing() as writer:
        writer.add_contacts(list(members(1_000)))
    half = opened.contacts()
    next(half)
    add(opened, member(contact_id="late"))
    assert [one.contact_id for one in half][-1] == "late"


def test_key_leads_to_the_contact_that_had_it_first(opened: SqlStore) -> None:
    with opened.writing() as writer:
        first = arriving(member(contact_id="c1"), "card:1", "va:1")
        second = arriving(employer(contact_id="c2"), "va:1", "name:x")
        second = replace(second, number_ids=("m1",))
        writer.add_contacts([first, second])
        found = writer.contacts_by_key(["card:1", "va:1", "name:x", "none"])
    assert found == {"card:1": "c1", "va:1": "c1", "name:x": "c2"}


def test_any_number_of_keys_may_be_asked_for(opened: SqlStore) -> None:
    add(opened, member())
    with opened.writing() as writer:
        many = (f"id:c{number}" for number in range(50_000))
        assert writer.contacts_by_key(many) == {"id:c1": "c1"}


def test_newer_row_changes_details_and_keeps_numbers_that_facts_speak_of(opened: SqlStore) -> None:
    old = member("+6281200000001", "+6281200000002")
    add(opened, old)
    states = (("n1", NumberState.ANSWERS), ("n2", NumberState.INVALID))
    with opened.writing() as writer:
        writer.put_standing(old, Standing(Stage.NEW, None, numbers=states))
    newer = member("+6281200000003", "+6281200000001", amount=900_000)
    row = replace(arriving(newer, "id:new"), list_id="l2", officer_id="o7", number_ids=("m1", "m2"))
    row = replace(row, listed_at=LISTED + timedelta(days=30), contact_id="ignored")
    with opened.writing() as writer:
        writer.update_contacts([("c1", row)])
    kept = opened.contact("c1")
    assert kept is not None
    assert [(one.number_id, one.phone.e164, one.state) for one in kept.numbers] == [
        ("m1", "+6281200000003", NumberState.UNTRIED),
        ("n1", "+6281200000001", NumberState.ANSWERS),
        ("n2", "+6281200000002", NumberState.INVALID),
    ]
    assert (kept.details.amount, kept.list_id, kept.officer_id) == (900_000, "l2", "o7")
    assert kept.listed_at == LISTED + timedelta(days=30)
    with opened.writing() as writer:
        assert writer.contacts_by_key(["id:c1", "id:new"]) == {"id:c1": "c1", "id:new": "c1"}


def test_number_of_another_contact_is_never_taken_over(opened: SqlStore) -> None:
    add(opened, member())
    with pytest.raises(IntegrityError):
        add(opened, employer())
    assert opened.contact("c1") == member()
    assert opened.contact("b1") is None


def test_row_for_an_unknown_contact_is_a_bug(opened: SqlStore) -> None:
    with pytest.raises(KeyError), opened.writing() as writer:
        writer.update_contacts([("nobody", arriving(member()))])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sit", ["s"]),
        ("SITI nur", ["s"]),
        ("nur siti", ["s"]),
        ("siti budi", []),
        ("jose", ["j"]),
        ("José d'ar", ["j"]),
        ("  ", []),
        ("n", ["s"]),
        ("d", ["j"]),
        ('"; DROP TABLE contact; --', []),
        ("siti*", ["s"]),
        ("0812-3456", ["s"]),
        ("+62 812 3456 7890", ["s"]),
        ("62812", ["s"]),
        ("812345", ["s"]),
        ("0004939712349", ["j"]),
        ("4939712349", ["j"]),
        ("00049", ["j"]),
        ("1108", ["b"]),
        ("aisy", ["e"]),
        ("cv wid", ["e"]),
        ("99999", []),
    ],
)
def test_search_finds_by_the_beginning_of_words_and_numbers(
    opened: SqlStore, typed: str, found: list[str]
) -> None:
    jose = named("José d'Arimathea", "j", "+6281900000001")
    budi = named("Budi Santoso", "b", "+6281900000002")
    add(
        opened,
        named("Siti Nurhaliza", "s", "+6281234567890"),
        replace(jose, details=replace(jose.details, card="0004939712349")),
        replace(budi, details=replace(budi.details, nik="1108014507800001")),
        replace(employer("e"), numbers=()),
    )
    assert [one.contact_id for one in opened.find_contacts(typed, 10)] == found


def test_search_follows_a_changed_name_and_stops_at_the_limit(opened: SqlStore) -> None:
    add(opened, *(named(f"Siti {place}", f"s{place}", f"+6281{place:08}") for place in range(9)))
    assert len(opened.find_contacts("siti", 5)) == 5
    renamed = named("Dewi Lestari", "s3", "+6281000000099")
    with opened.writing() as writer:
        writer.update_contacts([("s3", replace(arriving(renamed), number_ids=("other",)))])
    assert "s3" not in {one.contact_id for one in opened.find_contacts("siti", 20)}
    assert [one.contact_id for one in opened.find_contacts("dewi", 20)] == ["s3"]


@pytest.fixture(scope="module")
def crowd(make_store: StoreMaker) -> Iterator[SqlStore]:
    store = make_store()
    with store.writing() as writer:
        writer.add_contacts(list(members(300)))
    yield store
    store.close()


@given(text=st.text(max_size=30))
def test_search_takes_whatever_is_typed(crowd: SqlStore, text: str) -> None:
    assert len(crowd.find_contacts(text, 5)) <= 5


@given(name=st.text("abcdeéüÇñ019 .,'-/&()*\"", min_size=1, max_size=25))
def test_contact_is_found_by_its_whole_name(crowd: SqlStore, name: str) -> None:
    contact_id = f"named-{next(NUMBER)}"
    add(crowd, replace(named(name, contact_id), numbers=()))
    found = {one.contact_id for one in crowd.find_contacts(name, 1_000_000)}
    assert (contact_id in found) == bool(re.findall(r"\w", name))


def test_threads_read_at_the_same_time(opened: SqlStore) -> None:
    add(opened, member())
    seen: list[Contact | None] = []
    threads = [
        threading.Thread(target=lambda: seen.append(opened.contact("c1"))) for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [member()] * 12
