"""The first sheet of a workbook: what the report covers, and totals that follow the tables."""

from collections.abc import Sequence
from typing import Any

from dialer.contacts.dates import format_datetime
from dialer.reports.breakdown import label_key
from dialer.reports.model import Letterhead, ReportFrame
from dialer.reports.opening import period
from dialer.reports.tidy_model import Kind, Tidy, Value
from dialer.reports.workbook_model import LiveParts, LiveRate, Of, Workbook

LONGEST_CELL = 32_767
MOST_PARTS = 200
RUPIAH = '"Rp"#,##0'


class Summary:
    """Writes the sheet."""

    def __init__(self, book: Any, content: Workbook) -> None:
        self._book = content
        self._sheet = book.add_worksheet("Ringkasan")
        self._plain = book.add_format({"num_format": "#,##0"})
        self._money = book.add_format({"num_format": RUPIAH})
        self._share = book.add_format({"num_format": "0.0%"})
        self._length = book.add_format({"num_format": "[m]:ss"})
        self._title = book.add_format({"bold": True, "font_size": 16})
        self._bold = book.add_format({"bold": True})
        self._head = book.add_format(
            {"bold": True, "bottom": 1, "bg_color": "#E6EEEE", "text_wrap": True, "valign": "top"}
        )
        self._sum = book.add_format({"bold": True, "top": 1, "num_format": "#,##0"})
        self._sum_money = book.add_format({"bold": True, "top": 1, "num_format": RUPIAH})
        self._row = 0

    def write(self, letterhead: Letterhead, frame: ReportFrame) -> None:
        """All of the sheet from above."""
        sheet = self._sheet
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 12, 16)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        self._say([f"{letterhead.institution} · {letterhead.branch}"], self._bold)
        self._say([frame.title], self._title)
        for label, value in (
            ("Periode", period(frame)),
            ("Petugas", frame.officer or "Semua petugas"),
            ("Daftar", frame.list_name or "Semua daftar"),
            ("Saringan", frame.filter_text or "Tidak ada"),
            ("Keadaan data", frame.data_state),
            ("Dibuat", format_datetime(frame.generated_at)),
        ):
            self._say([label, value])
        self._row += 1
        self._say(["Angka", "Jumlah", "Dari", "Persen"], self._head)
        for rate in self._book.rates:
            self._rate(rate)
        for parts in self._book.parts:
            self._parts(parts)

    def _say(self, texts: Sequence[str], style: Any = None) -> None:
        for column, text in enumerate(texts):
            self._sheet.write_string(self._row, column, text[:LONGEST_CELL], style)
        self._row += 1

    def _rate(self, rate: LiveRate) -> None:
        sheet, row = self._sheet, self._row
        table = self._book.table(rate.table)
        sheet.write_string(row, 0, rate.label)
        part = table.total(rate.part)
        made = Of(rate.part, rate.table)
        sheet.write_formula(row, 1, f"=SUM({self._name(made)})", self._style(made), part)
        if rate.whole:
            whole, of = table.total(rate.whole), Of(rate.whole, rate.table)
            sheet.write_formula(row, 2, f"=SUM({self._name(of)})", self._style(of), whole)
            at, days = row + 1, "/86400" if rate.length else ""
            share = part / whole / (86_400 if rate.length else 1) if whole else "–"
            style = self._length if rate.length else self._share
            sheet.write_formula(row, 3, f'=IF(C{at}=0,"–",B{at}/C{at}{days})', style, share)
        self._row += 1

    def _parts(self, parts: LiveParts) -> None:
        names, sums = self._counted(parts)
        keys = [key for key in sums if any(sums[key])]
        keys.sort(key=lambda key: (-sums[key][0], key))
        if parts.order:
            places = {label_key(word): at for at, word in enumerate(parts.order)}
            keys.sort(key=lambda key: places.get(key, len(places)))
        rest = keys[MOST_PARTS:]
        self._row += 1
        self._say([parts.heading], self._bold)
        self._say([parts.what or parts.by, *(one.heading for one in parts.sums)], self._head)
        first = self._row + 1
        for key in keys[:MOST_PARTS]:
            self._part(parts, names[key], sums[key])
        if rest:
            left = [sum(sums[key][at] for key in rest) for at in range(len(parts.sums))]
            self._rest(parts, f"Lainnya ({len(rest)})", left, first)
        self._sums(parts, [sum(one[at] for one in sums.values()) for at in range(len(parts.sums))])

    def _counted(self, parts: LiveParts) -> tuple[dict[str, str], dict[str, list[int]]]:
        """What each word is called, and its sums; each table is walked once."""
        names: dict[str, str] = {}
        sums: dict[str, list[int]] = {}
        for table in {one.table: self._book.table(one.table) for one in parts.sums}.items():
            self._count(parts, *table, names, sums)
        return names, sums

    def _count(
        self,
        parts: LiveParts,
        name: str,
        tidy: Tidy,
        names: dict[str, str],
        sums: dict[str, list[int]],
    ) -> None:
        by = tidy.place(parts.by)
        places = [
            (at, tidy.place(one.column)) for at, one in enumerate(parts.sums) if one.table == name
        ]
        known: dict[Value, list[int]] = {}
        for row in tidy.rows:
            word = row[by]
            counted = known.get(word)
            if counted is None:
                key = label_key(str(word))
                names.setdefault(key, str(word))
                counted = known[word] = sums.setdefault(key, [0] * len(parts.sums))
            for at, place in places:
                value = row[place]
                if isinstance(value, int):
                    counted[at] += value

    def _part(self, parts: LiveParts, name: str, counted: Sequence[int]) -> None:
        row = self._row
        self._sheet.write_string(row, 0, name[:LONGEST_CELL])
        for at, one in enumerate(parts.sums):
            by = self._name(Of(parts.by, one.table))
            formula = f"=SUMPRODUCT(({by}=$A{row + 1})*{self._name(one)})"
            self._sheet.write_formula(row, at + 1, formula, self._style(one), counted[at])
        self._row += 1

    def _rest(self, parts: LiveParts, name: str, counted: Sequence[int], first: int) -> None:
        row = self._row
        self._sheet.write_string(row, 0, name)
        for at, one in enumerate(parts.sums):
            letter = chr(ord("B") + at)
            formula = f"=SUM({self._name(one)})-SUM({letter}{first}:{letter}{row})"
            self._sheet.write_formula(row, at + 1, formula, self._style(one), counted[at])
        self._row += 1

    def _sums(self, parts: LiveParts, totals: Sequence[int]) -> None:
        self._sheet.write_string(self._row, 0, "Jumlah", self._sum)
        for at, (one, total) in enumerate(zip(parts.sums, totals, strict=True)):
            style = self._sum_money if self._style(one) is self._money else self._sum
            self._sheet.write_formula(self._row, at + 1, f"=SUM({self._name(one)})", style, total)
        self._row += 1

    def _name(self, one: Of) -> str:
        return f"{self._book.table(one.table).name}[{one.column}]"

    def _style(self, one: Of) -> Any:
        money = self._book.table(one.table).kind(one.column) is Kind.RUPIAH
        return self._money if money else self._plain
