"""A column called `JUMLAH` and nothing else: of rupiah or of heads, only the cells can say."""

from collections.abc import Mapping, Sequence

from dialer.contacts.cells import Cell
from dialer.contacts.counts import parse_count
from dialer.lists.header_rules import NEUTRAL
from dialer.lists.header_words import header_words, unit_factor
from dialer.lists.model import Field
from dialer.lists.shapes import fit

_LEAST_RUPIAH = 0.5
_MOST_HEADS = 15
_LEAST_CELLS = 3


def is_bare_total(header: str) -> bool:
    """Whether the header says that something is summed up, but not what."""
    words = header_words(header)
    return "uang" not in words and words - NEUTRAL == {"jml"} and unit_factor(header) == 1


def are_rupiah(cells: Sequence[Cell]) -> bool:
    """Whether cells under such a header can be what is owed; a column without cells may be."""
    return not cells or fit(Field.AMOUNT, cells) >= _LEAST_RUPIAH


def heads_counted(
    headers: Sequence[str],
    samples: Sequence[Sequence[Cell]],
    fields: Mapping[Field, tuple[int, ...]],
) -> Mapping[Field, tuple[int, ...]]:
    """The only bare total of small numbers counts heads where months and rupiah stand elsewhere.

    Without both it may just as well count months or thousands: then it is none of our fields.
    """
    if Field.MEMBERS in fields or not {Field.MONTHS, Field.AMOUNT} <= fields.keys():
        return {}
    taken = {column for columns in fields.values() for column in columns}
    bare = [at for at, text in enumerate(headers) if at not in taken and is_bare_total(text)]
    if len(bare) != 1:
        return {}
    counts = [parse_count(cell, most=_MOST_HEADS) for cell in samples[bare[0]]]
    return {Field.MEMBERS: (bare[0],)} if len(counts) >= _LEAST_CELLS and all(counts) else {}
