"""A day of an invented branch: calls with their script, visits, promises and plans."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dialer.contact import Contact
from dialer.facts import Channel, ObjectionRaised, ScriptStep
from dialer.outcomes import AttemptEntry, CallbackEntry, CallEntry, OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.workstation import Workstation
from scripts_call.library import Library, load_library
from scripts_call.model import Script, ScriptKind
from tests.conftest import HandClock
from tests.making import employer, member, take

PROMISE = OutcomeEntry(
    "promise",
    "self",
    "income",
    PromiseEntry(600_000, date(2026, 11, 25), "bri"),
    note="Gajian tanggal 25",
)
REFUSES = OutcomeEntry("refuses", "self", "service", note="Kecewa rumah sakit")
NO_ANSWER = OutcomeEntry("no_answer")
REGISTER = OutcomeEntry(
    "willing_to_register", "pic", next_step="send_kit", next_on=date(2026, 11, 24)
)


@dataclass(slots=True)
class Branch:
    """Contacts at hand, and attempts on them."""

    workstation: Workstation
    clock: HandClock
    library: Library
    contacts: dict[str, Contact]

    def attempt(
        self,
        officer: Officer,
        name: str,
        outcome: OutcomeEntry,
        *,
        talk: int = 60,
        channel: Channel = Channel.PHONE,
        script: Script | None = None,
    ) -> str:
        """Work on a contact for `talk` seconds (0: not answered) and save; two minutes go by."""
        contact = self.contacts[name]
        start = self.clock()
        calls: tuple[CallEntry, ...] = ()
        if channel is Channel.PHONE:
            answered = start + timedelta(seconds=5) if talk else None
            end = start + timedelta(seconds=5 + (talk or 20))
            line = "answered" if talk else "no_answer"
            number_id = contact.numbers[0].number_id
            calls = (CallEntry(number_id, "handset", start, answered, end, line),)
        self.clock.forward(seconds=90)
        entry = AttemptEntry(
            contact.contact_id, channel, start, calls, outcome, right_party_confirmed=bool(talk)
        )
        if script is not None:
            entry = replace(
                entry,
                script_id=script.id,
                script_version=script.version,
                path=_first_steps(script),
                objections=_two_objections(script),
            )
        saved = self.workstation.desk.save(officer, entry)
        self.clock.forward(seconds=30)
        return saved

    @property
    def members_script(self) -> Script:
        """The script for members in arrears."""
        return self.library.script_for(ScriptKind.ARREARS)


def _first_steps(script: Script) -> tuple[ScriptStep, ...]:
    first = script.steps[script.start]
    answer = first.answers[0]
    assert answer.goto is not None
    return (ScriptStep(first.id, answer.text), ScriptStep(answer.goto, ""))


def _two_objections(script: Script) -> tuple[ObjectionRaised, ...]:
    one, two = list(script.objections.values())[:2]
    return (
        ObjectionRaised(one.id, one.answers[0].text, resolved=True),
        ObjectionRaised(two.id, "", resolved=False),
    )


def make_branch(workstation: Workstation, clock: HandClock) -> Branch:
    """Three members and two employers on two lists."""
    people = [
        _named(member(f"+62812345670{n:02}", contact_id=f"c{n}"), name)
        for n, name in enumerate(("Siti Rahma", "Andi Pratama", "Dewi Lestari"), start=1)
    ]
    firms = [
        replace(_named(employer(contact_id=f"b{n}"), name), list_id="l2")
        for n, name in enumerate(("CV Maju Jaya", "PT Sinar Laut"), start=1)
    ]
    found = [*take(workstation, *people), *take(workstation, *firms)]
    return Branch(workstation, clock, load_library(), {one.name: one for one in found})


def _named(contact: Contact, name: str) -> Contact:
    return replace(contact, details=replace(contact.details, name=name))


def play_the_day(branch: Branch, one: Officer, two: Officer) -> None:
    """Eight attempts of all kinds, the last a visit."""
    rehab = OutcomeEntry("wants_rehab", "self", "income", rehab_stages=6)
    back = CallbackEntry(branch.clock() + timedelta(hours=3))
    branch.attempt(one, "Siti Rahma", NO_ANSWER, talk=0)
    branch.attempt(one, "Siti Rahma", PROMISE, script=branch.members_script)
    branch.attempt(two, "Andi Pratama", rehab, talk=200)
    branch.attempt(two, "Dewi Lestari", OutcomeEntry("wrong_person", "unknown"), talk=15)
    branch.attempt(one, "CV Maju Jaya", REGISTER)
    branch.attempt(one, "PT Sinar Laut", OutcomeEntry("pic_absent", "staff", callback=back))
    branch.attempt(two, "PT Sinar Laut", NO_ANSWER, talk=0)
    branch.attempt(two, "CV Maju Jaya", REGISTER, channel=Channel.VISIT)
