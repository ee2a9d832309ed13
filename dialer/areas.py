"""Which clock a contact lives by: province, else city, else the branch (rules/areas.toml)."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

_WORDS_BEFORE: Final = re.compile(
    r"^(?:prov(?:insi)?|propinsi|kota(?:madya)?|kab(?:upaten)?|adm(?:inistrasi)?)\b\.?\s*"
)


@cache
def _tables() -> tuple[Mapping[str, str], Mapping[str, str]]:
    text = resources.files("dialer.rules").joinpath("areas.toml").read_text(encoding="utf-8")
    areas = tomllib.loads(text)
    provinces, cities = (
        {_plain(name): zone for zone, names in areas[part].items() for name in names}
        for part in ("zones", "cities")
    )
    return provinces, cities


def _plain(text: str) -> str:
    """The name as it is compared: without "Prov.", "Kota", dots and double spaces."""
    plain = " ".join(re.sub(r"[.,]", " ", text.casefold()).split())
    before = ""
    while plain != before:
        before, plain = plain, _WORDS_BEFORE.sub("", plain).strip()
    return plain


@cache
def zone_of(province: str | None, city: str | None, branch_zone: str) -> str:
    """Return the IANA zone of an area; the branch's where the list does not say or is unknown."""
    provinces, cities = _tables()
    for text, table in ((province, provinces), (city, cities)):
        zone = table.get(_plain(text)) if text else None
        if zone is not None:
            return zone
    return branch_zone
