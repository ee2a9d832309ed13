"""What the screen has called saved, written down outside the store: a kill may not take it back."""

import os
from pathlib import Path


class Journal:
    """Appends one line an event and forces it to the disk before going on."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def note(self, *words: str) -> None:
        """Write one line of words; without a path, nothing."""
        if self._path is None:
            return
        with self._path.open("a", encoding="utf-8") as target:
            target.write("\t".join(words) + "\n")
            target.flush()
            os.fsync(target.fileno())
