"""The REHAB plan as the desk shows it: may it be offered, what to read aloud, what it adds up to.

Instalments of the same amount stand on one line: nobody reads twelve equal lines aloud. The sheet
beside the call has all of them (`rehab_sheet`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dialer.contacts.dates import format_date_long
from dialer.contacts.money import format_rupiah
from dialer.rehab import Instalment, Plan, listed_segment, why_not
from dialer.rehab_offers import REGISTERED_REHAB, against, most_stages_of, takes_stages
from dialer.rehab_rules import Inferred, Segment
from ui.presenters.outcome_form import FormGround, OutcomeForm, segment_of, usual_stages
from ui.presenters.rehab_sheet import (
    DUES_UNKNOWN,
    RehabQuestion,
    SheetView,
    active_words,
    due_span,
    limits,
    sheet_view,
    tariff_warnings,
    when_open,
    worked_plan,
)
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
    """`refusal` is empty when the plan fits the rule.

    `most` is the largest choice of stages: 0 for a plan that cannot be offered, more with a
    refusal where the member is registered all the same. `aloud` is the sentence to read, `caveat`
    what must be said or done with care, `rule` the version of the rule the figures come from,
    `limit` the most stages by it.
    `asks_segment` while the list does not say who pays the dues now; `span` are the days, `active`
    when the card works again, `warnings` what does not fit the tariff,
    `closed` that one may not register before a day.
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
    segment: Segment = Segment.SELF_PAYING
    asks_segment: bool = True
    span: str = ""
    active: str = ""
    warnings: tuple[str, ...] = ()
    closed: str = ""
    limit: str = ""


def rehab_view(ground: FormGround, form: OutcomeForm, *, confirmed: bool) -> RehabView:
    """Work the plan out for the stages of the form; without them only say whether it is open."""
    asked, book, code = question_of(ground, form), ground.rulebook, form.code
    rule = book.rehab_on(asked.today, asked.segment)
    reason = against(asked.segment, ground.contact, book, asked.today)
    registered = code == REGISTERED_REHAB
    asked, closed = (asked, ()) if registered else when_open(asked, book)
    known = RehabView(
        f"{NOT_ELIGIBLE[reason]} {limits(rule, asked.today)}" if reason else "",
        rule.name,
        segment=asked.segment,
        asks_segment=listed_segment(ground.contact.details.extra) is None,
        warnings=tariff_warnings(asked, book),
        closed=" ".join(closed),
    )
    if not takes_stages(code, reason):
        return known
    assert asked.amount is not None
    most = most_stages_of(code, asked.segment, ground.contact, book, asked.today)
    by_rule = usual_stages(ground, asked.segment, code)
    limit = f"{rule.name}." if reason else f"{rule.name}, paling banyak {by_rule} tahap."
    known = replace(known, stages=form.stages, most=most, limit=limit)
    if form.stages is None or not 1 <= form.stages <= most:
        return known
    worked = worked_plan(asked, form.stages, rule, book)
    return replace(
        known,
        rows=_rows(worked),
        first=format_rupiah(worked.first),
        total=format_rupiah(worked.total),
        arrears=format_rupiah(asked.amount),
        aloud=_aloud(worked),
        caveat=_caveat(worked, confirmed=confirmed),
        span=due_span(worked),
        active=active_words(worked),
    )


def question_of(ground: FormGround, form: OutcomeForm) -> RehabQuestion:
    """The calculator's question for the contact on the desk."""
    details = ground.contact.details
    return RehabQuestion(
        details.amount,
        details.months,
        details.care_class,
        details.members,
        segment_of(ground, form),
        ground.today,
    )


def sheet_of(ground: FormGround, form: OutcomeForm) -> SheetView:
    """The sheet beside the call, for the stages of the form."""
    return sheet_view(question_of(ground, form), form.stages, ground.rulebook)


def rehab_values(ground: FormGround, form: OutcomeForm) -> Mapping[str, str]:
    """What a written message may say of the plan, by placeholder; nothing without a plan."""
    asked, closed = when_open(question_of(ground, form), ground.rulebook)
    rule = ground.rulebook.rehab_on(asked.today, asked.segment)
    if why_not(asked.amount, asked.months, asked.today, rule) is not None:
        return {}
    stages = form.stages or usual_stages(ground, asked.segment)
    assert stages is not None
    worked = worked_plan(asked, stages, rule, ground.rulebook)
    first = worked.instalments[0].due_on
    assert first is not None
    since = f", bila mendaftar sejak {format_date_long(asked.today)}" if closed else ""
    values = {
        "rehab_pilihan": f"{stages} tahap",
        "rehab_cicilan": _each([one.amount for one in worked.instalments]),
        "rehab_iuran": _dues(worked),
        "rehab_mulai": f"{format_date_long(first)}{since}",
        "rehab_jumlah": format_rupiah(worked.total),
    }
    if Inferred.ACTIVE in rule.inferred:
        return values
    return {**values, "rehab_aktif": active_words(worked)}


def _each(amounts: Sequence[int]) -> str:
    """`4 × Rp280.001 dan 2 × Rp280.000`: it can be added up."""
    counts = [(len(list(same)), amount) for amount, same in groupby(amounts)]
    return " dan ".join(f"{count} × {format_rupiah(amount)}" for count, amount in counts)


def _dues(worked: Plan) -> str:
    if not worked.rule.current_dues_included:
        return "tidak termasuk, dibayar tersendiri"
    if not worked.dues_known:
        return "belum dihitung, tertera di Mobile JKN"
    each = _each([one.dues for one in worked.instalments])
    return f"sudah termasuk di dalam cicilan, {each}"


def _rows(worked: Plan) -> tuple[InstalmentRow, ...]:
    def parts(instalment: Instalment) -> tuple[int, int]:
        return instalment.arrears, instalment.dues

    rows: list[InstalmentRow] = []
    for (arrears, dues), same in groupby(worked.instalments, key=parts):
        numbers = [instalment.number for instalment in same]
        span = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        known = worked.dues_known and worked.rule.current_dues_included
        rows.append(
            InstalmentRow(
                span,
                format_rupiah(arrears),
                format_rupiah(dues) if known else "–",
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
        parts.append(DUES_UNKNOWN)
    parts.append("Perkiraan; angka resmi di Mobile JKN saat mendaftar.")
    return " ".join(parts)
