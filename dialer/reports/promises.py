"""Promises and REHAB as they are reported: what was promised, what came of it, in rupiah.

The kept rate has as its denominator the promises that fell due in the period (domain section 8);
those still inside their days of grace are in it and are said apart. Instalments of REHAB plans are
followed like promises but counted apart: a plan of twelve would drown what was promised in talks.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from dialer.contacts.dates import format_date
from dialer.contacts.money import format_rupiah
from dialer.promise_figures import NO_MONEY, PromiseFigures, figures
from dialer.promise_figures import Rate as Liquidation
from dialer.promise_figures import fell_due as which_fell_due
from dialer.promises import PromiseRule, PromiseState, PromiseTerms
from dialer.reports.breakdown import BAND_ORDER, MOST_PARTS, label_key, months_band
from dialer.reports.composition import Content, Detail, Entry
from dialer.reports.figures import Figure, rate_figure
from dialer.reports.model import PlanRow, PromiseRow, ReportFrame
from dialer.reports.paper import QUIET, SMALL, STRONG, WIDTH
from dialer.reports.rows import BELOW_INDENT
from dialer.reports.sections import Heading, Line, Section
from dialer.reports.summary import Rate, format_count, format_share
from dialer.reports.table import Column, Field, Table

STATE_WORDS = {
    PromiseState.OPEN: "Belum jatuh tempo",
    PromiseState.DUE: "Masa tenggang",
    PromiseState.KEPT: "Ditepati",
    PromiseState.PARTIAL: "Sebagian",
    PromiseState.BROKEN: "Ingkar",
    PromiseState.CANCELLED: "Dibatalkan",
}
NOTHING = "Tidak ada janji bayar atau tawaran REHAB pada periode ini."
_OTHER_TERMS = (
    "Sebagian: kurang dari itu. Ingkar: tidak ada yang diterima. Yang dibatalkan atau diganti "
    "tidak ditunggu lagi; yang diganti tidak dihitung sebagai janji dibuat. "
    "Pembayaran dipakai untuk janji terbuka yang paling lama. Rasio ditepati dihitung dari janji "
    "yang jatuh tempo pada periode ini. "
    "Likuidasi: pembayaran pada periode ini sejak peserta masuk daftar, dari tunggakan menurut "
    "daftar pada akhir periode, ditambah yang sudah dibayar sebelum daftar itu."
)


def _definitions(rules: Sequence[PromiseRule]) -> str:
    """What the words mean by the versions of the terms; each with its first day where several."""
    ordered = sorted(rules, key=lambda rule: rule.valid_from)
    versions = [
        rule for at, rule in enumerate(ordered) if not at or rule.terms != ordered[at - 1].terms
    ]
    if len(versions) == 1:
        kept = _kept(versions[0].terms)
    else:
        kept = "; ".join(
            f"janji sejak {format_date(rule.valid_from)}: {_kept(rule.terms)}" for rule in versions
        )
    return f"Ditepati: {kept}. {_OTHER_TERMS}"


def _kept(terms: PromiseTerms) -> str:
    percent = terms.threshold_percent
    part = "seluruh" if percent == 100 else f"sedikitnya {percent} %"
    grace = f" ditambah masa tenggang {terms.grace_days} hari" if terms.grace_days else ""
    return f"{part} nilai janji diterima sampai tanggal janji{grace}"


def fell_due(frame: ReportFrame, rows: Sequence[PromiseRow]) -> list[PromiseRow]:
    """Those of `rows` whose date is in the period and has come; none that was taken back."""
    judged = [(row, row.state) for row in rows]
    return [row for row, _ in which_fell_due(judged, *_days(frame))]


def figures_of(frame: ReportFrame, rows: Sequence[PromiseRow]) -> PromiseFigures:
    """The figures of `rows` in the period of the report."""
    return figures([(row, row.state) for row in rows], *_days(frame))


def _days(frame: ReportFrame) -> tuple[date, date, date]:
    return frame.period_from, frame.period_to, frame.generated_at.date()


def given(rows: Sequence[PromiseRow]) -> list[PromiseRow]:
    """The promises given in talks, without instalments."""
    return [row for row in rows if not row.instalment]


def instalments(rows: Sequence[PromiseRow]) -> list[PromiseRow]:
    """The instalments of registered plans."""
    return [row for row in rows if row.instalment]


def instalment_rate(frame: ReportFrame, rows: Sequence[PromiseRow]) -> Rate:
    """Instalments paid in time / instalments that fell due in the period."""
    return _kept_of("Cicilan REHAB dibayar", figures_of(frame, instalments(rows)), "cicilan")


def liquidation_figure(money: Liquidation) -> Figure:
    """Rupiah received in the period / rupiah assigned; more than all where more came."""
    over = money.part > money.whole
    share = format_share(money.whole if over else money.part, money.whole) if money.whole else "–"
    basis = f"{format_rupiah(money.part)} dari tunggakan {format_rupiah(money.whole)}"
    return Figure("Likuidasi", f"> {share}" if over else share, basis)


def kept_rate(frame: ReportFrame, rows: Sequence[PromiseRow]) -> Rate:
    """Promises kept / promises that fell due in the period."""
    return _kept_of("Janji ditepati", figures_of(frame, given(rows)), "janji")


def _kept_of(label: str, found: PromiseFigures, what: str) -> Rate:
    rate = found.kept_rate
    return Rate(label, rate.part, rate.whole, f"{what} jatuh tempo", found.in_grace.count)


def promise_figures(
    frame: ReportFrame,
    rows: Sequence[PromiseRow],
    plans: Sequence[PlanRow],
    money: Liquidation = NO_MONEY,
) -> tuple[Figure, ...]:
    """The key figures, also shown in the window."""
    found = figures_of(frame, given(rows))
    parts = instalments(rows)
    received, owed = found.kept_rupiah.part, found.kept_rupiah.whole
    registered = sum(plan.registered for plan in plans)
    return (
        Figure(
            "Janji dibuat",
            format_rupiah(found.promised.amount),
            f"{format_count(found.promised.count)} janji pada periode ini",
        ),
        Figure(
            "Janji jatuh tempo",
            format_rupiah(owed),
            f"{format_count(found.due.count)} janji, "
            f"{format_count(found.in_grace.count)} masih masa tenggang",
        ),
        rate_figure(kept_rate(frame, rows)),
        Figure(
            "Diterima tepat waktu",
            format_rupiah(received),
            f"{format_share(received, owed)} dari {format_rupiah(owed)}"
            if owed
            else "belum ada janji jatuh tempo",
        ),
        rate_figure(Rate("REHAB terdaftar", registered, len(plans), "tawaran REHAB")),
        *((rate_figure(instalment_rate(frame, parts)),) if parts else ()),
        *((liquidation_figure(money),) if money.whole else ()),
    )


PROMISES = Table(
    (
        Column(BELOW_INDENT, (Field("No", QUIET),), number=True, gutter=7),
        Column(150, (Field("Nama peserta", STRONG), Field("No. kartu", SMALL))),
        Column(80, (Field("Kecamatan"),)),
        Column(112, (Field("Jenis"), Field("Kanal", SMALL))),
        Column(96, (Field("Tanggal"), Field("Petugas", SMALL))),
        Column(112, (Field("Jatuh tempo"), Field("Keadaan", SMALL))),
        Column(92, (Field("Nilai"), Field("Tahap", SMALL)), True, gutter=10),
        Column(WIDTH - 678, (Field("Diterima"), Field("Terlambat, kurang", SMALL)), True, gutter=0),
    ),
    free="Catatan",
)


def promises_content(
    frame: ReportFrame,
    rows: Sequence[PromiseRow],
    plans: Sequence[PlanRow],
    rules: Sequence[PromiseRule],
    money: Liquidation = NO_MONEY,
) -> Content:
    """The report on promises and REHAB; by `rules` (one or more) the promises were judged."""
    promises, parts = given(rows), instalments(rows)
    due = fell_due(frame, promises)
    amount = sum(row.amount for row in promises)
    followed = (
        f"{format_count(len(parts))} cicilan REHAB senilai "
        f"{format_rupiah(sum(row.amount for row in parts))}; "
        if parts
        else ""
    )
    return Content(
        cards=promise_figures(frame, rows, plans, money),
        definitions=_definitions(rules),
        total=(
            f"Jumlah: {format_count(len(promises))} janji bayar senilai {format_rupiah(amount)}; "
            f"{followed}{format_count(len(plans))} tawaran REHAB{_answers(plans)}."
        ),
        nothing="" if rows or plans else NOTHING,
        sections=(
            _by_state(promises),
            *((_instalments_by_state(parts),) if parts else ()),
            *(_due_parts(due) if due else (_by("Janji jatuh tempo", "Petugas", due, _officer),)),
        ),
        detail=Detail("Rincian janji dan REHAB", PROMISES, promise_entries(rows, plans)),
    )


def _due_parts(due: Sequence[PromiseRow]) -> tuple[Section, ...]:
    """The promises that fell due by who, where, how long and how."""
    name = "Janji jatuh tempo menurut"
    return (
        _by(f"{name} petugas", "Petugas", due, _officer),
        _by(f"{name} kecamatan", "Kecamatan", due, lambda row: row.subdistrict),
        _by(
            f"{name} bulan menunggak",
            "Bulan menunggak",
            due,
            lambda row: months_band(row.months),
            BAND_ORDER,
        ),
        _by(f"{name} kanal", "Kanal", due, lambda row: row.channel),
    )


def _officer(row: PromiseRow) -> str:
    return row.officer


def _answers(plans: Sequence[PlanRow]) -> str:
    """How many of each answer, in brackets; "" without plans."""
    counts = Counter(plan.answer for plan in plans)
    words = (f"{format_count(counts[one])} {one.lower()}" for one in sorted(counts, reverse=True))
    return f" ({', '.join(words)})" if plans else ""


def _instalments_by_state(rows: Sequence[PromiseRow]) -> Section:
    return replace(
        _by_state(rows),
        heading="Keadaan cicilan REHAB",
        caption="Cicilan rencana terdaftar yang jatuh tempo pada periode ini",
        headings=(
            Heading("Cicilan", "% cicilan"),
            Heading("Nilai cicilan", weight=1.1),
            Heading("Diterima tepat waktu", "% nilai", weight=1.6),
            Heading("Diterima terlambat", weight=1.2),
            Heading("Belum diterima", weight=1.1),
        ),
    )


def _by_state(rows: Sequence[PromiseRow]) -> Section:
    counts = Counter(row.state for row in rows)

    def line(name: str, chosen: Sequence[PromiseRow]) -> Line:
        return Line(name, _sums(chosen, len(rows)), len(chosen))

    return Section(
        heading="Keadaan janji",
        caption="Janji yang dibuat atau jatuh tempo pada periode ini",
        what="Keadaan",
        headings=(
            Heading("Janji", "% janji"),
            Heading("Nilai janji", weight=1.1),
            Heading("Diterima tepat waktu", "% nilai", weight=1.6),
            Heading("Diterima terlambat", weight=1.2),
            Heading("Belum diterima", weight=1.1),
        ),
        lines=tuple(
            line(words, [row for row in rows if row.state is state])
            for state, words in STATE_WORDS.items()
            if counts[state]
        ),
        total=Line("Jumlah", _sums(rows, len(rows))),
        nothing="Tidak ada janji bayar pada periode ini.",
    )


def _sums(rows: Sequence[PromiseRow], all_rows: int) -> tuple[tuple[str, str], ...]:
    amount = sum(row.amount for row in rows)
    received = sum(row.received for row in rows)
    return (
        (format_count(len(rows)), format_share(len(rows), all_rows) if all_rows else "–"),
        (format_rupiah(amount), ""),
        (format_rupiah(received), format_share(received, amount) if amount else "–"),
        (format_rupiah(sum(row.late for row in rows)), ""),
        (format_rupiah(sum(row.missing for row in rows)), ""),
    )


def _by(
    heading: str,
    what: str,
    rows: Sequence[PromiseRow],
    word: Callable[[PromiseRow], str],
    order: Sequence[str] = (),
) -> Section:
    """Parts in the order given, else the largest first."""
    parts: dict[str, list[PromiseRow]] = {}
    names: dict[str, str] = {}
    for row in rows:
        label = " ".join(word(row).split()) or "Tidak diketahui"
        if names.get(label_key(label), "").islower() or label_key(label) not in names:
            names[label_key(label)] = label
        parts.setdefault(label_key(label), []).append(row)
    ordered = sorted(parts, key=lambda key: (-len(parts[key]), key))
    if order:
        ordered.sort(key=lambda key: order.index(names[key]))
    groups = [(names[key], parts[key]) for key in ordered]
    if len(groups) > MOST_PARTS:
        rest = [row for _, chosen in groups[MOST_PARTS - 1 :] for row in chosen]
        name = f"Lainnya ({format_count(len(groups) - MOST_PARTS + 1)})"
        groups = [*groups[: MOST_PARTS - 1], (name, rest)]

    shown = [PromiseState.KEPT, PromiseState.PARTIAL, PromiseState.BROKEN]
    if any(row.state is PromiseState.DUE for row in rows):
        shown.append(PromiseState.DUE)

    def cells(chosen: Sequence[PromiseRow]) -> tuple[tuple[str, str], ...]:
        def states(state: PromiseState) -> tuple[str, str]:
            found = sum(row.state is state for row in chosen)
            return format_count(found), format_share(found, len(chosen)) if chosen else "–"

        amount = sum(row.amount for row in chosen)
        received = sum(row.received for row in chosen)
        return (
            (format_count(len(chosen)), ""),
            *map(states, shown),
            (format_rupiah(amount), ""),
            (format_rupiah(received), format_share(received, amount) if amount else "–"),
        )

    return Section(
        heading=heading,
        caption="",
        what=what,
        headings=(
            Heading("Jatuh tempo"),
            *(Heading(STATE_WORDS[state], "% jatuh tempo") for state in shown),
            Heading("Nilai janji", weight=1.1),
            Heading("Diterima", "% nilai", weight=1.6),
        ),
        lines=tuple(Line(name, cells(chosen), len(chosen)) for name, chosen in groups),
        total=Line("Jumlah", cells(rows)),
        nothing="Tidak ada janji yang jatuh tempo pada periode ini.",
    )


def promise_entries(rows: Sequence[PromiseRow], plans: Sequence[PlanRow]) -> list[Entry]:
    """The rows of the table, promises first."""
    entries = [
        Entry(row.due_on, f"{number} · {row.name}", _promise_values(number, row), "")
        for number, row in enumerate(rows, start=1)
    ]
    start = len(rows) + 1
    entries += [
        Entry(plan.offered_on, f"{number} · {plan.name}", _plan_values(number, plan), "")
        for number, plan in enumerate(plans, start=start)
    ]
    return entries


def kind_words(row: PromiseRow) -> str:
    """What kind of promise it is."""
    return "Cicilan REHAB" if row.instalment else "Janji bayar"


def _promise_values(number: int, row: PromiseRow) -> tuple[str, ...]:
    late = f"{format_rupiah(row.late)} terlambat, " if row.late else ""
    return (
        str(number),
        row.name,
        row.masked_card,
        row.subdistrict,
        kind_words(row),
        f"ke-{row.instalment}" if row.instalment else row.channel,
        format_date(row.made_on),
        row.officer,
        format_date(row.due_on),
        STATE_WORDS[row.state],
        format_rupiah(row.amount),
        "",
        format_rupiah(row.received),
        f"{late}kurang {format_rupiah(row.missing)}" if row.missing or late else "",
    )


def _plan_values(number: int, plan: PlanRow) -> tuple[str, ...]:
    return (
        str(number),
        plan.name,
        plan.masked_card,
        plan.subdistrict,
        "Tawaran REHAB",
        "",
        format_date(plan.offered_on),
        plan.officer,
        "",
        plan.answer,
        format_rupiah(plan.instalment),
        f"{format_count(plan.stages)} tahap",
        "",
        "",
    )
