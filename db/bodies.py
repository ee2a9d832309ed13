"""The bodies of facts as canonical JSON, and the fingerprint of a fact.

Canonical means sorted keys, no spaces, UTF-8, moments in UTC, so that equal facts have equal bytes
on every desk. What a newer program wrote stays in the store word for word; reading takes what this
program understands: unknown fields are left out, a fact of an unknown kind is passed over.
"""

import hashlib
import json
from typing import Any

from db.codec import IN_JSON, way
from db.moments import to_iso
from dialer.errors import BadInputError
from dialer.facts import KINDS, Body, Fact, FactKind

SCHEMA_VERSION = 4
"""Version of the bodies this program writes; grows when a field or a kind is added."""

_TYPES: dict[FactKind, type[Body]] = {kind: body for body, kind in KINDS.items()}


def write_body(body: Body) -> str:
    """Return the body as canonical JSON."""
    return canonical(way(type(body), IN_JSON).write(body))


def read_body(kind: str, text: str, schema_version: int = SCHEMA_VERSION) -> Body | None:
    """Return the body, or None for one that only a newer program understands.

    Raises BadInputError for a body of this program's own version that cannot be read.
    """
    try:
        body: Body = way(_TYPES[FactKind(kind)], IN_JSON).read(json.loads(text))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if schema_version > SCHEMA_VERSION:
            return None
        raise BadInputError(
            "Satu catatan dalam basis data rusak dan tidak dapat dibaca. "
            "Catatan lain aman. Pulihkan dari cadangan."
        ) from error
    return body


def fingerprint(fact: Fact, body_text: str) -> str:
    """Return the SHA-256 (hex) of what a fact says; desk, sequence and receipt stay out of it."""
    said = {
        "attempt_id": fact.attempt_id,
        "body": body_text,
        "contact_id": fact.contact_id,
        "fact_id": fact.fact_id,
        "kind": fact.kind.value,
        "occurred_at": to_iso(fact.occurred_at),
        "officer_id": fact.officer_id,
        "schema_version": SCHEMA_VERSION,
        "script_version": fact.script_version,
        "supersedes": fact.supersedes,
    }
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def canonical(document: Any) -> str:
    """Return JSON with sorted keys and no spaces."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
