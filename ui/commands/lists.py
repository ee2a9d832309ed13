"""Lists taken in and their contacts printed."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from dialer.errors import BadInputError
from dialer.intake.orders import Intake
from dialer.lists.model import ListKind, RowDoubt
from dialer.lists.sheet_names import apart
from dialer.people import Officer, Role
from ui.commands.context import Data, Json, account, opened, print_json, while_somebody_reads
from ui.presenters.list_warnings import warning_groups
from ui.presenters.received import take_back


def add_to(app: typer.Typer) -> None:
    """Add `import`, `undo-import` and `contacts`."""
    app.command("import", help="Terima daftar, berkas pembayaran, atau berkas hasil.")(import_list)
    app.command("undo-import", help="Tarik kembali satu berkas yang diimpor.")(undo_import)
    app.command("contacts", help="Cetak kontak, satu per baris.")(contacts)


class ImportKind(StrEnum):
    """What a file is taken for: a list to call, or what came of it elsewhere."""

    BU = "bu"
    TUNGGAKAN = "tunggakan"
    PEMBAYARAN = "pembayaran"
    HASIL = "hasil"


def import_list(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Berkas XLSX, XLS, ODS, CSV, atau TSV.")],
    kind: Annotated[ImportKind, typer.Option("--kind", help="Isi berkas.")],
    replaces: Annotated[
        str,
        typer.Option(
            "--replaces",
            metavar="ID",
            help="Daftar lama yang digantikan; yang tidak ada lagi keluar dari antrean.",
        ),
    ] = "",
    sheet: Annotated[
        str,
        typer.Option(
            "--sheet",
            metavar="NAMA",
            help="Lembar yang dibaca, beberapa dipisah “ / ”. Tanpa ini: semua lembar daftar.",
        ),
    ] = "",
    as_json: Json = False,
    data: Data = None,
) -> None:
    """Take a list in, or a file of payments or results."""
    if kind in (ImportKind.PEMBAYARAN, ImportKind.HASIL):
        from dialer.received.model import FileKind
        from ui.commands import received

        with opened(context, data) as at:
            received.take_in(at, file, FileKind(kind.value), sheet=sheet or None, as_json=as_json)
        return
    with opened(context, data) as at:
        taken = at.workstation.intake.take_in(
            account(),
            file,
            ListKind(kind.value),
            intake=Intake(replaces=replaces, sheet=sheet or None),
            quarantine_dir=at.data_dir / "karantina",
        )
        warnings = at.workstation.store.list_warnings(taken.list_id)
        done = at.workstation.store.list_import(taken.list_id)
        matched = at.workstation.payment_matching.rematch(account())
        doubtful = at.workstation.pairs.find(taken.list_id)
    left = [one.text for one in warnings if one.code is RowDoubt.OTHER_SHEETS]
    answer: dict[str, Any] = {
        "kind": taken.kind.value,
        "file": taken.file,
        "sheet": taken.sheet,
        "other_sheets": left,
        "header_row": taken.header_row,
        "columns": dict(taken.columns),
        "rows": taken.rows,
        "accepted": taken.accepted,
        "updated": taken.updated,
        "duplicates": taken.duplicates,
        "quarantined": taken.quarantined,
        "skipped": taken.skipped,
        "warnings": dict(taken.warnings),
        "quarantine_file": taken.quarantine_file,
        "list_id": taken.list_id,
        "families": done.families if done else 0,
        "left_list": done.left_list if done else 0,
    }
    if as_json:
        print_json(answer)
        return
    typer.echo(
        f"{taken.file}: {taken.rows} baris = {taken.accepted} diterima + {taken.updated} "
        f"diperbarui + {taken.duplicates} ganda + {taken.quarantined} dikarantina."
    )
    if taken.skipped:
        typer.echo(f"{taken.skipped} baris judul, jumlah, atau tanda tangan dilewati.")
    if taken.sheet and (left or len(apart(taken.sheet)) > 1):
        typer.echo("\n".join((f"Lembar yang dibaca: {taken.sheet}.", *left)))
    for group in warning_groups(taken):
        typer.echo(f"{group.count} peringatan: {group.words}")
    if taken.quarantine_file:
        typer.echo(f"Baris yang dikarantina: {taken.quarantine_file}")
    if matched:
        typer.echo(f"{matched} pembayaran yang menunggu menemukan kontaknya.")
    if doubtful:
        typer.echo(f"{doubtful} pasangan mungkin kontak yang sama; putuskan di ruang Daftar.")


def undo_import(
    context: typer.Context,
    import_id: Annotated[
        str,
        typer.Argument(metavar="ID", help="list_id atau file_id yang dicetak import --json."),
    ],
    data: Data = None,
) -> None:
    """Take a list, a payments file or a results file back as a whole."""
    with opened(context, data) as at:
        if at.workstation.store.received_file(import_id) is not None:
            actor = Officer(account(), account(), Role.SYSTEM, "")
            typer.echo(take_back(at.workstation, actor, import_id))
            return
        known = at.workstation.store.call_list(import_id)
        at.workstation.intake.undo(account(), import_id)
        at.workstation.payment_matching.rematch(account())
    typer.echo("Impor ditarik kembali; data kembali seperti sebelum daftar itu masuk.")
    aside = known.quarantine_file if known is not None else None
    if aside and Path(aside).exists():
        typer.echo(f"Berkas karantinanya tetap ada, hapus bila tidak perlu lagi: {aside}")


def contacts(
    context: typer.Context,
    as_json: Json = False,
    list_id: Annotated[str, typer.Option("--list", metavar="ID", help="Hanya daftar ini.")] = "",
    data: Data = None,
) -> None:
    """Print the contacts, one a line."""
    with opened(context, data) as at, while_somebody_reads():
        if list_id and at.workstation.store.call_list(list_id) is None:
            raise BadInputError(f"Tidak ada daftar dengan ID {list_id}.")
        for contact in at.workstation.store.contacts(list_id):
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
                print_json(line)
            else:
                typer.echo(f"{contact.name}\t{', '.join(line['phones']) or '-'}")
