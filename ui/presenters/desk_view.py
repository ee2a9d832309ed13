"""The whole desk as it is drawn: one frozen value made of the views of its panels."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from ui.presenters.call_view import CallView
from ui.presenters.contact_card import ContactCard
from ui.presenters.desk_messages import MessagesView
from ui.presenters.outcome_view import FormView
from ui.presenters.script_talk import ScriptView
from ui.presenters.words import Shade

SKIP_REASONS: Final[tuple[tuple[str, str], ...]] = (
    ("bad_time", "Waktunya kurang tepat"),
    ("check_data", "Data perlu diperiksa dahulu"),
    ("other_officer", "Ditangani petugas lain"),
    ("waiting", "Menunggu kabar atau berkas"),
    ("other", "Alasan lain"),
)
"""Code for the trail and its words, on the keys 1-5."""


class IdleAction(Enum):
    """Where the button of an empty desk leads."""

    LISTS = "lists"
    QUEUE = "queue"
    EVERYTHING = "everything"
    SHOW_SKIPPED = "show_skipped"
    VISITS = "visits"


@dataclass(frozen=True, slots=True)
class IdleView:
    """Nobody is on the desk: why, what to do. `asks_override` offers to work outside the hours."""

    title: str
    sentence: str
    button: str
    action: IdleAction
    asks_override: bool = False
    can_go_on: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """Something the person should know, said in place; unless it `stays`, until the next change."""

    shade: Shade
    happened: str
    todo: str = ""
    stays: bool = False


@dataclass(frozen=True, slots=True)
class FootView:
    """How the day goes. `done` of `target` attempts; texts are ready to be shown."""

    done: int = 0
    target: int = 0
    left: str = ""
    next_callback: str = ""


@dataclass(frozen=True, slots=True)
class WorkChoice:
    """What may be worked on: everything, one kind, or one list."""

    kind: str
    list_id: str
    text: str


@dataclass(frozen=True, slots=True)
class DeskView:
    """The desk. Either `idle` is set, or `call`, `contact` and `form` are.

    `saved` is the quiet word on what was saved last; `skip_asked` shows the reasons for skipping,
    `writing` the page of written messages. `undoable`: a save of this desk can be taken back.
    `overtime` is the reason that was given today for working outside the hours, to be given again.
    """

    idle: IdleView | None
    call: CallView | None
    contact: ContactCard | None
    script: ScriptView | None
    form: FormView | None
    foot: FootView
    work: tuple[WorkChoice, ...]
    chosen_work: WorkChoice
    message: Message | None
    saved: str
    skip_asked: bool
    skip_note: str
    writing: MessagesView | None = None
    undoable: bool = False
    overtime: str = ""
