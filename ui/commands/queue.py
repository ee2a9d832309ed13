"""Who comes next and why, as the Antrean room shows it."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, Final
from zoneinfo import ZoneInfo

import typer

from dialer.errors import BadInputError
from ui.commands.context import (
    Data,
    Json,
    account,
    officer_id,
    opened,
    print_json,
    while_somebody_reads,
)

EMPTY: Final = "Tidak ada kontak dalam antrean ini pada saat itu."
YEARS: Final = range(2000, 2100)
"""The calendar of holidays and the arithmetic of days go no further."""


def add_to(app: typer.Typer) -> None:
    """Add `queue`."""
    app.command("queue", help="Cetak kepala antrean beserta alasan tiap kontak.")(queue)


def queue(
    context: typer.Context,
    agent: Annotated[
        str, typer.Option("--agent", metavar="NAMA", help="Antrean petugas ini.")
    ] = "",
    at: Annotated[
        str, typer.Option("--at", metavar="ISO", help="Pada saat ini, misalnya 2026-11-20T09:00.")
    ] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="Paling banyak.")] = 20,
    as_json: Json = False,
    data: Data = None,
) -> None:
    """Print the head of the queue with the reason of each contact."""
    from dialer.people import Officer, Role
    from ui.presenters.queue import QueueFilter, queue_lines, queue_view

    with opened(context, data) as found:
        station = found.workstation
        if at:
            moment = _moment(at, station.branch().zone)
            station = replace(station, now=lambda: moment)
        actor = Officer(account(), account(), Role.SYSTEM, "")
        if agent:
            officer = station.store.officer(officer_id(found, agent))
            assert officer is not None
            actor = officer
        view = queue_view(station, actor, QueueFilter(), limit, own=bool(agent))
        lines = queue_lines(station, view)
    with while_somebody_reads():
        if as_json:
            print_json(_document(view.total, view.closed, lines))
        else:
            for sentence in (view.closed, "" if lines else EMPTY):
                if sentence:
                    typer.echo(sentence, err=True)
            for line in lines:
                typer.echo(f"{line['place']:>4}  {line['name']}  {line['reason']}")


def _moment(text: str, zone: str) -> datetime:
    moment: datetime | None = None
    with suppress(ValueError):
        moment = datetime.fromisoformat(text)
    if moment is None or moment.year not in YEARS:
        raise BadInputError(
            f"Waktu {text} tidak terbaca. Tulis seperti 2026-11-20T09:00 atau dengan +07:00."
        )
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


def _document(total: int, closed: str, lines: list[dict[str, Any]]) -> dict[str, Any]:
    return {"waiting": total, "closed": closed, "queue": lines}
