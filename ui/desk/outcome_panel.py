"""The right column: what came of it. Shows only what the chosen outcome asks for."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dialer.outcomes import Part
from ui.desk.ask_field import AskField
from ui.desk.form_parts import CallbackBox, NextStepBox, PromiseBox, WhoBox
from ui.desk.outcome_list import OutcomeList
from ui.desk.rehab_box import RehabBox
from ui.presenters.outcome_editor import OutcomeEditor
from ui.presenters.outcome_view import FormView
from ui.theme import Tone, px, set_state
from ui.widgets import (
    Card,
    Choice,
    ChoiceList,
    DateEdit,
    DateTimeEdit,
    Field,
    Kbd,
    KeyButton,
    Notice,
    Role,
    Variant,
    label,
)


class OutcomePanel(Card):
    """Renders a `FormView` and tells the editor what was entered."""

    save_requested = Signal()

    def __init__(
        self,
        editor: OutcomeEditor,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Hasil"))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._editor = editor
        self._view: FormView | None = None
        self._quiet = False
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.area, 1)
        page = QWidget()
        page.setProperty("role", "page")
        self.area.setWidget(page)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(px(16), px(12), px(12), px(4))
        self._column.setSpacing(px(6))
        self._build_outcome()
        self._build_parts(now)
        self._column.addStretch(1)
        self._build_foot()
        self._listen()

    def _build_outcome(self) -> None:
        self.groups = ChoiceList(modifier="Ctrl+", checkable=True, columns=2)
        self._column.addWidget(self.groups)
        self.outcomes = OutcomeList()
        self._column.addWidget(self.outcomes)
        self.fault = label("", Role.LABEL, tone=Tone.BAD, wrap=True)
        self._column.addWidget(self.fault)

    def _build_parts(self, now: Callable[[], datetime]) -> None:
        def today() -> date:
            return now().date()

        self.promise = PromiseBox(today)
        self.rehab = RehabBox()
        self.next_step = NextStepBox(today)
        self.who = WhoBox()
        self.callback = CallbackBox(now)
        self.note = AskField(self.tr("Catatan"), QPlainTextEdit())
        self.note.control.setTabChangesFocus(True)
        self.note.control.setFixedHeight(px(72))
        self.carried = label("", Role.LABEL, wrap=True)
        for part in (
            self.promise,
            self.rehab,
            self.next_step,
            self.who,
            self.callback,
            self.note,
            self.carried,
        ):
            self._column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(px(4))
        self.ask_callback = KeyButton(self.tr("Telepon ulang"), "Ctrl+B", Variant.QUIET)
        self.ask_note = KeyButton(self.tr("Catatan"), "Ctrl+N", Variant.QUIET)
        row.addWidget(self.ask_callback)
        row.addWidget(self.ask_note)
        row.addStretch(1)
        self._column.addLayout(row)
        self.undo_hint = QWidget()
        hint = QHBoxLayout(self.undo_hint)
        hint.setContentsMargins(px(12), px(4), 0, 0)
        hint.setSpacing(px(8))
        hint.addWidget(Kbd("Ctrl+Shift+Z"))
        hint.addWidget(label(self.tr("Urungkan simpanan terakhir"), Role.MUTED))
        hint.addStretch(1)
        self.undo_hint.hide()
        self._column.addWidget(self.undo_hint)

    def _build_foot(self) -> None:
        foot = QVBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(12))
        foot.setSpacing(px(8))
        self.doubts = Notice(Tone.WARN, closable=False)
        self.doubts.hide()
        foot.addWidget(self.doubts)
        self.save = KeyButton(self.tr("Simpan & lanjut"), "Ctrl+Return")
        foot.addWidget(self.save)
        self.body.addLayout(foot)

    def _listen(self) -> None:
        editor = self._editor
        self.groups.chosen.connect(self._press_group)
        self.outcomes.chosen.connect(editor.choose)
        self.promise.amount_given.connect(editor.set_amount)
        self.promise.day_given.connect(lambda day, ok: editor.set_due_on(day, readable=ok))
        self.promise.channel_given.connect(editor.set_pay_channel)
        self.promise.replaces_given.connect(editor.set_replaces)
        self.rehab.stages_chosen.connect(editor.set_stages)
        self.rehab.segment_chosen.connect(editor.set_segment)
        self.next_step.step_given.connect(editor.set_next_step)
        self.next_step.day_given.connect(lambda day, ok: editor.set_next_on(day, readable=ok))
        self.who.spoke_to_given.connect(editor.set_spoke_to)
        self.who.reason_given.connect(editor.set_reason)
        self.callback.given.connect(lambda at, ok: editor.set_callback(at, readable=ok))
        self.callback.anyone_given.connect(editor.set_callback_anyone)
        self.note.control.textChanged.connect(
            lambda: editor.set_note(self.note.control.toPlainText())
        )
        self.ask_callback.clicked.connect(self._open_callback)
        self.ask_note.clicked.connect(self._open_note)
        self.save.clicked.connect(self.save_requested)

    @property
    def view(self) -> FormView | None:
        """What is shown now."""
        return self._view

    def show_view(self, view: FormView) -> None:
        """Show the form; the same again costs nothing, and what is half typed stays."""
        before, self._view = self._view, view
        if before == view:
            return
        if before is None or before.session != view.session:
            self.area.verticalScrollBar().setValue(0)
            for part in (self.promise, self.callback, self.next_step):
                part.reset()
        if before is None or before.groups != view.groups:
            self._show_groups(view)
        self.outcomes.offer(view.outcomes, view.code)
        self._show_parts(view)
        self._show_findings(view)
        self.save.setText(view.save_text)
        self._speak()

    def hint_undo(self, shown: bool) -> None:
        """Say how the last save is taken back, where nothing else is asked for yet."""
        self.undo_hint.setVisible(shown)

    def keep_quiet(self, quiet: bool) -> None:
        """While something else asks loudest, saving does not."""
        if quiet != self._quiet:
            self._quiet = quiet
            self._speak()

    def _speak(self) -> None:
        loud = self._view is not None and bool(self._view.code) and not self._quiet
        self.save.set_variant(Variant.PRIMARY if loud else Variant.SECONDARY)

    def focus_first(self) -> bool:
        """Put the cursor where the outcome still asks for something; say whether it does."""
        target = self._first_empty(self._view) if self._view is not None else None
        if target is None:
            return False
        self._focus(target)
        return True

    def _first_empty(self, view: FormView) -> QWidget | None:
        if view.promise is not None:
            if view.promise.due_on is None:
                return self.promise.day.control.line
            return None if view.promise.channel.value else self.promise.channel.control
        if view.rehab is not None and view.rehab.most:
            return self.rehab.stages
        if view.next_step is not None and not view.next_step.step.value:
            return self.next_step.step.control
        if view.callback is not None and view.callback.at is None:
            return self.callback.at.control.day
        return None

    def focus_fault(self) -> None:
        """Put the cursor where the first fault is."""
        view = self._view
        if view is None or not view.faults:
            return
        first = next(iter(view.faults))
        target = self._controls().get(first)
        if isinstance(target, DateTimeEdit):
            target = target.first_open
        if target is not None:
            self._focus(target)

    def _focus(self, target: QWidget) -> None:
        target.setFocus(Qt.FocusReason.TabFocusReason)
        # The page only grows to its new parts when control returns to the event loop.
        QTimer.singleShot(0, target, lambda: self._bring_up(target))

    def _bring_up(self, target: QWidget) -> None:
        parent = target.parentWidget() or target
        self.area.ensureWidgetVisible(parent, 0, px(48))

    def _show_remark(self) -> None:
        """What was just said of the callback may stand below the fold."""
        self.area.ensureWidgetVisible(self.callback.at, 0, px(8))

    def _press_group(self, number: object) -> None:
        assert isinstance(number, int)
        self._editor.press_group(number)
        if not self.focus_first():
            self.setFocus()

    def _open_callback(self) -> None:
        self._editor.ask_callback()
        self._focus(self.callback.at.control.day)

    def _open_note(self) -> None:
        self._editor.ask_note()
        self._focus(self.note.control)

    def _show_groups(self, view: FormView) -> None:
        offered = [group.text for group in view.groups]
        if [button.choice.text for button in self.groups.buttons] != offered:
            self.groups.set_choices([Choice(group.number, group.text) for group in view.groups])
        chosen = next((group.number for group in view.groups if group.chosen), None)
        self.groups.set_value(chosen)

    def _show_parts(self, view: FormView) -> None:
        self.promise.setVisible(view.promise is not None)
        if view.promise is not None:
            self.promise.show_view(view.promise)
        self.rehab.setVisible(view.rehab is not None)
        if view.rehab is not None:
            self.rehab.show_view(view.rehab)
        self.next_step.setVisible(view.next_step is not None)
        if view.next_step is not None:
            self.next_step.show_view(view.next_step)
        self.who.show_views(view.spoke_to, view.reason)
        self.callback.setVisible(view.callback is not None)
        if view.callback is not None:
            said = self.callback.at.remark
            self.callback.show_view(view.callback)
            if self.callback.at.remark not in ("", said):
                QTimer.singleShot(0, self, self._show_remark)
        self.carried.setText(self.tr("Ikut tersimpan dari naskah:\n{0}").format(view.carried))
        self.carried.setVisible(bool(view.carried))
        self.note.setVisible(view.note is not None)
        if (view.note or "") != self.note.control.toPlainText():
            self.note.control.blockSignals(True)
            self.note.control.setPlainText(view.note or "")
            self.note.control.blockSignals(False)

    def _show_findings(self, view: FormView) -> None:
        self.fault.setText(view.faults.get(Part.OUTCOME, ""))
        self.fault.setVisible(bool(self.fault.text()))
        for part, field in self._fields().items():
            field.set_error(view.faults.get(part, ""))
            if isinstance(field.control, DateEdit):
                set_state(field.control.line, "state", "bad" if field.error else None)
        sentences = [text for texts in view.doubts.values() for text in texts]
        self.doubts.setVisible(bool(sentences))
        if sentences:
            self.doubts.tell(
                Tone.WARN,
                "\n".join(sentences),
                "",
                self.tr("Perbaiki, atau tekan Ctrl+Enter sekali lagi untuk tetap menyimpan."),
            )

    def _fields(self) -> dict[Part, Field[Any]]:
        return {
            Part.PROMISE_AMOUNT: self.promise.amount,
            Part.PROMISE_DATE: self.promise.day,
            Part.PROMISE_CHANNEL: self.promise.channel,
            Part.REHAB_STAGES: self.rehab.field,
            Part.CALLBACK_AT: self.callback.at,
            Part.NEXT_STEP: self.next_step.step,
            Part.NEXT_ON: self.next_step.day,
        }

    def _controls(self) -> dict[Part, QWidget]:
        return {part: field.control for part, field in self._fields().items()}
