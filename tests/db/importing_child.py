"""A process that takes a list in, says how far it is, until it is done or killed."""

import secrets
import sys
from dataclasses import replace
from pathlib import Path

from db.store import open_store
from dialer.ids import IdSource
from dialer.importing import Intake, Progress
from dialer.lists.model import ListKind
from dialer.workstation import Workstation
from tests.bench.invented import members
from tests.bench.lists_store import Ready
from tests.db.making_stores import KEY, now

KNOWN, ROWS = 600, 1_500


def main(folder: Path, replaces: str) -> None:
    """Take the second list in: known contacts with newer amounts, new ones, and some missing."""
    store = open_store(folder, KEY, now)
    station = Workstation(store, now, IdSource(now, secrets.token_bytes))
    rows = [one.details for one in members(ROWS)][KNOWN // 3 :]
    newer = [
        replace(row, row_number=at, amount=(row.amount or 0) + 1) for at, row in enumerate(rows, 2)
    ]
    replace(station.intake, read_list=Ready(newer, 100)).take_in(
        "os:uji", Path("b.csv"), ListKind.ARREARS, intake=Intake(replaces=replaces), on_progress=say
    )
    sys.stdout.write("done\n")
    sys.stdout.flush()
    store.close()


def say(progress: Progress) -> None:
    """One line a batch."""
    sys.stdout.write(f"{progress.phase.value} {progress.rows_done}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
