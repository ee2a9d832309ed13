"""The page "Hitung REHAB": figures typed in by hand, answered like at the desk, put on paper."""

from dataclasses import dataclass, replace
from datetime import date

from dialer.branch import Branch
from dialer.contacts.dates import format_date
from dialer.contacts.money import format_rupiah
from dialer.hours import local
from dialer.letterhead import load_letterhead
from dialer.people import Officer
from dialer.rehab_rules import Segment
from dialer.reports.model import Letterhead
from dialer.reports.rehab_sheet import MemberSheet
from dialer.workstation import Workstation
from ui.presenters.rehab_sheet import SEGMENTS, RehabQuestion, SheetView, limits, sheet_view

_HEADS = ("No.", "Jatuh tempo", "Tunggakan", "Iuran", "Dibayar")


@dataclass(frozen=True, slots=True)
class RehabForm:
    """What was typed; None for nothing yet. `day` is when one would register."""

    day: date
    name: str = ""
    amount: int | None = None
    months: int | None = None
    care_class: int | None = None
    members: int | None = None
    segment: Segment = Segment.SELF_PAYING
    stages: int | None = None


class RehabDesk:
    """Answers the form and makes the sheet; holds nothing but the form."""

    def __init__(self, workstation: Workstation, officer: Officer) -> None:
        self._workstation = workstation
        self._officer = officer
        self.form = RehabForm(self.today)

    @property
    def today(self) -> date:
        """The branch's day."""
        return local(self._workstation.now(), self._branch.zone).date()

    @property
    def empty(self) -> bool:
        """Whether too little was typed to answer anything."""
        return self.form.amount is None or self.form.months is None

    def change(self, form: RehabForm) -> None:
        """Go on with another form; stages that no longer fit are chosen anew."""
        self.form = form
        most = self.view.most
        if form.stages is not None and form.stages > most:
            self.form = replace(form, stages=None)

    @property
    def view(self) -> SheetView:
        """The calculator's answer."""
        return sheet_view(self._question, self.form.stages, self._workstation.rulebook)

    @property
    def file_name(self) -> str:
        """A name for the PDF; the member's name stays out of it."""
        return f"Perkiraan REHAB {self.form.day.isoformat()}.pdf"

    @property
    def letterhead(self) -> Letterhead:
        """The branch as it signs."""
        return load_letterhead(self._workstation.store)

    def member_sheet(self) -> MemberSheet:
        """The sheet for the member; asking for one without a plan is a bug."""
        view, form = self.view, self.form
        assert not view.refusal
        rule = self._workstation.rulebook.rehab_on(form.day, form.segment)
        return MemberSheet(
            name=form.name.strip(),
            facts=_facts(form, view),
            heads=_HEADS,
            rows=tuple((str(r.number), r.due_on, r.arrears, r.dues, r.amount) for r in view.rows),
            total=view.total,
            notes=(
                f"Kartu aktif {view.active}.",
                limits(rule, form.day),
                *view.warnings,
                f"Sumber ketentuan: {view.source}. {view.inferred}",
                "Pembayaran hanya melalui kanal resmi. Petugas tidak menerima uang dan tidak"
                " pernah meminta kode OTP ataupun kata sandi.",
            ),
            estimate=view.estimate,
            officer=self._officer.name,
            made_at=local(self._workstation.now(), self._branch.zone),
        )

    @property
    def _branch(self) -> Branch:
        return self._workstation.branch()

    @property
    def _question(self) -> RehabQuestion:
        form = self.form
        return RehabQuestion(
            form.amount, form.months, form.care_class, form.members, form.segment, form.day
        )


def _facts(form: RehabForm, view: SheetView) -> tuple[tuple[str, str], ...]:
    classes = {1: "Kelas I", 2: "Kelas II", 3: "Kelas III"}
    return (
        ("Segmen", dict(SEGMENTS)[form.segment]),
        ("Tunggakan", f"{format_rupiah(form.amount or 0)} untuk {form.months} bulan"),
        ("Kelas rawat", classes.get(form.care_class or 0, "")),
        ("Anggota keluarga", f"{form.members} orang" if form.members else ""),
        ("Ketentuan", f"{view.rule}, dihitung untuk {format_date(form.day)}"),
        ("Pilihan", f"{view.stages} tahap, {view.span}"),
    )
