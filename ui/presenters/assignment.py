"""Sharing a list out, in words and figures: who has what before and would have after."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dialer.contacts.money import format_rupiah
from dialer.people import Role
from dialer.sharing import (
    AssignmentOrder,
    AssignmentPlan,
    Left,
    OfficerLoad,
    Scope,
    Share,
    Way,
)
from dialer.workstation import Workstation
from ui.presenters.lists import number

LEFT_UNASSIGNED: Final[Mapping[str, str]] = {
    Left.NO_AREA.value: "wilayahnya tidak diketahui",
    Left.AREA_UNMAPPED.value: "wilayahnya belum punya petugas",
    Left.NO_VALUE.value: "bulan atau jumlah tunggakannya tidak diketahui",
    Left.OUTSIDE_BANDS.value: "di luar rentang yang dibagi",
    Left.PERSONAL_CALLBACK.value: "ada janji telepon ulang pribadi",
    Left.MATE_ELSEWHERE.value: "nomor atau keluarganya ditangani petugas lain",
}
"""By the value of a `Left`: why a contact stays as it is."""

WAYS: Final[Mapping[Way, str]] = {
    Way.EVEN: "Rata: kontak dan rupiah seimbang",
    Way.AREA: "Wilayah: satu kecamatan satu petugas",
    Way.MONTHS: "Bulan menunggak: terlama dahulu",
    Way.AMOUNT: "Jumlah tunggakan: terbesar dahulu",
}
SCOPES: Final[Mapping[Scope, str]] = {
    Scope.UNASSIGNED: "Hanya yang belum punya petugas",
    Scope.NOT_CALLED: "Hanya yang belum pernah ditelepon",
    Scope.EVERYTHING: "Semua kontak dalam daftar",
}
NOBODY: Final = "Belum ada petugas"


@dataclass(frozen=True, slots=True)
class ShareWish:
    """What is ticked on the page; `source` is an officer whose contacts move, or ""."""

    list_id: str
    officers: tuple[str, ...] = ()
    way: Way = Way.EVEN
    scope: Scope = Scope.UNASSIGNED
    source: str = ""
    with_callbacks: bool = False

    @property
    def order(self) -> AssignmentOrder:
        """The order it amounts to."""
        return AssignmentOrder(
            to=tuple(Share(one) for one in self.officers),
            list_id=self.list_id,
            way=self.way,
            scope=Scope.EVERYTHING if self.source else self.scope,
            from_officer=self.source,
            with_callbacks=self.with_callbacks,
        )


@dataclass(frozen=True, slots=True)
class LoadRow:
    """One officer before and after, in words; `change` carries its sign."""

    name: str
    contacts_before: str
    contacts_after: str
    change: str
    months_after: str
    amount_before: str
    amount_after: str
    gains: int


@dataclass(frozen=True, slots=True)
class ShareView:
    """The table, what stays as it is, and the plan behind it (None: nothing to carry out)."""

    rows: Mapping[str, LoadRow]
    sentence: str
    left: tuple[str, ...] = ()
    plan: AssignmentPlan | None = None


def officer_names(workstation: Workstation) -> Mapping[str, str]:
    """Return who can be given contacts, by name: agents first, then leads."""
    people = [one for one in workstation.store.officers() if one.active]
    callers = [one for one in people if one.role in (Role.AGENT, Role.LEAD)]
    callers.sort(key=lambda one: (one.role is not Role.AGENT, one.name.casefold()))
    return {one.officer_id: one.name for one in callers}


def share_view(workstation: Workstation, wish: ShareWish) -> ShareView:
    """Work out what a wish would do. Without officers there is only what they have now."""
    if not wish.officers:
        return ShareView({}, "Centang petugas yang menerima kontak.")
    plan = workstation.assignment.plan(wish.order)
    names = {one.officer_id: one.name for one in workstation.store.officers()}
    after = {one.officer_id: one for one in plan.after}
    rows = {
        one.officer_id: _row(names.get(one.officer_id, NOBODY), one, after[one.officer_id])
        for one in plan.before
        if one.officer_id or one.contacts or after[""].contacts
    }
    moved = len(plan.moves)
    sentence = (
        f"{number(moved)} kontak akan berpindah tangan. Belum ada yang diubah."
        if moved
        else "Tidak ada kontak yang perlu dipindahkan dengan pilihan ini."
    )
    left = [
        f"{number(len(ids))} tidak dibagi: {LEFT_UNASSIGNED[reason.value]}"
        for reason, ids in plan.left.items()
    ]
    left += [
        f"{name}: {number(count)} kontak" for name, count in plan.areas_without_officer.items()
    ]
    return ShareView(rows, sentence, tuple(left), plan if moved else None)


def _row(name: str, before: OfficerLoad, after: OfficerLoad) -> LoadRow:
    gains = after.contacts - before.contacts
    return LoadRow(
        name=name,
        contacts_before=number(before.contacts),
        contacts_after=number(after.contacts),
        change=f"{'+' if gains > 0 else '−' if gains < 0 else ''}{number(abs(gains))}",
        months_after=number(after.months),
        amount_before=format_rupiah(before.amount),
        amount_after=format_rupiah(after.amount),
        gains=gains,
    )


def undo_sentence(workstation: Workstation) -> str:
    """Say what the last assignment was, "" when there is nothing to take back."""
    last = workstation.assignment.last()
    return "" if last is None else f"Pembagian terakhir: {number(last.contacts)} kontak."
