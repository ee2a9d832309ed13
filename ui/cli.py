"""`sambung` on the command line: the same use cases without a window.

Needs the store's key, not a PIN; what it writes is logged as done by the account of the operating
system. Answers: results on stdout, sentences on stderr, exit codes of `dialer.errors.ExitCode`.
"""

import sys
from time import perf_counter, process_time
from typing import Annotated

import typer

from dialer.errors import SambungError
from ui.commands import (
    assign,
    dial,
    export,
    lists,
    queue,
    received,
    reconcile,
    reports,
    rules,
    scripts,
    visits,
)
from ui.commands.context import Common, Data

STARTED = perf_counter() - process_time()
"""When the process began, as near as it can know: what it has computed so far, ago."""

app = typer.Typer(
    name="sambung",
    help="Meja kerja telepon untuk badan usaha dan peserta menunggak.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for commands in (
    assign,
    lists,
    queue,
    rules,
    scripts,
    reports,
    reconcile,
    dial,
    received,
    export,
    visits,
):
    commands.add_to(app)


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
