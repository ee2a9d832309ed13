"""The scripts that come with the program.

One file a script, named like its id. Each says for which situation it is; the one for the first
call of a kind is the one a call of that kind begins with unless more is known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final, Protocol, runtime_checkable

from scripts_call.errors import NoScriptError
from scripts_call.library.composing import base_of, compose
from scripts_call.loader import OutcomeCodes, load_source
from scripts_call.model import BEGINNING, Script, ScriptKind, Situation
from scripts_call.toml_source import decode

SHELF: Final[tuple[tuple[Situation, str], ...]] = (
    (Situation.BU_NEW, "telemarketing_bu"),
    (Situation.FIRST_CALL, "telekolekting_awal"),
    (Situation.SECOND_ROUND, "telekolekting_kedua"),
    (Situation.BROKEN_PROMISE, "janji_ingkar"),
    (Situation.PROMISE_DUE, "janji_pengingat"),
    (Situation.REHAB_OFFER, "rehab_tawaran"),
    (Situation.REHAB_INSTALMENT, "rehab_cicilan"),
    (Situation.SWITCHER, "alih_segmen"),
    (Situation.THIRD_PARTY, "titip_pesan"),
    (Situation.BU_UNPAID, "bu_iuran_pertama"),
    (Situation.BU_DATA_UPDATE, "bu_pembaruan_data"),
    (Situation.BU_INACTIVE, "bu_tidak_aktif"),
    (Situation.CANVASSING_APPOINTMENT, "canvassing_janji"),
    (Situation.CANVASSING_VISIT, "canvassing_kunjungan"),
)
"""Ids in the order they are offered; each file repeats its situation."""


@runtime_checkable
class Sorted(Protocol):
    """Scripts that can be had by situation without reading all of them."""

    def meant_for(self, situation: Situation) -> Iterator[Script]:
        """Those that may be for the situation; the others stay unread."""


@dataclass(frozen=True, slots=True)
class Library:
    """Scripts by id, in order; several may be of one kind, and even for one situation."""

    scripts: Mapping[str, Script]

    def of_kind(self, kind: ScriptKind) -> tuple[Script, ...]:
        """Every script for contacts of this kind."""
        return tuple(script for script in self.scripts.values() if script.kind is kind)

    def script_for(self, kind: ScriptKind) -> Script:
        """The script a call of this kind begins with; raises NoScriptError when there is none."""
        return self.for_situation(kind, BEGINNING[kind])

    def for_situation(self, kind: ScriptKind, situation: Situation) -> Script:
        """The first script for the situation, else for the beginning, else of the kind at all.

        A lead's own library need not have every script. Raises NoScriptError when none is of
        the kind.
        """
        for wanted in (situation, BEGINNING[kind]):
            for script in _candidates(self.scripts, wanted):
                if script.kind is kind and script.situation is wanted:
                    return script
        for script in self.scripts.values():
            if script.kind is kind:
                return script
        raise NoScriptError(f"Belum ada naskah untuk jenis kontak “{kind}”.")


class BundledScripts(Mapping[str, Script]):
    """The bundled scripts by id, each read when it is first asked for.

    Reading one takes some 10 ms; the window must not wait for fourteen. Reading raises
    ScriptFaultsError for a faulty file.
    """

    def __init__(self, outcomes: OutcomeCodes | None = None) -> None:
        self._outcomes = outcomes
        self._read: dict[str, Script] = {}
        self._situations = {name: situation for situation, name in SHELF}

    def __getitem__(self, name: str) -> Script:
        if name not in self._situations:
            raise KeyError(name)
        if name not in self._read:
            self._read[name] = load_source(source_of(name), f"{name}.toml", self._outcomes)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._situations)

    def __len__(self) -> int:
        return len(self._situations)

    def meant_for(self, situation: Situation) -> Iterator[Script]:
        """The scripts for a situation, without reading the others."""
        return (self[name] for name, own in self._situations.items() if own is situation)


def load_library(outcomes: OutcomeCodes | None = None) -> Library:
    """The bundled scripts; a file is read, and its faults raised, when it is first asked for."""
    return Library(BundledScripts(outcomes))


def source_of(name: str) -> str:
    """The whole text of a bundled script, with what it takes over from the one it is based on."""
    own = _text(name)
    base = base_of(own)
    return compose(own, _text(base)) if base else own


def _text(name: str) -> str:
    file = f"{name}.toml"
    return decode((files(__name__) / file).read_bytes(), file)


def _candidates(scripts: Mapping[str, Script], situation: Situation) -> Iterator[Script]:
    if isinstance(scripts, Sorted):
        return scripts.meant_for(situation)
    return iter(scripts.values())
