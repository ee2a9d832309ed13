"""The day itself: what is pressed, in order. Every step goes through the window."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from dialer.facts import Channel
from dialer.lists.model import ListKind
from dialer.log import LogFilter
from scripts_call.model import Script
from scripts_call.search import ObjectionIndex
from ui.app import Program
from ui.demo.clock import DayClock
from ui.demo.hands import Hands, StuckError
from ui.demo.journal import Journal
from ui.demo.paths import keys_to
from ui.desk.room import DeskRoom
from ui.entry.first_run import FirstRunPage
from ui.entry.sign_in import SignInPage
from ui.lists.room import ListsRoom
from ui.reports.room import ReportsRoom
from ui.review.room import ReviewRoom
from ui.settings.room import SettingsRoom
from ui.theme import ThemeMode
from ui.visits import VisitsRoom

LEAD, LEAD_PIN = "Sri Rahayu", "739204"
AGENT, AGENT_PIN = "Budi Santoso", "482913"
W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Plan:
    """One call: how it ends, what is typed for it, and an objection met on the way.

    `typed` maps a part of the form (see `Day.fill`) to what the hands type there.
    """

    outcome: str
    note: str = ""
    typed: tuple[tuple[str, str], ...] = ()
    objection: str = ""
    picture: str = ""


MEMBERS = (
    Plan("no_answer"),
    Plan("promise", "Gajian tanggal 25.", (("day", "25/11"), ("channel", "BRI")), "", "janji"),
    Plan("no_answer"),
    Plan("cannot_afford", "Penghasilan harian.", (), "mampu", "keberatan"),
    Plan(
        "callback_requested", "", (("callback", "senin"), ("clock", "10.30")), "", "telepon-ulang"
    ),
    Plan("busy"),
    Plan("third_party_message", "Titip pesan kepada istri."),
    Plan("says_paid", "Bayar di Indomaret kemarin."),
    Plan("promise", "", (("day", "besok"), ("channel", "Indomaret"))),
    Plan("wrong_person"),
    Plan("switched_off"),
    Plan("disputes_amount", "Merasa sudah membayar sebagian."),
    Plan("refuses", "", (), "layanan"),
    Plan("suspects_fraud", "Diarahkan ke Care Center 165.", (), "penipuan"),
    Plan("objects_to_calls"),
    Plan("deceased", "Surat kematian akan diserahkan keluarga."),
    Plan("asks_va", "", (), "denda"),
    Plan("wants_rehab", "Minta rincian dikirim lewat WhatsApp.", (), "", "rehab"),
    Plan("wants_rehab"),
)
EMPLOYERS = (
    Plan("willing_to_register", "Tujuh pekerja.", (("step", "Bantu"),), "biaya", "badan-usaha"),
    Plan("asks_for_visit", "", (("step", "Jadwalkan"), ("next_on", "lusa"))),
    Plan("pic_absent", "Pemilik kembali sore."),
    Plan("no_answer"),
    Plan("registered_no_payment", "", (("step", "Pantau"),)),
)


class Day:
    """Plays the day; `counts` tells what was done."""

    def __init__(
        self,
        program: Program,
        clock: DayClock,
        out: Path,
        journal: Journal,
        *,
        camera: bool = True,
    ) -> None:
        self._program = program
        self._clock = clock
        self._out = out
        self._journal = journal
        self.hands = Hands(program, out, camera=camera)
        self.counts: Counter[str] = Counter()
        self.reports: list[str] = []

    def play(self) -> None:
        """Play the whole day, from the first start to the signed reports."""
        self._first_start()
        self._sign_in(AGENT, AGENT_PIN)
        self._take_lists_in()
        self._calls(ListKind.ARREARS, MEMBERS)
        self._calls(ListKind.BU, EMPLOYERS)
        self._visit()
        self._look_around()
        self._sign_in(LEAD, LEAD_PIN)
        self._review()
        self._write_reports()
        self._in_the_dark()

    # -- coming in -----------------------------------------------------------------------

    def _first_start(self) -> None:
        hands = self.hands
        hands.bring_forward()
        page = self._cover(FirstRunPage)
        hands.into(page.name.control, LEAD)
        hands.into(page.pin.control, LEAD_PIN)
        hands.into(page.again.control, LEAD_PIN)
        hands.into(page.office.control, "Kantor Cabang Lhokseumawe")
        hands.into(page.city.control, "Lhokseumawe")
        hands.into(page.area_code.control, "0645")
        hands.picture("mulai-pertama")
        hands.press("Return")
        hands.wait(lambda: self._program.officer is not None, "the lead to be in")
        hands.bring_forward()
        room = self._open("pengaturan", SettingsRoom)
        if room.people is None:
            raise StuckError("a lead must be able to manage people")
        hands.into(room.people.name.control, AGENT)
        hands.into(room.people.new_pin.control, AGENT_PIN)
        room.people.add.click()
        hands.picture("pengaturan")

    def _sign_in(self, name: str, pin: str) -> None:
        hands = self.hands
        hands.press("Ctrl+L")
        page = self._cover(SignInPage)
        names = page.names.control
        names.setCurrentIndex(
            next(row for row in range(names.count()) if names.itemText(row).startswith(name))
        )
        hands.into(page.pin.control, pin)
        hands.picture(f"masuk-{name.partition(' ')[0].lower()}")
        hands.press("Return")
        hands.wait(lambda: self._officer_is(name), f"{name} to be in")
        hands.bring_forward()

    def _officer_is(self, name: str) -> bool:
        officer = self._program.officer
        return officer is not None and officer.name == name and not self._program.shell.covered

    # -- the lists -----------------------------------------------------------------------

    def _take_lists_in(self) -> None:
        hands = self.hands
        self._desk()
        hands.picture("meja-kosong")
        room = self._open("daftar", ListsRoom)
        hands.picture("daftar-kosong")
        room.samples.click()
        station = self._program.workstation
        hands.wait(lambda: len(station.store.call_lists()) == 2, "both sample lists to be in")
        hands.wait(lambda: not self._program.background.busy, "the import to end")
        hands.picture("daftar")
        self.counts["lists"] = len(station.store.call_lists())
        self._open("antrean", QWidget)
        hands.picture("antrean")

    # -- calling -------------------------------------------------------------------------

    def _calls(self, kind: ListKind, plans: tuple[Plan, ...]) -> None:
        desk = self._desk()
        choice = next(
            one for one in desk.presenter.view.work if one.kind == kind.value and not one.list_id
        )
        desk.foot.work_chosen.emit(choice)
        for plan in plans:
            self._call(desk, plan)

    def _call(self, desk: DeskRoom, plan: Plan) -> None:
        hands = self.hands
        contact_id = desk.presenter.contact_id
        if not contact_id:
            raise StuckError(f"nobody to call for {plan.outcome}")
        self._shoot(plan.picture, "kontak")
        hands.press("F9")
        self._clock.forward(seconds=18)
        self._shoot(plan.picture, "memanggil")
        rule = self._program.workstation.rulebook.outcomes[plan.outcome]
        if rule.group == 1:
            self._not_reached(desk, plan.outcome)
        else:
            self._talk(desk, plan)
        self._fill(desk, plan)
        if plan.note:
            hands.press("Ctrl+N")
            hands.type(plan.note)
            hands.wait(lambda: not desk.presenter.draft_due, "the draft to be kept")
            self._journal.note("draft", contact_id, plan.note)
        self._shoot(plan.picture, "hasil")
        self._save(desk, contact_id, plan.outcome)
        self.counts["calls"] += 1
        self._clock.forward(seconds=25)

    def _not_reached(self, desk: DeskRoom, outcome: str) -> None:
        """Ctrl+1 chooses the first outcome of its group, again the next one."""
        for _ in range(8):
            self.hands.press("Ctrl+1")
            if self._code(desk) == outcome:
                return
        raise StuckError(f"Ctrl+1 does not reach {outcome}")

    def _talk(self, desk: DeskRoom, plan: Plan) -> None:
        hands = self.hands
        hands.press("F10")
        walk = desk.presenter.talk.walk
        if walk is None:
            raise StuckError(f"no script for {plan.outcome}")
        script = walk.script
        keys = keys_to(script, plan.outcome)
        for place, number in enumerate(keys):
            if plan.objection and place == len(keys) - 1:
                self._objection(desk, script, plan)
            hands.press(str(number))
            self._clock.forward(seconds=14)
            if place == len(keys) // 2:
                self._shoot(plan.picture, "naskah")
        if self._code(desk) != plan.outcome:
            raise StuckError(f"the script ended in {self._code(desk)}, not in {plan.outcome}")

    def _objection(self, desk: DeskRoom, script: Script, plan: Plan) -> None:
        """Look an objection up by its first letters, answer it, and be back where one was."""
        hands = self.hands
        wanted = plan.objection[:3]
        hands.press("/")
        hands.type(wanted)
        self._shoot(plan.picture, "cari-keberatan")
        hands.press("Return")
        self._shoot(plan.picture, "keberatan")
        found = ObjectionIndex(script).search(wanted)[0].objection
        answers = found.answers
        returning = [place for place, one in enumerate(answers, start=1) if one.goto is None]
        hands.press(str(returning[0]) if returning else "Escape")
        if desk.script.objecting:
            hands.press("Escape")
        self._clock.forward(seconds=20)
        self.counts["objections"] += 1

    def _fill(self, desk: DeskRoom, plan: Plan) -> None:
        form = desk.outcome
        fields: dict[str, QWidget] = {
            "day": form.promise.day.control.line,
            "channel": form.promise.channel.control,
            "callback": form.callback.at.control.day,
            "clock": form.callback.at.control.clock,
            "step": form.next_step.step.control,
            "next_on": form.next_step.day.control.line,
        }
        for part, text in plan.typed:
            self.hands.into(fields[part], text)

    def _save(self, desk: DeskRoom, contact_id: str, outcome: str) -> None:
        hands = self.hands
        before = len(self._program.workstation.store.facts_of(contact_id))
        hands.press("Ctrl+Return")
        if desk.presenter.contact_id == contact_id and desk.presenter.view.form is not None:
            hands.press("Ctrl+Return")
        if len(self._program.workstation.store.facts_of(contact_id)) == before:
            form = desk.presenter.view.form
            raise StuckError(f"{outcome} was not saved: {form.faults if form else ''}")
        self._journal.note("saved", contact_id, outcome)
        self.counts["saved"] += 1

    def _code(self, desk: DeskRoom) -> str:
        form = desk.presenter.view.form
        return form.code if form is not None else ""

    def _shoot(self, name: str, what: str) -> None:
        if name:
            self.hands.picture(f"meja-{name}-{what}")

    # -- visits and the other rooms ------------------------------------------------------

    def _visit(self) -> None:
        """The employer who asked for a visit gets one, and its result is written down."""
        hands = self.hands
        room = self._open("kunjungan", VisitsRoom)
        hands.wait(lambda: room.plans.details.row is not None, "a visit to be planned")
        hands.picture("kunjungan")
        room.plans.details.record.click()
        desk = self._desk()
        contact_id = desk.presenter.contact_id
        self._clock.forward(minutes=40)
        code = "documents_in_preparation"
        for _ in range(8):
            hands.press("Ctrl+4")
            if self._code(desk) == code:
                break
        self._fill(desk, Plan(code, typed=(("step", "Tunggu"), ("next_on", "+5"))))
        hands.picture("meja-kunjungan-hasil")
        self._save(desk, contact_id, code)
        self.counts["visits"] += 1

    def _look_around(self) -> None:
        for room in ("antrean", "janji", "latihan"):
            self._open(room, QWidget)
            self.hands.wait(lambda: not self._program.background.busy, f"{room} to be ready")
            self.hands.picture(room)

    # -- the lead ------------------------------------------------------------------------

    def _review(self) -> None:
        hands = self.hands
        room = self._open("pantau", ReviewRoom)
        station = self._program.workstation
        hands.wait(lambda: not self._program.background.busy, "the log to be read")
        hands.picture("pantau")
        promised = next(
            one for one in station.store.log(LogFilter(code="promise"), 10) if one.line.talk_seconds
        )
        room.open_attempt(promised.line.attempt_id)
        hands.picture("pantau-percobaan")
        hands.press("Ctrl+E")
        hands.into(room.correction.form.promise.amount.control, "250000")
        hands.into(room.correction.why.control, "Jumlah salah dengar")
        hands.picture("pantau-koreksi")
        hands.press("Ctrl+Return")
        hands.wait(
            lambda: (
                (found := station.store.log_entry(promised.line.attempt_id)) is not None
                and found.line.corrected
            ),
            "the correction to be saved",
        )
        hands.wait(lambda: not self._program.background.busy, "the log to be read again")
        hands.picture("pantau-dikoreksi")
        self.counts["corrections"] += 1

    def _write_reports(self) -> None:
        hands = self.hands
        room = self._open("laporan", ReportsRoom)
        for kind in ("telemarketing", "canvassing", "telekolekting"):
            path = self._out / f"laporan-{kind}.pdf"
            room.choose(kind)
            hands.wait(lambda: not self._program.background.busy, "the preview")
            hands.picture(f"laporan-{kind}")
            room.save_to(path)
            hands.wait(path.is_file, f"{path.name} to be written")
            hands.wait(lambda: not self._program.background.busy, "the report to be done")
            self.reports.append(path.name)

    def _in_the_dark(self) -> None:
        self._program.theme.set_mode(ThemeMode.DARK)
        for room in ("meja", "antrean", "daftar", "pantau", "laporan"):
            self._open(room, QWidget)
            self.hands.wait(lambda: not self._program.background.busy, "the room")
            self.hands.picture(f"gelap-{room}")

    # -- finding things ------------------------------------------------------------------

    def _desk(self) -> DeskRoom:
        return self._open("meja", DeskRoom)

    def _open(self, room_id: str, kind: type[W]) -> W:
        self._program.shell.open_room(room_id)
        room = self._program.shell.room(room_id)
        if not isinstance(room, kind):
            raise StuckError(f"{room_id} is not what was expected")
        return room

    def _cover(self, kind: type[W]) -> W:
        found: list[W] = []

        def there() -> bool:
            found[:] = self._program.shell.findChildren(kind)
            return bool(found) and found[-1].isVisible()

        self.hands.wait(there, kind.__name__)
        return found[-1]


def totals(program: Program) -> dict[str, int]:
    """Return what the store says of the day, to be compared with what was played."""
    store = program.workstation.store
    lines = [one.line for one in store.log(LogFilter(), 10_000)]
    return {
        "attempts": len(lines),
        "promises": len(store.promises()),
        "rehab_offers": sum(line.rehab_stages is not None for line in lines),
        "callbacks": sum(line.callback_at is not None for line in lines),
        "visits": sum(line.channel is Channel.VISIT for line in lines),
        "corrected": sum(line.corrected for line in lines),
    }
