"""A process that saves without end and says what is saved, until it is killed.

Prints `draft N` and `saved ATTEMPT` after the transaction has ended.
"""

import sys
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

from db.store import open_store
from dialer.facts import Attempt, Body, Callback, Channel, Fact, Note, Outcome
from dialer.hours import ALL_ZONES
from dialer.ports import AuditEntry, Draft
from dialer.queue import QueueQuery
from dialer.refresh import refresh
from dialer.rulebook import load_rulebook
from tests.db.making_stores import KEY, NOW, now

OFFICER = "o1"


def main(folder: Path, session: str) -> None:
    """Work through the queue for ever."""
    store = open_store(folder, KEY, now)
    rulebook = load_rulebook()
    for number in count():
        moment = NOW + timedelta(minutes=number)
        new = QueueQuery(at=NOW - timedelta(days=1), zones=ALL_ZONES, officer_id=OFFICER)
        called = replace(new, at=NOW + timedelta(days=400))
        item = store.next_in_queue(new) or store.next_in_queue(called)
        assert item is not None
        contact = store.contact(item.contact_id)
        assert contact is not None
        with store.writing() as writer:
            body = {"session": session, "number": number}
            writer.put_draft(Draft(OFFICER, contact.contact_id, moment, body))
        say(f"draft {number}")
        attempt_id, outcome_id = f"{session}-a{number}", f"{session}-o{number}"
        attempt = Attempt(moment, moment, Channel.PHONE, contact.list_id, 1, 1, False)
        bodies: dict[str, Body] = {
            attempt_id: attempt,
            outcome_id: Outcome("callback_requested"),
            f"{session}-n{number}": Note(outcome_id, "x" * (number * 37 % 900)),
            f"{session}-c{number}": Callback(outcome_id, moment + timedelta(days=1), OFFICER),
        }
        with store.writing() as writer:
            writer.append(
                [
                    Fact(fact_id, contact.contact_id, attempt_id, OFFICER, moment, body)
                    for fact_id, body in bodies.items()
                ]
            )
            refresh(writer, [contact], rulebook)
            writer.drop_draft(OFFICER)
            writer.audit(AuditEntry(moment, OFFICER, "attempt_saved", attempt_id))
        say(f"saved {attempt_id}")


def say(line: str) -> None:
    """Tell the parent, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
