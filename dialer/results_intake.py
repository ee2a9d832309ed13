"""Use case of taking in results that were written elsewhere, on paper or in a sheet.

Each row is judged like the outcome form on the day of the attempt, and becomes an attempt with its
own time and officer: the same facts, effects and log line as one saved at the desk. It counts at
its time (see `dialer.standing.verdicts`), so an older paper does not undo a newer call.

A file comes in whole in one transaction or not at all, and can be taken back as a whole while
nothing came after it (`results_undoing`).
rows = accepted + duplicates + quarantined + unmatched. A duplicate is the same contact, officer,
minute and outcome, in the file or at the desk, by the first word or by a correction.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from dialer.attempt_facts import AttemptFacts
from dialer.branch import load_branch
from dialer.contact import Contact
from dialer.contacts.cells import cell_text
from dialer.errors import BadInputError
from dialer.facts import Channel, Fact
from dialer.hours import local, start_of_day
from dialer.lists.child import tables_of
from dialer.lists.reading import ColumnChoice
from dialer.outcomes import (
    AttemptEntry,
    CallbackEntry,
    CallEntry,
    Finding,
    OutcomeEntry,
    Part,
    Problem,
    PromiseEntry,
    faults,
)
from dialer.people import Officer
from dialer.ports import AuditEntry, NewId, Now, Store, Writer
from dialer.received.aside_file import save_received_aside
from dialer.received.model import (
    DOUBTS_KEPT,
    Aside,
    AsideLine,
    FileKind,
    ReceivedAside,
    ReceivedFile,
)
from dialer.received.sheets import choose_sheets
from dialer.refresh import refresh
from dialer.results_columns import RESULTS
from dialer.results_doubts import finding_code, row_doubts
from dialer.results_matching import Said, dialled, firm_named, said_of
from dialer.results_rows import ResultReader, ResultRow
from dialer.results_words import (
    FAULTS,
    ResultFault,
    ResultWords,
    finding_words,
    officer_named,
    result_words,
)
from dialer.rulebook import Asks, Reached, Rulebook

ELSEWHERE = "elsewhere"
"""Backend of a call that the program did not make."""

_CHANNEL_MISSING = Finding(Part.PROMISE_CHANNEL, Problem.MISSING)
"""Paper lists have no column for it: how the member will pay then stays unsaid."""


@dataclass(slots=True)
class _File:
    """What a file has brought so far."""

    facts: list[Fact] = field(default_factory=list)
    contacts: dict[str, Contact] = field(default_factory=dict)
    aside: list[AsideLine] = field(default_factory=list)
    doubts: list[AsideLine] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)
    attempts: list[str] = field(default_factory=list)
    said: dict[str, set[Said]] = field(default_factory=dict)
    rows: int = 0
    accepted: int = 0

    def put_aside(self, row: ResultRow, why: Aside, reason: str, fix: str) -> None:
        """Note a row that is not taken."""
        texts = tuple(cell_text(cell) for cell in row.cells)
        self.aside.append(AsideLine(row.row_number, why, reason, fix, texts))

    def doubt(self, row: ResultRow, found: Sequence[Finding]) -> None:
        """Note what contradicts itself in a row that is taken."""
        texts = tuple(cell_text(cell) for cell in row.cells)
        self.warnings.update(one.problem.value for one in found)
        self.doubts += [
            AsideLine(row.row_number, Aside.DOUBT, finding_code(one), "", texts) for one in found
        ]

    def leave_out(self, sheets: Sequence[str]) -> None:
        """Note sheets that are not read, each by its sentence."""
        self.warnings["other_sheets"] += len(sheets)
        self.doubts += [AsideLine(0, Aside.DOUBT, one, "", ()) for one in sheets]

    def count(self, why: Aside) -> int:
        """How many rows were put aside for that."""
        return sum(line.why is why for line in self.aside)


@dataclass(frozen=True, slots=True)
class ResultIntake:
    """Taking results in."""

    store: Store
    now: Now
    new_id: NewId
    rulebook: Rulebook

    def take_in(
        self,
        actor_id: str,
        path: Path,
        *,
        sheet: str | None = None,
        choice: ColumnChoice | None = None,
        pasted: str | None = None,
        quarantine_dir: Path | None = None,
    ) -> ReceivedFile:
        """Take a results file in and return it with its counts.

        Columns are those of the `choice`, else as remembered for such files, else found out.
        `sheet` may name several that are read together. With `pasted`, that text is the file and
        `path` only its name. With `quarantine_dir`, rows that were not taken are also written there
        as XLSX. Raises BadInputError when the file is none of results; then nothing was kept.
        """
        chosen = choose_sheets(
            tables_of(path, pasted),
            RESULTS,
            path.name,
            sheet=sheet,
            choice=choice,
            mappings=self.store.column_mappings(FileKind.RESULTS),
        )
        words = result_words(self.rulebook)
        area_code = load_branch(self.store).area_code or None
        channels = self.rulebook.payment_channels
        rows = [
            row for part in chosen.parts for row in ResultReader(part, words, channels, area_code)
        ]
        if not rows:
            raise BadInputError(
                f"Berkas “{path.name}” memiliki judul kolom hasil tetapi tidak ada baris di "
                "bawahnya. Tidak ada data yang diambil. Periksa apakah ini berkas yang dimaksud."
            )
        received = ReceivedFile(
            file_id=self.new_id(),
            kind=FileKind.RESULTS,
            file=path.name,
            sheet=chosen.sheet,
            header_row=chosen.first.header_row,
            columns={str(name): title for name, title in chosen.first.named.items()},
            received_at=self.now(),
            received_by=actor_id,
        )
        aside_file: Path | None = None
        try:
            with self.store.writing() as writer:
                file = self._read(writer, rows, words)
                file.leave_out(chosen.left)
                aside = ReceivedAside(chosen.titles, file.aside, chosen.sheet)
                if quarantine_dir is not None:
                    aside_file = quarantine_dir / f"{path.stem}-{received.file_id[-12:]}.xlsx"
                    aside_file = (
                        aside_file if save_received_aside(_mendable(aside), aside_file) else None
                    )
                return self._keep(writer, actor_id, received, file, chosen.titles, aside_file)
        except BaseException:
            if aside_file is not None:
                aside_file.unlink(missing_ok=True)
            raise

    def _keep(
        self,
        writer: Writer,
        actor_id: str,
        received: ReceivedFile,
        file: _File,
        titles: Sequence[str],
        aside_file: Path | None,
    ) -> ReceivedFile:
        writer.append(file.facts)
        refresh(writer, list(file.contacts.values()), self.rulebook)
        done = replace(
            received,
            rows=file.rows,
            accepted=file.accepted,
            duplicates=file.count(Aside.DUPLICATE),
            quarantined=file.count(Aside.QUARANTINED),
            unmatched=file.count(Aside.UNMATCHED),
            warnings={code: count for code, count in sorted(file.warnings.items()) if count},
            quarantine_file=str(aside_file) if aside_file else None,
            finished=True,
        )
        assert done.rows == done.accepted + len(file.aside)
        writer.put_received_file(done, titles)
        writer.put_results_taken(done.file_id, file.attempts)
        writer.add_received_aside(done.file_id, [*file.aside, *file.doubts[:DOUBTS_KEPT]])
        writer.audit(AuditEntry(self.now(), actor_id, "results_received", done.file_id))
        return done

    def _read(self, writer: Writer, rows: Sequence[ResultRow], words: ResultWords) -> _File:
        file = _File()
        found = self._contacts(writer, rows)
        facts = writer.facts_of_all(list({one.contact_id for one in found.values()}))
        gone = writer.results_taken_back()
        file.said = {contact_id: said_of(known, gone) for contact_id, known in facts.items()}
        officers = list(writer.officers())
        maker = AttemptFacts(
            self.new_id, self.rulebook, load_branch(writer).calling_hours(self.rulebook)
        )
        for row in rows:
            file.rows += 1
            contact = found.get(row.row_number)
            if contact is None:
                file.put_aside(row, *self._no_contact(row))
                continue
            self._take(row, contact, words, officers, maker, file)
        return file

    def _contacts(self, writer: Writer, rows: Sequence[ResultRow]) -> Mapping[int, Contact]:
        """Row number -> its contact, by number, else a firm by its name when only one has it."""
        known = dict(writer.contacts_by_key({key for row in rows for key in row.keys}))
        numbers = [key.partition(":") for row in rows for key in row.keys]
        known.update(
            writer.payers(
                {value for name, _, value in numbers if name == "va"},
                {value for name, _, value in numbers if name == "card"},
            )
        )
        ids = {
            row.row_number: contact_id
            for row in rows
            if (contact_id := next((known[key] for key in row.keys if key in known), None))
        }
        contacts = writer.contacts_of(list(set(ids.values())))
        found = {number: contacts[contact_id] for number, contact_id in ids.items()}
        for row in rows:
            if row.row_number not in found and not row.keys and row.name:
                firm = firm_named(writer, row.name)
                if firm is not None:
                    found[row.row_number] = firm
        return found

    def _no_contact(self, row: ResultRow) -> tuple[Aside, str, str]:
        if ResultFault.IDENTITY_DAMAGED in row.faults:
            return (Aside.QUARANTINED, *FAULTS[ResultFault.IDENTITY_DAMAGED])
        return (
            Aside.UNMATCHED,
            "Kontak tidak ditemukan, atau namanya dipakai lebih dari satu badan usaha",
            "Isi nomor kartu, VA, NIK, NPWP, atau NIB; bila kontaknya belum ada, impor daftarnya "
            "dahulu, lalu impor berkas ini lagi.",
        )

    def _take(
        self,
        row: ResultRow,
        contact: Contact,
        words: ResultWords,
        officers: Sequence[Officer],
        maker: AttemptFacts,
        file: _File,
    ) -> None:
        officer = officer_named(row.officer, officers)
        code = words.outcome(row.outcome, contact.kind)
        problems = list(row.faults)
        problems += [ResultFault.OFFICER_UNKNOWN] * (officer is None)
        problems += [ResultFault.OUTCOME_UNKNOWN] * (not code)
        rule = self.rulebook.outcomes.get(code)
        if rule is not None and row.promises and Asks.PROMISE not in rule.asks:
            problems.append(ResultFault.PROMISE_WITHOUT_OUTCOME)
        at: datetime | None = None
        if row.day is not None and row.at is not None:
            at = datetime.combine(row.day, row.at, ZoneInfo(contact.zone)).astimezone(UTC)
            if at > self.now():
                problems.append(ResultFault.IN_FUTURE)
        if problems or at is None or officer is None:
            reasons = [FAULTS[one] for one in dict.fromkeys(problems)]
            _quarantine(file, row, reasons)
            return
        entry = self._entry(row, contact, code, at)
        wrong = [
            one
            for one in faults(
                entry.outcome, contact, self.rulebook, at, local(at, contact.zone).date()
            )
            if one != _CHANNEL_MISSING or row.names_channels
        ]
        if wrong:
            _quarantine(file, row, [finding_words(one) for one in wrong])
            return
        mine = (officer.officer_id, code, at)
        if mine in file.said[contact.contact_id]:
            file.put_aside(
                row,
                Aside.DUPLICATE,
                "Sudah tercatat: kontak, petugas, waktu, dan hasilnya sama",
                "Tidak perlu diperbaiki; hapus baris ini bila memang ganda.",
            )
            return
        file.said[contact.contact_id].add(mine)
        file.doubt(row, row_doubts(row, entry, contact, self.rulebook, maker.hours))
        facts = maker.of(entry, contact, officer.officer_id, entry.started_at, elsewhere=True)
        file.attempts.append(facts[0].attempt_id)
        file.facts += facts
        file.contacts[contact.contact_id] = contact
        file.accepted += 1

    def _entry(self, row: ResultRow, contact: Contact, code: str, at: datetime) -> AttemptEntry:
        """The row as the desk would have it."""
        rule = self.rulebook.outcomes[code]
        promise = None
        if row.promises:
            promise = PromiseEntry(row.promise_amount, row.promise_on, row.promise_channel)
        callback = None
        if row.callback_on is not None:
            zone = ZoneInfo(contact.zone)
            moment = start_of_day(row.callback_on, contact.zone)
            if row.callback_at is not None:
                moment = datetime.combine(row.callback_on, row.callback_at, zone)
            elif row.callback_on == local(at, contact.zone).date():
                moment = datetime.combine(row.callback_on, time(23, 59), zone)
            callback = CallbackEntry(moment)
        channel = Channel(row.channel)
        number_id = dialled(row, contact) if channel is Channel.PHONE else ""
        calls = (CallEntry(number_id, ELSEWHERE, at, None, at),) if number_id else ()
        return AttemptEntry(
            contact_id=contact.contact_id,
            channel=channel,
            started_at=at,
            calls=calls,
            outcome=OutcomeEntry(
                code=code,
                spoke_to=row.spoke_to,
                reason=row.reason,
                promise=promise,
                rehab_stages=row.stages,
                callback=callback,
                next_step=row.next_step,
                next_on=row.next_on,
                note=row.note,
            ),
            right_party_confirmed=rule.reached is Reached.RIGHT_PARTY,
        )


def _quarantine(file: _File, row: ResultRow, reasons: Sequence[tuple[str, str]]) -> None:
    file.put_aside(
        row,
        Aside.QUARANTINED,
        "; ".join(reason for reason, _ in reasons),
        " ".join(dict.fromkeys(fix for _, fix in reasons)),
    )


def _mendable(aside: ReceivedAside) -> ReceivedAside:
    """Rows without a contact are not kept anywhere: they stand with those to mend."""
    rows = [
        replace(line, why=Aside.QUARANTINED) if line.why is Aside.UNMATCHED else line
        for line in aside.rows
    ]
    return replace(aside, rows=rows)
