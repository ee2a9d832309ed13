"""Bodies of facts: canonical, the same back, patient with what a newer program wrote."""

import dataclasses
import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.bodies import SCHEMA_VERSION, fingerprint, read_body, write_body
from db.moments import EPOCH
from dialer.errors import BadInputError
from dialer.facts import KINDS, Body, Fact, FactKind, Outcome, Promise

MOMENTS = st.integers(0, 10**16).map(lambda n: EPOCH + timedelta(microseconds=n))


def bodies(kind: type[Body]) -> st.SearchStrategy[Any]:
    """Return any body of a kind, every field drawn from its type."""
    st.register_type_strategy(datetime, MOMENTS)
    hints = get_type_hints(kind)
    return st.builds(
        kind, **{field.name: st.from_type(hints[field.name]) for field in dataclasses.fields(kind)}
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_kind_comes_back_as_it_was_written(kind: type[Body], data: st.DataObject) -> None:
    body = data.draw(bodies(kind))
    text = write_body(body)
    assert read_body(KINDS[kind].value, text) == body
    assert json.dumps(json.loads(text), sort_keys=True, separators=(",", ":")) == json.dumps(
        json.loads(text), separators=(",", ":")
    )


def test_every_kind_of_fact_has_a_body() -> None:
    assert set(KINDS.values()) == set(FactKind)


def test_equal_moments_in_other_zones_give_equal_bytes() -> None:
    there = datetime(2026, 11, 20, 9, 0, tzinfo=timezone(timedelta(hours=7)))
    here = there.astimezone(UTC)
    at = {"contact_id": "c", "attempt_id": "a", "officer_id": "o", "body": Outcome("busy")}
    one, other = Fact("f", occurred_at=there, **at), Fact("f", occurred_at=here, **at)  # type: ignore[arg-type]
    assert fingerprint(one, write_body(one.body)) == fingerprint(other, write_body(other.body))


def test_fingerprint_covers_body_and_envelope() -> None:
    moment = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    fact = Fact("f", "c", "a", "o", moment, Promise("u", 100_000, date(2026, 12, 1), "bri"))
    changed = [
        dataclasses.replace(fact, contact_id="d"),
        dataclasses.replace(fact, officer_id="p"),
        dataclasses.replace(fact, supersedes="g"),
        dataclasses.replace(fact, occurred_at=moment + timedelta(microseconds=1)),
        dataclasses.replace(fact, body=Promise("u", 100_001, date(2026, 12, 1), "bri")),
    ]
    prints = {fingerprint(one, write_body(one.body)) for one in [fact, *changed]}
    assert len(prints) == 6


def test_unknown_fields_are_left_out_and_missing_ones_take_their_default() -> None:
    assert read_body("outcome", '{"code":"busy","mood":"good"}') == Outcome("busy")


def test_kind_of_a_newer_program_is_passed_over() -> None:
    assert read_body("coaching", "{}", SCHEMA_VERSION + 1) is None
    assert read_body("number_state", '{"state":"haunted"}', SCHEMA_VERSION + 1) is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("coaching", "{}"),
        ("outcome", "not json"),
        ("outcome", "{}"),
        ("outcome", "[]"),
        ("promise", '{"outcome_id":"o","amount":1,"due_on":"soon","channel":"bri"}'),
        ("number_state", '{"outcome_id":"o","number_id":"n","state":"haunted"}'),
    ],
)
def test_damaged_body_of_this_version_is_told(kind: str, text: str) -> None:
    with pytest.raises(BadInputError, match="rusak"):
        read_body(kind, text)
