"""A practice call as it is drawn: what was said, the partner's mood, the time, what may be said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from scripts_call.model import ScriptKind
from scripts_call.placeholders import Placeholder
from scripts_call.practice.acts import MOOD_WORDS, Mood
from scripts_call.practice.hearing import ActRules
from scripts_call.practice.persona import Persona, Setting
from scripts_call.practice.session import Offer, Session, Turn
from ui.presenters.words import Shade

MOOD_SHADES: Final[Mapping[Mood, Shade]] = {
    Mood.ANGRY: Shade.BAD,
    Mood.IRRITATED: Shade.WARN,
    Mood.WARY: Shade.WARN,
    Mood.SAD: Shade.INFO,
    Mood.HURRIED: Shade.INFO,
    Mood.CALM: Shade.GOOD,
}

KIND_WORDS: Final[Mapping[ScriptKind, str]] = {
    ScriptKind.ARREARS: "Peserta",
    ScriptKind.BU: "Badan Usaha",
}

SETTING_WORDS: Final[Mapping[Setting, str]] = {
    Setting.PHONE: "Telepon",
    Setting.VISIT: "Kunjungan",
}

FACT_WORDS: Final[Mapping[str, str]] = {
    Placeholder.NAME: "Nama",
    Placeholder.EMPLOYER: "Badan Usaha",
    Placeholder.PIC: "PIC",
    Placeholder.POTENTIAL: "Potensi peserta",
    Placeholder.CARD_END: "Kartu (akhir)",
    Placeholder.BIRTH_DATE: "Tanggal lahir",
    Placeholder.ADDRESS: "Alamat",
    Placeholder.MONTHS: "Menunggak",
    Placeholder.AMOUNT: "Tunggakan",
    Placeholder.CARE_CLASS: "Kelas rawat",
    Placeholder.MEMBERS: "Keluarga",
    Placeholder.STAGES: "REHAB paling banyak",
    Placeholder.PROMISE_DATE: "Janji tanggal",
    Placeholder.PROMISE_AMOUNT: "Janji jumlah",
}
"""What a desk would show of the invented contact, in its order."""

SILENCE: Final = "(diam)"
UNHEARD: Final = "Kalimat ini tidak dikenali dan tidak dinilai."


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence of the talk. `mine`: the officer's. The mood is the partner's after it.

    `number` is the officer's turn (1, 2, ...), 0 for the partner's. `note` says what is special.
    """

    mine: bool
    text: str
    number: int
    mood: str
    shade: Shade
    note: str = ""


@dataclass(frozen=True, slots=True)
class CallView:
    """A call. `facts` are what a desk would show, `advice` helps with the part at hand.

    Times are seconds since it began, `most_seconds` is when it ends by itself.
    """

    persona_id: str
    title: str
    kind: str
    seed: int
    briefing: str
    facts: tuple[tuple[str, str], ...]
    spoken: tuple[Spoken, ...]
    offers: tuple[str, ...]
    mood: str
    shade: Shade
    interrupted: bool
    scene: str
    advice: str
    turns_left: int
    target_seconds: int
    most_seconds: int
    over: bool


def call_view(session: Session, offered: tuple[Offer, ...]) -> CallView:
    """Draw a call."""
    case = session.case
    return CallView(
        persona_id=case.persona.id,
        title=case.persona.title,
        kind=kind_words(case.persona),
        seed=case.seed,
        briefing=case.persona.briefing,
        facts=tuple(
            (word, case.values[name]) for name, word in FACT_WORDS.items() if name in case.values
        ),
        spoken=spoken(session),
        offers=tuple(one.text for one in offered),
        mood=MOOD_WORDS[session.mood],
        shade=MOOD_SHADES[session.mood],
        interrupted=session.interrupted,
        scene=session.current.title,
        advice=case.persona.group.parts[session.current.part].advice,
        turns_left=session.turns_left,
        target_seconds=case.budget.target_seconds,
        most_seconds=case.budget.most_seconds,
        over=session.ending is not None,
    )


def kind_words(persona: Persona) -> str:
    """Who it is and where one meets, for example "Peserta · telepon"."""
    setting = SETTING_WORDS[persona.group.setting].lower()
    return f"{KIND_WORDS[persona.group.kind]} · {setting}"


def spoken(session: Session) -> tuple[Spoken, ...]:
    """Everything that was said, oldest first."""
    mood = session.case.persona.mood
    found = [Spoken(False, session.opening, 0, MOOD_WORDS[mood], MOOD_SHADES[mood])]
    for turn in session.turns:
        after = MOOD_WORDS[turn.mood], MOOD_SHADES[turn.mood]
        note = _recognised(turn, session.case.acts)
        found.append(Spoken(True, turn.said or SILENCE, turn.number, *after, note))
        found.append(Spoken(False, turn.line, 0, *after))
    return tuple(found)


def _recognised(turn: Turn, acts: ActRules) -> str:
    """What was understood of a typed sentence, so that nobody has to guess."""
    if not turn.understood:
        return UNHEARD if turn.said else ""
    return "Dikenali: " + ", ".join(acts[act].label for act, _ in turn.words) if turn.words else ""
