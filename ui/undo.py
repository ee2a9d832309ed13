"""The key that takes a save back: the last one at the desk, the chosen one in the log."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dialer.errors import SambungError
from dialer.facts import Channel
from ui.reason_line import ReasonLine
from ui.session import Session
from ui.theme import Tone
from ui.widgets.keys import bind

KEY = "Ctrl+Shift+Z"


def add_undo_at_the_desk(desk: QWidget, session: Session) -> None:
    """Let the officer's last save of the day be taken back; its contact comes to the desk again."""

    def undo() -> None:
        attempt_id = session.workstation.undoing.last_of(session.officer)
        if not attempt_id:
            session.news.notice.emit(
                Tone.INFO.value, _tr("Tidak ada simpanan Anda hari ini yang dapat diurungkan.")
            )
            return

        def take_back(why: str) -> None:
            contact_id = _undo(session, attempt_id, why)
            if contact_id:
                session.news.contact_wanted.emit(contact_id, Channel.PHONE)

        asked.ask(_tr("Mengapa simpanan terakhir diurungkan?"), take_back)

    asked = ReasonLine(desk)
    bind(desk, KEY, _tr("Urungkan simpanan terakhir"), undo)


def add_undo_in_the_log(log: QWidget, session: Session, chosen: Callable[[], object]) -> None:
    """Let the save of the chosen line be taken back: one's own of the day, by a lead any."""

    def undo() -> None:
        attempt_id = chosen()
        if attempt_id is not None:
            asked.ask(
                _tr("Mengapa hasil percobaan ini diurungkan?"),
                lambda why: _undo(session, str(attempt_id), why),
            )

    asked = ReasonLine(log)
    bind(log, KEY, _tr("Urungkan hasil percobaan ini"), undo)


def _undo(session: Session, attempt_id: str, why: str) -> str:
    try:
        contact_id = session.workstation.undoing.undo(session.officer, attempt_id, why)
    except SambungError as error:
        session.news.notice.emit(Tone.BAD.value, error.sentence)
        return ""
    session.news.notice.emit(
        Tone.GOOD.value,
        _tr("Simpanan diurungkan. Antrean, janji, dan nomor kembali seperti semula."),
    )
    session.news.facts_changed.emit()
    return contact_id


def _tr(text: str) -> str:
    return QCoreApplication.translate("Undo", text)
