"""Measure: `python -m tests.bench [NAME] [options]`; the names are those of `BENCHES`.

One JSON object a bench.
"""

import json
import sys
from collections.abc import Callable, Sequence
from typing import Any

from tests.bench import (
    browse,
    desk,
    lists,
    lists_store,
    payments,
    phone,
    queue,
    reports,
    scripts,
    start,
    store,
)

BENCHES: dict[str, Callable[[Sequence[str]], dict[str, Any]]] = {
    "store": store.run,
    "desk": desk.run,
    "queue": queue.run,
    "start": start.run,
    "lists": lists.run,
    "lists_store": lists_store.run,
    "browse": browse.run,
    "scripts": scripts.run,
    "phone": phone.run,
    "payments": payments.run,
    "reports": reports.run,
}


def main(arguments: Sequence[str]) -> int:
    """Run the bench that is named, or all."""
    if arguments and arguments[0] not in BENCHES:
        sys.stderr.write(f"benches: {', '.join(BENCHES)}\n")
        return 2
    for name in arguments[:1] or BENCHES:
        sys.stdout.write(json.dumps(BENCHES[name](arguments[1:])) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
