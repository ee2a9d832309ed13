"""Names: what is shown, and the key two spellings of one name share.

Firms are compared without their legal form, persons without their titles; what is shown keeps
both.
"""

import re
import unicodedata

from dialer.contacts.cells import Cell, clean_text
from dialer.contacts.words import word_set

_LEGAL_FORMS = word_set(
    "pt cv ud pd pf fa tbk persero perum perumda perseroda toko tk yayasan yys koperasi kop firma "
    "ltd inc po perusahaan"
)
_LONG_FORMS = re.compile(
    r"\b(?:perseroan terbatas|perseroan|usaha dagang|perusahaan dagang|perusahaan daerah"
    r"|persekutuan komanditer)\b"
)
_SPELLED = re.compile(r"\b(p\.\s*t|c\.\s*v|u\.\s*d|p\.\s*d)\b\.?")
_BEFORE = word_set(
    "dr drs dra drg ir h hj kh ust ustad ustadz prof r ra rm rr rd tgk dt tn ny nn sdr sdri bpk "
    "bapak ibu bp almh alm apt ns bd"
)
_AFTER = word_set(
    "se sh st sei skom mkom spd mpd ssos msi mm mh mt ma mak msc mba spt sp sip sked skep skm sgz "
    "sfarm mfarm spsi sag sthi shi sst amd ama amdkeb amdkep phd bsc ba bba ners sstp mkes spdi "
    "mpdi apt cpa ak sab smb"
)
_TITLE_AFTER_NAME = re.compile(r"(?:[A-Z][a-z]{0,4}\.\s?){1,3}[A-Za-z]{0,5}\.?\Z")
_ADDRESS_WORDS = {
    "jln": "jl", "jalan": "jl", "gang": "gg", "gng": "gg", "nomor": "no", "nmr": "no",
    "komplek": "komp", "kompleks": "komp", "perumahan": "perum", "kelurahan": "kel", "desa": "ds",
    "kecamatan": "kec", "dusun": "dsn", "blk": "blok",
}  # fmt: skip


_KIND_OF_AREA = re.compile(r"^(?:kec|kecamatan|kel|kelurahan)\b[.:]? *", re.IGNORECASE)
_ROMAN = re.compile(r"[IVX]{1,4}", re.IGNORECASE)


def _plain(text: str) -> str:
    """Lower case without accents."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char))
    return text.casefold()


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def display_name(cell: Cell) -> str | None:
    """The name as shown: one line, single spaces; None unless it has at least a letter."""
    text = clean_text(cell) if isinstance(cell, str) else None
    if text is None or not (text[0].isalpha() or any(map(str.isalpha, text))):
        return None
    return None if text[0] in "xX" and set(text.casefold()) <= {"x", ".", "-", " "} else text


def area_name(cell: Cell) -> str | None:
    """A kecamatan or kelurahan in one spelling: "KEC. BANDA SAKTI" is Banda Sakti.

    Lists write one place in many ways; filters, reports and routes go by the name.
    """
    text = clean_text(cell)
    if text is None:
        return None
    text = _KIND_OF_AREA.sub("", text) or text
    if text.isupper() or text.islower():
        text = " ".join(
            word.upper() if _ROMAN.fullmatch(word) else word.capitalize() for word in text.split()
        )
    return text


def firm_key(name: str) -> str:
    """The firm's name without legal form, case, accents and punctuation.

    `PT. Maju-Jaya`, `MAJU JAYA, PT` and `CV Maju Jaya` share one key. A name that is nothing but
    a legal form is its own key.
    """
    text = _SPELLED.sub(lambda m: re.sub(r"[.\s]", "", m.group(1)) + " ", _plain(name))
    text = _LONG_FORMS.sub(" ", text.replace("&", " dan "))
    words = _words(text)
    start, end = 0, len(words)
    while start < end and words[start] in _LEGAL_FORMS:
        start += 1
    while end > start and words[end - 1] in _LEGAL_FORMS:
        end -= 1
    return " ".join(words[start:end] or words)


def person_key(name: str) -> str:
    """The person's name without titles (`dr.`, `H.`, `S.E.`), case and punctuation."""
    head, *tails = [part.strip() for part in name.split(",")]
    kept = [head, *(tail for tail in tails if tail and not _is_title(tail))]
    words = [word.strip("()") for word in " ".join(kept).split()]
    start, end = 0, len(words)
    while end - 1 > start and _is_title_before(words[start]):
        start += 1
    while end - 1 > start and _is_degree(words[end - 1]):
        end -= 1
    return " ".join(_words(_plain(" ".join(words[start:end]))))


def _letters(word: str) -> str:
    return "".join(char for char in _plain(word) if char.isalpha())


def _is_title_before(word: str) -> bool:
    """`dr.`, `H.`, `Tgk.`; written solid (`R.A.Kartini`) the title stays part of the name."""
    return _letters(word) in _BEFORE and (len(word) > 1 or word in ("H", "R"))


def _is_degree(word: str) -> bool:
    return _letters(word) in _AFTER and ("." in word or word.isupper() or len(word) > 2)


def _is_title(text: str) -> bool:
    return all(
        _letters(word) in _AFTER or _TITLE_AFTER_NAME.match(word) is not None
        for word in text.split()
    )


def address_key(address: str) -> str:
    """The address with its usual words shortened, without case and punctuation."""
    words = [_ADDRESS_WORDS.get(word, word) for word in _words(_plain(address))]
    return " ".join(
        word.lstrip("0") or "0" if word.isdigit() else word for word in words if word != "no"
    )
