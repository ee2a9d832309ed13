"""Scripts checked."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.context import Json, print_json


def add_to(app: typer.Typer) -> None:
    """Add `script check`."""
    script_app = typer.Typer(help="Naskah percakapan.", no_args_is_help=True)
    script_app.command(
        "check",
        help="Periksa naskah: temuan dengan baris, sebab, dan perbaikannya. Kode 1 bila salah.",
    )(check_script)
    app.add_typer(script_app, name="script")


def check_script(
    file: Annotated[Path, typer.Argument(help="Berkas naskah atau fakta (TOML).")],
    as_json: Json = False,
) -> None:
    """Check a script: every finding with its line, reason and fix; 1 when there are errors."""
    from ui.script_check import check, printed

    checked = check(file)
    if as_json:
        print_json(checked.as_json())
    else:
        typer.echo(printed(checked))
    if checked.errors:
        raise typer.Exit(1)
