"""Two texts compared line by line: signs before the lines, colours behind them."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from ui.presenters.script_history import Comparison, DiffLine
from ui.scripts.code_edit import monospaced
from ui.theme import Tone, mix, tokens


class DiffText(QPlainTextEdit):
    """Read with the arrows; nothing can be changed here."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[DiffLine, ...] = ()
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFont(monospaced(12))

    def show_comparison(self, found: Comparison) -> None:
        """Show the lines, from the first."""
        self._lines = found.lines
        self.setPlainText("\n".join(_written(line) for line in found.lines) or found.sentence)
        self._colour()

    def _colour(self) -> None:
        t = tokens()
        grounds = {
            "+": mix(t.tone(Tone.GOOD), t.surface, 0.16),
            "-": mix(t.tone(Tone.BAD), t.surface, 0.16),
            "…": t.ground,
        }
        for place, line in enumerate(self._lines):
            if line.sign in grounds:
                look = QTextBlockFormat()
                look.setBackground(QColor(grounds[line.sign]))
                QTextCursor(self.document().findBlockByNumber(place)).setBlockFormat(look)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setFont(monospaced(12))
            self._colour()


def _written(line: DiffLine) -> str:
    if line.sign == "…":
        return "…"
    old, new = (str(one) if one else "" for one in (line.old, line.new))
    return f"{line.sign} {old:>4} {new:>4}  {line.text}"
