"""Editing the scripts of the branch: one text at a time, examined as it grows, never lost.

What is typed is kept in the store as the lead's half-edited text; what is given up for another
text is kept as a version first. All of the page's logic without Qt: intents are methods, the
listener gets the frozen view. Failures are SambungErrors for the page to tell.
"""

from collections.abc import Callable, Sequence

from dialer.people import Officer
from dialer.ports import ScriptVersion, VersionKind
from dialer.script_versions import ScriptText
from dialer.workstation import Workstation
from scripts_call.model import Script
from ui.presenters.script_editor_view import EditorView, ScriptItem
from ui.presenters.script_examining import Check, Examined, examine
from ui.presenters.script_history import Comparison, VersionRow, compare, moment, version_rows
from ui.presenters.script_outline import part_at
from ui.presenters.script_preview import Sampler, preview
from ui.presenters.script_shelf import ScriptShelf, outcome_codes
from ui.presenters.script_values import Speaker
from ui.presenters.words import Shade

ON_SCREEN = "on_screen"
"""Stands for the text in the editor where a version is asked for."""

SET_ASIDE = "Disimpan otomatis sebelum teks lain dibuka."
UNCHANGED = "Belum ada perubahan terhadap naskah yang dipakai."


def _nobody(_view: EditorView) -> None:
    """Nobody is listening."""


class ScriptEditor:
    """`published` is called when another text came into force."""

    def __init__(
        self, workstation: Workstation, officer: Officer, shelf: ScriptShelf, check: Check
    ) -> None:
        self._workstation, self._officer = workstation, officer
        self._versions = workstation.script_versions
        self._shelf = shelf
        self._check = check
        shelf.note_shipped()
        self._outcomes = outcome_codes(workstation.rulebook)
        self.listener: Callable[[EditorView], None] = _nobody
        self.published: Callable[[], None] = lambda: None
        self._branch = workstation.branch()
        speaker = Speaker(officer.name, self._branch)
        self._sampler = Sampler(workstation.rulebook, speaker, workstation.now())
        self._session, self._line, self._confirmed = 0, 1, True
        self._script_id = self._source = self._base = self._restores = self._kept = ""
        self._history: tuple[ScriptVersion, ...] = ()
        self._items: tuple[ScriptItem, ...] = ()
        self._examined = self._examine("")
        self.due = False

    # -- what is edited ------------------------------------------------------------------

    @property
    def source(self) -> str:
        """The text as it stands."""
        return self._source

    @property
    def script_id(self) -> str:
        """Which script is open."""
        return self._script_id

    @property
    def changed(self) -> bool:
        """Whether the text differs from the one in force."""
        return self._source != self._base

    def open(self, script_id: str = "") -> None:
        """Open a script: the half-edited text if there is one, else what is in force."""
        self.keep()
        self._look_up(script_id)
        self._put(self._drafted() or self._base)

    def type(self, source: str) -> None:
        """The text was changed by hand."""
        if source != self._source:
            self._source, self.due = source, True
            self._show()

    def keep(self) -> None:
        """Keep what was typed. Raises SambungError; then it stays due."""
        if not self.due:
            return
        if self.changed:
            self._versions.keep_draft(
                self._officer, self._script_id, self._source, self._in_force_id()
            )
            self._kept = moment(self._workstation.now(), self._branch.zone)
        else:
            self._versions.drop_draft(self._officer, self._script_id)
            self._kept = ""
        self.due = False
        self._list()
        self._show()

    def bring_in(self, source: str) -> None:
        """Take a text from a file: it is opened as the half-edited text of the script it names."""
        named = self._examine(source).script.id or self._script_id
        self.keep()
        self._look_up(named)
        self._take(source)

    # -- findings and preview --------------------------------------------------------------

    def work(self) -> Callable[[], Examined]:
        """What is to be done beside the window: the text of now looked over."""
        source = self._source
        return lambda: self._examine(source)

    def examined(self, found: Examined) -> None:
        """What came of it; a text that was changed meanwhile is looked over again."""
        self._examined = found
        self._show()

    def go_to(self, line: int) -> None:
        """The cursor stands on another line (from 1)."""
        if line != self._line:
            self._line = line
            self._show()

    def confirm(self, *, confirmed: bool) -> None:
        """Show the preview as before or after verification."""
        self._confirmed = confirmed
        self._show()

    def script(self) -> Script | None:
        """The script as it stands, to be tried; None while it has faults that forbid it."""
        found = self._fresh()
        return found.script if found.usable else None

    # -- versions --------------------------------------------------------------------------

    def rows(self) -> tuple[VersionRow, ...]:
        """The versions of the open script, newest first."""
        names = {one.officer_id: one.name for one in self._workstation.store.officers()}
        return version_rows(self._history, names, self._in_force_id(), self._branch.zone)

    def compare(self, old_id: str, new_id: str) -> Comparison:
        """How one version differs from another; ON_SCREEN is the text in the editor."""
        return compare(self._text_of(old_id), self._text_of(new_id))

    def take_version(self, version_id: str) -> None:
        """Put an older text into the editor; published from there, it says what it goes back to."""
        source = self._text_of(version_id)
        self._take(source)
        self._restores = version_id

    def save(self, note: str) -> None:
        """Keep the text as a version without publishing it; also one with faults."""
        self._versions.keep(self._officer, self._as_kept(), note)
        self._look_up(self._script_id)
        self._show()

    def publish(self, note: str) -> str:
        """Put the text to use; return the title. Raises SambungError with what keeps it back."""
        text = self._fresh().text
        opened = self._script_id
        self._versions.publish(self._officer, text, note, self._restores)
        if text.script_id != opened:
            self._versions.drop_draft(self._officer, opened)
        self._after_change(text.script_id)
        return text.title

    def withdraw(self, note: str) -> None:
        """Return to the program's own script; published and half-edited texts stay versions."""
        if self.changed:
            self._set_aside()
        self._versions.withdraw(self._officer, self._script_id, note)
        self._versions.drop_draft(self._officer, self._script_id)
        self._after_change(self._script_id)

    # -- the view ----------------------------------------------------------------------------

    @property
    def view(self) -> EditorView:
        """The editor as it stands."""
        found = self._examined
        part = part_at(found.parts, self._line)
        state, shade = self._state()
        return EditorView(
            session=self._session,
            script_id=self._script_id,
            scripts=self._items,
            state=state,
            state_shade=shade,
            changed=self.changed,
            kept=f"Tersimpan otomatis {self._kept}" if self._kept and not self.due else "",
            told=tuple(self._told()),
            examined=found.source == self._source,
            findings=found.findings,
            errors=found.errors,
            warnings=found.warnings,
            parts=found.parts,
            part=part,
            preview=preview(found.script, part, self._sampler, confirmed=self._confirmed),
            confirmed=self._confirmed,
            why_not=self._why_not(),
            can_try=found.usable,
            can_withdraw=bool(self._in_force_id()),
        )

    def _state(self) -> tuple[str, Shade]:
        if self._script_id in {one.version.script_id for one in self._shelf.broken}:
            return "Terbit, tetapi rusak", Shade.BAD
        force = self._in_force()
        if force is not None:
            return f"Terbit {moment(force.saved_at, self._branch.zone)}", Shade.GOOD
        if self._script_id in self._shelf.shipped.scripts:
            return "Bawaan program", Shade.INFO
        return "Belum pernah terbit", Shade.NEUTRAL

    def _told(self) -> Sequence[str]:
        told = [
            one.sentence for one in self._shelf.broken if one.version.script_id == self._script_id
        ]
        named = self._examined.script.id
        if named and named != self._script_id and self._examined.source == self._source:
            told.append(
                f"Kode naskah dalam teks ini “{named}”: bila terbit, ini menjadi naskah tersendiri "
                f"dan “{self._script_id}” tidak berubah."
            )
        if self._program_moved_on():
            told.append(
                "Naskah bawaan program diperbarui sesudah versi ini terbit. Bandingkan di Versi."
            )
        return told

    def _why_not(self) -> str:
        found = self._examined
        if found.source == self._source and found.errors:
            return f"Masih ada {found.errors} kesalahan. Perbaiki dahulu, lalu terbitkan."
        return "" if self.changed else UNCHANGED

    # -- inside ------------------------------------------------------------------------------

    def _look_up(self, script_id: str) -> None:
        """Read again what the store has of a script, and the list of all."""
        self._list()
        known = [one.script_id for one in self._items]
        self._script_id = script_id or (known[0] if known else "")
        self._history = tuple(self._versions.of(self._script_id))
        self._base = self._in_force_text()

    def _list(self) -> None:
        drafts, broken = self._versions.drafts(self._officer), self._shelf.broken
        titles = {one.script_id: one.title for one in reversed(self._versions.all())}
        in_use = self._shelf.library.scripts
        wrong = {one.version.script_id for one in broken}
        ids = [*in_use, *(one for one in (*titles, *drafts) if one not in in_use)]

        def mark(script_id: str) -> str:
            words = ("rusak" if script_id in wrong else "", "disunting" * (script_id in drafts))
            return ", ".join(word for word in words if word)

        def title(script_id: str) -> str:
            script = in_use.get(script_id)
            return script.title if script else titles.get(script_id, script_id)

        self._items = tuple(ScriptItem(one, title(one), mark(one)) for one in dict.fromkeys(ids))

    def _put(self, source: str) -> None:
        self._source, self._session = source, self._session + 1
        self._examined = self._examine("")
        self._line, self._restores, self.due = 1, "", False
        self._show()

    def _take(self, source: str) -> None:
        """Put a text over the half-edited one, which is kept as a version."""
        self.keep()
        drafted = self._drafted()
        if drafted and drafted not in (source, self._base):
            self._versions.keep(self._officer, self._as_kept(drafted), SET_ASIDE)
            self._look_up(self._script_id)
        self._put(source)
        self.due = True
        self.keep()

    def _drafted(self) -> str:
        draft = self._versions.drafts(self._officer).get(self._script_id)
        self._kept = moment(draft.saved_at, self._branch.zone) if draft else ""
        return draft.source if draft else ""

    def _set_aside(self) -> None:
        self._versions.keep(self._officer, self._as_kept(), SET_ASIDE)

    def _as_kept(self, source: str | None = None) -> ScriptText:
        """A text as a version of the open script, whatever it calls itself."""
        found = self._examine(self._source if source is None else source)
        title = found.text.title or self._script_id
        return ScriptText(self._script_id, found.text.version, title, found.source)

    def _after_change(self, script_id: str) -> None:
        self._shelf.refresh()
        self.due, self._kept = False, ""
        self._look_up(script_id)
        self._put(self._base)
        self.published()

    def _fresh(self) -> Examined:
        if self._examined.source != self._source:
            self._examined = self._examine(self._source)
        return self._examined

    def _examine(self, source: str) -> Examined:
        return examine(source, f"{self._script_id}.toml", self._check, self._outcomes)

    def _in_force(self) -> ScriptVersion | None:
        """The last publication that was not withdrawn, even a broken one."""
        kinds = (VersionKind.PUBLISHED, VersionKind.WITHDRAWN)
        last = next((one for one in self._history if one.kind in kinds), None)
        return last if last is not None and last.kind is VersionKind.PUBLISHED else None

    def _in_force_id(self) -> str:
        force = self._in_force()
        return force.version_id if force else ""

    def _in_force_text(self) -> str:
        force = self._in_force()
        if force is not None:
            return force.source
        shipped = self._shelf.shipped.scripts.get(self._script_id)
        return shipped.source if shipped else ""

    def _program_moved_on(self) -> bool:
        """Whether the program brought another text after the one in force was published."""
        shipped = [one for one in self._history if one.kind is VersionKind.SHIPPED]
        force = self._in_force()
        if force is None or len(shipped) < 2:
            return False
        return self._history.index(shipped[0]) < self._history.index(force)

    def _text_of(self, version_id: str) -> str:
        if version_id == ON_SCREEN:
            return self._source
        return next((one.source for one in self._history if one.version_id == version_id), "")

    def _show(self) -> None:
        self.listener(self.view)
