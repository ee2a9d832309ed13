"""Page "Susunan kolom": what was remembered of columns; renamed, forgotten, shared as a file."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dialer.errors import SambungError
from ui.icons import Icon
from ui.live import show_ids
from ui.presenters.mappings import MappingRow, mapping_rows
from ui.reconcile.files import Dialogs
from ui.session import Session
from ui.theme import Tone, px
from ui.widgets import Column, EmptyState, Field, KeyButton, Notice, Role, Table, Variant, label

_FILES = "JSON (*.json)"


class MappingsPage(QWidget):
    """A table and what can be done with its row. `left` asks for what was open before."""

    left = Signal()

    def __init__(
        self, session: Session, dialogs: Dialogs | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._dialogs = dialogs
        self._rows: Mapping[str, MappingRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        head = QHBoxLayout()
        head.setSpacing(px(12))
        back = KeyButton(self.tr("Kembali"), "Escape", Variant.QUIET)
        back.clicked.connect(self.left)
        head.addWidget(back)
        head.addWidget(label(self.tr("Susunan kolom yang diingat"), Role.SECTION))
        head.addStretch(1)
        self.take = KeyButton(self.tr("Ambil dari berkas"), "Ctrl+O", icon=Icon.IMPORT)
        self.take.clicked.connect(self._import)
        head.addWidget(self.take)
        self.share = KeyButton(self.tr("Simpan untuk dibagikan"), "Ctrl+S", icon=Icon.EXPORT)
        self.share.clicked.connect(self._export)
        head.addWidget(self.share)
        column.addLayout(head)
        self.notice = Notice()
        self.notice.hide()
        column.addWidget(self.notice)
        self._front = QStackedWidget()
        column.addWidget(self._front, 1)
        self._front.addWidget(self._build_filled())
        self._front.addWidget(
            EmptyState(
                self.tr("Belum ada susunan kolom"),
                self.tr(
                    "Centang “Ingat susunan kolom ini” saat mengimpor daftar; berkas yang judulnya"
                    " sama kemudian dibaca tanpa bertanya lagi."
                ),
                icon=Icon.LISTS,
            )
        )

    def _build_filled(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.table: Table[MappingRow] = Table(
            [
                Column(self.tr("Nama"), lambda row: row.name, strong=True),
                Column(self.tr("Isi berkas"), lambda row: row.kind, width=120),
                Column(self.tr("Kolom"), lambda row: row.columns),
                Column(self.tr("Disimpan"), lambda row: row.saved, width=270),
            ],
            self._fetch,
            self.tr("Susunan kolom"),
        )
        self.table.selected.connect(lambda _id: self._show())
        column.addWidget(self.table, 1)
        self.content = label("", Role.MUTED, wrap=True)
        column.addWidget(self.content)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        self.name = QLineEdit()
        self.name.returnPressed.connect(self._rename)
        foot.addWidget(Field(self.tr("Nama"), self.name), 1)
        self.rename = KeyButton(self.tr("Ganti nama"), "F6", icon=Icon.EDIT)
        self.rename.clicked.connect(self._rename)
        buttons = QVBoxLayout()
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.rename)
        self.forget = KeyButton(self.tr("Lupakan"), "Ctrl+Backspace", Variant.DANGER)
        self.forget.clicked.connect(self._forget)
        row.addWidget(self.forget)
        buttons.addLayout(row)
        foot.addLayout(buttons)
        foot.addStretch(1)
        column.addLayout(foot)
        return made

    def reload(self) -> None:
        """Read what is remembered."""
        self._rows = mapping_rows(self._session.workstation)
        show_ids(self.table, tuple(self._rows))
        self._front.setCurrentIndex(0 if self._rows else 1)
        self.share.setEnabled(bool(self._rows))
        self._show()
        (self.table if self._rows else self.take).setFocus()

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, MappingRow]:
        return {one: self._rows[one] for one in ids}

    @property
    def _chosen(self) -> MappingRow | None:
        return self._rows.get(str(self.table.current))

    def _show(self) -> None:
        row = self._chosen
        self.name.setText(row.name if row else "")
        self.content.setText(row.whole if row else "")

    def _rename(self) -> None:
        row = self._chosen
        if row is not None:
            name = self.name.text()
            self._do(
                lambda actor: (
                    self._session.workstation.mappings.rename(actor, row.mapping_id, name).name
                ),
                self.tr("Kini bernama “{0}”."),
            )

    def _forget(self) -> None:
        row = self._chosen
        if row is not None:
            mappings = self._session.workstation.mappings

            def forget(actor: str) -> str:
                mappings.forget(actor, row.mapping_id)
                return row.name

            self._do(forget, self.tr("“{0}” dilupakan. Daftar yang sudah masuk tidak berubah."))

    def _export(self) -> None:
        suggestion = self._session.export_dir / "susunan-kolom.json"
        target = (
            self._dialogs.target(self, self.share.text(), suggestion)
            if self._dialogs
            else self._ask_target(suggestion)
        )
        if target is not None:
            mappings = self._session.workstation.mappings
            self._do(
                lambda _actor: (
                    f"{mappings.export(target)} susunan kolom disimpan di {target.name}."
                ),
                "{0}",
            )

    def _import(self) -> None:
        folder = self._session.export_dir
        paths = (
            self._dialogs.files(self, self.take.text(), folder)
            if self._dialogs
            else self._ask_files(folder)
        )
        mappings = self._session.workstation.mappings
        if paths:
            self._do(
                lambda actor: str(len(mappings.import_file(actor, paths[0]))),
                self.tr("{0} susunan kolom diambil."),
            )

    def _do(self, work: Callable[[str], str], said: str) -> None:
        try:
            answer = work(self._session.officer.officer_id)
        except SambungError as error:
            self.notice.tell(Tone.BAD, error.sentence)
        else:
            self.notice.tell(Tone.GOOD, said.format(answer))
            self.reload()
        self.notice.show()

    def _ask_target(self, suggestion: Path) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Simpan untuk dibagikan"), str(suggestion), _FILES
        )
        return Path(chosen) if chosen else None

    def _ask_files(self, folder: Path) -> list[Path]:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Ambil dari berkas"), str(folder), _FILES
        )
        return [Path(chosen)] if chosen else []
