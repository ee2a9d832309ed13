"""Words that tell a column of people from one of firms, addresses or places.

Only for lists without header, where nothing but the cells speaks; a share of the cells is enough.
"""

import re
from collections.abc import Callable, Sequence

from dialer.contacts.cells import Cell, cell_text
from dialer.contacts.given_names import is_given_name

_FIRM = re.compile(
    r"(?<!\.)\b(?:pt|cv|ud|pd|tb|fa|firma|toko|tk|yayasan|koperasi|kop|rsu|rs|klinik|apotek|apotik|hotel"
    r"|bengkel|rumah makan|rm|warung|cafe|kafe|resto|restoran|smp|sma|smk|sdn|sd|paud|perum|perumda"
    r"|bumdes|bumd|spbu|tbk|persero|usaha|studio|salon|laundry|percetakan|pabrik|gudang|bank|bpr"
    r"|grup|group|ltd|inc|corp|coffee|store|mart|jaya|abadi|sejahtera|makmur|mandiri)\b\.?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:jl|jln|jalan|gg|gang|dusun|dsn|komp|komplek|kompleks|perum|perumahan|blok|rt|rw|lr"
    r"|lorong|km|ruko|street|road|kav|kp|kampung|lingkungan|link|no\W?\s*[0-9]+)\b",
    re.IGNORECASE,
)
_KELURAHAN = re.compile(r"\W*(?:kelurahan|kel\b|desa|ds\b|gampong|gp\b|nagari)", re.IGNORECASE)
_KECAMATAN = re.compile(r"\W*(?:kecamatan|kec\b)", re.IGNORECASE)
_CITY = re.compile(r"\W*(?:kabupaten|kab\b|kota\b)", re.IGNORECASE)
_PROVINCE = re.compile(
    r"\W*(?:prov(?:insi|\b)\W*)?(?:nanggroe )?(?:aceh|sumatera (?:utara|barat|selatan)|riau|jambi"
    r"|kepulauan (?:riau|bangka belitung)|bangka belitung|bengkulu|lampung|banten|dki jakarta"
    r"|jawa (?:barat|tengah|timur)|d\.?\s?i\.? yogyakarta|bali|nusa tenggara (?:barat|timur)|nt[bt]"
    r"|kalimantan (?:barat|tengah|selatan|timur|utara)|sulawesi (?:utara|tengah|selatan|tenggara"
    r"|barat)|gorontalo|maluku(?: utara)?"
    r"|papua(?: (?:barat|barat daya|selatan|tengah|pegunungan))?)"
    r"\W*\Z",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:oss|disnaker|disperin\w*|aplikasi|bpjs|bpjstk|canvas\w*|existing|dpmptsp|apindo|kadin"
    r"|google|survei|survey|pajak|kpp|marketing|internet|media sosial)\b",
    re.IGNORECASE,
)


def _share(cells: Sequence[Cell], test: Callable[[str], object]) -> float:
    texts = [cell_text(cell) for cell in cells if isinstance(cell, str)]
    return sum(bool(test(text)) for text in texts) / len(cells) if cells else 0.0


def looks_like_firms(cells: Sequence[Cell]) -> float:
    """The share with a word of firms, `PT`, `Toko`, and no address."""
    return _share(cells, lambda text: _FIRM.search(text) and not _ADDRESS.search(text))


def looks_like_people(cells: Sequence[Cell]) -> float:
    """The share with a given name that is frequent in Indonesia, and no address or firm."""
    return _share(cells, _is_person)


def _is_person(text: str) -> bool:
    if any(map(str.isdigit, text)) or len(text) > 60 or _ADDRESS.search(text):
        return False
    words = re.findall(r"[a-z]+", text.casefold())
    return any(map(is_given_name, words))


def looks_like_addresses(cells: Sequence[Cell]) -> float:
    """The share with `Jl.`, `RT`, `Dusun` or a house number."""
    return _share(cells, _ADDRESS.search)


def looks_like_kelurahan(cells: Sequence[Cell]) -> float:
    """The share that says of itself to be a village; a bare name could be anything."""
    return _share(cells, _KELURAHAN.match)


def looks_like_kecamatan(cells: Sequence[Cell]) -> float:
    """The share that says of itself to be a district."""
    return _share(cells, _KECAMATAN.match)


def looks_like_city(cells: Sequence[Cell]) -> float:
    """The share that begins with `Kab.` or `Kota`."""
    return _share(cells, _CITY.match)


def looks_like_province(cells: Sequence[Cell]) -> float:
    """The share that is the name of a province."""
    return _share(cells, _PROVINCE.match)


def looks_like_sources(cells: Sequence[Cell]) -> float:
    """The share that names where lists of employers come from."""
    return _share(cells, _SOURCE.search)
