"""Whatever a cell holds, cleaning answers; and what it answers is right in form."""

import re

import phonenumbers
from hypothesis import given, settings
from hypothesis import strategies as st

from dialer.contacts.cells import Cell, cell_text
from dialer.contacts.counts import parse_class, parse_count, parse_months
from dialer.contacts.dates import parse_date
from dialer.contacts.identity import (
    clean_card,
    clean_kk,
    clean_nib,
    clean_nik,
    clean_npwp,
    clean_va,
)
from dialer.contacts.mail import clean_email
from dialer.contacts.money import parse_rupiah
from dialer.contacts.names import address_key, display_name, firm_key, person_key
from dialer.contacts.phone import clean_phones

E164 = re.compile(r"\+[1-9][0-9]{6,14}")

phone_like = st.text(alphabet="0123456789+-/.,; ()OlxXEe?\nwaHPtext", max_size=40)
built = st.lists(
    st.sampled_from(
        ["0812", "3456", "7890", "+62", "62", "0062", "0645", "41234", "021", "5551234", " ", "-",
         "/", ";", ",", " atau ", "(", ")", "WA", "ext 12", "istri", "O", "l", ".", "0", "8", "\n"]
    ),
    max_size=10,
).map("".join)  # fmt: skip
long = st.builds(
    lambda piece, count: piece * count,
    st.sampled_from(
        ["9", "08", "0812 ", "1.000.", "9.0", "a", "Rp", "/", "(", "\n", "1E+", "- 0 "]
    ),
    st.integers(min_value=1, max_value=6_000),
)
cells = st.one_of(
    st.none(),
    long,
    st.text(max_size=60),
    phone_like,
    built,
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
)


@given(cell=cells, area_code=st.sampled_from([None, "0645", "021", "", "0"]))
@settings(max_examples=600, deadline=None)
def test_a_callable_number_is_valid_and_cleans_to_itself(cell: Cell, area_code: str | None) -> None:
    result = clean_phones(cell, area_code=area_code)
    for phone in result.phones:
        assert E164.fullmatch(phone.e164)
        assert phonenumbers.is_valid_number(phonenumbers.parse(phone.e164, None))
        (again,) = clean_phones(phone.e164).phones
        assert again.e164 == phone.e164
        assert again.kind is phone.kind
    assert len({phone.e164 for phone in result.phones}) == len(result.phones)


@given(cell=cells)
@settings(max_examples=400, deadline=None)
def test_every_cleaner_answers_any_cell(cell: Cell) -> None:
    for clean, length in (
        (clean_card, 13),
        (clean_nik, 16),
        (clean_kk, 16),
        (clean_va, 16),
        (clean_npwp, 16),
        (clean_nib, 13),
    ):
        value = clean(cell).value
        if value is not None:
            assert re.fullmatch(f"[0-9]{{{length}}}", value)
            assert clean(value).value == value
    amount = parse_rupiah(cell)
    assert amount is None or amount >= 0
    assert parse_class(cell) in (None, 1, 2, 3)
    assert (parse_count(cell) or 0) >= 0
    assert (parse_months(cell) or 0) >= 0
    parse_date(cell)
    mail = clean_email(cell).value
    assert mail is None or "@" in mail
    assert "\n" not in cell_text(cell)


@given(name=st.text(min_size=1, max_size=60))
def test_keys_of_names_are_stable(name: str) -> None:
    for key in (firm_key, person_key, address_key):
        assert key(name) == key(f"  {name} ")
    assert firm_key(firm_key(name)) == firm_key(name)
    shown = display_name(name)
    assert shown is None or display_name(shown) == shown


@given(national=st.from_regex(r"8([1-35789][0-9]|68)[0-9]{6,9}", fullmatch=True))
def test_every_mobile_is_found_in_every_usual_spelling(national: str) -> None:
    expected = [f"+62{national}"]
    for prefix in ("0", "+62", "62", "0062", "", "+62 (0)", "'0", "WA 0", "HP: 0"):
        found = clean_phones(f"{prefix}{national}").phones
        assert [phone.e164 for phone in found] == expected
    assert [phone.e164 for phone in clean_phones(float(national)).phones] == expected


def test_a_lonely_point_zero_is_no_class() -> None:
    assert parse_class(".0") is None
    assert parse_class("2.0") == 2
