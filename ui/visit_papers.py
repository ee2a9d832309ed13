"""Printing from the Kunjungan room: route sheet, letter of assignment, and the branch's text."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dialer.canvassing import PLACES, Canvassing, checklist_from
from dialer.errors import SambungError
from dialer.people import Right
from dialer.visit_papers import LetterOrder
from ui.icons import Icon
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Field, KeyButton, Notice, Role, Variant, label

Choose = Callable[[Path], Path | None]


class PaperBar(QWidget):
    """Buttons for the papers of a day; `choose` asks where to and may be replaced."""

    def __init__(
        self,
        session: Session,
        day: Callable[[], date],
        choose: Choose | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._day = session, day
        self.choose = choose or self._ask_target
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.route = KeyButton(self.tr("Lembar rute"), "Ctrl+R", icon=Icon.PRINT)
        self.route.clicked.connect(self.write_route)
        self.letter = KeyButton(self.tr("Surat tugas"), "Ctrl+T", icon=Icon.PRINT)
        self.letter.clicked.connect(self.write_letter)
        self.edit = KeyButton("", "Ctrl+E", Variant.QUIET, Icon.SETTINGS)
        self.edit.setAccessibleName(self.tr("Ubah surat tugas dan daftar persiapan"))
        self.edit.setToolTip(self.tr("Ubah surat tugas dan daftar persiapan"))
        self.edit.clicked.connect(self._open_settings)
        for button in (self.route, self.letter, self.edit):
            row.addWidget(button)
        self.edit.setVisible(session.officer.may(Right.CHANGE_SETTINGS))

    def write_route(self) -> None:
        """Ask where to, then write the sheets of the day."""
        day = self._day()
        papers, officer = self._session.workstation.visit_papers, self._session.officer
        self._write(
            f"lembar rute {day.isoformat()}.pdf",
            lambda path: papers.write_route(officer, day, path),
        )

    def write_letter(self) -> None:
        """Ask where to, then write the letter for the day."""
        day = self._day()
        papers, officer = self._session.workstation.visit_papers, self._session.officer
        self._write(
            f"surat tugas {day.isoformat()}.pdf",
            lambda path: papers.write_letter(officer, LetterOrder(day, day), path),
        )

    def _write(self, name: str, write: Callable[[Path], int]) -> None:
        path = self.choose(self._session.export_dir / name)
        if path is None:
            return
        self._session.background.run(
            lambda _progress: write(path),
            lambda count: self._written(path, count),
            self._failed,
            owner=self,
        )

    def _written(self, path: Path, count: int) -> None:
        said = self.tr("“{0}” disimpan, {1} badan usaha.").format(path.name, count)
        self._session.news.notice.emit("good", said)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, SambungError):
            raise error
        self._session.news.notice.emit("bad", error.sentence)

    def _open_settings(self) -> None:
        LetterDialog(self._session, self).open()

    def _ask_target(self, suggested: Path) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Simpan PDF"), str(suggested), self.tr("PDF (*.pdf)")
        )
        if not chosen:
            return None
        target = Path(chosen)
        return target if target.suffix.lower() == ".pdf" else target.with_name(f"{target.name}.pdf")


class LetterDialog(QDialog):
    """Checklist and letter of the branch."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._before = session.workstation.visiting.settings()
        self.setWindowTitle(self.tr("Surat tugas dan daftar persiapan"))
        self.resize(px(760), px(620))
        column = QVBoxLayout(self)
        column.setSpacing(px(8))
        self.number = Field(
            self.tr("Nomor surat"),
            QLineEdit(self._before.letter_number),
            self.tr("Dapat memuat {year}, {month}, {month_roman}, {day}."),
        )
        self.text = Field(
            self.tr("Teks surat tugas"),
            QPlainTextEdit(self._before.letter_text),
            self.tr("Dapat memuat: ") + ", ".join(f"{{{one}}}" for one in PLACES),
        )
        self.checks = Field(
            self.tr("Daftar persiapan, satu baris satu hal"),
            QPlainTextEdit("\n".join(self._before.checklist.values())),
        )
        self.checks.control.setMaximumHeight(px(150))
        for text in (self.text.control, self.checks.control):
            text.setTabChangesFocus(True)
        column.addWidget(label(self.windowTitle(), Role.SECTION))
        column.addWidget(self.number)
        column.addWidget(self.text, 1)
        column.addWidget(self.checks)
        self.notice = Notice(Tone.BAD, closable=False)
        self.notice.hide()
        column.addWidget(self.notice)
        row = QHBoxLayout()
        self.shipped = KeyButton(self.tr("Isi dengan teks bawaan"), "", Variant.QUIET)
        self.shipped.clicked.connect(self.take_shipped)
        self.save = KeyButton(self.tr("Simpan"), "Ctrl+Return", Variant.PRIMARY)
        self.save.clicked.connect(self.keep)
        row.addWidget(self.shipped)
        row.addStretch(1)
        row.addWidget(self.save)
        column.addLayout(row)

    def take_shipped(self) -> None:
        """Put the text in that came with the program, without keeping it yet."""
        start = Canvassing()
        self.number.control.setText(start.letter_number)
        self.text.control.setPlainText(start.letter_text)
        self.checks.control.setPlainText("\n".join(start.checklist.values()))

    def keep(self) -> None:
        """Keep what stands here, or say what is wrong."""
        lines = self.checks.control.toPlainText().splitlines()
        own = Canvassing(
            checklist_from(lines, {**Canvassing().checklist, **self._before.checklist}),
            self.text.control.toPlainText(),
            self.number.control.text(),
        )
        try:
            self._session.workstation.visiting.set_settings(self._session.officer, own)
        except SambungError as error:
            self.notice.tell(Tone.BAD, error.sentence)
            self.notice.show()
            return
        self._session.news.settings_changed.emit()
        self.accept()
