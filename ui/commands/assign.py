"""`sambung assign`: a list shared out among officers, or moved from one to another."""

import re
from typing import Annotated, Any

import typer

from dialer.contacts.money import format_rupiah, parse_rupiah
from dialer.errors import BadInputError
from dialer.people import Officer, Role
from dialer.sharing import AssignmentOrder, AssignmentPlan, Band, Scope, Share, Way
from ui.commands.context import Data, Json, account, officer_id, opened, print_json
from ui.compose import Opened
from ui.presenters.assignment import LEFT_UNASSIGNED

_WEIGHTED = re.compile(r"(.+):(\d{1,6})\Z")
_BAND = re.compile(r"([^=-]*)-([^=-]*)=(.+)\Z")


def add_to(app: typer.Typer) -> None:
    """Add `assign`."""
    app.command("assign", help="Bagikan kontak kepada petugas.")(assign)


def assign(
    context: typer.Context,
    *,
    list_id: Annotated[str, typer.Option("--list", metavar="ID", help="Hanya daftar ini.")] = "",
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="NAMA", help="Penerima; NAMA:80 memberi bobot."),
    ] = None,
    by: Annotated[Way, typer.Option("--by", help="even, area, months atau amount.")] = Way.EVEN,
    area: Annotated[
        list[str] | None,
        typer.Option("--area", metavar="WILAYAH=NAMA", help="Kecamatan atau kelurahan."),
    ] = None,
    months: Annotated[
        list[str] | None, typer.Option("--months", metavar="2-6=NAMA", help="Rentang bulan.")
    ] = None,
    amount: Annotated[
        list[str] | None, typer.Option("--amount", metavar="0-1jt=NAMA", help="Rentang rupiah.")
    ] = None,
    source: Annotated[
        str, typer.Option("--from", metavar="NAMA", help="Pindahkan dari petugas ini.")
    ] = "",
    most: Annotated[int, typer.Option("--most", min=0, help="Paling banyak sekian kontak.")] = 0,
    only_new: Annotated[
        bool, typer.Option("--only-new", help="Hanya yang belum pernah ditelepon.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Juga yang sudah punya petugas.")
    ] = False,
    with_callbacks: Annotated[
        bool, typer.Option("--with-callbacks", help="Janji telepon ulang pribadi ikut pindah.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Batalkan pembagian terakhir.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tunjukkan saja.")] = False,
    as_json: Json = False,
    data: Data = None,
) -> None:
    """Share contacts out among officers."""
    actor = Officer(account(), account(), Role.SYSTEM, "")
    with opened(context, data) as at:
        assignment = at.workstation.assignment
        if undo:
            back = assignment.undo(actor).contacts
            if as_json:
                print_json({"undone": back})
            else:
                typer.echo(f"{back} kontak kembali ke petugas semula.")
            return
        bands = [_band(at, text, money=False) for text in months or ()]
        bands += [_band(at, text, money=True) for text in amount or ()]
        order = AssignmentOrder(
            to=tuple(_share(at, text) for text in to or ()),
            list_id=list_id,
            way=_way(by, area, months, amount),
            scope=_scope(only_new, everything or bool(source)),
            bands=tuple(bands),
            areas=dict(_area(at, text) for text in area or ()),
            from_officer=officer_id(at, source) if source else "",
            most=most,
            with_callbacks=with_callbacks,
        )
        plan = assignment.plan(order)
        moved = 0 if dry_run else assignment.carry_out(actor, plan).contacts
        answer = _answer(at, plan, moved, dry_run)
    if as_json:
        print_json(answer)
    else:
        _tell(answer)


def _way(by: Way, area: object, months: object, amount: object) -> Way:
    """What is given for one way chooses it; two at once are refused."""
    all_ways = ((Way.AREA, area), (Way.MONTHS, months), (Way.AMOUNT, amount))
    given = [way for way, one in all_ways if one]
    if len(given) > 1 or (given and by not in (Way.EVEN, given[0])):
        raise BadInputError("Pilih satu cara membagi: --area, --months atau --amount.")
    return given[0] if given else by


def _scope(only_new: bool, everything: bool) -> Scope:
    if only_new:
        return Scope.NOT_CALLED
    return Scope.EVERYTHING if everything else Scope.UNASSIGNED


def _share(at: Opened, text: str) -> Share:
    weighted = _WEIGHTED.match(text)
    if weighted is None:
        return Share(officer_id(at, text))
    weight = int(weighted[2])
    if weight < 1:
        raise BadInputError(f"Bobot {text} harus lebih dari nol.")
    return Share(officer_id(at, weighted[1]), weight)


def _area(at: Opened, text: str) -> tuple[str, str]:
    name, sign, officer = text.partition("=")
    if not sign or not name.strip():
        raise BadInputError(f"Tulis wilayah seperti Banda Sakti=Budi, bukan {text}.")
    return name.strip(), officer_id(at, officer)


def _band(at: Opened, text: str, *, money: bool) -> Band:
    found = _BAND.match(text)
    if found is None:
        raise BadInputError(f"Tulis rentang seperti 2-6=Budi atau 7-=Sri, bukan {text}.")
    ends = [_end(one, text, money=money) for one in (found[1], found[2])]
    low, high = ends
    if low is not None and high is not None and low > high:
        raise BadInputError(f"Rentang {text} terbalik.")
    return Band(low, high, officer_id(at, found[3]))


def _end(text: str, whole: str, *, money: bool) -> int | None:
    if not text.strip():
        return None
    value = parse_rupiah(text) if money else int(text) if text.strip().isdecimal() else None
    if value is None:
        raise BadInputError(f"Rentang {whole} tidak terbaca.")
    return value


def _answer(at: Opened, plan: AssignmentPlan, moved: int, dry_run: bool) -> dict[str, Any]:
    names = {one.officer_id: one.name for one in at.workstation.store.officers()}
    after = {one.officer_id: one for one in plan.after}
    return {
        "dry_run": dry_run,
        "planned": len(plan.moves),
        "moved": moved,
        "officers": [
            {
                "officer": names.get(one.officer_id, ""),
                "contacts_before": one.contacts,
                "contacts_after": after[one.officer_id].contacts,
                "months_before": one.months,
                "months_after": after[one.officer_id].months,
                "amount_before": one.amount,
                "amount_after": after[one.officer_id].amount,
            }
            for one in plan.before
        ],
        "unassigned": {reason.value: len(ids) for reason, ids in plan.left.items()},
        "areas_without_officer": dict(plan.areas_without_officer),
    }


def _tell(answer: dict[str, Any]) -> None:
    for one in answer["officers"]:
        typer.echo(
            f"{one['officer'] or 'Belum ada petugas'}: {one['contacts_before']} -> "
            f"{one['contacts_after']} kontak, {format_rupiah(one['amount_before'])} -> "
            f"{format_rupiah(one['amount_after'])}"
        )
    for reason, count in answer["unassigned"].items():
        typer.echo(f"{count} tidak dibagi: {LEFT_UNASSIGNED[reason]}")
    for name, count in answer["areas_without_officer"].items():
        typer.echo(f"  {name}: {count}")
    done = f"{answer['planned']} kontak akan berpindah (belum dilakukan)."
    typer.echo(done if answer["dry_run"] else f"{answer['moved']} kontak dibagi.")
