"""Reports written and sent."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from dialer.errors import BadInputError
from dialer.report_kinds import ReportKind
from ui.commands.context import Data, Json, account, day, officer_id, opened, print_json


def add_to(app: typer.Typer) -> None:
    """Add `report`, `send-day`, `collectibility` and `letterhead`."""
    app.command("report", help="Tulis laporan sebagai PDF atau XLSX.")(report)
    app.command(
        "send-day",
        help="Tulis laporan sehari (PDF dan XLSX) ke folder, dan cetak teks untuk obrolan.",
    )(send_day)
    app.command(
        "collectibility",
        help="Terima iuran yang ditagih dan diterima sebulan, per segmen dan wilayah.",
    )(collectibility)
    app.command("letterhead", help="Pasang logo kop surat, atau lepas.")(letterhead)


def report(
    context: typer.Context,
    kind: Annotated[ReportKind, typer.Argument(help="Jenis laporan.")],
    *,
    day_from: Annotated[str, typer.Option("--from", metavar="D", help="Tanggal awal.")],
    day_to: Annotated[str, typer.Option("--to", metavar="D", help="Tanggal akhir.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Berkas .pdf atau .xlsx.")],
    officer: Annotated[str, typer.Option("--officer", help="Nama petugas.")] = "",
    list_id: Annotated[str, typer.Option("--list", metavar="ID", help="Hanya daftar ini.")] = "",
    daily: Annotated[bool, typer.Option("--daily", help="Rincian per hari.")] = False,
    weekly: Annotated[bool, typer.Option("--weekly", help="Rincian per minggu.")] = False,
    monthly: Annotated[bool, typer.Option("--monthly", help="Rincian per bulan.")] = False,
    photos: Annotated[
        bool, typer.Option("--photos", help="Foto kunjungan di belakang laporan canvassing (PDF).")
    ] = False,
    data: Data = None,
) -> None:
    """Write a report as PDF or XLSX."""
    from dialer.people import Officer, Role
    from dialer.report_kinds import ReportOrder
    from dialer.reports.model import Span
    from dialer.reports.summary import format_count
    from ui.presenters.reports import row_word

    if out.suffix.lower() not in (".pdf", ".xlsx"):
        raise BadInputError(f"“{out.name}”: akhiri nama berkas dengan .pdf atau .xlsx.")
    if daily + weekly + monthly > 1:
        raise BadInputError("Pilih satu saja: --daily, --weekly atau --monthly.")
    if photos and (kind is not ReportKind.CANVASSING or out.suffix.lower() != ".pdf"):
        raise BadInputError("--photos hanya untuk laporan canvassing dalam bentuk PDF.")
    span = Span.DAY if daily else Span.WEEK if weekly else Span.MONTH if monthly else None
    order = ReportOrder(kind, day(day_from), day(day_to), list_id=list_id, span=span, photos=photos)
    with opened(context, data) as at:
        station = at.workstation
        if list_id and station.store.call_list(list_id) is None:
            raise BadInputError(f"Tidak ada daftar dengan ID {list_id}.")
        if officer:
            order = replace(order, officer_id=officer_id(at, officer))
        actor = Officer(account(), account(), Role.SYSTEM, "")
        written = station.reporting.write(actor, order, out)
    typer.echo(f"{out}: {format_count(written.rows)} {row_word(kind)}.")


def send_day(
    context: typer.Context,
    to: Annotated[Path, typer.Option("--to", metavar="FOLDER", help="Folder tujuan.")],
    on: Annotated[str, typer.Option("--day", metavar="D", help="Tanggal; bawaan hari ini.")] = "",
    as_json: Json = False,
    data: Data = None,
) -> None:
    """Write the reports of a day as PDF and XLSX into a folder, and print the text for a chat."""
    from dialer.people import Officer, Role
    from dialer.report_sending import ReportSending

    with opened(context, data) as at:
        station = at.workstation
        sending = ReportSending(station.store, station.now, station.reporting, at.data_dir)
        wanted = day(on) if on else station.reporting.today()
        actor = Officer(account(), account(), Role.SYSTEM, "")
        sent = sending.send(actor, wanted, to)
    if as_json:
        print_json(
            {
                "day": sent.day.isoformat(),
                "folder": str(sent.folder),
                "files": list(sent.files),
                "waiting": list(sent.waiting),
                "trouble": sent.trouble,
                "message": sent.message,
            }
        )
    else:
        typer.echo(f"{to}: {len(sent.files) - len(sent.waiting)} dari {len(sent.files)} berkas.")
        typer.echo(sent.message)
    if sent.waiting:
        raise BadInputError(sent.trouble)


def collectibility(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Tabel segmen, wilayah, ditagih, diterima.")],
    month: Annotated[str, typer.Option("--month", metavar="2026-11", help="Bulan angkanya.")],
    data: Data = None,
) -> None:
    """Take dues billed and received of a month in, by segment and area."""
    from dialer.people import Officer, Role
    from ui.presenters.collectibility import taken_sentence

    with opened(context, data) as at:
        actor = Officer(account(), account(), Role.ADMIN, "")
        done = at.workstation.collectibility.take_in(actor, month, file)
    typer.echo(taken_sentence(done, month))


def letterhead(
    context: typer.Context,
    logo: Annotated[Path | None, typer.Option("--logo", metavar="FILE", help="PNG/JPEG.")] = None,
    no_logo: Annotated[bool, typer.Option("--no-logo", help="Tanpa logo.")] = False,
    data: Data = None,
) -> None:
    """Set the logo of the letterhead, or take it away."""
    from dialer.letterhead import load_letterhead, set_logo
    from dialer.people import Officer, Role

    with opened(context, data) as at:
        station = at.workstation
        if logo is not None or no_logo:
            actor = Officer(account(), account(), Role.ADMIN, "")
            set_logo(station.store, station.now, actor, logo)
        head = load_letterhead(station.store)
    typer.echo(" · ".join((head.institution, head.branch, "logo" if head.logo else "tanpa logo")))
