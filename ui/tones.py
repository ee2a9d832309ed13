"""From the meaning a presenter names to the colour a widget shows."""

from ui.presenters.words import Shade
from ui.theme import Tone


def tone_of(shade: Shade) -> Tone | None:
    """The colour of a meaning; plain things keep the colour of text."""
    return None if shade is Shade.NEUTRAL else Tone(shade.value)
