"""Promises and REHAB offers of a period, as the reports show them."""

from collections.abc import Mapping, Sequence
from datetime import date

from dialer.contact import Contact
from dialer.contacts.mask import mask_id
from dialer.hours import local
from dialer.instalments import instalment_of
from dialer.log import LogEntry
from dialer.ports import PromiseLine
from dialer.rehab_offers import REGISTERED_REHAB
from dialer.reports.model import PlanRow, PromiseRow
from dialer.rulebook import Rulebook


def in_period(lines: Sequence[PromiseLine], first: date, last: date) -> list[PromiseLine]:
    """The promises that were made or fall due in the period; of instalments those that fall due.

    That a plan was registered in the period is said by the plan itself.
    """
    return [
        one
        for one in lines
        if first <= one.due_on <= last
        or (one.made_on and first <= one.made_on <= last and not instalment_of(one.promise_id))
    ]


def promise_row(
    line: PromiseLine, contact: Contact | None, rulebook: Rulebook, zone: str, today: date
) -> PromiseRow:
    """A promise in force with its state on a day; `contact` None leaves its facts empty."""
    details = contact.details if contact else None
    plan = instalment_of(line.promise_id)
    made_on = line.made_on or local(line.made_at, zone).date()
    return PromiseRow(
        contact_key=line.contact_id,
        made_on=made_on,
        due_on=line.due_on,
        officer=line.officer_name,
        name=line.contact_name,
        amount=line.amount,
        channel=rulebook.payment_channels.get(line.channel, ""),
        state=line.state(today),
        received=line.received,
        late=line.late,
        masked_card=mask_id(details.card or details.va or details.nik or "") if details else "",
        subdistrict=(details.kecamatan or "") if details else "",
        months=line.months,
        instalment=plan[1] if plan else 0,
        replaced=line.replaced,
    )


def plan_rows(
    entries: Sequence[LogEntry], contacts: Mapping[str, Contact], zone: str
) -> tuple[PlanRow, ...]:
    """The REHAB plans that were offered in these attempts."""
    found = []
    for entry in entries:
        line = entry.line
        if line.rehab_stages is None or line.rehab_instalment is None:
            continue
        contact = contacts.get(line.contact_id)
        details = contact.details if contact else None
        found.append(
            PlanRow(
                contact_key=line.contact_id,
                offered_on=local(line.started_at, zone).date(),
                officer=entry.officer_name,
                name=entry.contact_name,
                stages=line.rehab_stages,
                instalment=line.rehab_instalment,
                accepted=bool(line.rehab_accepted),
                registered=line.code == REGISTERED_REHAB,
                masked_card=mask_id(details.card or details.va or details.nik or "")
                if details
                else "",
                subdistrict=(details.kecamatan or "") if details else "",
            )
        )
    return tuple(found)
