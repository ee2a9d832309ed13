"""Many files in which employers ask to deactivate workers, made into one recap of a month."""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Final

from dialer.contacts.cells import Cell, clean_text, is_blank
from dialer.contacts.dates import parse_date
from dialer.contacts.names import display_name, firm_key, person_key
from dialer.errors import BadInputError
from dialer.lists.child import tables_of
from dialer.reconcile.columns import Vocabulary
from dialer.reconcile.likeness import compare_names, folded_words
from dialer.reconcile.model import Column, Note
from dialer.reconcile.recap_model import (
    FaultyRequest,
    FileCount,
    FirmCount,
    Recap,
    RecapRules,
    RepeatedRequest,
    Request,
)
from dialer.reconcile.rows import person_ids
from dialer.reconcile.sheet import Sheet, best_sheet
from dialer.reconcile.words import BY, COLUMNS

_EVERY = 2_000
_LEAST_LIKE = 60
_KEYS = (Column.NIK, Column.CARD, Column.NAME)
_FIRM_IN_TITLE = re.compile(
    r"(?:nama\s+)?(?:badan usaha|perusahaan|bu|instansi|pemberi kerja)\s*[:=]\s*(.*)\Z", re.I
)
_FIXES: Final[Mapping[Column, str]] = {
    Column.NAME: "Isi nama pekerja.",
    Column.NIK: "Isi NIK 16 angka, diketik sebagai teks.",
    Column.CARD: "Isi nomor kartu 13 angka, diketik sebagai teks.",
    Column.FIRM: "Isi nama badan usaha, atau tulis “Nama BU: ...” di atas judul kolom.",
    Column.REASON: "Isi alasan penonaktifan, misalnya PHK atau mengundurkan diri.",
    Column.EFFECTIVE: "Isi tanggal berlaku, misalnya 2026-11-30.",
}

Check = Callable[[], None]


def load_rules() -> RecapRules:
    """What a request must say, as shipped with the program."""
    text = resources.files("dialer.reconcile").joinpath("recap.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    return RecapRules(
        valid_from=found["valid_from"],
        source=found["source"],
        verify_with_branch=found["verify_with_branch"],
        required=tuple(Column(one) for one in found["required"]),
        one_of=tuple(Column(one) for one in found["one_of"]),
        reasons={label: tuple(words) for label, words in found["reasons"].items()},
    )


def recap_files(
    paths: Sequence[Path],
    month: date,
    *,
    rules: RecapRules | None = None,
    check: Check = lambda: None,
) -> Recap:
    """Merge the files in the order given; files that cannot be read are told in `unread`.

    `month` is any day of the month. `check` is called now and then and may raise to give up.
    """
    making = _Making(month.replace(day=1), rules or load_rules(), check)
    for path, name in zip(paths, _names(paths), strict=True):
        check()
        try:
            making.add(path, name)
        except BadInputError as error:
            making.unread.append((name, error.sentence))
    return making.recap()


def _names(paths: Sequence[Path]) -> list[str]:
    """File names, with the folder in front where two are the same."""
    often = Counter(path.name for path in paths)
    return [
        f"{path.parent.name}/{path.name}" if often[path.name] > 1 else path.name for path in paths
    ]


class _Making:
    def __init__(self, month: date, rules: RecapRules, check: Check) -> None:
        self._month, self._rules, self._check = month, rules, check
        self._seen: dict[tuple[Column, str], Request] = {}
        self._files: list[FileCount] = []
        self._requests: list[Request] = []
        self._repeats: list[RepeatedRequest] = []
        self._faulty: list[FaultyRequest] = []
        self.unread: list[tuple[str, str]] = []

    def add(self, path: Path, name: str) -> None:
        """Take one file in. Raises BadInputError before anything of it is kept."""
        found = best_sheet(tables_of(path, check=self._check), Vocabulary.REQUESTS, _KEYS)
        if found is None:
            raise BadInputError(
                f"Berkas “{name}” tidak memiliki kolom NIK, nomor kartu, atau nama. Isinya tidak "
                "direkap. Pastikan ada satu baris berisi judul kolom, lalu coba lagi."
            )
        sheet, others = found
        firm = _firm_in_titles(sheet)
        before = (len(self._requests), len(self._repeats), len(self._faulty))
        rows = sheet.data_rows()
        for count, (number, cells) in enumerate(rows):
            if count % _EVERY == 0:
                self._check()
            self._take(name, sheet, number, cells, firm)
        missing = [one for one in self._rules.required if one not in sheet.columns]
        if firm and Column.FIRM in missing:
            missing.remove(Column.FIRM)
        self._files.append(
            FileCount(
                file=name,
                sheet=sheet.table.sheet,
                rows=len(rows),
                requests=len(self._requests) - before[0],
                repeats=len(self._repeats) - before[1],
                faulty=len(self._faulty) - before[2],
                missing=tuple(missing),
                other_sheets=others,
            )
        )

    def _take(
        self, file: str, sheet: Sheet, number: int, cells: tuple[Cell, ...], title_firm: str
    ) -> None:
        def cell(column: Column) -> Cell:
            index = sheet.columns.get(column)
            return None if index is None or index >= len(cells) else cells[index]

        notes: list[Note] = []
        nik, card = person_ids(cell(Column.NIK), cell(Column.CARD), notes)
        effective = parse_date(cell(Column.EFFECTIVE))
        request = Request(
            file=file,
            row=number,
            nik=nik,
            card=card,
            name=display_name(cell(Column.NAME)) or "",
            firm=display_name(cell(Column.FIRM)) or title_firm,
            kode_bu=clean_text(cell(Column.KODE_BU)) or "",
            reason=self._reason(clean_text(cell(Column.REASON)) or ""),
            effective=effective,
            outside_month=effective is not None and effective.replace(day=1) != self._month,
        )
        reasons, fixes = self._faults(request, cell, notes, sheet)
        keys = [key for key in ((Column.NIK, nik), (Column.CARD, card)) if key[1]]
        known = next((key for key in keys if key in self._seen), None)
        if known is not None and not reasons and _strangers(self._seen[known], request):
            first = self._seen[known]
            reasons = (
                f"{_capital(BY[known[0].value])} dengan {first.name} "
                f"({first.file}, baris {first.row})",
            )
            fixes = ("Periksa nomor ini: satu nomor hanya untuk satu orang.",)
        if reasons:
            texts = sheet.heading.texts
            self._faulty.append(FaultyRequest(file, number, texts, cells, reasons, fixes))
            return
        if known is not None:
            first = self._seen[known]
            self._repeats.append(
                RepeatedRequest(request, first.file, first.row, known[0], _differs(first, request))
            )
            for key in keys:
                self._seen.setdefault(key, first)
            return
        for key in keys:
            self._seen[key] = request
        self._requests.append(request)

    def _reason(self, text: str) -> str:
        plain = text.casefold()
        for label, words in self._rules.reasons.items():
            if any(word in plain for word in words):
                return label
        return text

    def _faults(
        self, request: Request, cell: Callable[[Column], Cell], notes: Sequence[Note], sheet: Sheet
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Why the row cannot be sent on, and what to do; nothing when it can."""
        reasons: list[str] = []
        fixes: list[str] = []
        values: dict[Column, object] = {
            Column.NIK: request.nik,
            Column.CARD: request.card,
            Column.NAME: request.name,
            Column.FIRM: request.firm,
            Column.REASON: request.reason,
            Column.EFFECTIVE: request.effective,
        }
        if not any(values.get(one) for one in self._rules.one_of):
            wanted = " atau ".join(COLUMNS[one] for one in self._rules.one_of)
            if Note.NIK_DAMAGED in notes:
                reasons.append("NIK rusak oleh Excel (angka terakhir hilang)")
            else:
                reasons.append(f"Tidak ada {wanted} yang sah")
            fixes.extend(_FIXES[one] for one in self._rules.one_of if one in _FIXES)
        for column in self._rules.required:
            value = values.get(column, clean_text(cell(column)))
            if value:
                continue
            word = _capital(COLUMNS[column])
            if column not in sheet.columns:
                reasons.append(f"Kolom {COLUMNS[column]} tidak ada di berkas ini")
            elif is_blank(cell(column)):
                reasons.append(f"{word} kosong")
            else:
                reasons.append(f"{word} tidak terbaca")
            fixes.append(_FIXES.get(column, f"Isi {COLUMNS[column]}."))
        return tuple(reasons), tuple(dict.fromkeys(fixes))

    def recap(self) -> Recap:
        """What was gathered."""
        groups: dict[str, list[Request]] = defaultdict(list)
        for one in self._requests:
            groups[firm_key(one.firm)].append(one)
        firms = [
            FirmCount(
                group[0].firm,
                len(group),
                dict(sorted(Counter(one.reason for one in group).items())),
            )
            for group in groups.values()
        ]
        return Recap(
            month=self._month,
            files=tuple(self._files),
            requests=tuple(self._requests),
            repeats=tuple(self._repeats),
            faulty=tuple(self._faulty),
            firms=tuple(sorted(firms, key=lambda one: (-one.requests, one.firm.casefold()))),
            rules=self._rules,
            unread=tuple(self.unread),
        )


def _firm_in_titles(sheet: Sheet) -> str:
    """The employer named above the header: `Nama BU: PT Maju Jaya`, in one cell or in two."""
    titles = [text for text in sheet.titles() if text]
    for place, text in enumerate(titles):
        after = "".join(titles[place + 1 : place + 2])
        match = _FIRM_IN_TITLE.match(text)
        if match:
            return display_name(match.group(1) or after) or ""
    return ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _strangers(first: Request, second: Request) -> bool:
    """Whether one number stands for two names that have nothing in common."""
    one, other = (folded_words(person_key(each.name)) for each in (first, second))
    return bool(one and other) and compare_names(one, other) < _LEAST_LIKE


def _differs(first: Request, second: Request) -> tuple[Column, ...]:
    """What a repeat says differently; a name but for its spelling is the same."""
    pairs = (
        (Column.NAME, person_key(first.name), person_key(second.name)),
        (Column.NIK, first.nik, second.nik),
        (Column.CARD, first.card, second.card),
        (Column.FIRM, firm_key(first.firm), firm_key(second.firm)),
        (Column.REASON, first.reason, second.reason),
        (Column.EFFECTIVE, first.effective, second.effective),
    )
    return tuple(column for column, one, other in pairs if one and other and one != other)
