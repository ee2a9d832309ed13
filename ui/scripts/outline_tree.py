"""The parts of a script as a tree: steps, objections; standing on one shows its lines."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from ui.presenters.script_examining import Finding
from ui.presenters.script_outline import Part, PartKind
from ui.scripts.code_edit import ERROR_SIGN, WARNING_SIGN
from ui.theme import px, tokens

_FIRST = int(Qt.ItemDataRole.UserRole)


class OutlineTree(QTreeWidget):
    """`gone_to` comes when the person moves to a part, `entered_text` on Enter."""

    gone_to = Signal(int)
    entered_text = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Part, ...], dict[int, str]] = ((), {})
        self._items: dict[tuple[PartKind, str], QTreeWidgetItem] = {}
        self.setAccessibleName(self.tr("Bagian naskah"))
        self.setHeaderHidden(True)
        self.setIndentation(px(14))
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(lambda item, _before: self._moved(item))
        self.itemDoubleClicked.connect(lambda _item: self.entered_text.emit())

    def show_parts(self, parts: Sequence[Part], findings: Sequence[Finding]) -> None:
        """Draw the parts anew when they differ; a part with findings carries their sign."""
        signs: dict[int, str] = {}
        for place, part in enumerate(parts):
            inside = [one for one in findings if part.first <= one.line <= part.last]
            if inside:
                wrong = any(one.error for one in inside)
                signs[place] = ERROR_SIGN if wrong else WARNING_SIGN
        if (tuple(parts), signs) == self._shown:
            return
        self._shown = (tuple(parts), signs)
        self.blockSignals(True)
        folded = {one.data(0, _FIRST + 1) for one in self._branches() if not one.isExpanded()}
        self.clear()
        self._items = {}
        steps = self._branch(self.tr("Langkah"), PartKind.STEP, parts)
        objections = self._branch(self.tr("Keberatan"), PartKind.OBJECTION, parts)
        for place, part in enumerate(parts):
            branch = {PartKind.STEP: steps, PartKind.OBJECTION: objections}.get(part.kind)
            self._add(part, branch, signs.get(place, ""))
        for one in (steps, objections):
            self.addTopLevelItem(one)
            one.setExpanded(one.data(0, _FIRST + 1) not in folded)
        self.blockSignals(False)

    def show_current(self, part: Part) -> None:
        """Stand on a part without saying so."""
        item = self._items.get((part.kind, part.name))
        if item is not None and item is not self.currentItem():
            self.blockSignals(True)
            self.setCurrentItem(item)
            self.blockSignals(False)
            self.scrollToItem(item)

    def _branches(self) -> list[QTreeWidgetItem]:
        found = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        return [one for one in found if one is not None and one.childCount()]

    def _branch(self, word: str, kind: PartKind, parts: Sequence[Part]) -> QTreeWidgetItem:
        count = len({part.name for part in parts if part.kind is kind})
        item = QTreeWidgetItem([f"{word} ({count})"])
        item.setData(0, _FIRST + 1, kind.value)
        first = next((part.first for part in parts if part.kind is kind), None)
        item.setData(0, _FIRST, first)
        font = QFont()
        font.setPixelSize(px(13))
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(0, font)
        return item

    def _add(self, part: Part, branch: QTreeWidgetItem | None, sign: str) -> None:
        words = {PartKind.HEAD: self.tr("Kepala naskah"), PartKind.HOLD: self.tr("Penundaan")}
        title = words.get(part.kind, part.title)
        item = QTreeWidgetItem([f"{sign} {title}" if sign else title])
        item.setData(0, _FIRST, part.first)
        item.setToolTip(0, f"{title} · {part.name}" if part.name else title)
        if sign:
            colour = tokens().bad if sign == ERROR_SIGN else tokens().warn
            item.setForeground(0, QBrush(QColor(colour)))
        self._items.setdefault((part.kind, part.name), item)
        if branch is not None:
            branch.addChild(item)
        else:
            self.addTopLevelItem(item)

    def _moved(self, item: QTreeWidgetItem | None) -> None:
        first = item.data(0, _FIRST) if item is not None else None
        if isinstance(first, int):
            self.gone_to.emit(first)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_text.emit()
        else:
            super().keyPressEvent(event)
