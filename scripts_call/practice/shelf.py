"""The people and rules that come with the program, read together with the scripts' answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

from scripts_call.errors import ScriptCallError
from scripts_call.library import Library, load_library
from scripts_call.model import ScriptKind
from scripts_call.practice.hearing import ActRules
from scripts_call.practice.persona import PartSet, Persona
from scripts_call.practice.persona_source import Objections, read_persona
from scripts_call.practice.rubric import Rubric
from scripts_call.practice.rubric_source import read_rubric
from scripts_call.practice.set_source import read_acts, read_set
from scripts_call.toml_source import decode

_ROOM: Final = "scripts_call.practice"


class NoPersonaError(ScriptCallError):
    """There is nobody of this id to practise with."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything a practice needs. `personas` are in order: members first, easy ones first."""

    personas: Mapping[str, Persona]
    acts: ActRules
    rubric: Rubric

    def persona(self, persona_id: str) -> Persona:
        """Somebody to practise with; raises NoPersonaError."""
        found = self.personas.get(persona_id)
        if found is None:
            raise NoPersonaError(f"Tokoh latihan “{persona_id}” tidak tersedia.")
        return found


def load_shelf(library: Library | None = None) -> Shelf:
    """Read the bundled people; their answers come from the library's scripts, or the bundled ones.

    Raises ScriptFaultsError for the first file with faults.
    """
    sets = {found.id: found for found in (read_set(*one) for one in _sources("sets"))}
    objections = script_objections(library)
    people = [read_persona(*one, sets, objections) for one in _sources("personas")]
    people.sort(key=lambda one: (list(sets).index(one.group.id), one.level, one.title))
    return Shelf(
        personas=MappingProxyType({one.id: one for one in people}),
        acts=read_acts(*_source("acts.toml")),
        rubric=read_rubric(*_source("rubric.toml")),
    )


def script_objections(library: Library | None = None) -> Mapping[ScriptKind, Objections]:
    """The objections of the script that a first call of each kind begins with.

    What a branch's own library leaves out comes from the bundled scripts, so everybody can still
    be played.
    """
    bundled = load_library()
    found = {kind: dict(bundled.script_for(kind).objections) for kind in ScriptKind}
    for kind, objections in found.items():
        if library is not None and library.of_kind(kind):
            objections.update(library.script_for(kind).objections)
    return MappingProxyType(found)


def bundled_sets() -> Mapping[str, PartSet]:
    """The sets that come with the program, for checking a persona of one's own."""
    return {found.id: found for found in (read_set(*one) for one in _sources("sets"))}


def _sources(folder: str) -> list[tuple[str, str]]:
    shelf = files(_ROOM) / folder
    found = sorted((one for one in shelf.iterdir() if one.name.endswith(".toml")), key=_name)
    return [(decode(one.read_bytes(), one.name), one.name) for one in found]


def _source(name: str) -> tuple[str, str]:
    return decode((files(_ROOM) / name).read_bytes(), name), name


def _name(one: Traversable) -> str:
    return one.name
