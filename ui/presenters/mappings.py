"""Remembered columns in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialer.contacts.dates import format_date
from dialer.hours import local
from dialer.lists.mapping import ColumnMapping
from dialer.workstation import Workstation
from ui.presenters.import_wizard import KIND_WORDS
from ui.presenters.list_words import fields_of_kind


@dataclass(frozen=True, slots=True)
class MappingRow:
    """One of them: `columns` in a word, `whole` with every header and its field."""

    mapping_id: str
    name: str
    kind: str
    columns: str
    saved: str
    whole: str


def mapping_rows(workstation: Workstation) -> Mapping[str, MappingRow]:
    """Read all remembered columns, the newest first."""
    zone = workstation.branch().zone
    people = {one.officer_id: one.name for one in workstation.store.officers()}
    return {
        one.mapping_id: _row(one, zone, people.get(one.saved_by, ""))
        for one in workstation.mappings.all()
    }


def _row(one: ColumnMapping, zone: str, name: str) -> MappingRow:
    day = format_date(local(one.saved_at, zone).date())
    return MappingRow(
        mapping_id=one.mapping_id,
        name=one.name,
        kind=KIND_WORDS[one.kind],
        columns=f"{len(one.fields)} dari {len(one.headers)} kolom ditentukan",
        saved=f"{day} oleh {name}" if name else day,
        whole=" · ".join(
            f"{label}: {fields_of_kind(one.kind)[field]}" for label, field in one.fields.items()
        ),
    )
