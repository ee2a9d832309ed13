"""Written messages at the desk: which fit, to which number, what they say, and the link.

Nothing is sent from here: the officer sends in WhatsApp. What belongs to the confirmed party is
offered only for the number at which that party was confirmed in the call that was made last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Final

from dialer.agreed import OpenPromise
from dialer.contacts.dialable import dialable
from dialer.contacts.phone import PhoneKind
from dialer.facts import DEAD_NUMBERS, Promise
from dialer.outcomes import RIGHT_PARTIES
from dialer.refusal import Refusal
from dialer.rulebook import Reached
from dialer.telephony.handset import whatsapp_link
from scripts_call.captures import read_capture
from scripts_call.messages import Message, load_messages, messages_for, render_message
from scripts_call.model import ScriptKind, Situation
from ui.presenters.desk_case import CaseWork
from ui.presenters.rehab_offer import rehab_values
from ui.presenters.script_situation import about_outcome
from ui.presenters.script_values import Speaker, script_kind, script_values
from ui.presenters.words import REFUSALS

MOST: Final = 9
"""As many messages as there are number keys."""

NOT_ANSWERED: Final = "whatsapp_unanswered"
"""The outcome of a message while nobody has answered it."""

NAMED: Final = "naskah"
"""In place of a number's id: the number that the person named for WhatsApp."""

MESSAGES_ENOUGH: Final = (
    "Batas pesan tertulis untuk kontak ini hari ini sudah tercapai dan belum dibalas."
)
NO_NUMBER: Final = "Kontak ini tidak mempunyai nomor HP yang dapat menerima pesan WhatsApp."
STOPPED_NOW: Final = "Kontak ini baru saja meminta tidak dihubungi lagi, jadi tidak dikirimi pesan."
ONLY_OPEN: Final = (
    "Identitas belum dikonfirmasi lewat nomor ini, jadi hanya ada pesan tanpa keperluan dan jumlah."
)

_FITS: Final[Mapping[str, str]] = {"asks_va": "nomor_va", "says_paid": "sudah_bayar"}
"""By the outcome: the message that was asked for."""


@dataclass(frozen=True, slots=True)
class MessagesView:
    """The page of messages. `numbers` are keys with their text; `chosen` is a place from 0.

    `link` is "" when nothing may be sent; `refusal` says why. `remark` says what is held back.
    """

    numbers: tuple[tuple[str, str], ...]
    number: str
    titles: tuple[str, ...]
    chosen: int
    text: str
    link: str
    remark: str
    refusal: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """A number a message may go to; `confirmed` when the right party is known to read it."""

    key: str
    e164: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class MessageGround:
    """What the page is made from; `refusal` is why the contact may not be reached now."""

    work: CaseWork
    speaker: Speaker
    now: datetime
    refusal: Refusal | None


@lru_cache(maxsize=1)
def bundled_messages() -> tuple[Message, ...]:
    """The messages of the program, read once."""
    return load_messages()


class MessageBoard:
    """What is picked on the page of messages; `showing` while it is on the screen."""

    def __init__(self) -> None:
        self.showing = False
        self._number = ""
        self._message = ""

    def show(self) -> None:
        """Begin with the number at hand and the message that fits best."""
        self.showing, self._number, self._message = True, "", ""

    def hide(self) -> None:
        """Leave the page."""
        self.showing = False

    def choose_number(self, ground: MessageGround, key: str) -> None:
        """Take another number; what may be said there may differ."""
        if any(one.key == key for one in recipients(ground.work)):
            self._number = key

    def step_number(self, ground: MessageGround, step: int) -> None:
        """The number before or after, round and round."""
        keys = [one.key for one in recipients(ground.work)]
        if keys:
            at = keys.index(self._recipient(ground).key)
            self._number = keys[(at + step) % len(keys)]

    def choose(self, ground: MessageGround, place: int) -> None:
        """Take the message at a place of the list, counted from 1."""
        offered = self._offered(ground)
        if 1 <= place <= len(offered):
            self._message = offered[place - 1].id

    def view(self, ground: MessageGround) -> MessagesView:
        """Draw the page."""
        refusal = _refusal(ground)
        if refusal:
            return MessagesView((), "", (), 0, "", "", "", refusal)
        who, offered = self._recipient(ground), self._offered(ground)
        message = self._picked(offered)
        text = render_message(message, _values(ground), confirmed=who.confirmed)
        return MessagesView(
            numbers=tuple((one.key, dialable(one.e164)) for one in recipients(ground.work)),
            number=who.key,
            titles=tuple(one.title for one in offered),
            chosen=offered.index(message),
            text=text,
            link=whatsapp_link(who.e164, text),
            remark="" if who.confirmed else ONLY_OPEN,
            refusal="",
        )

    def line(self, ground: MessageGround) -> str:
        """What the note says of the message that is picked."""
        who, message = self._recipient(ground), self._picked(self._offered(ground))
        return f"Pesan WhatsApp ke nomor berakhiran {who.e164[-4:]}: {message.title}"

    def about(self, ground: MessageGround) -> Situation:
        """What the message that is picked is about."""
        return self._picked(self._offered(ground)).situation

    def _recipient(self, ground: MessageGround) -> Recipient:
        """The number picked, else the one at hand, else the first."""
        found = recipients(ground.work)
        at_hand = ground.work.line.line.chosen
        for key in (self._number, at_hand):
            for one in found:
                if one.key == key:
                    return one
        return found[0]

    def _offered(self, ground: MessageGround) -> tuple[Message, ...]:
        return fitting(ground.work, confirmed=self._recipient(ground).confirmed)

    def _picked(self, offered: Sequence[Message]) -> Message:
        return next((one for one in offered if one.id == self._message), offered[0])


def recipients(work: CaseWork) -> tuple[Recipient, ...]:
    """The mobile numbers that reach somebody, and the one the confirmed person named."""
    case = work.case
    assert case is not None
    states = dict(case.view.standing.numbers)
    said = case.ground.rule(work.editor.form.code)
    if said is not None and said.number_state is not None:
        states[work.dialled] = said.number_state
    known = tuple(
        Recipient(one.number_id, one.phone.e164, _confirmed_at(work, one.number_id))
        for one in case.view.contact.numbers
        if one.phone.kind is PhoneKind.MOBILE
        and one.number_id not in case.view.stopped_numbers
        and states.get(one.number_id, one.state) not in DEAD_NUMBERS
    )
    named = _named(work)
    if named is None or any(one.e164 == named.e164 for one in known):
        return known
    return (*known, named)


def fitting(work: CaseWork, *, confirmed: bool) -> tuple[Message, ...]:
    """The messages for what the talk has come to, the best first.

    Who is confirmed is not written to like a stranger.
    """
    case = work.case
    assert case is not None
    found: list[Message] = []
    for situation in _situations(work, confirmed=confirmed):
        found += messages_for(bundled_messages(), situation, confirmed=confirmed)
    wanted = _FITS.get(work.editor.form.code)
    kind = script_kind(case.view.contact.details)
    unique = dict.fromkeys(
        one for one in found if one.kind is kind and one.confirmed_only is confirmed
    )
    return tuple(sorted(unique, key=lambda one: one.id != wanted)[:MOST])


def outcome_of_message(work: CaseWork) -> str:
    """The outcome to offer once a message is on its way; "" when something else was said."""
    case = work.case
    assert case is not None
    rule = case.ground.rule(NOT_ANSWERED)
    talked = work.talk.moved or any(call.connected_at for call in work.line.line.calls)
    free = not work.editor.form.code and not talked and work.line.line.live is None
    return NOT_ANSWERED if free and rule is not None and not case.visit else ""


def _confirmed_at(work: CaseWork, number_id: str) -> bool:
    """Whether the right party was confirmed at a number, in the call that was made last.

    On a visit to an employer the person in charge stands before the officer.
    """
    assert work.case is not None
    if not _is_right_party(work):
        return False
    if work.case.visit:
        return work.case.situation.kind is ScriptKind.BU
    return number_id == work.confirmed_on == work.dialled


def _is_right_party(work: CaseWork) -> bool:
    """Whether the script has the right party, and the result, once chosen, does not deny it."""
    assert work.case is not None
    form = work.editor.form
    rule = work.case.ground.rule(form.code)
    denied = rule is not None and rule.reached is not Reached.RIGHT_PARTY
    other = bool(form.spoke_to) and form.spoke_to not in RIGHT_PARTIES
    return work.talk.confirmed and not denied and not other


def _named(work: CaseWork) -> Recipient | None:
    """The number for WhatsApp that the confirmed person named in the script."""
    walk = work.talk.walk
    field = walk.script.fields.get("whatsapp") if walk is not None else None
    if walk is None or field is None or not walk.confirmed:
        return None
    read = read_capture(field, walk.captured.get("whatsapp", ""))
    mobile = read.value.startswith("+628")
    return Recipient(NAMED, read.value, confirmed=_is_right_party(work)) if mobile else None


def _situations(work: CaseWork, *, confirmed: bool) -> tuple[Situation, ...]:
    """What the messages may be about: what was agreed, the script at hand, the case."""
    case, form = work.case, work.editor.form
    assert case is not None
    found: list[Situation] = []
    agreed = about_outcome(form.code, promised=form.due_on is not None)
    if agreed is not None:
        found.append(agreed)
    if not confirmed and _somebody_else(work):
        found.append(Situation.THIRD_PARTY)
    if work.talk.walk is not None:
        found.append(work.talk.walk.script.situation)
    found.append(case.situation)
    if not confirmed and case.situation.kind is ScriptKind.ARREARS:
        found += [Situation.SECOND_ROUND, Situation.THIRD_PARTY]
    return tuple(dict.fromkeys(found))


def _somebody_else(work: CaseWork) -> bool:
    assert work.case is not None
    rule = work.case.ground.rule(work.editor.form.code)
    return rule is not None and rule.reached is Reached.SOMEBODY


def _values(ground: MessageGround) -> dict[str, str]:
    """As in the script, by the clock of now; a promise just made takes the place of older ones."""
    case, form = ground.work.case, ground.work.editor.form
    assert case is not None
    promises = case.view.standing.followed[:1]
    if form.code == "promise" and form.amount is not None and form.due_on is not None:
        made = Promise("", form.amount, form.due_on, form.pay_channel)
        promises = (*promises, OpenPromise("", "", "", made))
    ground_now = replace(case.ground, contact=case.view.contact)
    values = script_values(ground_now, ground.speaker, ground.now, promises)
    return {**values, **rehab_values(ground_now, form)}


def _refusal(ground: MessageGround) -> str:
    """Why nothing may be sent; after a call in hand the hour and the limit do not count again."""
    case = ground.work.case
    assert case is not None
    if ground.refusal in (Refusal.STOPPED, Refusal.NUMBER_STOPPED):
        return REFUSALS[ground.refusal]
    said = case.ground.rule(ground.work.editor.form.code)
    if said is not None and said.stop:
        return STOPPED_NOW
    if not recipients(ground.work):
        return NO_NUMBER
    now = "" if case.view.may_be_written else MESSAGES_ENOUGH
    if ground.refusal is not None and not now:
        now = f"{REFUSALS[ground.refusal]} Pesan juga belum dikirim sekarang."
    return "" if ground.work.line.line.used else now
