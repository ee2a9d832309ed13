"""Make one whole script of a short one and the script it is based on.

Officers hear the same objections and give the same answers whatever a call is about, so a script
of the library may say `based_on = "other"`. It then takes over the hold, every objection of the
other script except those it words itself or names in `without`, and those steps of the other
script to which its own answers lead. The result is plain text that needs nothing else: it can be
loaded, shown, exported and edited alone, and its own part keeps its lines.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

_HEADER: Final = re.compile(r"^\[\[?(hold|(?:steps|objections)\.[a-z0-9_-]+)")
_DIRECTIVE: Final = re.compile(r"^(?:based_on\s*=.*|without\s*=\s*\[[^\]]*\])$", re.MULTILINE)
_TRAILING: Final = re.compile(r"(?:\n[ \t]*(?:#[^\n]*)?)*\Z")
_HEADING: Final = "# {bar} Diambil dari naskah {base}"


def base_of(source: str) -> str | None:
    """The id of the script this one is based on, None when it stands alone."""
    base = tomllib.loads(source).get("based_on")
    return base if isinstance(base, str) else None


def compose(own: str, base: str) -> str:
    """The whole script; both are texts of the library, known to be sound TOML."""
    said, other = tomllib.loads(own), _parsed(base)
    objections = [
        name
        for name in _names(other, "objections")
        if name not in _names(said, "objections") and name not in said.get("without", ())
    ]
    taken = {f"objections.{name}" for name in objections}
    taken |= {f"steps.{name}" for name in _led_to(said, other, objections)}
    if "hold" not in said:
        taken.add("hold")
    blocks = [text for name, text in _blocks(base) if name in taken]
    heading = _HEADING.format(bar="=" * 60, base=other["id"])
    return "\n\n".join([_DIRECTIVE.sub(_blank, own).rstrip(), heading, *blocks]) + "\n"


@lru_cache(maxsize=2)
def _parsed(base: str) -> dict[str, Any]:
    """The long part of the work, the same for every script based on this one."""
    return tomllib.loads(base)


def _blank(directive: re.Match[str]) -> str:
    """As many empty remarks as the directive has lines, so the lines below keep their place."""
    return "\n".join("#" for _ in directive[0].split("\n"))


def _names(script: Mapping[str, object], room: str) -> Mapping[str, Mapping[str, object]]:
    named = script.get(room, {})
    return named if isinstance(named, dict) else {}


def _led_to(
    own: Mapping[str, object], base: Mapping[str, object], objections: Collection[str]
) -> set[str]:
    """Steps of the base that the own steps, or objections of either, lead to in the end."""
    mine, others = _names(own, "steps"), _names(base, "steps")
    waiting = [_opening(own), *mine.values(), *_names(own, "objections").values()]
    waiting += [_names(base, "objections")[name] for name in objections]
    found: set[str] = set()
    while waiting:
        for target in _targets(waiting.pop()):
            if target in others and target not in mine and target not in found:
                found.add(target)
                waiting.append(others[target])
    return found


def _opening(own: Mapping[str, object]) -> Mapping[str, object]:
    return {"goto": own.get("start")}


def _targets(table: Mapping[str, object]) -> Iterator[str]:
    """Every step a step, objection, answer or branch names."""
    for key in ("goto", "skip_to"):
        target = table.get(key)
        if isinstance(target, str):
            yield target
    for key in ("answers", "branches"):
        inner = table.get(key, ())
        for one in inner if isinstance(inner, list) else ():
            yield from _targets(one)


def _blocks(source: str) -> Iterator[tuple[str, str]]:
    """Each named table with all that belongs to it, as written; remarks behind it left out."""
    name, lines = "", list[str]()
    for line in source.split("\n"):
        header = _HEADER.match(line)
        if header and header[1] != name:
            yield name, _TRAILING.sub("", "\n".join(lines))
            name, lines = header[1], []
        lines.append(line)
    yield name, _TRAILING.sub("", "\n".join(lines))
