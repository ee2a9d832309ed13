"""The closed list of placeholders a script may use, and who may hear each of them.

A placeholder is written `{nama}`. What is not in this list is a fault of the script. The words a
person reads are Indonesian; the values come from `values` and `facts`, already formatted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Final

from scripts_call.model import ScriptKind


class Exposure(Enum):
    """Who may hear a value, and when.

    OPEN      may be said to whoever answers the telephone.
    COMPARE   the officer sees it at any time to compare with what the person says; it is said
              only after the right party is confirmed.
    PROTECTED neither said nor shown in a hint before the right party is confirmed.
    """

    OPEN = "open"
    COMPARE = "compare"
    PROTECTED = "protected"


class Placeholder(StrEnum):
    """Every name that may stand between braces in a script."""

    GREETING = "salam"
    OFFICER = "petugas"
    OFFICE = "kantor"
    TITLE = "sapaan"
    NAME = "nama"
    PIC = "pic"
    EMPLOYER = "nama_bu"
    POTENTIAL = "potensi_peserta"
    CARD_END = "kartu_akhir"
    BIRTH_DATE = "tanggal_lahir"
    ADDRESS = "alamat"
    MONTHS = "bulan_menunggak"
    AMOUNT = "total_tunggakan"
    MEMBERS = "jumlah_anggota"
    CARE_CLASS = "kelas"
    VIRTUAL_ACCOUNT = "va"
    STAGES = "rehab_tahap"
    REHAB_CHOSEN = "rehab_pilihan"
    REHAB_AMOUNT = "rehab_cicilan"
    REHAB_FROM = "rehab_mulai"
    REHAB_DUES = "rehab_iuran"
    REHAB_TOTAL = "rehab_jumlah"
    REHAB_ACTIVE = "rehab_aktif"
    PROMISE_DATE = "janji_tanggal"
    PROMISE_AMOUNT = "janji_jumlah"
    CARE_CENTER = "nomor_165"
    PANDAWA = "pandawa"
    DUE_DAY = "fakta_jatuh_tempo"
    SUSPENDED_FROM = "fakta_mulai_nonaktif"
    MAX_BILLED = "fakta_maks_bulan_tagih"
    DUES_1 = "fakta_iuran_kelas_1"
    DUES_2 = "fakta_iuran_kelas_2"
    DUES_3 = "fakta_iuran_kelas_3"
    REHAB_MIN = "fakta_rehab_min_bulan"
    REHAB_MAX = "fakta_rehab_maks_bulan"
    REHAB_STAGES = "fakta_rehab_tahap"
    REHAB_INSTALMENT = "fakta_rehab_cicilan"
    REHAB_CHANNEL = "fakta_rehab_kanal"
    REHAB_DEADLINE = "fakta_rehab_batas"
    SWITCHER_MIN = "fakta_rehab_alih_min_bulan"
    SWITCHER_STAGES = "fakta_rehab_alih_maks_cicilan"
    SWITCHER_LEAST = "fakta_rehab_alih_min_rupiah"
    PENALTY_DAYS = "fakta_denda_hari"
    PENALTY_RATE = "fakta_denda_persen"
    PENALTY_MONTHS = "fakta_denda_maks_bulan"
    PENALTY_MOST = "fakta_denda_maks_rupiah"
    PAY_CHANNELS = "fakta_kanal_bayar"
    AUTODEBIT = "fakta_bank_autodebit"
    VA_PREFIX = "fakta_va_awalan"
    WRITE_OFF = "fakta_pemutihan"
    PPU_TOTAL = "fakta_ppu_total"
    PPU_EMPLOYER = "fakta_ppu_pemberi_kerja"
    PPU_WORKER = "fakta_ppu_pekerja"
    PPU_CEILING = "fakta_ppu_batas_upah"
    PPU_FLOOR = "fakta_ppu_batas_bawah"
    PPU_MOST = "fakta_ppu_iuran_maks"
    PPU_FAMILY = "fakta_ppu_keluarga"
    PPU_CHILD_AGE = "fakta_ppu_usia_anak"
    PPU_EXTRA = "fakta_ppu_tambahan"
    PPU_CLASS = "fakta_ppu_kelas"
    PPU_DUTY = "fakta_ppu_dasar_hukum"
    PPU_SANCTION_LAW = "fakta_sanksi_dasar_hukum"
    PPU_SANCTION = "fakta_sanksi"

    @property
    def exposure(self) -> Exposure:
        """Who may hear it."""
        return TRAITS[self].exposure

    @property
    def protected(self) -> bool:
        """True when it may not be said before the right party is confirmed."""
        return TRAITS[self].exposure is not Exposure.OPEN

    @property
    def neutral(self) -> str:
        """The Indonesian words that stand in its place when there is no value."""
        return TRAITS[self].neutral

    @property
    def is_fact(self) -> bool:
        """True when the value comes from the facts file and not from the contact."""
        return TRAITS[self].is_fact

    def fits(self, kind: ScriptKind) -> bool:
        """Whether a script of this kind may use it."""
        only = TRAITS[self].only
        return only is None or only is kind


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of a placeholder; `only` None means both kinds of script."""

    neutral: str
    exposure: Exposure = Exposure.OPEN
    only: ScriptKind | None = None
    is_fact: bool = False


def _member(neutral: str, exposure: Exposure = Exposure.PROTECTED) -> Traits:
    return Traits(neutral, exposure, ScriptKind.ARREARS)


def _employer(neutral: str) -> Traits:
    return Traits(neutral, Exposure.OPEN, ScriptKind.BU)


def _fact(neutral: str, only: ScriptKind | None = None) -> Traits:
    return Traits(neutral, Exposure.OPEN, only, is_fact=True)


_ARREARS: Final = ScriptKind.ARREARS
_BU: Final = ScriptKind.BU
_P: Final = Placeholder

TRAITS: Final[Mapping[Placeholder, Traits]] = MappingProxyType(
    {
        _P.GREETING: Traits("Selamat pagi, siang, atau sore"),
        _P.OFFICER: Traits("(nama petugas)"),
        _P.OFFICE: Traits("kantor cabang"),
        _P.TITLE: Traits("Bapak/Ibu"),
        _P.NAME: _member("(nama peserta)", Exposure.OPEN),
        _P.PIC: _employer("pemilik atau bagian kepegawaian"),
        _P.EMPLOYER: _employer("(nama badan usaha)"),
        _P.POTENTIAL: _employer("belum diketahui"),
        _P.CARD_END: _member("(tidak ada di daftar)", Exposure.COMPARE),
        _P.BIRTH_DATE: _member("(tidak ada di daftar)", Exposure.COMPARE),
        _P.ADDRESS: _member("(tidak ada di daftar)", Exposure.COMPARE),
        _P.MONTHS: _member("beberapa bulan"),
        _P.AMOUNT: _member("jumlah yang tercatat pada sistem kami"),
        _P.MEMBERS: _member("seluruh anggota keluarga"),
        _P.CARE_CLASS: _member("kelas yang terdaftar"),
        _P.VIRTUAL_ACCOUNT: _member("nomor yang tertera pada Mobile JKN"),
        _P.STAGES: _member("beberapa tahap"),
        _P.REHAB_CHOSEN: _member("dipilih saat mendaftar"),
        _P.REHAB_AMOUNT: _member("ditetapkan saat mendaftar"),
        _P.REHAB_FROM: _member("tertera di Mobile JKN"),
        _P.REHAB_DUES: _member("tertera di Mobile JKN"),
        _P.REHAB_TOTAL: _member("ditetapkan saat mendaftar"),
        _P.REHAB_ACTIVE: _member("sesuai keterangan saat mendaftar"),
        _P.PROMISE_DATE: _member("tanggal yang telah disepakati"),
        _P.PROMISE_AMOUNT: _member("jumlah yang telah disepakati"),
        _P.CARE_CENTER: _fact("BPJS Kesehatan"),
        _P.PANDAWA: _fact("yang tertera pada situs resmi"),
        _P.DUE_DAY: _fact("tanggal jatuh tempo setiap bulan", _ARREARS),
        _P.SUSPENDED_FROM: _fact("awal bulan berikutnya", _ARREARS),
        _P.MAX_BILLED: _fact("sejumlah bulan sesuai ketentuan", _ARREARS),
        _P.DUES_1: _fact("sesuai ketentuan", _ARREARS),
        _P.DUES_2: _fact("sesuai ketentuan", _ARREARS),
        _P.DUES_3: _fact("sesuai ketentuan", _ARREARS),
        _P.REHAB_MIN: _fact("batas paling sedikit", _ARREARS),
        _P.REHAB_MAX: _fact("batas paling banyak sesuai ketentuan", _ARREARS),
        _P.REHAB_STAGES: _fact("mengikuti ketentuan terbaru", _ARREARS),
        _P.REHAB_INSTALMENT: _fact("jumlah yang ditetapkan saat pendaftaran", _ARREARS),
        _P.REHAB_CHANNEL: _fact("kanal resmi BPJS Kesehatan", _ARREARS),
        _P.REHAB_DEADLINE: _fact("batas waktu pendaftaran yang berlaku", _ARREARS),
        _P.SWITCHER_MIN: _fact("beberapa bulan sesuai ketentuan", _ARREARS),
        _P.SWITCHER_STAGES: _fact("sejumlah cicilan sesuai ketentuan", _ARREARS),
        _P.SWITCHER_LEAST: _fact("jumlah sesuai ketentuan", _ARREARS),
        _P.PENALTY_DAYS: _fact("jangka waktu yang ditentukan", _ARREARS),
        _P.PENALTY_RATE: _fact("persentase yang ditentukan", _ARREARS),
        _P.PENALTY_MONTHS: _fact("jumlah bulan yang ditentukan", _ARREARS),
        _P.PENALTY_MOST: _fact("batas yang ditentukan", _ARREARS),
        _P.PAY_CHANNELS: _fact("kanal pembayaran resmi", _ARREARS),
        _P.AUTODEBIT: _fact("bank yang bekerja sama", _ARREARS),
        _P.VA_PREFIX: _fact("sesuai bank yang dipakai", _ARREARS),
        _P.WRITE_OFF: _fact("saya belum memegang ketentuan resminya", _ARREARS),
        _P.PPU_TOTAL: _fact("persentase yang ditentukan", _BU),
        _P.PPU_EMPLOYER: _fact("sebagian besar", _BU),
        _P.PPU_WORKER: _fact("sebagian kecil", _BU),
        _P.PPU_CEILING: _fact("batas atas yang ditentukan", _BU),
        _P.PPU_FLOOR: _fact("batas bawah yang ditentukan", _BU),
        _P.PPU_MOST: _fact("jumlah sesuai ketentuan", _BU),
        _P.PPU_FAMILY: _fact("pekerja beserta keluarganya sesuai ketentuan", _BU),
        _P.PPU_CHILD_AGE: _fact("batas usia yang ditentukan", _BU),
        _P.PPU_EXTRA: _fact("persentase yang ditentukan", _BU),
        _P.PPU_CLASS: _fact("mengikuti besaran upah", _BU),
        _P.PPU_DUTY: _fact("peraturan yang berlaku", _BU),
        _P.PPU_SANCTION_LAW: _fact("peraturan yang berlaku", _BU),
        _P.PPU_SANCTION: _fact("sanksi administratif", _BU),
    }
)

TOKEN: Final = re.compile(r"\{([^{}]*)\}")
"""A placeholder in a text; group 1 is the name, which may be unknown."""


NAMES: Final = frozenset(str(placeholder) for placeholder in Placeholder)
"""Every known name, for a quick test of membership."""


def used(text: str) -> tuple[Placeholder, ...]:
    """The known placeholders of a text, in order and with repetitions."""
    return tuple(Placeholder(name) for name in TOKEN.findall(text) if name in NAMES)
