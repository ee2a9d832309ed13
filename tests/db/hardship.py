"""A disk that fills up, and a process that is killed while it writes."""

import subprocess
import sys
from pathlib import Path
from typing import Any


class Disk:
    """A disk with room for so many more pages of the store."""

    def __init__(self) -> None:
        self._connections: list[Any] = []

    def joined(self, connection: Any, _record: object) -> None:
        """A connection to the store that is held to the disk's size."""
        self._connections.append(connection)

    def leave(self, pages: int) -> None:
        """Let it fill up after so many more pages."""
        for connection in self._connections:
            used = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {used + pages}")

    def free(self) -> None:
        """Make room again."""
        for connection in self._connections:
            connection.execute("PRAGMA max_page_count = 1000000")


def killed_after(module: str, folder: Path, word: str, lines: int) -> list[str]:
    """Let a process work, kill it after so many lines; return all that it had said."""
    with subprocess.Popen(
        [sys.executable, "-m", module, str(folder), word], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        said += child.stdout.readlines()
    return [line.strip() for line in said if line.endswith("\n")]
