"""tomllib's refusals in words an author understands."""

import re
from typing import Final

from scripts_call.faults import FaultCode

_SAYINGS: Final = tuple(
    (re.compile(pattern), code, message, fix)
    for pattern, code, message, fix in (
        (
            r"Cannot declare .* twice",
            FaultCode.DUPLICATE_NAME,
            "Bagian ini sudah ada sebelumnya dengan nama yang sama.",
            "Beri nama lain, atau gabungkan kedua bagian.",
        ),
        (
            r"Cannot (overwrite|mutate|redefine)|Duplicate inline",
            FaultCode.DUPLICATE_KEY,
            "Kunci ini sudah diisi sebelumnya pada bagian yang sama.",
            "Hapus salah satu, sehingga setiap kunci hanya ditulis sekali.",
        ),
        (
            r"(Illegal|invalid) character '\\n'",
            FaultCode.SYNTAX,
            "Teks tidak ditutup dengan tanda kutip pada baris yang sama.",
            'Tambahkan tanda kutip penutup, atau pakai """ untuk teks beberapa baris.',
        ),
        (
            r"(Illegal|invalid) character",
            FaultCode.CONTROL_CHARACTER,
            "Ada karakter kendali yang tidak terlihat.",
            "Hapus karakter itu; ketik ulang bagian di sekitarnya bila perlu.",
        ),
        (
            r"Unterminated string|Expected \"'+\"",
            FaultCode.SYNTAX,
            "Teks yang dibuka di sini tidak pernah ditutup.",
            'Tambahkan tanda kutip penutup; teks yang dibuka dengan """ ditutup dengan """.',
        ),
        (
            r"Unclosed array",
            FaultCode.SYNTAX,
            "Daftar yang dibuka di sini tidak ditutup, atau ada koma yang tertinggal.",
            "Pisahkan isi daftar dengan koma dan tutup daftar dengan ].",
        ),
        (
            r"Unclosed inline table",
            FaultCode.SYNTAX,
            "Tabel sebaris yang dibuka dengan { tidak ditutup pada baris yang sama.",
            "Tulis seluruhnya dalam satu baris dan tutup dengan }.",
        ),
        (
            r"Expected '=' after a key",
            FaultCode.SYNTAX,
            "Tidak ada tanda = setelah nama kunci.",
            'Tulis sebagai kunci = "nilai".',
        ),
        (
            r"Invalid value|Invalid date",
            FaultCode.SYNTAX,
            "Nilai ini tidak dapat dibaca.",
            'Apit teks dengan tanda kutip "..."; tulis true atau false tanpa kutip.',
        ),
        (
            r"Unescaped '\\' in a string|Invalid hex|[Ee]scape",
            FaultCode.SYNTAX,
            "Garis miring terbalik (\\) di dalam teks tidak dikenali.",
            "Hapus garis miring terbalik itu, atau tulis dua kali (\\\\).",
        ),
        (
            r"recursion",
            FaultCode.SYNTAX,
            "Daftar di dalam daftar terlalu dalam.",
            "Naskah tidak memerlukan daftar berlapis; tulis ulang bagian ini.",
        ),
        (
            r"Expected newline or end of document",
            FaultCode.SYNTAX,
            "Ada tulisan yang berlebih setelah nilai.",
            "Satu baris berisi satu kunci; periksa tanda kutip di tengah teks.",
        ),
        (
            r"Expected '\]|Invalid initial character for a key|Invalid statement",
            FaultCode.SYNTAX,
            "Baris ini bukan kunci dan bukan judul bagian.",
            'Tulis kunci = "nilai" atau [steps.nama_langkah].',
        ),
    )
)
_ELSE: Final = (
    FaultCode.SYNTAX,
    "Susunan TOML pada bagian ini tidak benar.",
    "Bandingkan dengan naskah bawaan, lalu tulis ulang bagian ini.",
)


def explain(reason: str) -> tuple[FaultCode, str, str]:
    """Code, message and fix (Indonesian) for the words of the parser, without its position."""
    for pattern, code, message, fix in _SAYINGS:
        if pattern.search(reason):
            return code, message, fix
    return _ELSE
