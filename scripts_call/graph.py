"""Walk every path of a script at once, on states (step, right party confirmed?).

Proves what one walk cannot: that each step can be reached, that every path can still end, and
that nothing protected is said before the right party is confirmed, whatever is answered and
whichever objections are raised on the way.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from scripts_call.assembly import NOWHERE
from scripts_call.faults import FaultCode
from scripts_call.model import Answer, Script, Step
from scripts_call.placeholders import Exposure, used
from scripts_call.reading import Findings, meant
from scripts_call.toml_lines import Path


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a walk may stand."""

    step: str
    confirmed: bool


def reachable(script: Script) -> dict[Standing, Standing | None]:
    """Every standing a walk can come to without jumping, with the one before it."""
    if script.start not in script.steps:
        return {}
    leaps = _leaps(script)
    first = Standing(script.start, confirmed=False)
    came_from: dict[Standing, Standing | None] = {first: None}
    waiting = deque([first])
    while waiting:
        here = waiting.popleft()
        for there in _onward(script, here, leaps):
            if there.step in script.steps and there not in came_from:
                came_from[there] = here
                waiting.append(there)
    return came_from


def _leaps(script: Script) -> list[tuple[str, bool]]:
    """Steps an objection may lead to, and whether only after confirmation."""
    return [
        (answer.goto, objection.confirmed_only)
        for objection in script.objections.values()
        for answer in objection.answers
        if answer.goto
    ]


def _onward(script: Script, here: Standing, leaps: list[tuple[str, bool]]) -> Iterator[Standing]:
    for answer in script.steps[here.step].answers:
        if answer.goto:
            yield Standing(answer.goto, here.confirmed or answer.confirms)
    for target, confirmed_only in leaps:
        if here.confirmed or not confirmed_only:
            yield Standing(target, here.confirmed)


def check_graph(script: Script, findings: Findings) -> None:
    """Write down what is wrong with the ways through the script."""
    _check_targets(script, findings)
    came_from = reachable(script)
    if came_from:
        _check_reached(script, findings, came_from)
        _check_ways_out(script, findings, came_from)
    _check_spoken(script, findings, came_from)
    _check_objections(script, findings)


def _check_targets(script: Script, findings: Findings) -> None:
    known = list(script.steps)
    if script.start and script.start not in script.steps:
        _missing(findings, ("start",), script.start, known)
    for path, answer in _answers(script):
        if answer.goto and answer.goto not in script.steps:
            _missing(findings, (*path, "goto"), answer.goto, known)


def _missing(findings: Findings, path: Path, target: str, known: list[str]) -> None:
    findings.add(
        path,
        FaultCode.MISSING_TARGET,
        f"Langkah “{target}” tidak ada.{meant(target, known)}",
        f"Buat bagian [steps.{target}], atau betulkan nama tujuannya.",
    )


def _answers(script: Script) -> Iterator[tuple[Path, Answer]]:
    for name, step in script.steps.items():
        for number, answer in enumerate(step.answers):
            yield ("steps", name, "answers", number), answer
    for name, objection in script.objections.items():
        for number, answer in enumerate(objection.answers):
            yield ("objections", name, "answers", number), answer


def _check_reached(
    script: Script, findings: Findings, came_from: Mapping[Standing, Standing | None]
) -> None:
    reached = {standing.step for standing in came_from}
    for name in script.steps:
        if name not in reached:
            findings.add(
                ("steps", name),
                FaultCode.UNREACHABLE,
                f"Langkah “{name}” tidak dapat dicapai dari pembuka.",
                "Arahkan salah satu jawaban ke langkah ini, atau hapus langkahnya.",
            )


def _check_ways_out(
    script: Script, findings: Findings, came_from: Mapping[Standing, Standing | None]
) -> None:
    """Steps that only lead round in circles; objections don't count as a way out."""
    before: dict[str, list[str]] = {}
    for name, step in script.steps.items():
        for answer in step.answers:
            before.setdefault(answer.goto or NOWHERE, []).append(name)
    leads_out = {name for name, step in script.steps.items() if _stops(script, step)}
    waiting = list(leads_out)
    while waiting:
        for name in before.get(waiting.pop(), ()):
            if name not in leads_out:
                leads_out.add(name)
                waiting.append(name)
    reached = {standing.step for standing in came_from}
    for name in script.steps:
        if name in reached and name not in leads_out:
            findings.add(
                ("steps", name),
                FaultCode.NO_WAY_OUT,
                f"Dari langkah “{name}” percakapan hanya berputar dan tidak pernah berakhir.",
                "Tambahkan jawaban yang menuju langkah dengan ending.",
            )


def _stops(script: Script, step: Step) -> bool:
    """An ending, or a place that has a fault of its own already."""
    return not step.answers or any(
        answer.goto == NOWHERE or answer.goto not in script.steps for answer in step.answers
    )


def _check_spoken(
    script: Script, findings: Findings, came_from: Mapping[Standing, Standing | None]
) -> None:
    for standing in came_from:
        if not standing.confirmed:
            _check_early(script.steps[standing.step], standing, findings, came_from)


def _check_early(
    step: Step,
    standing: Standing,
    findings: Findings,
    came_from: Mapping[Standing, Standing | None],
) -> None:
    path: Path = ("steps", step.id)

    def why() -> str:
        route = " → ".join(_route(standing, came_from))
        return f"karena langkah ini dapat dicapai sebelum verifikasi ({route})"

    _forbid(findings, (*path, "say"), step.say, why)
    _forbid(findings, (*path, "hint"), step.hint, why, aloud=False)
    for number, answer in enumerate(step.answers):
        _forbid(findings, (*path, "answers", number, "text"), answer.text, why)


def _route(standing: Standing, came_from: Mapping[Standing, Standing | None]) -> list[str]:
    route: list[str] = []
    here: Standing | None = standing
    while here is not None:
        route.insert(0, here.step)
        here = came_from[here]
    return route


def _check_objections(script: Script, findings: Findings) -> None:
    for name, objection in script.objections.items():
        path: Path = ("objections", name)
        if objection.confirmed_only:
            if script.hold is None:
                findings.add(
                    (*path, "confirmed_only"),
                    FaultCode.NO_HOLD,
                    "Belum ada kalimat pengganti sebelum verifikasi.",
                    "Tambahkan bagian [hold] dengan kunci say dan answer.",
                )
            continue
        spoken = {"empathy": objection.empathy, "fact": objection.fact, "next": objection.next_step}
        for key, text in spoken.items():
            _forbid(findings, (*path, key), text, _raised_early)
        for number, answer in enumerate(objection.answers):
            _forbid(findings, (*path, "answers", number, "text"), answer.text, _raised_early)
    if script.hold:
        _forbid(findings, ("hold", "say"), script.hold.say, _said_early)
        _forbid(findings, ("hold", "answer"), script.hold.answer, _said_early)


def _raised_early() -> str:
    return "karena keberatan ini dapat diajukan sebelum verifikasi"


def _said_early() -> str:
    return "karena kalimat ini dipakai sebelum verifikasi"


def _forbid(
    findings: Findings, path: Path, text: str, why: Callable[[], str], *, aloud: bool = True
) -> None:
    for placeholder in dict.fromkeys(used(text)):
        if placeholder.exposure is Exposure.PROTECTED or (aloud and placeholder.protected):
            findings.add(
                path,
                FaultCode.SAID_TOO_EARLY,
                f"Isian {{{placeholder}}} belum boleh dipakai di sini, {why()}.",
                "Pindahkan ke langkah setelah jawaban dengan confirms = true"
                " (untuk keberatan: confirmed_only = true).",
                needle=f"{{{placeholder}}}",
            )
