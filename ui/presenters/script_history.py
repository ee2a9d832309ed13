"""Versions of a script as rows, and two texts laid side by side as lines with signs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Final

from dialer.contacts.dates import format_datetime
from dialer.hours import local
from dialer.ports import ScriptVersion, VersionKind

AROUND: Final = 3
"""Unchanged lines shown around a change."""

KINDS: Final = {
    VersionKind.SHIPPED: "Bawaan program",
    VersionKind.SAVED: "Disimpan",
    VersionKind.PUBLISHED: "Terbit",
    VersionKind.WITHDRAWN: "Ditarik",
}


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version as it is listed. `text` is whether it has one to look at."""

    version_id: str
    when: str
    who: str
    what: str
    note: str
    in_use: bool
    text: bool

    @property
    def name(self) -> str:
        """How it is called in a choice."""
        return f"{self.what} · {self.when}" if self.when else self.what


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A line of a comparison with its numbers (from 1) in the old and in the new text.

    `sign` is "+" added, "-" taken away, " " unchanged, "…" lines left out.
    """

    sign: str
    old: int | None
    new: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts; `lines` is empty when they are the same."""

    added: int
    removed: int
    lines: tuple[DiffLine, ...]

    @property
    def sentence(self) -> str:
        """What differs, in words."""
        if not self.lines:
            return "Kedua teks sama."
        return f"{self.added} baris ditambah (+), {self.removed} baris dihapus (-)."


def version_rows(
    versions: Sequence[ScriptVersion], names: dict[str, str], in_use: str, zone: str
) -> tuple[VersionRow, ...]:
    """Return the rows; `names` are people by id, `in_use` the version_id in force or ""."""
    by_id = {one.version_id: one for one in versions}
    return tuple(
        VersionRow(
            version_id=one.version_id,
            when=moment(one.saved_at, zone),
            who=names.get(one.officer_id, "Program" if not one.officer_id else "Petugas lama"),
            what=KINDS[one.kind],
            note=_note(one, by_id.get(one.restores), zone),
            in_use=one.version_id == in_use,
            text=bool(one.source),
        )
        for one in versions
    )


def moment(at: datetime, zone: str) -> str:
    """`20 Nov 2026 10.15` on the branch's clock."""
    return format_datetime(local(at, zone))


def compare(old: str, new: str) -> Comparison:
    """Return how `new` differs from `old`, line by line, with a little around each change."""
    before, after = old.split("\n"), new.split("\n")
    matcher = SequenceMatcher(None, before, after)
    lines: list[DiffLine] = []
    for place, group in enumerate(matcher.get_grouped_opcodes(AROUND)):
        if place:
            lines.append(DiffLine("…", None, None, ""))
        for tag, old_from, old_to, new_from, new_to in group:
            if tag == "equal":
                pairs = zip(range(old_from, old_to), range(new_from, new_to), strict=True)
                lines += [DiffLine(" ", a + 1, b + 1, after[b]) for a, b in pairs]
            else:
                lines += _taken(before, old_from, old_to)
                lines += _added(after, new_from, new_to)
    return Comparison(
        added=sum(1 for line in lines if line.sign == "+"),
        removed=sum(1 for line in lines if line.sign == "-"),
        lines=tuple(lines),
    )


def _taken(before: Sequence[str], start: int, end: int) -> Iterator[DiffLine]:
    return (DiffLine("-", at + 1, None, before[at]) for at in range(start, end))


def _added(after: Sequence[str], start: int, end: int) -> Iterator[DiffLine]:
    return (DiffLine("+", None, at + 1, after[at]) for at in range(start, end))


def _note(version: ScriptVersion, restored: ScriptVersion | None, zone: str) -> str:
    if restored is None:
        return version.note
    return f"{version.note} (kembali ke versi {moment(restored.saved_at, zone)})"
