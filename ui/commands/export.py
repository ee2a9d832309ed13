"""Contacts written to a workbook."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from dialer.errors import BadInputError
from dialer.lists.model import ListKind
from ui.commands.context import Data, Json, account, opened, print_json


def add_to(app: typer.Typer) -> None:
    """Add `export`."""
    app.command("export", help="Tulis kontak ke XLSX, semua sel sebagai teks.")(export)


def export(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="FILE.xlsx", help="Berkas XLSX.")],
    list_id: Annotated[str, typer.Option("--list", metavar="ID", help="Hanya daftar ini.")] = "",
    kind: Annotated[ListKind | None, typer.Option("--kind", help="bu atau tunggakan.")] = None,
    view: Annotated[str, typer.Option("--view", help="Nama tampilan bersama.")] = "",
    as_json: Json = False,
    data: Data = None,
) -> None:
    """Write contacts as XLSX, every cell as text."""
    from dialer.browsing import Browse, Column, ContactView
    from dialer.people import Officer, Role
    from ui.presenters.browse_words import EXPORT

    with opened(context, data) as at:
        station = at.workstation
        wanted = ContactView(columns=tuple(Column))
        if view:
            named = station.saved_views.named("", view)
            if named is None:
                raise BadInputError(f"Tidak ada tampilan bersama bernama {view}.")
            wanted = named.view
        only = wanted.only
        if list_id:
            if station.store.call_list(list_id) is None:
                raise BadInputError(f"Tidak ada daftar dengan ID {list_id}.")
            only = replace(only, list_ids=(list_id,))
        if kind is not None:
            only = replace(only, kind=kind)
        actor = Officer(account(), account(), Role.SYSTEM, "")
        rows = station.contact_export.write(
            actor, Browse(replace(wanted, only=only)), EXPORT, out, lambda _done, _total: None
        )
    if as_json:
        print_json({"file": str(out), "rows": rows})
    else:
        typer.echo(f"{out}: {rows} kontak.")
