"""Facts a script states that do not hold on a day, or that somebody should look at again."""

from scripts_call.facts import Concern, FactSheet
from scripts_call.faults import FaultCode
from scripts_call.lint.texts import texts
from scripts_call.model import Script
from scripts_call.placeholders import Placeholder, used
from scripts_call.reading import Findings


def check_facts(script: Script, facts: FactSheet, findings: Findings) -> None:
    """Write down every use of a fact not in force, and the first use of one that is overdue."""
    overdue = {
        warning.placeholder: warning.sentence
        for warning in facts.warnings
        if warning.concern is Concern.OVERDUE
    }
    for one in texts(script):
        for placeholder in dict.fromkeys(used(one.text)):
            if placeholder.is_fact and placeholder not in facts.facts:
                findings.add(
                    one.path,
                    FaultCode.FACT_NOT_IN_FORCE,
                    f"Fakta {{{placeholder}}} tidak berlaku pada {facts.on:%d-%m-%Y}.",
                    "Perbarui facts.toml setelah ketentuannya dipastikan, atau hapus kalimat ini.",
                    needle=f"{{{placeholder}}}",
                )
            elif placeholder in overdue:
                _look_again(one.path, placeholder, overdue.pop(placeholder), findings)


def _look_again(
    path: tuple[str | int, ...], placeholder: Placeholder, sentence: str, findings: Findings
) -> None:
    findings.add(
        path,
        FaultCode.FACT_OVERDUE,
        sentence,
        "Tanyakan kepada kantor cabang, lalu perbarui check_by pada facts.toml.",
        needle=f"{{{placeholder}}}",
    )
