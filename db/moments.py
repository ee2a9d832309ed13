"""Moments as the columns keep them: whole microseconds since 1970 in UTC, nothing rounded."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def to_micros(moment: datetime) -> int:
    """Return an aware moment as microseconds; a naive one is a bug (TypeError)."""
    return (moment - EPOCH) // MICROSECOND


def from_micros(micros: int) -> datetime:
    """Return the aware UTC moment."""
    return EPOCH + timedelta(microseconds=micros)


def to_iso(moment: datetime) -> str:
    """Return an aware moment as ISO 8601 in UTC, for JSON; a naive one is a bug (ValueError)."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).isoformat()
