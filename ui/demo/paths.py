"""The shortest way through a script to an ending, as the keys to press."""

from collections import deque

from scripts_call.model import Script
from scripts_call.stepper import answer, start
from scripts_call.walk import Walk


def keys_to(script: Script, outcome: str) -> tuple[int, ...]:
    """Return the answers (1-9) that lead from the opening to an ending with this outcome.

    Raises ValueError when the script has no such ending.
    """
    first = start(script)
    waiting: deque[tuple[Walk, tuple[int, ...]]] = deque([(first, ())])
    seen = {(first.step, first.confirmed)}
    while waiting:
        walk, pressed = waiting.popleft()
        if walk.outcome == outcome:
            return pressed
        for number in range(1, len(walk.answers) + 1):
            further = answer(walk, number)
            place = (further.step, further.confirmed)
            if place not in seen:
                seen.add(place)
                waiting.append((further, (*pressed, number)))
    raise ValueError(f"{script.id} has no ending {outcome}")
