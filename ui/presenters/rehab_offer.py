"""The REHAB plan as the desk shows it: may it be offered, what to read aloud, what it adds up to.

Instalments of the same amount stand on one line: nobody reads twelve equal lines aloud.
"""

from dataclasses import dataclass
from itertools import groupby

from dialer.contacts.money import format_rupiah
from dialer.rehab import Instalment, Plan, monthly_dues, most_stages, plan, why_not
from dialer.rehab_rules import RehabRule
from ui.presenters.outcome_form import FormGround
from ui.presenters.words import NOT_ELIGIBLE


@dataclass(frozen=True, slots=True)
class InstalmentRow:
    """One or more equal instalments: "1" or "2–6", and what is paid each month."""

    stages: str
    arrears: str
    dues: str
    amount: str


@dataclass(frozen=True, slots=True)
class RehabView:
    """`refusal` is empty when the plan may be offered; the rest is then filled.

    `most` is the largest choice of stages, `aloud` the sentence to read, `caveat` what must be said
    or done with care, `rule` the version of the rule the figures come from.
    """

    refusal: str
    rule: str
    stages: int | None = None
    most: int = 0
    rows: tuple[InstalmentRow, ...] = ()
    first: str = ""
    total: str = ""
    arrears: str = ""
    aloud: str = ""
    caveat: str = ""


def rehab_view(ground: FormGround, stages: int | None, *, confirmed: bool) -> RehabView:
    """Work the plan out for a number of stages; with None only say whether it is open."""
    details = ground.contact.details
    rule = ground.rulebook.rehab_on(ground.today)
    reason = why_not(details.amount, details.months, ground.today, rule)
    if reason is not None:
        return RehabView(f"{NOT_ELIGIBLE[reason]} {_limits(rule, ground)}", rule.name)
    assert details.amount is not None
    most = most_stages(details.months or 0, rule)
    if stages is None or not 1 <= stages <= most:
        return RehabView("", rule.name, stages, most)
    dues = monthly_dues(details.care_class, details.members, ground.rulebook.dues_on(ground.today))
    worked = plan(details.amount, stages, dues, rule)
    return RehabView(
        refusal="",
        rule=rule.name,
        stages=stages,
        most=most,
        rows=_rows(worked),
        first=format_rupiah(worked.first),
        total=format_rupiah(worked.total),
        arrears=format_rupiah(details.amount),
        aloud=_aloud(worked),
        caveat=_caveat(worked, confirmed=confirmed),
    )


def _limits(rule: RehabRule, ground: FormGround) -> str:
    last = rule.last_day_february if ground.today.month == 2 else rule.last_day
    return (
        f"{rule.name}: {rule.min_months}–{rule.max_months} bulan menunggak,"
        f" didaftarkan paling lambat tanggal {last}."
    )


def _rows(worked: Plan) -> tuple[InstalmentRow, ...]:
    def parts(instalment: Instalment) -> tuple[int, int]:
        return instalment.arrears, instalment.dues

    rows: list[InstalmentRow] = []
    for (arrears, dues), same in groupby(worked.instalments, key=parts):
        numbers = [instalment.number for instalment in same]
        span = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        rows.append(
            InstalmentRow(
                span,
                format_rupiah(arrears),
                format_rupiah(dues) if worked.dues_known else "–",
                format_rupiah(arrears + dues),
            )
        )
    return tuple(rows)


def _aloud(worked: Plan) -> str:
    included = worked.dues_known and worked.rule.current_dues_included
    dues = "sudah termasuk iuran bulan berjalan" if included else "di luar iuran bulan berjalan"
    first = format_rupiah(worked.first)
    if worked.stages == 1:
        return f"Dibayar satu kali, {first}, {dues}."
    last = format_rupiah(worked.instalments[-1].amount)
    if last == first:
        return f"Dicicil {worked.stages} kali, setiap bulan {first}, {dues}."
    return (
        f"Dicicil {worked.stages} kali, cicilan pertama {first}, cicilan terakhir {last}, {dues}."
    )


def _caveat(worked: Plan, *, confirmed: bool) -> str:
    parts = []
    if not confirmed:
        parts.append("Bacakan setelah identitas peserta dikonfirmasi.")
    if not worked.dues_known:
        parts.append(
            "Kelas atau jumlah anggota tidak ada di daftar: iuran berjalan belum dihitung."
        )
    parts.append("Perkiraan; angka resmi keluar saat pendaftaran di Mobile JKN atau 165.")
    return " ".join(parts)
