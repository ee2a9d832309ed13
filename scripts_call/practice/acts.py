"""The closed lists of the practice room: what an officer's sentence does, moods, endings."""

from enum import StrEnum
from typing import Final


class Act(StrEnum):
    """What one sentence of the officer does. A sentence may do several things."""

    GREET = "greet"
    INTRODUCE = "introduce"
    INSTITUTION = "institution"
    ASK_IDENTITY = "ask_identity"
    LETTER = "letter"
    PERMISSION = "permission"
    PURPOSE = "purpose"
    VERIFY = "verify"
    DISCLOSE = "disclose"
    EMPATHY = "empathy"
    FACT = "fact"
    QUESTION = "question"
    PROPOSE = "propose"
    ASK_DATE = "ask_date"
    RECAP = "recap"
    ASK_CLEAR = "ask_clear"
    THANK = "thank"
    FAREWELL = "farewell"
    LISTEN = "listen"
    DISCREET = "discreet"
    INFORMAL = "informal"
    INTERRUPT = "interrupt"
    PRESSURE = "pressure"
    ARGUE = "argue"
    WRITE_OFF = "write_off"
    WRONG_FACT = "wrong_fact"
    READ_OUT = "read_out"
    THREAT = "threat"
    OTP = "otp"
    TOO_EARLY = "too_early"


SLIPS: Final = frozenset(
    {
        Act.INFORMAL,
        Act.INTERRUPT,
        Act.PRESSURE,
        Act.ARGUE,
        Act.WRITE_OFF,
        Act.WRONG_FACT,
        Act.READ_OUT,
        Act.THREAT,
        Act.OTP,
        Act.TOO_EARLY,
    }
)
"""What an officer must not do. TOO_EARLY is never written down: the engine finds it itself."""


class Mood(StrEnum):
    """How the partner feels; which moods a person knows is a matter of the persona."""

    ANGRY = "angry"
    IRRITATED = "irritated"
    WARY = "wary"
    SAD = "sad"
    HURRIED = "hurried"
    CALM = "calm"


MOOD_WORDS: Final = {
    Mood.ANGRY: "Marah",
    Mood.IRRITATED: "Kesal",
    Mood.WARY: "Curiga",
    Mood.SAD: "Sedih",
    Mood.HURRIED: "Terburu-buru",
    Mood.CALM: "Tenang",
}


class Grade(StrEnum):
    """How good an offered sentence is; never shown while the call is going on."""

    GOOD = "good"
    FAIR = "fair"
    BAD = "bad"


class Ending(StrEnum):
    """How a practice call ends.

    AGREED     a next step was agreed and the call was closed.
    REFUSED    the partner does not want to go on.
    HUNG_UP    the partner hung up.
    CUT_SHORT  the officer took leave before anything was agreed.
    TIME_OUT   the turns or the seconds of the call are used up.
    """

    AGREED = "agreed"
    REFUSED = "refused"
    HUNG_UP = "hung_up"
    CUT_SHORT = "cut_short"
    TIME_OUT = "time_out"


ENDING_WORDS: Final = {
    Ending.AGREED: "Langkah lanjut disepakati",
    Ending.REFUSED: "Lawan bicara menolak melanjutkan",
    Ending.HUNG_UP: "Lawan bicara menutup telepon",
    Ending.CUT_SHORT: "Petugas menutup sebelum ada kesepakatan",
    Ending.TIME_OUT: "Waktu habis",
}


class Parameter(StrEnum):
    """What a call is judged by, after the quality form of the Care Center."""

    GREETING = "greeting"
    VERIFICATION = "verification"
    LISTENING = "listening"
    EMPATHY = "empathy"
    FACT = "fact"
    OBJECTION = "objection"
    NEXT_STEP = "next_step"
    LANGUAGE = "language"
    CLOSING = "closing"
    TIME = "time"
