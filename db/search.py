"""Search as one types: words by FTS5, numbers by the index of their column.

Numbers do not go into the word index: `0812` begins a hundred thousand of them in a large store,
and FTS5 would merge them all before it gave the first.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from db.contacts import by_pk
from dialer.contact import Contact

SHORTEST_WORD = 2
"""The word index has prefixes of 2 and 3 letters; a single letter would walk all of it."""

SHORTEST_NUMBER = 3
CARD_DIGITS = 13

_SEPARATORS = re.compile(r"[\s.()/+-]+")
_WORDS = "SELECT rowid FROM contact_words WHERE contact_words MATCH ? LIMIT ?"
_PHONES = "SELECT contact_pk FROM contact_number WHERE e164 >= ? AND e164 < ? LIMIT ?"
_IDENTITIES = (
    "SELECT pk FROM contact WHERE card >= ? AND card < ? LIMIT ?",
    "SELECT pk FROM contact WHERE nik >= ? AND nik < ? LIMIT ?",
    "SELECT pk FROM contact WHERE va >= ? AND va < ? LIMIT ?",
    "SELECT pk FROM contact WHERE npwp >= ? AND npwp < ? LIMIT ?",
    "SELECT pk FROM contact WHERE nib >= ? AND nib < ? LIMIT ?",
)


def find_contacts(connection: Connection, text: str, limit: int) -> Sequence[Contact]:
    """Return contacts whose number begins with the text, then those that have all its words.

    Words are looked for in the name, the PIC and the employer's code, each as a beginning, without
    regard to case or accents. Numbers may be typed with spaces and dashes, phones as 08.., 628..,
    +628.., cards without their leading zeros.
    """
    found: dict[int, None] = {}
    for pk in _hits(connection, text, limit):
        found[pk] = None
    return by_pk(connection, list(found)[:limit])


def _hits(connection: Connection, text: str, limit: int) -> Iterator[int]:
    digits = _SEPARATORS.sub("", text)
    if digits.isascii() and digits.isdigit() and len(digits) >= SHORTEST_NUMBER:
        yield from _range(connection, _PHONES, _e164(digits), limit)
        starts = {digits, digits.zfill(CARD_DIGITS)}
        for statement in _IDENTITIES:
            for start in sorted(starts):
                yield from _range(connection, statement, start, limit)
    words = [word for word in _words(text) if len(word) >= SHORTEST_WORD]
    if words:
        wanted = " AND ".join(f'"{word}"*' for word in words)
        for (pk,) in connection.exec_driver_sql(_WORDS, (wanted, limit)):
            yield pk


def _range(connection: Connection, statement: str, start: str, limit: int) -> Iterator[int]:
    """Walk the index from `start` as long as values begin with it (":" comes after "9")."""
    for (pk,) in connection.exec_driver_sql(statement, (start, start + ":", limit)):
        yield pk


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
