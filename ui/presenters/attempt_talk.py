"""The script of one attempt as it was walked: steps with their answers, objections.

Titles come from the library; of another version of the script only the codes are certain.
"""

from dataclasses import dataclass
from typing import Final

from dialer.review import AttemptView
from scripts_call.library import Library
from ui.presenters.words import Shade

GONE: Final = "Naskah ini tidak ada lagi; langkahnya ditunjukkan dengan kodenya."
OTHER_VERSION: Final = (
    "Naskah telah berganti sejak percakapan ini; langkahnya ditunjukkan dengan kodenya."
)


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the script and the answer that was picked, "" where none was."""

    title: str
    answer: str


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """An objection, the answer that was used, and whether it settled the matter."""

    title: str
    answer: str
    result: str
    shade: Shade


@dataclass(frozen=True, slots=True)
class TalkView:
    """The way through the script. `caveat` says why titles are missing, "" when they are not."""

    title: str
    caveat: str
    steps: tuple[StepRow, ...]
    objections: tuple[ObjectionRow, ...]


def talk_view(view: AttemptView, library: Library) -> TalkView | None:
    """Return the way through the script, None when none was used."""
    attempt = view.attempt
    if not attempt.script_id:
        return None
    script = library.scripts.get(attempt.script_id)
    steps: dict[str, str] = {}
    objections: dict[str, str] = {}
    caveat = GONE if script is None else OTHER_VERSION
    if script is not None and script.version == view.script_version:
        caveat = ""
        steps = {one.id: one.title for one in script.steps.values()}
        objections = {one.id: one.title for one in script.objections.values()}
    return TalkView(
        title=script.title if script else attempt.script_id,
        caveat=caveat,
        steps=tuple(
            StepRow(steps.get(one.step_id, one.step_id), one.answer) for one in attempt.path
        ),
        objections=tuple(
            ObjectionRow(
                title=objections.get(one.objection_id, one.objection_id),
                answer=one.answer,
                result="teratasi" if one.resolved else "belum teratasi",
                shade=Shade.GOOD if one.resolved else Shade.WARN,
            )
            for one in attempt.objections
        ),
    )
