"""How many employers have come how far on the way to their first payment."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from dialer.milestones import FunnelStep
from ui.presenters.steps import FunnelRow, funnel_basis, funnel_rows
from ui.session import Session
from ui.theme import Tone, px, tokens
from ui.widgets import Card, Role, label

ROW = 40
NAME = 150
FIGURE = 130


class FunnelChart(QWidget):
    """Bars from zero, each with its count and share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[FunnelRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: tuple[FunnelRow, ...]) -> None:
        """Show other figures."""
        self.rows = rows
        self.setAccessibleName("; ".join(f"{one.label} {one.count} ({one.share})" for one in rows))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(480), px(ROW) * max(1, len(self.rows)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width() - px(NAME) - px(FIGURE)
        middle = Qt.AlignmentFlag.AlignVCenter
        for place, one in enumerate(self.rows):
            top = place * px(ROW)
            painter.setPen(QColor(t.text))
            painter.drawText(QRectF(0, top, px(NAME), px(ROW)), middle, one.label)
            bar = QRectF(px(NAME), top + px(9), max(2.0, room * one.part), px(ROW) - px(18))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.tone(Tone.ACCENT)))
            if one.part > 0:
                painter.drawRoundedRect(bar, px(3), px(3))
            painter.setPen(QColor(t.text))
            painter.drawText(
                QRectF(bar.right() + px(8), top, px(FIGURE), px(ROW)),
                middle,
                f"{one.count} ({one.share})",
            )
        painter.end()


class FunnelPage(QWidget):
    """Counted when it is looked at: all employers with a history are read for it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        card = Card(self.tr("Tahap badan usaha menuju iuran pertama"))
        self.chart = FunnelChart()
        card.body.addWidget(self.chart)
        self.basis = label(self.tr("Menghitung …"), Role.MUTED, wrap=True)
        card.body.addWidget(self.basis)
        card.body.addWidget(
            label(
                self.tr(
                    "Tahap dihitung dari hasil panggilan dan kunjungan, dari pembayaran, dan dari"
                    " yang ditandai petugas. Badan usaha di suatu tahap ikut dihitung di tahap"
                    " sebelumnya."
                ),
                Role.MUTED,
                wrap=True,
            )
        )
        column.addWidget(card)
        column.addStretch(1)

    def follow(self) -> None:
        """Count again if somebody is looking."""
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Count again."""
        visiting, officer = self._session.workstation.visiting, self._session.officer
        self._asked = number = self._asked + 1
        self._session.background.run(
            lambda _progress: visiting.funnel(officer),
            lambda steps: self._show(steps) if number == self._asked else None,
            owner=self,
        )

    def _show(self, steps: tuple[FunnelStep, ...]) -> None:
        self.chart.show_rows(funnel_rows(steps))
        self.basis.setText(funnel_basis(steps) + ".")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.reload()
