"""Two files compared, and deactivation requests merged; neither needs the store."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dialer.errors import BadInputError
from dialer.reconcile.model import ReconcileKind, Share
from ui.commands.context import Data, Json, day, opened, print_json

if TYPE_CHECKING:
    from dialer.reconcile.recap_model import Recap


def add_to(app: typer.Typer) -> None:
    """Add `reconcile` and `recap`."""
    app.command(
        "reconcile",
        help="Cocokkan dua berkas: sama, hanya di satu sisi, atau ragu; hasilnya XLSX.",
    )(reconcile_files)
    app.command(
        "recap",
        help="Gabungkan permintaan penonaktifan sebulan menjadi satu rekap.",
    )(recap)


def reconcile_files(
    left: Annotated[Path, typer.Argument(metavar="KIRI", help="Berkas pertama.")],
    right: Annotated[Path, typer.Argument(metavar="KANAN", help="Berkas kedua.")],
    kind: Annotated[ReconcileKind, typer.Option("--kind", help="orang atau bu.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE.xlsx", help="Hasil pencocokan.")],
    left_name: Annotated[str, typer.Option("--left-name", help="Sebutan berkas pertama.")] = "",
    right_name: Annotated[str, typer.Option("--right-name", help="Sebutan berkas kedua.")] = "",
    as_json: Json = False,
) -> None:
    """Compare two files; what matches, stands on one side only or is doubtful goes to XLSX."""
    from dialer.reconcile.match import reconcile
    from dialer.reconcile.reading import labels_of, read_source
    from dialer.reconcile.workbook import write_result

    _not_onto_itself(out, (left, right))
    labels = labels_of(left, right, left_name, right_name)
    result = reconcile(
        read_source(left, kind, labels[0]), read_source(right, kind, labels[1]), kind
    )
    write_result(result, out, _now())
    one, other = result.left_share, result.right_share
    answer: dict[str, Any] = {
        "kind": kind.value,
        "left": _share(labels[0], result.left.file, one),
        "right": _share(labels[1], result.right.file, other),
        "matched": len(result.matched),
        "only_left": len(result.only_left),
        "only_right": len(result.only_right),
        "doubtful_pairs": len(result.doubtful),
        "out": str(out),
    }
    if as_json:
        print_json(answer)
        return
    for label, share in ((labels[0], one), (labels[1], other)):
        typer.echo(
            f"{label}: {share.rows} baris = {share.matched} cocok + {share.only} hanya di sini + "
            f"{share.doubtful} meragukan + {share.unusable} tidak terpakai."
        )
    typer.echo(f"Hasil pencocokan: {out}")


def _share(label: str, file: str, share: Share) -> dict[str, Any]:
    return {
        "name": label,
        "file": file,
        "rows": share.rows,
        "matched": share.matched,
        "only": share.only,
        "doubtful": share.doubtful,
        "unusable": share.unusable,
        "repeats": share.repeats,
    }


def recap(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Berkas permintaan BU.")],
    month: Annotated[str, typer.Option("--month", metavar="YYYY-MM", help="Bulan rekap.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Berkas .xlsx atau .pdf.")],
    as_json: Json = False,
    data: Data = None,
) -> None:
    """Merge the month's deactivation requests into one recap."""
    from dialer.reconcile.recap import recap_files
    from dialer.reconcile.recap_book import write_recap

    _not_onto_itself(out, files)
    made = recap_files(files, _month(month))
    if made.unread:
        raise BadInputError("\n".join(sentence for _, sentence in made.unread))
    if out.suffix.lower() == ".pdf":
        _print_recap(context, data, made, out)
    else:
        write_recap(made, out, _now())
    answer: dict[str, Any] = {
        "month": f"{made.month:%Y-%m}",
        "rows": made.rows,
        "recap": len(made.requests),
        "repeats": len(made.repeats),
        "faulty": len(made.faulty),
        "outside_month": sum(one.outside_month for one in made.requests),
        "files": [
            {
                "file": one.file,
                "rows": one.rows,
                "recap": one.requests,
                "repeats": one.repeats,
                "faulty": one.faulty,
                "missing_columns": [column.value for column in one.missing],
            }
            for one in made.files
        ],
        "firms": [
            {"firm": one.firm, "requests": one.requests, "reasons": dict(one.reasons)}
            for one in made.firms
        ],
        "out": str(out),
    }
    if as_json:
        print_json(answer)
        return
    typer.echo(
        f"{made.rows} baris = {len(made.requests)} masuk rekap + {len(made.repeats)} ganda + "
        f"{len(made.faulty)} perlu diperbaiki."
    )
    typer.echo(f"Rekap: {out}")


def _print_recap(context: typer.Context, data: Path | None, made: "Recap", out: Path) -> None:
    """Write the recap as PDF on the branch's letterhead, which is in the store."""
    from dialer.reporting import save_deactivation

    with opened(context, data) as at:
        save_deactivation(at.workstation.reporting, made, out)


def _month(text: str) -> date:
    """Return the first day of a month. Raises BadInputError."""
    try:
        return day(f"{text}-01" if len(text) <= len("2026-11") else text).replace(day=1)
    except BadInputError:
        raise BadInputError(f"Bulan {text} tidak terbaca. Tulis seperti 2026-11.") from None


def _not_onto_itself(out: Path, files: list[Path] | tuple[Path, ...]) -> None:
    """Refuse to write over a file that is read. Raises BadInputError."""
    if any(out.resolve() == one.resolve() for one in files):
        raise BadInputError(
            f"Hasil tidak dapat disimpan menimpa “{out.name}” yang sedang dibaca. Beri nama lain."
        )


def _now() -> datetime:
    return datetime.now().astimezone()
