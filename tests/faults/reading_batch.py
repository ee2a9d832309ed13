"""What the reading process does with many broken files in turn, each as both kinds of list."""

import traceback
from collections.abc import Iterator
from pathlib import Path

from dialer.errors import BadInputError
from dialer.lists.model import ListKind
from dialer.lists.parse import open_list
from dialer.lists.reading import ReadOrder

Verdict = tuple[str, str, str]
"""Name of the file, `list`, `sentence` or `fault`, and the words."""


def judge(folder: str, names: tuple[str, ...]) -> Iterator[Verdict]:
    """A verdict for each file; everything but a sound list or a sentence is a fault."""
    for name in names:
        for kind in ListKind:
            yield _judge(Path(folder, name), kind)


def _judge(path: Path, kind: ListKind) -> Verdict:
    order = ReadOrder(path, kind, area_code="0645", dues={3: 35_000})
    try:
        fault = _fault_of(order)
    except BadInputError as error:
        sentence = error.sentence
        plain = "Tidak ada data yang diimpor" in sentence and "Traceback" not in sentence
        return path.name, "sentence" if plain else "fault", sentence
    except MemoryError:
        return path.name, "sentence", "memori"
    except BaseException:
        return path.name, "fault", traceback.format_exc()
    return path.name, "fault" if fault else "list", fault


def _fault_of(order: ReadOrder) -> str:
    """What does not add up; '' when the list is sound."""
    reading = open_list(order)
    numbers: list[int] = []
    for chunk in reading:
        parts = (chunk.contacts, chunk.joined, chunk.duplicates, chunk.quarantined)
        own = [row.row_number for rows in parts for row in rows]
        if len(own) != chunk.rows:
            return f"{len(own)} rows in a chunk of {chunk.rows}"
        numbers.extend(own)
    if len(set(numbers)) != len(numbers):
        return "a row was counted twice"
    return "more rows than the file has" if len(numbers) > reading.head.most_rows else ""
