"""The day's reports handed in with one key: PDF and XLSX into a folder, and a text for a message.

Files are made in a waiting folder on this computer first and moved from there. A network folder
that is not there costs nothing: the files wait and are moved when it is back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from dialer.branch import load_branch
from dialer.contacts.dates import day_name, format_date_long
from dialer.contacts.money import format_rupiah
from dialer.errors import BadInputError, DiskFullError, SambungError
from dialer.hours import local
from dialer.people import Officer, Right
from dialer.ports import AuditEntry, Now, Store
from dialer.report_kinds import ReportKind, ReportOrder
from dialer.reporting import Report, Reporting, save
from dialer.reports.saving import save_whole
from dialer.reports.summary import format_count, summarise_attempts

SETTING = "report_sending"
WAITING = "Laporan menunggu dikirim"
SUFFIXES = (".pdf", ".xlsx")
KEPT_HERE = "Yang belum terkirim disimpan di komputer ini dan dikirim pada kesempatan berikutnya."
LOOKS_BACK = 7
"""Days within which a report that was not sent is still offered."""
_NAMES = {
    ReportKind.OVERVIEW: "Ringkasan",
    ReportKind.TELECOLLECTING: "Laporan Telekolekting",
    ReportKind.TELEMARKETING: "Laporan Telemarketing",
    ReportKind.CANVASSING: "Laporan Canvassing",
    ReportKind.PROMISES: "Laporan Janji dan REHAB",
}


@dataclass(frozen=True, slots=True)
class SendSetup:
    """Where the reports go, and when by themselves ("16:00" local time, "" never).

    `since` is the day the time was set. `sent` has the days that went (ISO) by whose they are: an
    officer's id, "" for the whole branch.
    """

    folder: str = ""
    at: str = ""
    since: str = ""
    sent: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def time(self) -> time | None:
        """When they go, None for never."""
        return time.fromisoformat(self.at) if self.at else None

    def went(self, whose: str, day: date) -> bool:
        """Say whether somebody's reports of a day went."""
        return day.isoformat() in self.sent.get(whose, ())


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a day's reports: file names, and those that still wait with the sentence."""

    day: date
    folder: Path
    files: tuple[str, ...]
    waiting: tuple[str, ...]
    trouble: str
    message: str


@dataclass(frozen=True, slots=True)
class ReportSending:
    """Sends the reports of a day. `place` is a folder of this computer for files that wait."""

    store: Store
    now: Now
    reporting: Reporting
    place: Path

    @property
    def waiting_folder(self) -> Path:
        """Where files wait for the folder."""
        return self.place / WAITING

    def setup(self) -> SendSetup:
        """Return what was set."""
        kept: dict[str, Any] = self.store.setting(SETTING) or {}
        return _setup(kept)

    def set_up(self, actor: Officer, folder: str, at: str) -> None:
        """Keep folder and time ("" for none). Raises BadInputError for what is no time."""
        words = at.strip().replace(".", ":")
        if words:
            try:
                words = time.fromisoformat(words.zfill(5)).strftime("%H:%M")
            except ValueError:
                raise BadInputError(
                    f"Jam {at} tidak terbaca. Tulis seperti 16.00, atau kosongkan."
                ) from None
        before = self.setup()
        since = before.since if before.at and words else self._local().date().isoformat()
        with self.store.writing() as writer:
            now = replace(before, folder=folder.strip(), at=words, since=since)
            writer.put_setting(SETTING, asdict(now))
            writer.audit(AuditEntry(self.now(), actor.officer_id, "report_sending"))

    def due(self, actor: Officer) -> date | None:
        """Return today when its time has come and the officer's reports did not go since."""
        setup, here = self.setup(), self._local()
        if setup.time is None or not setup.folder or here.time() < setup.time:
            return None
        return None if setup.went(_whose(actor), here.date()) else here.date()

    def missed(self, actor: Officer) -> date | None:
        """Return the first day with attempts of the officer's that should have gone and did not.

        Of `LOOKS_BACK` days before today; the next one is asked for when it went.
        """
        setup, today, whose = self.setup(), self._local().date(), _whose(actor)
        if setup.time is None or not setup.folder:
            return None
        for back in range(LOOKS_BACK, 0, -1):
            day = today - timedelta(days=back)
            if day.isoformat() < setup.since or setup.went(whose, day):
                continue
            if self.store.attempts_on(day, whose):
                return day
        return None

    def send(self, actor: Officer, day: date, folder: Path) -> Sent:
        """Make the day's reports and put them into the folder; what cannot go there waits.

        Before its time today's do not count as handed in: more is to come.

        Raises BadInputError or DiskFullError when they cannot even be made on this computer.
        """
        self._make_waiting_folder()
        reports = self._reports(actor, day)
        made: list[str] = []
        whose = f" {actor.name}" if _whose(actor) else ""
        for report in reports:
            for suffix in SUFFIXES:
                name = file_name(day, f"{_NAMES[report.kind]}{whose}", suffix)
                save(report, self.waiting_folder / name)
                made.append(name)
        moved, trouble = self._move(folder)
        self._keep_sent(actor, day)
        left = tuple(name for name in made if name not in moved)
        return Sent(
            day=day,
            folder=folder,
            files=tuple(made),
            waiting=left,
            trouble=trouble,
            message=message_of(day, reports),
        )

    def waiting(self) -> tuple[str, ...]:
        """Return the names of files that wait for the folder."""
        if not self.waiting_folder.is_dir():
            return ()
        found = (one.name for one in self.waiting_folder.iterdir() if one.suffix in SUFFIXES)
        return tuple(sorted(found))

    def try_again(self, folder: Path) -> tuple[tuple[str, ...], str]:
        """Move what waits; return what went and the sentence of what stands in the way."""
        return self._move(folder)

    def _reports(self, actor: Officer, day: date) -> list[Report]:
        made = [self.reporting.prepare(actor, ReportOrder(kind, day, day)) for kind in _NAMES]
        return [one for one in made if one.rows or one.kind is ReportKind.OVERVIEW]

    def _move(self, folder: Path) -> tuple[tuple[str, ...], str]:
        """Move what can be moved; one file that is open somewhere holds up no other."""
        moved: list[str] = []
        trouble = ""
        if self.waiting() and not folder.is_dir():
            return (), (
                f"Folder “{folder}” tidak dapat dijangkau. Laporan disimpan di komputer ini "
                "dan dikirim saat folder kembali ada."
            )
        for name in self.waiting():
            source = self.waiting_folder / name
            try:
                _copy(source, folder / name)
                source.unlink()
            except SambungError as error:
                trouble = trouble or f"{error.sentence} {KEPT_HERE}"
            except OSError as error:
                said = f"“{name}” belum terkirim ({error.strerror or error})."
                trouble = trouble or f"{said} {KEPT_HERE}"
            else:
                moved.append(name)
        return tuple(moved), trouble

    def _make_waiting_folder(self) -> None:
        try:
            self.waiting_folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DiskFullError(
                f"Folder “{self.waiting_folder}” tidak dapat dibuat, laporan belum dibuat. "
                "Kosongkan ruang atau periksa izin folder."
            ) from error

    def _keep_sent(self, actor: Officer, day: date) -> None:
        here, whose = self._local(), _whose(actor)
        oldest = (here.date() - timedelta(days=LOOKS_BACK)).isoformat()
        with self.store.writing() as writer:
            setup = _setup(writer.setting(SETTING) or {})
            if day < here.date() or setup.time is None or here.time() >= setup.time:
                days = {*setup.sent.get(whose, ()), day.isoformat()}
                kept = sorted(one for one in days if one >= oldest)
                setup = replace(setup, sent={**setup.sent, whose: kept})
                writer.put_setting(SETTING, asdict(setup))
            writer.audit(
                AuditEntry(self.now(), actor.officer_id, "report_sending", day.isoformat())
            )

    def _local(self) -> datetime:
        return local(self.now(), load_branch(self.store).zone)


def _setup(kept: Mapping[str, Any]) -> SendSetup:
    known = {one.name for one in fields(SendSetup)}
    return SendSetup(**{name: value for name, value in kept.items() if name in known})


def _whose(actor: Officer) -> str:
    """Whose reports an officer hands in: "" for the whole branch."""
    return "" if actor.may(Right.SEE_ALL) else actor.officer_id


def file_name(day: date, name: str, suffix: str) -> str:
    """`2026-11-20 Laporan Telekolekting.pdf`: names sort by day."""
    kept = "".join(" " if sign in '<>:"/\\|?*' or ord(sign) < 32 else sign for sign in name)
    return f"{day.isoformat()} {' '.join(kept.split()).rstrip('. ')}{suffix}"


def message_of(day: date, reports: list[Report]) -> str:
    """The day in a few lines for a chat: figures only, nothing of any contact."""
    lines: list[str] = []
    for report in reports:
        if report.kind is ReportKind.OVERVIEW:
            head = report.letterhead
            lines = [
                f"*Laporan harian {head.institution}, {head.branch}*",
                f"{day_name(day)}, {format_date_long(day)}",
                *lines,
            ]
            if not report.rows:
                lines.append("Tidak ada percobaan.")
            continue
        lines += _of_kind(report)
    for report in reports[:1]:
        lines.append(report.frame.data_state)
    return "\n".join(lines)


def _of_kind(report: Report) -> list[str]:
    if report.kind is ReportKind.PROMISES:
        return _of_promises(report)
    rows = report.members or report.employers
    summary = summarise_attempts(rows)
    party = "peserta sendiri" if report.members else "PIC"
    connected = summary.of_spoken("terhubung", summary.connected)
    reached = summary.of_spoken(party, summary.right_party)
    name = _NAMES[report.kind].removeprefix("Laporan ")
    lines = [
        f"{name}: {format_count(summary.attempts)} percobaan, "
        f"{format_count(summary.contacts)} kontak",
        f"- {connected.sentence}",
        f"- {reached.sentence}",
    ]
    promised = [row.promise.amount for row in report.members if row.promise]
    if report.members:
        rehab = sum(row.rehab is not None for row in report.members)
        lines.append(
            f"- {format_count(len(promised))} janji bayar senilai {format_rupiah(sum(promised))}; "
            f"{format_count(rehab)} tawaran REHAB"
        )
    return lines


def _of_promises(report: Report) -> list[str]:
    from dialer.reports.promises import fell_due, given, instalment_rate, instalments, kept_rate

    frame, rows = report.frame, report.promises
    lines = [
        f"- {rate.sentence}; diterima {format_rupiah(sum(row.received for row in due))}"
        for rate, due in (
            (kept_rate(frame, rows), fell_due(frame, given(rows))),
            (instalment_rate(frame, rows), fell_due(frame, instalments(rows))),
        )
        if due
    ]
    return ["Janji dan REHAB yang jatuh tempo:", *lines] if lines else []


def _copy(source: Path, target: Path) -> None:
    content = source.read_bytes()

    def write(file: BinaryIO) -> None:
        file.write(content)

    save_whole(target, write)
