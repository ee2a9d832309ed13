"""The linter: everything wrong with a script or facts file, each with its line, reason and fix.

What makes a script unusable is found by `loader`; here comes what makes it unfit to be said. An
error (`Fault.severity`) keeps a script from being published, a warning does not. Pure: the day is
in the facts sheet given by the caller, and without a sheet nothing is said about facts.
"""

import tomllib
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Final

from scripts_call.facts import FactSheet, read_facts, sheet
from scripts_call.faults import Fault, FaultCode, ScriptFaultsError, Severity, in_order
from scripts_call.library import SHELF, source_of
from scripts_call.library.composing import base_of, compose
from scripts_call.lint.course import check_course
from scripts_call.lint.in_force import check_facts
from scripts_call.lint.objections import check_objections
from scripts_call.lint.speech import check_speech, check_text
from scripts_call.loader import OutcomeCodes, read_script
from scripts_call.sample_contact import sample_values
from scripts_call.toml_source import MAX_BYTES, read_source

_BASES: Final = frozenset(name for _, name in SHELF)
__all__ = ["check_text", "has_errors", "lint_file", "lint_source", "whole"]


def lint_file(
    path: FilePath, *, outcomes: OutcomeCodes | None = None, facts: FactSheet | None = None
) -> list[Fault]:
    """Every finding in a file in the order of its lines; never raises for what is in it."""
    try:
        source = read_source(path)
    except ScriptFaultsError as error:
        return list(error.faults)
    base, put_together = _whole(source)
    found = lint_source(put_together, path.name, outcomes=outcomes, facts=facts)
    if base is None:
        return found
    last = source.count("\n") + 1
    line = next(
        (at for at, text in enumerate(source.split("\n"), 1) if text.startswith("based_on")), 1
    )
    return list(
        in_order(
            fault
            if fault.line <= last
            else replace(
                fault,
                line=line,
                column=1,
                message=f"Pada bagian yang diambil dari naskah “{base}”: {fault.message}",
            )
            for fault in found
        )
    )


def lint_source(
    source: str,
    name: str,
    *,
    outcomes: OutcomeCodes | None = None,
    facts: FactSheet | None = None,
) -> list[Fault]:
    """The same for a text, also one that is being typed. A file of facts is recognised as one.

    `outcomes` are the branch's codes for endings; `facts` those of the day the script is for.
    """
    if _is_facts(source):
        return _lint_facts(source, name, facts)
    script, findings = read_script(source, outcomes)
    values = sample_values(script.kind, facts.texts if facts else {})
    check_speech(script, values, facts, findings)
    check_objections(script, findings)
    check_course(script, values, findings)
    if facts is not None:
        check_facts(script, facts, findings)
    return list(in_order(findings.faults))


def has_errors(faults: list[Fault]) -> bool:
    """Whether any of the findings keeps a script from being used."""
    return any(fault.severity is Severity.ERROR for fault in faults)


def whole(source: str) -> str:
    """The text of a script with what it takes over from the script of the library it names."""
    return _whole(source)[1]


def _whole(source: str) -> tuple[str | None, str]:
    """The base of a script of the library and the two put together; None and itself without."""
    try:
        base = base_of(source)
    except (ValueError, RecursionError):
        return None, source  # the checks say what is wrong with the spelling
    if base not in _BASES:
        return None, source
    try:
        return base, compose(source, source_of(base))
    except (TypeError, KeyError, AttributeError):
        return None, source  # answers that are no tables and the like: the checks say so


def _is_facts(source: str) -> bool:
    if len(source) > MAX_BYTES or "facts" not in source or "[steps." in source:
        return False
    try:
        return "facts" in tomllib.loads(source)
    except (ValueError, RecursionError):
        return source.lstrip().startswith("[[facts.")


def _lint_facts(source: str, name: str, facts: FactSheet | None) -> list[Fault]:
    try:
        entries = read_facts(source, name)
    except ScriptFaultsError as error:
        return list(error.faults)
    if facts is None:
        return []
    lines = source.split("\n")
    found = [
        Fault(
            next(
                (
                    number
                    for number, line in enumerate(lines, start=1)
                    if line.strip() == f"[[facts.{warning.placeholder}]]"
                ),
                1,
            ),
            None,
            FaultCode.FACT_OVERDUE,
            warning.sentence,
            "Pastikan ketentuannya, lalu tambahkan entri baru atau perbarui check_by.",
        )
        for warning in sheet(entries, facts.on).warnings
    ]
    return list(in_order(found))
