"""Promises in force with what came for them: filtered by state, reminded of, taken back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from dialer.errors import SambungError
from dialer.facts import Channel
from dialer.instalments import instalment_of
from dialer.people import Right
from dialer.promise_keeping import Promises
from dialer.promises import PromiseState
from ui.icons import Icon
from ui.live import show_ids
from ui.presenters.promises import STATES, PromiseRow, PromisesView, promises_view
from ui.presenters.words import PROMISE_STATES
from ui.session import Session
from ui.theme import Tone, px
from ui.tones import tone_of
from ui.widgets import (
    Choice,
    ChoiceList,
    Column,
    EmptyState,
    KeyButton,
    Role,
    Table,
    Variant,
    label,
)

ALL: Final = "all"
REMIND: Final = "remind"


class PromisesPage(QWidget):
    """The promises in force, filtered by state; the filter carries the sums.

    `loaded` comes when what `reload` has read stands there.
    """

    loaded = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: str = ALL
        self._view: PromisesView | None = None
        self._shown: Mapping[str, PromiseRow] = {}
        self._asked = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(12))
        self.states = ChoiceList(checkable=True, columns=4)
        self.states.setAccessibleName(self.tr("Keadaan janji"))
        self.states.chosen.connect(self._filter)
        column.addWidget(self.states)
        self._front = QStackedWidget()
        self.table: Table[PromiseRow] = Table(
            self._columns(),
            self._rows,
            self.tr("Janji bayar"),
            nothing=self.tr("Tidak ada janji dalam pilihan ini. Tekan 1 untuk semua janji."),
        )
        self.table.opened.connect(self._open)
        self.table.selected.connect(lambda _id: self._look())
        self._front.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.empty = EmptyState(
            self.tr("Belum ada janji bayar"),
            self.tr(
                "Janji yang dicatat di Meja muncul di sini, diurutkan menurut tanggal, dan kembali"
                " ke antrean pada harinya. Berkas pembayaran menyelesaikannya dengan sendirinya."
            ),
            self.tr("Buka Meja"),
            "Ctrl+Return",
            Icon.PROMISE,
        )
        self.empty.asked.connect(lambda: session.news.room_wanted.emit("meja"))
        self._front.addWidget(self.empty)
        column.addWidget(self._front, 1)
        self.foot = self._make_foot()
        column.addWidget(self.foot)
        self.ask = self._make_ask()
        column.addWidget(self.ask)
        self.ask.hide()

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.payments = label("", Role.MUTED, wrap=True)
        row.addWidget(self.payments, 1)
        self.write = KeyButton(self.tr("Ingatkan"), "Ctrl+W", icon=Icon.WHATSAPP)
        self.write.setAccessibleDescription(self.tr("Membuka pesan pengingat WhatsApp di Meja"))
        self.write.clicked.connect(lambda: self._open(self.table.current, Channel.WHATSAPP))
        row.addWidget(self.write)
        self.remind = KeyButton(self.tr("Sudah diingatkan"), "Ctrl+D", icon=Icon.GOOD)
        self.remind.clicked.connect(self._reminded)
        row.addWidget(self.remind)
        self.cancel = KeyButton(self.tr("Batalkan janji"), "Del")
        self.cancel.clicked.connect(self._ask_why)
        row.addWidget(self.cancel)
        self.open = KeyButton(self.tr("Buka di Meja"), "", Variant.PRIMARY, Icon.PHONE)
        self.open.clicked.connect(lambda: self._open(self.table.current))
        row.addWidget(self.open)
        return foot

    def _make_ask(self) -> QWidget:
        """The reason for taking a promise back; Esc leaves it as it is."""
        ask = QWidget()
        row = QHBoxLayout(ask)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.question = label("", Role.MUTED)
        row.addWidget(self.question)
        self.why = QLineEdit()
        self.why.setMaxLength(200)
        self.why.setAccessibleName(self.tr("Alasan"))
        self.why.setPlaceholderText(self.tr("Alasan, misalnya: pindah segmen"))
        row.addWidget(self.why, 1)
        self.confirm = KeyButton(self.tr("Simpan"), "Return", Variant.PRIMARY)
        self.confirm.clicked.connect(self._take_back)
        row.addWidget(self.confirm)
        self.leave = KeyButton(self.tr("Biarkan"), "Esc", Variant.QUIET)
        self.leave.clicked.connect(self._stop_asking)
        row.addWidget(self.leave)
        return ask

    def _columns(self) -> list[Column[PromiseRow]]:
        made: list[Column[PromiseRow]] = [
            Column(self.tr("Tanggal janji"), lambda row: row.due, width=110),
            Column(
                self.tr("Keadaan"),
                lambda row: row.state,
                width=152,
                tone=lambda row: tone_of(row.shade),
            ),
            Column(self.tr("Jarak"), lambda row: row.how_far, width=112, spare=3),
            Column(self.tr("Nama"), lambda row: row.name, strong=True, least=200),
            Column(self.tr("Jumlah"), lambda row: row.amount, number=True, width=115),
            Column(self.tr("Masuk"), lambda row: row.received, number=True, width=115),
            Column(self.tr("Lewat pembayaran"), lambda row: row.paid_by, width=205, spare=1),
            Column(self.tr("Kanal"), lambda row: row.channel, width=125, spare=2),
        ]
        if self._session.officer.may(Right.SEE_ALL):
            made.append(Column(self.tr("Petugas"), lambda row: row.officer, width=130))
        return made

    def reload(self) -> None:
        """Read the promises again, beside the window."""
        station, officer = self._session.workstation, self._session.officer
        self._asked = number = self._asked + 1

        def show(view: PromisesView) -> None:
            if number == self._asked:
                self._view = view
                self._draw()
                self.loaded.emit()

        self._session.background.run(
            lambda _progress: promises_view(station, officer), show, owner=self
        )

    def _draw(self) -> None:
        """Show what was read, as far as it is wanted."""
        view = self._view
        if view is None:
            return
        self._shown = view.rows
        if self._wanted == REMIND:
            self._shown = view.near
        elif self._wanted != ALL:
            self._shown = view.of(PromiseState(self._wanted))
        wanted = [Choice(ALL, self.tr("Semua janji"), view.sums[None].words)]
        wanted += [
            Choice(one.value, PROMISE_STATES[one][0], view.sums[one].words, _tone(one))
            for one in STATES
        ]
        wanted.append(Choice(REMIND, self.tr("Perlu diingatkan"), view.to_remind.words))
        if [button.choice for button in self.states.buttons] != wanted:
            self.states.set_choices(wanted)
        self.states.set_value(self._wanted)
        show_ids(self.table, tuple(self._shown))
        some = view.sums[None].count > 0
        self._front.setCurrentWidget(self.table if some else self.empty)
        self.states.setVisible(some)
        self.foot.setVisible(some and self.ask.isHidden())
        self._look()

    def _row(self) -> PromiseRow | None:
        return self._shown.get(str(self.table.current))

    def _look(self) -> None:
        """Show the payments of the promise one stands on, and what can be done with it."""
        row = self._row()
        if row is None:
            text = self.tr("Tidak ada janji dalam pilihan ini.")
        else:
            began = self.tr("Cicilan rencana") if _is_instalment(row) else self.tr("Dijanjikan")
            came = self.tr("Masuk: {0}.").format("; ".join(row.payments))
            none = self.tr("Belum ada pembayaran untuk {0} ini.").format(_what(row))
            text = f"{began} {row.made}. {came if row.payments else none}"
        self.payments.setText(text)
        self.open.setEnabled(row is not None)
        self.cancel.setEnabled(row is not None and row.may_cancel)
        self.cancel.setText(
            (
                self.tr("Pulihkan {0}")
                if row is not None and row.cancelled
                else self.tr("Batalkan {0}")
            ).format(_what(row))
        )
        for one in (self.remind, self.write):
            one.setVisible(row is not None and row.may_remind)

    def _filter(self, value: object) -> None:
        self._wanted = str(value)
        self._stop_asking()
        self._draw()

    def _rows(self, ids: Sequence[str]) -> Mapping[str, PromiseRow]:
        return {one: self._shown[one] for one in ids if one in self._shown}

    def _open(self, promise_id: object, channel: Channel = Channel.PHONE) -> None:
        row = self._shown.get(str(promise_id))
        if row is not None:
            self._session.news.contact_wanted.emit(row.contact_id, channel)

    def _ask_why(self) -> None:
        row = self._row()
        if row is None:
            return
        what = self.tr("Pulihkan {0} {1}") if row.cancelled else self.tr("Batalkan {0} {1}")
        self.question.setText(what.format(_what(row), row.name))
        self.why.clear()
        self.foot.hide()
        self.ask.show()
        self.table.setEnabled(False)
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_asking(self) -> None:
        self.ask.hide()
        self.table.setEnabled(True)
        self.foot.show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        row = self._row()
        if row is None:
            return
        promises, officer, why = self._promises, self._session.officer, self.why.text()
        act = promises.restore if row.cancelled else promises.cancel
        if self._try(lambda: act(officer, row.promise_id, why)):
            self._stop_asking()
            said = self.tr("Janji {0} dibatalkan; kontaknya kembali ke antrean besok.")
            if row.cancelled:
                said = f"{_what(row).capitalize()} {self.tr('{0} berlaku lagi.')}"
            elif _is_instalment(row):
                said = self.tr("Cicilan {0} dibatalkan; cicilan lainnya tetap ditunggu.")
            self._changed(said.format(row.name))

    def _reminded(self) -> None:
        row = self._row()
        if row is None:
            return
        officer, channel = self._session.officer, Channel.PHONE.value
        if self._try(lambda: self._promises.reminded(officer, row.promise_id, channel)):
            self._changed(self.tr("{0} ditandai sudah diingatkan.").format(row.name))

    @property
    def _promises(self) -> Promises:
        return self._session.workstation.promises

    def _try(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except SambungError as error:
            self._session.news.notice.emit(Tone.BAD.value, error.sentence)
            return False
        return True

    def _changed(self, sentence: str) -> None:
        self._session.news.notice.emit(Tone.GOOD.value, sentence)
        self._session.news.facts_changed.emit()


def _tone(state: PromiseState) -> Tone | None:
    return tone_of(PROMISE_STATES[state][1])


def _is_instalment(row: PromiseRow | None) -> bool:
    return row is not None and instalment_of(row.promise_id) is not None


def _what(row: PromiseRow | None) -> str:
    """What a row is called: nobody promised an instalment."""
    return "cicilan" if _is_instalment(row) else "janji"
