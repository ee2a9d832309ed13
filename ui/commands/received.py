"""Payments and results taken in."""

from pathlib import Path
from typing import Any

import typer

from dialer.received.model import FileKind, ReceivedFile
from ui.commands.context import account, print_json
from ui.compose import Opened


def take_in(at: Opened, file: Path, kind: FileKind, *, as_json: bool) -> None:
    """Take a payments or results file in and print its counts."""
    folder = at.data_dir / "karantina"
    taken = at.workstation.payments.take_in(account(), file, quarantine_dir=folder)
    if as_json:
        print_json(as_answer(taken))
        return
    typer.echo(
        f"{taken.file}: {taken.rows} baris = {taken.accepted} diterima + {taken.duplicates} ganda "
        f"+ {taken.quarantined} dikarantina + {taken.unmatched} tanpa kontak."
    )
    if taken.quarantine_file:
        typer.echo(f"Baris yang tidak diterima: {taken.quarantine_file}")


def as_answer(taken: ReceivedFile) -> dict[str, Any]:
    """What is printed as JSON. rows = accepted + duplicates + quarantined + unmatched."""
    return {
        "kind": taken.kind.value,
        "file": taken.file,
        "sheet": taken.sheet,
        "header_row": taken.header_row,
        "columns": dict(taken.columns),
        "rows": taken.rows,
        "accepted": taken.accepted,
        "duplicates": taken.duplicates,
        "quarantined": taken.quarantined,
        "unmatched": taken.unmatched,
        "warnings": dict(taken.warnings),
        "quarantine_file": taken.quarantine_file,
        "file_id": taken.file_id,
    }
