"""The Laporan room: choose a report, see its figures and pages, save it as a PDF."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from dialer.errors import SambungError
from dialer.hours import local
from dialer.report_kinds import ReportKind
from dialer.reporting import Report, as_pdf
from dialer.reports.summary import format_count
from ui.background import Task, TaskState
from ui.figure_strip import FigureStrip
from ui.leaving import Leavable
from ui.live import LiveRoom
from ui.presenters.reports import ReportView, ReportWish, file_name, prepare_report, row_word
from ui.reconcile.files import SYSTEM, Dialogs
from ui.reconcile.recap import RecapPage
from ui.reports.choices import ReportChoices
from ui.reports.preview import PdfPreview
from ui.reports.sending import ChooseFolder, SendPanel
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Notice, bind

ChooseTarget = Callable[[Path], Path | None]
"""Asked where to save, with a suggestion; None when the person changed their mind."""
OpenFile = Callable[[Path], object]


class ReportsRoom(LiveRoom):
    """Figures at once, pages a moment later; Ctrl+S saves what is shown."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        choose_target: ChooseTarget | None = None,
        open_file: OpenFile | None = None,
        choose_folder: ChooseFolder | None = None,
        dialogs: Dialogs = SYSTEM,
    ) -> None:
        super().__init__(session.news, parent)
        self._session = session
        self._choose_target = choose_target or self._ask_target
        self._open_file = open_file or _open_with_system
        self._dialogs = dialogs
        self._ready = False
        self._shown: ReportView | None = None
        self._told_nothing = False
        self._asked = 0
        self._drawing: Task | None = None
        self._saving: Task | None = None
        self._saved: Path | None = None
        self.recap: RecapPage | None = None
        self._front = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(12), px(16), px(12))
        outer.addWidget(self._front)
        page = QWidget()
        self._front.addWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.sending = SendPanel(session, choose_folder)
        self.choices = ReportChoices(self._today)
        self.choices.changed.connect(self._choose)
        self.choices.save.clicked.connect(self.save)
        self.choices.book.clicked.connect(self.save_workbook)
        self.choices.send.clicked.connect(self.sending.send_today)
        self.choices.zoom.clicked.connect(self._zoom)
        self.choices.recap.clicked.connect(self.open_recap)
        column.addWidget(self.choices)
        self.figures = FigureStrip(self.tr("Angka laporan"))
        column.addWidget(self.figures)
        self.notice = Notice()
        self.notice.hide()
        self.notice.action_requested.connect(self.open_saved)
        bind(self.notice, "Ctrl+O", self.tr("Buka PDF yang baru disimpan"), self.open_saved)
        column.addWidget(self.notice)
        column.addWidget(self.sending)
        bind(page, "Esc", self.tr("Batalkan pratinjau"), self.cancel)
        self.preview = PdfPreview()
        column.addWidget(self.preview, 1)

    def _today(self) -> date:
        station = self._session.workstation
        return local(station.now(), station.branch().zone).date()

    def entered(self) -> None:
        """Stand on the pages, so that the arrows turn them."""
        self.preview.setFocus()

    # -- the recap of deactivation requests --------------------------------------------

    def open_recap(self) -> None:
        """Show the page that makes it of files; it is as it was left."""
        if self.recap is None:
            self.recap = RecapPage(self._session, self._dialogs)
            made = Leavable()
            made.left.connect(self._leave_recap)
            column = QVBoxLayout(made)
            column.setContentsMargins(0, 0, 0, 0)
            back = made.way_back(self.tr("Kembali ke laporan"))
            column.addWidget(back, alignment=Qt.AlignmentFlag.AlignLeft)
            column.addWidget(self.recap, 1)
            self._front.addWidget(made)
        self._front.setCurrentIndex(1)
        self.recap.setFocus()

    def _leave_recap(self) -> None:
        self._front.setCurrentIndex(0)
        self.entered()

    # -- looking -----------------------------------------------------------------------

    @property
    def wish(self) -> ReportWish:
        """Which report is asked for."""
        return self.choices.wish

    def choose(self, kind: str) -> None:
        """Take another kind of report, by its name on the command line."""
        self.choices.choose(ReportKind(kind))

    def _choose(self) -> None:
        self.notice.hide()
        self.reload()

    def reload(self) -> None:
        """Prepare the report again; figures come first, then the pages if they differ."""
        self.choices.follow()
        station, officer, wish = self._session.workstation, self._session.officer, self.wish
        if self._drawing is not None:
            self._drawing.cancel()
        self._asked = number = self._asked + 1
        self._session.background.run(
            lambda _progress: prepare_report(station, officer, wish),
            lambda view: self._prepared(view) if number == self._asked else None,
            lambda error: self._failed(error) if number == self._asked else None,
            owner=self,
        )

    def _prepared(self, view: ReportView) -> None:
        self._ready = True
        self._allow_saving()
        self.choices.offer(view.officers, view.lists)
        self.figures.show_figures(view.figures)
        if view.shows_the_same(self._shown):
            return
        self._shown = None
        self._tell_nothing(view.nothing, view.todo)
        self.preview.say(self.tr("Menyusun halaman… Esc membatalkan."))
        report, number = view.report, self._asked
        self._drawing = self._session.background.run(
            lambda progress: as_pdf(report, lambda: progress.report(0)),
            lambda content: self._drawn(view, content) if number == self._asked else None,
            lambda error: self._failed(error) if number == self._asked else None,
            ended=lambda state: self._drawing_over(number, state),
            owner=self,
        )

    def _drawing_over(self, number: int, state: TaskState) -> None:
        if number != self._asked:
            return
        self._drawing = None
        if state is TaskState.CANCELLED:
            self.preview.say(self.tr("Pratinjau dibatalkan. Laporan tetap dapat disimpan."))

    def cancel(self) -> None:
        """Stop drawing pages; the figures stay and the report can still be saved."""
        if self._drawing is not None:
            self._drawing.cancel()

    def _tell_nothing(self, sentence: str, todo: str) -> None:
        if sentence:
            self.notice.tell(Tone.INFO, sentence, todo=todo)
            self.notice.show()
        elif self._told_nothing:
            self.notice.hide()
        self._told_nothing = bool(sentence)

    def _drawn(self, view: ReportView, content: bytes) -> None:
        self._shown = view
        self.preview.show_pdf(content)

    def _failed(self, error: Exception) -> None:
        self._ready, self._shown = False, None
        self._allow_saving()
        self.figures.show_figures(())
        if not isinstance(error, SambungError):
            self.preview.say(self.tr("Laporan tidak dapat disusun."))
            raise error
        self.preview.say(error.sentence)

    def _zoom(self) -> None:
        self.preview.turn_whole_pages()
        self.choices.tell_zoom(whole=self.preview.whole_pages)

    # -- saving ------------------------------------------------------------------------

    @property
    def suggested(self) -> Path:
        """Where the report would be saved as PDF."""
        return self._session.export_dir / file_name(self.wish, self.choices.officer_name)

    def save(self) -> None:
        """Ask where to, then save as PDF."""
        self._save_as(".pdf")

    def save_workbook(self) -> None:
        """Ask where to, then save as XLSX."""
        self._save_as(".xlsx")

    def _save_as(self, suffix: str) -> None:
        target = self._choose_target(self.suggested.with_suffix(suffix))
        if target is not None:
            self.save_to(target)

    def save_to(self, path: Path) -> None:
        """Write the report that is chosen; ignored while one is being written."""
        if self._saving is not None:
            return
        station, officer = self._session.workstation, self._session.officer
        order = self.wish.order
        self.notice.tell(Tone.INFO, self.tr("Menyimpan “{0}”…").format(path.name))
        self.notice.show()

        self._saving = self._session.background.run(
            lambda _progress: station.reporting.write(officer, order, path),
            lambda report: self._tell_saved(path, report),
            self._not_saved,
            ended=lambda _state: self._saving_over(),
            owner=self,
        )
        self._allow_saving()

    def _saving_over(self) -> None:
        self._saving = None
        self._allow_saving()

    def _allow_saving(self) -> None:
        for button in (self.choices.save, self.choices.book):
            button.setEnabled(self._ready and self._saving is None)

    def _tell_saved(self, path: Path, report: Report) -> None:
        self._saved = path
        rows = format_count(report.rows)
        self.notice.tell(
            Tone.GOOD,
            self.tr("“{0}” disimpan, {1} {2}.").format(path.name, rows, row_word(report.kind)),
            self.tr("Folder: {0}").format(path.parent),
            action=self.tr("Buka (Ctrl+O)"),
        )
        self.notice.show()

    def _not_saved(self, error: Exception) -> None:
        known = error.sentence if isinstance(error, SambungError) else ""
        self.notice.tell(Tone.BAD, known or self.tr("Laporan tidak dapat disimpan."))
        self.notice.show()
        if not known:
            raise error

    def open_saved(self) -> None:
        """Open the saved file with the program the system has for it."""
        if self._saved is not None:
            self._open_file(self._saved)

    def _ask_target(self, suggested: Path) -> Path | None:
        suffix = suggested.suffix
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Simpan laporan"),
            str(suggested),
            self.tr("PDF (*.pdf)") if suffix == ".pdf" else self.tr("Excel (*.xlsx)"),
        )
        if not chosen:
            return None
        target = Path(chosen)
        ends = target.suffix.lower() == suffix
        return target if ends else target.with_name(f"{target.name}{suffix}")


def _open_with_system(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
