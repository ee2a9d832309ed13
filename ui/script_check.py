"""`sambung script check`: the linter on one file, as text or JSON; needs no store and no key."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dialer.rulebook import load_rulebook
from scripts_call.facts import load_facts
from scripts_call.faults import Fault, Severity
from scripts_call.lint import lint_file
from ui.presenters.script_shelf import outcome_codes

_WORDS = {Severity.ERROR: "kesalahan", Severity.WARNING: "peringatan"}


@dataclass(frozen=True, slots=True)
class Checked:
    """A file and what was found in it, in the order of the lines."""

    file: str
    findings: tuple[Fault, ...]

    @property
    def errors(self) -> int:
        """How many findings keep the script from being used."""
        return sum(1 for one in self.findings if one.severity is Severity.ERROR)

    def as_json(self) -> dict[str, Any]:
        """`{"file", "errors", "warnings", "findings": [{"line", "column", "code", "severity",
        "reason", "fix"}]}`; a column is null when it is not known."""
        return {
            "file": self.file,
            "errors": self.errors,
            "warnings": len(self.findings) - self.errors,
            "findings": [
                {
                    "line": one.line,
                    "column": one.column,
                    "code": one.code.value,
                    "severity": one.severity.value,
                    "reason": one.message,
                    "fix": one.fix,
                }
                for one in self.findings
            ],
        }


def check(file: Path, day: date | None = None) -> Checked:
    """Check a file of a script or of facts against the shipped outcome codes and facts of a day
    (default today)."""
    facts = load_facts(day or datetime.now().astimezone().date())
    codes = outcome_codes(load_rulebook())
    return Checked(str(file), tuple(lint_file(file, outcomes=codes, facts=facts)))


def printed(checked: Checked) -> str:
    """Two lines a finding, `file:line:column: ...` and its cure, then the count."""
    lines: list[str] = []
    for one in checked.findings:
        place = f"{checked.file}:{one.line}" + (f":{one.column}" if one.column else "")
        lines.append(f"{place}: {_WORDS[one.severity]}: {one.message} [{one.code}]")
        lines.append(f"    Perbaikan: {one.fix}")
    warnings = len(checked.findings) - checked.errors
    lines.append(
        f"{checked.file}: {checked.errors} kesalahan, {warnings} peringatan."
        if checked.findings
        else f"{checked.file}: tidak ada temuan."
    )
    return "\n".join(lines)
