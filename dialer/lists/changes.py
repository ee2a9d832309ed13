"""What a cell was and what it became, for the warning that concerns it."""

from collections.abc import Sequence
from typing import Any

from dialer.contacts.cells import Cell, cell_text
from dialer.contacts.dialable import dialable
from dialer.lists.columns import Layout
from dialer.lists.model import Field
from dialer.lists.values import PHONES, PLACES

_LONGEST = 120


def changed(
    layout: Layout, cells: Sequence[Cell], values: Sequence[Any], name: str
) -> tuple[str, str]:
    """The text of the field's cells as written, and its value; "" where there is none."""
    try:
        field = Field(name)
    except ValueError:
        return "", ""
    texts = [
        text
        for column in layout.fields.get(field, ())
        if column < len(cells) and (text := cell_text(cells[column]))
    ]
    if field is Field.PHONE:
        value = " / ".join(dialable(phone[0]) for phone in values[PHONES])
    else:
        kept = values[PLACES[name]] if name in PLACES else None
        value = "" if kept is None else str(kept)
    return " / ".join(texts)[:_LONGEST], value[:_LONGEST]
