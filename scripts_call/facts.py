"""What is in force on a day: the numbers and rules a script may state, each with its source.

A script never carries a number of its own. `library/facts.toml` lists, for every placeholder that
is a fact, one or more entries with the day they begin, the source, and the day by which the
branch has to look again. What has ended is not said any more; the placeholder's neutral words
stand in its place and the lead is warned.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files
from pathlib import Path as FilePath
from types import MappingProxyType

from scripts_call.faults import FaultCode, ScriptFaultsError
from scripts_call.placeholders import Placeholder
from scripts_call.reading import Findings, Table, meant
from scripts_call.toml_source import decode, parse, read_source
from scripts_call.wording import check_plain


class FactStatus(StrEnum):
    """How sure it is. VERIFY: from a published source, the branch has yet to confirm it."""

    CONFIRMED = "confirmed"
    VERIFY = "verify"


class Concern(StrEnum):
    """Why a fact needs the lead's eye.

    NOT_IN_FORCE nothing holds on this day, the fact is not said.
    OVERDUE      it is said, but the day to look again has passed.
    """

    NOT_IN_FORCE = "not_in_force"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement and the days it holds, both included; `valid_until` None is open."""

    placeholder: Placeholder
    text: str
    valid_from: date
    valid_until: date | None
    check_by: date | None
    source: str
    status: FactStatus

    def holds(self, on: date) -> bool:
        """Whether it is in force on a day."""
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


@dataclass(frozen=True, slots=True)
class FactWarning:
    """A fact the lead should look at, with an Indonesian sentence."""

    placeholder: Placeholder
    concern: Concern
    sentence: str


@dataclass(frozen=True, slots=True)
class FactSheet:
    """The facts of one day. `texts` goes into `values.call_values`; `warnings` to the lead."""

    on: date
    facts: Mapping[Placeholder, Fact]
    warnings: tuple[FactWarning, ...]

    @property
    def texts(self) -> dict[str, str]:
        """Placeholder name to text, for what is in force."""
        return {str(placeholder): fact.text for placeholder, fact in self.facts.items()}


def load_facts(on: date, path: FilePath | None = None) -> FactSheet:
    """The facts in force on a day, from the library or from a branch's own file.

    Raises ScriptFaultsError with every fault of the file.
    """
    if path is None:
        bundled = files("scripts_call.library") / "facts.toml"
        source, name = decode(bundled.read_bytes(), "facts.toml"), "facts.toml"
    else:
        source, name = read_source(path), path.name
    return sheet(read_facts(source, name), on)


def read_facts(source: str, name: str) -> tuple[Fact, ...]:
    """Every entry of a facts file, whenever it holds; raises ScriptFaultsError."""
    document = parse(source.replace("\r\n", "\n"))
    findings = Findings(document)
    root = Table(document.data, (), findings)
    facts: list[Fact] = []
    names: set[str] = set()
    for key, entries in root.named_lists("facts"):
        names.add(key)
        placeholder = _placeholder(key, findings)
        found = [fact for entry in entries if (fact := _fact(entry, placeholder)) is not None]
        facts.extend(found)
        _check_starts(key, found, findings)
    root.done()
    for missing in (p for p in Placeholder if p.is_fact and p not in names):
        findings.add(
            ("facts",),
            FaultCode.MISSING_FACT,
            f"Fakta “{missing}” belum ada.",
            f"Tambahkan [[facts.{missing}]] dengan text, valid_from, source, dan status.",
        )
    if findings.faults:
        raise ScriptFaultsError(name, findings.faults)
    return tuple(facts)


def sheet(facts: tuple[Fact, ...], on: date) -> FactSheet:
    """Choose for every fact the youngest entry that holds on the day, and say what is doubtful."""
    chosen: dict[Placeholder, Fact] = {}
    warnings: list[FactWarning] = []
    for placeholder in (p for p in Placeholder if p.is_fact):
        holding = [f for f in facts if f.placeholder is placeholder and f.holds(on)]
        if not holding:
            warnings.append(_not_in_force(placeholder))
            continue
        fact = max(holding, key=lambda one: one.valid_from)
        chosen[placeholder] = fact
        if fact.check_by is not None and fact.check_by < on:
            warnings.append(_overdue(fact, fact.check_by))
    return FactSheet(on, MappingProxyType(chosen), tuple(warnings))


def _not_in_force(placeholder: Placeholder) -> FactWarning:
    return FactWarning(
        placeholder,
        Concern.NOT_IN_FORCE,
        f"Fakta “{placeholder}” tidak berlaku pada tanggal ini, sehingga tidak disebut dalam"
        " naskah. Perbarui isinya setelah ketentuan terbaru dipastikan.",
    )


def _overdue(fact: Fact, day: date) -> FactWarning:
    return FactWarning(
        fact.placeholder,
        Concern.OVERDUE,
        f"Fakta “{fact.placeholder}” ({fact.text}) seharusnya diperiksa kembali paling lambat"
        f" {day:%d-%m-%Y}. Pastikan masih berlaku.",
    )


def _placeholder(key: str, findings: Findings) -> Placeholder | None:
    known = [str(placeholder) for placeholder in Placeholder if placeholder.is_fact]
    if key in known:
        return Placeholder(key)
    findings.add(
        ("facts", key),
        FaultCode.UNKNOWN_PLACEHOLDER,
        f"Fakta “{key}” tidak dikenal.{meant(key, known)}",
        "Pakai hanya nama fakta dari daftar isian.",
    )
    return None


def _fact(table: Table, placeholder: Placeholder | None) -> Fact | None:
    text = table.text("text")
    check_plain(table.findings, table.at("text"), text)
    begins = table.day("valid_from")
    ends = table.day("valid_until", required=False)
    check_by = table.day("check_by", required=False)
    source = table.text("source")
    status = _status(table)
    table.done()
    if begins and ends and ends < begins:
        table.findings.add(
            table.at("valid_until"),
            FaultCode.BAD_PERIOD,
            "Masa berlaku berakhir sebelum dimulai.",
            "Betulkan valid_from atau valid_until.",
        )
    if placeholder is None or begins is None:
        return None
    return Fact(placeholder, text, begins, ends, check_by, source, status)


def _status(table: Table) -> FactStatus:
    written = table.text("status")
    known = [str(status) for status in FactStatus]
    if written and written not in known:
        table.findings.add(
            table.at("status"),
            FaultCode.WRONG_TYPE,
            f"Status “{written}” tidak dikenal.{meant(written, known)}",
            f"Status yang tersedia: {', '.join(known)}.",
        )
    return FactStatus(written) if written in known else FactStatus.VERIFY


def _check_starts(key: str, facts: list[Fact], findings: Findings) -> None:
    """Two entries that begin on one day would leave the choice to chance."""
    seen: set[date] = set()
    for number, fact in enumerate(facts):
        if fact.valid_from in seen:
            findings.add(
                ("facts", key, number, "valid_from"),
                FaultCode.BAD_PERIOD,
                f"Ada dua entri “{key}” yang mulai berlaku pada hari yang sama.",
                "Hapus salah satu, atau betulkan tanggalnya.",
            )
        seen.add(fact.valid_from)
