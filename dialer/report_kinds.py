"""The reports that are handed in: their kinds, titles and order."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialer.reports.model import Span


class ReportKind(StrEnum):
    """The reports that are handed in; the value is the word of the command line."""

    TELEMARKETING = "telemarketing"
    CANVASSING = "canvassing"
    TELECOLLECTING = "telekolekting"
    PROMISES = "janji"
    OVERVIEW = "ringkasan"
    COLLECTIBILITY = "kolektibilitas"


TITLES = {
    ReportKind.TELEMARKETING: "Laporan Hasil Telemarketing Badan Usaha",
    ReportKind.CANVASSING: "Laporan Hasil Canvassing Badan Usaha",
    ReportKind.TELECOLLECTING: "Laporan Hasil Telekolekting",
    ReportKind.PROMISES: "Laporan Janji Bayar dan REHAB",
    ReportKind.OVERVIEW: "Ringkasan Hasil Kerja",
    ReportKind.COLLECTIBILITY: "Laporan Kolektibilitas",
}


@dataclass(frozen=True, slots=True)
class DeskState:
    """How many desks of the branch have sent all they have; for when desks meet at a hub."""

    fresh: int
    desks: int


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """Which report: days are inclusive, empty officer and list mean all.

    `span` is how long the parts by time are, None as fits the period. `desks` None means that the
    data is that of one desk. `photos` puts the pictures of visits behind the canvassing report.
    """

    kind: ReportKind
    day_from: date
    day_to: date
    officer_id: str = ""
    list_id: str = ""
    span: Span | None = None
    desks: DeskState | None = None
    photos: bool = False
