"""Fill the placeholders of a text, and keep protected ones back until it is safe.

This is the last guard: even when somebody jumps past the verification, the amount is not on the
screen. The loader proves the same of every ordinary path, before the script is ever used.
"""

from collections.abc import Mapping
from re import Match
from typing import Final

from scripts_call.placeholders import TOKEN, Exposure, Placeholder

WITHHELD: Final = "[— setelah verifikasi —]"
"""Stands in the place of a protected value while the right party is not confirmed."""


def render(text: str, values: Mapping[str, str], confirmed: bool, *, aloud: bool = True) -> str:
    """Replace each `{name}` once; values are never read as templates themselves.

    `values` maps placeholder names to formatted text (see `values`, `facts`). A missing or blank
    value gives the placeholder's neutral words. `aloud=False` is for hints: what the officer
    compares (`Exposure.COMPARE`) is shown there before confirmation, protected values are not.
    Raises ValueError for an unknown name, which no loaded script contains.
    """

    def fill(match: Match[str]) -> str:
        placeholder = Placeholder(match[1])
        if not confirmed and _kept_back(placeholder, aloud):
            return WITHHELD
        return " ".join(values.get(placeholder, "").split()) or placeholder.neutral

    return TOKEN.sub(fill, text)


def _kept_back(placeholder: Placeholder, aloud: bool) -> bool:
    if aloud:
        return placeholder.protected
    return placeholder.exposure is Exposure.PROTECTED
