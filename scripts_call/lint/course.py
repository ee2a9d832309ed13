"""The course of a conversation: opened with a greeting and a name, closed with thanks, and not a
word of the debt before one knows who is listening."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from scripts_call.condition_check import conditions_of
from scripts_call.faults import FaultCode
from scripts_call.lint.filled import Filled
from scripts_call.lint.remarks import Remark, is_aside, quoted
from scripts_call.lint.speech import tell
from scripts_call.model import Script, ScriptKind, Step
from scripts_call.placeholders import Placeholder, used
from scripts_call.reach import Standing, landings, reachable, route
from scripts_call.reading import Findings
from scripts_call.toml_lines import Path
from scripts_call.truth import can_be

SILENT_ENDINGS: Final = frozenset(
    {
        "no_answer",
        "busy",
        "switched_off",
        "invalid_number",
        "blocked",
        "whatsapp_only",
        "whatsapp_unanswered",
        "hung_up",
    }
)
"""Outcome codes of calls in which nobody is there any more to say farewell to."""

_FAREWELL: Final = re.compile(
    r"terima kasih|\{salam\}|sampai jumpa|"
    r"selamat (?:pagi|siang|sore|malam|bekerja|beraktivitas|beristirahat)",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(r"tidak ada yang perlu diucapkan", re.IGNORECASE)
"""With these words in brackets an ending says that nobody is there, as at an empty shop."""

_DEBT: Final = re.compile(
    r"\w*tunggak\w*|\bh?utang\w*|\w*(?:tagih|nagih)\w*|terutang|\w*cicil\w*|\bREHAB\b|\bRp\s?\d|"
    r"\w*lunas\w*",
    re.IGNORECASE,
)


def check_course(script: Script, values: Mapping[str, str], findings: Findings) -> None:
    """Write down what is missing on some way through the script, or said too early."""
    came_from = reachable(script)
    _check_opening(script, findings)
    _check_closing(script, came_from, findings)
    if script.kind is ScriptKind.ARREARS:
        _check_debt(script, came_from, values, findings)
    for path, condition in conditions_of(script):
        truths = can_be(condition, {})
        if len(truths) == 1:
            findings.add(
                path,
                FaultCode.CONSTANT_CONDITION,
                "Syarat ini selalu benar." if True in truths else "Syarat ini tidak pernah benar.",
                "Hapus syaratnya, atau betulkan batasnya.",
            )


def _check_opening(script: Script, findings: Findings) -> None:
    for step in _first_words(script):
        path: Path = ("steps", step.id, "say")
        fillings = set(used(step.say))
        if Placeholder.GREETING not in fillings:
            findings.add(
                path,
                FaultCode.NO_GREETING,
                "Pembuka ini belum menyapa menurut waktu setempat.",
                "Mulai dengan isian {salam}.",
            )
        if Placeholder.OFFICER not in fillings:
            findings.add(
                path,
                FaultCode.NO_OFFICER_NAME,
                "Pembuka ini belum menyebut nama petugas.",
                "Tambahkan, misalnya, “saya {petugas} dari BPJS Kesehatan {kantor}”.",
            )
        if "BPJS Kesehatan" not in step.say:
            findings.add(
                path,
                FaultCode.NO_INSTITUTION,
                "Pembuka ini belum menyebut BPJS Kesehatan.",
                "Tambahkan, misalnya, “dari BPJS Kesehatan {kantor}”.",
            )


def _first_words(script: Script) -> Iterator[Step]:
    """The steps with which one may begin to speak; steps of preparation are passed through."""
    waiting = list(landings(script, script.start, confirmed=False))
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        step = script.steps[name]
        if not is_aside(step.say):
            yield step
            continue
        for answer in step.answers:
            for target in answer.targets:
                waiting.extend(landings(script, target, confirmed=False))


def _check_closing(
    script: Script, came_from: Mapping[Standing, Standing | None], findings: Findings
) -> None:
    told: set[str] = set()
    for standing in came_from:
        step = script.steps[standing.step]
        if step.ending is None or step.ending in SILENT_ENDINGS or standing.closed:
            continue
        if not standing.confirmed and _NOBODY.search(step.say) and is_aside(step.say):
            continue
        if step.id not in told and not _FAREWELL.search(step.say):
            told.add(step.id)
            findings.add(
                ("steps", step.id, "say"),
                FaultCode.NO_CLOSING,
                f"Percakapan berakhir di sini tanpa penutup ({route(standing, came_from)}).",
                "Ucapkan terima kasih dan salam, atau tandai langkah penutup sebelumnya dengan"
                " closing = true.",
            )


def _check_debt(
    script: Script,
    came_from: Mapping[Standing, Standing | None],
    values: Mapping[str, str],
    findings: Findings,
) -> None:
    for standing in came_from:
        if not standing.confirmed and not standing.closed:
            why = f"langkah ini dapat dicapai sebelum verifikasi ({route(standing, came_from)})"
            say = script.steps[standing.step].say
            _forbid_debt(("steps", standing.step, "say"), say, values, why, findings)
    for name, one in script.objections.items():
        if not one.confirmed_only:
            why = "keberatan ini dapat diajukan sebelum verifikasi"
            for key, text in (
                ("empathy", one.empathy),
                ("fact", one.fact),
                ("next", one.next_step),
            ):
                _forbid_debt(("objections", name, key), text, values, why, findings)
    if script.hold:
        why = "kalimat ini dipakai sebelum verifikasi"
        _forbid_debt(("hold", "say"), script.hold.say, values, why, findings)


def _forbid_debt(
    path: Path, text: str, values: Mapping[str, str], why: str, findings: Findings
) -> None:
    if any(placeholder.protected for placeholder in used(text)):
        return  # the walk through the script has told this already
    filled = Filled(text, values)
    match = _DEBT.search(filled.text)
    if match:
        remark = Remark(
            filled.origin(match.start()),
            FaultCode.DEBT_TOO_EARLY,
            f"{quoted(match[0])} menyinggung tunggakan, padahal {why}.",
            "Katakan “informasi kepesertaan” saja, atau pindahkan ke langkah setelah verifikasi"
            " (untuk keberatan: confirmed_only = true).",
        )
        tell(findings, path, text, [remark])
