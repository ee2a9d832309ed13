"""How alike two contacts are: never wrongly the same, and what is one is at least asked about."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from dialer.lists.likeness import Answer, Trait, is_generic, likeness, name_score
from dialer.lists.model import ContactRow, ListKind
from tests.lists.invented_pairs import truth_set
from tests.making import member, phone


def firm(name: str, address: str | None = None, **known: Any) -> ContactRow:
    row = ContactRow(kind=ListKind.BU, row_number=1, name=name, address=address)
    e164 = known.pop("e164", None)
    return replace(row, phones=(phone(e164),) if e164 else (), **known)


def answer(one: ContactRow, other: ContactRow) -> Answer:
    found = likeness(one, other)
    assert found == replace(likeness(other, one), agrees=found.agrees, differs=found.differs)
    return found.answer


def test_on_pairs_with_known_truth_no_two_firms_are_ever_called_the_same() -> None:
    pairs = truth_set(400)
    answers = {True: Counter[Answer](), False: Counter[Answer]()}
    for pair in pairs:
        answers[pair.same][answer(pair.one, pair.other)] += 1
    assert answers[False][Answer.SAME] == 0
    missed = answers[True][Answer.DIFFERENT] / answers[True].total()
    asked_in_vain = answers[False][Answer.DOUBTFUL] / answers[False].total()
    assert missed < 0.01
    assert asked_in_vain < 0.01


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PT. Maju-Jaya Widodo", "MAJU JAYA WIDODO, PT"),
        ("CV Samudera Pase", "Pase Samudera CV"),
        ("UD Tanjong Raya", "UD TanjongRaya"),
    ],
)
def test_form_order_case_and_spaces_do_not_matter(one: str, other: str) -> None:
    assert name_score(one, other) >= 99


def test_practically_identical_name_and_address_with_its_number_is_the_same() -> None:
    one = firm("CV Samudera Pase", "Jl. Merdeka No. 12")
    assert answer(one, firm("Samudera Pase, CV", "Jalan Merdeka nomor 12")) is Answer.SAME
    assert answer(one, firm("Samudera Pase, CV", "Jalan Merdeka nomor 21")) is not Answer.SAME


@pytest.mark.parametrize("trait", ["npwp", "nib"])
def test_another_npwp_or_nib_is_another_firm_however_alike(trait: str) -> None:
    one = firm("CV Samudera Pase", "Jl. Merdeka No. 12", **{trait: "1234567890123"})
    other = firm("CV Samudera Pase", "Jl. Merdeka No. 12", **{trait: "1234567890124"})
    assert answer(one, other) is Answer.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Merpati Jaya", "Merpati Raya"),
        ("PT Samudera Pase", "CV Samudera Pase"),
        ("CV Samudera Pase", "CV Samudra Pase"),
        ("Toko Makmur", "TOKO MAKMUR"),
        ("SPBU Pase 1", "SPBU Pase 2"),
        ("Yayasan Ikhlas Unit I", "Yayasan Ikhlas Unit II"),
    ],
)
def test_at_one_address_a_small_difference_is_never_the_same(one: str, other: str) -> None:
    address = "Jl. Merdeka No. 12"
    assert answer(firm(one, address), firm(other, address)) is not Answer.SAME


def test_a_common_name_needs_its_address_or_number() -> None:
    assert is_generic("Toko Makmur")
    assert is_generic("UD Berkah")
    assert not is_generic("CV Samudera Pase")
    assert answer(firm("Toko Makmur"), firm("Toko Makmur")) is Answer.DIFFERENT
    here, there = "Jl. Merdeka No. 12", "Jl. Listrik No. 3"
    assert answer(firm("Berkah", here), firm("Berkah", there)) is Answer.DIFFERENT
    assert answer(firm("Berkah", here), firm("Toko Berkah", here)) is Answer.DOUBTFUL
    number = "+628126001001"
    one, other = firm("Berkah", e164=number), firm("Toko Berkah", e164=number)
    assert answer(one, other) is Answer.DOUBTFUL


def test_one_number_for_two_different_firms_is_nothing_to_ask_about() -> None:
    number = "+628126001001"
    one = firm("CV Samudera Pase", "Jl. Merdeka No. 12", e164=number, pic_name="Aisyah")
    other = firm("PT Garuda Tekstil", "Jl. Listrik No. 3", e164=number, pic_name="Aisyah")
    assert answer(one, other) is Answer.DIFFERENT


def test_what_agrees_and_what_differs_is_named() -> None:
    one = firm("CV Samudera Pase", "Jl. Merdeka No. 12", e164="+628126001001", city="Lhokseumawe")
    other = firm("CV Samudra Pase", "Jl. Listrik No. 3", e164="+628126001001", city="Langsa")
    found = likeness(one, other)
    assert {Trait.NAME, Trait.PHONE, Trait.LEGAL_FORM} <= set(found.agrees)
    assert {Trait.ADDRESS, Trait.AREA} <= set(found.differs)


def test_a_member_with_the_same_name_and_number_is_asked_about_whatever_the_card() -> None:
    one = member("+628126001001").details
    for card in (None, "0001111111111"):
        other = replace(one, card=card, address=None)
        assert answer(one, other) is Answer.DOUBTFUL
        assert answer(one, replace(other, name="Ratna Dewi")) is Answer.DIFFERENT
        stranger = replace(other, phones=(phone("+628126001002"),))
        assert answer(one, stranger) is Answer.DIFFERENT


def test_a_member_with_the_same_name_and_address_is_asked_about_unless_the_nik_differs() -> None:
    one = replace(member().details, address="Jl. Merdeka No. 12", phones=(), nik="1101010101010001")
    other = replace(one, card="0001111111111", nik=None)
    assert answer(one, other) is Answer.DOUBTFUL
    assert answer(one, replace(other, nik="1101010101010002")) is Answer.DIFFERENT


def test_a_firm_and_a_member_are_never_one() -> None:
    assert answer(firm("Utama Suryono"), member().details) is Answer.DIFFERENT
