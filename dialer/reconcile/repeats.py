"""Rows of one file that say the same person or firm twice."""

from collections.abc import Sequence
from dataclasses import replace

from dialer.contacts.cells import cell_text
from dialer.reconcile.likeness import compare_names
from dialer.reconcile.model import Column, Note, Row, Unfit, UnfitRow

_OWN = {True: (Column.NIK, Column.CARD), False: (Column.NIB, Column.NPWP, Column.KODE_BU)}
_ALIKE = 80


def without_repeats(
    rows: Sequence[Row], *, people: bool, counter: int | None
) -> tuple[list[Row], list[UnfitRow]]:
    """The first of each, completed with the identifiers of its repeats; and the repeats.

    Only what is surely the same: one identifier and a like name, or (without identifiers) the same
    text in every cell. Two names under one NIK are two rows with a note.
    """
    keys = _OWN[people]
    kept: list[Row] = []
    repeats: list[UnfitRow] = []
    places: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        own = [(key.value, row.ids[key]) for key in keys if key in row.ids]
        if not own:
            own = [("cells", _all_text(row, counter))]
        earlier, by, shared = _earlier(row, own, places, kept, keys)
        if earlier is None:
            for key in own:
                places.setdefault(key, []).append(len(kept))
            noted = replace(row, notes=(*row.notes, Note.NIK_SHARED)) if shared else row
            kept.append(noted)
            continue
        first = kept[earlier]
        repeats.append(
            UnfitRow(row.number, row.cells, Unfit.REPEAT, first.number, by, notes=row.notes)
        )
        new = {key: row.ids[key] for key in keys if key in row.ids and key not in first.ids}
        if new:
            kept[earlier] = replace(first, ids={**first.ids, **new}, birth=first.birth or row.birth)
            for column, value in new.items():
                places.setdefault((column.value, value), []).append(earlier)
    return kept, repeats


def _earlier(
    row: Row,
    own: Sequence[tuple[str, str]],
    places: dict[tuple[str, str], list[int]],
    kept: Sequence[Row],
    keys: Sequence[Column],
) -> tuple[int | None, str, bool]:
    """The place of the row this one repeats, by what, and whether a NIK is another's too."""
    shared = False
    for key in own:
        for place in places.get(key, ()):
            if key[0] == "cells" or _same(row, kept[place], keys):
                return place, key[0], shared
            shared = shared or key[0] == Column.NIK.value
    return None, "", shared


def _same(one: Row, other: Row, keys: Sequence[Column]) -> bool:
    if any(key in one.ids and key in other.ids and one.ids[key] != other.ids[key] for key in keys):
        return False
    if one.place and other.place and one.place != other.place:
        return False
    if one.birth and other.birth and one.birth != other.birth:
        return False
    return not one.words or not other.words or compare_names(one.words, other.words) >= _ALIKE


def _all_text(row: Row, counter: int | None) -> str:
    return "\x1f".join(
        cell_text(cell).casefold() for index, cell in enumerate(row.cells) if index != counter
    )
