"""The theme of the window tests, for the faults that look at the window afterwards."""

from tests.ui.conftest import the_theme, theme

__all__ = ["the_theme", "theme"]
