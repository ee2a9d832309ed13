"""Scripts: loading one of 300 steps, linting it as one types, and one step of a talk.

The floor of loading and linting is `tomllib` on the same text.
"""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import median
from typing import Any

from scripts_call import stepper
from scripts_call.facts import load_facts
from scripts_call.library import load_library
from scripts_call.lint import lint_source
from scripts_call.loader import load_source
from scripts_call.walk import Walk
from tests.bench.timing import times
from tests.scripts.samples import DAY
from tests.scripts.test_script_limits import chain

STEPS = 300
TIMES = 7
LONGEST_TALK = 200


def run(_options: Sequence[str]) -> dict[str, Any]:
    """Measure; milliseconds."""
    source, facts = chain(STEPS), load_facts(DAY)
    floor = _milliseconds(lambda: tomllib.loads(source))
    load = _milliseconds(lambda: load_source(source, "panjang.toml"))
    lint = _milliseconds(lambda: lint_source(source, "panjang.toml", facts=facts))
    moves = sorted(times(move, 1).at(0.0) for move in _moves())
    return {
        "bench": "scripts",
        "floor_tomllib_ms": round(floor, 2),
        "load_300_steps_ms": round(load, 2),
        "load_ratio": round(load / floor, 2),
        "lint_300_steps_ms": round(lint, 2),
        "lint_ratio": round(lint / floor, 2),
        "moves": len(moves),
        "move_p50_ms": round(median(moves), 4),
        "move_p99_ms": round(moves[int(len(moves) * 0.99)], 4),
    }


def _milliseconds(work: Callable[[], object]) -> float:
    """Of the processor, the quickest time."""
    return times(work, TIMES).cpu_at(0.0)


def _moves() -> Iterator[Callable[[], Walk]]:
    """Every script of the library: each objection and back, then first answers to the end."""
    for script in load_library().scripts.values():
        walk = stepper.start(script)
        for objection in script.objections:
            yield partial(stepper.raise_objection, walk, objection)
            yield partial(stepper.leave_objection, stepper.raise_objection(walk, objection))
        for _ in range(LONGEST_TALK):
            if not walk.answers:
                break
            yield partial(stepper.answer, walk, 1)
            walk = stepper.answer(walk, 1)
