"""What was promised of each bench, beside what it measured: met, missed, or "-" for neither.

A promise speaks of a size; a smaller run says nothing about it. Times are those of the processor
where the bench has them, because a busy machine stretches the others; a list is the exception,
since two processes share its work so that people wait less. Memory and the processor's seconds of
ended children are not told everywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import ge, gt, le, lt
from typing import Any, Final

SIGNS: Final = {"<=": le, "<": lt, ">=": ge, ">": gt}


@dataclass(frozen=True, slots=True)
class Limit:
    """A promise: `figure` (its place among the figures, with dots) stands in `sign` to `bound`.

    `size` is which figure says how much was measured, and from how much on the promise holds.
    """

    what: str
    figure: str
    sign: str
    bound: float
    size: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A promise with what was measured; `met` is None where nothing can be said.

    Either nobody measured it, or less was measured than the promise speaks of.
    """

    limit: Limit
    measured: float | None
    met: bool | None

    def as_json(self) -> dict[str, Any]:
        """Return it for the figures."""
        return {
            "what": self.limit.what,
            "limit": f"{self.limit.sign} {self.limit.bound:g}",
            "measured": self.measured,
            "met": self.met,
        }

    def line(self) -> str:
        """Return it for people."""
        word = {True: "met", False: "MISSED", None: "-"}[self.met]
        measured = "-" if self.measured is None else f"{self.measured:g}"
        limit = f"{self.limit.sign} {self.limit.bound:g}"
        return f"{word:<9}{measured:>10}  {limit:<9} {self.limit.what}"


def judged(figures: Mapping[str, Any]) -> Sequence[Verdict]:
    """Return the promises of a bench (`figures["bench"]`) with what became of each."""
    return [_judge(one, figures) for one in LIMITS.get(figures["bench"], ())]


def _judge(limit: Limit, figures: Mapping[str, Any]) -> Verdict:
    measured = _at(figures, limit.figure)
    if limit.size is not None:
        figure, least = limit.size
        if (_at(figures, figure) or 0) < least:
            return Verdict(limit, measured, None)
    met = None if measured is None else SIGNS[limit.sign](measured, limit.bound)
    return Verdict(limit, measured, met)


def _at(figures: Any, figure: str) -> float | None:
    """The number at a place; a number in the path is a place in a list."""
    for name in figure.split("."):
        if isinstance(figures, Sequence):
            place = int(name)
            figures = figures[place] if place < len(figures) else None
        else:
            figures = (figures or {}).get(name)
    return None if figures is None else float(figures)


_MILLION = ("rows", 1_000_000)
_QUEUE = ("contacts", 1_000_000)
_STORE = ("contacts", 100_000)
_BROWSE = ("browse.contacts", 1_000_000)


def _whole(kind: str, ratio: float, window_mb: int, reader_mb: int) -> tuple[Limit, ...]:
    whole, words = f"whole_path.{kind}", f"{kind.upper()} to queue, indexes and search"
    return (
        Limit(
            f"{words}: the reader and raw executemany",
            f"{whole}.ratio_to_same_tables.seconds",
            "<=",
            ratio,
            _MILLION,
        ),
        Limit(f"{words}: MB of the window", f"{whole}.ours.window_mb", "<", window_mb, _MILLION),
        Limit(f"{words}: MB of the reader", f"{whole}.ours.reader_mb", "<", reader_mb, _MILLION),
    )


def _asked(state: str) -> tuple[Limit, ...]:
    words = state.replace("_", " ")
    return (
        *(
            Limit(f"{words}: {name}, p99 ms", f"{state}.{name}.cpu_p99_ms", "<", 1, _QUEUE)
            for name in ("next", "next_new", "next_after_saves")
        ),
        Limit(f"{words}: next over a point read", f"cpu_ratio.{state}", "<=", 5, _QUEUE),
    )


def _phone(figures: str, words: str) -> tuple[Limit, ...]:
    return (
        Limit(f"event to the window{words}, p95 ms", f"{figures}event_to_window.p95_ms", "<", 10),
        Limit(f"RTP gap{words}, ms", f"{figures}rtp_gap.max_ms", "<", 40),
    )


LIMITS: Final[Mapping[str, Sequence[Limit]]] = {
    "lists": (
        *_whole("xlsx", 2, 300, 1_300),
        *_whole("csv", 4, 250, 250),
        Limit("telephone numbers, times the library's rate", "phones.times_floor", ">=", 3),
        Limit("search as one types, p99 ms", "browse.search.cpu_p99_ms", "<", 20, _BROWSE),
        Limit("page of the table, p95 ms", "browse.page.listed.cpu_p95_ms", "<", 20, _BROWSE),
        Limit("page by name, p95 ms", "browse.page.name.cpu_p95_ms", "<", 20, _BROWSE),
        Limit(
            "contacts to XLSX over bare XlsxWriter",
            "browse.export.ratio",
            "<=",
            1.3,
            ("browse.export.rows", 100_000),
        ),
    ),
    "browse": (
        Limit("search as one types, p99 ms", "search.cpu_p99_ms", "<", 20, _QUEUE),
        Limit("page of the table, p95 ms", "page.listed.cpu_p95_ms", "<", 20, _QUEUE),
        Limit("page by name, p95 ms", "page.name.cpu_p95_ms", "<", 20, _QUEUE),
        Limit(
            "contacts to XLSX over bare XlsxWriter",
            "export.ratio",
            "<=",
            1.3,
            ("export.rows", 100_000),
        ),
    ),
    "queue": (
        *_asked("worked"),
        *_asked("top_half_resting"),
        Limit(
            "longest hold of the store by a new order, ms", "new_order.held.cpu_max_ms", "<", 100
        ),
    ),
    "desk": (
        Limit("save-and-next, p50 ms", "save_and_next.p50_ms", "<=", 50, _STORE),
        Limit("save-and-next, p99 ms", "save_and_next.cpu_p99_ms", "<=", 50, _STORE),
        Limit(
            "save-and-next, top half resting, p99 ms",
            "top_half_resting.cpu_p99_ms",
            "<=",
            50,
            _STORE,
        ),
    ),
    "start": (Limit("first window, ms", "first_window.p50_ms", "<=", 1_500),),
    "scripts": (
        Limit("one step, p99 ms", "move_p99_ms", "<=", 1),
        Limit("load a script of 300 steps, ms", "load_300_steps_ms", "<=", 50),
    ),
    "phone": (
        Limit("order to the wire, p95 ms", "order_to_wire.p95_ms", "<", 100),
        *_phone("", ""),
        *_phone("while_importing.", " beside an import"),
        Limit("engine killed: told, ms", "engine_killed.told_ms", "<", 1_000),
        Limit("engine killed: ready, ms", "engine_killed.ready_ms", "<", 2_000),
    ),
    "payments": (
        Limit(
            "settled over its plain insert, processor",
            "times_plain_cpu",
            "<=",
            3,
            ("rows", 100_000),
        ),
    ),
    "reports": (
        Limit(
            "PDF of 10,000 rows over a bare canvas",
            "ratio.ratio",
            "<=",
            1.4,
            ("ratio.rows", 10_000),
        ),
        Limit("PDF of 100,000 rows, peak MB", "pdf.1.peak_mb", "<", 300, ("pdf.1.rows", 100_000)),
        Limit(
            "PDF, time a row of 100,000 over 10,000",
            "pdf_growth_per_row",
            "<=",
            1.25,
            ("pdf.1.rows", 100_000),
        ),
    ),
}
"""A tenth of a second from the order to the wire is what a person takes for at once."""
