"""Reports of many rows: PDF against a bare reportlab canvas, XLSX against bare XlsxWriter.

The floor wraps and measures nothing: it draws the texts of the very rows (the
lines that the report came to) with the same faces, head and page number on every page. Each size
is measured in a process of its own, so that the peak of memory is that of the size.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter
from reportlab.pdfgen.canvas import Canvas

from dialer.reports.composition import compose
from dialer.reports.contents import arrears_content
from dialer.reports.model import ArrearsRow, Letterhead, Promise, ReportFrame, Result
from dialer.reports.paper import LANDSCAPE, MARGIN
from dialer.reports.pdf import write_content
from dialer.reports.rows import Row
from dialer.reports.tidy_model import Value
from dialer.reports.typeface import BOLD, REGULAR
from dialer.reports.workbook import write_workbook
from dialer.reports.workbooks import arrears_workbook
from tests.bench.invented import FIRST, LAST

WIB = timezone(timedelta(hours=7))
HEAD = Letterhead("BPJS Kesehatan", "Kantor Cabang", "Jl. Merdeka 1", "(0645) 43217")
FRAME = ReportFrame(
    title="Laporan Hasil Telekolekting",
    period_from=date(2026, 11, 1),
    period_to=date(2026, 11, 30),
    officer=None,
    list_name=None,
    filter_text="",
    generated_at=datetime(2026, 11, 30, 16, 5, tzinfo=WIB),
    data_state="Data meja ini",
    city="Lhokseumawe",
    daily_target=100,
)
RESULTS = (
    Result("Tidak diangkat", "Tidak terhubung", connected=False, right_party=False),
    Result("Titip pesan ke keluarga", "Pihak lain", connected=True, right_party=False),
    Result("Janji bayar", "Janji & bayar", connected=True, right_party=True),
)
START = datetime(2026, 11, 1, 8, 0, tzinfo=WIB)


def run(arguments: Sequence[str]) -> dict[str, Any]:
    """Measure and return the figures; `--one` measures a single size in this process."""
    parser = argparse.ArgumentParser(prog="tests.bench reports")
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--one", choices=("pdf", "xlsx", "ratio", "xlsx_ratio"))
    wanted = parser.parse_args(arguments)
    if wanted.one:
        return _one(wanted.one, wanted.rows[0], wanted.repeat)
    figures: dict[str, Any] = {"bench": "reports"}
    figures["ratio"] = _apart("ratio", wanted.rows[0], wanted.repeat)
    figures["xlsx_ratio"] = _apart("xlsx_ratio", wanted.rows[-1], 1)
    for kind in ("pdf", "xlsx"):
        sizes = [_apart(kind, rows, 1) for rows in wanted.rows]
        figures[kind] = sizes
        first, last = sizes[0], sizes[-1]
        growth = (last["seconds"] / first["seconds"]) / (last["rows"] / first["rows"])
        figures[f"{kind}_growth_per_row"] = round(growth, 2)
    return figures


def _apart(kind: str, rows: int, repeat: int) -> dict[str, Any]:
    words = ["--one", kind, "--rows", str(rows), "--repeat", str(repeat)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.reports", *words],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _one(kind: str, count: int, repeat: int) -> dict[str, Any]:
    rows = members(count)
    with tempfile.TemporaryDirectory() as folder:
        if kind == "ratio":
            return _ratio(rows, Path(folder), repeat)
        if kind == "xlsx_ratio":
            return _xlsx_ratio(rows, Path(folder), repeat)
        before = _peak_mb()
        path = Path(folder, f"report.{kind}")
        seconds = _seconds(lambda: _pdf(rows, path) if kind == "pdf" else _xlsx(rows, path))
        return {
            "rows": count,
            "seconds": round(seconds, 2),
            "peak_mb": round(_peak_mb()),
            "rows_alone_mb": round(before),
            "file_mb": round(path.stat().st_size / 1e6, 1),
        }


def _ratio(rows: Sequence[ArrearsRow], folder: Path, repeat: int) -> dict[str, Any]:
    """Turns of report and floor, the quickest of each."""
    path, floor_path = folder / "report.pdf", folder / "floor.pdf"
    pages = _drawn(rows)
    _pdf(rows, path)
    taken = [
        (_seconds(lambda: _pdf(rows, path)), _seconds(lambda: _bare(pages, floor_path)))
        for _ in range(repeat)
    ]
    own, floor = min(one for one, _ in taken), min(one for _, one in taken)
    return {
        "rows": len(rows),
        "pages": len(pages),
        "seconds": round(own, 2),
        "floor_seconds": round(floor, 2),
        "ratio": round(own / floor, 2),
    }


def _xlsx_ratio(rows: Sequence[ArrearsRow], folder: Path, repeat: int) -> dict[str, Any]:
    """Turns of the report and the same cells written bare, the quickest of each."""
    made = arrears_workbook(FRAME, rows)
    sheets = (made.tidy.rows, list(made.printed))
    taken = [
        (
            _seconds(lambda: _xlsx(rows, folder / "report.xlsx")),
            _seconds(lambda: _bare_cells(sheets, folder / "floor.xlsx")),
        )
        for _ in range(repeat)
    ]
    own, floor = min(one for one, _ in taken), min(one for _, one in taken)
    return {
        "rows": len(rows),
        "seconds": round(own, 2),
        "floor_seconds": round(floor, 2),
        "ratio": round(own / floor, 2),
    }


def _bare_cells(sheets: Iterable[Sequence[Sequence[Value]]], path: Path) -> None:
    """Nothing but XlsxWriter in constant memory: the cells of the report's two long sheets."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for cells in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(cells):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        if value:
                            sheet.write_string(number, column, value)
                    elif isinstance(value, int):
                        sheet.write_number(number, column, value)
                    elif value is not None:
                        sheet.write_datetime(number, column, value, day)


def _pdf(rows: Sequence[ArrearsRow], path: Path) -> None:
    write_content(path, HEAD, FRAME, arrears_content(FRAME, rows, []))


def _xlsx(rows: Sequence[ArrearsRow], path: Path) -> None:
    write_workbook(path, HEAD, FRAME, arrears_workbook(FRAME, rows))


Text = tuple[float, float, str, str, float, bool]
"""Left or right x, y, words, face, size, whether x is the right end."""


def _drawn(rows: Sequence[ArrearsRow]) -> list[list[Text]]:
    """The texts of all rows where the report has them, page by page."""
    pages: list[list[Text]] = []
    for page in compose(HEAD, FRAME, arrears_content(FRAME, rows, [])):
        texts: list[Text] = []
        for top, block in page.blocks:
            if isinstance(block, Row):
                for slot, field in zip(block.slots, block.texts, strict=True):
                    y = top - (10 if slot.opens else 20)
                    x = slot.right if slot.number else slot.left
                    texts += [
                        (x, y, line, slot.style.face, slot.style.size, slot.number)
                        for line in field.split("\n")
                        if line
                    ]
        pages.append(texts)
    return pages


def _bare(pages: Sequence[Sequence[Text]], path: Path) -> None:
    """Nothing but a canvas: each text drawn, a rule under each row's line, a page number."""
    canvas = Canvas(str(path), pagesize=LANDSCAPE.size, pageCompression=1)
    for number, texts in enumerate(pages, start=1):
        for x, y, words, face, size, right in texts:
            canvas.setFont(face, size)
            if right:
                canvas.drawRightString(x, y, words)
            else:
                canvas.drawString(x, y, words)
            if x < MARGIN + 40:
                canvas.line(MARGIN, y - 14, MARGIN + LANDSCAPE.width, y - 14)
        canvas.setFont(BOLD if number == 1 else REGULAR, 8)
        canvas.drawString(MARGIN, 26, f"Halaman {number} dari {len(pages)}")
        canvas.showPage()
    canvas.save()


def members(count: int, seed: int = 1) -> list[ArrearsRow]:
    """Invented attempts on members over a month, every fifth with a note."""
    random = Random(seed)
    plain = ArrearsRow("", START, "", RESULTS[0], "")
    rows = []
    for number in range(count):
        result = random.choice(RESULTS)
        promise = Promise(date(2026, 12, 3), random.randrange(35_000, 900_000), "Indomaret")
        rows.append(
            replace(
                plain,
                contact_key=str(number),
                attempted_at=START + timedelta(seconds=number * 30 * 86_400 // max(count, 1)),
                officer=f"{random.choice(FIRST)} {LAST[number % 8]}",
                result=result,
                name=f"{random.choice(FIRST)} {random.choice(LAST)} {random.choice(LAST)}",
                masked_card=f"•••••••••{random.randrange(10_000):04}",
                subdistrict=f"Kecamatan {random.randrange(1, 12)}",
                months=random.randrange(2, 30),
                amount=random.randrange(35_000, 9_000_000),
                spoke_to="Peserta sendiri" if result.right_party else "",
                promise=promise if result.right_party else None,
                note="Minta ditelepon lagi sesudah gajian." if number % 5 == 0 else "",
            )
        )
    return rows


def _peak_mb() -> float:
    """What this process needed at most; not known on Windows."""
    if sys.platform == "win32":
        return float("nan")
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _seconds(act: Callable[[], object]) -> float:
    """Of the processor: what else the machine does counts for neither side."""
    start = time.process_time()
    act()
    return time.process_time() - start


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(sys.argv[1:])))
