"""Read a TOML file written by a person, and say all that is wrong with its spelling.

tomllib stops at the first mistake. When it refuses a text, the text is cut at its table headers
and each block is read alone, so every broken block and every name used twice is reported; what
was readable is handed on, so the checks of the content can still say what else is wrong.
"""

import re
import tomllib
from dataclasses import dataclass
from itertools import islice
from pathlib import Path as FilePath
from typing import Final

from scripts_call.faults import Fault, FaultCode, ScriptFaultsError
from scripts_call.toml_lines import LineIndex
from scripts_call.toml_speech import explain

MAX_BYTES: Final = 1_000_000
"""A script of 300 steps is a quarter of this; a bigger file is not a script."""

_PART: Final = r"(?:\"[^\"]*\"|'[^']*'|[A-Za-z0-9_-]+)"
_KEY_PART: Final = re.compile(_PART)
_HEADER: Final = re.compile(
    rf"[ \t]*(\[\[?)[ \t]*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*\]\]?[ \t]*(?:#.*)?$"
)
_PAIR: Final = re.compile(rf"[ \t]*{_PART}(?:[ \t]*\.[ \t]*{_PART})*[ \t]*=")
_AT: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file. `whole` is False when broken blocks were left out: then what is absent
    says nothing, and only what is present may be judged. `faults` are those of the spelling."""

    source: str
    data: dict[str, object]
    index: LineIndex
    faults: tuple[Fault, ...]
    whole: bool


def read_source(path: FilePath) -> str:
    """The text of a file, line ends as `\\n`; raises ScriptFaultsError when it cannot be had."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        fault = Fault(
            1,
            None,
            FaultCode.UNREADABLE,
            f"Berkas tidak dapat dibaca ({reason}).",
            "Periksa letak berkas dan izin membacanya.",
        )
        raise ScriptFaultsError(path.name, [fault]) from error
    return decode(raw, path.name)


def decode(raw: bytes, name: str) -> str:
    """The text of raw bytes; raises ScriptFaultsError when too big or not UTF-8."""
    if len(raw) > MAX_BYTES:
        raise ScriptFaultsError(name, [_too_big()])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        fault = Fault(
            before.count(b"\n") + 1,
            error.start - (before.rfind(b"\n") + 1) + 1,
            FaultCode.NOT_UTF8,
            "Ada huruf yang tidak tersimpan sebagai UTF-8.",
            "Simpan kembali berkas dengan penyandian UTF-8.",
        )
        raise ScriptFaultsError(name, [fault]) from error
    return text.replace("\r\n", "\n")


def parse(source: str) -> Document:
    """Read the text as far as it goes; never raises, whatever the text is."""
    if len(source) > MAX_BYTES:
        return Document("", {}, LineIndex(""), (_too_big(),), whole=False)
    try:
        data = tomllib.loads(source)
        return Document(source, data, LineIndex(source), (), whole=True)
    except (ValueError, RecursionError) as error:
        refused = error
    faults, kept = _read_blocks(source)
    try:
        data, index = tomllib.loads(kept), LineIndex(kept)
    except (ValueError, RecursionError) as error:
        faults.append(_fault_of(error, 1, source))
        data, index = {}, LineIndex("")
    return Document(source, data, index, tuple(faults or [_fault_of(refused, 1, source)]), False)


def _too_big() -> Fault:
    return Fault(
        1,
        1,
        FaultCode.TOO_BIG,
        f"Berkas lebih besar dari {MAX_BYTES // 1000} kB.",
        "Pastikan berkas ini naskah; bila ya, bagilah menjadi beberapa naskah.",
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one table: `first` counts from 1, `name` is empty above the first header."""

    first: int
    lines: list[str]
    name: tuple[str, ...]
    many: bool


def _read_blocks(source: str) -> tuple[list[Fault], str]:
    """Faults of each block, and the source with the faulty blocks blanked (lines kept)."""
    faults: list[Fault] = []
    kept: list[str] = []
    seen: dict[tuple[str, ...], int] = {}
    repeated: tuple[str, ...] | None = None
    for block in _blocks(source):
        fault = _fault_of_block(block)
        belongs = repeated is not None and block.name[: len(repeated)] == repeated
        if not belongs or block.name == repeated:
            repeated = None
            belongs = False
        if not block.many and not belongs and block.name in seen:
            repeated = block.name
            fault = fault or _twice(block, seen[block.name])
        seen.setdefault(block.name, block.first)
        if fault:
            faults.append(fault)
        drop = fault or belongs or repeated is not None
        kept.extend([""] * len(block.lines) if drop else block.lines)
    return faults, "\n".join(kept)


def _blocks(source: str) -> list[_Block]:
    lines = source.split("\n")
    blocks = [_Block(1, [], (), many=False)]
    for number, line in enumerate(lines, start=1):
        header = _HEADER.match(line)
        if header and _opens_table(header[2], lines, number):
            name = tuple(part.strip("\"'") for part in _KEY_PART.findall(header[2]))
            blocks.append(_Block(number, [], name, many=header[1] == "[["))
        blocks[-1].lines.append(line)
    return [block for block in blocks if block.lines]


def _opens_table(name: str, lines: list[str], following: int) -> bool:
    """Tell `[hold]` from a remark like `[jeda]` alone on a line of a spoken text."""
    if "." in name:
        return True
    for line in islice(lines, following, None):
        if line.strip():
            return bool(_PAIR.match(line) or _HEADER.match(line))
    return False


def _fault_of_block(block: _Block) -> Fault | None:
    text = "\n".join(block.lines) + "\n"
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return _fault_of(error, block.first, text)
    return None


def _twice(block: _Block, before: int) -> Fault:
    shown = ".".join(block.name)
    return Fault(
        block.first,
        block.lines[0].index("[") + 1,
        FaultCode.DUPLICATE_NAME,
        f"Nama “{shown}” dipakai dua kali; yang pertama pada baris {before}.",
        "Beri nama lain pada salah satunya, lalu sesuaikan goto yang menuju ke sana.",
    )


def _fault_of(error: Exception, first: int, text: str) -> Fault:
    """A parser's refusal as a fault; `first` is the line of the file where `text` begins."""
    words = str(error)
    place = _AT.search(words)
    reason = words[: place.start()] if place else words
    code, message, fix = explain(reason)
    if place is None:
        return Fault(first, None, code, message, fix)
    if place[1]:
        return Fault(first + int(place[1]) - 1, int(place[2]), code, message, fix)
    return Fault(first + _opening(text, reason), None, code, message, fix)


def _opening(text: str, reason: str) -> int:
    """Where what never ends was opened, in lines from the start of the text."""
    inside_brackets = "array" in reason or "inline" in reason
    openers = (r"=[ \t]*[\[{]",) if inside_brackets else (r"\"\"\"|'''", "=")
    for opener in openers:
        hits = [at for at, line in enumerate(text.split("\n")) if re.search(opener, line)]
        if hits:
            return hits[-1]
    return 0
