"""Looking a script's text over: what is wrong with it, and what can be shown of it already.

Plain data in and out, so that it can run beside the window while somebody types.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dialer.script_versions import ScriptText
from scripts_call.faults import Fault, Severity, in_order
from scripts_call.loader import OutcomeCodes, read_script
from scripts_call.model import Script
from ui.presenters.script_outline import Part, outline, part_at

Check = Callable[[str, str], Sequence[Fault]]
"""Finds the faults of a text; the second argument is the name of the file."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with the part of the script it is in. `line` and `column` count from 1."""

    line: int
    column: int
    error: bool
    where: str
    reason: str
    fix: str


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of one text. With `usable` False, `script` may only be looked at."""

    source: str
    findings: tuple[Finding, ...]
    parts: tuple[Part, ...]
    script: Script
    usable: bool

    @property
    def errors(self) -> int:
        """How many findings keep it from being published."""
        return sum(1 for one in self.findings if one.error)

    @property
    def warnings(self) -> int:
        """How many findings should be looked at."""
        return len(self.findings) - self.errors

    @property
    def text(self) -> ScriptText:
        """As it is kept in the store; without a version while it may not be used."""
        good = self.usable and not self.errors
        version = self.script.version if good else ""
        return ScriptText(self.script.id, version, self.script.title, self.source)


def examine(source: str, name: str, check: Check, outcomes: OutcomeCodes) -> Examined:
    """Look a text over; never raises, whatever the text is."""
    script, read = read_script(source, outcomes)
    parts = outline(source)
    faults = in_order([*check(source, name), *read.faults])
    return Examined(
        source=source,
        findings=tuple(_finding(fault, parts) for fault in faults),
        parts=parts,
        script=script,
        usable=not read.faults,
    )


def _finding(fault: Fault, parts: Sequence[Part]) -> Finding:
    part = part_at(parts, fault.line)
    return Finding(
        line=fault.line,
        column=fault.column or 1,
        error=fault.severity is Severity.ERROR,
        where=part.title or "Kepala naskah",
        reason=fault.message,
        fix=fault.fix,
    )
