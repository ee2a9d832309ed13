"""Which contacts are worth comparing at all: those that share a block.

Comparing everybody with everybody is out of reach (20,000 times 100,000), so a contact is put
under several short keys made of its name, address and PIC; one that is typed otherwise still
shares at least one of them. Blocks that are too common to mean anything are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from dialer.contacts.names import address_key, person_key
from dialer.lists.likeness import LEAST_NAME, is_common_word, name_words, skeleton, words_score
from dialer.lists.model import ListKind

AT_FIRST_SIGHT = 60
"""Names less alike than this to a quick look are not taken apart."""

MOST_COMPARISONS = 6_000
"""A block of more comparisons than this (new contacts times all) is left out."""


@dataclass(frozen=True, slots=True)
class NameLine:
    """What blocks are made of; `place` grows with the order in which contacts came in."""

    place: int
    contact_id: str
    name: str
    address: str | None
    pic_name: str | None


def block_keys(kind: ListKind, line: NameLine) -> frozenset[str]:
    """Return the keys a contact is found under."""
    where = address_key(line.address) if line.address else ""
    exact = where if any(char.isdigit() for char in where) else ""
    if kind is ListKind.ARREARS:
        words = sorted(person_key(line.name).split())
        return frozenset([f"{' '.join(words)}|{where}"] if where else ())
    words = list(name_words(line.name))
    bones = [skeleton(word) for word in words]
    own = [word for word in words if not is_common_word(word) and not word.isdigit()]
    keys = {f"w:{skeleton(word)[:5]}" for word in own} | {f"p:{word[:4]}" for word in own}
    keys |= {f"2:{' '.join(sorted(pair))}" for pair in combinations(bones[:5], 2)}
    keys.add(f"j:{skeleton(''.join(words))[:7]}")
    if len(words) >= 3:
        keys.add("i:" + "".join(word[0] for word in words))
    elif len(words) == 1 and 3 <= len(words[0]) <= 5:
        keys.add(f"i:{words[0]}")
    if exact:
        keys.add(f"a:{exact}")
    if line.pic_name:
        keys.add(f"c:{person_key(line.pic_name)}")
    return frozenset(keys)


def names_may_be_one(kind: ListKind, one: str, other: str) -> bool:
    """Say whether two names are near enough for the rest to be looked at."""
    return _near(kind, _plain(kind, one), _plain(kind, other))


def _plain(kind: ListKind, name: str) -> tuple[str, tuple[str, ...]]:
    """A name as it is compared: in one piece, and in words."""
    words = name_words(name) if kind is ListKind.BU else tuple(person_key(name).split())
    return " ".join(words), words


_Plain = tuple[str, tuple[str, ...]]


def _near(kind: ListKind, mine: _Plain, theirs: _Plain) -> bool:
    if kind is ListKind.ARREARS:
        return fuzz.token_sort_ratio(mine[0], theirs[0]) >= 90
    single = len(mine[1]) == 1 or len(theirs[1]) == 1
    if not single and not fuzz.token_set_ratio(mine[0], theirs[0], score_cutoff=AT_FIRST_SIGHT):
        return False
    return words_score(mine[1], theirs[1]) >= LEAST_NAME


class Blocks:
    """The new contacts under their keys; then everybody goes past them, then the pairs come out.

    Holds the new contacts and of the others only those that share a key.
    """

    def __init__(self, kind: ListKind, fresh: Iterable[NameLine]) -> None:
        self._kind = kind
        self._fresh = {line.place: line for line in fresh}
        self._keys = {place: block_keys(kind, line) for place, line in self._fresh.items()}
        self._counts: defaultdict[str, int] = defaultdict(int)
        for keys in self._keys.values():
            for key in keys:
                self._counts[key] += 1
        self._found: defaultdict[str, list[int]] = defaultdict(list)
        self._others: dict[int, NameLine] = {}
        self._plain = {key: _plain(kind, line.name) for key, line in self._fresh.items()}

    @property
    def fresh(self) -> Mapping[int, NameLine]:
        """The new contacts by their place."""
        return self._fresh

    def pass_by(self, lines: Sequence[NameLine]) -> None:
        """Let contacts go past; new ones may be among them."""
        for line in lines:
            keys = self._keys.get(line.place) or block_keys(self._kind, line)
            shared = [key for key in keys if key in self._counts]
            if shared:
                self._others[line.place] = line
                self._plain[line.place] = _plain(self._kind, line.name)
                for key in shared:
                    self._found[key].append(line.place)

    def pairs(self, place: int) -> Iterator[tuple[NameLine, NameLine]]:
        """Return the pairs of a new contact as (older, newer), each pair of new ones once."""
        mine = self._fresh[place]
        near: set[int] = set()
        for key in self._keys[place]:
            if len(self._found[key]) * self._counts[key] <= MOST_COMPARISONS:
                near.update(self._found[key])
        near.discard(place)
        for other in sorted(near):
            if other > place and other in self._fresh:
                continue
            line = self._others[other]
            if _near(self._kind, self._plain[place], self._plain[other]):
                yield (line, mine) if other < place else (mine, line)
