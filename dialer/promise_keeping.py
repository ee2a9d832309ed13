"""Use cases of promises: taken back, reminded of, judged by the branch's own terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dialer.agreed import words_since
from dialer.branch import load_branch
from dialer.errors import BadInputError, RefusedError
from dialer.facts import Body, Fact, PromiseCancelled, PromiseReminded
from dialer.hours import local
from dialer.instalments import instalment_of
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, NewId, Now, PromiseLine, Store
from dialer.promise_rules import PROMISE_RULES, as_setting, own_promise_rules
from dialer.promises import PromiseRule
from dialer.refresh import refresh
from dialer.rulebook import Rulebook
from dialer.standing import Stage

REASON_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Promises:
    """Promises in force; an officer's own, for a lead all."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook

    def today(self) -> date:
        """Return the branch's day, on which states are looked at."""
        return local(self.now(), load_branch(self.store).zone).date()

    def lines(self, actor: Officer) -> Sequence[PromiseLine]:
        """Return the promises an officer may see, the soonest due first."""
        return self.store.promises("" if actor.may(Right.SEE_ALL) else actor.officer_id)

    def to_remind(
        self, actor: Officer, lines: Sequence[PromiseLine] | None = None
    ) -> list[PromiseLine]:
        """Return promises whose date is near and of which nobody was reminded yet.

        From the day of the reminder on, or the last before it on which calling is allowed, until
        the date itself is over; not on the day of the talk. Nobody is reminded who is not to be
        contacted, or with whom nothing is left to talk about.
        `lines` are those of the officer, where they were read already.
        """
        today, rules = self.today(), self.rules()
        hours = load_branch(self.store).calling_hours(rules)
        return [
            one
            for one in (self.lines(actor) if lines is None else lines)
            if one.kept_on is None
            and one.cancelled_on is None
            and one.reminded_on is None
            and one.stage not in (Stage.CLOSED, Stage.STOPPED)
            and one.due_on >= today
            and (one.made_on is None or one.made_on < today)
            and (days := _remind_days(one, rules))
            and today >= hours.last_open_day(one.due_on - timedelta(days=days))
        ]

    def cancel(self, actor: Officer, promise_id: str, why: str) -> None:
        """Take a promise back. Raises RefusedError without a reason or for somebody else's."""
        line = self._own(actor, promise_id)
        reason = _reason(why)
        if line.cancelled_on is not None:
            raise RefusedError("Janji ini sudah dibatalkan.")
        if line.kept_on is not None:
            raise RefusedError("Janji ini sudah ditepati, jadi tidak dapat dibatalkan.")
        self._say(actor, line, PromiseCancelled(promise_id, reason), "promise_cancelled")

    def restore(self, actor: Officer, promise_id: str, why: str) -> None:
        """Let a promise that was taken back hold again.

        Raises RefusedError as `cancel`, and for what a newer promise or plan put an end to.
        """
        line = self._own(actor, promise_id)
        reason = _reason(why)
        if line.cancelled_on is None:
            raise RefusedError("Janji ini tidak sedang dibatalkan.")
        zone = load_branch(self.store).zone
        since = words_since(self.store.facts_of(line.contact_id), zone)
        if since.cancelled_on(promise_id) is None:
            raise RefusedError(
                "Cicilan ini berakhir karena rencana REHAB yang lebih baru."
                if instalment_of(promise_id)
                else "Janji ini diganti janji yang lebih baru. Bila keduanya berlaku, koreksi hasil"
                " panggilan yang mencatat janji baru itu."
            )
        self._say(actor, line, PromiseCancelled(promise_id, reason, True), "promise_restored")

    def reminded(self, actor: Officer, promise_id: str, channel: str) -> None:
        """Note that somebody was reminded; `channel` is one of `facts.Channel`'s values."""
        line = self._own(actor, promise_id)
        self._say(actor, line, PromiseReminded(promise_id, channel), "promise_reminded")

    def rules(self) -> Rulebook:
        """Return the rulebook with the branch's own terms."""
        return own_promise_rules(self.store.setting(PROMISE_RULES), self.rulebook)

    def set_rule(self, actor: Officer, rule: PromiseRule) -> None:
        """Put other terms into force for promises made from a later day on.

        What was promised before stays judged as it was. Raises RefusedError for who may not,
        BadInputError for a day that has come or terms that make no sense.
        """
        if not actor.may(Right.CHANGE_SETTINGS):
            raise RefusedError("Ketentuan janji hanya dapat diubah ketua tim atau admin.")
        if rule.valid_from <= self.today():
            raise BadInputError("Ketentuan baru berlaku paling cepat mulai besok.")
        if not 1 <= rule.terms.threshold_percent <= 100:
            raise BadInputError("Batas ditepati diisi 1 sampai 100 persen.")
        if not (0 <= rule.terms.grace_days <= 31 and 0 <= rule.remind_days <= 14):
            raise BadInputError("Masa tenggang paling lama 31 hari, pengingat paling awal 14 hari.")
        kept = [
            one
            for one in self.store.setting(PROMISE_RULES) or []
            if one["valid_from"] != rule.valid_from.isoformat()
        ]
        with self.store.writing() as writer:
            writer.put_setting(PROMISE_RULES, [as_setting(rule), *kept])
            writer.audit(AuditEntry(self.now(), actor.officer_id, "promise_rules_changed"))

    def _own(self, actor: Officer, promise_id: str) -> PromiseLine:
        line = self.store.promise_line(promise_id)
        if line is None:
            raise BadInputError("Janji tidak ditemukan. Hasilnya mungkin baru dikoreksi.")
        if line.officer_id != actor.officer_id and not actor.may(Right.SEE_ALL):
            raise RefusedError("Janji ini dicatat petugas lain. Hubungi ketua tim.")
        return line

    def _say(self, actor: Officer, line: PromiseLine, body: Body, action: str) -> None:
        now = self.now()
        fact = Fact(self.new_id(), line.contact_id, line.attempt_id, actor.officer_id, now, body)
        with self.store.writing() as writer:
            contact = writer.contact(line.contact_id)
            assert contact is not None
            writer.append([fact])
            refresh(writer, [contact], self.rulebook)
            writer.audit(AuditEntry(now, actor.officer_id, action, line.promise_id))


def _remind_days(line: PromiseLine, rules: Rulebook) -> int:
    """How many days before its day a promise is reminded of; instalments have their own rule."""
    if instalment_of(line.promise_id):
        return rules.rehab_options.remind_days_before
    return rules.promises_on(line.made_on or line.due_on).remind_days


def _reason(why: str) -> str:
    text = " ".join(why.split())
    if not text:
        raise RefusedError("Isi alasannya dahulu.")
    return text[:REASON_LENGTH]
