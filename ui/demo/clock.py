"""A clock that is moved by hand, so that a day fits into a minute."""

from datetime import UTC, datetime, timedelta

MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
"""Friday 20 November 2026, 08.00 WIB."""


class DayClock:
    """Stands still until it is moved on."""

    def __init__(self, at: datetime = MORNING) -> None:
        self._at = at

    def __call__(self) -> datetime:
        """Return the moment, aware UTC."""
        return self._at

    def forward(self, **span: float) -> None:
        """Move on by the keywords of a timedelta."""
        self._at += timedelta(**span)
