"""The judgement of a practice in words: points with reasons, where it turned, what was better."""

from dataclasses import dataclass
from typing import Final

from scripts_call.practice.debrief import Debrief, Finding
from scripts_call.practice.scoring import Item
from scripts_call.practice.session import Session
from ui.presenters.practice_call import Spoken, spoken
from ui.presenters.words import Shade

NOTHING_LOST: Final = "Tidak ada yang perlu diperbaiki. Pertahankan cara ini."


@dataclass(frozen=True, slots=True)
class PointsRow:
    """One parameter: "8 dari 10" and why."""

    label: str
    points: str
    share: float
    reason: str
    shade: Shade


@dataclass(frozen=True, slots=True)
class Turning:
    """A place of the call that could have been better.

    `place` is "Giliran 4 · Verifikasi"; `better` is what could have been said there.
    """

    place: str
    label: str
    why: str
    heard: str
    said: str
    better: str
    note: str
    cost: str
    instant: bool


@dataclass(frozen=True, slots=True)
class ResultView:
    """A judged practice. `others` are the findings beside the turning point, in their order."""

    persona_id: str
    title: str
    seed: int
    score: str
    passed: bool
    verdict: str
    ending: str
    failed: tuple[str, ...]
    points: tuple[PointsRow, ...]
    turning: Turning | None
    others: tuple[Turning, ...]
    truth: str
    persuades: str
    goal: str
    unheard: tuple[str, ...]
    spoken: tuple[Spoken, ...]


def result_view(session: Session, judged: Debrief) -> ResultView:
    """Put a judgement into words."""
    persona, score = session.case.persona, judged.score
    others = tuple(one for one in judged.findings if one != judged.turning_point)
    return ResultView(
        persona_id=persona.id,
        title=persona.title,
        seed=session.case.seed,
        score=f"{score.total} dari 100",
        passed=score.passed,
        verdict="Lulus" if score.passed else "Belum lulus",
        ending=judged.ending_words,
        failed=tuple(dict.fromkeys(loss.sentence for loss in score.failed)),
        points=tuple(_points(item) for item in score.items),
        turning=_turning(judged.turning_point) if judged.turning_point else None,
        others=tuple(_turning(one) for one in others),
        truth=judged.truth,
        persuades=judged.persuades,
        goal=judged.goal,
        unheard=tuple(one for one in judged.not_understood if one),
        spoken=spoken(session),
    )


def _points(item: Item) -> PointsRow:
    shade = Shade.WARN
    if item.points == item.weight:
        shade = Shade.GOOD
    elif not item.points:
        shade = Shade.BAD
    share = item.points / item.weight if item.weight else 1.0
    return PointsRow(item.label, f"{item.points} dari {item.weight}", share, item.reason, shade)


def _turning(one: Finding) -> Turning:
    return Turning(
        place=f"Giliran {one.turn} · {one.scene}" if one.turn else one.scene,
        label=one.label,
        why=one.why,
        heard=one.heard,
        said=one.said,
        better=one.better,
        note=one.note,
        cost="Menggugurkan" if one.instant else f"−{one.points}",
        instant=one.instant,
    )
