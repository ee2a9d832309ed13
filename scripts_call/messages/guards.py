"""What a written message may never carry, whoever wrote the template.

A message stays in a stranger's hand and is passed on, so it is held to more than a script: nothing
of the matter before the reader is known, no link that is not the institution's own, and no
sentence about codes or accounts except the one that says nobody asks for them.
"""

import re
from collections.abc import Iterator
from typing import Final

from scripts_call.faults import FaultCode
from scripts_call.model import ScriptKind
from scripts_call.placeholders import TOKEN, used
from scripts_call.reading import Findings
from scripts_call.toml_lines import Path

OFFICIAL_HOST: Final = "bpjs-kesehatan.go.id"
"""The only host, with those below it, that a message may name."""

_LINK: Final = re.compile(
    r"https?://\S+|(?<![a-z0-9-])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,63}\b\S*", re.IGNORECASE
)
"""Anything a telephone would make a link of: two words with a stop and no space between."""
_SCHEME: Final = re.compile(r"^https?://", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[^.?!\n]+[.?!\n]*")
_CODES: Final = re.compile(r"\b(?:OTP|PIN|kata sandi|password|kode verifikasi)\b", re.IGNORECASE)
_ACCOUNTS: Final = re.compile(r"\b(?:rekening|transfer)\b", re.IGNORECASE)
_DENIAL: Final = re.compile(r"\b(?:tidak|jangan|bukan)\b", re.IGNORECASE)
_DEBT: Final = re.compile(
    r"tunggak|utang|iuran|tagih|cicil|bayar|lunas|janji|denda|\bREHAB\b|\bRp", re.IGNORECASE
)
_DIGIT: Final = re.compile(r"\d[\d.,]*\b")


def check_message(
    findings: Findings, path: Path, text: str, kind: ScriptKind, *, confirmed_only: bool
) -> None:
    """Write down what the text at `path` must not carry."""
    for link in _foreign_links(text):
        findings.add(
            path,
            FaultCode.FOREIGN_LINK,
            f"Tautan “{link}” bukan milik BPJS Kesehatan.",
            f"Hapus tautannya; yang boleh hanya {OFFICIAL_HOST}.",
            needle=link,
        )
    for pattern, code, what in (
        (_CODES, FaultCode.ASKS_CODE, "kode atau kata sandi"),
        (_ACCOUNTS, FaultCode.ASKS_MONEY, "rekening atau transfer"),
    ):
        for word in _undenied(text, pattern):
            findings.add(
                path,
                code,
                f"Kalimat tentang {what} (“{word}”) dapat dibaca sebagai permintaan.",
                "Tulis bahwa kami tidak pernah memintanya, atau hapus kalimatnya.",
                needle=word,
            )
    number = _DIGIT.search(TOKEN.sub("", text))
    if number:
        findings.add(
            path,
            FaultCode.FREE_NUMBER,
            f"Angka “{number[0]}” ditulis langsung dalam pesan.",
            "Pakai isian, supaya angkanya berasal dari data atau dari berkas fakta.",
            needle=number[0],
        )
    if not confirmed_only:
        _check_open(findings, path, text, kind)


def _check_open(findings: Findings, path: Path, text: str, kind: ScriptKind) -> None:
    for placeholder in dict.fromkeys(used(text)):
        if placeholder.protected:
            findings.add(
                path,
                FaultCode.SAID_TOO_EARLY,
                f"Isian {{{placeholder}}} belum boleh ditulis kepada yang belum dipastikan.",
                "Hapus isian itu, atau tambahkan confirmed_only = true.",
                needle=f"{{{placeholder}}}",
            )
    debt = _DEBT.search(TOKEN.sub("", text)) if kind is ScriptKind.ARREARS else None
    if debt:
        findings.add(
            path,
            FaultCode.DEBT_TOO_EARLY,
            f"Kata “{debt[0]}” menyiratkan keperluan kepada yang belum dipastikan.",
            "Hapus kata itu, atau tambahkan confirmed_only = true.",
            needle=debt[0],
        )


def _foreign_links(text: str) -> Iterator[str]:
    for match in _LINK.finditer(text):
        link = match[0].rstrip(".,;:)")
        host = _SCHEME.sub("", link).split("/")[0].split(":")[0].casefold()
        if host != OFFICIAL_HOST and not host.endswith(f".{OFFICIAL_HOST}"):
            yield link


def _undenied(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """Words of the pattern in sentences that do not say no."""
    for sentence in _SENTENCE.findall(TOKEN.sub("", text)):
        word = pattern.search(sentence)
        if word and not _DENIAL.search(sentence):
            yield word[0]
