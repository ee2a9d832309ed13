"""Which script is open, and what can be done with it."""

from PySide6.QtWidgets import QWidget

from ui.desk.picker import Picker
from ui.icons import Icon
from ui.presenters.script_editor_view import EditorView
from ui.scaling import keep_width
from ui.theme import px
from ui.widgets import FlowLayout, KeyButton, Variant


class TopBar(QWidget):
    """The buttons are wired by the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, px(8))
        row.setContentsMargins(0, 0, 0, 0)
        self.scripts = Picker(self.tr("Naskah yang disunting"))
        keep_width(self.scripts, 340)
        row.addWidget(self.scripts)
        self.versions = KeyButton(self.tr("Versi"), "F6", icon=Icon.HISTORY)
        self.try_out = KeyButton(self.tr("Coba"), "F5", icon=Icon.PRACTICE)
        self.save = KeyButton(self.tr("Simpan versi"), "Ctrl+S")
        self.publish = KeyButton(self.tr("Terbitkan"), "Ctrl+Return", Variant.PRIMARY)
        self.bring_in = KeyButton(self.tr("Impor"), "Ctrl+O", Variant.QUIET)
        self.take_out = KeyButton(self.tr("Ekspor"), "Ctrl+E", Variant.QUIET)
        for button in (
            self.publish,
            self.save,
            self.try_out,
            self.versions,
            self.bring_in,
            self.take_out,
        ):
            row.addWidget(button)

    def show_state(self, view: EditorView) -> None:
        """Show the open script and what can be done with it now."""
        self.scripts.offer([(one.script_id, one.name) for one in view.scripts], view.script_id)
        self.publish.setEnabled(not view.why_not)
        self.publish.setToolTip(view.why_not)
        self.try_out.setEnabled(view.can_try)
