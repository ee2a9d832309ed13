"""Payments and results taken in, and blank sheets to write them on."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from dialer.lists.sheet_names import apart
from dialer.received.model import Aside, FileKind, ReceivedFile
from ui.commands.context import Data, account, opened, print_json
from ui.compose import Opened
from ui.presenters.lists import DASH
from ui.presenters.received_lines import received_lines

_WARNINGS_SHOWN = 10


def add_to(app: typer.Typer) -> None:
    """Add `template`."""
    app.command(
        "template",
        help="Tulis lembar kosong dengan kolom, contoh, dan pilihan cabang ini.",
    )(template)


class TemplateKind(StrEnum):
    """What a blank sheet is for."""

    HASIL = "hasil"
    PEMBAYARAN = "pembayaran"


def template(
    context: typer.Context,
    kind: Annotated[TemplateKind, typer.Argument(help="Isi templat.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE.xlsx", help="Berkas XLSX.")],
    data: Data = None,
) -> None:
    """Write a blank sheet with the columns, an example and the choices of this branch."""
    from dialer.templates import save_template

    with opened(context, data) as at:
        officers = [one.name for one in at.workstation.store.officers() if one.active]
        save_template(out, FileKind(kind.value), at.workstation.rulebook, officers)
    typer.echo(f"{out}: templat {kind.value}.")


def take_in(
    at: Opened, file: Path, kind: FileKind, *, sheet: str | None = None, as_json: bool
) -> None:
    """Take a payments or results file in and print its counts."""
    folder = at.data_dir / "karantina"
    station = at.workstation
    take = station.payments.take_in if kind is FileKind.PAYMENTS else station.results.take_in
    taken = take(account(), file, sheet=sheet, quarantine_dir=folder)
    if as_json:
        print_json(as_answer(taken))
        return
    typer.echo(
        f"{taken.file}: {taken.rows} baris = {taken.accepted} diterima + {taken.duplicates} ganda "
        f"+ {taken.quarantined} dikarantina + {taken.unmatched} tanpa kontak."
    )
    if taken.sheet and len(apart(taken.sheet)) > 1:
        typer.echo(f"Lembar yang dibaca: {taken.sheet}.")
    if taken.warnings:
        seen = received_lines(station, taken.file_id)
        told = [one for one in seen.lines.values() if one.what is Aside.DOUBT] if seen else []
        for line in told[:_WARNINGS_SHOWN]:
            typer.echo(line.reason if line.row == DASH else f"Baris {line.row}: {line.reason}")
        if len(told) > _WARNINGS_SHOWN:
            typer.echo(f"… dan {len(told) - _WARNINGS_SHOWN} peringatan lain.")
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
        "promises_kept": taken.promises.kept,
        "promises_partial": taken.promises.partial,
        "quarantine_file": taken.quarantine_file,
        "file_id": taken.file_id,
    }
