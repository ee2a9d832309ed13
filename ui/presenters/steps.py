"""The steps of an employer to its first payment, as a stepper and as a funnel."""

from dataclasses import dataclass

from dialer.contacts.dates import format_date
from dialer.milestones import Evidence, FunnelStep, Milestones, StepState
from dialer.reports.summary import format_count, format_share

_EVIDENCE = {
    Evidence.OUTCOME: "dari hasil",
    Evidence.PAYMENT: "dari pembayaran",
    Evidence.HAND: "dicatat manual",
    Evidence.NONE: "",
}


@dataclass(frozen=True, slots=True)
class StepDot:
    """One step: done, behind without evidence, or open; `told` says when and why."""

    code: str
    label: str
    reached: bool
    passed: bool
    told: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """All steps; `words` is the whole as one sentence for who does not see the dots."""

    dots: tuple[StepDot, ...]
    words: str


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One step of the funnel: how many, of how many, and the share as a number 0-1."""

    code: str
    label: str
    count: str
    share: str
    part: float


def step_line(way: Milestones) -> StepLine:
    """Put the steps of one employer into words."""
    dots = []
    for one in way.steps:
        parts = [format_date(one.reached_on) if one.reached_on else "", _EVIDENCE[one.evidence]]
        told = ", ".join(part for part in parts if part)
        if one.state is StepState.PASSED:
            told = "dilewati"
        dots.append(
            StepDot(
                one.code,
                one.label,
                one.state is StepState.REACHED,
                one.state is StepState.PASSED,
                told or "belum",
            )
        )
    furthest, coming = way.furthest, way.next_step
    words = f"Sampai tahap {furthest.label}" if furthest else ""
    if coming is not None:
        words += f", berikutnya {coming.label}" if furthest else f"Tahap pertama: {coming.label}"
    return StepLine(tuple(dots), words + ".")


def funnel_rows(steps: tuple[FunnelStep, ...]) -> tuple[FunnelRow, ...]:
    """Put the funnel into words; the denominator is stated by `funnel_basis`."""
    return tuple(
        FunnelRow(
            one.code,
            one.label,
            format_count(one.reached),
            format_share(one.reached, one.of) if one.of else "–",
            one.reached / one.of if one.of else 0.0,
        )
        for one in steps
    )


def funnel_basis(steps: tuple[FunnelStep, ...]) -> str:
    """Say of how many employers the shares are."""
    of = steps[0].of if steps else 0
    return f"Bagian dari {format_count(of)} badan usaha yang sudah dikerjakan"
