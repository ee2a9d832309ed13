"""The rules of calling as a file that a lead reads, keeps, passes on and changes: plain TOML."""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any, Final

from dialer.calling_faults import rule_fault
from dialer.calling_rules import Part
from dialer.errors import BadInputError, RefusedError
from dialer.limits import LimitsRule, limits_rule
from dialer.ordering import OrderRule, order_rule
from dialer.rulebook import HoursRule, Rulebook, hours_rule
from ui.presenters.calling_rules import (
    hours_form,
    hours_table,
    limits_form,
    limits_table,
    order_form,
    order_table,
)

NAME: Final = "aturan-menelepon.toml"
LARGEST: Final = 256 * 1024
_HEAD: Final = """# Aturan menelepon Sambung. Ubah angkanya, lalu ambil berkas ini di Pengaturan,
# kartu Aturan menelepon; aturan berlaku mulai tanggal yang dipilih di sana.
#
# order.groups   kelompok antrean, dikerjakan dari kiri ke kanan: callbacks telepon ulang,
#                overdue telepon ulang petugas lain yang terlewat, promises janji, rehab calon
#                REHAB, new kontak baru, retries coba lagi
# order.weights  bobot 0-100 di antara kontak baru; full = nilai yang mendapat bobot penuh
# order.chance   peluang dijawab 0-100 menurut keadaan nomor
# order.round    putaran: hari dengan urutan lain
# limits         batas percobaan, rest_hours jeda (jam) setelah tidak dijawab
# hours          hari dan jam; season = jam lain dalam suatu masa, break = saat tidak menelepon
"""


@dataclass(frozen=True, slots=True)
class CallingParts:
    """One version of each part, as a form shows them."""

    order: OrderRule
    limits: LimitsRule
    hours: HoursRule


def on_day(book: Rulebook, day: date) -> CallingParts:
    """Return what holds on a day."""
    return CallingParts(book.order_on(day), book.limits_on(day), book.hours_on(day))


def tables(rules: CallingParts) -> dict[Part, dict[str, Any]]:
    """Return the rules as tables, without day and source."""
    return {
        Part.HOURS: hours_table(hours_form(rules.hours)),
        Part.LIMITS: limits_table(limits_form(rules.limits)),
        Part.ORDER: order_table(rules.order, order_form(rules.order)),
    }


def as_file(rules: CallingParts) -> str:
    """Return the text of the file."""
    parts = ("\n".join(_lines(part.value, table)) for part, table in tables(rules).items())
    return "\n\n".join((_HEAD.rstrip(), *parts)) + "\n"


def read_file(path: Path, now: CallingParts) -> CallingParts:
    """Read a file; a part that it does not have stays as `now`. Raises BadInputError."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadInputError(f"{path.name} terlalu besar untuk berkas aturan.")
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        raise BadInputError(
            f"{path.name} tidak terbaca sebagai aturan (TOML): {error}. Tidak ada yang diubah."
        ) from error
    unknown = sorted(set(found) - {part.value for part in Part})
    if unknown or not found:
        raise BadInputError(
            f"{path.name} bukan berkas aturan menelepon. Simpan dahulu aturan yang berlaku ke "
            "berkas, lalu ubah berkas itu."
        )
    known = {"valid_from": now.order.valid_from, "source": path.name}
    try:
        rules = CallingParts(
            order_rule({**found["order"], **known}) if "order" in found else now.order,
            limits_rule({**found["limits"], **known}) if "limits" in found else now.limits,
            hours_rule({**found["hours"], **known}) if "hours" in found else now.hours,
        )
    except (KeyError, TypeError, ValueError, AttributeError, BadInputError) as error:
        raise BadInputError(_unusable(path, _why(error))) from error
    for rule in (rules.order, rules.limits, rules.hours):
        if wrong := rule_fault(rule):
            raise BadInputError(_unusable(path, wrong))
    return rules


def _unusable(path: Path, why: str) -> str:
    return f"Aturan dalam {path.name} tidak dapat dipakai: {why} Tidak ada yang diubah."


def _why(error: Exception) -> str:
    if isinstance(error, BadInputError):
        return error.sentence
    if isinstance(error, KeyError):
        return f"{error.args[0]} tidak ada."
    return "ada nilai yang bukan angka, jam, tanggal, atau hari (mon sampai sun)."


def write_file(path: Path, rules: CallingParts) -> None:
    """Write the file. Raises RefusedError."""
    try:
        path.write_text(as_file(rules), encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RefusedError(
            f"Berkas {path.name} tidak dapat ditulis ({reason}). Pilih folder lain, lalu ulangi."
        ) from error


def _lines(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    """One table with those inside it, as TOML; values are those of the rules only."""
    yield f"[{name}]"
    inside: list[tuple[str, Mapping[str, Any]]] = []
    rows: list[tuple[str, Sequence[Mapping[str, Any]]]] = []
    for key, value in table.items():
        if isinstance(value, Mapping):
            inside.append((f"{name}.{key}", value))
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            rows.append((f"{name}.{key}", value))
        else:
            yield f"{key} = {_value(value)}"
    for key, one in inside:
        yield ""
        yield from _lines(key, one)
    for key, many in rows:
        for one in many:
            yield ""
            yield f"[[{key}]]"
            yield from (f"{name} = {_value(value)}" for name, value in one.items())


def _value(value: Any) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)  # numbers, words, yes and no: as in TOML
