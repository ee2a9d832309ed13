"""What a visit found: workers counted, how far the employer came, pictures of documents."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialer.contacts.dates import format_date
from dialer.errors import SambungError
from dialer.visiting import MOST_WORKERS
from ui.icons import Icon
from ui.presenters.steps import step_line
from ui.presenters.visits import VisitRow
from ui.scaling import keep_width
from ui.session import Session
from ui.stepper import Stepper
from ui.theme import px
from ui.visit_photos import PhotoStrip
from ui.widgets import Card, Field, KeyButton, NumberEdit, Role, label


class FoundCard(Card):
    """Beside the visits made: the employer of the one that is chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent)
        keep_width(self, 300)
        self.heading.setWordWrap(True)
        self._session = session
        self._contact_id = ""
        self.said = label("", wrap=True)
        self.body.addWidget(self.said)
        self.stepper = Stepper()
        self.body.addWidget(self.stepper)
        self.potential = label("", Role.MUTED, wrap=True)
        self.body.addWidget(self.potential)
        self.workers = Field(self.tr("Jumlah pekerja sebenarnya"), NumberEdit(0, MOST_WORKERS))
        self.keep = KeyButton(self.tr("Catat"), "Ctrl+S", icon=Icon.EMPLOYER)
        self.keep.clicked.connect(self._keep_workers)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.workers, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.keep)
        self.photos = PhotoStrip(session)
        self.body.addWidget(self.photos)
        self.body.addStretch(1)

    def show_visit(self, row: VisitRow) -> None:
        """Show another visit, or the same one anew."""
        self.said.setText("\n".join(row.said))
        self._show_employer(row.contact_id, row.name)

    def _show_employer(self, contact_id: str, name: str) -> None:
        if contact_id != self._contact_id:
            self._contact_id = contact_id
            self.workers.control.setValue(0)
            self.photos.show_contact(contact_id)
        self.heading.setText(name)
        visiting = self._session.workstation.visiting
        self.stepper.show_line(step_line(visiting.milestones(contact_id)))
        contact = self._session.workstation.store.contact(contact_id)
        listed = contact.details.potential_workers if contact else None
        counted = visiting.workers_of(contact_id)
        parts = [self.tr("Potensi di daftar: {0}").format("–" if listed is None else listed)]
        if counted is not None:
            on = format_date(counted.confirmed_on)
            parts.append(self.tr("terkonfirmasi {0} pekerja, {1}").format(counted.workers, on))
        self.potential.setText("; ".join(parts))

    def _keep_workers(self) -> None:
        visiting, officer = self._session.workstation.visiting, self._session.officer
        try:
            visiting.confirm_workers(officer, self._contact_id, self.workers.control.value())
        except SambungError as error:
            self.workers.set_error(error.sentence)
            return
        self.workers.clear_error()
        self._session.news.facts_changed.emit()
        self._show_employer(self._contact_id, self.heading.text())
