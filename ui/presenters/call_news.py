"""What the telephone has to tell the desk beside the state of the call."""

from dialer.calls import Trouble
from dialer.telephony.setup import load_telephony
from dialer.workstation import Workstation
from ui.presenters.call_line import CallLine
from ui.presenters.desk_view import Message
from ui.presenters.words import TROUBLES, Shade

CLOCK_BACK = (
    "Jam komputer baru saja dimundurkan.",
    "Lama panggilan tetap dihitung benar. Periksa tanggal dan jam sebelum membuat janji.",
)


def line_message(line: CallLine) -> Message | None:
    """Say what went wrong on our own side, or that the clock was set back; None for nothing."""
    if line.line.live is None and line.trouble is not Trouble.NONE:
        return Message(Shade.WARN, *TROUBLES[line.trouble])
    if line.clock_went_back:
        return Message(Shade.WARN, *CLOCK_BACK)
    return None


def recording_wanted(workstation: Workstation) -> bool:
    """Whether calls are taken down on this desk."""
    return workstation.recordings is not None and load_telephony(workstation.store).record


def record_order(workstation: Workstation) -> tuple[str, str] | None:
    """The name of a new recording and the order for the telephone, None when none is wanted."""
    if workstation.recordings is None or not recording_wanted(workstation):
        return None
    return workstation.recordings.order()
