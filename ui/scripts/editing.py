"""Tree, text, preview and findings of one script, kept on the same place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.presenters.script_editor import ScriptEditor
from ui.presenters.script_editor_view import EditorView
from ui.scripts.code_edit import CodeEdit
from ui.scripts.findings_table import FindingsTable
from ui.scripts.outline_tree import OutlineTree
from ui.scripts.preview_card import PreviewCard
from ui.theme import px
from ui.widgets import bind


class EditingPage(QWidget):
    """Draws the view; moves of the cursor go to the editor, what is typed to the page."""

    def __init__(self, editor: ScriptEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._session = -1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        row = QSplitter(Qt.Orientation.Horizontal)
        row.setChildrenCollapsible(False)
        row.setHandleWidth(px(8))
        self.tree = OutlineTree()
        self.text = CodeEdit(self.tr("Teks naskah"))
        self.preview = PreviewCard()
        for place, (widget, share) in enumerate(
            ((self.tree, 216), (self.text, 654), (self.preview, 336))
        ):
            row.addWidget(widget)
            row.setStretchFactor(place, share)
        row.setSizes([216, 654, 336])
        column.addWidget(row, 1)
        self.findings = FindingsTable()
        column.addWidget(self.findings)
        self.setFocusProxy(self.text)
        self._listen()

    def _listen(self) -> None:
        self.text.line_changed.connect(self._editor.go_to)
        self.tree.gone_to.connect(self.text.go_to)
        self.tree.entered_text.connect(self.text.setFocus)
        self.findings.wanted.connect(self._go)
        self.preview.confirm_wanted.connect(lambda on: self._editor.confirm(confirmed=on))
        bind(self, "F3", self.tr("Temuan berikutnya"), self.next_finding)
        bind(self, "F7", self.tr("Bagian naskah"), self.tree.setFocus)
        bind(self, "F8", self.tr("Daftar temuan"), self.findings.table.setFocus)

    def show_view(self, view: EditorView) -> None:
        """Draw what differs. The text itself is only set when another one was opened."""
        if view.session != self._session:
            self._session = view.session
            self.text.put(self._editor.source)
        self.tree.show_parts(view.parts, view.findings)
        self.tree.show_current(view.part)
        if view.examined:
            self.text.mark(view.findings)
        self.findings.show_findings(view)
        self.preview.show_preview(view.preview, confirmed=view.confirmed)

    def next_finding(self) -> None:
        """F3: the next finding below the cursor, from the top again behind the last."""
        found = self.findings.after(self.text.line)
        if found is not None:
            self.findings.stand_on(found)
            self._go(found.line, found.column)

    def _go(self, line: int, column: int) -> None:
        self.text.go_to(line, column)
        self.text.setFocus()
