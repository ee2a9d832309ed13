"""Which telephone columns are dialled: those of the person, as far as header and cells say so.

A header that names somebody else, or says something nobody knows, gives way to one that does not;
alone it is taken, with a doubt. A header that says not to call, or that its numbers are wrong, is
never dialled. What is not dialled is kept under its header.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dialer.contacts.cells import Cell
from dialer.contacts.phone_notes import forbids, says_dead
from dialer.contacts.words import word_set
from dialer.lists.header_words import header_words
from dialer.lists.model import Field, ListKind, RowDoubt
from dialer.lists.shapes import fit, shared_by_many

_PHONE_WORDS = word_set("hp wa telp kontak cp")
_KNOWN = _PHONE_WORDS | word_set(
    "no nama jkn data per lengkap satuan peserta anggota keluarga kepala kk kartu orang pelanggan "
    "periode namabulan bagian tambahan domisili alamat kini kerabat sumber email fax urut jml va "
    "nik identitas kode lama terdaftar"
)
_KNOWN_OF_EMPLOYERS = _KNOWN | word_set("pic bu kantor pusat jabatan fungsi")
_HARMLESS = word_set(
    "pribadi sendiri utama alternatif alternative alternate alt cadangan pertama kedua ketiga dua "
    "tiga first second third primary secondary main backup rumah home house baru update updated "
    "terupdate valid verified terverifikasi terdaftar registered tercatat tertera yang ybs "
    "bersangkutan milik pemilik punya lain other additional format area lokal ponsel pakai untuk "
    "di ke dari pada dapat bisa kepesertaan mobilejkn mobile edabu siipp dukcapil sipp pcare "
    "faskes regsos dtks simpanan sekunder primer nasional internasional indonesia jika ada bila "
    "kalau dengan whatsup android smartphone sms telegram aktual hasil validasi verifikasi digit "
    "angka diisi wajib isi contoh"
)
_HARMLESS_OF_EMPLOYERS = _HARMLESS | word_set(
    "manager manajer owner finance keuangan personalia personnel hr office head director ceo "
    "pabrik ktr kntr toko cabang badan prshn pemilik pmlk penanggung jawab site outlet proyek "
    "mess direksi ga"
)
_OLD = re.compile(r"\b(?:lama|dulu|old|bukan\s+wa|former|ganti)\b", re.IGNORECASE)
_LEAST_FIT = 0.6
_LEAST_WORD = 2
"""Of an unknown word with its mark: one letter says nothing."""


@dataclass(frozen=True, slots=True)
class PhoneColumns:
    """`dialled` columns; `strange` ones of them are doubted; `left` says why others are not."""

    dialled: tuple[int, ...] = ()
    strange: tuple[int, ...] = ()
    left: Mapping[RowDoubt, tuple[int, ...]] = field(default_factory=dict)

    def notes(self, labels: Sequence[str]) -> Iterator[tuple[RowDoubt, str]]:
        """The doubts with the columns they concern; hidden ones are told elsewhere."""
        for code, columns in {**self.left, RowDoubt.ONLY_PHONES_STRANGE: self.strange}.items():
            for column in columns if code is not RowDoubt.PHONES_HIDDEN else ():
                yield code, f"Kolom: “{labels[column]}”."


def phone_columns(
    headers: Sequence[str],
    phones: Sequence[int],
    free: Sequence[int],
    samples: Sequence[Sequence[Cell]],
    hidden: frozenset[int],
    kind: ListKind,
) -> PhoneColumns:
    """Which of the columns taken for `phones` are dialled; `free` columns are of no field."""
    forbidden = [column for column in phones if _forbidden(headers[column])]
    shared = [c for c in phones if c not in forbidden and shared_by_many(samples[c])]
    own = [column for column in phones if column not in forbidden and column not in shared]
    plain = [column for column in own if not _strange(headers[column], kind)]
    seen = [column for column in plain or own if column not in hidden]
    dialled = tuple(seen or plain or own)
    others = [column for column in own if plain and column not in plain]
    others += [column for column in free if _names_another(headers[column], samples[column])]
    left = {
        RowDoubt.PHONES_FORBIDDEN: forbidden,
        RowDoubt.PHONES_SHARED: shared,
        RowDoubt.PHONES_OF_OTHERS: sorted(others),
        RowDoubt.PHONES_HIDDEN: [c for c in plain or own if c not in dialled],
    }
    return PhoneColumns(
        dialled,
        () if plain else dialled,
        {code: tuple(columns) for code, columns in left.items() if columns},
    )


def _forbidden(header: str) -> bool:
    return forbids(header) or says_dead(_OLD.sub(" ", header))


def _strange(header: str, kind: ListKind) -> bool:
    """Whether a word of the header is not known to be harmless."""
    employers = kind is ListKind.BU
    known = _KNOWN_OF_EMPLOYERS if employers else _KNOWN
    harmless = _HARMLESS_OF_EMPLOYERS if employers else _HARMLESS
    return bool(_OLD.search(header)) or any(
        word[1:] not in harmless and len(word) > _LEAST_WORD
        if word[0] == "?"
        else word not in known
        for word in header_words(header)
    )


def _names_another(header: str, cells: Sequence[Cell]) -> bool:
    words = header_words(header)
    return bool(words & _PHONE_WORDS) and fit(Field.PHONE, cells) >= _LEAST_FIT
