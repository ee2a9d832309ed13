"""`sambung` on the command line: the same use cases without a window.

Needs the store's key, not a PIN; what it writes is logged as done by the account of the operating
system. Answers: results on stdout, sentences on stderr, exit codes of `dialer.errors.ExitCode`.
"""

import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from time import perf_counter, process_time
from typing import Annotated, Any

import typer

from dialer.errors import BadInputError, SambungError
from dialer.lists.model import ListKind
from ui.compose import Opened, given_passphrase, open_workstation

STARTED = perf_counter() - process_time()
"""When the process began, as near as it can know: what it has computed so far, ago."""

app = typer.Typer(
    name="sambung",
    help="Meja kerja telepon untuk badan usaha dan peserta menunggak.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)

script_app = typer.Typer(help="Naskah percakapan.", no_args_is_help=True)
app.add_typer(script_app, name="script")

Data = Annotated[
    Path | None,
    typer.Option(
        "--data", metavar="DIR", help="Folder data; bawaan SAMBUNG_DATA atau folder akun."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON.")]


@dataclass(slots=True)
class Common:
    """What was given before the command."""

    data: Path | None = None


@app.callback(invoke_without_command=True)
def window(
    context: typer.Context,
    data: Data = None,
    timing: Annotated[bool, typer.Option("--timing", help="Cetak lama tiap tahap mulai.")] = False,
) -> None:
    """Open the workstation; with a command, do that instead."""
    context.obj = Common(data)
    if context.invoked_subcommand is None:
        from ui.app import run_window

        raise typer.Exit(run_window(data, started=STARTED if timing else None))


@app.command("import")
def import_list(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Berkas XLSX atau CSV.")],
    kind: Annotated[ListKind, typer.Option("--kind", help="bu atau tunggakan.")],
    as_json: Json = False,
    data: Data = None,
) -> None:
    """Take a list in."""
    with _opened(context, data) as opened:
        taken = opened.workstation.intake.take_in(
            _account(), file, kind, quarantine_dir=opened.data_dir / "karantina"
        )
    answer: dict[str, Any] = {
        "kind": taken.kind.value,
        "file": taken.file,
        "sheet": taken.sheet,
        "header_row": taken.header_row,
        "columns": dict(taken.columns),
        "rows": taken.rows,
        "accepted": taken.accepted,
        "updated": taken.updated,
        "duplicates": taken.duplicates,
        "quarantined": taken.quarantined,
        "warnings": dict(taken.warnings),
        "quarantine_file": taken.quarantine_file,
        "list_id": taken.list_id,
    }
    if as_json:
        _print_json(answer)
        return
    typer.echo(
        f"{taken.file}: {taken.rows} baris = {taken.accepted} diterima + {taken.updated} "
        f"diperbarui + {taken.duplicates} ganda + {taken.quarantined} dikarantina."
    )
    if taken.quarantine_file:
        typer.echo(f"Baris yang dikarantina: {taken.quarantine_file}")


@app.command("contacts")
def contacts(
    context: typer.Context,
    as_json: Json = False,
    list_id: Annotated[str, typer.Option("--list", metavar="ID", help="Hanya daftar ini.")] = "",
    data: Data = None,
) -> None:
    """Print the contacts, one a line."""
    with _opened(context, data) as opened, _while_somebody_reads():
        if list_id and opened.workstation.store.call_list(list_id) is None:
            raise BadInputError(f"Tidak ada daftar dengan ID {list_id}.")
        for contact in opened.workstation.store.contacts(list_id):
            details = contact.details
            line: dict[str, Any] = {
                "id": contact.contact_id,
                "kind": contact.kind.value,
                "name": contact.name,
                "phones": [number.phone.e164 for number in contact.numbers],
                "card": details.card,
                "nik": details.nik,
                "va": details.va,
                "amount": details.amount,
                "months": details.months,
                "class": details.care_class,
                "members": details.members,
                "list_id": contact.list_id,
            }
            if as_json:
                _print_json(line)
            else:
                typer.echo(f"{contact.name}\t{', '.join(line['phones']) or '-'}")


@script_app.command("check")
def check_script(
    file: Annotated[Path, typer.Argument(help="Berkas naskah atau fakta (TOML).")],
    as_json: Json = False,
) -> None:
    """Check a script: every finding with its line, reason and fix; 1 when there are errors."""
    from ui.script_check import check, printed

    checked = check(file)
    if as_json:
        _print_json(checked.as_json())
    else:
        typer.echo(printed(checked))
    if checked.errors:
        raise typer.Exit(1)


class ReportName(StrEnum):
    """The reports by name."""

    TELEMARKETING = "telemarketing"
    CANVASSING = "canvassing"
    TELEKOLEKTING = "telekolekting"


@app.command("report")
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

    order = ReportOrder(ReportKind(kind.value), _day(day_from), _day(day_to), list_id=list_id)
    with _opened(context, data) as opened:
        station = opened.workstation
        if officer:
            order = replace(order, officer_id=_officer_id(opened, officer))
        actor = Officer(_account(), _account(), Role.SYSTEM, "")
        written = station.reporting.write(actor, order, out)
    rows = len(written.employers) + len(written.members)
    typer.echo(f"{out}: {rows} percobaan.")


def _officer_id(opened: Opened, name: str) -> str:
    for one in opened.workstation.store.officers():
        if one.name.casefold() == name.strip().casefold():
            return one.officer_id
    raise BadInputError(f"Tidak ada petugas bernama {name}.")


def _day(text: str) -> date:
    from dialer.contacts.dates import parse_date

    day = parse_date(text)
    if day is None:
        raise BadInputError(f"Tanggal {text} tidak terbaca. Tulis seperti 2026-11-20.")
    return day


def _account() -> str:
    try:
        return f"os:{getpass.getuser()}"
    except (KeyError, OSError, ImportError):
        return "os:unknown"


def _print_json(value: dict[str, Any]) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False))


@contextmanager
def _opened(context: typer.Context, data: Path | None) -> Iterator[Opened]:
    common: Common = context.obj
    with open_workstation(data or common.data, given_passphrase()) as opened:
        yield opened


@contextmanager
def _while_somebody_reads() -> Iterator[None]:
    """Stop printing without complaint when the reader has seen enough (`| head`)."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """Run the command line; expected errors end with their sentence and code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
    try:
        app()
    except SambungError as error:
        typer.echo(error.sentence, err=True)
        raise SystemExit(int(error.exit_code)) from None


if __name__ == "__main__":
    main()
