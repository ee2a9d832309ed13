"""What can be wrong with a script or facts file, each fault with its place and its cure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: `line` and `column` count from 1, `message` and `fix` are for the author."""

    line: int
    column: int | None
    code: FaultCode
    message: str
    fix: str

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
