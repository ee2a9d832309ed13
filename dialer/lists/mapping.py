"""What a person decided about the columns of a kind of file, so that nobody decides it twice.

Files look alike when their headers do: in any order, case and punctuation, whatever month or year
they name.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dialer.contacts.dates import MONTHS
from dialer.file_kinds import Kind
from dialer.lists.periods import in_time

_MONTH = "|".join((*MONTHS, *(name[:3] for name in MONTHS), "agt", "ags", "nop", "okt"))
_TIME = re.compile(
    rf"\b(?:(?:0?[1-9]|1[0-2])\s*[/.\-]\s*(?:19|20)[0-9]{{2}}|{_MONTH}|(?:19|20)[0-9]{{2}})\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Remembered columns: the headers of the file and the field of those that have one.

    `headers` are labels as in `Layout.labels` (unique); headers without a field are kept as text.
    """

    mapping_id: str
    kind: Kind
    signature: str
    name: str
    headers: tuple[str, ...]
    fields: Mapping[str, StrEnum]
    saved_by: str
    saved_at: datetime


def header_key(text: str) -> str:
    """A header as it is compared: words in small letters, without month and year."""
    return " ".join(_WORD.findall(_TIME.sub(" ", text).casefold()))


def label_keys(labels: Sequence[str]) -> tuple[str, ...]:
    """The labels as they are compared; those that only month or year tells apart by its order."""
    keys = [header_key(label) for label in labels]
    for key, count in Counter(keys).items():
        if key and count > 1:
            places = [place for place, one in enumerate(keys) if one == key]
            for rank, at in enumerate(in_time([labels[place] for place in places]), 1):
                keys[places[at]] = f"{key}\n{rank}/{count}"
    return tuple(keys)


def known_keys(mapping: ColumnMapping) -> frozenset[str]:
    """The headers the mapping knows, as they are compared."""
    return frozenset(filter(None, label_keys(mapping.headers)))


def fields_by_key(mapping: ColumnMapping) -> dict[str, StrEnum]:
    """The field of each header that has one, by the header as it is compared."""
    keys = dict(zip(mapping.headers, label_keys(mapping.headers), strict=True))
    return {keys.get(label, header_key(label)): field for label, field in mapping.fields.items()}


def signature(headers: Iterable[str], kind: Kind) -> str:
    """One short text for all files of this kind with these headers, in any order."""
    keys = sorted({key for label in headers if (key := header_key(label))})
    text = "\n".join((kind.value, *keys))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
