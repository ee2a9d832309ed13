"""Payments kept: found again by fingerprint, given to contacts by account or card."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from db.codec import Columns
from db.contacts import contacts_by_key, pks_of
from dialer.contacts.identity import VA_PREFIXES
from dialer.received.model import StoredPayment
from dialer.standing import Stage

_PAYMENT = Columns(StoredPayment, leave_out=frozenset({"contact_id"}))
_FROM = "FROM payment LEFT JOIN contact c ON c.pk = payment.contact_pk"
_SELECT = " ".join(("SELECT", _PAYMENT.listed("payment."), ", c.contact_id", _FROM))
_PUT = _PAYMENT.upsert("payment", "payment_id", also=("contact_pk",))
_OPEN = """
WHERE payment.fingerprint IS NOT NULL AND payment.reversed_by IS NULL
  AND ((payment.amount > 0 AND payment.contact_pk IS NULL)
    OR (payment.amount < 0 AND payment.reverses IS NULL))
"""
_TO_SETTLE = """
SELECT c.contact_id FROM json_each(?) wanted JOIN contact c ON c.contact_id = wanted.value
JOIN worklist w ON w.contact_pk = c.pk
WHERE w.stage = ?
  OR EXISTS (SELECT 1 FROM promise p WHERE p.contact_pk = c.pk)
  OR c.amount <= (SELECT sum(y.amount) FROM payment y
    WHERE y.contact_pk = c.pk AND y.fact_id IS NOT NULL)
"""
_IN = "IN (SELECT value FROM json_each(?))"
_OF_ADDED = """
payment.contact_pk BETWEEN (SELECT first_pk FROM intake WHERE list_id = :list)
  AND (SELECT last_pk FROM intake WHERE list_id = :list)
AND NOT EXISTS (SELECT 1 FROM fact f WHERE f.contact_id = c.contact_id
  AND f.kind NOT IN ('payment', 'payment_reversed'))
LIMIT :limit
"""
_MATCHED_SINCE = f"""
payment.contact_pk IN (SELECT pk FROM contact WHERE contact_id {_IN})
AND payment.matched_by IN ('account', 'card')
AND EXISTS (SELECT 1 FROM fact f JOIN intake i ON i.list_id = ?
  WHERE f.contact_id = c.contact_id AND f.fact_id = payment.fact_id AND f.seq > i.fact_seq)
"""  # noqa: S608 - put together from constants

_PAID_BY = """
SELECT p.promise_id, p.kept_on IS NOT NULL
  AND (p.received - sum(s.amount)) * 100 < p.amount * p.threshold_percent, sum(s.amount)
FROM json_each(?) given CROSS JOIN payment y ON y.payment_id = given.value
CROSS JOIN promise p ON p.contact_pk = y.contact_pk
CROSS JOIN promise_share s ON s.promise_id = p.promise_id AND s.payment_id = y.payment_id
WHERE NOT s.late GROUP BY p.promise_id
"""


def put_payments(connection: Connection, payments: Sequence[StoredPayment]) -> None:
    """Keep payments in place of what was kept under their ids. Raises KeyError for a contact."""
    if not payments:
        return
    pks = pks_of(connection, [one.contact_id for one in payments if one.contact_id])
    connection.exec_driver_sql(
        _PUT,
        [
            (*_PAYMENT.write(one), pks[one.contact_id] if one.contact_id else None)
            for one in payments
        ],
    )


def payment(connection: Connection, payment_id: str) -> StoredPayment | None:
    """Return one payment."""
    return next(iter(_where(connection, "payment_id = ?", (payment_id,))), None)


_ANY_CHANNEL = """payment_id IN (SELECT alike.payment_id FROM json_each(?) wanted
CROSS JOIN payment alike ON alike.likeness BETWEEN wanted.value || '|' AND wanted.value || '}')"""


def payments_alike(
    connection: Connection, fingerprints: Iterable[str], likenesses: Iterable[str]
) -> Sequence[StoredPayment]:
    """Return the payments with one of those fingerprints, or one of those likenesses whatever the
    channel is, the oldest first."""
    by_print = _where(connection, f"fingerprint {_IN}", (json.dumps(list(fingerprints)),))
    wanted = list({likeness.rpartition("|")[0] for likeness in likenesses})
    by_likeness = _where(connection, _ANY_CHANNEL, (json.dumps(wanted),)) if wanted else []
    found = {one.payment_id: one for one in (*by_print, *by_likeness)}
    return sorted(found.values(), key=lambda one: one.payment_id)


def payments_of_accounts(
    connection: Connection, accounts: Iterable[str], amounts: Iterable[int] = ()
) -> Sequence[StoredPayment]:
    """Return the payments of accounts, of those amounts only where any are given."""
    some = list(amounts)
    where = f"account {_IN} AND fingerprint IS NOT NULL"
    values: tuple[str, ...] = (json.dumps(list(accounts)),)
    if some:
        where += f" AND payment.amount {_IN}"
        values += (json.dumps(some),)
    return _where(connection, where, values)


def waiting_reversals(connection: Connection, accounts: Iterable[str]) -> Sequence[StoredPayment]:
    """Return the reversals on accounts that have not found their payment."""
    return _where(
        connection,
        f"account {_IN} AND payment.amount < 0 AND reverses IS NULL AND fingerprint IS NOT NULL",
        (json.dumps(list(accounts)),),
    )


def payments_of_file(connection: Connection, file_id: str, limit: int) -> Sequence[StoredPayment]:
    """Return payments of a file that were not taken back, in the order they came in."""
    return _where(
        connection,
        "file_id = ? AND fingerprint IS NOT NULL ORDER BY payment_id LIMIT ?",
        (file_id, limit),
    )


def payments_of_added(connection: Connection, list_id: str, limit: int) -> Sequence[StoredPayment]:
    """Return payments of contacts that an import added and of whom nobody has said anything."""
    return _where(connection, _OF_ADDED, {"list": list_id, "limit": limit})


def matched_since(
    connection: Connection, list_id: str, contact_ids: Sequence[str]
) -> Sequence[StoredPayment]:
    """Return payments that found these contacts by number after an import was in."""
    return _where(connection, _MATCHED_SINCE, (json.dumps(contact_ids), list_id))


def open_payments(connection: Connection, after: str, limit: int) -> Sequence[StoredPayment]:
    """Return payments without a contact and reversals without a payment, by id after `after`."""
    rows = connection.exec_driver_sql(
        " ".join(
            (_SELECT, _OPEN, "AND payment.payment_id > ? ORDER BY payment.payment_id LIMIT ?")
        ),
        (after, limit),
    )
    return [_read(row) for row in rows]


def open_payment_count(connection: Connection) -> int:
    """Return how many there are of `open_payments`."""
    count: int = connection.exec_driver_sql(
        " ".join(("SELECT count(*) FROM payment", _OPEN))
    ).scalar_one()
    return count


def payments_by_hand(connection: Connection, limit: int) -> Sequence[StoredPayment]:
    """Return payments that somebody gave to a contact, the last to come in first."""
    return _where(
        connection,
        "matched_by = 'hand' AND fingerprint IS NOT NULL ORDER BY payment_id DESC LIMIT ?",
        (limit,),
    )


def payments_of_contact(connection: Connection, contact_id: str) -> Sequence[StoredPayment]:
    """Return what a contact paid, reversals too, the newest first; not what was taken back."""
    return _where(
        connection,
        "contact_pk = (SELECT pk FROM contact WHERE contact_id = ?) AND fingerprint IS NOT NULL "
        "ORDER BY paid_on DESC, payment_id DESC",
        (contact_id,),
    )


def to_settle(connection: Connection, contact_ids: Sequence[str]) -> Sequence[str]:
    """Return the contacts whose standing payments may have changed.

    Those with a promise, those who paid as much as is owed, and those that are closed, perhaps
    because they had. For all others money changes nothing, and there are many of them in a file.
    """
    rows = connection.exec_driver_sql(
        _TO_SETTLE, (json.dumps(list(contact_ids)), int(Stage.CLOSED))
    )
    return [row[0] for row in rows]


def drop_payments(connection: Connection, file_id: str) -> None:
    """Forget the payments of a file that was never finished and has been taken back."""
    connection.exec_driver_sql("DELETE FROM payment WHERE file_id = ?", (file_id,))


def put_seen(connection: Connection, file_id: str, seen: Mapping[str, int]) -> None:
    """Keep that payments of other files stand in this one too: payment id -> its row there."""
    if seen:
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO payment_seen(payment_id, file_id, row_number) VALUES(?, ?, ?)",
            [(payment_id, file_id, row_number) for payment_id, row_number in seen.items()],
        )


def forget_seen(connection: Connection, file_id: str) -> None:
    """Forget which payments of other files stand in this one."""
    connection.exec_driver_sql("DELETE FROM payment_seen WHERE file_id = ?", (file_id,))


def take_seen(connection: Connection, payment_ids: Sequence[str]) -> Mapping[str, tuple[str, int]]:
    """Return payment id -> the first other file it stands in and its row; forget those places."""
    wanted = (json.dumps(list(payment_ids)),)
    rows = connection.exec_driver_sql(
        f"SELECT payment_id, min(file_id), row_number FROM payment_seen WHERE payment_id {_IN} "  # noqa: S608 - put together from constants
        "GROUP BY payment_id",
        wanted,
    )
    found = {payment_id: (file_id, row_number) for payment_id, file_id, row_number in rows}
    if found:
        connection.exec_driver_sql(
            "DELETE FROM payment_seen WHERE payment_id = ? AND file_id = ?",
            [(payment_id, file_id) for payment_id, (file_id, _) in found.items()],
        )
    return found


def promises_paid_by(
    connection: Connection, payment_ids: Sequence[str]
) -> Sequence[tuple[str, bool, int]]:
    """Return promise id, whether it took them to keep it, and the rupiah of them in time for it."""
    rows = connection.exec_driver_sql(_PAID_BY, (json.dumps(list(payment_ids)),))
    return [(promise_id, bool(kept), amount) for promise_id, kept, amount in rows]


def payers(
    connection: Connection, accounts: Iterable[str], cards: Iterable[str]
) -> Mapping[str, str]:
    """Return `va:<account>` and `card:<card>` -> contact id, for those that are known.

    The members of a family lead to the contact that stands for it. An account or card that two
    families claim leads nowhere.
    """
    wanted_accounts, wanted_cards = set(accounts), set(cards)
    keys = [f"va:{one}" for one in wanted_accounts] + [f"card:{one}" for one in wanted_cards]
    found = dict(contacts_by_key(connection, keys))
    beginning = len(VA_PREFIXES[0])
    by_card = {f"00{one[beginning:]}": f"va:{one}" for one in wanted_accounts}
    members: dict[str, set[str]] = {}
    looked_for = [*by_card, *wanted_cards]
    for card, contact_id in connection.exec_driver_sql(
        "SELECT m.card, c.contact_id FROM family_member m JOIN contact c ON c.pk = m.contact_pk "
        "WHERE m.card IN (SELECT value FROM json_each(?))",
        (json.dumps(looked_for),),
    ):
        if card in by_card:
            members.setdefault(by_card[card], set()).add(contact_id)
        if card in wanted_cards:
            members.setdefault(f"card:{card}", set()).add(contact_id)
    for key, contact_ids in members.items():
        if key not in found and len(contact_ids) == 1:
            found[key] = contact_ids.pop()
    return found


def _where(
    connection: Connection, condition: str, values: tuple[Any, ...] | dict[str, Any]
) -> Sequence[StoredPayment]:
    rows = connection.exec_driver_sql(" ".join((_SELECT, "WHERE", condition)), values)
    return [_read(row) for row in rows]


def _read(row: Sequence[Any]) -> StoredPayment:
    return _PAYMENT.read(row, contact_id=row[len(_PAYMENT.names)])
