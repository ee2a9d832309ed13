"""What narrows the table of all contacts: a field for each thing, and chips for what does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from dialer.browsing import Areas, ContactFilter
from ui.icons import Icon
from ui.presenters.browse import ANY, Chip, Names, chips, choices
from ui.theme import px
from ui.widgets import FlowLayout, KeyButton, Variant, label
from ui.widgets.text import Role


class FilterPanel(QWidget):
    """A drop-down for each thing that can narrow; emits `changed` with the filter."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._only = ContactFilter()
        self._values: dict[str, list[object]] = {}
        flow = FlowLayout(self, px(8))
        self.fields: dict[str, QComboBox] = {}
        for name, word in ANY.items():
            combo = QComboBox()
            combo.setAccessibleName(word)
            combo.setFixedWidth(px(168))
            combo.activated.connect(lambda _place, name=name: self._choose(name))
            combo.setMaxVisibleItems(14)
            self.fields[name] = combo
            flow.addWidget(combo)

    def offer(self, known: Names, areas: Areas, only: ContactFilter) -> None:
        """Fill the fields; a value that is none of the usual ones is offered as well."""
        self._only = only
        usual = ContactFilter()
        words = {chip.word for chip in chips(only, known)}
        for name, offered in choices(known, areas, only.kecamatan).items():
            value = getattr(only, name)
            pairs: list[tuple[str, object]] = [(ANY[name], getattr(usual, name)), *offered]
            if value not in [one for _, one in pairs]:
                pairs.append((_own_word(name, value, known, words), value))
            self._fill(name, pairs, value)

    def _fill(self, name: str, pairs: Sequence[tuple[str, object]], value: object) -> None:
        combo = self.fields[name]
        self._values[name] = [one for _, one in pairs]
        texts = [word for word, _ in pairs]
        if [combo.itemText(place) for place in range(combo.count())] != texts:
            combo.clear()
            combo.addItems(texts)
        combo.setCurrentIndex(self._values[name].index(value))

    def _choose(self, name: str) -> None:
        value = self._values[name][self.fields[name].currentIndex()]
        changed: dict[str, Any] = {name: value}
        if name == "kecamatan":
            changed["kelurahan"] = ""
        only = replace(self._only, **changed)
        if only != self._only:
            self._only = only
            self.changed.emit(only)


def _own_word(name: str, value: object, known: Names, words: set[str]) -> str:
    mine: Mapping[str, Any] = {name: value}
    found = chips(replace(ContactFilter(), **mine), known)
    return found[-1].word if found else ", ".join(sorted(words))


class ChipRow(QWidget):
    """What narrows the table, each with a press to take it away; emits `changed`."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._flow = FlowLayout(None, px(8))
        column.addLayout(self._flow)
        self.buttons: tuple[KeyButton, ...] = ()
        self._label = label(self.tr("Disaring:"), Role.MUTED)
        self._flow.addWidget(self._label)
        self.clear = KeyButton(self.tr("Hapus saringan"), "Shift+F3", Variant.QUIET)
        self.clear.clicked.connect(lambda: self.changed.emit(ContactFilter()))
        self._flow.addWidget(self.clear)
        self.hide()

    def show_chips(self, shown: Sequence[Chip]) -> None:
        """Show these instead."""
        for old in self.buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        made = []
        self._flow.removeWidget(self.clear)
        for chip in shown:
            button = KeyButton(chip.word, "", Variant.SECONDARY, Icon.CLOSE)
            button.setAccessibleName(self.tr("Hapus saringan {0}").format(chip.word))
            without = chip.without
            button.clicked.connect(lambda _on=False, only=without: self.changed.emit(only))
            self._flow.addWidget(button)
            made.append(button)
        self._flow.addWidget(self.clear)
        self.buttons = tuple(made)
        self.setVisible(bool(shown))
