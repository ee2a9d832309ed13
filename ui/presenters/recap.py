"""The recap of deactivation requests, as the page shows it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from dialer.contacts.cells import cell_text
from dialer.contacts.dates import MONTHS, format_date
from dialer.contacts.mask import mask_id
from dialer.reconcile.recap import recap_files
from dialer.reconcile.recap_book import month_text
from dialer.reconcile.recap_model import Recap, Request
from dialer.reconcile.words import BY, columns_text

Line = tuple[str, ...]
_AHEAD, _BEHIND = 2, 12


class RecapGroup(StrEnum):
    """What became of the requests, and the employers that sent them."""

    REQUESTS = "requests"
    FIRMS = "firms"
    REPEATS = "repeats"
    FAULTY = "faulty"
    FILES = "files"


def months_around(today: date) -> list[tuple[str, str]]:
    """(`2026-11`, `November 2026`), the newest first: two ahead, a year back."""
    here = today.year * 12 + today.month - 1
    months = [divmod(here + step, 12) for step in range(_AHEAD, -_BEHIND - 1, -1)]
    values = [f"{year}-{month + 1:02}" for year, month in months]
    return [(one, month_word(one)) for one in values]


def month_word(month: str) -> str:
    """`November 2026` for `2026-11`."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def make_recap(
    files: Sequence[Path],
    month: str,
    told: Callable[[int, str], None],
    check: Callable[[], None],
) -> Recap:
    """Merge the files; `check` may raise to give up."""
    told(0, f"Membaca {len(files)} berkas")
    year, number = map(int, month.split("-"))
    return recap_files(files, date(year, number, 1), check=check)


def recap_name(recap: Recap) -> str:
    """The file name offered for the recap."""
    return f"Rekap penonaktifan {recap.month:%Y-%m}.xlsx"


class RecapView:
    """A recap; lines are made when they are looked at."""

    def __init__(self, recap: Recap) -> None:
        self.recap = recap

    @property
    def title(self) -> str:
        """`Rekap penonaktifan November 2026`."""
        return f"Rekap penonaktifan {month_text(self.recap)}"

    @property
    def sums(self) -> list[tuple[int, str, str]]:
        """(number, word, meaning); the first is the total of the others."""
        made = self.recap
        return [
            (made.rows, "baris", f"Semua baris data di {len(made.files)} berkas"),
            (len(made.requests), "masuk rekap", "Permintaan yang lengkap, sekali untuk satu orang"),
            (len(made.repeats), "ganda", "Orang yang sudah ada di rekap"),
            (len(made.faulty), "perlu diperbaiki", "Baris yang isian wajibnya kurang"),
        ]

    @property
    def remarks(self) -> str:
        """What the person should know before sending it on."""
        outside = sum(one.outside_month for one in self.recap.requests)
        told = [sentence for _, sentence in self.recap.unread]
        if outside:
            told.append(f"{outside} permintaan bertanggal di luar {month_text(self.recap)}.")
        if self.recap.rules.verify_with_branch:
            told.append(
                "Isian wajib belum dipastikan dengan bentuk resmi Edabu; periksa dengan kantor."
            )
        return " ".join(told)

    def count(self, group: RecapGroup) -> int:
        """How many lines a group has."""
        made = self.recap
        return len(
            {
                RecapGroup.REQUESTS: made.requests,
                RecapGroup.FIRMS: made.firms,
                RecapGroup.REPEATS: made.repeats,
                RecapGroup.FAULTY: made.faulty,
                RecapGroup.FILES: made.files,
            }[group]
        )

    def lines(self, group: RecapGroup, places: Sequence[int]) -> Mapping[int, Line]:
        """The cells of some lines of a group."""
        make = {
            RecapGroup.REQUESTS: self._request,
            RecapGroup.FIRMS: self._firm,
            RecapGroup.REPEATS: self._repeat,
            RecapGroup.FAULTY: self._faulty,
            RecapGroup.FILES: self._file,
        }[group]
        return {place: make(place) for place in places if place < self.count(group)}

    def _request(self, place: int) -> Line:
        one = self.recap.requests[place]
        return (*_request(one), "Di luar bulan rekap" if one.outside_month else "")

    def _repeat(self, place: int) -> Line:
        one = self.recap.repeats[place]
        return (
            one.request.name,
            _number(one.request),
            f"{one.request.file}, baris {one.request.row}",
            f"{one.of_file}, baris {one.of_row}",
            BY[one.by.value],
            columns_text(one.differs),
        )

    def _faulty(self, place: int) -> Line:
        one = self.recap.faulty[place]
        texts = [text for cell in one.cells if (text := cell_text(cell))]
        shown = " · ".join(mask_id(t) if sum(map(str.isdigit, t)) >= 10 else t for t in texts)
        return (one.file, str(one.row), "; ".join(one.reasons), " ".join(one.fixes), shown)

    def _firm(self, place: int) -> Line:
        one = self.recap.firms[place]
        reasons = ", ".join(f"{reason}: {count}" for reason, count in one.reasons.items())
        return (one.firm, str(one.requests), reasons)

    def _file(self, place: int) -> Line:
        one = self.recap.files[place]
        missing = columns_text(one.missing)
        return (
            one.file,
            str(one.rows),
            str(one.requests),
            str(one.repeats),
            str(one.faulty),
            f"Kolom tidak ada: {missing}" if missing else "",
        )


def _request(one: Request) -> Line:
    return (
        one.firm,
        one.name,
        _number(one),
        one.reason,
        format_date(one.effective) if one.effective else "",
        f"{one.file}, baris {one.row}",
    )


def _number(one: Request) -> str:
    return mask_id(one.nik or one.card)
