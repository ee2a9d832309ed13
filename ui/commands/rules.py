"""The rules of calling that hold on a day, as the file a lead changes."""

from datetime import date
from typing import Annotated

import typer

from ui.commands.context import Data, day, opened, while_somebody_reads


def add_to(app: typer.Typer) -> None:
    """Add `rules`."""
    app.command("rules", help="Cetak urutan, batas, dan jam panggilan sebagai TOML.")(rules)


def rules(
    context: typer.Context,
    at: Annotated[
        str, typer.Option("--at", metavar="TANGGAL", help="Yang berlaku pada hari ini.")
    ] = "",
    data: Data = None,
) -> None:
    """Print order, limits and hours of calling as TOML."""
    from ui.presenters.calling_file import as_file, on_day

    with opened(context, data) as found:
        calling = found.workstation.calling_rules
        wanted: date = day(at) if at else calling.today()
        text = as_file(on_day(calling.rulebook, wanted))
    with while_somebody_reads():
        typer.echo(text, nl=False)
