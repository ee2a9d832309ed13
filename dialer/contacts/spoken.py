"""Numbers, rupiah and days the way one says them in Indonesian, for sheets that are read aloud."""

from datetime import date
from typing import Final

from dialer.contacts.dates import format_date_long

_ONES: Final = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_SCALES: Final = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))


def spoken_number(number: int) -> str:
    """`306667` as "tiga ratus enam ribu enam ratus enam puluh tujuh".

    Raises ValueError below 0 and from a thousand trillion on.
    """
    if not 0 <= number < 10**15:
        raise ValueError(f"no words for {number}")
    if number == 0:
        return _ONES[0]
    words: list[str] = []
    for scale, name in _SCALES:
        count, number = divmod(number, scale)
        if count:
            words.append(f"{_below_thousand(count)} {name}")
    thousands, number = divmod(number, 1000)
    if thousands:
        words.append("seribu" if thousands == 1 else f"{_below_thousand(thousands)} ribu")
    if number:
        words.append(_below_thousand(number))
    return " ".join(words)


def spoken_rupiah(amount: int) -> str:
    """The amount in words, with the currency behind it as one says it."""
    return f"{spoken_number(amount)} rupiah"


def spoken_date(day: date) -> str:
    """`tanggal 10 Desember 2026`: days and years are read well from figures."""
    return f"tanggal {format_date_long(day)}"


def _below_thousand(number: int) -> str:
    if number < 12:
        return _ONES[number]
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    if number < 100:
        tens, rest = divmod(number, 10)
        return f"{_ONES[tens]} puluh" + (f" {_ONES[rest]}" if rest else "")
    hundreds, rest = divmod(number, 100)
    head = "seratus" if hundreds == 1 else f"{_ONES[hundreds]} ratus"
    return head + (f" {_below_thousand(rest)}" if rest else "")
