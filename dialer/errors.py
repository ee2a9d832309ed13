"""Expected failures: each carries one Indonesian sentence for the person at the desk.

Anything that is not a SambungError is a bug and keeps its traceback.
The sentence says what happened, what is safe and what to do; `exit_code` is what the
command line answers (see `ExitCode`).
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What `sambung` answers to the shell."""

    OK = 0
    BUG = 1
    USAGE = 2
    BAD_INPUT = 3
    LOCKED = 4
    NEWER_DATABASE = 5
    ALREADY_OPEN = 6
    DISK_FULL = 7
    REFUSED = 8


class SambungError(Exception):
    """An expected failure with a sentence for the user."""

    exit_code: ExitCode = ExitCode.REFUSED

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class BadInputError(SambungError):
    """A file or a field cannot be used; nothing was changed."""

    exit_code = ExitCode.BAD_INPUT


class KeyRefusedError(SambungError):
    """The store's key is missing or the passphrase is wrong."""

    exit_code = ExitCode.LOCKED


class NewerDatabaseError(SambungError):
    """The store was written by a newer program; it was not touched."""

    exit_code = ExitCode.NEWER_DATABASE


class AlreadyOpenError(SambungError):
    """Another instance holds the data directory."""

    exit_code = ExitCode.ALREADY_OPEN


class DiskFullError(SambungError):
    """The disk is full; the last commit stands, the current one did not happen."""

    exit_code = ExitCode.DISK_FULL


class RefusedError(SambungError):
    """A rule forbids what was asked (hours, limits, roles, do-not-contact)."""

    exit_code = ExitCode.REFUSED
