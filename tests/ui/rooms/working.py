"""Lists and calls as a branch has them, invented: files to take in, outcomes to save."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from dialer.call_lists import CallList
from dialer.contact import Contact
from dialer.facts import Channel
from dialer.importing import Intake
from dialer.lists.model import ListKind
from dialer.outcomes import AttemptEntry, CallEntry, OutcomeEntry
from dialer.people import Officer
from dialer.workstation import Workstation

ARREARS_HEAD = (
    "No", "No Kartu", "Nama Peserta", "Alamat", "No HP", "Kelas", "Jml Anggota",
    "Bulan Menunggak", "Total Tunggakan",
)  # fmt: skip
ARREARS = (
    ("1", "0001234567001", "Siti Rahma", "Jl. Merdeka 1", "081234567001", "3", "4", "12",
     "1680000"),
    ("2", "0001234567002", "Andi Pratama", "Jl. Merdeka 2", "081234567002", "2", "2", "6",
     "1200000"),
    ("3", "0001234567003", "Dewi Lestari", "Jl. Merdeka 3", "081234567003", "1", "3", "20",
     "9000000"),
    ("4", "0001234567004", "Rudi Hartono", "Jl. Merdeka 4", "tidak ada", "3", "1", "4",
     "140000"),
)  # fmt: skip
MESSY = (
    *ARREARS,
    ("5", "0001234567001", "Siti Rahma", "Jl. Merdeka 1", "081234567001", "3", "4", "12",
     "1680000"),
    ("6", "0001234567006", "Tanpa Jumlah", "Jl. Merdeka 6", "081234567006", "3", "4", "12", ""),
)  # fmt: skip
"""The same, one row twice and one without an amount."""
BU_HEAD = (
    "No", "Nama BU", "Alamat", "Potensi Peserta", "Sumber data", "Telepon", "Email", "Nama PIC",
    "Nomor HP PIC", "Keterangan",
)  # fmt: skip
BU = (
    ("1", "CV Maju Jaya", "Jl. Pasar 5", "12", "OSS", "081345678001", "", "Ibu Ratna", "", ""),
    ("2", "PT Sinar Laut", "Jl. Pelabuhan 7", "5", "Disnaker", "081345678002", "",
     "Bapak Hasan", "", ""),
)  # fmt: skip


def write_csv(path: Path, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    """Write a list as the office's spreadsheet saves it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)
    return path


PAYMENTS_HEAD = ("No", "Tanggal Bayar", "No VA", "Nama", "Jumlah", "Kanal")
PAYMENTS = (
    ("1", "19/11/2026", "8888801234567001", "Siti Rahma", "500000", "BRI"),
    ("2", "19/11/2026", "8888809999999999", "Orang Lain", "35000", "Indomaret"),
)


def payments_file(folder: Path) -> Path:
    """Write a payments file: one of Siti Rahma, one of nobody."""
    return write_csv(folder / "pembayaran.csv", PAYMENTS_HEAD, PAYMENTS)


@dataclass(slots=True)
class Office:
    """A workstation with files at hand."""

    workstation: Workstation
    folder: Path

    def arrears_file(self, rows: Sequence[Sequence[str]] = ARREARS) -> Path:
        """Write a list of members in arrears."""
        return write_csv(self.folder / "tunggakan.csv", ARREARS_HEAD, rows)

    def bu_file(self, rows: Sequence[Sequence[str]] = BU) -> Path:
        """Write a list of employers."""
        return write_csv(self.folder / "badan usaha.csv", BU_HEAD, rows)

    def take_arrears(
        self, actor: Officer, rows: Sequence[Sequence[str]] = ARREARS, assigned_to: str = ""
    ) -> CallList:
        """Take a list of members in arrears in."""
        return self.workstation.intake.take_in(
            actor.officer_id,
            self.arrears_file(rows),
            ListKind.ARREARS,
            intake=Intake(assigned_to=assigned_to),
        )

    def take_bu(self, actor: Officer) -> CallList:
        """Take a list of employers in."""
        return self.workstation.intake.take_in(actor.officer_id, self.bu_file(), ListKind.BU)

    def contact(self, name: str) -> Contact:
        """The contact of that name."""
        return next(one for one in self.workstation.store.contacts() if one.name == name)

    def save(
        self,
        actor: Officer,
        name: str,
        outcome: OutcomeEntry,
        channel: Channel = Channel.PHONE,
    ) -> str:
        """Work on the contact of that name for a minute and save what came of it."""
        contact = self.contact(name)
        now = self.workstation.now()
        start = now - timedelta(seconds=60)
        calls: tuple[CallEntry, ...] = ()
        if channel is Channel.PHONE and contact.numbers:
            number_id = contact.numbers[0].number_id
            calls = (CallEntry(number_id, "handset", start, start, now, "answered"),)
        entry = AttemptEntry(
            contact.contact_id, channel, start, calls, outcome, right_party_confirmed=True
        )
        return self.workstation.desk.save(actor, entry)
