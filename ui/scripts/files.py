"""One script as a file: where from and where to is asked here, reading and writing too."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from dialer.errors import BadInputError, RefusedError
from scripts_call.errors import ScriptCallError
from scripts_call.lint import whole
from scripts_call.toml_source import read_source

TOML: Final = "Naskah (*.toml)"

ChooseFile = Callable[[Path], Path | None]
"""Asked for a file, with a suggestion; None when the person changed their mind."""


def ask_source(parent: QWidget) -> ChooseFile:
    """Ask with the system's window which file is to be read."""

    def ask(folder: Path) -> Path | None:
        title = parent.tr("Impor naskah")
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), TOML)
        return Path(chosen) if chosen else None

    return ask


def ask_target(parent: QWidget) -> ChooseFile:
    """Ask with the system's window which file is to be written."""

    def ask(suggested: Path) -> Path | None:
        title = parent.tr("Ekspor naskah")
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), TOML)
        return Path(chosen) if chosen else None

    return ask


def read_script_file(path: Path) -> str:
    """Return the text, whole: a script based on one of the library comes with what it takes over.

    Raises BadInputError: too big, not text, not readable.
    """
    try:
        return whole(read_source(path))
    except ScriptCallError as error:
        raise BadInputError(error.sentence) from error


def write_script_file(path: Path, source: str) -> None:
    """Write the text as UTF-8 with plain line ends. Raises RefusedError."""
    try:
        path.write_text(source, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RefusedError(
            f"Berkas {path.name} tidak dapat ditulis ({reason}). Pilih folder lain, lalu ulangi."
        ) from error
