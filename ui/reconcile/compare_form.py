"""What to compare: two files, what they hold, what they are called."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from dialer.reconcile.model import ReconcileKind
from dialer.reconcile.words import KINDS
from ui.icons import Icon
from ui.presenters.reconcile import CompareOrder
from ui.scaling import keep_width
from ui.theme import px
from ui.widgets import (
    Card,
    Choice,
    ChoiceList,
    ElidedLabel,
    Field,
    KeyButton,
    Role,
    Variant,
    label,
)


class CompareForm(Card):
    """Emits `ordered` with a CompareOrder, `files_asked` with the side (0 or 1)."""

    ordered = Signal(object)
    files_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Cocokkan dua berkas"), parent)
        keep_width(self, 760)
        self.paths: list[Path | None] = [None, None]
        self.body.setSpacing(px(12))
        self.body.addWidget(
            label(
                self.tr(
                    "Misalnya daftar BPJS Ketenagakerjaan dengan daftar BPJS Kesehatan. Seret"
                    " kedua berkas ke sini atau pilih satu per satu. Tidak ada yang disimpan ke"
                    " daftar telepon."
                ),
                Role.MUTED,
                wrap=True,
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(24))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        sides = ((self.tr("Berkas pertama"), "Ctrl+O"), (self.tr("Berkas kedua"), "Ctrl+P"))
        self.files: list[ElidedLabel] = []
        self.names: list[QLineEdit] = []
        self.choosers: list[KeyButton] = []
        for side, (title, key) in enumerate(sides):
            grid.addWidget(self._side(side, title, key), 0, side)
        self.body.addLayout(grid)
        self.body.addWidget(label(self.tr("Isi kedua berkas"), Role.LABEL))
        self.kinds = ChoiceList(
            [
                Choice(
                    ReconcileKind.PEOPLE.value,
                    KINDS[ReconcileKind.PEOPLE],
                    self.tr("dicari menurut NIK, nomor kartu, lalu nama dan tanggal lahir"),
                ),
                Choice(
                    ReconcileKind.EMPLOYERS.value,
                    KINDS[ReconcileKind.EMPLOYERS],
                    self.tr("dicari menurut NPWP, NIB, kode BU, lalu nama dan alamat"),
                ),
            ],
            checkable=True,
            columns=2,
        )
        self.kinds.setAccessibleName(self.tr("Isi kedua berkas"))
        self.kinds.set_value(ReconcileKind.PEOPLE.value)
        self.body.addWidget(self.kinds)
        self.start = KeyButton(self.tr("Cocokkan"), "Ctrl+Return", Variant.PRIMARY)
        self.start.clicked.connect(self._order)
        self.start.setEnabled(False)
        self.body.addWidget(self.start)

    def _side(self, side: int, title: str, key: str) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(label(title, Role.LABEL))
        file = ElidedLabel(self.tr("Belum dipilih"), Role.STRONG)
        file.setAccessibleName(title)
        self.files.append(file)
        column.addWidget(file)
        choose = KeyButton(self.tr("Pilih berkas"), key, icon=Icon.IMPORT)
        choose.clicked.connect(lambda: self.files_asked.emit(side))
        self.choosers.append(choose)
        column.addWidget(choose)
        name = QLineEdit()
        name.setAcceptDrops(False)
        name.setMaxLength(40)
        name.setPlaceholderText(("BPJS TK", "BPJS Kesehatan")[side])
        self.names.append(name)
        column.addWidget(Field(self.tr("Disebut sebagai"), name))
        return made

    def take_files(self, paths: list[Path], side: int | None = None) -> None:
        """Put files where there is room, or from the side asked for on."""
        for path in paths[:2]:
            empty = next((place for place, one in enumerate(self.paths) if one is None), 0)
            place = empty if side is None else side
            self.paths[place] = path
            self.files[place].setText(path.name)
            side = None if side is None else 1 - side
        ready = None not in self.paths
        self.start.setEnabled(ready)
        (self.start if ready else self.choosers[1 if self.paths[0] else 0]).setFocus()

    def _order(self) -> None:
        left, right = self.paths
        if left is None or right is None:
            return
        kind = ReconcileKind(str(self.kinds.value))
        names = [name.text().strip() for name in self.names]
        self.ordered.emit(CompareOrder(left, right, kind, *names))
