"""Figures of promises in a period, of all and by officer, list or months, with denominators."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dialer.contacts.money import format_rupiah
from dialer.instalments import instalment_of
from dialer.lists.model import ListKind
from dialer.people import Officer
from dialer.ports import PromiseLine, Store
from dialer.promise_figures import NOTHING, Money, PromiseFigures, Rate, Sum, figures, liquidation
from dialer.promises import PromiseState
from dialer.reports.breakdown import BANDS, LAST_BANDS, UNKNOWN, months_band
from dialer.reports.figures import Figure
from dialer.reports.promises import liquidation_figure
from dialer.reports.summary import format_share
from dialer.workstation import Workstation
from ui.presenters.periods import Period

DASH = "–"


class By(StrEnum):
    """What the rows of the table are."""

    OFFICER = "officer"
    LIST = "list"
    MONTHS = "months"


BY_WORDS = {
    By.OFFICER: "Menurut petugas",
    By.LIST: "Menurut daftar",
    By.MONTHS: "Menurut bulan menunggak",
}


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """One officer, list or band of months in arrears."""

    name: str
    promised: str
    due: str
    kept: str
    partial: str
    broken: str
    in_grace: str
    kept_rate: str
    liquidation: str


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The figures of everybody and one row a key of what they are told apart by."""

    by: By
    figures: tuple[Figure, ...]
    rows: Mapping[str, FiguresRow]


def figures_view(
    workstation: Workstation, officer: Officer, period: Period, by: By = By.OFFICER
) -> FiguresView:
    """Work the figures out; instalments of REHAB are reported apart and not counted."""
    promises, store = workstation.promises, workstation.store
    today = promises.today()
    days = period.first, period.last
    judged = [
        (one, one.state(today))
        for one in promises.lines(officer)
        if instalment_of(one.promise_id) is None
    ]
    money = store.money_of_period(*days)
    every = figures(judged, *days, today)
    parts: defaultdict[str, list[tuple[PromiseLine, PromiseState]]] = defaultdict(list)
    for one in judged:
        parts[_key(one[0], by)].append(one)
    found = {key: figures(some, *days, today) for key, some in parts.items()}
    return FiguresView(
        by,
        (
            Figure("Dijanjikan", *_sum(every.promised)),
            _with_grace(Figure("Jatuh tempo", *_sum(every.due)), every.in_grace),
            Figure("Ditepati", *_sum(every.kept)),
            Figure("Sebagian", *_sum(every.partial)),
            Figure("Ingkar", *_sum(every.broken)),
            Figure("Janji ditepati", *_rate(every)),
            _since_listed(liquidation_figure(liquidation(money))),
        ),
        {
            key: _row(name, found.get(key, PromiseFigures()), _money(money, by, key))
            for key, name in _names(store, by, found)
        },
    )


def _key(line: PromiseLine, by: By) -> str:
    if by is By.OFFICER:
        return line.officer_id
    return line.list_id if by is By.LIST else months_band(line.months)


def _names(store: Store, by: By, found: Mapping[str, PromiseFigures]) -> list[tuple[str, str]]:
    """Key and name of each row in order; of lists only those of members in arrears."""
    if by is By.OFFICER:
        return [(one.officer_id, one.name) for one in store.officers()]
    if by is By.MONTHS:
        bands = [words for _, words in (*BANDS, *LAST_BANDS)]
        return [(one, one) for one in (*bands, UNKNOWN) if one in found]
    lists = [one.call_list for one in store.call_lists()]
    return [(one.list_id, one.name) for one in lists if one.kind is ListKind.ARREARS]


def _money(lines: Sequence[Money], by: By, key: str) -> Rate | None:
    """Rupiah received and assigned; no list says what is owed by months in arrears."""
    if by is By.MONTHS:
        return None
    asked = (key, "") if by is By.OFFICER else ("", key)
    return liquidation(lines, *asked)


def _sum(one: Sum) -> tuple[str, str]:
    return format_rupiah(one.amount), f"{one.count} janji"


def _with_grace(figure: Figure, waiting: Sum) -> Figure:
    """Say how many of the promises may still be kept."""
    if not waiting.count:
        return figure
    return replace(figure, basis=f"{figure.basis}, {waiting.count} masih masa tenggang")


def _since_listed(figure: Figure) -> Figure:
    """Say which payments count, as the report's definitions do."""
    return replace(figure, basis=f"{figure.basis}; pembayaran sejak masuk daftar")


def _rate(one: PromiseFigures) -> tuple[str, str]:
    rate = one.kept_rate
    share = format_share(rate.part, rate.whole) if rate.whole else "–"
    basis = f"{rate.part} dari {rate.whole} jatuh tempo"
    waiting = one.in_grace.count
    return share, f"{basis}, {waiting} masih masa tenggang" if waiting else basis


def _row(name: str, found: PromiseFigures, money: Rate | None) -> FiguresRow:
    share, _ = _rate(found)
    rate = found.kept_rate
    return FiguresRow(
        name=name,
        promised=_words(found.promised),
        due=_words(found.due),
        kept=_words(found.kept),
        partial=_words(found.partial),
        broken=_words(found.broken),
        in_grace=_words(found.in_grace),
        kept_rate=f"{share} · {rate.part} dari {rate.whole}" if rate.whole else DASH,
        liquidation=_liquid(money) if money is not None and money.whole else DASH,
    )


def _liquid(money: Rate) -> str:
    """As short as a cell must be."""
    return f"{liquidation_figure(money).value} dari {format_rupiah(money.whole)}"


def _words(one: Sum) -> str:
    return f"{one.count} · {format_rupiah(one.amount)}" if one != NOTHING else DASH
