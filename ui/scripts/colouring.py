"""Quiet colours for a script's text: headings, keys, remarks and placeholders."""

import re
from typing import Final

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from typing_extensions import override

from ui.theme import Tokens, tokens

_HEADING: Final = re.compile(r"^\s*\[\[?[^\]]*\]\]?")
_REMARK: Final = re.compile(r"^\s*#.*$")
_KEY: Final = re.compile(r"^\s*[A-Za-z_][\w-]*(?=\s*=)")
_PLACEHOLDER: Final = re.compile(r"\{[a-z0-9_]+\}")


class Colouring(QSyntaxHighlighter):
    """Works line by line; what it gets wrong in odd texts is only a colour."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats = _formats(tokens())

    def follow_theme(self) -> None:
        """Take the colours in force."""
        self._formats = _formats(tokens())
        self.rehighlight()

    @override
    def highlightBlock(self, text: str) -> None:
        for pattern, look in self._formats:
            for found in pattern.finditer(text):
                self.setFormat(found.start(), found.end() - found.start(), look)


def _formats(t: Tokens) -> list[tuple[re.Pattern[str], QTextCharFormat]]:
    def look(colour: str, *, strong: bool = False) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QColor(colour))
        if strong:
            made.setFontWeight(QFont.Weight.DemiBold)
        return made

    return [
        (_KEY, look(t.muted)),
        (_PLACEHOLDER, look(t.info)),
        (_HEADING, look(t.accent, strong=True)),
        (_REMARK, look(t.muted)),
    ]
