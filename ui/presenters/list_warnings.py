"""Warnings of a list as counted lines that lead to their rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialer.call_lists import CallList
from dialer.contacts.mask import mask_id
from dialer.contacts.money import format_rupiah
from dialer.intake.staging import WARNINGS_KEPT
from dialer.lists.model import Field, RowWarning
from dialer.lists.sheet_names import row_words
from dialer.workstation import Workstation
from ui.presenters.list_words import field_word, warning_word
from ui.presenters.lists import DASH, SECRET, number


@dataclass(frozen=True, slots=True)
class WarningGroup:
    """One kind of warning and how often it was met in the list."""

    code: str
    words: str
    count: str


@dataclass(frozen=True, slots=True)
class WarningLine:
    """One warning: where, what was written there and what it became; identities are masked."""

    code: str
    row: str
    field: str
    words: str
    before: str
    after: str

    @property
    def whole(self) -> str:
        """The line as running text."""
        where = f"Baris {self.row}" if self.row != DASH else "Seluruh berkas"
        return f"{where}, {self.field}. {self.words}" if self.field != DASH else self.words


@dataclass(frozen=True, slots=True)
class WarningsView:
    """All groups, the lines that are kept by their place, and what part of all they are."""

    groups: tuple[WarningGroup, ...]
    lines: Mapping[int, WarningLine]
    sentence: str


def warning_groups(call_list: CallList) -> tuple[WarningGroup, ...]:
    """Return the kinds of warnings of a list, the most frequent first."""
    return tuple(
        WarningGroup(code, warning_word(code), number(count))
        for code, count in sorted(call_list.warnings.items(), key=lambda one: (-one[1], one[0]))
    )


def warnings_view(workstation: Workstation, list_id: str) -> WarningsView | None:
    """Read the warnings of a list; None when it is gone."""
    call_list = workstation.store.call_list(list_id)
    if call_list is None:
        return None
    kept = workstation.store.list_warnings(list_id)
    total = sum(call_list.warnings.values())
    if not total:
        sentence = ""
    elif not kept:
        sentence = "Baris peringatan daftar ini tidak disimpan; hanya jumlahnya yang diketahui."
    elif total > len(kept):
        sentence = (
            f"{number(WARNINGS_KEPT)} peringatan pertama dari {number(total)} disimpan"
            " beserta barisnya."
        )
    else:
        sentence = f"{number(total)} peringatan."
    return WarningsView(warning_groups(call_list), _lines(kept, call_list.sheet), sentence)


def _lines(kept: Sequence[RowWarning], sheet: str | None) -> Mapping[int, WarningLine]:
    return {
        place: WarningLine(
            code=one.code.value,
            row=row_words(one.row_number, sheet) if one.row_number else DASH,
            field=field_word(one.field) if one.field else DASH,
            words=one.text or warning_word(one.code.value),
            before=_shown(one.field, one.before),
            after=_shown(one.field, _amount(one)),
        )
        for place, one in enumerate(kept)
    }


def _amount(one: RowWarning) -> str:
    money = one.field == Field.AMOUNT.value and one.after.isdigit()
    return format_rupiah(int(one.after)) if money else one.after


def _shown(field: str, text: str) -> str:
    if not text:
        return DASH
    return mask_id(text) if field in SECRET else text
