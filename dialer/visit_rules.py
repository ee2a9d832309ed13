"""Canvassing as data: checklist, when a plan is over, the letter, the steps of an employer."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class VisitRules:
    """What the program starts with; the branch may change checklist and letter.

    `checklist` maps codes to labels, `ended_by` are outcome codes that end a plan made by hand.
    """

    checklist: Mapping[str, str]
    ended_by: frozenset[str]
    usual_minutes: int
    letter_number: str
    letter_text: str


@dataclass(frozen=True, slots=True)
class MilestoneRule:
    """What says that an employer has come to a step; see rules/milestones.toml."""

    code: str
    label: str
    purpose: str
    outcomes: frozenset[str]
    right_party: bool
    payment: bool


@cache
def visit_rules() -> VisitRules:
    """Return the rules shipped with the program."""
    read = _read("visits")
    return VisitRules(
        checklist=read["checklist"],
        ended_by=frozenset(read["plan"]["ended_by"]),
        usual_minutes=read["plan"]["usual_minutes"],
        letter_number=read["letter"]["number"],
        letter_text=read["letter"]["text"].strip("\n"),
    )


@cache
def milestone_rules() -> tuple[MilestoneRule, ...]:
    """Return the steps of an employer, in order."""
    return tuple(
        MilestoneRule(
            code=code,
            label=table["label"],
            purpose=table["purpose"],
            outcomes=frozenset(table.get("outcomes", ())),
            right_party=table.get("reached") == "right_party",
            payment=table.get("payment", False),
        )
        for code, table in _read("milestones")["milestones"].items()
    )


def purpose_of(next_step: str) -> str:
    """Return what a visit is for while the step of that code is next; "" for none left."""
    purposes = {one.code: one.purpose for one in milestone_rules()}
    return purposes.get(next_step) or str(_read("milestones")["when_done"])


def _read(name: str) -> dict[str, Any]:
    text = resources.files("dialer.rules").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
