"""Which sheet of a workbook is the list, and the sentences when none is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialer.errors import BadInputError
from dialer.lists.chosen import FIELD_WORDS as _WORDS
from dialer.lists.chosen import as_chosen, as_remembered, contradicted, like_first, near_mapping
from dialer.lists.columns import Layout, understand
from dialer.lists.header_words import header_words
from dialer.lists.headerless import bare_layout
from dialer.lists.mapping import ColumnMapping
from dialer.lists.model import Field, ListKind, RowDoubt
from dialer.lists.reader import Table
from dialer.lists.reading import ColumnChoice
from dialer.lists.sheet_names import apart
from dialer.lists.together import Left, left_out, parts_of, stands_aside
from dialer.lists.warnings import FIELD_NAMES


@dataclass(frozen=True, slots=True)
class Choice:
    """The sheets to import, as one list, and those that are not read with the reason."""

    parts: tuple[Layout, ...]
    left: tuple[tuple[str, Left], ...] = ()


_EMPLOYER_ONLY = frozenset(
    (
        Field.WORKERS,
        Field.PIC_NAME,
        Field.NPWP,
        Field.NIB,
        Field.KODE_BU,
        Field.DATA_SOURCE,
    )
)
_CLEAR_HEADER = 3
"""A header that names so many fields is one; what it lacks is not sought in the cells."""

_LEAST_FIELDS = 2
_EXAMPLES = {
    ListKind.ARREARS: {
        Field.NAME: "Nama Peserta",
        Field.CARD: "No Kartu",
        Field.AMOUNT: "Total Tunggakan",
    },
    ListKind.BU: {Field.NAME: "Nama BU"},
}
_KIND_NAMES = {ListKind.ARREARS: "daftar tunggakan", ListKind.BU: "daftar Badan Usaha"}
_NOTHING = "Tidak ada data yang diimpor."


def choose_layout(
    tables: Sequence[Table],
    kind: ListKind,
    file: str,
    *,
    sheet: str | None = None,
    choice: ColumnChoice | None = None,
    mappings: Sequence[ColumnMapping] = (),
) -> Choice:
    """The sheet that is most clearly a list of this kind, with those that are one list with it;
    what a person chose comes first. `sheet` may be several names (see `sheet_names`).

    Complete lists first, then visible sheets, sheets not named like a manual or an archive, more
    recognised columns, more rows. Remembered columns are used where the headers are the same, the
    cells alone where no row can be a header. Raises BadInputError: columns that cannot be told, a
    required column missing, the other kind of list, no such sheet.
    """
    if choice is not None:
        named = named_tables(tables, choice.sheet, file)
        first = as_chosen(named[0], kind, choice, file)
        if choice.sheet is None:
            return Choice((first,))
        others = (like_first(table, first, kind, choice, file) for table in named[1:])
        return Choice((first, *others))
    everything, tables = tables, named_tables(tables, sheet, file)
    mappings = [mapping for mapping in mappings if mapping.kind is kind]
    layouts = sheet_layouts(tables, kind, mappings)
    if not layouts:
        raise BadInputError(
            f"Baris judul kolom tidak ditemukan pada berkas “{file}”. {_NOTHING} Pastikan ada satu "
            f"baris berisi judul kolom, misalnya {_list_examples(kind)}, lalu impor kembali."
        )
    best = best_layout(layouts, kind)
    missing = best.missing(kind)
    if missing and not best.header.lines:
        raise _untold_columns(best, missing, file)
    other = ListKind.BU if kind is ListKind.ARREARS else ListKind.ARREARS
    if missing:
        raise _missing_columns(best, missing, kind, file, looks_other=_is_whole(tables, other))
    if kind is ListKind.BU and not employer_like(best) and _is_whole([best.table], other):
        raise BadInputError(
            f"Berkas “{file}” tampaknya {_KIND_NAMES[other]}, bukan {_KIND_NAMES[kind]}. "
            f"{_NOTHING} Pilih jenis daftar yang sesuai lalu impor kembali."
        )
    if sheet is not None:
        return Choice(tuple(_all_named(tables, layouts, best, kind, file)))
    parts = parts_of(layouts, best, kind)
    return Choice(tuple(parts), tuple(left_out(everything, layouts, parts, kind)))


def _all_named(
    tables: Sequence[Table], layouts: Sequence[Layout], best: Layout, kind: ListKind, file: str
) -> list[Layout]:
    """The sheets a person named together. Raises BadInputError when one of them is no such list."""
    if len(tables) == 1:
        return [best]
    by_sheet = {layout.table.sheet: layout for layout in layouts if not layout.missing(kind)}
    for table in tables:
        if table.sheet not in by_sheet:
            raise BadInputError(
                f"Lembar “{table.sheet}” pada berkas “{file}” tidak dapat dibaca bersama yang lain "
                f"karena bukan {_KIND_NAMES[kind]}. {_NOTHING} Pilih lembar yang lain."
            )
    return [by_sheet[table.sheet] for table in tables]


def sheet_layouts(
    tables: Sequence[Table], kind: ListKind, mappings: Sequence[ColumnMapping] = ()
) -> list[Layout]:
    """Every table that can be laid out: by remembered columns, by its header, by its cells."""
    layouts = [layout for table in tables if (layout := _layout_of(table, kind, mappings))]
    whole = any(not layout.missing(kind) for layout in layouts)
    clear = any(layout.header.named >= _CLEAR_HEADER for layout in layouts)
    if whole or clear:
        return layouts
    bare = [bare_layout(table, kind) for table in tables]
    found = [layout for layout in bare if len(layout.fields) >= _LEAST_FIELDS]
    complete = [layout for layout in found if not layout.missing(kind)]
    return complete or layouts or found


def _layout_of(table: Table, kind: ListKind, mappings: Sequence[ColumnMapping]) -> Layout | None:
    remembered = as_remembered(table, kind, mappings) if mappings else None
    wrong: Sequence[int] = ()
    if remembered is not None and not remembered.missing(kind):
        wrong = contradicted(remembered)
        if not wrong:
            return remembered
    layout = understand(table, kind)
    if layout is None:
        return None
    name = remembered.remembered if remembered is not None else near_mapping(layout, mappings)
    if not name:
        return layout
    columns = ", ".join(f"“{layout.labels[at]}”" for at in wrong if at < len(layout.labels))
    note = f"Pemetaan: “{name}”." + (f" Kolom: {columns}." if columns else "")
    return replace(layout, notes=(*layout.notes, (RowDoubt.COLUMN_FORGOTTEN, note)))


def best_layout(layouts: Sequence[Layout], kind: ListKind) -> Layout:
    """The layout that is most clearly a list of this kind."""
    return max(layouts, key=lambda layout: _rank(layout, kind))


def named_tables(tables: Sequence[Table], sheet: str | None, file: str) -> Sequence[Table]:
    """The sheet of that name, or the sheets of several names; all for None."""
    if sheet is None:
        return tables
    by_name = {(table.sheet or "").casefold(): table for table in tables}
    whole = sheet.strip().casefold()
    names = [whole] if whole in by_name else [name.casefold() for name in apart(sheet)]
    if not names or any(name not in by_name for name in names):
        known = ", ".join(f"“{table.sheet}”" for table in tables if table.sheet) or "tidak ada"
        raise BadInputError(
            f"Berkas “{file}” tidak memiliki lembar “{sheet}”. {_NOTHING} Lembar yang ada: {known}."
        )
    return [by_name[name] for name in names]


def _rank(layout: Layout, kind: ListKind) -> tuple[int, bool, bool, int, int]:
    return (
        -len(layout.missing(kind)),
        not layout.table.hidden,
        not stands_aside(layout.table),
        len(layout.fields),
        len(layout.table.rows) - layout.header.row_index,
    )


def _is_whole(tables: Sequence[Table], kind: ListKind) -> bool:
    """Whether one of the tables is a complete list of the kind."""
    layouts = [understand(table, kind) for table in tables]
    return any(
        layout is not None
        and not layout.missing(kind)
        and (kind is ListKind.ARREARS or employer_like(layout))
        for layout in layouts
    )


def employer_like(layout: Layout) -> bool:
    """Whether anything but a plain `Nama` says that these are firms."""
    name = layout.fields.get(Field.NAME)
    return bool(_EMPLOYER_ONLY & set(layout.fields)) or (
        name is not None and "bu" in header_words(layout.headers[name[0]])
    )


def _untold_columns(layout: Layout, missing: Sequence[Field], file: str) -> BadInputError:
    """A list without header whose cells do not say enough."""
    where = f" lembar “{layout.table.sheet}”" if layout.table.sheet else ""
    lacking = " dan ".join(_WORDS[field] for field in missing)
    known = _known_columns(layout)
    return BadInputError(
        f"Berkas “{file}”{where} tidak memiliki judul kolom, dan dari isinya tidak dapat "
        f"dipastikan kolom mana {lacking}. Yang dikenali: {known or 'tidak ada'}. {_NOTHING} "
        "Tentukan kolomnya saat mengimpor lewat jendela, atau tambahkan baris judul kolom."
    )


def _known_columns(layout: Layout) -> str:
    """`“No HP” (telepon)`: what was recognised, and as what."""
    return ", ".join(
        f"“{layout.labels[column]}” ({FIELD_NAMES[field]})"
        for column, field in sorted(
            (column, field) for field, columns in layout.fields.items() for column in columns
        )
        if field is not Field.COUNTER
    )


def _missing_columns(
    layout: Layout, missing: Sequence[Field], kind: ListKind, file: str, *, looks_other: bool
) -> BadInputError:
    lacking = " dan ".join(
        f"{_WORDS[field]} (misalnya berjudul “{_EXAMPLES[kind][field]}”)" for field in missing
    )
    found = _known_columns(layout)
    where = f" lembar “{layout.table.sheet}”" if layout.table.sheet else ""
    other = ListKind.BU if kind is ListKind.ARREARS else ListKind.ARREARS
    hint = (
        f" Berkas ini tampaknya {_KIND_NAMES[other]}; pilih jenis daftar yang sesuai."
        if looks_other
        else ""
    )
    return BadInputError(
        f"Berkas “{file}”{where} tidak memiliki kolom {lacking}. Kolom yang dikenali: "
        f"{found or 'tidak ada'}. {_NOTHING} Tambahkan kolom itu atau perbaiki judulnya, "
        f"lalu impor kembali.{hint}"
    )


def _list_examples(kind: ListKind) -> str:
    return ", ".join(f"“{text}”" for text in _EXAMPLES[kind].values())
