"""Small whole numbers and the care class, as lists write them."""

import math
import re

from dialer.contacts.cells import Cell, cell_text

_ABOUT = re.compile(
    r"\A(?:±|\+\s*/?\s*-|\+-|~|sekitar|kurang lebih|kira-kira|kira kira|kisaran|k\.?l\.?|ca\.?"
    r"|est\.?|estimasi|about|approx\.?)\s*",
    re.IGNORECASE,
)
_UNIT = (
    r"orang|org|pekerja|karyawan|pegawai|peg|tk|tenaga kerja|jiwa|peserta|anggota|agt|"
    r"bulan|bln|bl|months?|mo|people|workers|employees|members?|kepala|an"
)
_WHOLE = re.compile(
    rf"([0-9]{{1,6}})(?:[.,]0+)?\s*(?:\(?(?:{_UNIT})\)?\.?)?(?:\s*\([a-z ]+\))?\Z", re.IGNORECASE
)
_GROUPED = re.compile(rf"([0-9]{{1,3}})[.,]([0-9]{{3}})\s*(?:{_UNIT})?\.?\Z", re.IGNORECASE)
_YEARS = re.compile(
    r"([0-9]{1,2})\s*(?:tahun|thn|th|years?|yr)\.?\s*(?:([0-9]{1,2})\s*(?:bulan|bln|months?)\.?)?\Z",
    re.IGNORECASE,
)
_CLASS_WORD = re.compile(
    r"\b(?:(?:kelas|kls|class|kl)(?=\b|[1-3i|])|(?:hak|rawat|inap|perawatan|mandiri|pbpu|bp|jkn|ruang)\b)"
    r"\.?",
    re.IGNORECASE,
)
_CLASSES = {
    "1": 1, "i": 1, "satu": 1, "2": 2, "ii": 2, "dua": 2, "3": 3, "iii": 3, "tiga": 3,
}  # fmt: skip


def parse_count(cell: Cell, *, least: int = 0, most: int = 100_000) -> int | None:
    """A whole number such as `12`, `12 bln`, `±10`, `5 orang`; None for ranges and other text."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        whole = int(cell) if math.isfinite(cell) else -1
        return whole if whole == cell and least <= whole <= most else None
    text = cell_text(cell)
    match = _WHOLE.match(text)
    if match is None:
        text = _ABOUT.sub("", text).strip()
        match = _WHOLE.match(text)
    if match:
        value = int(match.group(1))
    else:
        grouped = _GROUPED.match(text)
        if grouped is None:
            return None
        value = int(grouped.group(1) + grouped.group(2))
    return value if least <= value <= most else None


def parse_months(cell: Cell) -> int | None:
    """Months in arrears, 0-600; `1 tahun 2 bulan` is 14."""
    count = parse_count(cell, most=600)
    years = _YEARS.match(cell_text(cell)) if count is None else None
    return int(years.group(1)) * 12 + int(years.group(2) or 0) if years else count


def parse_class(cell: Cell) -> int | None:
    """Care class 1, 2 or 3 from `Kelas 1`, `I`, `III`, `KLS. 2`, 3; None for anything else."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return int(cell) if cell in (1, 2, 3) else None
    plain = cell_text(cell).casefold().replace("_", " ")
    if plain in _CLASSES:
        return _CLASSES[plain]
    text = _CLASS_WORD.sub(" ", plain)
    words = [word.removesuffix(".0") for word in re.split(r"[\s.:()/_-]+(?!0\Z)", text) if word]
    found = {_class_of(word) for word in words}
    return found.pop() if len(found) == 1 else None


def _class_of(word: str) -> int | None:
    if set(word) <= set("l|i") and 1 <= len(word) <= 3:
        return len(word)
    return _CLASSES.get(word)
