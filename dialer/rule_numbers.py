"""Numbers in a table of rules, which a person may have typed into a file."""

from typing import Final

from dialer.errors import BadInputError

LONGEST_REST: Final = 24 * 365
"""Hours."""

LONGEST_DELAY: Final = 7 * 24 * 60
"""Minutes."""

MOST_TRIES: Final = 999
MOST_MONTHS: Final = 999
MOST_RUPIAH: Final = 10**12


def whole(name: str, value: object, low: int, high: int) -> int:
    """Return the value. Raises BadInputError for what is no whole number from `low` to `high`."""
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    raise BadInputError(
        f"{name} ditulis sebagai bilangan bulat dari {low} sampai {high}, bukan “{value}”."
    )
