"""Canvassing on paper: a day's route sheets, the letter of assignment."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.context import Data, account, day, officer_id, opened

Out = Annotated[Path, typer.Option("--out", metavar="FILE.pdf", help="Berkas PDF.")]


def add_to(app: typer.Typer) -> None:
    """Add `route` and `letter`."""
    app.command(
        "route",
        help="Tulis lembar rute suatu hari; tiap petugas satu halaman atau lebih.",
    )(route)
    app.command("letter", help="Tulis surat tugas untuk kunjungan yang direncanakan.")(letter)


def route(
    context: typer.Context,
    date: Annotated[str, typer.Option("--date", metavar="D", help="Hari kunjungan.")],
    out: Out,
    officer: Annotated[str, typer.Option("--officer", help="Hanya petugas ini.")] = "",
    data: Data = None,
) -> None:
    """Write the route sheets of a day, a page or more for each officer."""
    from dialer.people import Officer, Role

    wanted = day(date)
    with opened(context, data) as at:
        only = officer_id(at, officer) if officer else ""
        actor = Officer(account(), account(), Role.SYSTEM, "")
        count = at.workstation.visit_papers.write_route(actor, wanted, out, only)
    typer.echo(f"{out}: {count} badan usaha.")


def letter(
    context: typer.Context,
    day_from: Annotated[str, typer.Option("--from", metavar="D", help="Tanggal awal.")],
    out: Out,
    day_to: Annotated[str, typer.Option("--to", metavar="D", help="Tanggal akhir.")] = "",
    officer: Annotated[
        list[str] | None, typer.Option("--officer", help="Petugas; boleh diulang.")
    ] = None,
    number: Annotated[str, typer.Option("--number", help="Nomor surat.")] = "",
    data: Data = None,
) -> None:
    """Write the letter of assignment for the visits planned on some days."""
    from dialer.people import Officer, Role
    from dialer.visit_papers import LetterOrder

    first = day(day_from)
    last = day(day_to) if day_to else first
    with opened(context, data) as at:
        only = tuple(officer_id(at, one) for one in officer or ())
        actor = Officer(account(), account(), Role.SYSTEM, "")
        order = LetterOrder(first, last, only, number)
        count = at.workstation.visit_papers.write_letter(actor, order, out)
    typer.echo(f"{out}: {count} badan usaha.")
