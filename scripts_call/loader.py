"""Read a call script from TOML: either a `Script` that holds, or every fault with its line.

The form is described by the library itself: `id`, `title`, `kind`, `start`, an optional `version`
and `situation`, then `[steps.name]`, `[hold]` and `[objections.name]` (see `model` for what each
key means; in the file `next_step` is `next`, and an objection's answer has `return = true` or
`goto`; `least` and `most` of a field are `min` and `max`). `when` holds a condition in the words of
`conditions`: on an answer it hides it, on a step it needs `skip_to`, and in an answer's `branches
= [{ when = "...", goto = "..." }]` it leads elsewhere than `goto`.
"""

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path as FilePath
from types import MappingProxyType

from scripts_call.assembly import (
    check_name,
    plain,
    read_hold,
    read_objection,
    read_step,
)
from scripts_call.faults import Fault, FaultCode, ScriptFaultsError, in_order
from scripts_call.graph import check_graph
from scripts_call.model import BEGINNING, Capture, CaptureType, Script, ScriptKind, Situation, Step
from scripts_call.reading import Findings, Table, meant
from scripts_call.toml_source import parse, read_source

OutcomeCodes = Mapping[ScriptKind, Collection[str]]
"""The outcome codes in use for each kind; the caller knows them, the script room does not."""


def load_script(path: FilePath, outcomes: OutcomeCodes | None = None) -> Script:
    """The script of a file; raises ScriptFaultsError with every fault there is."""
    return load_source(read_source(path), path.name, outcomes)


def load_source(source: str, name: str, outcomes: OutcomeCodes | None = None) -> Script:
    """The script of a text; `name` is what the error calls it."""
    script, findings = read_script(source, outcomes)
    if findings.faults:
        raise ScriptFaultsError(name, findings.faults)
    return script


def check_file(path: FilePath, outcomes: OutcomeCodes | None = None) -> list[Fault]:
    """Every fault of a file in the order of its lines; empty when the script may be used."""
    try:
        source = read_source(path)
    except ScriptFaultsError as error:
        return list(error.faults)
    return check_source(source, outcomes)


def check_source(source: str, outcomes: OutcomeCodes | None = None) -> list[Fault]:
    """The same for a text that is being edited."""
    return list(in_order(read_script(source, outcomes)[1].faults))


def read_script(source: str, outcomes: OutcomeCodes | None = None) -> tuple[Script, Findings]:
    """What could be read of a text, and what was found wrong with it.

    With any fault the script is only good for looking further, never for a call.
    """
    source = source.replace("\r\n", "\n")
    document = parse(source)
    findings = Findings(document)
    root = Table(document.data, (), findings)
    identity = root.text("id")
    if identity:
        check_name(root, ("id",), identity, "naskah")
    title = plain(root, "title")
    kind = _kind(root)
    situation = _situation(root, kind)
    declared = root.text("version", required=False)
    start = root.text("start")
    steps = {name: read_step(name, table, kind) for name, table in root.named_tables("steps")}
    hold = root.table("hold")
    script = Script(
        id=identity,
        version=_version(declared, source),
        title=title,
        kind=kind or ScriptKind.ARREARS,
        situation=situation,
        start=start,
        steps=MappingProxyType(steps),
        objections=MappingProxyType(
            {
                name: read_objection(name, table, kind)
                for name, table in root.named_tables("objections", required=False)
            }
        ),
        fields=MappingProxyType(_fields(steps)),
        hold=read_hold(hold, kind) if hold else None,
        source=source,
    )
    root.done()
    check_graph(script, findings)
    _check_captures(steps, findings)
    if kind and outcomes is not None:
        _check_outcomes(steps, findings, outcomes.get(kind, ()))
    return script, findings


def _kind(root: Table) -> ScriptKind | None:
    written = root.text("kind")
    known = [str(kind) for kind in ScriptKind]
    if written in known:
        return ScriptKind(written)
    if written:
        root.findings.add(
            ("kind",),
            FaultCode.UNKNOWN_KIND,
            f"Jenis naskah “{written}” tidak dikenal.{meant(written, known)}",
            f"Jenis yang tersedia: {', '.join(known)}.",
        )
    return None


def _situation(root: Table, kind: ScriptKind | None) -> Situation:
    beginning = BEGINNING[kind or ScriptKind.ARREARS]
    if not root.has("situation"):
        return beginning
    written = root.text("situation")
    known = [str(one) for one in Situation if kind in (None, one.kind)]
    if written in known:
        return Situation(written)
    if written:
        root.findings.add(
            ("situation",),
            FaultCode.UNKNOWN_SITUATION,
            f"Keperluan “{written}” tidak dikenal untuk jenis naskah ini.{meant(written, known)}",
            f"Keperluan yang tersedia: {', '.join(known)}.",
        )
    return beginning


def _version(declared: str, source: str) -> str:
    """`2026.1+1f3a9c0d`: the author's number, and a hash that no forgotten number can hide."""
    digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{declared}+{digest[:8]}" if declared else digest[:12]


def _fields(steps: Mapping[str, Step]) -> dict[str, Capture]:
    """The captures of all steps; a name asked for twice means the same, and the first is taken."""
    found: dict[str, Capture] = {}
    for step in steps.values():
        for capture in step.captures:
            found.setdefault(capture.name, capture)
    return found


def _check_captures(steps: Mapping[str, Step], findings: Findings) -> None:
    """One name is one field: asked in two steps, it must be of one type."""
    types: dict[str, CaptureType] = {}
    for name, step in steps.items():
        for number, capture in enumerate(step.captures):
            if capture.name and types.setdefault(capture.name, capture.type) != capture.type:
                findings.add(
                    ("steps", name, "captures", number, "type"),
                    FaultCode.BAD_CAPTURE,
                    f"Isian “{capture.name}” sudah dipakai dengan jenis “{types[capture.name]}”.",
                    "Samakan jenisnya, atau beri nama lain.",
                )


def _check_outcomes(steps: Mapping[str, Step], findings: Findings, codes: Collection[str]) -> None:
    for name, step in steps.items():
        if step.ending and step.ending not in codes:
            findings.add(
                ("steps", name, "ending"),
                FaultCode.UNKNOWN_OUTCOME,
                f"Kode hasil “{step.ending}” tidak ada untuk jenis naskah ini."
                f"{meant(step.ending, sorted(codes))}",
                "Pakai kode dari daftar hasil panggilan.",
            )
