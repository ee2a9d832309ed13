"""Expected failures of the script room: each carries one Indonesian sentence for the person.

Same shape as the sentence errors of the rest of the program (`.sentence`), but a root of its own:
the script room imports nothing from outside.
"""


class ScriptCallError(Exception):
    """An expected failure with a sentence for the user; anything else is a bug."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class MoveRefusedError(ScriptCallError):
    """The move is not possible from here (no such answer, step or objection)."""


class DraftRefusedError(ScriptCallError):
    """A half-finished walk cannot be taken up again: other script, other version, or damaged."""


class NoScriptError(ScriptCallError):
    """The library has no script for this kind of contact."""
