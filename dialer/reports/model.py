"""What a report is made of: frozen plain data, filled by whoever knows the store.

Identity numbers arrive already masked; nothing here unmasks or masks. Money is whole rupiah,
times are local to the branch. Empty text and None both print as an empty cell.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dialer.facts import Channel
from dialer.promises import PromiseState


class Span(StrEnum):
    """How long the parts of a breakdown by time are."""

    DAY = "hari"
    WEEK = "minggu"
    MONTH = "bulan"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The branch as it signs its letters; `logo` is the content of a PNG or JPEG file."""

    institution: str
    branch: str
    address: str
    phone: str
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: office, name (empty leaves a line to write on), employee number."""

    office: str
    name: str = ""
    number: str = ""

    @property
    def numbered(self) -> str:
        """The number as it is printed: plain digits are a NIP, "NPP 123" says it itself."""
        number = self.number.strip()
        return f"NIP {number}" if number[:1].isdigit() else number


@dataclass(frozen=True, slots=True)
class ReportFrame:
    """Which slice of the log the report shows, and who answers for it.

    `period_from` and `period_to` are both inside the period. `officer` and `list_name` are None
    when nothing was filtered by them. `filter_text` says any further filter in words, empty for
    none. `data_state` says how fresh the data is ("17 dari 20 meja terkini"). `signers` are two or
    three, the last made the report. `daily_target` is attempts of one officer a day, 0 for none.
    `span` is how long the parts by time are, None as fits the period.
    """

    title: str
    period_from: date
    period_to: date
    officer: str | None
    list_name: str | None
    filter_text: str
    generated_at: datetime
    data_state: str
    city: str
    signers: tuple[Signer, ...] = (Signer("Ketua Tim"), Signer("Petugas"))
    daily_target: int = 0
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of an attempt as the report counts it.

    `connected`: any person answered. `right_party`: it was the intended person (domain section 8).
    """

    label: str
    group: str
    connected: bool
    right_party: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise to pay: due date, rupiah, channel in words."""

    due: date
    amount: int
    channel: str


@dataclass(frozen=True, slots=True)
class RehabOffer:
    """A REHAB plan that was offered: number of stages, rupiah of one instalment."""

    stages: int
    instalment: int


@dataclass(frozen=True, slots=True)
class Step:
    """How far an employer came on the way to its first payment: the place of the step in it."""

    place: int
    label: str
    reached_on: date


@dataclass(frozen=True, slots=True)
class EmployerRow:
    """One attempt on a Badan Usaha: the planning columns and what came of it.

    `contact_key` tells contacts apart and is never printed. `handled_calls` are its calls that
    somebody answered, `handle_seconds` its talk, hold and wrap-up. `confirmed_workers` and `step`
    say what had come of the employer by the end of the period; canvassing only.
    """

    contact_key: str
    attempted_at: datetime
    officer: str
    result: Result
    employer: str
    address: str = ""
    potential_workers: int | None = None
    data_source: str = ""
    phone: str = ""
    email: str = ""
    pic: str = ""
    pic_phone: str = ""
    remark: str = ""
    next_step: str = ""
    note: str = ""
    channel: Channel = Channel.PHONE
    handled_calls: int = 0
    handle_seconds: int = 0
    confirmed_workers: int | None = None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of a visit; `load` returns it as JPEG or raises a SambungError."""

    contact_key: str
    title: str
    caption: str
    taken_on: date
    load: Callable[[], bytes] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ArrearsRow:
    """One attempt on a member in arrears; `masked_card` is printed as it comes.

    `contact_key` tells contacts apart and is never printed. Handling as of an `EmployerRow`.
    """

    contact_key: str
    attempted_at: datetime
    officer: str
    result: Result
    name: str
    masked_card: str = ""
    subdistrict: str = ""
    months: int | None = None
    amount: int | None = None
    spoke_to: str = ""
    promise: Promise | None = None
    rehab: RehabOffer | None = None
    note: str = ""
    reason: str = ""
    channel: Channel = Channel.PHONE
    handled_calls: int = 0
    handle_seconds: int = 0


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise that was made or fell due in the period; rupiah are whole.

    `received` came in time, `late` after the days of grace. `contact_key` is never printed.
    `instalment` is its number when it is an instalment of a REHAB plan, 0 for a promise;
    `replaced` is one whose place a later promise took.
    """

    contact_key: str
    made_on: date
    due_on: date
    officer: str
    name: str
    amount: int
    channel: str
    state: PromiseState
    received: int = 0
    late: int = 0
    masked_card: str = ""
    subdistrict: str = ""
    months: int | None = None
    instalment: int = 0
    replaced: bool = False

    @property
    def missing(self) -> int:
        """What is still waited for, late money counted; nothing once it was taken back."""
        if self.state is PromiseState.CANCELLED:
            return 0
        return max(0, self.amount - self.received - self.late)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A REHAB plan that was offered in the period; `registered` is more than interest in it."""

    contact_key: str
    offered_on: date
    officer: str
    name: str
    stages: int
    instalment: int
    accepted: bool
    masked_card: str = ""
    subdistrict: str = ""
    registered: bool = False

    @property
    def answer(self) -> str:
        """What the member said to it, in a word."""
        if self.registered:
            return "Terdaftar"
        return "Berminat" if self.accepted else "Menolak"
