"""What a file that comes in may hold, and what its columns may be.

A list to call has `dialer.lists.model.Field`; payments and results have columns of their own.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from dialer.lists.model import Field, ListKind
from dialer.received.model import FileKind

Kind = ListKind | FileKind
"""What a file is: a list to call, or payments or results received."""


class PaymentField(StrEnum):
    """A column of a payments file that the program understands."""

    ACCOUNT = "va"
    CARD = "card"
    PAID_ON = "date"
    AMOUNT = "amount"
    CHANNEL = "channel"
    PAYER = "name"
    REFERENCE = "reference"
    STATUS = "status"


class ResultField(StrEnum):
    """A column of a results file that the program understands."""

    ACCOUNT = "va"
    CARD = "card"
    NIK = "nik"
    NPWP = "npwp"
    NIB = "nib"
    NAME = "name"
    PHONE = "phone"
    DAY = "date"
    TIME = "time"
    OFFICER = "officer"
    OUTCOME = "outcome"
    CHANNEL = "channel"
    SPOKE_TO = "spoke_to"
    REASON = "reason"
    PROMISE_ON = "promise_date"
    PROMISE_AMOUNT = "promise_amount"
    PROMISE_CHANNEL = "promise_channel"
    STAGES = "rehab_stages"
    CALLBACK = "callback"
    NEXT_STEP = "next_step"
    NEXT_ON = "next_date"
    NOTE = "note"


_FIELDS: Final[Mapping[Kind, type[StrEnum]]] = {
    ListKind.BU: Field,
    ListKind.ARREARS: Field,
    FileKind.PAYMENTS: PaymentField,
    FileKind.RESULTS: ResultField,
}

PAYMENT_NEEDS: Final = (
    (frozenset({PaymentField.ACCOUNT, PaymentField.CARD}), "nomor VA atau nomor kartu", "No VA"),
    (frozenset({PaymentField.PAID_ON}), "tanggal bayar", "Tanggal Bayar"),
    (frozenset({PaymentField.AMOUNT}), "jumlah bayar", "Jumlah"),
)
"""Of every group one column must be there: the fields, their words, an example of a header."""

RESULT_NEEDS: Final = (
    (
        frozenset(
            {
                ResultField.ACCOUNT,
                ResultField.CARD,
                ResultField.NIK,
                ResultField.NPWP,
                ResultField.NIB,
                ResultField.NAME,
            }
        ),
        "nomor kartu, VA, atau nama BU",
        "No Kartu",
    ),
    (frozenset({ResultField.DAY}), "tanggal", "Tanggal"),
    (frozenset({ResultField.OFFICER}), "petugas", "Petugas"),
    (frozenset({ResultField.OUTCOME}), "hasil", "Hasil"),
)
"""The same for results."""


def field_of(kind: Kind, code: str) -> StrEnum:
    """The column of such a file by its code. Raises ValueError for one it cannot have."""
    return _FIELDS[kind](code)


def kind_of(value: str) -> Kind:
    """What is called so. Raises ValueError."""
    return FileKind(value) if value in {one.value for one in FileKind} else ListKind(value)


def lacking(kind: FileKind, fields: Collection[str]) -> list[str]:
    """What a received file cannot do without and has not got, in words."""
    needs = PAYMENT_NEEDS if kind is FileKind.PAYMENTS else RESULT_NEEDS
    return [words for group, words, _ in needs if not group & set(fields)]
