"""An objection is answered in three steps: understanding first, then the fact, then a next step."""

import re
from typing import Final

from scripts_call.faults import FaultCode
from scripts_call.model import Objection, Script
from scripts_call.reading import Findings

_EMPATHY: Final = re.compile(
    r"\b(?:memahami|mengerti|maklum|maaf|turut|prihatin|(?:ber)?duka(?:cita)?|terima kasih|"
    r"syukur\w*|wajar|menghargai|hormati|menghormati|senang|baik|tentu|benar|simpati|"
    r"merasakan|khawatir\w*|dimengerti)\b",
    re.IGNORECASE,
)
_BUT: Final = re.compile(r"\b(?:tetapi|namun|akan tetapi|walaupun|meskipun)\b", re.IGNORECASE)
_OFFER: Final = re.compile(
    r"\?|\b(?:silakan|dapat|bersedia|bantu|membantu|kami|saya|mari|bila berkenan)\b", re.IGNORECASE
)


def check_objections(script: Script, findings: Findings) -> None:
    """Write down which objections do not open with empathy, offer nothing, or warn of nothing."""
    for name, objection in script.objections.items():
        _check(("objections", name), objection, findings)


def _check(path: tuple[str, str], objection: Objection, findings: Findings) -> None:
    but = _BUT.search(objection.empathy)
    if objection.empathy and (but or not _EMPATHY.search(objection.empathy)):
        findings.add(
            (*path, "empathy"),
            FaultCode.NO_EMPATHY,
            f"Pembuka jawaban ini membantah dengan “{but[0]}”."
            if but
            else "Pembuka jawaban ini belum menunjukkan pengertian.",
            "Mulai dengan mendengarkan, misalnya “Saya memahami, {sapaan}.”, tanpa membantah.",
            needle=but[0] if but else None,
        )
    if objection.next_step and not _OFFER.search(objection.next_step):
        findings.add(
            (*path, "next"),
            FaultCode.NO_NEXT_STEP,
            "Jawaban ini tidak menawarkan langkah berikutnya.",
            "Akhiri dengan pertanyaan atau tawaran bantuan.",
        )
    if not objection.avoid:
        findings.add(
            (*path, "avoid"),
            FaultCode.NO_AVOID,
            "Belum disebut apa yang tidak boleh dikatakan.",
            'Isi avoid, misalnya ["Menyalahkan peserta."].',
        )
