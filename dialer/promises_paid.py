"""What a file of payments did to promises."""

from collections.abc import Iterable

from dialer.instalments import instalment_of
from dialer.received.model import PromisesPaid


def promises_paid(found: Iterable[tuple[str, bool, int]]) -> PromisesPaid:
    """Count the promises that money came for in time: kept by it, or still short.

    Of each promise its id, whether it took this money to keep it, and the rupiah. Instalments of
    REHAB are counted apart everywhere and not here.
    """
    kept = partial = total = 0
    for promise_id, by_it, amount in found:
        if instalment_of(promise_id) is None:
            total += amount
            kept += by_it
            partial += not by_it
    return PromisesPaid(kept, partial, total)
