"""Who gets which contacts: the pure half of an assignment. No store, no clock.

Contacts that share a telephone number or a family stay with one officer. What cannot be given is
listed with its reason; what is given is given once.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dialer.standing import Stage

_OVER = (Stage.CLOSED, Stage.STOPPED)


class Way(StrEnum):
    """How contacts are shared out.

    EVEN    by turns over the order of priority, so that counts and rupiah come out alike.
    AREA    by kecamatan or kelurahan; without a map whole kecamatan, as evenly as they allow.
    MONTHS  by months in arrears; without bands in as many bands as there are officers.
    AMOUNT  by rupiah, likewise.
    """

    EVEN = "even"
    AREA = "area"
    MONTHS = "months"
    AMOUNT = "amount"


class Scope(StrEnum):
    """Which contacts are touched: those nobody has, those never called, or all."""

    UNASSIGNED = "unassigned"
    NOT_CALLED = "not_called"
    EVERYTHING = "everything"


class Left(StrEnum):
    """Why a contact that was looked at stays as it is."""

    NO_AREA = "no_area"
    AREA_UNMAPPED = "area_unmapped"
    NO_VALUE = "no_value"
    OUTSIDE_BANDS = "outside_bands"
    PERSONAL_CALLBACK = "personal_callback"
    MATE_ELSEWHERE = "mate_elsewhere"


@dataclass(frozen=True, slots=True)
class Share:
    """An officer with a weight: 80 and 20 share four to one."""

    officer_id: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Band:
    """From `low` to `high` (both inside, None = open), months or rupiah, for one officer."""

    low: int | None
    high: int | None
    officer_id: str

    def holds(self, value: int) -> bool:
        """Say whether a value is inside."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True)
class AssignmentOrder:
    """What a lead asks for.

    `list_id` empty means all lists; `chosen` (contact ids) narrows to contacts picked by hand;
    `from_officer` to what one officer has; `most` to the first so many by priority (0 = all).
    `areas` maps kecamatan or kelurahan to an officer. `with_callbacks` moves personal callbacks
    too; without it they stay with whom they were promised by.
    """

    to: tuple[Share, ...]
    list_id: str = ""
    way: Way = Way.EVEN
    scope: Scope = Scope.UNASSIGNED
    bands: tuple[Band, ...] = ()
    areas: Mapping[str, str] = field(default_factory=dict)
    chosen: frozenset[str] | None = None
    from_officer: str = ""
    most: int = 0
    with_callbacks: bool = False

    @property
    def takers(self) -> frozenset[str]:
        """Everybody who may be given something."""
        shared = [one.officer_id for one in self.to]
        banded = [one.officer_id for one in self.bands]
        return frozenset([*shared, *banded, *self.areas.values()])


@dataclass(frozen=True, slots=True)
class AssignLine:
    """A contact as far as sharing goes.

    `officer_id` is whose it is ("" for nobody), `caller_id` who alone will
    call back. Contacts with the same `group` share a number or a family; "" stands alone. One that
    is only `beside` belongs to another list: it is never given, but its officer keeps the group.
    """

    contact_id: str
    officer_id: str
    caller_id: str
    stage: Stage
    attempts: int
    priority: int
    months: int | None
    amount: int | None
    kecamatan: str | None
    kelurahan: str | None
    group: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class OfficerLoad:
    """What an officer has ("" is nobody): contacts, months in arrears, rupiah."""

    officer_id: str
    contacts: int
    months: int
    amount: int


@dataclass(frozen=True, slots=True)
class AssignmentPlan:
    """Who would get what. `moves` maps contact id to officer; nothing in it stays as it was.

    `present` says whose those are now, `callers` whose personal callbacks move along.
    """

    order: AssignmentOrder
    moves: Mapping[str, str]
    present: Mapping[str, str]
    callers: Mapping[str, str]
    before: tuple[OfficerLoad, ...]
    after: tuple[OfficerLoad, ...]
    left: Mapping[Left, tuple[str, ...]]
    areas_without_officer: Mapping[str, int]

    @property
    def left_count(self) -> int:
        """How many contacts could not be given."""
        return sum(map(len, self.left.values()))


@dataclass(frozen=True, slots=True)
class _Unit:
    """Contacts that stay together, to be given to one officer."""

    lines: tuple[AssignLine, ...]

    @property
    def first(self) -> AssignLine:
        return self.lines[0]

    @property
    def amount(self) -> int:
        return sum(one.amount or 0 for one in self.lines)


def plan_sharing(
    lines: Iterable[AssignLine], order: AssignmentOrder, gone: frozenset[str] = frozenset()
) -> AssignmentPlan:
    """Work out who gets which contacts; same lines and order, same plan.

    What officers who are `gone` have counts as nobody's; `from_officer` may be one of them.
    Shared evenly, the largest difference is one contact unless families or shared numbers make it
    more. Raises ValueError for an order that names nobody.
    """
    everything = sorted(lines, key=lambda one: (-one.priority, one.contact_id))
    left: defaultdict[Left, list[str]] = defaultdict(list)
    unmapped: defaultdict[str, int] = defaultdict(int)
    moves: dict[str, str] = {}
    free = []
    takers = order.takers
    for unit, fixed in _units(everything, order, gone, left):
        if not fixed or (order.from_officer and not fixed & takers):
            free.append(unit)
        elif fixed & takers and (len(fixed) == 1 or order.from_officer):
            moves.update((one.contact_id, min(fixed & takers)) for one in unit.lines)
        else:
            left[Left.MATE_ELSEWHERE] += (one.contact_id for one in unit.lines)
    for unit, given in _given(free, order, unmapped):
        if isinstance(given, Left):
            left[given] += (one.contact_id for one in unit.lines)
        else:
            moves.update((one.contact_id, given) for one in unit.lines)
    present = {one.contact_id: one.officer_id for one in everything}
    changed = {key: to for key, to in moves.items() if present[key] != to}
    everything = [one for one in everything if not one.beside]
    who = dict.fromkeys(["", *(one.officer_id for one in everything), *sorted(takers)])
    return AssignmentPlan(
        order=order,
        moves=changed,
        present={key: present[key] for key in changed},
        callers={
            one.contact_id: one.caller_id
            for one in everything
            if one.contact_id in changed and one.caller_id and order.with_callbacks
        },
        before=_loads(everything, present, who),
        after=_loads(everything, {**present, **changed}, who),
        left={reason: tuple(ids) for reason, ids in left.items()},
        areas_without_officer=dict(unmapped),
    )


def _wanted(one: AssignLine, order: AssignmentOrder, gone: frozenset[str]) -> bool:
    """Say whether an order speaks of a contact; what is over goes with nobody but its officer."""
    if one.beside or (one.stage in _OVER and not order.from_officer):
        return False
    if order.chosen is not None and one.contact_id not in order.chosen:
        return False
    if order.from_officer and order.from_officer not in (
        one.officer_id,
        one.caller_id if order.with_callbacks else "",
    ):
        return False
    if order.scope is Scope.UNASSIGNED:
        return not one.officer_id or one.officer_id in gone
    return order.scope is Scope.EVERYTHING or one.attempts == 0


def _units(
    lines: Sequence[AssignLine],
    order: AssignmentOrder,
    gone: frozenset[str],
    left: defaultdict[Left, list[str]],
) -> Iterator[tuple[_Unit, frozenset[str]]]:
    """Put together what stays together; beside it whose it must be because of the others."""
    members: dict[str, list[AssignLine]] = {}
    fixed: defaultdict[str, set[str]] = defaultdict(set)
    taken = 0
    for one in lines:
        key = one.group or one.contact_id
        wanted = _wanted(one, order, gone) and (not order.most or taken < order.most)
        personal = bool(one.caller_id) and one.caller_id not in gone and not order.with_callbacks
        if wanted and not personal:
            taken += 1
            members.setdefault(key, []).append(one)
            continue
        if wanted:
            left[Left.PERSONAL_CALLBACK].append(one.contact_id)
        stays_with = one.caller_id or one.officer_id
        if stays_with and stays_with not in (*gone, order.from_officer):
            fixed[key].add(stays_with)
    for key, ones in members.items():
        yield _Unit(tuple(ones)), frozenset(fixed[key])


def _given(
    units: Sequence[_Unit], order: AssignmentOrder, unmapped: defaultdict[str, int]
) -> Iterator[tuple[_Unit, str | Left]]:
    if order.way is Way.AREA:
        yield from _by_area(units, order, unmapped)
    elif order.way is Way.EVEN:
        yield from _evenly(units, order.to)
    elif order.bands:
        yield from _by_band(units, order)
    else:
        yield from _in_bands(units, order)


def _evenly(units: Sequence[_Unit], shares: Sequence[Share]) -> Iterator[tuple[_Unit, str]]:
    """Give each unit to whom it is due by weight, then to whom has the fewest rupiah.

    Larger units come first, so that single contacts even out what they leave.
    """
    if not shares:
        raise ValueError("an assignment needs officers")
    due = [((1 / one.weight), 0.0, place, 0) for place, one in enumerate(shares)]
    heapq.heapify(due)
    for unit in sorted(units, key=lambda one: len(one.lines) == 1):
        _, amount, place, count = due[0]
        share = shares[place]
        count += len(unit.lines)
        amount += unit.amount / share.weight
        heapq.heapreplace(due, ((count + 1) / share.weight, amount, place, count))
        yield unit, share.officer_id


def area_key(text: str) -> str:
    """The name of an area as it is compared: without its kind, case and spaces at the ends."""
    words = text.casefold().replace(".", " ").split()
    if len(words) > 1 and words[0] in ("kec", "kecamatan", "kel", "kelurahan", "desa", "ds"):
        words = words[1:]
    return " ".join(words)


def _by_area(
    units: Sequence[_Unit], order: AssignmentOrder, unmapped: defaultdict[str, int]
) -> Iterator[tuple[_Unit, str | Left]]:
    named = {area_key(name): officer_id for name, officer_id in order.areas.items()}
    areas = named or _whole_areas(units, order.to)
    for unit in units:
        names = [unit.first.kelurahan or "", unit.first.kecamatan or ""]
        found = [areas[key] for name in names if (key := area_key(name)) in areas]
        if found:
            yield unit, found[0]
        elif any(names):
            unmapped[names[1] or names[0]] += len(unit.lines)
            yield unit, Left.AREA_UNMAPPED
        else:
            yield unit, Left.NO_AREA


def _whole_areas(units: Sequence[_Unit], shares: Sequence[Share]) -> Mapping[str, str]:
    """Give whole areas, the largest first, each to whom has the least for its weight."""
    sizes: defaultdict[str, int] = defaultdict(int)
    for unit in units:
        sizes[area_key(unit.first.kecamatan or unit.first.kelurahan or "")] += len(unit.lines)
    sizes.pop("", None)
    if not shares:
        raise ValueError("an assignment needs officers")
    loads = [(0.0, place) for place in range(len(shares))]
    found = {}
    for name, size in sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0])):
        load, place = loads[0]
        found[name] = shares[place].officer_id
        heapq.heapreplace(loads, (load + size / shares[place].weight, place))
    return found


def _value(unit: _Unit, way: Way) -> int | None:
    return unit.first.months if way is Way.MONTHS else unit.first.amount


def _by_band(units: Sequence[_Unit], order: AssignmentOrder) -> Iterator[tuple[_Unit, str | Left]]:
    """Give by the bands; officers whose bands are the same share them evenly."""
    waiting: defaultdict[tuple[int | None, int | None], list[_Unit]] = defaultdict(list)
    for unit in units:
        value = _value(unit, order.way)
        if value is None:
            yield unit, Left.NO_VALUE
            continue
        band = next((one for one in order.bands if one.holds(value)), None)
        if band is None:
            yield unit, Left.OUTSIDE_BANDS
        else:
            waiting[band.low, band.high].append(unit)
    for ends, inside in waiting.items():
        takers = [one.officer_id for one in order.bands if (one.low, one.high) == ends]
        yield from _evenly(inside, [Share(one) for one in takers])


def _in_bands(units: Sequence[_Unit], order: AssignmentOrder) -> Iterator[tuple[_Unit, str | Left]]:
    """Cut the contacts, ordered by their value, into one piece for each officer by weight."""
    known = [(value, unit) for unit in units if (value := _value(unit, order.way)) is not None]
    known.sort(key=lambda pair: -pair[0])
    total = sum(len(unit.lines) for _, unit in known)
    weights = sum(one.weight for one in order.to)
    if not weights:
        raise ValueError("an assignment needs officers")
    place, given, upto = 0, 0, order.to[0].weight
    for _, unit in known:
        while given * weights >= total * upto and place + 1 < len(order.to):
            place += 1
            upto += order.to[place].weight
        given += len(unit.lines)
        yield unit, order.to[place].officer_id
    for unit in units:
        if _value(unit, order.way) is None:
            yield unit, Left.NO_VALUE


def _loads(
    lines: Iterable[AssignLine], whose: Mapping[str, str], who: Iterable[str]
) -> tuple[OfficerLoad, ...]:
    sums = {officer_id: [0, 0, 0] for officer_id in who}
    for one in lines:
        mine = sums[whose[one.contact_id]]
        mine[0] += 1
        mine[1] += one.months or 0
        mine[2] += one.amount or 0
    return tuple(OfficerLoad(officer_id, *three) for officer_id, three in sums.items())
