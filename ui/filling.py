"""Filling a drop-down anew without losing what is chosen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox


def fill_combo(combo: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    """Offer these (value, word); what is chosen stays while it is there, else the first is."""
    here = [(combo.itemData(place), combo.itemText(place)) for place in range(combo.count())]
    if here == list(choices):
        return
    chosen = combo.currentData()
    combo.clear()
    for value, word in choices:
        combo.addItem(word, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)) if choices else -1)
