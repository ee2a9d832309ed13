"""The scripts that come with the program.

One file a script, named like its id with underscores. The first script of a kind, in the order of
`FILES`, is the one a call of that kind begins with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from scripts_call.errors import NoScriptError
from scripts_call.loader import OutcomeCodes, load_source
from scripts_call.model import Script, ScriptKind
from scripts_call.toml_source import decode

FILES: Final = ("telemarketing_bu.toml", "telekolekting_awal.toml")


@dataclass(frozen=True, slots=True)
class Library:
    """Scripts by id, in order; several may be of one kind."""

    scripts: Mapping[str, Script]

    def of_kind(self, kind: ScriptKind) -> tuple[Script, ...]:
        """Every script for contacts of this kind."""
        return tuple(script for script in self.scripts.values() if script.kind is kind)

    def script_for(self, kind: ScriptKind) -> Script:
        """The script a call of this kind begins with; raises NoScriptError when there is none."""
        for script in self.of_kind(kind):
            return script
        raise NoScriptError(f"Belum ada naskah untuk jenis kontak “{kind}”.")


def load_library(outcomes: OutcomeCodes | None = None) -> Library:
    """Read all bundled scripts; raises ScriptFaultsError for the first file that has faults."""
    shelf = files(__name__)
    scripts = [
        load_source(decode((shelf / name).read_bytes(), name), name, outcomes) for name in FILES
    ]
    return Library(MappingProxyType({script.id: script for script in scripts}))
