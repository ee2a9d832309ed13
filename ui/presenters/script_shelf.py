"""Which scripts the desk uses: those of the program, and over them what the branch published.

A published text that cannot be read any more is never used: the one published before it stands in,
else the program's own, and the lead is told. A call goes on with the version it began with, so any
version that was ever in use can be asked for.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dialer.lists.model import ListKind
from dialer.ports import ScriptVersion
from dialer.rulebook import Rulebook
from dialer.script_versions import ScriptText
from dialer.workstation import Workstation
from scripts_call.faults import ScriptFaultsError
from scripts_call.library import Library
from scripts_call.loader import OutcomeCodes, load_source
from scripts_call.model import Script, ScriptKind, Situation

Read = Callable[[ScriptVersion], Script]
"""Reads a kept text; raises ScriptFaultsError."""


@dataclass(frozen=True, slots=True)
class BrokenScript:
    """A published text that cannot be used. `stands_in` is the older one, None for the program's.

    `left_out`: the program has no such script, so there is none at all.
    """

    version: ScriptVersion
    reason: str
    stands_in: ScriptVersion | None
    left_out: bool

    @property
    def sentence(self) -> str:
        """What the lead is told."""
        if self.stands_in is not None:
            instead = "Versi terbitan sebelumnya tetap dipakai."
        elif self.left_out:
            instead = "Naskah ini untuk sementara tidak ditawarkan."
        else:
            instead = "Naskah bawaan program tetap dipakai."
        return (
            f"Naskah “{self.version.title}” yang terbit tidak dapat dipakai: {self.reason} "
            f"{instead} Perbaiki di Latihan, tab Naskah."
        )


class InUse(Mapping[str, Script]):
    """Scripts by id in the order of the program, then those that only the branch has.

    What the program brings is read when it is asked for.
    """

    def __init__(self, shipped: Mapping[str, Script], own: Mapping[str, Script]) -> None:
        self._shipped = shipped
        self._own = own
        self._ids = (*shipped, *(name for name in own if name not in shipped))

    def __getitem__(self, name: str) -> Script:
        return self._own[name] if name in self._own else self._shipped[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def meant_for(self, situation: Situation) -> Iterator[Script]:
        """The scripts for a situation; those of the program that are not for it stay unread."""
        meant = getattr(self._shipped, "meant_for", None)
        shipped = meant(situation) if meant is not None else iter(self._shipped.values())
        for script in shipped:
            if script.id not in self._own:
                yield script
        yield from self._own.values()


def scripts_in_use(
    shipped: Library, published: Mapping[str, Sequence[ScriptVersion]], read: Read
) -> tuple[Library, tuple[BrokenScript, ...]]:
    """Put what was published (by script id, newest first) over the program's scripts."""
    own: dict[str, Script] = {}
    broken: list[BrokenScript] = []
    for script_id, versions in published.items():
        reason = ""
        for version in versions:
            try:
                own[script_id] = read(version)
            except ScriptFaultsError as error:
                reason = reason or _first(error)
                continue
            if reason:
                broken.append(BrokenScript(versions[0], reason, version, left_out=False))
            break
        else:
            if versions:
                left_out = script_id not in shipped.scripts
                broken.append(BrokenScript(versions[0], reason, None, left_out))
    return Library(InUse(shipped.scripts, own)), tuple(broken)


class ScriptShelf:
    """The scripts in use at this desk; `refresh` after something was published."""

    def __init__(self, workstation: Workstation, shipped: Library) -> None:
        self._versions = workstation.script_versions
        self._outcomes = outcome_codes(workstation.rulebook)
        self._read: dict[str, Script] = {}
        self.shipped = shipped
        self.library, self.broken = self._put_together()

    def refresh(self) -> Library:
        """Look again at what is published; return what is in use from now on."""
        self.library, self.broken = self._put_together()
        return self.library

    def version(self, script_id: str, version: str) -> Script | None:
        """The script as it was in that version, None when it is not to be had any more."""
        for script in (self.library.scripts.get(script_id), self.shipped.scripts.get(script_id)):
            if script is not None and script.version == version:
                return script
        kept = self._versions.named(script_id, version)
        try:
            return self._load(kept) if kept is not None else None
        except ScriptFaultsError:
            return None

    def note_shipped(self) -> int:
        """Keep the program's own texts in the store, so that they outlive the program's update."""
        return self._versions.note_shipped(
            ScriptText(one.id, one.version, one.title, one.source)
            for one in self.shipped.scripts.values()
        )

    def _put_together(self) -> tuple[Library, tuple[BrokenScript, ...]]:
        return scripts_in_use(self.shipped, self._versions.published(), self._load)

    def _load(self, kept: ScriptVersion) -> Script:
        if kept.version_id not in self._read:
            self._read[kept.version_id] = load_source(kept.source, kept.title, self._outcomes)
        return self._read[kept.version_id]


def outcome_codes(rulebook: Rulebook) -> OutcomeCodes:
    """The outcome codes a script of each kind may end in."""
    return {
        kind: frozenset(
            rule.code for rule in rulebook.outcomes.values() if ListKind(kind.value) in rule.kinds
        )
        for kind in ScriptKind
    }


def _first(error: ScriptFaultsError) -> str:
    return f"baris {error.faults[0]}" if error.faults else "sebabnya tidak diketahui."
