"""List files broken in every way we could think of, the same for the same seed."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from dialer.lists.model import ListKind
from dialer.lists.samples import sample_list
from tests.lists.invented import arrears_list
from tests.lists.invented_bu import employer_list
from tests.lists.making import write_text, write_xlsx

ENDINGS = (".xlsx", ".xlsm", ".csv", ".xls", ".ods", ".xlsb", ".txt")
_MOST_BYTES = 400_000
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT = "content.xml"


def originals(folder: Path) -> list[tuple[str, bytes]]:
    """Sound files: the samples, and invented lists in several formats; name ending and bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    random = Random(1)
    paths = [sample_list(kind) for kind in ListKind]
    paths.append(sample_list(ListKind.ARREARS).with_name("tunggakan.csv"))
    paths.append(sample_list(ListKind.ARREARS).with_name("pembayaran.xlsx"))
    for number in range(4):
        made = (arrears_list if number % 2 else employer_list)(random, text_only=number > 1)
        paths.append(write_xlsx(folder / f"{number}.xlsx", made.rows))
        encoding = ("utf-8", "utf-16", "cp1252", "utf-8-sig")[number]
        text = folder / f"{number}.csv"
        paths.append(write_text(text, made.rows, delimiter=";,\t|"[number], encoding=encoding))
    found = [(path.suffix, path.read_bytes()) for path in paths]
    return [*found, (".ods", _open_document())]


def _open_document() -> bytes:
    cells = "".join(
        f"<table:table-row>{''.join(_ods_cell(text) for text in row)}</table:table-row>"
        for row in [("Nama", "No Kartu", "Total Tunggakan"), ("Budi", "0001234567890", "350000")]
    )
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Data">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return _zipped(
        [
            ("mimetype", _ODS_TYPE),
            ("META-INF/manifest.xml", b"<manifest/>"),
            (_CONTENT, content.encode()),
        ]
    )


def _ods_cell(text: str) -> str:
    value = f'office:value-type="string"><text:p>{text}</text:p>'
    return f"<table:table-cell {value}</table:table-cell>"


def mutated(sound: list[tuple[str, bytes]], seed: int) -> tuple[str, bytes]:
    """One broken file: the ending of its name, which may lie, and its bytes."""
    random = Random(seed)
    ending, content = random.choice(sound)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        parts = _parts_of(content)
        if parts and random.random() < 0.75:
            content = _zipped(random.choice(_IN_ZIP)(parts, random))
        else:
            content = random.choice(_IN_BYTES)(content, random)
    if random.random() < 0.15:
        ending = random.choice(ENDINGS)
    return ending, content[:_MOST_BYTES]


Parts = list[tuple[str, bytes]]


def _parts_of(content: bytes) -> Parts:
    if not content.startswith(b"PK"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [(info.filename, archive.read(info)) for info in archive.infolist()]
    except Exception:  # broken by the turn before
        return []


def _zipped(parts: Parts) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        known: set[str] = set()
        for number, (name, content) in enumerate(parts):
            twice = name in known
            archive.writestr(f"{name}.{number}" if twice else name, content)
            known.add(name)
    return packed.getvalue()


def _flip(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randint(1, 40)):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _without_some(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content) + 1)
    return content[:start] + content[start + random.randint(1, 5_000) :]


def _repeated(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content) + 1)
    piece = content[start : start + random.randint(1, 2_000)]
    return content[:start] + piece * random.randint(2, 60) + content[start:]


def _filled(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content) + 1)
    filling = random.choice((b"\x00", b'"', b"\n", b";", b"\xff", b"<", b"=", b"\r\n\t"))
    return content[:start] + filling * random.randint(1, 4_000) + content[start:]


_NUMBER = re.compile(rb"[0-9]+")
_ABSURD = (
    b"0", b"-1", b"99999999999999999999", b"1048577", b"4294967296", b"NaN", b"1e999", b"",
)  # fmt: skip


def _numbers(content: bytes, random: Random) -> bytes:
    """Absurd figures: dimensions, indexes of shared strings, styles, row numbers."""
    share = random.choice((0.001, 0.01, 0.2))

    def other(match: re.Match[bytes]) -> bytes:
        return random.choice(_ABSURD) if random.random() < share else match.group()

    return _NUMBER.sub(other, content)


_CELL_PLACE = re.compile(rb'r="[A-Z]+[0-9]+"')


def _places(content: bytes, random: Random) -> bytes:
    """Cells at places that are far away, backwards or impossible."""
    places = (b"XFD1048576", b"A1", b"ZZZZ9", b"A0", b"AAA99999", b"B2", b"FZ40000")

    def other(match: re.Match[bytes]) -> bytes:
        return b'r="%s"' % random.choice(places) if random.random() < 0.01 else match.group()

    return _CELL_PLACE.sub(other, content)


_IN_BYTES: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flip, _cut, _without_some, _repeated, _filled, _numbers,
)  # fmt: skip


def _in_one_part(parts: Parts, random: Random) -> Parts:
    at = random.randrange(len(parts))
    name, content = parts[at]
    changed = random.choice((*_IN_BYTES, _places))(content, random)
    return [*parts[:at], (name, changed), *parts[at + 1 :]]


def _in_the_sheet(parts: Parts, random: Random) -> Parts:
    sheets = [at for at, (name, _) in enumerate(parts) if "sheet" in name or name == _CONTENT]
    if not sheets:
        return parts
    at = random.choice(sheets)
    name, content = parts[at]
    changed = random.choice((_numbers, _places, _repeated, _flip, _cut))(content, random)
    return [*parts[:at], (name, changed), *parts[at + 1 :]]


def _without_part(parts: Parts, random: Random) -> Parts:
    at = random.randrange(len(parts))
    return [*parts[:at], *parts[at + 1 :]]


def _swapped(parts: Parts, random: Random) -> Parts:
    """Names and contents that do not belong together."""
    contents = [content for _, content in parts]
    random.shuffle(contents)
    return [(name, content) for (name, _), content in zip(parts, contents, strict=True)]


def _stuffed(parts: Parts, random: Random) -> Parts:
    """What has no business in a list: macros, links, paths that lead out, a bomb, an archive."""
    whole = _zipped(parts)
    stuffing: Parts = [
        ("xl/vbaProject.bin", bytes(random.randrange(256) for _ in range(2_000))),
        ("xl/externalLinks/externalLink1.xml", b'<externalLink href="http://127.0.0.1/x"/>'),
        ("../../out.xml", b"<x/>"),
        ("xl/worksheets/sheet9.xml", b"<worksheet>" + b" " * 60_000_000),
        ("xl/embeddings/list.xlsx", whole),
        ("XL/WORKBOOK.XML", b"<workbook/>"),
        ("xl/sharedStrings.xml", b"<sst>" + b"<si><t>a</t></si>" * 200_000 + b"</sst>"),
        ("xl/drawings/x.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'),
    ]
    chosen = random.sample(stuffing, random.randint(1, 3))
    return [*chosen, *parts] if random.random() < 0.5 else [*parts, *chosen]


_IN_ZIP: tuple[Callable[[Parts, Random], Parts], ...] = (
    _in_the_sheet, _in_the_sheet, _in_one_part, _in_one_part, _without_part, _swapped, _stuffed,
)  # fmt: skip
