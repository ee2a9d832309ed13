"""The REHAB calculator as a sheet: may it be, which stages, what each month, when active again.

The same for the desk and for the page that stands alone. Sentences are read aloud one by one, so
their numbers are spelled as one says them. All of it is an estimate and says so; what the list
says is never replaced, and of the first instalment nothing is said about the card.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dialer.contacts.dates import format_date, format_date_long
from dialer.contacts.money import format_rupiah
from dialer.contacts.spoken import spoken_date, spoken_number, spoken_rupiah
from dialer.rehab import (
    Plan,
    by_tariff,
    monthly_dues,
    most_stages,
    opens_on,
    plan,
    why_not,
)
from dialer.rehab_rules import Active, Inferred, RehabRule, Segment
from dialer.rulebook import Rulebook
from ui.presenters.words import NOT_ELIGIBLE

ESTIMATE: Final = "Perkiraan; angka resmi di Mobile JKN."
DUES_UNKNOWN: Final = "Kelas atau jumlah anggota belum diketahui: iuran berjalan belum dihitung."
CARE_CENTER: Final = "satu enam lima"

SEGMENTS: Final = (
    (Segment.SELF_PAYING, "PBPU/BP (membayar sendiri)"),
    (Segment.SWITCHED, "Pindah ke PPU, PBI, atau Pemda"),
)

_INFERRED: Final = {
    Inferred.INSTALMENT: "pembagian cicilan",
    Inferred.DATES: "tanggal cicilan",
    Inferred.DUES: "iuran di dalam cicilan",
    Inferred.ACTIVE: "waktu kartu aktif",
}
_ACTIVE: Final = {
    Active.ALL_PAID: "setelah seluruh tunggakan dan iuran bulan berjalan dibayar",
    Active.LAST_INSTALMENT: "setelah cicilan terakhir dibayar",
    Active.NEW_SEGMENT: "mengikuti segmen yang sekarang, bukan cicilan ini",
}


@dataclass(frozen=True, slots=True)
class RehabQuestion:
    """What is asked: rupiah and months as the list has them, None for what is unknown."""

    amount: int | None
    months: int | None
    care_class: int | None
    members: int | None
    segment: Segment
    today: date


@dataclass(frozen=True, slots=True)
class StageRow:
    """What a number of stages means."""

    stages: int
    first: str
    until: str
    total: str


@dataclass(frozen=True, slots=True)
class InstalmentLine:
    """One instalment with its day."""

    number: int
    due_on: str
    arrears: str
    dues: str
    amount: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of the rule for the same question."""

    name: str
    since: str
    stages: str
    first: str
    active: str
    source: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class SheetView:
    """The calculator's answer; with a `refusal` there is no plan. `versions` only near a change."""

    refusal: str
    rule: str
    source: str
    stages: int = 0
    most: int = 0
    choices: tuple[StageRow, ...] = ()
    rows: tuple[InstalmentLine, ...] = ()
    first: str = ""
    total: str = ""
    span: str = ""
    active: str = ""
    warnings: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    versions: tuple[VersionLine, ...] = ()
    estimate: str = ESTIMATE
    inferred: str = ""


def sheet_view(asked: RehabQuestion, stages: int | None, book: Rulebook) -> SheetView:
    """Answer the question; without stages (or with too many) for the most the rule allows."""
    versions = _versions(asked, book)
    asked, closed = when_open(asked, book)
    rule = book.rehab_on(asked.today, asked.segment)
    warnings = (*closed, *tariff_warnings(asked, book))
    reason = why_not(asked.amount, asked.months, asked.today, rule)
    if reason is not None:
        refusal = f"{NOT_ELIGIBLE[reason]} {limits(rule, asked.today)}"
        return SheetView(refusal, rule.name, rule.source, warnings=warnings, versions=versions)
    assert asked.amount is not None
    assert asked.months is not None
    most = most_stages(asked.months, rule, asked.amount)
    chosen = stages if stages is not None and 1 <= stages <= most else most
    worked = worked_plan(asked, chosen, rule, book)
    return SheetView(
        refusal="",
        rule=rule.name,
        source=rule.source,
        stages=chosen,
        most=most,
        choices=tuple(_stage_row(worked_plan(asked, n, rule, book)) for n in range(1, most + 1)),
        rows=_lines(worked),
        first=format_rupiah(worked.first),
        total=format_rupiah(worked.total),
        span=due_span(worked),
        active=active_words(worked),
        warnings=(*warnings, *_unknown_dues(worked)),
        sentences=_sentences(asked, worked, closed=bool(closed)),
        versions=versions,
        inferred=inferred_words(rule),
    )


def when_open(asked: RehabQuestion, book: Rulebook) -> tuple[RehabQuestion, tuple[str, ...]]:
    """The question for the day on which one may register, and what is to be said of that day."""
    rule = book.rehab_on(asked.today, asked.segment)
    day = opens_on(asked.amount, asked.months, asked.today, rule)
    if day == asked.today:
        return asked, ()
    said = (
        f"Pendaftaran bulan ini sudah ditutup dan dibuka lagi {format_date_long(day)}."
        " Hitungan ini untuk pendaftaran sejak hari itu."
    )
    return replace(asked, today=day), (said,)


def worked_plan(asked: RehabQuestion, stages: int, rule: RehabRule, book: Rulebook) -> Plan:
    """The plan for a question that is eligible."""
    assert asked.amount is not None
    return plan(asked.amount, stages, _dues(asked, book), rule, asked.today)


def limits(rule: RehabRule, today: date) -> str:
    """What the version asks for."""
    months = f"mulai {rule.min_months} bulan"
    if rule.max_months is not None:
        months = f"{rule.min_months}–{rule.max_months} bulan"
    return (
        f"{rule.name}: {months} menunggak, didaftarkan paling lambat tanggal"
        f" {rule.closes_on(today.month)} di Mobile JKN atau 165."
    )


def due_span(worked: Plan) -> str:
    """`tiap tanggal 10, Des 2026 – Mei 2027`."""
    first, last = worked.instalments[0].due_on, worked.last_on
    assert first is not None
    assert last is not None
    if first == last:
        return format_date(first)
    return f"tiap tanggal {first.day}, {_month(first)} – {_month(last)}"


def active_words(worked: Plan) -> str:
    """When the card is active again by the version, with the month where the plan decides it."""
    words = _ACTIVE[worked.rule.active]
    if worked.rule.active is Active.NEW_SEGMENT or worked.last_on is None:
        return words
    return f"{words}, perkiraan {_month(worked.last_on)}"


def inferred_words(rule: RehabRule) -> str:
    """What no source states, so that nobody takes it for official."""
    parts = [_INFERRED[part] for part in Inferred if part in rule.inferred]
    return f"Disimpulkan, belum dari ketentuan resmi: {', '.join(parts)}." if parts else ""


def tariff_warning(asked: RehabQuestion, book: Rulebook) -> str:
    """How far the list is from the tariff, "" when it agrees or nothing can be compared."""
    dues = _dues(asked, book)
    most = book.rehab_options.most_billed_months
    expected = by_tariff(asked.months, dues, most)
    if expected is None or asked.amount is None or expected == asked.amount:
        return ""
    assert dues is not None
    assert asked.months is not None
    return (
        f"Jumlah di daftar {format_rupiah(asked.amount)}, menurut tarif sekarang"
        f" {format_rupiah(expected)} ({format_rupiah(dues)} sekeluarga ×"
        f" {min(asked.months, most)} bulan). Yang dipakai tetap jumlah di daftar."
    )


def _month(day: date) -> str:
    return format_date(day).split(" ", 1)[1]


def _dues(asked: RehabQuestion, book: Rulebook) -> int | None:
    return monthly_dues(asked.care_class, asked.members, book.dues_on(asked.today))


def tariff_warnings(asked: RehabQuestion, book: Rulebook) -> tuple[str, ...]:
    """What does not fit: more months than are billed, another amount than the tariff's."""
    found = []
    most = book.rehab_options.most_billed_months
    if asked.months is not None and asked.months > most:
        found.append(
            f"Daftar mencatat {asked.months} bulan; yang ditagih paling banyak {most} bulan."
            " Jumlah di daftar tidak diubah; pastikan di Mobile JKN atau 165."
        )
    found.append(tariff_warning(asked, book))
    return tuple(one for one in found if one)


def _unknown_dues(worked: Plan) -> tuple[str, ...]:
    if worked.dues_known:
        return ()
    return (DUES_UNKNOWN,)


def _stage_row(worked: Plan) -> StageRow:
    assert worked.last_on is not None
    return StageRow(
        worked.stages,
        format_rupiah(worked.first),
        format_date(worked.last_on),
        format_rupiah(worked.total),
    )


def _lines(worked: Plan) -> tuple[InstalmentLine, ...]:
    included = worked.rule.current_dues_included
    return tuple(
        InstalmentLine(
            one.number,
            format_date(one.due_on) if one.due_on else "",
            format_rupiah(one.arrears),
            format_rupiah(one.dues) if worked.dues_known and included else "–",
            format_rupiah(one.amount),
        )
        for one in worked.instalments
    )


def _versions(asked: RehabQuestion, book: Rulebook) -> tuple[VersionLine, ...]:
    near = book.rehab_near(asked.today, asked.segment)
    if len(near) < 2:
        return ()
    current = book.rehab_on(asked.today, asked.segment)
    return tuple(_version(asked, rule, book, in_force=rule == current) for rule in near)


def _version(
    asked: RehabQuestion, rule: RehabRule, book: Rulebook, *, in_force: bool
) -> VersionLine:
    """As it would be on a day of that version; the day of the month is not judged again."""
    day = max(asked.today.replace(day=1), rule.valid_from)
    stages = first = "–"
    if why_not(asked.amount, asked.months, day, rule) is None:
        assert asked.months is not None
        most = most_stages(asked.months, rule, asked.amount)
        stages = f"paling banyak {most} tahap"
        first = format_rupiah(worked_plan(asked, most, rule, book).first)
    return VersionLine(
        rule.name,
        f"sejak {format_date(rule.valid_from)}",
        stages,
        first,
        _ACTIVE[rule.active],
        rule.source,
        in_force,
    )


def _sentences(asked: RehabQuestion, worked: Plan, *, closed: bool) -> tuple[str, ...]:
    assert asked.amount is not None
    assert asked.months is not None
    first, last = worked.instalments[0], worked.instalments[-1]
    assert first.due_on is not None
    assert last.due_on is not None
    said = [
        f"Bapak/Ibu, tunggakan keluarga tercatat {spoken_number(asked.months)} bulan,"
        f" sebesar {spoken_rupiah(asked.amount)}.",
    ]
    if worked.stages == 1:
        said.append(
            f"Perkiraannya dibayar satu kali, {spoken_rupiah(first.amount)},"
            f" pada {spoken_date(first.due_on)}."
        )
    else:
        said.append(f"Tunggakan itu dapat dibagi menjadi {spoken_number(worked.stages)} tahap.")
        said.append(
            f"Perkiraan cicilan pertama {spoken_rupiah(first.amount)},"
            f" pada {spoken_date(first.due_on)}."
        )
        said.append(
            f"Perkiraan cicilan terakhir {spoken_rupiah(last.amount)},"
            f" pada {spoken_date(last.due_on)}."
        )
    said.append(_dues_said(worked))
    if worked.stages > 1:
        said.append(f"Jumlah seluruhnya diperkirakan {spoken_rupiah(worked.total)}.")
    said.append(_active_said(worked))
    closes = worked.rule.closes_on(asked.today.month)
    said.append("Angka ini perkiraan. Angka resminya tertera di Mobile JKN saat mendaftar.")
    if closed:
        said.append(
            f"Pendaftaran bulan ini sudah ditutup dan dibuka lagi pada {spoken_date(asked.today)}."
        )
    said += [
        "Pendaftaran dilakukan Bapak/Ibu sendiri di Mobile JKN atau Care Center"
        f" {CARE_CENTER}, paling lambat"
        f" {spoken_date(asked.today.replace(day=min(closes, 28)))}.",
    ]
    return tuple(said)


def _dues_said(worked: Plan) -> str:
    if not worked.rule.current_dues_included:
        if worked.rule.active is Active.NEW_SEGMENT:
            return "Cicilan ini hanya untuk tunggakan dari masa kepesertaan mandiri."
        return "Iuran bulan berjalan dibayar tersendiri di luar cicilan."
    if not worked.dues_known:
        return "Iuran bulan berjalan belum termasuk; jumlahnya ada di Mobile JKN."
    return (
        "Setiap cicilan sudah termasuk iuran bulan berjalan,"
        f" {spoken_rupiah(worked.instalments[0].dues)}."
    )


def _active_said(worked: Plan) -> str:
    if worked.rule.active is Active.NEW_SEGMENT:
        return "Status kartu Bapak/Ibu mengikuti segmen kepesertaan yang sekarang."
    words = _ACTIVE[worked.rule.active]
    assert worked.last_on is not None
    month = format_date_long(worked.last_on).split(" ", 1)[1]
    return f"Menurut ketentuan sekarang, kartu aktif kembali {words}, diperkirakan {month}."
