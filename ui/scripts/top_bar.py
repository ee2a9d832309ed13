"""Which script is open, how it stands, and what can be done with it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.desk.picker import Picker
from ui.desk.scaling import keep_width
from ui.icons import Icon
from ui.presenters.script_editor_view import EditorView
from ui.theme import Tone, px
from ui.tones import tone_of
from ui.widgets import Badge, KeyButton, Variant


class TopBar(QWidget):
    """The buttons are wired by the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.scripts = Picker(self.tr("Naskah yang disunting"))
        keep_width(self.scripts, 290)
        row.addWidget(self.scripts)
        self.state = Badge()
        row.addWidget(self.state)
        row.addStretch(1)
        self.bring_in = KeyButton(self.tr("Impor"), "Ctrl+O", Variant.QUIET)
        self.take_out = KeyButton(self.tr("Ekspor"), "Ctrl+E", Variant.QUIET)
        self.versions = KeyButton(self.tr("Versi"), "F6", icon=Icon.HISTORY)
        self.try_out = KeyButton(self.tr("Coba"), "F5", icon=Icon.PRACTICE)
        self.save = KeyButton(self.tr("Simpan versi"), "Ctrl+S")
        self.publish = KeyButton(self.tr("Terbitkan"), "Ctrl+Return", Variant.PRIMARY)
        for button in (
            self.bring_in,
            self.take_out,
            self.versions,
            self.try_out,
            self.save,
            self.publish,
        ):
            row.addWidget(button)

    def show_state(self, view: EditorView) -> None:
        """Show how the open script stands."""
        self.scripts.offer([(one.script_id, one.name) for one in view.scripts], view.script_id)
        word = self.tr("{0} · ada perubahan").format(view.state) if view.changed else view.state
        self.state.tell(word, tone_of(view.state_shade) or Tone.NEUTRAL)
        self.publish.setEnabled(not view.why_not)
        self.publish.setToolTip(view.why_not)
        self.try_out.setEnabled(view.can_try)
