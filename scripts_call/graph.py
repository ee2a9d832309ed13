"""Check the ways through a script, as `reach` walks them.

Proves what one walk cannot: that each step can be reached, that every path can still end, and
that nothing protected is said before the right party is confirmed, whatever is answered, whatever
the conditions turn out to be and whichever objections are raised on the way.
"""

from collections.abc import Callable, Iterator, Mapping

from scripts_call.condition_check import check_conditions
from scripts_call.faults import FaultCode
from scripts_call.model import Answer, Script, Step
from scripts_call.placeholders import Exposure, used
from scripts_call.reach import (
    Standing,
    always_answerable,
    reachable,
    route,
    steps_with_a_way_out,
)
from scripts_call.reading import Findings, meant
from scripts_call.toml_lines import Path


def check_graph(script: Script, findings: Findings) -> None:
    """Write down what is wrong with the ways through the script."""
    _check_targets(script, findings)
    _check_skips(script, findings)
    check_conditions(script, findings)
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
        for number, branch in enumerate(answer.branches):
            if branch.goto and branch.goto not in script.steps:
                _missing(findings, (*path, "branches", number, "goto"), branch.goto, known)
    for name, step in script.steps.items():
        if step.skip_to and step.skip_to not in script.steps:
            _missing(findings, ("steps", name, "skip_to"), step.skip_to, known)


def _check_skips(script: Script, findings: Findings) -> None:
    """Steps that hand over to each other for ever, and steps whose answers may all be hidden."""
    safe: set[str] = set()
    for name, step in script.steps.items():
        way: list[str] = []
        here: str | None = name
        while here is not None and here in script.steps and here not in safe and here not in way:
            way.append(here)
            here = script.steps[here].skip_to
        if here is not None and here in way:
            loop = [*way[way.index(here) :][:8], here]
            findings.add(
                ("steps", here, "skip_to"),
                FaultCode.SKIP_LOOP,
                f"Langkah yang dilewati berputar: {' → '.join(loop)}.",
                "Arahkan salah satu skip_to ke langkah tanpa when.",
            )
        safe.update(way)
        if step.answers and not always_answerable(step):
            findings.add(
                ("steps", name),
                FaultCode.HIDDEN_ANSWERS,
                f"Semua jawaban langkah “{name}” dapat tersembunyi sekaligus.",
                "Sediakan paling sedikit satu jawaban tanpa when, atau pasangan syarat yang saling"
                " melengkapi, misalnya x dan not x.",
            )


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
    leads_out = steps_with_a_way_out(script)
    reached = {standing.step for standing in came_from}
    for name in script.steps:
        if name in reached and name not in leads_out:
            findings.add(
                ("steps", name),
                FaultCode.NO_WAY_OUT,
                f"Dari langkah “{name}” percakapan hanya berputar dan tidak pernah berakhir.",
                "Tambahkan jawaban yang menuju langkah dengan ending.",
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
        way = route(standing, came_from)
        return f"karena langkah ini dapat dicapai sebelum verifikasi ({way})"

    _forbid(findings, (*path, "say"), step.say, why)
    _forbid(findings, (*path, "hint"), step.hint, why, aloud=False)
    for number, answer in enumerate(step.answers):
        _forbid(findings, (*path, "answers", number, "text"), answer.text, why)


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
