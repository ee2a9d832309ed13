"""What the branch says of its canvassing: checklist, letter of assignment. Kept as one setting."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dialer.errors import BadInputError
from dialer.ports import Reader, Writer
from dialer.visit_rules import visit_rules

SETTING = "canvassing"
LONGEST_LETTER = 20_000
MOST_ITEMS = 40

PLACES: Mapping[str, str] = {
    "officers": "nama petugas",
    "firms": "daftar badan usaha",
    "dates": "tanggal kunjungan",
    "lead": "nama dan jabatan penanda tangan",
    "office": "nama kantor",
    "institution": "nama lembaga",
    "address": "alamat kantor",
    "phone": "telepon kantor",
    "city": "kota",
}
"""What may stand in braces in the letter, and what takes its place."""

NEEDED = ("officers", "firms", "dates")
"""A letter without these assigns nobody to anything."""

NUMBER_PLACES = ("year", "month", "month_roman", "day")
"""What may stand in braces in the letter's number."""

_PLACE = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, slots=True)
class Canvassing:
    """`checklist` maps codes to labels, in order; codes of own lines begin with "own_"."""

    checklist: Mapping[str, str] = field(default_factory=lambda: dict(visit_rules().checklist))
    letter_text: str = field(default_factory=lambda: visit_rules().letter_text)
    letter_number: str = field(default_factory=lambda: visit_rules().letter_number)


def load_canvassing(reader: Reader) -> Canvassing:
    """Return the settings, or those shipped with the program."""
    kept: dict[str, Any] = reader.setting(SETTING) or {}
    start = Canvassing()
    pairs = kept.get("checklist")
    return Canvassing(
        checklist=dict(pairs) if pairs else start.checklist,
        letter_text=kept.get("letter_text", start.letter_text),
        letter_number=kept.get("letter_number", start.letter_number),
    )


def save_canvassing(writer: Writer, settings: Canvassing) -> None:
    """Keep the settings. Raises BadInputError for a letter or list that cannot be used."""
    check_letter(settings)
    if not settings.checklist:
        raise BadInputError("Daftar persiapan masih kosong. Isi sedikitnya satu baris.")
    writer.put_setting(
        SETTING,
        {
            "checklist": [[code, label] for code, label in settings.checklist.items()],
            "letter_text": settings.letter_text,
            "letter_number": settings.letter_number,
        },
    )


def check_letter(settings: Canvassing) -> None:
    """Raise BadInputError with the sentence for what is wrong with text or number."""
    text = settings.letter_text
    if len(text) > LONGEST_LETTER:
        raise BadInputError("Teks surat tugas terlalu panjang. Ringkas dahulu.")
    unknown = [one for one in _PLACE.findall(text) if one not in PLACES]
    unknown += [one for one in _PLACE.findall(settings.letter_number) if one not in NUMBER_PLACES]
    if unknown:
        raise BadInputError(
            f"“{{{unknown[0]}}}” tidak dikenal dalam surat tugas. Yang dapat dipakai: "
            + ", ".join(f"{{{one}}}" for one in (*PLACES, *NUMBER_PLACES))
            + "."
        )
    missing = [one for one in NEEDED if f"{{{one}}}" not in text]
    if missing:
        raise BadInputError(
            f"Surat tugas harus memuat {{{missing[0]}}} ({PLACES[missing[0]]}). "
            "Tambahkan, lalu simpan lagi."
        )


def checklist_from(lines: Sequence[str], before: Mapping[str, str]) -> dict[str, str]:
    """Return the checklist of typed lines; a line that was there keeps its code and its ticks."""
    known = {label: code for code, label in before.items()}
    taken = set(before)
    found: dict[str, str] = {}
    for line in lines[:MOST_ITEMS]:
        label = " ".join(line.split())
        if not label or label in found.values():
            continue
        code = known.get(label) or _free_code(taken)
        taken.add(code)
        found[code] = label
    return found


def _free_code(taken: set[str]) -> str:
    place = 1
    while f"own_{place}" in taken:
        place += 1
    return f"own_{place}"


def filled(text: str, values: Mapping[str, str]) -> str:
    """Put values in place of what stands in braces; what is not known stays as it is."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), text)
