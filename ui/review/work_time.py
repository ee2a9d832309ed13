"""How everybody worked today, as a table that a key puts before the log."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from ui.presenters.work_time import WorkRow, work_rows
from ui.session import Session
from ui.theme import px
from ui.widgets import Card, Column, Role, Table, label

KEY = "Ctrl+Shift+W"


class WorkTimePanel(Card):
    """Time at work, handling time, occupancy, pauses and skips of each officer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Waktu kerja hari ini"), parent)
        self._session = session
        self._found: Mapping[str, WorkRow] = {}
        self.table: Table[WorkRow] = Table(
            [
                Column(self.tr("Petugas"), lambda row: row.officer, width=150, strong=True),
                Column(self.tr("Masuk kerja"), lambda row: row.logged_in, number=True, width=96),
                Column(self.tr("Menangani"), lambda row: row.handled, number=True, width=92),
                Column(self.tr("Okupansi"), lambda row: row.occupancy, width=150),
                Column(self.tr("Jeda"), lambda row: row.pauses),
                Column(self.tr("Dilewati"), lambda row: row.skips),
            ],
            self._rows,
            self.tr("Waktu kerja hari ini"),
        )
        self.table.setFixedHeight(px(190))
        self.body.addWidget(self.table)
        self.foot = label(
            self.tr(
                "Okupansi = bicara, tahan, dan mencatat dibagi waktu masuk kerja. Waktu masuk "
                "dihitung sampai keluar, atau sampai kegiatan terakhir bila belum keluar."
            ),
            Role.LABEL,
            wrap=True,
        )
        self.body.addWidget(self.foot)

    def reload(self) -> None:
        """Read the trail again."""
        self._found = work_rows(self._session.workstation, self._session.officer)
        self.table.set_ids(tuple(self._found))

    def _rows(self, ids: Sequence[str]) -> Mapping[str, WorkRow]:
        return {one: self._found[one] for one in ids}
