"""The sheets beside the call: REHAB and the inpatient penalty, to read aloud sentence by sentence.

Amounts and months are for the confirmed party only: before that the REHAB sheet stays shut, and the
penalty is explained without the months of the contact.
"""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from dialer.lists.model import ListKind
from ui.presenters.outcome_form import FormGround, OutcomeForm, segment_of
from ui.presenters.penalty_sheet import penalty_view
from ui.presenters.rehab_offer import sheet_of
from ui.presenters.rehab_sheet import SheetView

NOT_CONFIRMED: Final = (
    "Identitas peserta belum dikonfirmasi dalam naskah. Lembar ini memuat jumlah, jadi dibuka"
    " setelah peserta sendiri dipastikan."
)
WITHOUT_MONTHS: Final = "Identitas belum dikonfirmasi: bulan dan jumlah peserta tidak disebut."
FOR_MEMBERS: Final = "Lembar ini hanya untuk peserta yang menunggak."

Line = tuple[str, ...]


class Sheet(Enum):
    """Which sheet is open."""

    REHAB = "rehab"
    PENALTY = "penalty"


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table under its title; the first line holds the heads, `marked` is a line or 0."""

    title: str
    lines: tuple[Line, ...]
    marked: int = 0


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A sheet as it is drawn. `notice` says what is held back or doubtful, `foot` the sources.

    `most` above 1 lets the stages be chosen; `asks_cost` offers a field for the estimated cost.
    """

    sheet: Sheet
    title: str
    notice: str
    sentences: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    foot: str = ""
    stages: int = 0
    most: int = 0
    asks_cost: bool = False


def sheet_page(
    sheet: Sheet, ground: FormGround, form: OutcomeForm, cost: int | None, *, confirmed: bool
) -> SheetPage:
    """Draw a sheet for the contact on the desk."""
    title = "Lembar REHAB" if sheet is Sheet.REHAB else "Denda pelayanan"
    if ground.kind is not ListKind.ARREARS:
        return SheetPage(sheet, title, FOR_MEMBERS)
    if sheet is Sheet.PENALTY:
        return _penalty(ground, form, cost, confirmed=confirmed)
    if not confirmed:
        return SheetPage(sheet, title, NOT_CONFIRMED)
    view = sheet_of(ground, form)
    if view.refusal:
        notice = "\n".join((view.refusal, *view.warnings))
        return SheetPage(sheet, title, notice, grids=_version_grid(view), foot=view.source)
    return SheetPage(
        sheet,
        f"{title}: {view.stages} tahap",
        "\n".join(view.warnings),
        view.sentences,
        grids_of(view),
        f"{view.estimate} {view.rule}, sumber: {view.source}. {view.inferred}",
        view.stages,
        view.most,
    )


def _penalty(
    ground: FormGround, form: OutcomeForm, cost: int | None, *, confirmed: bool
) -> SheetPage:
    rule = ground.rulebook.penalty_on(ground.today)
    months = ground.contact.details.months if confirmed else None
    view = penalty_view(rule, months, segment_of(ground, form), cost if confirmed else None)
    worked = (("Perkiraan denda", view.amount),) if view.amount else ()
    return SheetPage(
        Sheet.PENALTY,
        "Denda pelayanan",
        "" if confirmed else WITHOUT_MONTHS,
        view.sentences,
        (Grid("Hitungan", (("", ""), ("Rumus", view.formula), *worked)),),
        f"Perkiraan. Sumber: {view.source}.",
        asks_cost=confirmed and months is not None,
    )


def grids_of(view: SheetView) -> tuple[Grid, ...]:
    """The tables of a plan: instalments, choices, and versions where the rule changes nearby."""
    if view.refusal:
        return _version_grid(view)
    return (_instalments(view), _choices(view), *_version_grid(view))


def _instalments(view: SheetView) -> Grid:
    rows = tuple((str(r.number), r.due_on, r.arrears, r.dues, r.amount) for r in view.rows)
    heads = ("Cicilan", "Jatuh tempo", "Tunggakan", "Iuran", "Dibayar")
    return Grid(f"Cicilan · total {view.total}", (heads, *rows))


def _choices(view: SheetView) -> Grid:
    rows = tuple((str(r.stages), r.first, r.until, r.total) for r in view.choices)
    heads = ("Tahap", "Cicilan pertama", "Cicilan terakhir", "Total dibayar")
    return Grid("Pilihan tahap", (heads, *rows), view.stages)


def _version_grid(view: SheetView) -> tuple[Grid, ...]:
    if not view.versions:
        return ()
    named = tuple(f"{r.name} (berlaku)" if r.in_force else r.name for r in view.versions)
    lines = (
        ("", *named),
        ("Berlaku", *(r.since for r in view.versions)),
        ("Tahap", *(r.stages for r in view.versions)),
        ("Cicilan pertama", *(r.first for r in view.versions)),
        ("Kartu aktif", *(r.active for r in view.versions)),
    )
    return (Grid("Ketentuan berubah di sekitar tanggal ini", lines),)


class SheetBoard:
    """Which sheet is open for which contact, with the stages and the cost tried out on it."""

    def __init__(self) -> None:
        self.sheet: Sheet | None = None
        self.cost: int | None = None
        self._session = 0
        self._stages: int | None = None

    def open(self, sheet: Sheet, session: int) -> None:
        """Open a sheet; the open one again puts it away."""
        if self.sheet is sheet and self._session == session:
            self.sheet = None
            return
        if session != self._session:
            self.cost = self._stages = None
        self.sheet, self._session = sheet, session

    def hide(self) -> None:
        """Back to the script."""
        self.sheet = None

    def try_stages(self, stages: int) -> None:
        """Look at another number of stages without entering it in the form."""
        self._stages = stages

    def page(
        self, session: int, ground: FormGround, form: OutcomeForm, *, confirmed: bool
    ) -> SheetPage | None:
        """The open sheet; None when there is none, or it was another contact's."""
        if self.sheet is None or session != self._session:
            self.sheet = None
            return None
        tried = form if form.stages is not None else replace(form, stages=self._stages)
        return sheet_page(self.sheet, ground, tried, self.cost, confirmed=confirmed)
