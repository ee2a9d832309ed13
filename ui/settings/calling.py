"""Rules of calling: the order of the queue, limits, hours; a change holds from a day on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from dialer.calling_rules import Part
from dialer.errors import SambungError
from ui.background import Progress, Step
from ui.presenters.calling_rules import (
    hours_form,
    hours_table,
    in_force,
    limits_form,
    limits_table,
    order_form,
    order_table,
)
from ui.session import Session
from ui.settings.calling_parts import HoursPart, LimitsPart, OrderPart
from ui.theme import Tone
from ui.widgets import Card, DateEdit, Field, KeyButton, Notice, Role, Variant, label


class CallingRulesCard(Card):
    """What is in force, and a version of it that holds from a day on."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Aturan menelepon"), parent)
        self._session = session
        rules = session.workstation.calling_rules
        today = rules.today()
        book = rules.rulebook
        self.now = label("", Role.MUTED, wrap=True)
        self.body.addWidget(self.now)
        safe = session.workstation.shipped.hours_on(today)
        self.hours = HoursPart(book.hours_on(today), safe)
        self.limits = LimitsPart(book.limits_on(today))
        self.order = OrderPart(book.order_on(today))
        for part in (self.hours, self.limits, self.order):
            self.body.addWidget(part)
        self.valid_from = Field(self.tr("Berlaku mulai"), DateEdit(rules.today, value=today))
        self.body.addWidget(self.valid_from)
        self.notice = Notice()
        self.notice.hide()
        self.body.addWidget(self.notice)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Kemajuan menyusun antrean"))
        self.bar.hide()
        self.body.addWidget(self.bar)
        self.save = KeyButton(self.tr("Simpan aturan"), "Ctrl+Shift+S", Variant.PRIMARY)
        self.save.clicked.connect(self._save)
        self.body.addWidget(self.save, alignment=Qt.AlignmentFlag.AlignLeft)
        self._show_now()

    def _show_now(self) -> None:
        rules = self._session.workstation.calling_rules
        self.now.setText("\n".join(in_force(rules.rulebook, rules.today())))

    def _changed(self, day: date) -> Mapping[Part, Mapping[str, Any]] | None:
        """The parts that differ from what holds on a day; None while something is missing."""
        book = self._session.workstation.rulebook
        order, limits, hours = book.order_on(day), book.limits_on(day), book.hours_on(day)
        wanted = self.hours.value()
        if wanted is None:
            return None
        here = {
            Part.ORDER: order_table(order, self.order.value()),
            Part.LIMITS: limits_table(self.limits.value()),
            Part.HOURS: hours_table(hours, wanted),
        }
        before = {
            Part.ORDER: order_table(order, order_form(order)),
            Part.LIMITS: limits_table(limits_form(limits)),
            Part.HOURS: hours_table(hours, hours_form(hours)),
        }
        source = self.tr("keputusan kantor cabang, diisi {0}").format(self._session.officer.name)
        return {
            part: {"valid_from": day, "source": source, **table}
            for part, table in here.items()
            if table != before[part]
        }

    def _save(self) -> None:
        day = self.valid_from.control.value
        if day is None:
            self.valid_from.set_error(self.tr("Isi tanggal mulai berlaku."))
            return
        self.valid_from.clear_error()
        changed = self._changed(day)
        if changed is None:
            return
        self.notice.show()
        if not changed:
            self.notice.tell(Tone.INFO, self.tr("Tidak ada yang berubah."))
            return
        try:
            self._session.workstation.calling_rules.change(self._session.officer, changed)
        except SambungError as error:
            self.notice.tell(Tone.BAD, error.sentence)
            return
        self._show_now()
        self.notice.tell(Tone.GOOD, self.tr("Aturan tersimpan."))
        self._session.news.settings_changed.emit()
        self._put_to_work()

    def _put_to_work(self) -> None:
        """Order the queue anew beside the window; its rooms look again when it is done."""
        rules = self._session.workstation.calling_rules

        def work(progress: Progress) -> int:
            return rules.put_to_work(progress.report)

        def done(ordered: int) -> None:
            self.bar.hide()
            if ordered:
                self.notice.tell(
                    Tone.GOOD,
                    self.tr("Aturan tersimpan; antrean disusun ulang ({0} kontak).").format(
                        f"{ordered:,}".replace(",", ".")
                    ),
                )
            self._session.news.settings_changed.emit()

        self._session.background.run(work, done, progress=self._show_step, owner=self)

    def _show_step(self, now: Step) -> None:
        self.bar.setRange(0, now.total or 0)
        self.bar.setValue(now.done)
        self.bar.setFormat(self.tr("Menyusun ulang antrean: %p%. Meja tetap dapat dipakai."))
        self.bar.show()
