"""What the branch says of itself: letterhead, area, target. Kept as one setting."""

import re
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from dialer.hours import ZONES, CallingHours, as_dates
from dialer.ports import Reader, Writer
from dialer.rulebook import Rulebook

SETTING = "branch"

_AREA_CODE = re.compile(r"0[1-9][0-9]{1,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Branch:
    """The branch. `area_code` ("0645") completes local numbers, `zone` is an IANA name.

    `lead_` and `head_` say who signs the reports: the team lead and the head of branch with their
    titles and employee numbers (NIP). Without a `head_name` only the page for the head of branch
    leaves a line for one.
    """

    institution: str = "BPJS Kesehatan"
    office: str = "Kantor Cabang"
    address: str = ""
    city: str = ""
    phone: str = ""
    area_code: str = ""
    zone: str = "Asia/Jakarta"
    lead_name: str = ""
    lead_title: str = "Ketua Tim"
    lead_nip: str = ""
    head_name: str = ""
    head_title: str = "Kepala Cabang"
    head_nip: str = ""
    daily_target: int = 100
    extra_holidays: tuple[str, ...] = ()
    working_holidays: tuple[str, ...] = ()

    def calling_hours(self, rulebook: Rulebook) -> CallingHours:
        """Return the calling windows with this branch's own days."""
        return CallingHours(self.own_days(rulebook))

    def own_days(self, rulebook: Rulebook) -> Rulebook:
        """Return the rulebook with this branch's days off, and holidays on which it works."""
        return replace(
            rulebook,
            extra_holidays=as_dates(self.extra_holidays),
            working_holidays=as_dates(self.working_holidays),
        )


def is_area_code(text: str) -> bool:
    """Say whether this is how an area code is dialled ("0645", "021"); none at all is fine too."""
    return not text or _AREA_CODE.fullmatch(text) is not None


def load_branch(reader: Reader) -> Branch:
    """Return the branch as set up, or the defaults."""
    return branch_of(reader.setting(SETTING))


def branch_of(setting: Any) -> Branch:
    """Read the branch from its setting; None gives the defaults."""
    kept: dict[str, Any] = setting or {}
    known = {field.name for field in fields(Branch)}
    values = {name: value for name, value in kept.items() if name in known}
    for name in ("extra_holidays", "working_holidays"):
        values[name] = tuple(values.get(name, ()))
    return Branch(**values)


def save_branch(writer: Writer, branch: Branch) -> None:
    """Keep the branch; the contacts of its old zone go with it to another.

    Raises ValueError for an unknown zone or an unreadable date.
    """
    if branch.zone not in ZONES:
        raise ValueError(f"unknown zone {branch.zone}")
    for text in branch.extra_holidays + branch.working_holidays:
        date.fromisoformat(text)
    before = load_branch(writer).zone
    if before != branch.zone:
        writer.move_zone(before, branch.zone)
        writer.put_setting("contacts_placed", None)
    writer.put_setting(SETTING, asdict(branch))
