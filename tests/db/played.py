"""What happens at a branch, played through its use cases in any order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dialer.contact import Contact
from dialer.errors import RefusedError
from dialer.lists.model import ListKind
from dialer.log import LogFilter
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer, Role
from dialer.workstation import Workstation
from tests.conftest import HandClock
from tests.db.making_stores import underneath
from tests.making import call
from tests.payments.making import CUT_VA, POCUT_VA, paid, write

LEAD = Officer("o1", "Sri Rahayu", Role.LEAD, "")
WHO = {"cut": CUT_VA, "pocut": POCUT_VA}
LATER = {"agam": "8888801111111111", "putri": "8888802222222222"}
"""Who is only known once a list brings them."""

LISTS = (("cut", "agam"), ("agam", "putri"), ("pocut", "putri"))
ACCOUNTS = WHO | LATER
KEPT = {
    "promise": "SELECT * FROM promise ORDER BY promise_id",
    "share": "SELECT * FROM promise_share ORDER BY promise_id, position",
    "replaced": "SELECT * FROM promise_replaced ORDER BY promise_id",
    "stage": "SELECT contact_pk, stage, due_at, promise_amount FROM worklist ORDER BY contact_pk",
}
STANDING = """
SELECT w.contact_pk, w.stage, w.due_at, p.position, p.attempt_id, p.officer_id, p.amount, p.due_on,
  p.received, p.late, p.kept_on, p.cancelled_on, p.reminded_on
FROM worklist w LEFT JOIN promise p ON p.contact_pk = w.contact_pk
ORDER BY w.contact_pk, p.position
"""
START = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Act:
    """Something that happens; `which` picks among what there is, days are counted from the 20th."""

    what: str
    who: str
    amount: int
    days: int
    which: int


class Branch:
    """Plays acts through the use cases; the clock goes on by a day an act."""

    def __init__(
        self, workstation: Workstation, clock: HandClock, folder: Path, home: Path
    ) -> None:
        self.workstation, self.clock, self.folder, self.home = workstation, clock, folder, home
        self.files = 0
        self.rows: list[list[str]] = []
        self.lists: list[str] = []

    def play(self, act: Act) -> None:
        self.clock.forward(hours=7)
        getattr(self, f"_{act.what}")(act)

    @property
    def _today(self) -> date:
        return self.clock().date()

    def _promised(self, act: Act) -> OutcomeEntry:
        due = self._today + timedelta(days=act.days + 1)
        replaces = act.amount == 100_000
        made = PromiseEntry(act.amount, due, "bri", replaces)
        return OutcomeEntry("promise", promise=made)

    def _promise(self, act: Act) -> None:
        self._save(act, self._promised(act))

    def _plan(self, act: Act) -> None:
        self._save(act, self._rehab(act, "registered_rehab"))

    def _interest(self, act: Act) -> None:
        """Interest in another plan, or no to it, ends none that was registered."""
        before = self._held()
        self._save(act, self._rehab(act, ("wants_rehab", "declines_rehab")[act.which % 2]))
        assert self._held() == before

    def _held(self) -> Mapping[str, date | None]:
        return {one.promise_id: one.cancelled_on for one in self.workstation.store.promises()}

    def _rehab(self, act: Act, code: str) -> OutcomeEntry:
        return OutcomeEntry(code, "self", rehab_stages=2 + act.days % 3)

    def _unanswered(self, act: Act) -> None:
        self._save(act, OutcomeEntry("no_answer"))

    def _save(self, act: Act, outcome: OutcomeEntry) -> None:
        contact = self.contact(act.who)
        if contact is None:
            return
        talk = 0 if outcome.code == "no_answer" else 60
        self.workstation.desk.save(LEAD, call(contact, self.clock(), outcome, talk=talk))

    def contact(self, who: str) -> Contact | None:
        """Who has that card now."""
        key = f"card:{card_of(ACCOUNTS[who])}"
        with self.workstation.store.writing() as writer:
            contact_id = writer.contacts_by_key([key]).get(key, "")
        return self.workstation.store.contact(contact_id)

    def _list(self, act: Act) -> None:
        """A list comes in: some of it is known, some is new; payments that waited find theirs."""
        self.files += 1
        file = self.folder / f"daftar{self.files}.csv"
        rows = [
            f"{card_of(ACCOUNTS[who])};{who.title()} Meutia;{act.amount};6;0812700{at}{act.which}00"
            for at, who in enumerate(LISTS[act.which % len(LISTS)])
        ]
        text = "\n".join(["No Kartu;Nama;Total Tunggakan;Bulan;Telepon", *rows])
        file.write_text(text, encoding="utf-8")
        taken = self.workstation.intake.take_in("os:uji", file, ListKind.ARREARS)
        self.workstation.payment_matching.rematch("os:uji")
        self.lists.append(taken.list_id)

    def _undo_list(self, act: Act) -> None:
        """Take a list back: all of it, or nothing where somebody was called from it since."""
        if not self.lists:
            return
        list_id = self.lists[act.which % len(self.lists)]
        before = kept(self.home)
        try:
            self.workstation.intake.undo("os:uji", list_id)
        except RefusedError:
            assert kept(self.home) == before
            return
        self.lists.remove(list_id)
        self.workstation.payment_matching.rematch("os:uji")
        assert not list(self.workstation.store.contacts(list_id))

    def _pay(self, act: Act) -> None:
        day = max(START, self._today - timedelta(days=act.days))
        self._take_in(ACCOUNTS[act.who], day, act.amount)

    def _match(self, act: Act) -> None:
        self._take_in("8888800000000001", self._today, act.amount)
        for one in self.workstation.store.open_payments("", 9):
            if one.amount > 0:
                contact = self.contact(act.who)
                if contact is not None:
                    self.workstation.payment_matching.match_by_hand(
                        LEAD, one.payment_id, contact.contact_id
                    )

    def _unmatch(self, act: Act) -> None:
        contact = self.contact(act.who)
        if contact is None:
            return
        for one in self.workstation.store.payments_of_contact(contact.contact_id):
            if one.matched_by == "hand" and one.amount > 0:
                self.workstation.payment_matching.unmatch(LEAD, one.payment_id)
                return

    def _reverse(self, act: Act) -> None:
        self._take_in(ACCOUNTS[act.who], self._today, -act.amount)

    def _take_in(self, account: str, day: date, amount: int) -> None:
        self.files += 1
        row = paid(account, day.isoformat(), str(amount), f"R{self.files}" if amount > 0 else "")
        self.rows.append(row)
        self._file(row)

    def _file(self, *rows: list[str]) -> None:
        self.workstation.payments.take_in(
            "os:uji", write(self.folder / f"bayar{self.files}.csv", *rows)
        )

    def _again(self, act: Act) -> None:
        """A file of a longer time has the rows of earlier ones once more."""
        if self.rows:
            self.files += 1
            self._file(*self.rows[act.which % len(self.rows) :])

    def _take_back(self, act: Act) -> None:
        files = [one for one in self.workstation.store.received_files() if not one.taken_back_at]
        if files:
            file_id = files[act.which % len(files)].file_id
            self.workstation.payment_matching.take_back(LEAD, file_id)

    def _correct(self, act: Act) -> None:
        lines = self.workstation.store.promises()
        if lines:
            line = lines[act.which % len(lines)]
            wanted = self._promised(act) if act.days % 2 else OutcomeEntry("says_paid")
            self.workstation.review.correct(LEAD, line.attempt_id, wanted, "keliru")

    def _undo(self, act: Act) -> None:
        said = self.workstation.store.log(LogFilter(), 20)
        if said:
            attempt_id = said[act.which % len(said)].line.attempt_id
            self.workstation.undoing.undo(LEAD, attempt_id, "keliru")

    def _slip(self, act: Act) -> None:
        """A correction that is undone at once: all stands as before, by whatever facts."""
        before = as_they_stand(self.home)
        said = self.workstation.store.log(LogFilter(), 20)
        if said:
            attempt_id = said[act.which % len(said)].line.attempt_id
            self.workstation.review.correct(LEAD, attempt_id, self._promised(act), "keliru")
            self.workstation.undoing.undo(LEAD, attempt_id, "tadi benar")
            assert as_they_stand(self.home) == before

    def _remind(self, act: Act) -> None:
        self._about(act, self.workstation.promises.reminded)

    def _cancel(self, act: Act) -> None:
        self._about(act, self.workstation.promises.cancel)

    def _restore(self, act: Act) -> None:
        self._about(act, self.workstation.promises.restore)

    def _about(self, act: Act, say: Any) -> None:
        lines = self.workstation.store.promises()
        if lines:
            try:
                say(LEAD, lines[act.which % len(lines)].promise_id, "keliru")
            except RefusedError:
                return


def card_of(account: str) -> str:
    return f"00{account[5:]}"


def kept(folder: Path) -> Mapping[str, Any]:
    with underneath(folder) as run:
        return {name: run(statement) for name, statement in KEPT.items()}


def as_they_stand(folder: Path) -> Any:
    with underneath(folder) as run:
        return run(STANDING)
