"""What every command shares: where the data is, who asks, how answers are printed."""

import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from dialer.errors import BadInputError
from ui.compose import Opened, given_passphrase, open_workstation

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


def officer_id(at: Opened, name: str) -> str:
    """Return the id of the officer of that name. Raises BadInputError."""
    for one in at.workstation.store.officers():
        if one.name.casefold() == name.strip().casefold():
            return one.officer_id
    raise BadInputError(f"Tidak ada petugas bernama {name}.")


def day(text: str) -> date:
    """Return a day as people write it. Raises BadInputError."""
    from dialer.contacts.dates import parse_date

    found = parse_date(text)
    if found is None:
        raise BadInputError(f"Tanggal {text} tidak terbaca. Tulis seperti 2026-11-20.")
    return found


def account() -> str:
    """Return the account of the operating system, as the audit trail names it."""
    try:
        return f"os:{getpass.getuser()}"
    except (KeyError, OSError, ImportError):
        return "os:unknown"


def print_json(value: dict[str, Any]) -> None:
    """Print one line of JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False))


@contextmanager
def opened(context: typer.Context, data: Path | None) -> Iterator[Opened]:
    """Open the store for one command."""
    common: Common = context.obj
    with open_workstation(data or common.data, given_passphrase()) as at:
        yield at


@contextmanager
def while_somebody_reads() -> Iterator[None]:
    """Stop printing without complaint when the reader has seen enough (`| head`)."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
