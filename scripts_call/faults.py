"""What can be wrong with a script or facts file, each fault with its place and its cure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from scripts_call.errors import ScriptCallError


class FaultCode(StrEnum):
    """Stable names of the faults; sentences may change, these do not."""

    UNREADABLE = "unreadable"
    TOO_BIG = "too_big"
    NOT_UTF8 = "not_utf8"
    SYNTAX = "syntax"
    DUPLICATE_NAME = "duplicate_name"
    DUPLICATE_KEY = "duplicate_key"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    WRONG_TYPE = "wrong_type"
    BAD_NAME = "bad_name"
    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_SITUATION = "unknown_situation"
    EMPTY_TEXT = "empty_text"
    CONTROL_CHARACTER = "control_character"
    MARKUP = "markup"
    BROKEN_PLACEHOLDER = "broken_placeholder"
    UNKNOWN_PLACEHOLDER = "unknown_placeholder"
    FOREIGN_PLACEHOLDER = "foreign_placeholder"
    TOO_MANY_ANSWERS = "too_many_answers"
    MISSING_TARGET = "missing_target"
    AMBIGUOUS_ANSWER = "ambiguous_answer"
    DEAD_END = "dead_end"
    ENDING_WITH_ANSWERS = "ending_with_answers"
    UNKNOWN_OUTCOME = "unknown_outcome"
    UNREACHABLE = "unreachable"
    NO_WAY_OUT = "no_way_out"
    SAID_TOO_EARLY = "said_too_early"
    NO_RETURN = "no_return"
    NO_HOLD = "no_hold"
    BAD_CAPTURE = "bad_capture"
    BAD_PERIOD = "bad_period"
    MISSING_FACT = "missing_fact"
    UNKNOWN_WORD = "unknown_word"
    OUT_OF_RANGE = "out_of_range"
    NO_GOOD_MOVE = "no_good_move"
    BAD_CONDITION = "bad_condition"
    CONDITION_NAME = "condition_name"
    HIDDEN_ANSWERS = "hidden_answers"
    SKIP_LOOP = "skip_loop"
    CONSTANT_CONDITION = "constant_condition"
    FREE_NUMBER = "free_number"
    NUMBER_IN_HINT = "number_in_hint"
    FACT_NOT_IN_FORCE = "fact_not_in_force"
    FACT_OVERDUE = "fact_overdue"
    INFORMAL_WORD = "informal_word"
    SPELLING = "spelling"
    LONG_SENTENCE = "long_sentence"
    THREAT = "threat"
    ASKS_CODE = "asks_code"
    ASKS_MONEY = "asks_money"
    DEBT_TOO_EARLY = "debt_too_early"
    NO_GREETING = "no_greeting"
    NO_OFFICER_NAME = "no_officer_name"
    NO_INSTITUTION = "no_institution"
    NO_CLOSING = "no_closing"
    NO_EMPATHY = "no_empathy"
    NO_NEXT_STEP = "no_next_step"
    NO_AVOID = "no_avoid"
    FOREIGN_LINK = "foreign_link"


class Severity(StrEnum):
    """ERROR: the script may not be used or published. WARNING: it should be looked at."""

    ERROR = "error"
    WARNING = "warning"


_WARNINGS: Final = frozenset(
    {
        FaultCode.CONSTANT_CONDITION,
        FaultCode.NUMBER_IN_HINT,
        FaultCode.FACT_OVERDUE,
        FaultCode.SPELLING,
        FaultCode.LONG_SENTENCE,
        FaultCode.NO_EMPATHY,
        FaultCode.NO_NEXT_STEP,
    }
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: `line` and `column` count from 1, `message` and `fix` are for the author."""

    line: int
    column: int | None
    code: FaultCode
    message: str
    fix: str

    @property
    def severity(self) -> Severity:
        """How bad it is; it follows from the code."""
        return Severity.WARNING if self.code in _WARNINGS else Severity.ERROR

    def __str__(self) -> str:
        """`12:5 message`; the column is left out when it is not known."""
        place = str(self.line) if self.column is None else f"{self.line}:{self.column}"
        return f"{place} {self.message}"


class ScriptFaultsError(ScriptCallError):
    """A file cannot be used; `faults` holds every fault in the order of the lines."""

    def __init__(self, name: str, faults: Iterable[Fault]) -> None:
        self.name = name
        self.faults = in_order(faults)
        count = len(self.faults)
        first = f"baris {self.faults[0]}" if self.faults else "sebab tidak diketahui"
        super().__init__(
            f"Berkas {name} belum dapat dipakai: {count} kesalahan, pertama {first} "
            "Versi sebelumnya tetap dipakai."
        )

    def report(self) -> str:
        """All faults, one a line as `file:line:column message`, for a log or a terminal."""
        return "\n".join(f"{self.name}:{fault}" for fault in self.faults)


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Sort by place and drop exact repetitions."""
    unique = dict.fromkeys(faults)
    return tuple(sorted(unique, key=lambda fault: (fault.line, fault.column or 0, fault.code)))
