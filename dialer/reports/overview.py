"""One page for the head of branch: what was done, what was reached, what money came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialer.contacts.money import format_rupiah
from dialer.promise_figures import NO_MONEY
from dialer.promise_figures import Rate as Liquidation
from dialer.promises import PromiseState
from dialer.reports.breakdown import Part, Row, target_rate, whole
from dialer.reports.composition import Content, compose
from dialer.reports.contents import NOTHING_HAPPENED
from dialer.reports.figures import Figure, attempts_figure, rate_figure
from dialer.reports.model import ArrearsRow, EmployerRow, Letterhead, PromiseRow, ReportFrame
from dialer.reports.paper import PORTRAIT
from dialer.reports.promises import (
    STATE_WORDS,
    fell_due,
    given,
    instalment_rate,
    kept_rate,
    liquidation_figure,
)
from dialer.reports.sections import Heading, Line, Section, promises_of
from dialer.reports.summary import (
    format_count,
    format_share,
    summarise_attempts,
    summarise_employers,
)

MOST_RESULTS = (8, 6, 5, 4, 3, 2, 0)
"""Tried from left to right until all stands on one page; with 0 without that part."""
_TERMS = (
    "Terhubung: percobaan yang dijawab siapa pun. Sasaran: peserta sendiri, atau PIC dan pemilik "
    "Badan Usaha. Disepakati: janji bayar peserta, atau tindak lanjut Badan Usaha. Janji ditepati "
    "dihitung dari janji yang jatuh tempo pada periode ini. Pesan WhatsApp tidak masuk rasio."
)


@dataclass(frozen=True, slots=True)
class Overview:
    """All attempts of a period and the promises that were made or fell due in it."""

    calls: Sequence[EmployerRow] = ()
    visits: Sequence[EmployerRow] = ()
    members: Sequence[ArrearsRow] = ()
    promises: Sequence[PromiseRow] = ()
    money: Liquidation = NO_MONEY

    @property
    def attempts(self) -> int:
        """How many there were of all kinds."""
        return len(self.calls) + len(self.visits) + len(self.members)


def overview_figures(frame: ReportFrame, shown: Overview) -> tuple[Figure, ...]:
    """The key figures, also shown in the window."""
    everyone: list[Row] = [*shown.calls, *shown.visits, *shown.members]
    summary = summarise_attempts(everyone)
    promised = [row.promise.amount for row in shown.members if row.promise]
    first = attempts_figure(summary, "kontak")
    if frame.daily_target and shown.members:
        rate = target_rate(whole(shown.members), frame.daily_target)
        basis = f"telekolekting {rate.share} dari target {format_count(rate.whole)}"
        first = replace(first, basis=basis)
    return (
        first,
        rate_figure(summary.of_spoken("Terhubung dengan sasaran", summary.right_party)),
        Figure(
            "Nilai janji bayar",
            format_rupiah(sum(promised)),
            f"{format_count(len(promised))} janji",
        ),
        rate_figure(kept_rate(frame, shown.promises)),
    )


def overview_content(letterhead: Letterhead, frame: ReportFrame, shown: Overview) -> Content:
    """The page, with as many outcomes as there is room for."""
    for most in MOST_RESULTS:
        content = _content(frame, shown, most)
        if len(compose(letterhead, frame, content)) == 1:
            break
    return content


def _content(frame: ReportFrame, shown: Overview, most: int) -> Content:
    members, employers = shown.members, [*shown.calls, *shown.visits]
    potential = summarise_employers(employers).potential_workers
    paid = instalment_rate(frame, shown.promises)
    followed = f" {paid.sentence}." if paid.whole else ""
    if shown.money.whole:
        figure = liquidation_figure(shown.money)
        followed += f" {figure.label} {figure.value} ({figure.basis})."
    return Content(
        cards=overview_figures(frame, shown),
        definitions=_TERMS,
        total=(
            f"Badan Usaha: potensi {format_count(potential)} peserta. "
            f"Peserta: {format_count(sum(row.rehab is not None for row in members))} tawaran REHAB."
            f"{followed}"
        ),
        nothing="" if shown.attempts or shown.promises else NOTHING_HAPPENED,
        sections=(
            _work(shown),
            *((_results(members, most),) if most else ()),
            _promises(frame, given(shown.promises)),
        ),
        paper=PORTRAIT,
    )


_WORK = (
    Heading("Percobaan"),
    Heading("Terhubung", "% percobaan"),
    Heading("Sasaran", "% percobaan"),
    Heading("Disepakati", "% sasaran"),
    Heading("Nilai janji", weight=1.2),
)


def _line(part: Part) -> Line:
    return Line(
        part.label,
        (
            (format_count(part.attempts), ""),
            _share(part.connected, part.spoken),
            _share(part.right_party, part.spoken),
            promises_of(part),
            (format_rupiah(part.promised), ""),
        ),
        part.attempts,
    )


def _share(part: int, of: int) -> tuple[str, str]:
    return format_count(part), format_share(part, of) if of and part <= of else "–"


def _work(shown: Overview) -> Section:
    parts = []
    for label, rows in (
        ("Telemarketing (telepon BU)", shown.calls),
        ("Canvassing (kunjungan BU)", shown.visits),
        ("Telekolekting (peserta)", shown.members),
    ):
        part = whole(rows)
        part.label = label
        parts.append(part)
    total = whole([*shown.calls, *shown.visits, *shown.members])
    return Section("Kegiatan", "", "Kegiatan", _WORK, tuple(map(_line, parts)), _line(total))


def _results(rows: Sequence[ArrearsRow], most: int) -> Section:
    outcomes = list(summarise_attempts(rows).outcomes)
    shown = [(one.label, one.count) for one in outcomes[:most]]
    if len(outcomes) > most:
        rest = outcomes[most - 1 :]
        shown[most - 1 :] = [
            (f"Hasil lain ({format_count(len(rest))})", sum(one.count for one in rest))
        ]
    return Section(
        heading="Hasil telekolekting",
        caption="",
        what="Hasil",
        headings=(Heading("Percobaan", "% percobaan"),),
        lines=tuple(
            Line(name, ((format_count(count), format_share(count, len(rows))),), count)
            for name, count in shown
        ),
        nothing="Tidak ada telekolekting pada periode ini.",
    )


def _promises(frame: ReportFrame, rows: Sequence[PromiseRow]) -> Section:
    due = fell_due(frame, rows)
    lines = []
    for state in (
        PromiseState.KEPT,
        PromiseState.PARTIAL,
        PromiseState.BROKEN,
        PromiseState.DUE,
    ):
        chosen = [row for row in due if row.state is state]
        if chosen or state is not PromiseState.DUE:
            lines.append(_promise_line(STATE_WORDS[state], chosen, len(due)))
    return Section(
        heading="Janji yang jatuh tempo",
        caption="",
        what="Keadaan",
        headings=(
            Heading("Janji", "% jatuh tempo"),
            Heading("Nilai janji", weight=1.2),
            Heading("Diterima", "% nilai", weight=1.6),
        ),
        lines=tuple(lines) if due else (),
        nothing="Tidak ada janji yang jatuh tempo pada periode ini.",
    )


def _promise_line(name: str, rows: Sequence[PromiseRow], of: int) -> Line:
    amount, received = sum(row.amount for row in rows), sum(row.received for row in rows)
    return Line(
        name,
        (
            _share(len(rows), of),
            (format_rupiah(amount), ""),
            (format_rupiah(received), format_share(received, amount) if amount else "–"),
        ),
        len(rows),
    )
