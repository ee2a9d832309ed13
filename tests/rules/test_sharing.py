"""Who gets which contacts: nobody twice, nobody lost, evenly, by area, months, amount, by hand."""

from collections import Counter, defaultdict
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dialer.sharing import (
    AssignLine,
    AssignmentOrder,
    AssignmentPlan,
    Band,
    Left,
    Scope,
    Share,
    Way,
    plan_sharing,
)
from dialer.standing import Stage

BUDI, SRI, ANDI = Share("budi"), Share("sri"), Share("andi")


def line(number: int, **known: Any) -> AssignLine:
    """An invented contact; the lower the number the more it owes."""
    plain = AssignLine(
        contact_id=f"c{number:05}",
        officer_id="",
        caller_id="",
        stage=Stage.NEW,
        attempts=0,
        priority=100_000 - number,
        months=2 + number % 20,
        amount=70_000 * (1 + number % 50),
        kecamatan=("Banda Sakti", "Muara Dua", "Blang Mangat")[number % 3],
        kelurahan=None,
    )
    return replace(plain, **known)


def whose(plan: AssignmentPlan) -> Counter[str]:
    return Counter(plan.moves.values())


lines_of = st.lists(
    st.fixed_dictionaries(
        {
            "officer_id": st.sampled_from(["", "", "budi", "sri", "tono"]),
            "caller_id": st.sampled_from(["", "", "", "sri"]),
            "stage": st.sampled_from(list(Stage)),
            "attempts": st.integers(0, 2),
            "months": st.none() | st.integers(0, 30),
            "amount": st.none() | st.integers(0, 9_000_000),
            "kecamatan": st.sampled_from([None, "Banda Sakti", "Kec. Muara Dua", "Dewantara"]),
            "group": st.sampled_from(["", "", "", "g1", "g2"]),
        }
    ),
    max_size=60,
)
orders = st.builds(
    AssignmentOrder,
    to=st.lists(st.sampled_from([BUDI, SRI, ANDI, Share("wati", 4)]), min_size=1, unique=True).map(
        tuple
    ),
    way=st.sampled_from(Way),
    scope=st.sampled_from(Scope),
    from_officer=st.sampled_from(["", "", "budi", "tono"]),
    most=st.sampled_from([0, 0, 5]),
    with_callbacks=st.booleans(),
)


@given(lines_of, orders)
def test_every_contact_keeps_exactly_one_owner_and_the_sums_stay(
    known: list[dict[str, Any]], order: AssignmentOrder
) -> None:
    lines = [line(number, **one) for number, one in enumerate(known)]
    plan = plan_sharing(lines, order, frozenset({"tono"}))
    assert sum(one.contacts for one in plan.before) == len(lines)
    assert sum(one.contacts for one in plan.after) == len(lines)
    assert sum(one.amount for one in plan.before) == sum(one.amount for one in plan.after)
    assert sum(one.months for one in plan.before) == sum(one.months for one in plan.after)
    assert set(plan.moves.values()) <= order.takers
    left = [key for ids in plan.left.values() for key in ids]
    assert len(left) == len(set(left))
    assert not set(left) & set(plan.moves)
    by_id = {one.contact_id: one for one in lines}
    if not order.with_callbacks:
        assert all(by_id[key].caller_id in ("", "tono") for key in plan.moves)
    if order.most:
        assert len(plan.moves) <= order.most


@given(lines_of, orders)
def test_what_was_nobodys_in_a_group_goes_to_one_officer(
    known: list[dict[str, Any]], order: AssignmentOrder
) -> None:
    lines = [line(number, **{**one, "officer_id": ""}) for number, one in enumerate(known)]
    plan = plan_sharing(lines, order)
    takers = defaultdict(set)
    for one in lines:
        if one.group and one.contact_id in plan.moves:
            takers[one.group].add(plan.moves[one.contact_id])
    assert all(len(found) == 1 for found in takers.values())


@given(st.integers(0, 200), st.integers(1, 7))
def test_an_even_share_differs_by_one_contact_at_most(contacts: int, officers: int) -> None:
    shares = tuple(Share(f"o{place}") for place in range(officers))
    plan = plan_sharing([line(number) for number in range(contacts)], AssignmentOrder(shares))
    counts = [whose(plan)[one.officer_id] for one in shares]
    assert sum(counts) == contacts
    assert max(counts) - min(counts) <= 1


def test_an_even_share_has_nearly_the_same_rupiah_and_the_same_mix() -> None:
    lines = [line(number) for number in range(3_000)]
    plan = plan_sharing(lines, AssignmentOrder((BUDI, SRI, ANDI)))
    after = {one.officer_id: one for one in plan.after}
    amounts = [after[one].amount for one in ("budi", "sri", "andi")]
    assert max(amounts) - min(amounts) < sum(amounts) / 3 * 0.005
    first_hundred = Counter(plan.moves[one.contact_id] for one in lines[:99])
    assert set(first_hundred.values()) == {33}


def test_weights_of_80_and_20_share_four_to_one() -> None:
    order = AssignmentOrder((Share("budi", 80), Share("sri", 20)))
    assert whose(plan_sharing([line(number) for number in range(500)], order)) == {
        "budi": 400,
        "sri": 100,
    }


def test_areas_go_to_their_officer_and_the_others_are_listed() -> None:
    areas = {"banda sakti": "budi", "Kec. Muara Dua": "sri"}
    lines = [line(number) for number in range(9)] + [line(9, kecamatan=None)]
    plan = plan_sharing(lines, AssignmentOrder((), way=Way.AREA, areas=areas))
    assert whose(plan) == {"budi": 3, "sri": 3}
    assert plan.areas_without_officer == {"Blang Mangat": 3}
    assert plan.left[Left.NO_AREA] == ("c00009",)
    assert len(plan.left[Left.AREA_UNMAPPED]) == 3


def test_a_kelurahan_in_the_map_goes_before_its_kecamatan() -> None:
    areas = {"Banda Sakti": "budi", "Mon Geudong": "sri"}
    lines = [line(0, kelurahan="Mon Geudong"), line(3)]
    plan = plan_sharing(lines, AssignmentOrder((), way=Way.AREA, areas=areas))
    assert plan.moves == {"c00000": "sri", "c00003": "budi"}


def test_without_a_map_every_kecamatan_stays_whole() -> None:
    lines = [line(number) for number in range(90)]
    plan = plan_sharing(lines, AssignmentOrder((BUDI, SRI, ANDI), way=Way.AREA))
    assert whose(plan) == {"budi": 30, "sri": 30, "andi": 30}
    takers = {(one.kecamatan, plan.moves[one.contact_id]) for one in lines}
    assert len(takers) == 3


def test_bands_of_months_and_what_is_outside_them() -> None:
    bands = (Band(2, 6, "budi"), Band(7, None, "sri"))
    lines = [line(0, months=6), line(1, months=7), line(2, months=1), line(3, months=None)]
    plan = plan_sharing(lines, AssignmentOrder((), way=Way.MONTHS, bands=bands))
    assert plan.moves == {"c00000": "budi", "c00001": "sri"}
    assert plan.left == {Left.OUTSIDE_BANDS: ("c00002",), Left.NO_VALUE: ("c00003",)}


def test_without_bands_amounts_are_cut_into_as_many_pieces_as_officers() -> None:
    lines = [line(number, amount=number * 1_000) for number in range(100)]
    plan = plan_sharing(lines, AssignmentOrder((BUDI, SRI), way=Way.AMOUNT))
    assert whose(plan) == {"budi": 50, "sri": 50}
    least = min(one.amount or 0 for one in lines if plan.moves[one.contact_id] == "budi")
    assert least == 50_000


def test_only_what_nobody_has_or_only_what_was_never_called() -> None:
    lines = [line(0, officer_id="sri"), line(1, attempts=2), line(2)]
    unassigned = plan_sharing(lines, AssignmentOrder((BUDI,)))
    assert set(unassigned.moves) == {"c00001", "c00002"}
    never = plan_sharing(lines, AssignmentOrder((BUDI,), scope=Scope.NOT_CALLED))
    assert set(never.moves) == {"c00000", "c00002"}
    everything = plan_sharing(lines, AssignmentOrder((BUDI,), scope=Scope.EVERYTHING))
    assert len(everything.moves) == 3


def test_what_an_officer_who_left_has_counts_as_nobodys() -> None:
    plan = plan_sharing([line(0, officer_id="tono")], AssignmentOrder((BUDI,)), frozenset({"tono"}))
    assert plan.moves == {"c00000": "budi"}
    assert plan.present == {"c00000": "tono"}


def test_a_personal_callback_stays_with_whom_it_was_promised_by() -> None:
    lines = [line(0, officer_id="sri", caller_id="sri", stage=Stage.CALLBACK), line(1)]
    order = AssignmentOrder((BUDI,), scope=Scope.EVERYTHING)
    plan = plan_sharing(lines, order)
    assert plan.moves == {"c00001": "budi"}
    assert plan.left == {Left.PERSONAL_CALLBACK: ("c00000",)}
    told = AssignmentOrder((BUDI,), scope=Scope.EVERYTHING, with_callbacks=True)
    assert plan_sharing(lines, told).callers == {"c00000": "sri"}


def test_who_shares_a_number_with_an_officers_contact_follows_it() -> None:
    lines = [line(0, officer_id="sri", group="g1"), line(1, group="g1"), line(2, group="g2")]
    beside = line(3, officer_id="andi", group="g2", beside=True)
    plan = plan_sharing([*lines, beside], AssignmentOrder((BUDI, SRI)))
    assert plan.moves == {"c00001": "sri"}
    assert plan.left == {Left.MATE_ELSEWHERE: ("c00002",)}
    assert sum(one.contacts for one in plan.before) == 3


def test_a_part_of_an_officers_contacts_moves_the_first_by_priority() -> None:
    lines = [line(number, officer_id="budi") for number in range(10)]
    order = AssignmentOrder((SRI,), scope=Scope.EVERYTHING, from_officer="budi", most=4)
    assert sorted(plan_sharing(lines, order).moves) == ["c00000", "c00001", "c00002", "c00003"]


def test_contacts_picked_by_hand_are_the_only_ones_that_move() -> None:
    lines = [line(number) for number in range(10)]
    order = AssignmentOrder((SRI,), scope=Scope.EVERYTHING, chosen=frozenset({"c00003", "c00007"}))
    assert sorted(plan_sharing(lines, order).moves) == ["c00003", "c00007"]


def test_what_is_over_moves_only_with_its_officer() -> None:
    lines = [line(0, stage=Stage.CLOSED, officer_id="budi"), line(1, stage=Stage.STOPPED)]
    assert not plan_sharing(lines, AssignmentOrder((SRI,), scope=Scope.EVERYTHING)).moves
    moving = AssignmentOrder((SRI,), scope=Scope.EVERYTHING, from_officer="budi")
    assert plan_sharing(lines, moving).moves == {"c00000": "sri"}
