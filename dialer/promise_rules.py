"""The branch's own terms for promises, from a day on; a setting beside the rules of the program."""

from dataclasses import replace
from datetime import date
from typing import Any

from dialer.promises import PromiseRule, PromiseTerms
from dialer.rulebook import Rulebook

PROMISE_RULES = "promise_rules"
"""Key of the setting: a list of versions as `as_setting` writes them."""


def own_promise_rules(kept: Any, rulebook: Rulebook) -> Rulebook:
    """Return the rulebook with the branch's versions, which win over the program's of one day."""
    if not kept:
        return rulebook
    return replace(rulebook, promises=(*map(_rule, kept), *rulebook.promises))


def as_setting(rule: PromiseRule) -> dict[str, Any]:
    """Return a version as it is kept in the setting."""
    return {
        "valid_from": rule.valid_from.isoformat(),
        "source": rule.source,
        "grace_days": rule.terms.grace_days,
        "threshold_percent": rule.terms.threshold_percent,
        "remind_days": rule.remind_days,
    }


def _rule(kept: dict[str, Any]) -> PromiseRule:
    return PromiseRule(
        date.fromisoformat(kept["valid_from"]),
        kept["source"],
        PromiseTerms(kept["grace_days"], kept["threshold_percent"]),
        kept["remind_days"],
    )
