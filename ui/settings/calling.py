"""Rules of calling: the order of the queue, limits, hours; a change holds from a day on."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from dialer.calling_rules import Part
from dialer.errors import SambungError
from ui.background import Progress, Step
from ui.presenters.calling_file import (
    NAME,
    CallingParts,
    on_day,
    read_file,
    tables,
    write_file,
)
from ui.presenters.calling_rules import hours_table, in_force, limits_table, order_table
from ui.session import Session
from ui.settings.calling_parts import HoursPart, LimitsPart, OrderPart
from ui.theme import Tone, px
from ui.widgets import Card, DateEdit, Field, KeyButton, Notice, Role, Variant, label

FILES: Final = "Aturan (*.toml)"
ChooseFile = Callable[[], Path | None]


class CallingRulesCard(Card):
    """What is in force, and a version of it that holds from a day on."""

    def __init__(
        self,
        session: Session,
        choose_source: ChooseFile | None = None,
        choose_target: ChooseFile | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Aturan menelepon"), parent)
        self._session = session
        self._choose_source = choose_source or self._ask_source
        self._choose_target = choose_target or self._ask_target
        rules = session.workstation.calling_rules
        today = rules.today()
        self.now = label("", Role.MUTED, wrap=True)
        self.body.addWidget(self.now)
        self._parts: tuple[QWidget, ...] = ()
        self._form = QVBoxLayout()
        self.body.addLayout(self._form)
        self._show_rules(on_day(rules.rulebook, today))
        self.valid_from = Field(self.tr("Berlaku mulai"), DateEdit(rules.today, value=today))
        self.body.addWidget(self.valid_from)
        self.notice = Notice()
        self.notice.hide()
        self.body.addWidget(self.notice)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Kemajuan menyusun antrean"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.body.addWidget(self.bar)
        self.save = KeyButton(self.tr("Simpan aturan"), "Ctrl+Shift+S", Variant.PRIMARY)
        self.save.clicked.connect(self._save)
        self.take = KeyButton(self.tr("Ambil dari berkas"))
        self.take.clicked.connect(self._take_file)
        self.keep = KeyButton(self.tr("Simpan ke berkas"))
        self.keep.clicked.connect(self._keep_file)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in (self.save, self.take, self.keep):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self._show_now()

    def _show_now(self) -> None:
        rules = self._session.workstation.calling_rules
        self.now.setText("\n".join(in_force(rules.rulebook, rules.today())))

    def _show_rules(self, rules: CallingParts) -> None:
        """Fill the form; what it does not show stays as in these rules."""
        self._shown = rules
        for old in self._parts:
            self._form.removeWidget(old)
            old.deleteLater()
        station = self._session.workstation
        safe = station.shipped.hours_on(station.calling_rules.today())
        self.hours = HoursPart(rules.hours, safe, station.calling_rules.today)
        self.limits = LimitsPart(rules.limits)
        self.order = OrderPart(rules.order)
        self._parts = (self.hours, self.limits, self.order)
        for part in self._parts:
            self._form.addWidget(part)

    def _changed(self, day: date) -> Mapping[Part, Mapping[str, Any]] | None:
        """The parts that differ from what holds on a day; None while something is missing."""
        hours, order = self.hours.value(), self.order.value()
        if hours is None or order is None:
            return None
        here = {
            Part.ORDER: order_table(self._shown.order, order),
            Part.LIMITS: limits_table(self.limits.value()),
            Part.HOURS: hours_table(hours),
        }
        before = tables(on_day(self._session.workstation.rulebook, day))
        source = self.tr("keputusan kantor cabang, diisi {0}").format(self._session.officer.name)
        return {
            part: {"valid_from": day, "source": source, **table}
            for part, table in here.items()
            if table != before[part]
        }

    def _take_file(self) -> None:
        """Show the rules of a file in the form; saving them is another step."""
        path = self._choose_source()
        if path is None:
            return
        self.notice.show()
        try:
            self._show_rules(read_file(path, self._shown))
        except SambungError as error:
            self.notice.tell(Tone.BAD, error.sentence)
            return
        self.notice.tell(
            Tone.INFO,
            self.tr("Aturan dari {0} ada di formulir ini.").format(path.name),
            todo=self.tr("Periksa tanggal berlakunya, lalu simpan."),
        )

    def _keep_file(self) -> None:
        """Write what holds today into a file."""
        path = self._choose_target()
        if path is None:
            return
        rules = self._session.workstation.calling_rules
        self.notice.show()
        try:
            write_file(path, on_day(rules.rulebook, rules.today()))
        except SambungError as error:
            self.notice.tell(Tone.BAD, error.sentence)
            return
        self.notice.tell(
            Tone.GOOD, self.tr("Aturan yang berlaku tersimpan ke {0}.").format(path.name)
        )

    def _ask_source(self) -> Path | None:
        folder = str(self._session.export_dir)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Ambil aturan"), folder, FILES)
        return Path(chosen) if chosen else None

    def _ask_target(self) -> Path | None:
        suggested = str(self._session.export_dir / NAME)
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Simpan aturan"), suggested, FILES)
        return Path(chosen) if chosen else None

    def _save(self) -> None:
        day = self.valid_from.control.value
        if day is None:
            self.valid_from.set_error(self.tr("Isi tanggal mulai berlaku."))
            return
        self.valid_from.clear_error()
        changed = self._changed(day)
        self.notice.show()
        if changed is None:
            wrong = [*self.hours.faults, *self.order.faults]
            self.notice.tell(
                Tone.BAD, " ".join(dict.fromkeys(wrong)), self.tr("Tidak ada yang diubah.")
            )
            return
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
            if ordered:
                self.notice.tell(
                    Tone.GOOD,
                    self.tr("Aturan tersimpan; antrean disusun ulang ({0} kontak).").format(
                        f"{ordered:,}".replace(",", ".")
                    ),
                )
            self._session.news.settings_changed.emit()

        self._session.background.run(
            work,
            done,
            progress=self._show_step,
            ended=lambda _state: self.bar.hide(),
            owner=self,
        )

    def _show_step(self, now: Step) -> None:
        self.bar.setRange(0, now.total or 0)
        self.bar.setValue(now.done)
        self.bar.show()
        self.notice.tell(
            Tone.GOOD,
            self.tr("Aturan tersimpan; antrean sedang disusun ulang."),
            todo=self.tr("Meja tetap dapat dipakai."),
        )
