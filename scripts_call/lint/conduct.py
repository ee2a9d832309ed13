"""What may never be said to anybody: threats, asking for secret codes, money into private hands.

Words that are denied ("kami tidak pernah meminta kode OTP") are what an officer should say, so a
denial right before them clears them; a denial elsewhere in the sentence does not.
"""

import re
from collections.abc import Iterator
from typing import Final

from scripts_call.faults import FaultCode
from scripts_call.lint.remarks import Remark, Sentence, blanked, denies, negated, quoted, sentences

_THREAT: Final = re.compile(
    r"\b(?:(?:di|me)?penjara\w*|(?:di|mem)?pidana\w*|polisi|kejaksaan|pengadilan|"
    r"(?:di|me[ny]y?)?sita|(?:di|men)untut|(?:di|meng)?gugat\w*|(?:di|mem)?blokir\w*|"
    r"(?:meng|di|ter)?ancam\w*|(?:di|mem)?permalukan|malu|viral\w*|(?:di|men)cabut|"
    r"peringatan terakhir|(?:akan|nanti) menyesal|awas|tanggung sendiri|"
    r"debt collector|penagih utang|(?:harus|wajib) segera|jangan main-main|"
    r"(?:beri tahu|sampaikan (?:ke|kepada)|sebarkan (?:ke|kepada)) tetangga\w*|"
    r"(?:di|me)?laporkan ke (?:polisi|atasan|tetangga|kejaksaan))\b",
    re.IGNORECASE,
)
_OR_ELSE: Final = re.compile(
    r"\b(?:bila|jika|apabila|kalau)\s+(?:masih\s+)?tidak\b[^.?!]{0,80}?\b"
    r"(?:kami laporkan|akan dilaporkan|kami datangi|akan didatangi|akan kami tindak|"
    r"akan ditindak|kami tidak bertanggung jawab|akan dihukum)\b",
    re.IGNORECASE,
)
_CODE: Final = re.compile(
    r"\b(?:OTP|PIN|CVV|kata sandi|sandi|password|kode verifikasi|kode rahasia|kode akses)\b",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(
    r"\b(?:sebut\w*|menyebut\w*|kirim\w*|mengirim\w*|beri(?:kan|tahu\w*)?|memberi\w*|baca\w*|"
    r"membaca\w*|meminta|minta|masukkan|memasukkan|mohon|butuh\w*|membutuhkan|perlukan|"
    r"memerlukan|ketik\w*|mengetik\w*|bagikan|membagikan|isi(?:kan)?|konfirmasi\w*|catat)\b",
    re.IGNORECASE,
)
_GUARDING: Final = re.compile(r"\b(?:rahasiakan|merahasiakan|jaga|menjaga|simpan)\b", re.IGNORECASE)
_LISTED: Final = re.compile(r"(?:,|\b(?:atau|ataupun|maupun|dan))\s*$", re.IGNORECASE)
_CONJUNCTION: Final = re.compile(r"\b(?:atau|ataupun|maupun|dan)\s*$", re.IGNORECASE)
_AND: Final = re.compile(r",?\s+(?:atau|ataupun|maupun|dan)\b", re.IGNORECASE)
_PRIVATE: Final = re.compile(
    r"\brekening (?:pribadi|saya|petugas|atas nama)|"
    r"\b(?<!bukti )(?:\w*(?:bayar|transfer|setor)\w*|uang)"
    r"(?:\s+(?!bukti|berkas|dokumen|data|foto|surat|salinan|pesan|keterangan)\w+){0,3}"
    r"\s+(?:kepada|ke|lewat|melalui)\s+(?:saya|petugas|rumah saya|nomor saya)\b",
    re.IGNORECASE,
)
_NEAR: Final = 200
"""Letters around a word that are looked at: as much as a sentence, however long it is."""

_PAYING: Final = re.compile(
    r"\b\w*(?:bayar|transfer|setor|titip|serah|kirim)\w*\b|\b(?:minta|meminta|menerima)\b",
    re.IGNORECASE,
)


def check_conduct(text: str) -> Iterator[Remark]:
    """Every threat and every asking for codes or money in a spoken text."""
    for sentence in sentences(blanked(text)):
        yield from _threats(sentence)
        yield from _codes(sentence)
        yield from _money(sentence)


def _threats(sentence: Sentence) -> Iterator[Remark]:
    found = [m for m in _THREAT.finditer(sentence.text) if not _disowned(sentence.text, m)]
    found += _OR_ELSE.finditer(sentence.text)
    for match in found:
        yield Remark(
            sentence.offset + match.start(),
            FaultCode.THREAT,
            f"{quoted(match[0])} terdengar sebagai ancaman atau tekanan.",
            "Ingatkan dan jelaskan saja; sebut ketentuan secara netral melalui isian fakta.",
        )


def _disowned(text: str, match: re.Match[str]) -> bool:
    """Denied right before, or an item of a list that is: “jangan menekan, atau mempermalukan”."""
    if negated(text, match.start()):
        return True
    before = text[max(0, match.start() - _NEAR) : match.start()]
    listed = _CONJUNCTION.search(before) or (
        before.rstrip().endswith(",") and _AND.search(text, match.end(), match.end() + _NEAR)
    )
    return bool(listed) and denies(before)


def _codes(sentence: Sentence) -> Iterator[Remark]:
    for match in _CODE.finditer(sentence.text):
        if not _cleared(sentence.text, match.start()):
            yield Remark(
                sentence.offset + match.start(),
                FaultCode.ASKS_CODE,
                f"Kalimat ini meminta “{match[0]}”, padahal petugas tidak pernah memintanya.",
                "Hapus permintaan itu; verifikasi dengan tanggal lahir, alamat, atau akhir nomor"
                " kartu.",
            )
            return


def _cleared(text: str, at: int) -> bool:
    near = max(0, at - _NEAR)
    guards = [match.start() for match in _GUARDING.finditer(text, near, at)]
    cues = [match.start() for match in _ASKING.finditer(text, near, at)]
    if guards and (not cues or guards[-1] > cues[-1]):
        return True
    return _denied(text, cues) if cues else denies(text[near : at + _NEAR])


def _denied(text: str, cues: list[int]) -> bool:
    """The last verb is denied, or it only continues a list that is."""
    while cues:
        if negated(text, cues[-1]):
            return True
        if not _LISTED.search(text, max(0, cues[-1] - _NEAR), cues[-1]):
            return False
        cues = cues[:-1]
    return False


def _money(sentence: Sentence) -> Iterator[Remark]:
    text = sentence.text
    for match in _PRIVATE.finditer(text):
        account = match[0].lower().startswith("rekening")
        before = match.start() if account else match.end()
        near = max(0, before - _NEAR)
        cues = [cue.start() for cue in _PAYING.finditer(text, near, before)]
        if _denied(text, cues) if cues else denies(text[near : before + _NEAR]):
            continue
        yield Remark(
            sentence.offset + match.start(),
            FaultCode.ASKS_MONEY,
            f"{quoted(match[0])}: uang tidak pernah diterima petugas atau rekening pribadi.",
            "Arahkan pembayaran ke kanal resmi, misalnya {fakta_kanal_bayar}.",
        )
