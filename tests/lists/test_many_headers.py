"""Some eight hundred invented headers: nearly all are understood, none is taken for another."""

import pytest

from dialer.lists.header_rules import header_weights
from dialer.lists.header_words import header_words
from dialer.lists.model import Field, ListKind
from tests.lists.many_headers import NOT_OURS, headers

LEAST_RECALL = 0.98
SURE = 25.0
CRITICAL = {
    Field.NAME, Field.CARD, Field.NIK, Field.KK, Field.VA, Field.NPWP, Field.NIB, Field.PHONE,
    Field.AMOUNT, Field.MONTHS,
}  # fmt: skip


def taken_for(header: str, kind: ListKind) -> Field | None:
    weights = header_weights(header_words(header), kind)
    best = max(weights, key=lambda field: weights[field], default=None)
    return best if best is not None and weights[best] >= SURE else None


@pytest.mark.parametrize("kind", list(ListKind))
def test_nearly_every_way_to_write_a_header_is_understood(kind: ListKind) -> None:
    known = headers(kind)
    missed = [header for field, header in known if taken_for(header, kind) is not field]
    assert len(missed) <= (1 - LEAST_RECALL) * len(known), missed


@pytest.mark.parametrize("kind", list(ListKind))
def test_no_header_is_taken_for_an_identity_an_amount_or_a_phone_it_is_not(kind: ListKind) -> None:
    wrong = [
        (header, taken)
        for field, header in headers(kind)
        if (taken := taken_for(header, kind)) is not field and taken in CRITICAL
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", list(ListKind))
def test_near_names_are_left_alone(kind: ListKind) -> None:
    taken = {header: taken_for(header, kind) for header in NOT_OURS[kind].split("|")}
    assert {header: field for header, field in taken.items() if field is not None} == {}
