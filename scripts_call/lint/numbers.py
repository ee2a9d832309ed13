"""Numbers that stand in a text instead of coming from the facts or the contact.

Allowed are only the marks of a list: `1.`, `1)` or `(1)` at the beginning of a paragraph, and
`(1)` within one. A number written in words counts when a unit of the rules follows it.
"""

import re
from collections.abc import Iterator
from typing import Final

from scripts_call.facts import FactSheet
from scripts_call.faults import FaultCode
from scripts_call.lint.remarks import Remark, blanked, quoted
from scripts_call.model import ScriptKind

_DIGITS: Final = re.compile(
    r"(?:Rp\.?\s?)?\d[\d.,/-]*(?<=\d)(?:\s*(?:%|persen|ribu|juta|rb|jt|bulan|hari|tahun|tahap))?",
    re.IGNORECASE,
)
_MARK: Final = re.compile(r"(?:^|(?<=\n))\(?\d{1,2}[.)](?=\s)|\(\d{1,2}\)")
_COUNTED: Final = (
    "dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seratus|seribu|setengah|"
    "belas|puluh|ratus|satu"
)
_WORDED: Final = re.compile(
    rf"\b(?:{_COUNTED})(?:\s+(?:{_COUNTED}|ribu|juta)){{0,8}}\s+"
    r"(?:persen|rupiah|ribu|juta|miliar|bulan|tahun|hari|tahap|cicilan|angsuran|anak)\b",
    re.IGNORECASE,
)
_LONGEST: Final = 24
_ONE: Final = re.compile(r"satu\s+(?!persen|rupiah|juta|miliar)", re.IGNORECASE)


def check_numbers(
    text: str, kind: ScriptKind, facts: FactSheet | None, *, aloud: bool = True
) -> Iterator[Remark]:
    """Every number of its own; `aloud` False for what is only shown to the officer."""
    plain = _MARK.sub(lambda match: " " * len(match[0]), blanked(text))
    code = FaultCode.FREE_NUMBER if aloud else FaultCode.NUMBER_IN_HINT
    for match in _DIGITS.finditer(plain):
        yield Remark(
            match.start(),
            code,
            f"Angka {quoted(match[0])} ditulis langsung, bukan dari daftar fakta.",
            _instead(match[0], kind, facts),
        )
    for match in _WORDED.finditer(plain) if aloud else ():
        if not _ONE.match(match[0]):
            yield Remark(
                match.start(),
                code,
                f"Bilangan {quoted(match[0])} ditulis langsung, bukan dari daftar fakta.",
                _instead("", kind, facts),
            )


def _instead(number: str, kind: ScriptKind, facts: FactSheet | None) -> str:
    digits = re.search(r"\d[\d.,]*\d|\d", number[:_LONGEST])
    fitting = (
        [
            f"{{{fact.placeholder}}}"
            for fact in facts.facts.values()
            if fact.placeholder.fits(kind)
            and re.search(rf"(?<![\d.]){re.escape(digits[0])}(?![\d.])", fact.text)
        ]
        if facts and digits
        else []
    )
    if fitting:
        return f"Pakai isian fakta, misalnya {' atau '.join(fitting[:3])}."
    return "Pakai isian fakta atau isian kontak; bila belum ada, tambahkan dahulu pada facts.toml."
