"""How alike two contacts are, for what no identifier can tell: is it the same firm, or person?

Sure is only what is practically identical in name and address. A contradiction (another NPWP, NIB
or NIK) settles it the other way. Everything between is a person's to decide, so the answer names
what agrees and what differs. Thresholds were measured on generated pairs (see the tests): no two
different firms are ever called the same.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from dialer.contacts.names import address_key, firm_key, person_key
from dialer.contacts.words import word_set
from dialer.lists.model import ContactRow, ListKind

SURE_NAME = 99
SURE_ADDRESS = 96
LEAST_NAME = 66
DOUBT = 72
"""From this score on a pair is shown to a person."""

_GENERIC = word_set(
    "abadi aneka bahagia bahari barokah baru berkah berkat bersama bersaudara bintang bina "
    "cahaya damai fajar family indah indonesia jasa jaya karya keluarga kencana lancar lestari "
    "maju makmur mandiri mas mega mitra mulia murah nusantara pelita perdana permata prima putra "
    "putri raya rejeki rezeki rizki sahabat sari sehat sejahtera sejati selamat sentosa setia "
    "sinar sukses sumber surya tani terang tunas usaha utama warung toko apotek apotik bengkel "
    "cafe kafe catering klinik depot rumah makan kedai salon laundry kantor cabang pusat unit "
    "group grup dan"
)
_ALIKE = {
    "apotik": "apotek", "rejeki": "rezeki", "rizki": "rezeki", "rizky": "rezeki",
    "cafe": "kafe", "sdr": "saudara", "bros": "bersaudara", "bersdr": "bersaudara",
    "ind": "indonesia", "cab": "cabang", "rm": "rumah makan", "sbr": "sumber",
    "smbr": "sumber", "sjhtr": "sejahtera", "jy": "jaya", "psr": "pasar", "bgkl": "bengkel",
    "grup": "group", "tehnik": "teknik",
}  # fmt: skip
_FORMS = word_set("pt cv ud pd fa firma koperasi yayasan perum persero")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_PLACE = word_set("jl gg komp perum blok ds dsn kel kec kab kota rt rw no lt ruko lantai pasar")


class Answer(StrEnum):
    """Whether two contacts are one."""

    SAME = "same"
    DOUBTFUL = "doubtful"
    DIFFERENT = "different"


class Trait(StrEnum):
    """What two contacts are compared by."""

    NAME = "name"
    LEGAL_FORM = "legal_form"
    ADDRESS = "address"
    AREA = "area"
    PHONE = "phone"
    PIC = "pic_name"
    EMAIL = "email"
    CARD = "card"
    NIK = "nik"
    NPWP = "npwp"
    NIB = "nib"


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score 0..100 with what speaks for it and against it."""

    answer: Answer
    score: int
    agrees: tuple[Trait, ...] = ()
    differs: tuple[Trait, ...] = ()


def likeness(one: ContactRow, other: ContactRow) -> Likeness:
    """Compare two rows of one kind; rows of two kinds are DIFFERENT."""
    if one.kind is not other.kind:
        return Likeness(Answer.DIFFERENT, 0)
    agrees, differs = _identifiers(one, other)
    if {Trait.NPWP, Trait.NIB, Trait.NIK} & set(differs):
        return Likeness(Answer.DIFFERENT, 0, tuple(agrees), tuple(differs))
    if one.kind is ListKind.ARREARS:
        return _persons(one, other, agrees, differs)
    return _firms(one, other, agrees, differs)


def is_generic(name: str) -> bool:
    """Say whether a firm's name is so common that it needs an address to mean anything."""
    words = [word for word in name_words(name) if not word.isdigit()]
    return len(words) <= 1 or (len(words) <= 3 and all(word in _GENERIC for word in words))


def _firms(
    one: ContactRow, other: ContactRow, agrees: list[Trait], differs: list[Trait]
) -> Likeness:
    name = name_score(one.name, other.name)
    place = _place_score(one, other)
    _sort(Trait.NAME, name, agrees, differs)
    forms = _forms(one.name), _forms(other.name)
    other_form = bool(forms[0] and forms[1] and forms[0] != forms[1])
    if forms[0] and forms[1]:
        (differs if other_form else agrees).append(Trait.LEGAL_FORM)
    generic = is_generic(one.name) or is_generic(other.name)
    if place is None:
        score = name * (0.58 if generic else 0.80)
    else:
        _sort(Trait.ADDRESS, place, agrees, differs)
        weight = 0.45 if generic else 0.62
        score = name * weight + place * (1 - weight)
    area = _area_agrees(one, other)
    if area is not None:
        (agrees if area else differs).append(Trait.AREA)
        score += 3 if area else -10
    if Trait.PHONE in agrees:
        score += 16
    if Trait.PIC in agrees:
        score += 8
    if Trait.EMAIL in agrees:
        score += 8
    if other_form:
        score -= 5
    nowhere = generic and (place is None or place < 75) and Trait.PHONE not in agrees
    if name < LEAST_NAME or nowhere or _numbers(one.name) != _numbers(other.name):
        score = min(score, DOUBT - 1)
    sure = (
        name >= SURE_NAME
        and place is not None
        and place >= SURE_ADDRESS
        and _is_exact_place(one, other)
        and not (other_form or generic or area is False)
    )
    return _answer(score, sure, agrees, differs)


def _persons(
    one: ContactRow, other: ContactRow, agrees: list[Trait], differs: list[Trait]
) -> Likeness:
    """Say of two members: one name with one telephone, or one name at one address, is doubtful."""
    name = fuzz.token_sort_ratio(person_key(one.name), person_key(other.name))
    place = _place_score(one, other)
    _sort(Trait.NAME, name, agrees, differs)
    if place is not None:
        _sort(Trait.ADDRESS, place, agrees, differs)
    same_place = place is not None and place >= 90 and _is_exact_place(one, other)
    score = name * 0.6 + (16 if Trait.PHONE in agrees else 0) + (16 if same_place else 0)
    if name < 90 or not (same_place or Trait.PHONE in agrees):
        score = min(score, DOUBT - 1)
    return _answer(score, False, agrees, differs)


def _answer(score: float, sure: bool, agrees: list[Trait], differs: list[Trait]) -> Likeness:
    whole = max(0, min(100 if sure else 99, round(score)))
    unsure = Answer.DOUBTFUL if whole >= DOUBT else Answer.DIFFERENT
    answer = Answer.SAME if sure else unsure
    return Likeness(answer, whole, tuple(agrees), tuple(differs))


def _sort(trait: Trait, score: float, agrees: list[Trait], differs: list[Trait]) -> None:
    """What is neither alike nor unlike is in neither."""
    if score >= 90:
        agrees.append(trait)
    elif score < 75:
        differs.append(trait)


def _identifiers(one: ContactRow, other: ContactRow) -> tuple[list[Trait], list[Trait]]:
    agrees: list[Trait] = []
    differs: list[Trait] = []
    for trait in (Trait.CARD, Trait.NIK, Trait.NPWP, Trait.NIB):
        mine, theirs = getattr(one, trait.value), getattr(other, trait.value)
        if mine and theirs:
            (agrees if mine == theirs else differs).append(trait)
    mine_e164 = {phone.e164 for phone in one.phones}
    theirs_e164 = {phone.e164 for phone in other.phones}
    if mine_e164 and theirs_e164:
        (agrees if mine_e164 & theirs_e164 else differs).append(Trait.PHONE)
    if one.pic_name and other.pic_name:
        names = person_key(one.pic_name), person_key(other.pic_name)
        alike = max(fuzz.token_sort_ratio(*names), fuzz.token_set_ratio(*names) - 8)
        _sort(Trait.PIC, alike, agrees, differs)
    if one.email and other.email:
        same = one.email.casefold() == other.email.casefold()
        (agrees if same else differs).append(Trait.EMAIL)
    return agrees, differs


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a firm's name without its form, usual abbreviations written out."""
    words = firm_key(name).split()
    return tuple(" ".join(_ALIKE.get(word, word) for word in words).split())


def _forms(name: str) -> frozenset[str]:
    plain = re.sub(r"[.\s]+", " ", name.casefold())
    solid = re.sub(r"\b([a-z]) ([a-z])\b", r"\1\2", plain)
    return frozenset(re.findall(r"[a-z]+", solid)) & _FORMS


def _numbers(name: str) -> frozenset[str]:
    """The numbers in a name; a Roman one at the end counts (`Unit II`)."""
    words = name_words(name)
    found = {number for word in words for number in re.findall(r"\d+", word)}
    if len(words) > 1 and words[-1] in _ROMAN:
        found.add(_ROMAN[words[-1]])
    return frozenset(found)


def name_score(one: str, other: str) -> float:
    """How alike two firms' names are, 0..100: order, abbreviations, spaces and typos forgiven."""
    return words_score(name_words(one), name_words(other))


def words_score(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """The same for names that were taken apart by `name_words`."""
    if not mine or not theirs:
        return 0.0
    if sorted(mine) == sorted(theirs):
        return 100.0
    joined = fuzz.ratio("".join(mine), "".join(theirs))
    if joined == 100.0:
        return 99.0
    return max(joined if joined >= 95 else 0.0, _initials(mine, theirs), _aligned(mine, theirs))


def _initials(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """`MJA` for `Maju Jaya Abadi`."""
    for short, long in ((mine, theirs), (theirs, mine)):
        made = "".join(word[0] for word in long)
        if len(short) == 1 and len(long) >= 3 and short[0] == made:
            return 80.0
    return 0.0


def _aligned(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """Pair the words off, the best first; words left over count against, generic ones less."""
    short, long = sorted((mine, theirs), key=lambda words: (len(words), words))
    left = list(long)
    total = weights = 0.0
    for word in short:
        best = max(left, key=lambda other: _words_alike(word, other))
        alike = _words_alike(word, best)
        weight = max(_weight(word), _weight(best))
        total += alike * weight
        weights += weight
        left.remove(best)
    weights += sum(_weight(word) * 0.8 for word in left)
    return total / weights


def _weight(word: str) -> float:
    return 0.6 if word in _GENERIC else 1.0


def is_common_word(word: str) -> bool:
    """Say whether many firms have that word in their name."""
    return word in _GENERIC


@lru_cache(maxsize=100_000)
def _words_alike(one: str, other: str) -> float:
    if one == other:
        return 100.0
    short, long = sorted((one, other), key=len)
    if short.isdigit() or long.isdigit() or _both_common(short, long):
        return 0.0
    if len(short) == 1:
        return 80.0 if long[0] == short else 0.0
    if _is_short_for(short, long):
        return 90.0
    return _spelled_alike(short, long)


def _both_common(one: str, other: str) -> bool:
    """`jaya` and `raya` are two words, not one with a typo."""
    return one in _GENERIC and other in _GENERIC


def _is_short_for(short: str, long: str) -> bool:
    """`indo` for `indonesia`, `smbr` for `sumber`."""
    if len(short) >= 3 and long.startswith(short):
        return True
    return short[0] == long[0] and skeleton(short) == short == skeleton(long)


def _spelled_alike(short: str, long: str) -> float:
    edits = DamerauLevenshtein.distance(short, long)
    if edits == 1 and len(short) >= 4:
        return 92.0
    if edits == 2 and len(short) >= 7:
        return 85.0
    ratio = fuzz.ratio(short, long)
    return ratio if ratio >= 75 else 0.0


def skeleton(word: str) -> str:
    """First letter and consonants: what is left of a word when it is abbreviated."""
    return word[:1] + re.sub("[aeiou]", "", word[1:])


@lru_cache(maxsize=50_000)
def _address_parts(address: str) -> tuple[str, tuple[str, ...]]:
    """The words of an address and, apart, the numbers in it (house, RT, block)."""
    key = address_key(address).split()
    numbers = tuple(word for word in key if any(char.isdigit() for char in word))
    words = " ".join(word for word in key if word not in numbers and word not in _PLACE)
    return words, numbers


def _place_score(one: ContactRow, other: ContactRow) -> float | None:
    """How alike two addresses are, 0..100; None when one of the two is not known."""
    if not one.address or not other.address:
        return None
    (mine, my_numbers), (theirs, their_numbers) = map(_address_parts, (one.address, other.address))
    if not mine or not theirs:
        return None
    words = max(fuzz.token_sort_ratio(mine, theirs), fuzz.token_set_ratio(mine, theirs) - 8)
    if my_numbers and their_numbers:
        if set(my_numbers) == set(their_numbers):
            return words
        if not set(my_numbers) & set(their_numbers):
            return min(words, 62.0)
        return min(words, 82.0)
    return words if not (my_numbers or their_numbers) else min(words, 88.0)


def _is_exact_place(one: ContactRow, other: ContactRow) -> bool:
    """Say whether both addresses have a house number, and the same."""
    mine, theirs = _address_parts(one.address or "")[1], _address_parts(other.address or "")[1]
    return bool(mine) and sorted(mine) == sorted(theirs)


def _area_agrees(one: ContactRow, other: ContactRow) -> bool | None:
    """Say whether the areas agree, by the smallest that both know."""
    for field in ("kelurahan", "kecamatan", "city"):
        mine, theirs = getattr(one, field), getattr(other, field)
        if mine and theirs:
            return fuzz.ratio(address_key(mine), address_key(theirs)) >= 85
    return None
