"""How promises are judged: the terms in force, those to come, and others from a later day on."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialer.errors import SambungError
from dialer.promises import PromiseRule, PromiseTerms
from ui.presenters.promise_terms import in_force, meaning, to_come
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Card, DateEdit, Field, KeyButton, Notice, NumberEdit, Role, label


class PromiseTermsCard(Card):
    """Grace, threshold and reminder. Only who may change settings gets to see it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ketentuan janji bayar"), parent)
        self._session = session
        promises = session.workstation.promises
        self.now = label("", wrap=True)
        self.body.addWidget(self.now)
        self.later = label("", Role.MUTED, wrap=True)
        self.body.addWidget(self.later)
        rule = in_force(promises.rules().promises, promises.today())
        self.grace = Field(
            self.tr("Masa tenggang (hari)"), NumberEdit(0, 31, rule.terms.grace_days)
        )
        self.threshold = Field(
            self.tr("Batas ditepati (%)"), NumberEdit(1, 100, rule.terms.threshold_percent)
        )
        self.remind = Field(
            self.tr("Pengingat (hari sebelum)"), NumberEdit(0, 14, rule.remind_days)
        )
        row = QHBoxLayout()
        row.setSpacing(px(16))
        for field in (self.grace, self.threshold, self.remind):
            field.control.valueChanged.connect(lambda _value: self._preview())
            row.addWidget(field)
        self.body.addLayout(row)
        tomorrow = promises.today() + timedelta(days=1)
        self.valid_from = Field(
            self.tr("Berlaku mulai (paling cepat besok)"),
            DateEdit(promises.today, value=tomorrow, quick=()),
        )
        self.body.addWidget(self.valid_from)
        self.preview = label("", Role.MUTED, wrap=True)
        self.body.addWidget(self.preview)
        self.notice = Notice()
        self.notice.hide()
        self.body.addWidget(self.notice)
        self.save = KeyButton(self.tr("Simpan ketentuan janji"))
        self.save.clicked.connect(self._save)
        self.body.addWidget(self.save, alignment=Qt.AlignmentFlag.AlignLeft)
        self._show()
        self._preview()

    def _show(self) -> None:
        promises = self._session.workstation.promises
        rules, today = promises.rules().promises, promises.today()
        rule = in_force(rules, today)
        self.now.setText(
            self.tr("Berlaku sekarang: {0} Sumber: {1}.").format(meaning(rule), rule.source)
        )
        lines = to_come(rules, today)
        self.later.setText(
            "\n".join(lines) or self.tr("Belum ada ketentuan lain yang akan berlaku.")
        )

    def _preview(self) -> None:
        day = self._session.workstation.promises.today()
        words = self.tr("Arti isian ini: {0} Janji yang sudah dibuat tetap dinilai seperti semula.")
        self.preview.setText(words.format(meaning(self._rule_from(day))))

    def _rule_from(self, day: date) -> PromiseRule:
        terms = PromiseTerms(self.grace.control.value(), self.threshold.control.value())
        source = self.tr("keputusan kantor cabang, diisi {0}").format(self._session.officer.name)
        return PromiseRule(day, source, terms, self.remind.control.value())

    def _save(self) -> None:
        day = self.valid_from.control.value
        if day is None:
            self.valid_from.set_error(self.tr("Isi tanggal mulai berlaku."))
            return
        self.valid_from.clear_error()
        try:
            self._session.workstation.promises.set_rule(self._session.officer, self._rule_from(day))
        except SambungError as error:
            self.notice.tell(Tone.BAD, error.sentence)
        else:
            self.notice.tell(Tone.GOOD, self.tr("Ketentuan janji tersimpan."))
            self._show()
            self._session.news.settings_changed.emit()
        self.notice.show()
