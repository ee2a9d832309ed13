"""Search as one types: words by FTS5, numbers by their table.

Numbers do not go into the word index: `0812` begins a hundred thousand of them in a large store,
and FTS5 would merge them all before it gave the first; they have a table of their own, walked from
where they begin. Parts inside of words have no index either:
trigrams of a million names would cost an import more than all the rest, so they are looked for by
a walk over the names, and only when nothing begins with what was typed.
"""

import re
import string
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from sqlalchemy import Connection

from db.contacts import by_pk
from dialer.contact import Contact

SHORTEST_WORD = 2
"""The word index has prefixes of 2 and 3 letters; a single letter is asked for in pairs."""

SHORTEST_NUMBER = 3
SHORTEST_FRAGMENT = 3
CARD_DIGITS = 13

_SEPARATORS = re.compile(r"[\s.()/+-]+")
_WORDS = "SELECT rowid AS pk FROM contact_words WHERE contact_words MATCH ?"
_NUMBERS = "SELECT contact_pk AS pk FROM contact_by_number WHERE number >= ? AND number < ?"
_IDENTITIES = (
    _NUMBERS,
    "SELECT contact_pk AS pk FROM family_member WHERE card >= ? AND card < ?",
    "SELECT contact_pk AS pk FROM family_member WHERE nik >= ? AND nik < ?",
)
_NAMES = "SELECT pk FROM contact INDEXED BY contact_slice WHERE "
_FAMILY = "SELECT contact_pk AS pk FROM family_member WHERE "
_INSIDE = "name LIKE ? ESCAPE '!'"


class Hits(NamedTuple):
    """A SELECT of one column `pk`, and its values; a contact may be in it more than once."""

    select: str
    values: tuple[str, ...]


def find_contacts(connection: Connection, text: str, limit: int) -> Sequence[Contact]:
    """Return contacts whose number begins with the text, then those that have all its words.

    Words are looked for in the name, the PIC and the employer's code, each as a beginning, without
    regard to case or accents. Numbers may be typed with spaces and dashes, phones as 08.., 628..,
    +628.., cards without their leading zeros; cards and NIK of family members count too.
    """
    found: dict[int, None] = {}
    unseen = hidden(connection)
    for select, values in hits(text):
        with connection.exec_driver_sql(select, values) as rows:
            for pk in takewhile(lambda _: len(found) < limit, rows.scalars()):
                if pk not in unseen:
                    found[pk] = None
    return by_pk(connection, list(found))


def hidden(connection: Connection) -> range:
    """Return the contacts of a list on its way in or out, which nobody may see."""
    first, last = connection.exec_driver_sql("SELECT first_pk, last_pk FROM hidden_contact").one()
    return range(first, last + 1)


def hits(text: str) -> Iterator[Hits]:
    """Return where to look for a text, the best first. Each walks an index from its first hit."""
    digits = _SEPARATORS.sub("", text)
    if digits.isascii() and digits.isdigit() and len(digits) >= SHORTEST_NUMBER:
        yield _range(_NUMBERS, _e164(digits))
        starts = sorted({digits, digits.zfill(CARD_DIGITS)})
        for select in _IDENTITIES:
            for start in starts:
                yield _range(select, start)
    words = _words(text)
    long = [word for word in words if len(word) >= SHORTEST_WORD]
    if long:
        yield Hits(_WORDS, (" AND ".join(f'"{word}"*' for word in long),))
    elif words:
        yield Hits(_WORDS, (" AND ".join(f'"{word}"' for word in words),))
    if len(words) == 1 and not long:
        for sign in string.ascii_lowercase + string.digits:
            yield Hits(_WORDS, (f'"{words[0]}{sign}"*',))


def fragments(text: str) -> Iterator[Hits]:
    """Return how to find what has all the words somewhere inside of a name, the family's too.

    This walks all names; nothing for words too short to tell contacts apart.
    """
    words = _words(text)
    if not words or max(map(len, words)) < SHORTEST_FRAGMENT:
        return
    inside = " AND ".join([_INSIDE] * len(words))
    values = tuple(f"%{word}%" for word in words)
    yield Hits(_NAMES + inside, values)
    yield Hits(_FAMILY + inside, values)


def _range(select: str, start: str) -> Hits:
    """Walk the index from `start` as long as values begin with it (":" comes after "9")."""
    return Hits(select, (start, start + ":"))


def _e164(digits: str) -> str:
    if digits.startswith("0"):
        return "+62" + digits[1:]
    return "+" + digits if digits.startswith("62") else "+62" + digits


def _words(text: str) -> list[str]:
    """Split as the tokenizer unicode61 does: letters and digits belong to words, nothing else."""
    kept = (
        sign if unicodedata.category(sign)[0] in "LN" else " "
        for sign in unicodedata.normalize("NFC", text)
    )
    return "".join(kept).split()
