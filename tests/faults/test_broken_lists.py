"""Broken list files: no crash, no hang, a sentence or a list whose counts add up.

The short form breaks 150 files; `dev.py faults` (SAMBUNG_FAULTS=long) ten thousand. They are read
in the reading process under its usual limits, a batch in each.
"""

import os
import sys
import time
from collections import Counter, deque
from pathlib import Path

import pytest

from dialer.errors import BadInputError
from dialer.lists.asking import NoAnswerError, stream_child
from dialer.lists.child import read_list
from dialer.lists.model import ListKind
from dialer.lists.reading import ReadOrder
from tests.faults.mutated import mutated, originals
from tests.faults.reading_batch import Verdict, judge

FILES = 10_000 if os.environ.get("SAMBUNG_FAULTS") == "long" else 150
FIRST = int(os.environ.get("SAMBUNG_FAULTS_SEED", "0"))
BATCH = 100
MOST_SECONDS = 30.0
MOST_MEMORY = 1.5e9


def verdicts(folder: Path, names: list[str]) -> list[tuple[Verdict, float]]:
    """Each file's verdicts with the seconds they took; a killed process is started again behind."""
    found: list[tuple[Verdict, float]] = []
    while names:
        start = time.monotonic()
        try:
            with stream_child(judge, str(folder), tuple(names)) as values:
                for verdict in values:
                    found.append((verdict, time.monotonic() - start))
                    start = time.monotonic()
            names = []
        except NoAnswerError:
            told = Counter(verdict[0] for verdict, _ in found)
            culprit = next(name for name in names if told[name] < len(ListKind))
            sentence = sentence_of(folder / culprit)
            found.append(((culprit, "sentence", sentence), time.monotonic() - start))
            names = names[names.index(culprit) + 1 :]
    return found


def sentence_of(path: Path) -> str:
    """What a person is told of the file that the process did not survive."""
    for kind in ListKind:
        try:
            with read_list(ReadOrder(path, kind)) as reading:
                deque(reading, maxlen=0)
        except BadInputError as error:
            return error.sentence
    pytest.fail(f"{path.name} stopped the process only when it came among others")


@pytest.mark.slow
def test_a_broken_list_gets_a_sentence_or_adds_up(tmp_path: Path) -> None:
    sound = originals(tmp_path / "sound")
    outcome: Counter[str] = Counter()
    slowest = 0.0
    for first in range(FIRST, FIRST + FILES, BATCH):
        folder = tmp_path / "batch"
        folder.mkdir(exist_ok=True)
        names = []
        for seed in range(first, min(first + BATCH, FIRST + FILES)):
            ending, content = mutated(sound, seed)
            names.append(f"{seed}{ending}")
            (folder / names[-1]).write_bytes(content)
        for (name, what, words), seconds in verdicts(folder, names):
            assert what != "fault", f"{name}: {words}"
            outcome[what] += 1
            slowest = max(slowest, seconds)
        for name in names:
            (folder / name).unlink()
    assert slowest < MOST_SECONDS
    assert outcome["sentence"] > FILES / 4
    assert outcome["list"] > FILES / 8
    if sys.platform == "linux":
        import resource

        assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < MOST_MEMORY
