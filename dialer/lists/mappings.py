"""Use case of remembered columns: kept, found again, named, shared between desks as a file."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, Final

from dialer.errors import BadInputError
from dialer.file_kinds import Kind, field_of, kind_of
from dialer.lists.mapping import (
    ColumnMapping,
    fields_by_key,
    header_key,
    known_keys,
    label_keys,
    signature,
)
from dialer.lists.model import Field
from dialer.ports import AuditEntry, NewId, Now, Store
from dialer.reports.saving import save_whole

FORMAT: Final = "sambung-kolom"
VERSION: Final = 1
SAME_HEADERS: Final = 0.8
"""So much of all headers must be the same, and every header that has a field must be there."""

_Shared = tuple[Kind, str, tuple[str, ...], dict[str, StrEnum]]
_LARGEST = 1_000_000
_MOST_MAPPINGS = 500
_MOST_HEADERS = 500
_LONGEST_NAME = 80
_LONGEST_HEADER = 300
_NOTHING = "Tidak ada pemetaan yang diambil."


@dataclass(frozen=True, slots=True)
class Mappings:
    """Remembered columns of this store."""

    store: Store
    now: Now
    new_id: NewId

    def all(self, kind: Kind | None = None) -> Sequence[ColumnMapping]:
        """Return the remembered columns of one kind or of all, the newest first."""
        return self.store.column_mappings(kind)

    def for_headers(self, kind: Kind, headers: Sequence[str]) -> ColumnMapping | None:
        """Return what was remembered for a file with these headers, in whatever order.

        The same headers first, else enough of them with every header that has a field.
        """
        wanted = signature(headers, kind)
        here = frozenset(filter(None, label_keys(headers)))
        best: tuple[float, ColumnMapping] | None = None
        for mapping in self.all(kind):
            if mapping.signature == wanted:
                return mapping
            there = known_keys(mapping)
            if not mapping.fields or not fields_by_key(mapping).keys() <= here:
                continue
            share = len(here & there) / len(here | there)
            if share >= SAME_HEADERS and (best is None or share > best[0]):
                best = (share, mapping)
        return best[1] if best else None

    def remember(
        self,
        actor_id: str,
        kind: Kind,
        name: str,
        headers: Sequence[str],
        fields: Mapping[int, StrEnum],
    ) -> ColumnMapping:
        """Keep the field of each column (index -> field); what these headers had is replaced.

        `headers` are the labels of the columns. Raises BadInputError without a name or a field.
        """
        known = {
            headers[column]: field
            for column, field in sorted(fields.items())
            if 0 <= column < len(headers) and header_key(headers[column])
        }
        if not known:
            raise BadInputError(
                "Belum ada kolom yang ditentukan. Pemetaan tidak disimpan; tentukan kolomnya dulu."
            )
        same = signature(headers, kind)
        before = next((one for one in self.all(kind) if one.signature == same), None)
        mapping = ColumnMapping(
            mapping_id=before.mapping_id if before else self.new_id(),
            kind=kind,
            signature=same,
            name=_checked_name(name),
            headers=tuple(headers),
            fields=known,
            saved_by=actor_id,
            saved_at=self.now(),
        )
        self._put(actor_id, mapping, "mapping_saved")
        return mapping

    def rename(self, actor_id: str, mapping_id: str, name: str) -> ColumnMapping:
        """Give remembered columns another name."""
        mapping = replace(self._known(mapping_id), name=_checked_name(name))
        self._put(actor_id, mapping, "mapping_renamed")
        return mapping

    def forget(self, actor_id: str, mapping_id: str) -> None:
        """Forget remembered columns; lists that came in by them stay as they are."""
        self._known(mapping_id)
        with self.store.writing() as writer:
            writer.drop_column_mapping(mapping_id)
            writer.audit(AuditEntry(self.now(), actor_id, "mapping_forgotten", mapping_id))

    def export(self, path: Path) -> int:
        """Write all of them to one file to share; return how many."""
        found = self.all()
        if not found:
            raise BadInputError("Belum ada pemetaan kolom yang disimpan.")
        body = {
            "format": FORMAT,
            "version": VERSION,
            "mappings": [
                {
                    "kind": one.kind.value,
                    "name": one.name,
                    "headers": list(one.headers),
                    "fields": {label: field.value for label, field in one.fields.items()},
                }
                for one in found
            ],
        }
        text = json.dumps(body, ensure_ascii=False, indent=2)

        def write(file: BinaryIO) -> None:
            file.write(text.encode())

        save_whole(path, write)
        return len(found)

    def import_file(self, actor_id: str, path: Path) -> Sequence[ColumnMapping]:
        """Take shared columns in, all or none; the same headers are replaced.

        Raises BadInputError with a sentence for whatever is no such file.
        """
        taken: list[ColumnMapping] = []
        before = {(one.kind, one.signature): one.mapping_id for one in self.all()}
        for kind, name, headers, fields in _shared(path):
            same = signature(headers, kind)
            mapping_id = before.setdefault((kind, same), self.new_id())
            taken.append(
                ColumnMapping(mapping_id, kind, same, name, headers, fields, actor_id, self.now())
            )
        with self.store.writing() as writer:
            for mapping in taken:
                writer.put_column_mapping(mapping)
            writer.audit(AuditEntry(self.now(), actor_id, "mappings_taken", "", str(len(taken))))
        return taken

    def _known(self, mapping_id: str) -> ColumnMapping:
        found = next((one for one in self.all() if one.mapping_id == mapping_id), None)
        if found is None:
            raise BadInputError("Pemetaan kolom itu sudah tidak ada. Tidak ada yang diubah.")
        return found

    def _put(self, actor_id: str, mapping: ColumnMapping, action: str) -> None:
        with self.store.writing() as writer:
            writer.put_column_mapping(mapping)
            writer.audit(AuditEntry(self.now(), actor_id, action, mapping.mapping_id))


def _checked_name(name: str) -> str:
    text = " ".join(name.split())
    if not text or len(text) > _LONGEST_NAME or not text.isprintable():
        raise BadInputError(
            f"Nama pemetaan harus 1 sampai {_LONGEST_NAME} huruf. Pemetaan tidak disimpan."
        )
    return text


def _shared(path: Path) -> list[_Shared]:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (OSError, ValueError):
        raise BadInputError(
            f"Berkas “{path.name}” tidak dapat dibuka. {_NOTHING} Periksa nama dan foldernya."
        ) from None
    try:
        version, found = _opened(content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, BadInputError):
        raise BadInputError(
            f"Berkas “{path.name}” bukan berkas pemetaan kolom atau isinya rusak. {_NOTHING} "
            "Mintalah berkas baru yang diekspor dari Sambung."
        ) from None
    if version > VERSION:
        raise BadInputError(
            f"Berkas “{path.name}” dibuat oleh Sambung yang lebih baru. {_NOTHING} "
            "Perbarui Sambung di komputer ini."
        )
    return found


def _opened(content: bytes) -> tuple[int, list[_Shared]]:
    """The version of the file and what it shares; nothing of a version yet to come."""
    if len(content) > _LARGEST:
        raise ValueError("too large")
    body = json.loads(content.decode("utf-8-sig"))
    if body["format"] != FORMAT or len(body["mappings"]) > _MOST_MAPPINGS:
        raise ValueError("another format")
    version = int(body["version"])
    return version, [] if version > VERSION else [_read(one) for one in body["mappings"]]


def _read(one: Any) -> _Shared:
    """One shared mapping; ValueError, KeyError or TypeError when anything is not as it must be."""
    headers = tuple(one["headers"])
    kind = kind_of(one["kind"])
    fields = {label: field_of(kind, value) for label, value in one["fields"].items()}
    texts = all(isinstance(label, str) and len(label) <= _LONGEST_HEADER for label in headers)
    several = [field for field in fields.values() if field is not Field.PHONE]
    if (
        not texts
        or not fields
        or len(headers) > _MOST_HEADERS
        or not set(fields) <= set(headers)
        or not all(map(header_key, fields))
        or len(set(several)) < len(several)
    ):
        raise ValueError("headers and fields")
    return kind, _checked_name(one["name"]), headers, fields
