"""What became of scripts and of answers to objections, in words with their denominators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dialer.errors import RefusedError
from dialer.lists.model import ListKind
from dialer.people import Officer, Right
from dialer.reports.summary import format_count
from dialer.script_advice import Option
from dialer.script_figures import ObjectionFigures, ScriptFigures, ends_of, script_figures
from dialer.workstation import Workstation
from scripts_call.model import Script
from ui.presenters.periods import Period
from ui.presenters.practice_shares import (
    ADVICE_WORDS,
    DASH,
    Said,
    Share,
    advice_words,
    rate_words,
    share_of,
)
from ui.presenters.words import Shade

MOST_STOPS: Final = 5
"""Steps shown at which talks ended; the rest are added up."""

UNANSWERED: Final = "Ditutup tanpa jawaban"


@dataclass(frozen=True, slots=True)
class ScriptRow:
    """One script in the table."""

    title: str
    talks: str
    right_party: str
    goals: str
    rate: str
    plans: str


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """One objection in the table."""

    title: str
    raised: str
    talks: str
    resolved: str
    rate: str
    advice: str
    shade: Shade


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, sentences, shares to be drawn, and what may be concluded (or "")."""

    title: str
    sentences: tuple[str, ...]
    shares: tuple[Share, ...] = ()
    advice: Said | None = None


def read_figures(
    workstation: Workstation, actor: Officer, period: Period
) -> tuple[ScriptFigures, ...]:
    """Count the attempts of a period; may run beside the window. Raises RefusedError."""
    if not actor.may(Right.COACH):
        raise RefusedError("Angka naskah hanya dapat dilihat ketua tim.")
    attempts = workstation.store.attempt_facts(period.first, period.last)
    return script_figures(attempts, ends_of(workstation.rulebook))


class FigureWords:
    """Puts figures into the words of the library; what it does not know keeps its code."""

    def __init__(self, scripts: Mapping[str, Script]) -> None:
        self._scripts = scripts

    def script_row(self, figures: ScriptFigures) -> ScriptRow:
        """One line of the table of scripts."""
        tally = figures.tally
        goals = Share("", tally.goals, tally.right_party, None)
        return ScriptRow(
            title=self.title(figures),
            talks=format_count(tally.talks),
            right_party=format_count(tally.right_party),
            goals=format_count(tally.goals),
            rate=rate_words(goals),
            plans=format_count(tally.plans) if figures.kind is ListKind.ARREARS else DASH,
        )

    def objection_row(self, figures: ScriptFigures, one: ObjectionFigures) -> ObjectionRow:
        """One line of the table of objections."""
        said = _answer_advice(one)
        tally = one.whole.tally
        return ObjectionRow(
            title=self.objection_title(figures, one),
            raised=format_count(one.raised),
            talks=format_count(tally.talks),
            resolved=rate_words(Share("", one.whole.resolved, tally.talks, None)),
            rate=rate_words(Share("", tally.agreed, tally.talks, tally.interval)),
            advice=ADVICE_WORDS[one.answer_advice.verdict],
            shade=said.shade,
        )

    def title(self, figures: ScriptFigures) -> str:
        """What the script is called."""
        script = self._script(figures)
        return script.title if script else figures.script_id

    def objection_title(self, figures: ScriptFigures, one: ObjectionFigures) -> str:
        """What the objection is called."""
        script = self._script(figures)
        found = script.objections.get(one.objection_id) if script else None
        return found.title if found else one.objection_id

    def script_block(self, figures: ScriptFigures) -> Block:
        """What a script came to."""
        tally, person = figures.tally, _person(figures.kind)
        used = (
            f"Dibuka pada {format_count(figures.opened)} percobaan;"
            f" {format_count(tally.talks)} menjadi percakapan,"
            f" {format_count(tally.right_party)} di antaranya dengan {person}."
        )
        sentences = [used]
        if len(figures.versions) > 1:
            sentences.append(f"{len(figures.versions)} versi naskah dipakai pada periode ini.")
        goal = share_of(_goal(figures.kind), tally.goals, tally.right_party)
        shares = [goal]
        if figures.kind is ListKind.ARREARS:
            shares.append(share_of("Berminat REHAB", tally.plans, tally.right_party))
        if not tally.right_party:
            shares = []
        basis = f"Dihitung dari percakapan dengan {person}."
        return Block(self.title(figures), (*sentences, *([basis] if shares else [])), tuple(shares))

    def stop_block(self, figures: ScriptFigures) -> Block:
        """Where talks without an agreement ended."""
        lost = figures.tally.talks - figures.tally.agreed
        if not lost:
            return Block("Berhenti di langkah", ("Tidak ada percakapan tanpa kesepakatan.",))
        shown = figures.drop_off[:MOST_STOPS]
        rest = lost - sum(one.talks for one in shown)
        shares = [Share(self._step(figures, one.step_id), one.talks, lost, None) for one in shown]
        if rest:
            shares.append(Share("Langkah lain", rest, lost, None))
        sentence = f"Langkah terakhir dari {format_count(lost)} percakapan tanpa kesepakatan."
        return Block("Berhenti di langkah", (sentence,), tuple(shares))

    def objection_blocks(self, figures: ScriptFigures, one: ObjectionFigures) -> tuple[Block, ...]:
        """What an objection came to, and its answers and wordings compared."""
        tally = one.whole.tally
        talks = format_count(tally.talks)
        happened = Block(
            self.objection_title(figures, one),
            (
                f"Muncul {format_count(one.raised)} kali dalam {talks} percakapan.",
                f"Sesudahnya: {_ended(figures.kind, one.whole)}.",
            ),
            (
                share_of("Teratasi", one.whole.resolved, tally.talks),
                share_of("Kesepakatan", tally.agreed, tally.talks),
            ),
        )
        answers = Block(
            "Jawaban yang dipakai",
            ("Bagian yang berakhir dengan kesepakatan, menurut jawaban terakhir.",),
            tuple(_agreed(option, option.name or UNANSWERED) for option in one.answers),
            _answer_advice(one),
        )
        if len(one.wordings) < 2:
            return happened, answers
        wordings = Block(
            "Versi naskah",
            ("Bagian yang berakhir dengan kesepakatan, menurut kata-kata versi itu.",),
            tuple(_agreed(option, f"Versi {_version(option.name)}") for option in one.wordings),
            _wording_advice(one),
        )
        return happened, answers, wordings

    def _script(self, figures: ScriptFigures) -> Script | None:
        return self._scripts.get(figures.script_id)

    def _step(self, figures: ScriptFigures, step_id: str) -> str:
        script = self._script(figures)
        step = script.steps.get(step_id) if script else None
        return step.title if step else step_id


def _answer_advice(one: ObjectionFigures) -> Said:
    return advice_words(
        one.answer_advice,
        one_only="Belum ada dua jawaban yang menyelesaikan keberatan ini untuk dibandingkan.",
        best=f"Jawaban “{one.answer_advice.best}” lebih sering berakhir dengan kesepakatan",
    )


def _wording_advice(one: ObjectionFigures) -> Said:
    return advice_words(
        one.wording_advice,
        one_only="Baru satu versi naskah yang dipakai.",
        best=f"Kata-kata versi {_version(one.wording_advice.best)} lebih sering berakhir"
        " dengan kesepakatan",
    )


def _agreed(option: Option, name: str) -> Share:
    return share_of(name, option.tally.agreed, option.tally.talks)


def _ended(kind: ListKind, option: Option) -> str:
    tally = option.tally
    if kind is ListKind.ARREARS:
        return (
            f"{format_count(tally.goals)} janji bayar dan {format_count(tally.plans)} berminat"
            f" REHAB dari {format_count(tally.talks)} percakapan"
        )
    return f"{format_count(tally.goals)} berminat dari {format_count(tally.talks)} percakapan"


def _version(name: str) -> str:
    """The number of a version and, apart, the hash of its content."""
    return name.replace("+", " · ") or DASH


def _goal(kind: ListKind) -> str:
    return "Janji bayar" if kind is ListKind.ARREARS else "Berminat"


def _person(kind: ListKind) -> str:
    return "peserta sendiri" if kind is ListKind.ARREARS else "PIC atau pemilik"


def figures_by_id(found: Sequence[ScriptFigures]) -> Mapping[str, ScriptFigures]:
    """The figures under ids for a table, in their order."""
    return {f"{one.kind.value}/{one.script_id}": one for one in found}
