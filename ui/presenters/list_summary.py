"""Everything known of one list as it was taken in, and what its import did."""

from dataclasses import dataclass

from dialer.call_lists import CallList
from dialer.lists.model import RowDoubt
from dialer.workstation import Workstation
from ui.presenters.list_warnings import WarningGroup, warning_groups
from ui.presenters.list_words import field_word
from ui.presenters.lists import ListRow, number


@dataclass(frozen=True, slots=True)
class SummaryView:
    """A list: `effects` says what it did beside adding rows, "" when nothing."""

    row: ListRow
    effects: str
    source: str
    columns: tuple[tuple[str, str], ...]
    warnings: tuple[WarningGroup, ...]


def summary_view(workstation: Workstation, row: ListRow) -> SummaryView | None:
    """Read one list; None when it is gone."""
    one = workstation.store.call_list(row.list_id)
    if one is None:
        return None
    return SummaryView(
        row=row,
        effects=_effects(workstation, row.list_id),
        source=_source(workstation, one, row.taken),
        columns=tuple((field_word(name), header) for name, header in one.columns.items()),
        warnings=warning_groups(one),
    )


def _source(workstation: Workstation, one: CallList, taken: str) -> str:
    sheet = f", lembar {one.sheet}" if one.sheet else ""
    header = f"judul kolom di baris {one.header_row}" if one.header_row else "tanpa judul kolom"
    by = _account(workstation, one.imported_by)
    columns = _columns_by(workstation, one)
    return f"{one.file}{sheet}, {header}{columns}. Diimpor {taken} oleh {by}."


def _columns_by(workstation: Workstation, one: CallList) -> str:
    """Which remembered columns were used."""
    if RowDoubt.COLUMN_REMEMBERED.value not in one.warnings:
        return ""
    kept = workstation.store.list_warnings(one.list_id)
    text = next((w.text for w in kept if w.code is RowDoubt.COLUMN_REMEMBERED), "")
    name = text.partition("“")[2].partition("”")[0]
    return f", menurut susunan kolom “{name}”" if name else ""


def _effects(workstation: Workstation, list_id: str) -> str:
    store = workstation.store
    done = store.list_import(list_id)
    parts = []
    if done is not None and done.families:
        parts.append(f"{number(done.families)} keluarga digabung menjadi satu kontak")
    if done is not None and done.replaces:
        replaced = store.call_list(done.replaces)
        name = f" dari “{replaced.name}”" if replaced else ""
        parts.append(f"{number(done.left_list)} kontak{name} lunas atau keluar")
    pairs = store.open_pair_count(list_id)
    if pairs:
        parts.append(f"{number(pairs)} pasangan mungkin kontak yang sama")
    return " · ".join(parts)


def _account(workstation: Workstation, actor: str) -> str:
    if actor.startswith("os:"):
        return f"akun komputer {actor[3:]}"
    officer = workstation.store.officer(actor)
    return officer.name if officer else "petugas yang sudah tidak ada"
