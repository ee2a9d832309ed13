"""Telephone cells: what may be dialled, and for the rest why not.

A cell may hold several numbers, notes beside them (`WA`, `istri`), an extension, or junk.
Never confidently wrong: where two readings are possible, nothing is callable and the reason is
kept.
"""

import re
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from dialer.contacts.cells import (
    Cell,
    float_text_digits,
    number_digits,
    scientific_digits,
    tidy,
)
from dialer.contacts.doubts import Doubt
from dialer.contacts.numbering import (
    MOBILE,
    SERVICE_MOBILES,
    Number,
    PhoneKind,
    mobile_doubts,
    mobile_number,
    resolve,
)
from dialer.contacts.phone_text import Run, runs_of, squeeze
from dialer.contacts.strays import (
    has_stray_figure,
    is_other_figure,
    may_be_local,
    says_other_figure,
)

__all__ = ["Phone", "PhoneCell", "PhoneKind", "RefusedPhone", "clean_phones"]


@dataclass(frozen=True, slots=True)
class Phone:
    """A callable number in E.164, with the text it came from, its extension and its note."""

    e164: str
    raw: str
    kind: PhoneKind
    extension: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class RefusedPhone:
    """A piece of a phone cell that must not be dialled, and why."""

    raw: str
    reason: Doubt


@dataclass(frozen=True, slots=True)
class PhoneCell:
    """What one cell holds, in the order written; `doubts` are the repairs of callable numbers."""

    phones: tuple[Phone, ...] = ()
    refused: tuple[RefusedPhone, ...] = ()
    doubts: tuple[Doubt, ...] = ()


_EMPTY = PhoneCell()
_HAS_DIGIT = re.compile("[0-9]")
_HUNTING = re.compile(r"[0-9]{4,}\s*[\-\u2010-\u2014]\s*[0-9]{1,2}\)?\Z")
_AREA_ONLY = re.compile(r"(?:0|\+?62)[0-9]{2,3}\Z")
_AREA_BEHIND = re.compile(r"[0-9]\)*[\s.\-]+\(?0[0-9]{2,3}\)?\Z")
_PREFIXED = re.compile(r"\(?(?:0[1-9(]|\+|62|00)")
_MINUS = ("-", "\u2212")
_START = re.compile(r"\(?(?:0[1-9(][0-9]|\+|62[0-9]|0062)")
_TWO_NUMBERS = 16
_LONGEST = 300
"""A longer cell is a text, not telephone numbers."""

_MOST_STARTS = 8
_MOST_IN_A_RUN = 4
_FRAGMENTS = (Doubt.PHONE_SHORT, Doubt.PHONE_INVALID, Doubt.PHONE_LONG)
_UNKNOWN = (Doubt.PHONE_MASKED, Doubt.PHONE_LETTERS, Doubt.PHONE_AMBIGUOUS)
_PLAIN_SEPARATOR = re.compile(r"\s*[/;,\n&]\s*|\s+(?:atau|dan)\s+")
_USUAL = re.compile(
    r"(?:(?:\+?62|0062)[-. ]?0?|0)?(8(?:[1-35789][0-9]|68))"
    r"(?:([0-9]{6,9})|([-. ])([0-9]{3,4})\3([0-9]{3,5}))\Z"
)
"""One mobile with nothing beside it, solid or in three groups: the way most cells are written."""
_NOTED = re.compile(
    r"(?:((?:no )?(?:hp|wa|te?lp))(?:\s?[.:])?\s?)?"
    r"((?:(?:\+?62|0062)[-. ]?0?|0)8(?:[1-35789][0-9]|68)"
    r"(?:[0-9]{6,9}|([-. ])[0-9]{3,4}\3[0-9]{3,5}))"
    r"(?:\s?\((wa|hp|istri|suami|anak)\)|\s(wa|hp|istri|suami|anak))?\Z",
    re.IGNORECASE,
)
"""The same with a plain word before or behind it: `HP: 0812...`, `0812... (WA)`."""
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}\Z")


def usual_mobile(cell: str) -> str | None:
    """The national number of a cell that is one mobile as most are written; None for others."""
    usual = _USUAL.match(cell)
    if usual is None:
        return None
    start, rest, _, middle, end = usual.groups()
    return start + rest if rest is not None else start + middle + end


def clean_phones(cell: Cell, *, area_code: str | None = None) -> PhoneCell:
    """The callable numbers of a cell.

    `area_code` is the branch's own with its zero (`0645`): a local number takes it, with a doubt;
    without it a local number is refused. Never raises, whatever the cell holds.
    """
    if isinstance(cell, str):
        national = usual_mobile(cell)
        if national is not None:
            return _plain_mobile(national, cell)
        noted = _NOTED.match(cell)
        if noted is not None:
            return _noted_mobile(noted, cell)
        if len(cell) > _LONGEST and len(cell := tidy(cell)) > _LONGEST:
            return PhoneCell(refused=(RefusedPhone(cell[:_LONGEST], Doubt.PHONE_LONG),))
        return _clean_text(cell, area_code) if cell else _EMPTY
    return _clean_number(cell, area_code)


def _clean_number(cell: Cell, area_code: str | None) -> PhoneCell:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return _EMPTY
    digits = number_digits(cell)
    if not digits.text:
        lost = Doubt.PHONE_LONG if digits.doubts else Doubt.PHONE_INVALID
        return PhoneCell(refused=(RefusedPhone(str(cell), lost),))
    return _clean_digits(digits.text, digits.text, area_code)


def _clean_digits(digits: str, raw: str, area_code: str | None) -> PhoneCell:
    """A number cell: one number, whose leading zero is gone."""
    if not digits.strip("0"):
        return _EMPTY
    number = resolve(digits, area_code=area_code, from_number=True)
    if isinstance(number, Doubt):
        return PhoneCell(refused=(RefusedPhone(raw, number),))
    return PhoneCell((Phone(number.e164, raw, number.kind),), (), number.doubts)


def _clean_text(cell: str, area_code: str | None) -> PhoneCell:
    text = tidy(cell)
    squeezed = squeeze(text)
    mobile = MOBILE.match(squeezed) if text[:1] not in _MINUS else None
    if mobile and (len(squeezed) == len(text) or not has_stray_figure(text)):
        return _plain_mobile(mobile.group(1), text)
    several = _several_mobiles(text)
    if several is not None:
        return several
    if not _HAS_DIGIT.search(text) or not squeezed.strip("0"):
        return _EMPTY
    special = scientific_digits(text) or float_text_digits(text)
    against = _no_number_at_all(text, digits_lost=special is not None and not special.text)
    if against is not None:
        return PhoneCell(refused=(RefusedPhone(text, against),))
    if special is not None or _THOUSANDS.match(text):
        digits = special.text if special is not None else text.replace(",", "")
        return _clean_digits(digits, text, area_code)
    return _collect(_split_runs(_join_areas(runs_of(text))), area_code)


def _no_number_at_all(text: str, *, digits_lost: bool) -> Doubt | None:
    if digits_lost:
        return Doubt.PHONE_PRECISION
    return Doubt.PHONE_INVALID if is_other_figure(text) else None


def _plain_mobile(national: str, text: str) -> PhoneCell:
    """The way most cells go: one mobile with nothing beside it."""
    if national in SERVICE_MOBILES:
        return PhoneCell(refused=(RefusedPhone(text, Doubt.PHONE_SERVICE),))
    doubts = mobile_doubts(national)
    return PhoneCell((Phone(f"+62{national}", text, PhoneKind.MOBILE),), (), doubts)


def _noted_mobile(noted: re.Match[str], text: str) -> PhoneCell:
    """One mobile and the words beside it as its note."""
    before, written, _, bracketed, behind = noted.groups()
    national = usual_mobile(written) or ""
    if national in SERVICE_MOBILES:
        return PhoneCell(refused=(RefusedPhone(text, Doubt.PHONE_SERVICE),))
    label = " ".join(filter(None, (before, bracketed or behind)))
    phone = Phone(f"+62{national}", text, PhoneKind.MOBILE, None, label or None)
    return PhoneCell((phone,), (), mobile_doubts(national))


def _several_mobiles(text: str) -> PhoneCell | None:
    """Mobiles with nothing but separators between them; None for any other cell."""
    parts = _PLAIN_SEPARATOR.split(text)
    matches = [MOBILE.match(squeeze(part)) for part in parts] if len(parts) > 1 else []
    nationals = [match.group(1) for match in matches if match is not None]
    if len(nationals) < len(parts) or any(map(has_stray_figure, parts)):
        return None
    if not SERVICE_MOBILES.isdisjoint(nationals):
        return None
    phones: dict[str, Phone] = {}
    doubts: list[Doubt] = []
    for part, national in zip(parts, nationals, strict=True):
        number = mobile_number(national)
        if number.e164 not in phones:
            phones[number.e164] = Phone(number.e164, part, number.kind)
            doubts.extend(number.doubts)
    return PhoneCell(tuple(phones.values()), (), tuple(doubts))


def _resolve_run(run: Run, area_code: str | None) -> Number | Doubt:
    if run.refused is not None:
        return run.refused
    if has_stray_figure(run.written):
        return Doubt.PHONE_AMBIGUOUS
    number = resolve(run.digits, area_code=area_code, from_number=False)
    if isinstance(number, Number) and number.kind is not PhoneKind.MOBILE:
        return Doubt.PHONE_AMBIGUOUS if _HUNTING.search(run.written) else number
    return number


def _join_areas(runs: list[Run]) -> list[Run]:
    """`021/5551234`: a slash between the area code (or mobile prefix) and the rest."""
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if run.joined and before is not None and _AREA_ONLY.match(before.digits):
            whole = replace(
                run,
                raw=f"{before.raw}/{run.raw}",
                written=f"{before.written} {run.written}",
                digits=before.digits + run.digits,
                label=" ".join(filter(None, (before.label, run.label))) or None,
                refused=before.refused or run.refused,
            )
            by_itself = run.digits[:1] == "0" or (
                run.written.isdigit() and isinstance(_resolve_run(run, None), Number)
            )
            if not by_itself and isinstance(_resolve_run(whole, None), Number):
                joined[-1] = whole
                continue
            if not by_itself:
                joined.append(replace(run, refused=run.refused or Doubt.PHONE_AMBIGUOUS))
                continue
        elif run.joined and before is not None and _AREA_BEHIND.search(before.written):
            joined[-1] = replace(before, refused=before.refused or Doubt.PHONE_AMBIGUOUS)
            joined.append(replace(run, refused=run.refused or Doubt.PHONE_AMBIGUOUS))
            continue
        joined.append(run)
    return joined


def _split_runs(runs: list[Run]) -> list[Run]:
    """Two or more whole numbers with nothing but spaces or dashes between them."""
    result: list[Run] = []
    for run in runs:
        parts = _segments(run) if run.refused is None and len(run.digits) >= _TWO_NUMBERS else None
        if parts is None:
            result.append(run)
        else:
            result.extend(
                replace(
                    run,
                    raw=part,
                    written=part,
                    digits=squeeze(part),
                    extension=run.extension if part is parts[-1] else None,
                )
                for part in parts
            )
    return result


def _segments(run: Run) -> list[str] | None:
    """The only way to cut the run into valid numbers with their prefix; None if not exactly one."""
    tokens = [token for token in re.split(r"[\s\-\u2010-\u2014]+", run.written) if token]
    starts = [i for i, token in enumerate(tokens) if i and _START.match(token)]
    found: list[list[str]] = []
    for size in range(1, min(len(starts), _MOST_IN_A_RUN) + 1):
        for cuts in combinations(starts[:_MOST_STARTS], size):
            edges = [0, *cuts, len(tokens)]
            parts = [" ".join(tokens[a:b]) for a, b in pairwise(edges)]
            if all(_whole_number(part) and not has_stray_figure(part) for part in parts):
                found.append(parts)
    return found[0] if len(found) == 1 else None


def _whole_number(text: str) -> bool:
    digits = squeeze(text)
    return bool(_PREFIXED.match(digits)) and isinstance(
        resolve(digits, area_code=None, from_number=False), Number
    )


def _collect(runs: list[Run], area_code: str | None) -> PhoneCell:
    """Resolve every run; a local number takes the area code only when nothing speaks against it."""
    plain = [_resolve_run(run, None) for run in runs]
    areas_agree = all(
        number.e164.startswith(f"+62{(area_code or '').lstrip('0')}")
        for number in plain
        if isinstance(number, Number) and number.kind is PhoneKind.FIXED
    )
    broken = any(
        run.refused in _UNKNOWN
        or says_other_figure(run.label)
        or (number in _FRAGMENTS and run.refused is None)
        for run, number in zip(runs, plain, strict=True)
    )
    fixed = any(isinstance(one, Number) and one.kind is PhoneKind.FIXED for one in plain)
    alone = len(runs) == 1 or fixed
    may_complete = bool(area_code) and areas_agree and not broken
    phones: dict[str, Phone] = {}
    refused: list[RefusedPhone] = []
    doubts: list[Doubt] = []
    for run, without_area in zip(runs, plain, strict=True):
        number = without_area
        completes = may_complete and may_be_local(run.written, run.label, alone=alone)
        if isinstance(number, Doubt) and completes:
            number = _resolve_run(run, area_code)
        if isinstance(number, Doubt):
            refused.append(RefusedPhone(run.raw, number))
            continue
        phone = Phone(number.e164, run.raw, number.kind, run.extension, run.label)
        if phones.setdefault(number.e164, phone) is phone:
            doubts.extend(number.doubts)
            if run.repaired:
                doubts.append(Doubt.PHONE_LETTER)
    return PhoneCell(tuple(phones.values()), tuple(refused), tuple(doubts))
