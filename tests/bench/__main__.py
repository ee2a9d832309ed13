"""Measure: `python -m tests.bench [NAME] [options]`; the names are those of `BENCHES`.

One JSON object a bench, and on stderr what was promised of it beside what was measured; the exit
code is 1 when a promise was missed (`limits`).
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
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
from tests.bench.limits import judged

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
    kept = [tell(name, BENCHES[name](arguments[1:])) for name in arguments[:1] or BENCHES]
    return 0 if all(kept) else 1


def tell(name: str, figures: Mapping[str, Any]) -> bool:
    """Print the figures and their promises; return whether none was missed."""
    verdicts = judged(figures)
    told = {**figures, "limits": [one.as_json() for one in verdicts]}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    sys.stderr.writelines(f"{name:<8} {one.line()}\n" for one in verdicts)
    return all(one.met is not False for one in verdicts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
