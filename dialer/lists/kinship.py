"""Whether two rows that share a KK or a VA may be one family.

A number copied into the wrong row would tell one family what another owes and call it on the
other's telephone. So what is known of both must not contradict, and a VA alone, which is easily
wrong and says nothing else of the family, must have something that speaks for it.
"""

from typing import NamedTuple


class Kin(NamedTuple):
    """What families share, as far as a row says it; 0 and None: it does not say.

    `account` is the last eleven digits of the VA, `own` whether those are of the row's own card:
    a list may give everybody the VA of their own card, or all the VA of the family's head.
    """

    kk: int
    account: int
    own: bool
    care_class: int
    members: int


def may_share_kk(one: Kin, other: Kin) -> bool:
    """Whether two rows with one KK may be one family: it has one class, one size, one VA."""
    return not (
        _differ(one.care_class, other.care_class)
        or (min(one.members, other.members) > 1 and one.members != other.members)
        or (_differ(one.account, other.account) and not (one.own and other.own))
    )


def may_share_va(one: Kin, other: Kin, *, same_place: bool | None, agrees: bool) -> bool:
    """Whether two rows with one VA may be one family.

    `same_place` compares where they live, None when that is not known of both; `agrees` says that
    something else speaks for it. Two families of one member each are not one.
    """
    if _differ(one.kk, other.kk) or same_place is False or one.members == other.members == 1:
        return False
    return agrees and may_share_kk(one, other)


def _differ(one: int, other: int) -> bool:
    return bool(one and other and one != other)
