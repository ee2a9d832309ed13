"""Working out again where contacts stand, and their log, after facts or contacts have changed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dialer.branch import load_branch
from dialer.contact import Contact
from dialer.facts import Fact
from dialer.lines_known import LineWord
from dialer.log import log_lines
from dialer.ports import Writer
from dialer.promise_rules import PROMISE_RULES, own_promise_rules
from dialer.resting import NumberCall
from dialer.rulebook import Rulebook
from dialer.standing import work_out

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class _Others:
    """What was done and shown at numbers of contacts that others have too, by contact."""

    calls: Mapping[str, Sequence[NumberCall]]
    lines: Mapping[str, Sequence[LineWord]]

    @classmethod
    def of(cls, writer: Writer, contact_ids: Sequence[str]) -> "_Others":
        return cls(writer.calls_for_others(contact_ids), writer.lines_of_others(contact_ids))


def refresh(writer: Writer, contacts: Sequence[Contact], rulebook: Rulebook) -> None:
    """Fold the facts of each contact and keep what came out, in the writer's transaction."""
    rulebook = _own(writer, rulebook)
    given = [contact.contact_id for contact in contacts]
    contacts = [*contacts, *_resting_with(writer, contacts)]
    ids = [contact.contact_id for contact in contacts]
    known, others = writer.facts_of_all(ids), _Others.of(writer, ids)
    pairs = [(contact, known[contact.contact_id]) for contact in contacts]
    unwanted = writer.unwanted_numbers(ids)
    _put(writer, pairs, rulebook, others, unwanted)
    told = writer.unwanted_numbers(ids)
    if told != unwanted:  # who stops or is called again goes for all with a number of theirs
        afresh = [
            pair
            for pair in pairs
            if told.get(pair[0].contact_id) != unwanted.get(pair[0].contact_id)
        ]
        _put(writer, afresh, rulebook, others, told)
        _stand_again(writer, set(writer.everybody_sharing(given)) - set(ids), rulebook)
    writer.put_log([line for one, facts in pairs for line in log_lines(facts, one)])


def _put(
    writer: Writer,
    pairs: Sequence[tuple[Contact, Sequence[Fact]]],
    rulebook: Rulebook,
    others: "_Others",
    unwanted: Mapping[str, frozenset[str]],
) -> None:
    put = []
    for one, facts in pairs:
        key = one.contact_id
        standing = work_out(
            facts,
            one,
            rulebook,
            others.calls.get(key, ()),
            unwanted.get(key, frozenset()),
            others.lines.get(key, ()),
        )
        put.append((one, standing))
    writer.put_standings(put)


def _stand_again(writer: Writer, contact_ids: Collection[str], rulebook: Rulebook) -> None:
    """Work out again where contacts stand, without their log: so many at a time."""
    left = sorted(contact_ids)
    for start in range(0, len(left), AT_ONCE):
        contacts = writer.contacts_of(left[start : start + AT_ONCE])
        ids = list(contacts)
        known, others = writer.facts_of_all(ids), _Others.of(writer, ids)
        pairs = [(one, known[contact_id]) for contact_id, one in contacts.items()]
        _put(writer, pairs, rulebook, others, writer.unwanted_numbers(ids))


def _own(writer: Writer, rulebook: Rulebook) -> Rulebook:
    """The rulebook with the branch's terms of promises and its own days."""
    rulebook = own_promise_rules(writer.setting(PROMISE_RULES), rulebook)
    return load_branch(writer).own_days(rulebook)


def _resting_with(writer: Writer, contacts: Sequence[Contact]) -> list[Contact]:
    """Return other contacts with a number of theirs: one call covers all of them."""
    ids = {contact.contact_id for contact in contacts}
    shared = {other for _, other, _, _ in writer.sharing_contacts(list(ids))} - ids
    return list(writer.contacts_of(sorted(shared)).values()) if shared else []


def resettle(writer: Writer, contact_ids: Collection[str], rulebook: Rulebook) -> None:
    """Work out again where contacts stand after payments, which change no line of the log."""
    touched = writer.to_settle(sorted(contact_ids))
    if not touched:
        return
    _stand_again(writer, touched, _own(writer, rulebook))
