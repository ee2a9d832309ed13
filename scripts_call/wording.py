"""Checks of one text of a script: placeholders from the closed list, nothing unprintable."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from scripts_call.faults import FaultCode
from scripts_call.model import ScriptKind
from scripts_call.placeholders import NAMES, TOKEN, Placeholder
from scripts_call.reading import Findings, meant
from scripts_call.toml_lines import Path

_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|&#?\w+;")
_BRACE: Final = re.compile(r"[{}]")
_PRINTABLE: Final = frozenset("\n\t")


def check_text(findings: Findings, path: Path, text: str, kind: ScriptKind | None) -> None:
    """Write down every fault of the text at `path`; `kind` None when it is not known."""
    _check_characters(findings, path, text)
    _check_markup(findings, path, text)
    for name in dict.fromkeys(TOKEN.findall(text)):
        _check_placeholder(findings, path, name, kind)
    brace = _BRACE.search(TOKEN.sub("", text))
    if brace:
        findings.add(
            path,
            FaultCode.BROKEN_PLACEHOLDER,
            f"Kurung kurawal “{brace[0]}” tidak berpasangan.",
            "Tulis isian sebagai {nama}, dengan satu kurung pembuka dan satu penutup.",
            needle=_lonely_brace(text, brace[0]),
        )


def check_plain(findings: Findings, path: Path, text: str) -> None:
    """The same for a text that is shown as it stands: a title, a keyword, a label."""
    _check_characters(findings, path, text)
    _check_markup(findings, path, text)
    brace = _BRACE.search(text)
    if brace:
        findings.add(
            path,
            FaultCode.FOREIGN_PLACEHOLDER,
            "Isian dalam kurung kurawal tidak dapat dipakai di sini.",
            "Tulis teks biasa; isian hanya untuk kalimat yang diucapkan, petunjuk, dan jawaban.",
            needle=brace[0],
        )


def check_plains(findings: Findings, path: Path, texts: Iterable[str]) -> None:
    """`check_plain` for every element of a list of texts."""
    for number, text in enumerate(texts):
        check_plain(findings, (*path, number), text)


def _check_markup(findings: Findings, path: Path, text: str) -> None:
    tag = _TAG.search(text)
    if tag:
        findings.add(
            path,
            FaultCode.MARKUP,
            f"Ada tanda markah “{tag[0]}”; teks naskah dibaca apa adanya.",
            "Hapus tanda itu dan tulis teks biasa.",
            needle=tag[0],
        )


def _check_characters(findings: Findings, path: Path, text: str) -> None:
    if text.replace("\n", "").replace("\t", "").isprintable():
        return
    strange = {
        character
        for character in text
        if character not in _PRINTABLE and unicodedata.category(character)[0] == "C"
    }
    for character in sorted(strange):
        findings.add(
            path,
            FaultCode.CONTROL_CHARACTER,
            f"Ada karakter kendali yang tidak terlihat (U+{ord(character):04X}).",
            "Hapus karakter itu; ketik ulang bagian di sekitarnya bila perlu.",
            needle=character,
        )


def _check_placeholder(findings: Findings, path: Path, name: str, kind: ScriptKind | None) -> None:
    token = f"{{{name}}}"
    if name not in NAMES:
        findings.add(
            path,
            FaultCode.UNKNOWN_PLACEHOLDER,
            f"Isian {token} tidak dikenal.{meant(name, sorted(NAMES))}",
            "Pakai hanya isian dari daftar yang tersedia.",
            needle=token,
        )
    elif kind is not None and not Placeholder(name).fits(kind):
        findings.add(
            path,
            FaultCode.FOREIGN_PLACEHOLDER,
            f"Isian {token} tidak tersedia bagi naskah jenis “{kind}”.",
            "Hapus isian ini, atau periksa kunci kind pada awal naskah.",
            needle=token,
        )


def _lonely_brace(text: str, brace: str) -> str:
    """Enough of the text around the lonely brace to find it again in the source."""
    blanked = TOKEN.sub(lambda match: " " * len(match[0]), text)
    at = blanked.index(brace)
    if brace == "{":
        return text[at : at + 8]
    return text[max(0, at - 8) : at + 1].rpartition("\n")[2]
