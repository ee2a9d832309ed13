"""What a file of payments did to promises: their money before and after it."""

from collections.abc import Iterable
from datetime import date

from dialer.instalments import instalment_of
from dialer.ports import PromiseLine
from dialer.promises import PromiseState
from dialer.received.model import PromisesPaid


def promises_paid(
    before: Iterable[PromiseLine], after: Iterable[PromiseLine], today: date
) -> PromisesPaid:
    """Count the promises that money came for in time: kept now, or still short.

    Instalments of REHAB are counted apart everywhere and not here.
    """
    had = {one.promise_id: one for one in before}
    kept = partial = amount = 0
    for one in after:
        earlier = had.get(one.promise_id)
        came = one.received - (earlier.received if earlier else 0)
        if came <= 0 or instalment_of(one.promise_id) is not None:
            continue
        amount += came
        if one.state(today) is not PromiseState.KEPT:
            partial += 1
        elif earlier is None or earlier.state(today) is not PromiseState.KEPT:
            kept += 1
    return PromisesPaid(kept, partial, amount)
