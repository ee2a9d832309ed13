"""Reports written."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ui.commands.context import Data, account, day, officer_id, opened


def add_to(app: typer.Typer) -> None:
    """Add `report`."""
    app.command("report")(report)


class ReportName(StrEnum):
    """The reports by name."""

    TELEMARKETING = "telemarketing"
    CANVASSING = "canvassing"
    TELEKOLEKTING = "telekolekting"


def report(
    context: typer.Context,
    kind: Annotated[ReportName, typer.Argument(help="Jenis laporan.")],
    day_from: Annotated[str, typer.Option("--from", metavar="D", help="Tanggal awal.")],
    day_to: Annotated[str, typer.Option("--to", metavar="D", help="Tanggal akhir.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE.pdf", help="Berkas PDF.")],
    officer: Annotated[str, typer.Option("--officer", help="Nama petugas.")] = "",
    list_id: Annotated[str, typer.Option("--list", metavar="ID", help="Hanya daftar ini.")] = "",
    data: Data = None,
) -> None:
    """Write a report as PDF."""
    from dialer.people import Officer, Role
    from dialer.reporting import ReportKind, ReportOrder

    order = ReportOrder(ReportKind(kind.value), day(day_from), day(day_to), list_id=list_id)
    with opened(context, data) as at:
        station = at.workstation
        if officer:
            order = replace(order, officer_id=officer_id(at, officer))
        actor = Officer(account(), account(), Role.SYSTEM, "")
        written = station.reporting.write(actor, order, out)
    rows = len(written.employers) + len(written.members)
    typer.echo(f"{out}: {rows} percobaan.")
