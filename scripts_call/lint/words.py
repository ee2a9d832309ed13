"""Words that are not formal Indonesian, each with the word to say in its place.

By EYD and KBBI; the first of them are those the Care Center's quality form names (kalo, oke, emm,
eee). `INFORMAL` is everyday talk, `SPELLING` is the right word written wrongly.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from scripts_call.faults import FaultCode
from scripts_call.lint.remarks import Remark, blanked, quoted

_LEFT_OUT: Final = ""
"""The fix is to say nothing in its place."""

INFORMAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("kalo", "kl", "klo"), "bila"),
        **dict.fromkeys(("oke", "ok", "okay", "okey", "sip"), "baik"),
        **dict.fromkeys(
            ("gak", "ga", "gk", "nggak", "ngga", "enggak", "engga", "kagak", "ndak", "nda"), "tidak"
        ),
        **dict.fromkeys(("belom", "blm"), "belum"),
        **dict.fromkeys(("yah", "dong", "donk", "sih", "deh", "kok", "nih", "tuh"), _LEFT_OUT),
        **dict.fromkeys(("loh", "lho", "kek", "anu", "nah", "wah", "hehe", "haha"), _LEFT_OUT),
        **dict.fromkeys(("udah", "udh", "sdh", "dah"), "sudah"),
        **dict.fromkeys(("aja", "doang", "doank"), "saja"),
        **dict.fromkeys(("gimana", "gmn", "pegimana"), "bagaimana"),
        **dict.fromkeys(("kenapa", "knp", "ngapain"), "mengapa"),
        **dict.fromkeys(("makasih", "makasi", "trims", "thanks"), "terima kasih"),
        **dict.fromkeys(("cuma", "cuman"), "hanya"),
        **dict.fromkeys(("banget", "bgt"), "sekali"),
        **dict.fromkeys(("gitu", "gt"), "begitu"),
        **dict.fromkeys(("kayak", "kyk"), "seperti"),
        **dict.fromkeys(("pake", "make"), "memakai"),
        **dict.fromkeys(("pengen", "pengin", "pingin", "mo"), "ingin"),
        **dict.fromkeys(("ntar", "entar"), "nanti"),
        **dict.fromkeys(("gua", "gue", "gw", "aku"), "saya"),
        **dict.fromkeys(("lu", "elu", "loe", "kamu", "situ"), "Bapak/Ibu"),
        **dict.fromkeys(("bikin", "bikinin"), "membuat"),
        **dict.fromkeys(("ngasih", "kasi"), "memberi"),
        **dict.fromkeys(("yuk", "ayok", "yok"), "mari"),
        **dict.fromkeys(("bos", "boss", "om", "tante", "mas", "mbak", "bro", "sis"), "Bapak/Ibu"),
        **dict.fromkeys(("tapi", "tp"), "tetapi"),
        **dict.fromkeys(("karna", "krn", "soalnya"), "karena"),
        **dict.fromkeys(("duit", "fulus"), "uang"),
        **dict.fromkeys(("ngerti", "ngeh"), "mengerti"),
        "gini": "begini",
        "biar": "supaya",
        "dulu": "dahulu",
        "tau": "tahu",
        "bener": "benar",
        "sampe": "sampai",
        "dapet": "mendapat",
        "kemaren": "kemarin",
        "abis": "habis",
        "males": "enggan",
        "ngomong": "berbicara",
        "nelpon": "menelepon",
        "nelepon": "menelepon",
        "nunggak": "menunggak",
        "nyicil": "mencicil",
        "bayarin": "membayarkan",
        "bantuin": "membantu",
        "nanyain": "menanyakan",
        "nanya": "bertanya",
        "liat": "melihat",
        "ama": "dengan",
        "dikit": "sedikit",
        "gede": "besar",
        "cape": "lelah",
        "capek": "lelah",
        "telat": "terlambat",
        "gampang": "mudah",
        "please": "mohon",
        "sorry": "mohon maaf",
        "sori": "mohon maaf",
        "halo": "selamat pagi, siang, atau sore",
        "hallo": "selamat pagi, siang, atau sore",
        "hai": "selamat pagi, siang, atau sore",
    }
)

SPELLING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ijin": "izin",
        "silahkan": "silakan",
        "hutang": "utang",
        "nomer": "nomor",
        "telpon": "telepon",
        "telephone": "telepon",
        "resiko": "risiko",
        "jaman": "zaman",
        "praktek": "praktik",
        "sekedar": "sekadar",
        "merubah": "mengubah",
        "dirubah": "diubah",
        "kwitansi": "kuitansi",
        "menghimbau": "mengimbau",
        "himbauan": "imbauan",
        "aktifitas": "aktivitas",
        "mengaktipkan": "mengaktifkan",
        "terimakasih": "terima kasih",
        "kerjasama": "kerja sama",
        "tandatangan": "tanda tangan",
        "dimana": "di mana",
        "disini": "di sini",
        "disana": "di sana",
        "kesini": "ke sini",
        "kemana": "ke mana",
        "darimana": "dari mana",
        "diatas": "di atas",
        "dibawah": "di bawah",
        "dirumah": "di rumah",
        "antri": "antre",
        "nopember": "November",
        "pebruari": "Februari",
        "standart": "standar",
        "analisa": "analisis",
        "jadual": "jadwal",
        "hapal": "hafal",
        "komplit": "lengkap",
        "konfirm": "konfirmasi",
        "menejer": "manajer",
        "kwalitas": "kualitas",
        "bpk": "Bapak",
        "yg": "yang",
        "utk": "untuk",
        "dgn": "dengan",
        "tgl": "tanggal",
        "bln": "bulan",
        "thn": "tahun",
        "tsb": "tersebut",
        "dll": "dan lain-lain",
        "dsb": "dan sebagainya",
    }
)

_WORD: Final = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_DRAWL: Final = re.compile(r"e+m+|m{2,}|e{2,}|h+m+|a{2,}|e+h+|u+h+|a+h+", re.IGNORECASE)
_TITLE: Final = re.compile(r"\b(?:Pak|Bu)\b")
_LOUD: Final = re.compile(r"!")


def check_words(text: str) -> Iterator[Remark]:
    """Every informal or misspelt word; placeholders are left alone."""
    plain = blanked(text)
    for match in _WORD.finditer(plain):
        yield from _word(match[0], match.start())
    for match in _TITLE.finditer(plain):
        full = "Bapak" if match[0] == "Pak" else "Ibu"
        yield Remark(
            match.start(),
            FaultCode.SPELLING,
            f"Sapaan “{match[0]}” terlalu singkat.",
            f"Tulis “{full}”, atau pakai isian {{sapaan}}.",
        )
    for match in _LOUD.finditer(plain):
        yield Remark(
            match.start(),
            FaultCode.SPELLING,
            "Tanda seru membuat kalimat terdengar keras.",
            "Akhiri kalimat dengan titik atau tanda tanya.",
        )


def _word(written: str, offset: int) -> Iterator[Remark]:
    whole = written.lower()
    parts = [whole] if "-" not in whole else [whole, *whole.split("-")]
    for part in parts:
        if part in INFORMAL or _DRAWL.fullmatch(part):
            yield Remark(
                offset,
                FaultCode.INFORMAL_WORD,
                f"Kata {quoted(written)} tidak baku.",
                _instead(INFORMAL.get(part, _LEFT_OUT)),
            )
            return
        if part in SPELLING:
            yield Remark(
                offset,
                FaultCode.SPELLING,
                f"Ejaan {quoted(written)} tidak baku.",
                _instead(SPELLING[part]),
            )
            return


def _instead(word: str) -> str:
    return f"Pakai “{word}”." if word else "Hapus kata ini."
