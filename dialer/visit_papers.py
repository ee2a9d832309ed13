"""Use cases of what is taken along: a day's route sheets, the letter of assignment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dialer.branch import load_branch
from dialer.canvassing import filled, load_canvassing
from dialer.contact import Contact
from dialer.contacts.dates import day_name, format_date, format_date_long
from dialer.contacts.dialable import dialable
from dialer.errors import BadInputError
from dialer.facts import UNUSABLE_NUMBERS
from dialer.hours import local, zone_short
from dialer.letterhead import load_letterhead
from dialer.people import Officer
from dialer.ports import AuditEntry, NewId, Now, Store
from dialer.report_signing import head_of, lead_of
from dialer.rulebook import Rulebook
from dialer.visit_rules import purpose_of
from dialer.visiting import PlannedVisit, Visiting

if TYPE_CHECKING:
    from dialer.reports.route import Stop

BLANK = ".................."
MOST_DAYS = 31


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """Whose visits, on which days (inclusive), the letter assigns; no officer means all of them.

    `number` "" takes the branch's pattern.
    """

    day_from: date
    day_to: date
    officer_ids: tuple[str, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class VisitPapers:
    """Route sheets and letters."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook

    def write_route(self, actor: Officer, day: date, out: Path, officer_id: str = "") -> int:
        """Write the sheets of a day; return the number of firms. Raises as `save_whole` does."""
        count = self._route(actor, day, officer_id, out)
        self._note(actor, "route_written", day.isoformat())
        return count

    def write_letter(self, actor: Officer, order: LetterOrder, out: Path) -> int:
        """Write the letter; return the number of firms. Raises BadInputError, DiskFullError."""
        count = self._letter(actor, order, out)
        self._note(actor, "letter_written", order.day_from.isoformat())
        return count

    def number_on(self, day: date) -> str:
        """Return the letter's number by the branch's pattern, with blanks to fill in by hand."""
        from dialer.reports.letter import ROMAN

        values = {
            "year": f"{day.year}",
            "month": f"{day.month:02}",
            "month_roman": ROMAN[day.month],
            "day": f"{day.day:02}",
        }
        pattern = load_canvassing(self.store).letter_number
        return filled(pattern.strip(), values)

    def _route(self, actor: Officer, day: date, officer_id: str, target: Path | BinaryIO) -> int:
        from dialer.reports.route import Route, write_routes

        branch = load_branch(self.store)
        names = {one.officer_id: one.name for one in self.store.officers()}
        wanted = [
            one
            for one in Visiting(self.store, self.now, self.new_id, self.rulebook).plans(actor)
            if one.plan.visit_on == day and officer_id in ("", one.plan.officer_id)
        ]
        going = sorted(
            {one.plan.officer_id for one in wanted} or {officer_id or actor.officer_id},
            key=lambda one: names.get(one, "").casefold(),
        )
        routes = [
            Route(
                officer=names.get(one, "") if wanted or officer_id else names.get(one, "–"),
                day=day,
                stops=tuple(self._stop(visit) for visit in wanted if visit.plan.officer_id == one),
                lead=lead_of(branch, self.store.officers()),
                city=branch.city,
            )
            for one in going
        ]
        write_routes(target, load_letterhead(self.store), routes, local(self.now(), branch.zone))
        return len(wanted)

    def _stop(self, visit: PlannedVisit) -> "Stop":
        from dialer.reports.route import Stop

        details = visit.contact.details
        rule, step = self.rulebook.outcomes.get(visit.last_code), visit.way.next_step
        place = (details.address, details.city)
        notes = (visit.plan.place_note, visit.note if visit.note != visit.plan.place_note else "")
        return Stop(
            time=hours_of(visit),
            name=visit.contact.name,
            address=", ".join(part for part in place if part),
            kelurahan=details.kelurahan or "",
            kecamatan=details.kecamatan or "",
            pic=details.pic_name or "",
            phones=", ".join(_phones(visit.contact)),
            workers=details.potential_workers,
            purpose=purpose_of(step.code if step else ""),
            last=rule.label if rule else "",
            note="; ".join(" ".join(one.split()) for one in notes if one.strip()),
        )

    def _letter(self, actor: Officer, order: LetterOrder, target: Path | BinaryIO) -> int:
        from dialer.reports.letter import Firm, Letter, write_letter

        if order.day_to < order.day_from:
            raise BadInputError("Tanggal akhir lebih awal dari tanggal mulai. Perbaiki tanggalnya.")
        if (order.day_to - order.day_from).days >= MOST_DAYS:
            raise BadInputError(
                f"Satu surat tugas berlaku paling lama {MOST_DAYS} hari. Persempit tanggalnya."
            )
        branch, settings = load_branch(self.store), load_canvassing(self.store)
        visits = [
            one
            for one in Visiting(self.store, self.now, self.new_id, self.rulebook).plans(actor)
            if one.plan.visit_on is not None
            and order.day_from <= one.plan.visit_on <= order.day_to
            and (not order.officer_ids or one.plan.officer_id in order.officer_ids)
        ]
        going = order.officer_ids or tuple(dict.fromkeys(one.plan.officer_id for one in visits))
        people = [one for one in self.store.officers() if one.officer_id in going]
        if not people:
            raise BadInputError(
                "Tidak ada kunjungan terencana pada tanggal itu. Rencanakan dahulu di ruang "
                "Kunjungan, atau pilih petugasnya."
            )
        today = local(self.now(), branch.zone)
        head = head_of(branch)
        signer = head if head.name else lead_of(branch, self.store.officers())
        values = {
            "dates": _days(order.day_from, order.day_to),
            "lead": f"{signer.name} selaku {signer.office}" if signer.name else signer.office,
            "office": f"{branch.institution} {branch.office}".strip(),
            "institution": branch.institution,
            "address": branch.address or BLANK,
            "phone": branch.phone or BLANK,
            "city": branch.city or BLANK,
        }
        letter = Letter(
            number=order.number.strip() or self.number_on(today.date()),
            text=filled(settings.letter_text, values),
            officers=tuple((one.name, "Petugas") for one in people),
            firms=tuple(
                Firm(one.contact.name, _address(one.contact), _when(one)) for one in visits
            ),
            city=branch.city,
            dated=today.date(),
            signer=signer,
        )
        write_letter(target, load_letterhead(self.store), letter, today)
        return len(visits)

    def _note(self, actor: Officer, action: str, detail: str) -> None:
        with self.store.writing() as writer:
            writer.audit(AuditEntry(self.now(), actor.officer_id, action, detail))


def clock(minute: int) -> str:
    """ "09.30" for minutes from midnight."""
    return f"{minute // 60:02}.{minute % 60:02}"


def hours_of(visit: PlannedVisit) -> str:
    """ "09.00–10.00 WIB", the beginning alone, or "" where no time was agreed."""
    plan = visit.plan
    if plan.from_minute is None:
        return ""
    until = "" if plan.until_minute is None else f"–{clock(plan.until_minute)}"
    return f"{clock(plan.from_minute)}{until} {zone_short(visit.contact.zone)}"


def _when(visit: PlannedVisit) -> str:
    assert visit.plan.visit_on is not None
    parts = (format_date(visit.plan.visit_on), hours_of(visit))
    return ", ".join(part for part in parts if part)


def _days(first: date, last: date) -> str:
    if first == last:
        return f"{day_name(first)}, {format_date_long(first)}"
    return f"{format_date_long(first)} sampai dengan {format_date_long(last)}"


def _address(contact: Contact) -> str:
    details = contact.details
    place: Sequence[str | None] = (
        details.address, details.kelurahan, details.kecamatan, details.city,
    )  # fmt: skip
    return ", ".join(part for part in place if part)


def _phones(contact: Contact) -> list[str]:
    return [
        dialable(number.phone.e164)
        for number in contact.numbers
        if number.state not in UNUSABLE_NUMBERS
    ]
