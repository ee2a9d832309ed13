"""Use cases of the call scripts: texts kept, put to use, taken back. Nothing is ever overwritten.

What the desk says is what was published last. Going back publishes an older text again as a new
version, so who said what when stays readable. This room knows no scripts, only their texts: whoever
calls has read the text and gives its `version` ("" for a text with faults, which is never put to
use).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialer.errors import BadInputError, RefusedError
from dialer.people import Officer, Right
from dialer.ports import (
    AuditEntry,
    NewId,
    Now,
    ScriptDraft,
    ScriptVersion,
    Store,
    VersionKind,
    Writer,
)

MAX_NOTE = 300

NOT_YOURS = "Naskah hanya dapat diubah ketua tim."
NO_NOTE = "Catatan belum diisi. Tulis singkat apa yang berubah dan mengapa."
LONG_NOTE = f"Catatan terlalu panjang. Ringkas hingga {MAX_NOTE} huruf."
FAULTY = "Naskah masih memiliki kesalahan dan belum dapat diterbitkan. Perbaiki dahulu."
IN_USE = "Naskah ini sudah sama dengan yang dipakai; tidak ada yang perlu diterbitkan."
NOT_PUBLISHED = "Naskah ini memang tidak memakai versi terbitan; tidak ada yang ditarik."


@dataclass(frozen=True, slots=True)
class ScriptText:
    """A text as its reader understood it; `version` is "" when the text has faults."""

    script_id: str
    version: str
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class ScriptVersions:
    """The texts of all scripts through time."""

    store: Store
    now: Now
    new_id: NewId

    def all(self) -> Sequence[ScriptVersion]:
        """Return every version of every script, newest first."""
        return self.store.script_versions()

    def of(self, script_id: str) -> Sequence[ScriptVersion]:
        """Return every version of a script, newest first."""
        return self.store.script_versions(script_id)

    def published(self) -> Mapping[str, tuple[ScriptVersion, ...]]:
        """Return for each script what was published since it was last withdrawn, newest first.

        The first is in force; the others stand in should it not be readable any more.
        """
        since: dict[str, list[ScriptVersion]] = {}
        closed: set[str] = set()
        kinds = (VersionKind.PUBLISHED, VersionKind.WITHDRAWN)
        for one in self.store.script_versions(kinds=kinds):
            if one.kind is VersionKind.WITHDRAWN:
                closed.add(one.script_id)
            elif one.script_id not in closed:
                since.setdefault(one.script_id, []).append(one)
        return {script_id: tuple(found) for script_id, found in since.items()}

    def named(self, script_id: str, version: str) -> ScriptVersion | None:
        """Return the text that facts or a draft of the desk name, however old."""
        if not version:
            return None
        found = (one for one in self.of(script_id) if one.version == version)
        return next(found, None)

    def note_shipped(self, texts: Iterable[ScriptText]) -> int:
        """Keep the texts of this program that are not kept yet; return how many were new.

        So a call that began before the program was updated finds its script again, and a lead can
        compare with what came later.
        """
        known = {
            (one.script_id, one.version)
            for one in self.store.script_versions(kinds=(VersionKind.SHIPPED,))
        }
        fresh = [text for text in texts if (text.script_id, text.version) not in known]
        if fresh:
            with self.store.writing() as writer:
                for text in fresh:
                    writer.put_script_version(self._made(text, VersionKind.SHIPPED, "", ""))
        return len(fresh)

    def keep(self, actor: Officer, text: ScriptText, note: str = "") -> ScriptVersion:
        """Keep a text, also a faulty one, without putting it to use."""
        _require_lead(actor)
        _check_length(note)
        version = self._made(text, VersionKind.SAVED, actor.officer_id, note)
        with self.store.writing() as writer:
            writer.put_script_version(version)
        return version

    def publish(
        self, actor: Officer, text: ScriptText, note: str, restores: str = ""
    ) -> ScriptVersion:
        """Put a text to use from the next contact on; `restores` is the version_id gone back to.

        The actor's half-edited text goes in the same transaction. Raises RefusedError (role, a
        text with faults, one that is in force already) and BadInputError (no note).
        """
        _require_lead(actor)
        if not text.version:
            raise RefusedError(FAULTY)
        _check_note(note)
        in_force = self.published().get(text.script_id, ())
        if in_force and in_force[0].source == text.source:
            raise RefusedError(IN_USE)
        version = self._made(text, VersionKind.PUBLISHED, actor.officer_id, note, restores)
        with self.store.writing() as writer:
            writer.put_script_version(version)
            writer.drop_script_draft(actor.officer_id, text.script_id)
            self._audit(writer, actor, "script_published", text.script_id)
        return version

    def withdraw(self, actor: Officer, script_id: str, note: str) -> ScriptVersion:
        """Take all published texts of a script out of use; the program's own is in force again."""
        _require_lead(actor)
        _check_note(note)
        in_force = self.published().get(script_id, ())
        if not in_force:
            raise RefusedError(NOT_PUBLISHED)
        text = ScriptText(script_id, "", in_force[0].title, "")
        version = self._made(text, VersionKind.WITHDRAWN, actor.officer_id, note)
        with self.store.writing() as writer:
            writer.put_script_version(version)
            self._audit(writer, actor, "script_withdrawn", script_id)
        return version

    def drafts(self, actor: Officer) -> Mapping[str, ScriptDraft]:
        """Return the actor's half-edited texts by script."""
        found = self.store.script_drafts(actor.officer_id)
        return {one.script_id: one for one in found}

    def keep_draft(self, actor: Officer, script_id: str, source: str, based_on: str) -> None:
        """Keep a text while it is being edited."""
        _require_lead(actor)
        draft = ScriptDraft(actor.officer_id, script_id, source, based_on, self.now())
        with self.store.writing() as writer:
            writer.put_script_draft(draft)

    def drop_draft(self, actor: Officer, script_id: str) -> None:
        """Forget the actor's half-edited text."""
        with self.store.writing() as writer:
            writer.drop_script_draft(actor.officer_id, script_id)

    def _made(
        self, text: ScriptText, kind: VersionKind, officer_id: str, note: str, restores: str = ""
    ) -> ScriptVersion:
        return ScriptVersion(
            version_id=self.new_id(),
            script_id=text.script_id,
            kind=kind,
            version=text.version,
            title=text.title,
            source=text.source,
            officer_id=officer_id,
            saved_at=self.now(),
            note=note.strip(),
            restores=restores,
        )

    def _audit(self, writer: Writer, actor: Officer, action: str, script_id: str) -> None:
        writer.audit(AuditEntry(self.now(), actor.officer_id, action, script_id))


def _require_lead(actor: Officer) -> None:
    if not actor.may(Right.EDIT_SCRIPTS):
        raise RefusedError(NOT_YOURS)


def _check_note(note: str) -> None:
    if not note.strip():
        raise BadInputError(NO_NOTE)
    _check_length(note)


def _check_length(note: str) -> None:
    if len(note) > MAX_NOTE:
        raise BadInputError(LONG_NOTE)
