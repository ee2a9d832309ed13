"""One instance on a data directory; a killed one does not stand in the way."""

import subprocess
import sys
from pathlib import Path

import pytest

from db.instance import hold
from dialer.errors import AlreadyOpenError

HOLDER = """
import sys, time
from pathlib import Path
from db.instance import hold
kept = hold(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_second_hold_is_refused_until_the_first_is_released(tmp_path: Path) -> None:
    with hold(tmp_path), pytest.raises(AlreadyOpenError, match="sudah terbuka"):
        hold(tmp_path)
    hold(tmp_path).release()


def test_other_process_is_refused_and_a_killed_one_is_not_in_the_way(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(AlreadyOpenError):
            hold(tmp_path)
        child.kill()
        child.wait()
    hold(tmp_path).release()
