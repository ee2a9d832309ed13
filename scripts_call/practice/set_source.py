"""Read what the people of one kind have in common, and the rules of hearing; faults by line."""

import hashlib
from types import MappingProxyType
from typing import Final

from scripts_call.assembly import plain
from scripts_call.faults import FaultCode, ScriptFaultsError
from scripts_call.model import ScriptKind
from scripts_call.practice.acts import Act, Mood
from scripts_call.practice.entries import (
    bounded,
    lines,
    lines_by,
    marks,
    moods,
    needs,
    options,
    patterns,
    word,
)
from scripts_call.practice.hearing import ActRule, ActRules
from scripts_call.practice.persona import Part, PartSet, Setting
from scripts_call.reading import Findings, Table
from scripts_call.toml_source import parse

INTERLUDE: Final = "interlude"
"""The part that is played when the partner interrupts; every set has it."""

_MOST_HARM: Final = 3


def read_set(source: str, name: str) -> PartSet:
    """The set of a TOML text; raises ScriptFaultsError with every fault."""
    document = parse(source.replace("\r\n", "\n"))
    findings = Findings(document)
    root = Table(document.data, (), findings)
    kind = word(root, "kind", ScriptKind)
    found = PartSet(
        id=root.text("id"),
        version=hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        title=plain(root, "title"),
        kind=kind or ScriptKind.ARREARS,
        setting=word(root, "setting", Setting) or Setting.PHONE,
        protected=patterns(root, "protected"),
        unclear=lines(root, "unclear", kind),
        hurry=lines(root, "hurry", kind),
        cut_short=lines(root, "cut_short", kind),
        stuck=moods(root, "stuck", kind),
        reactions=lines_by(root, "reactions", Act, kind),
        parts=MappingProxyType(
            {key: _part(key, table, kind) for key, table in root.named_tables("parts")}
        ),
    )
    root.done()
    _check(found, findings)
    if findings.faults:
        raise ScriptFaultsError(name, findings.faults)
    return found


def read_acts(source: str, name: str) -> ActRules:
    """The rules of hearing, one for each act; raises ScriptFaultsError."""
    document = parse(source.replace("\r\n", "\n"))
    findings = Findings(document)
    root = Table(document.data, (), findings)
    rules: dict[Act, ActRule] = {}
    written = dict(root.named_tables("acts"))
    for act in Act:
        table = written.pop(str(act), None)
        if table is None:
            findings.add(
                ("acts",),
                FaultCode.MISSING_KEY,
                f"Aturan untuk “{act}” belum ada.",
                f"Tambahkan [acts.{act}] dengan label dan patterns.",
            )
            continue
        rules[act] = ActRule(
            act=act,
            label=table.text("label"),
            harm=bounded(table, "harm", 0, _MOST_HARM, required=False) or 0,
            patterns=patterns(table, "patterns"),
            unless=patterns(table, "unless", required=False),
        )
        table.done()
    for unknown in written:
        findings.add(
            ("acts", unknown),
            FaultCode.UNKNOWN_WORD,
            f"Kata “{unknown}” tidak dikenal di sini.",
            f"Pilih salah satu: {', '.join(Act)}.",
        )
    root.done()
    if findings.faults:
        raise ScriptFaultsError(name, findings.faults)
    return MappingProxyType(rules)


def _part(name: str, table: Table, kind: ScriptKind | None) -> Part:
    part = Part(
        name=name,
        title=plain(table, "title"),
        advice=plain(table, "advice"),
        needs=needs(table, "needs"),
        marks=marks(table, "marks"),
        confirms=table.flag("confirms", default=False),
        options=options(table, "options", kind, "u"),
        hears=patterns(table, "hears", required=False),
    )
    table.done()
    return part


def _check(found: PartSet, findings: Findings) -> None:
    if INTERLUDE not in found.parts:
        findings.add(
            ("parts",),
            FaultCode.MISSING_KEY,
            f"Bagian “{INTERLUDE}” belum ada.",
            f"Tambahkan [parts.{INTERLUDE}] untuk lawan bicara yang menyela.",
        )
    for mood in Mood:
        if mood not in found.stuck:
            findings.add(
                ("stuck",),
                FaultCode.MISSING_KEY,
                f"Kalimat untuk suasana hati “{mood}” belum ada.",
                f"Tambahkan {mood} = [...] pada [stuck].",
            )
