"""The editor of scripts as it is drawn: frozen, made by the presenter, read by the widgets."""

from dataclasses import dataclass

from ui.presenters.script_examining import Finding
from ui.presenters.script_outline import Part
from ui.presenters.script_preview import Preview
from ui.presenters.words import Shade


@dataclass(frozen=True, slots=True)
class ScriptItem:
    """A script to be chosen; `mark` says in a word what is special about it."""

    script_id: str
    title: str
    mark: str

    @property
    def name(self) -> str:
        """How it stands in the choice."""
        return f"{self.title}  ({self.mark})" if self.mark else self.title


@dataclass(frozen=True, slots=True)
class EditorView:
    """What is on screen beside the text itself.

    `session` changes when another text was put into the editor: only then the text is set anew.
    `examined` is False while the findings are of an older text. `why_not` says why the text cannot
    be published now, "" when it can. `told` are sentences the lead must know.
    """

    session: int
    script_id: str
    scripts: tuple[ScriptItem, ...]
    state: str
    state_shade: Shade
    changed: bool
    kept: str
    told: tuple[str, ...]
    examined: bool
    findings: tuple[Finding, ...]
    errors: int
    warnings: int
    parts: tuple[Part, ...]
    part: Part
    preview: Preview
    confirmed: bool
    why_not: str
    can_try: bool
    can_withdraw: bool
