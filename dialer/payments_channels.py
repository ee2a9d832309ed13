"""The way a payment took, as files write it, told as one of the rulebook's channels."""

import re
from collections.abc import Mapping

_FIRST: tuple[tuple[str, str], ...] = (
    ("autodebit", r"auto\W?\s?deb(?:i|e)?t"),
    ("mobile_jkn", r"mobile\W?\s?jkn|\bm\W?jkn\b|jkn\s?mobile"),
)
"""Said beside a bank's name (`Autodebit Mandiri`), these are the way, not the bank."""

_OTHERS: tuple[tuple[str, str], ...] = (
    ("bri", r"\bbri\b|\bbriva\b|\bbrimo\b|\bbrilink\b|rakyat indonesia"),
    ("bni", r"\bbni\b|negara indonesia"),
    ("btn", r"\bbtn\b|tabungan negara"),
    ("bca", r"\bbca\b|\bklikbca\b|central asia"),
    ("mandiri", r"\bmandiri\b|\blivin\b"),
    ("indomaret", r"\bindomar(?:et|t|c)\w*\b|\bindomrt\b|\bidm\b"),
    ("alfamart", r"\balfa\w*\b|\bdan\+dan\b"),
    ("pos", r"\bpos\b|\bpospay\b|\bposindo\b|\bpt\s?pos\b"),
    ("ppob", r"\bppob\b|payment\s?point"),
    (
        "ecommerce",
        r"\btokopedia\b|\bshopee\b|\bbukalapak\b|\blazada\b|\bblibli\b|\btraveloka\b"
        r"|e\W?\s?commerce|marketplace",
    ),
    (
        "wallet",
        r"\bgo\W?pay\b|\bovo\b|\blink\s?aja\b|\bshopee\s?pay\b|\Adana\Z|e\W?wallet|dompet"
        r"|\bsakuku\b|\bdoku\b",
    ),
)
_PATTERNS = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in (*_FIRST, *_OTHERS)}


def channel_code(text: str, channels: Mapping[str, str]) -> str:
    """The code of a channel among `channels` (code -> label), "" when it cannot be told.

    Words that name two channels (`BRI/BNI`) name none.
    """
    plain = " ".join(text.replace("_", " ").split()).casefold()
    if not plain:
        return ""
    for code, label in channels.items():
        if plain in (code, label.casefold()):
            return code
    for code, _ in _FIRST:
        if code in channels and _PATTERNS[code].search(plain):
            return code
    found = [code for code, _ in _OTHERS if code in channels and _PATTERNS[code].search(plain)]
    if set(found) == {"ecommerce", "wallet"}:
        return "wallet"
    return found[0] if len(found) == 1 else ""
