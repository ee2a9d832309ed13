"""Figures of promises in a period, of all and of each officer, with their denominators."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialer.contacts.money import format_rupiah
from dialer.instalments import instalment_of
from dialer.people import Officer
from dialer.promise_figures import (
    NOTHING,
    PromiseFigures,
    Rate,
    Sum,
    by_officer,
    figures,
    figures_by,
    liquidation,
)
from dialer.reports.figures import Figure
from dialer.reports.promises import liquidation_figure
from dialer.reports.summary import format_share
from dialer.workstation import Workstation
from ui.presenters.periods import Period


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """One officer."""

    officer: str
    promised: str
    due: str
    kept: str
    partial: str
    broken: str
    kept_rate: str
    liquidation: str


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The figures of everybody and one row an officer id."""

    figures: tuple[Figure, ...]
    rows: Mapping[str, FiguresRow]


def figures_view(workstation: Workstation, officer: Officer, period: Period) -> FiguresView:
    """Work the figures out; instalments of REHAB are reported apart and not counted."""
    promises, store = workstation.promises, workstation.store
    today, days = promises.today(), (period.first, period.last)
    lines = [one for one in promises.lines(officer) if instalment_of(one.promise_id) is None]
    every = figures(lines, *days, today)
    parts = figures_by(by_officer, lines, *days, today)
    names = {one.officer_id: one.name for one in store.officers()}
    return FiguresView(
        (
            Figure("Dijanjikan", *_sum(every.promised)),
            Figure("Jatuh tempo", *_sum(every.due)),
            Figure("Ditepati", *_sum(every.kept)),
            Figure("Sebagian", *_sum(every.partial)),
            Figure("Ingkar", *_sum(every.broken)),
            Figure("Janji ditepati", *_rate(every)),
            liquidation_figure(liquidation(*store.money_of_period(*days))),
        ),
        {
            one: _row(name, parts.get(one), liquidation(*store.money_of_period(*days, one)))
            for one, name in names.items()
        },
    )


def _sum(one: Sum) -> tuple[str, str]:
    return format_rupiah(one.amount), f"{one.count} janji"


def _rate(one: PromiseFigures) -> tuple[str, str]:
    rate = one.kept_rate
    share = format_share(rate.part, rate.whole) if rate.whole else "–"
    return share, f"{rate.part} dari {rate.whole} jatuh tempo"


def _row(name: str, one: PromiseFigures | None, money: Rate) -> FiguresRow:
    found = one or PromiseFigures()
    liquid = liquidation_figure(money)
    return FiguresRow(
        officer=name,
        promised=_words(found.promised),
        due=_words(found.due),
        kept=_words(found.kept),
        partial=_words(found.partial),
        broken=_words(found.broken),
        kept_rate=" · ".join(_rate(found)),
        liquidation=f"{liquid.value} · {liquid.basis}",
    )


def _words(one: Sum) -> str:
    return " · ".join(reversed(_sum(one))) if one != NOTHING else "–"
