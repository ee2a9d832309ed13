"""Taking a telephone cell apart: pieces, notes, extensions, runs of digits.

Nothing here decides whether a number may be dialled; a run that carries a reason against it
(masked digits, a fax, a note that it is dead) says so in `refused`.
"""

import re
from dataclasses import dataclass, replace

from dialer.contacts.doubts import Doubt
from dialer.contacts.numbering import MOBILE
from dialer.contacts.phone_notes import forbids, note_against, says_dead
from dialer.contacts.words import word_set


@dataclass(frozen=True, slots=True)
class Run:
    """One run of digits of a cell.

    `digits` holds 0-9 and at most a leading +; `written` is the run with its separators;
    `joined` tells that a slash stood between it and the run before (`021/5551234`).
    """

    raw: str
    written: str
    digits: str
    extension: str | None = None
    label: str | None = None
    refused: Doubt | None = None
    repaired: bool = False
    joined: bool = False


_DROP = str.maketrans("", "", " \t.-\u2010\u2011\u2012\u2013\u2014()[]'’`")
_SEPARATOR = re.compile(
    r"(\s*(?:[/;|,&•\n\r\t\\]|\s\+(?=\s)|(?<=[0-9)]):|\b(?:atau|dan|or|and)\b)\s*)",
    re.IGNORECASE,
)
_WA_LINK = re.compile(
    r"(?:https?:)?(?://)?(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=|tel:)", re.IGNORECASE
)
_WA_TEXT = re.compile(r"(?<=[0-9])[?&][a-z_]+=[^\s,;|]*", re.IGNORECASE)
_INITIALS = re.compile(r"\b([A-Za-z])/([A-Za-z])\b")
"""`a/n`, `u/p`: no slash between numbers."""

_PHONE_AND_FAX = re.compile(
    r"\b(?:(te?lp|tlp|telepon|telpon|phone|tel|hp)\.?\s*[/&]\s*(?:fax|faks)"
    r"|(?:fax|faks)\.?\s*[/&]\s*(te?lp|tlp|telepon|telpon|phone|tel|hp))\b",
    re.IGNORECASE,
)
_LETTER = re.compile("[A-Za-z]")
_ORDINAL = re.compile(
    r"\b(hp|wa|te?lp|tlp|telepon|telpon|tel|phone|no|nomor)\s*\.?\s*[1-9]"
    r"(?=\s*[:)=]\s*[+0-9(]|\s*[.\-]?\s*\(?(?:\+62|0))",
    re.IGNORECASE,
)
_FIRST_BULLET = re.compile(r"\s*\(?1\s*[.)]\s*\(?(?:\+62|0)")
_BULLET = re.compile(r"(^|[\s;,])\(?[1-9]\s*[.)]\s*(?=\(?(?:\+62|0))")
_BRACKETED = re.compile(
    r"(\+?[0-9][0-9 .\-]{8,16}[0-9])(\s*[(\[]\s*[0-9]{1,2}(?:\s*[^\W\d_]+\.?)?\s*[)\]])"
    r"(?!\s*[-.]?\s*[0-9])"
)
_LEAST_BEFORE_NOTE = 10
_EXTENSION = re.compile(
    r"\s*\(?(?:\b|(?<=[0-9]))(?:ext|extn|extension|ekst|ekstensi|pes|psw|pesawat)"
    r"\s*[.:\-]?\s*([0-9]{1,6})(?![0-9])\)?",
    re.IGNORECASE,
)
_MASK = re.compile(r"[*?_#%…]|\.{3}|(?<![A-Za-z])[xX]+(?![A-Za-z])")
_TOKEN = re.compile(r"[0-9A-Za-z|+().]+")
_LOOKALIKE = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"})
_LOOKALIKE_TOKEN = re.compile(r"[0-9OolI|+().]+\Z")
_WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*\.?")
_OTHER_SIGNS = re.compile(r"[^0-9+().\s\-\u2010-\u2014\[\]'’`]")
_LONE_LETTER = re.compile(r"[0-9][\s.\-\u2010-\u2014]+[A-Za-z](?![A-Za-z.)])")
"""A letter by itself behind the digits: perhaps one of them."""

_COUNTED = re.compile(
    r"[0-9](?:\s+|\s+-\s+)[0-9]{1,3}\s*"
    r"(?:(?:bulan|bln|org|orang|th|thn|tahun|hari|kali|x|jam|jiwa)\b(?!\s*[0-9])|dari\b"
    r"|(?:jan|feb|mar|apr|mei|jun|jul|ag|sep|okt|nov|des)[a-z]*\s+[0-9]{4}\b)",
    re.IGNORECASE,
)
"""`0812 345 678 12 bln`: figures that belong to a word and stand as if they were the number's."""

_DATE = re.compile(
    r"(?<![0-9/.\-])[-\s]*(?:[12][0-9]|3[01]|0?[1-9])/(?:1[0-2]|0?[1-9])/(?:19|20)?[0-9]{2}(?![0-9/])"
)

_KNOWN_GLUED = word_set(
    "wa hp tlp tlpn telp telpon telepon tel phone mobile no nomor rumah kantor istri suami anak "
    "ibu bapak bpk ayah cp whatsapp sms xl tsel telkomsel simpati im indosat three tri axis"
)
_NUMBER_WORDS = word_set("nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh kosong")
_SHORTHAND = re.compile(r"\s*(?!0+\s*\Z)[0-9]{1,2}\s*\Z")
"""What stands behind a slash for another number: `021-5551234/35`."""


def squeeze(text: str) -> str:
    """The text without the separators people put inside one number (never a line break)."""
    return text.translate(_DROP)


def runs_of(text: str) -> list[Run]:
    """The runs of digits of a tidied cell, left to right, with what was noted about each."""
    text = _without_ornaments(text)
    runs: list[Run] = []
    after_slash = dead = False
    for index, part in enumerate(_SEPARATOR.split(text)):
        if index % 2:
            after_slash = "/" in part
            continue
        found = _runs_of_piece(part)
        if not found and says_dead(part):  # `0812... / salah`: it is said of the number before
            dead = not runs
            runs[-1:] = [replace(run, refused=Doubt.PHONE_DEAD) for run in runs[-1:]]
        elif found and dead:
            found[0], dead = replace(found[0], refused=Doubt.PHONE_DEAD), False
        if found and after_slash and runs:
            found[0] = replace(found[0], joined=True)
        if not found and after_slash and runs and _SHORTHAND.match(part):
            found = [Run(f"/{part.strip()}", part, "", refused=Doubt.PHONE_AMBIGUOUS)]
        runs.extend(found)
    if runs and forbids(text):
        return [replace(run, refused=Doubt.PHONE_FORBIDDEN) for run in runs]
    return runs


def _without_ornaments(text: str) -> str:
    """The text without links, dates and bullets, which hold figures of their own."""
    if "/" in text or ":" in text:
        text = _INITIALS.sub(r"\1\2", text)
        text = _WA_TEXT.sub(" ", _WA_LINK.sub(" ", text))
        text = _DATE.sub(" ; ", text)
    if "/" in text or "&" in text:
        text = _PHONE_AND_FAX.sub(lambda match: match.group(1) or match.group(2), text)
    if _LETTER.search(text):
        text = _ORDINAL.sub(lambda match: f"{match.group(1)} :", text)
    if _FIRST_BULLET.match(text):
        text = _BULLET.sub(lambda match: f"{match.group(1)}; ", text)
    if "(" in text or "[" in text:
        text = _BRACKETED.sub(_without_note, text)
    return text


def _without_note(match: re.Match[str]) -> str:
    """`081234567890 (2)` is a whole mobile and a note; with fewer digits nobody knows."""
    mobile = MOBILE.match(squeeze(match.group(1)))
    whole = mobile is not None and len(mobile.group(1)) >= _LEAST_BEFORE_NOTE
    return f"{match.group(1)} " if whole else match.group()


def _runs_of_piece(piece: str) -> list[Run]:
    raw = piece.strip()
    if not any(char.isdigit() for char in raw):
        return []
    match = _EXTENSION.search(raw)
    if match is None:
        return _runs_of_text(raw, raw, None)
    notes = _WORD.findall(raw[match.end() :])
    before = f"{raw[: match.start()]} {' '.join(notes)}"
    return _runs_of_text(raw, before, match.group(1)) + _runs_of_piece(raw[match.end() :])


def _runs_of_text(raw: str, text: str, extension: str | None) -> list[Run]:
    text, repaired = _read_lookalikes(text)
    words = list(_WORD.finditer(text))
    against: Doubt | None = None
    if _MASK.search(text):
        against = Doubt.PHONE_MASKED
    elif words and (_letters_hide_digits(text, words) or _LONE_LETTER.search(text)):
        against = Doubt.PHONE_LETTERS
    elif words and _COUNTED.search(text):
        against = Doubt.PHONE_AMBIGUOUS
    if against is not None:
        return [Run(raw, text, "", refused=against)]
    return _runs_between(raw, text, words, extension, repaired=repaired)


def _read_lookalikes(text: str) -> tuple[str, bool]:
    """O and l inside a token of digits are 0 and 1: `O812`, `08l2`; an l at the end is a stray."""

    def read(match: re.Match[str]) -> str:
        token = match.group()
        if token[-1] in "lI|" or not _LOOKALIKE_TOKEN.match(token):
            return token
        if sum(map(str.isdigit, token)) >= 2:
            return token.translate(_LOOKALIKE)
        return token

    result = _TOKEN.sub(read, text)
    return result, result != text


def _letters_hide_digits(text: str, words: list[re.Match[str]]) -> bool:
    """Letters that touch digits, or digits written as words: nobody knows the number."""
    for word in words:
        name = word.group().strip(".").casefold()
        if name in _NUMBER_WORDS:
            return True
        touches = (word.start() > 0 and text[word.start() - 1].isdigit()) or (
            word.end() < len(text) and text[word.end()].isdigit() and text[word.end() - 1] != "."
        )
        if touches and name not in _KNOWN_GLUED:
            return True
    return False


def _runs_between(
    raw: str, text: str, words: list[re.Match[str]], extension: str | None, *, repaired: bool
) -> list[Run]:
    """The runs between the words, each with the words that belong to it."""
    parts = _parts(text, words)
    notes_lead = bool(parts) and isinstance(parts[0], tuple)
    dead = says_dead(text)
    numbers = [index for index, part in enumerate(parts) if isinstance(part, str)]
    result: list[Run] = []
    for index in numbers:
        written = str(parts[index])
        if len(numbers) == 1:
            labels = [part for part in parts if isinstance(part, tuple)]
        else:
            near = index - 1 if notes_lead else index + 1
            labels = [part for part in parts[max(near, 0) : near + 1] if isinstance(part, tuple)]
        label = " ".join(word for words_ in labels for word in words_) or None
        against = None
        if dead:
            against = Doubt.PHONE_DEAD
        elif label:
            against = note_against(label)
        result.append(
            Run(
                raw=raw if len(numbers) == 1 else written,
                written=written,
                digits=squeeze(written),
                extension=extension if index == numbers[-1] else None,
                label=label,
                refused=against,
                repaired=repaired,
            )
        )
    return result


def _parts(text: str, words: list[re.Match[str]]) -> list[str | tuple[str, ...]]:
    """The text as an alternation of runs (str, at least 3 digits) and groups of words (tuple)."""
    parts: list[str | tuple[str, ...]] = []
    end = 0
    for start, stop, word in [(w.start(), w.end(), w.group()) for w in words] + [
        (len(text), len(text), "")
    ]:
        between = _OTHER_SIGNS.sub(" ", text[end:start]).strip(" .-()[]'’`\t")
        if sum(map(str.isdigit, between)) >= 3:
            opening = text[end:start].lstrip()[:1] == "("
            parts.append(f"({between}" if opening and ")" in between else between)
        if word:
            note = word.strip(".")
            last = parts[-1] if parts else None
            if isinstance(last, tuple):
                parts[-1] = (*last, note)
            else:
                parts.append((note,))
        end = stop
    return parts
