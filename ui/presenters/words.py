"""Codes in words: the one table of the Indonesian sentences for the enums of the rules.

The rules know codes only. What stands here is shared by all rooms, so that one thing has one name
everywhere. `Shade` is the meaning of a colour without Qt; its values are those of the theme.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from dialer.calls import CallState, LineOutcome, Trouble
from dialer.contacts.dates import day_name, format_datetime
from dialer.desk import Idle
from dialer.facts import Channel, NumberState
from dialer.hours import Shut
from dialer.lists.model import ListKind
from dialer.outcomes import Finding, Part, Problem
from dialer.people import Role
from dialer.promises import PromiseState
from dialer.queue import Why
from dialer.refusal import Refusal
from dialer.rehab import NotEligible
from dialer.standing import Stage
from dialer.telephony.line import Line
from dialer.telephony.port import Backend


class Shade(StrEnum):
    """What a colour means; always shown with a word or an icon beside it."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


ROLES: Final[Mapping[Role, str]] = {
    Role.AGENT: "Petugas",
    Role.LEAD: "Ketua Tim",
    Role.ADMIN: "Admin",
    Role.SYSTEM: "Sistem",
}

LIST_KINDS: Final[Mapping[str, str]] = {
    ListKind("bu").value: "Badan Usaha",
    ListKind("tunggakan").value: "Tunggakan",
}
"""By the value of a `ListKind`."""

CHANNELS: Final[Mapping[Channel, str]] = {
    Channel.PHONE: "Telepon",
    Channel.VISIT: "Kunjungan",
    Channel.WHATSAPP: "WhatsApp",
}

BACKENDS: Final[Mapping[Backend, str]] = {
    Backend.HANDSET: "Telepon meja / HP",
    Backend.TEL_URI: "Aplikasi telepon (tel:)",
    Backend.SIP_URI: "Softphone lain (sip:)",
    Backend.CALLTO_URI: "Aplikasi telepon (callto:)",
    Backend.SIP: "Softphone Sambung",
    Backend.PBX: "PBX (klik lalu angkat)",
}

CALL_STATES: Final[Mapping[CallState, str]] = {
    CallState.READY: "Siap",
    CallState.DIALING: "Memanggil",
    CallState.RINGING: "Berdering",
    CallState.EARLY_MEDIA: "Berdering",
    CallState.CONNECTED: "Tersambung",
    CallState.HELD: "Ditahan",
    CallState.ENDED: "Selesai",
}

LINE_OUTCOMES: Final[Mapping[LineOutcome, str]] = {
    LineOutcome.ANSWERED: "Dijawab",
    LineOutcome.BUSY: "Sibuk",
    LineOutcome.NO_ANSWER: "Tidak diangkat",
    LineOutcome.INVALID_NUMBER: "Nomor tidak terdaftar",
    LineOutcome.REJECTED: "Ditolak",
    LineOutcome.UNREACHABLE: "Tidak terjangkau",
    LineOutcome.CANCELLED: "Dibatalkan",
    LineOutcome.FAILED: "Gagal",
    LineOutcome.UNKNOWN: "Tidak diketahui",
}

LINES: Final[Mapping[Line, tuple[str, Shade, str]]] = {
    Line.READY: ("Siap", Shade.GOOD, ""),
    Line.STARTING: (
        "Mendaftar",
        Shade.INFO,
        "Telepon sedang mendaftar ke server. Tunggu sebentar.",
    ),
    Line.NO_HEADSET: (
        "Headset tidak ada",
        Shade.BAD,
        "Headset tidak terpasang. Pasang headset dan telepon siap sendiri; atau pilih headset lain"
        " di Pengaturan, Telepon, atau cara lain (Ctrl+T).",
    ),
    Line.OFF: ("Belum menyala", Shade.WARN, "Telepon ini belum menyala. Periksa di Pengaturan."),
    Line.REFUSED: (
        "Ditolak server",
        Shade.BAD,
        "Server menolak nama pengguna atau kata sandi. Minta ketua tim memeriksa Pengaturan,"
        " Telepon; sementara itu pilih cara lain (Ctrl+T).",
    ),
    Line.SERVER_SILENT: (
        "Server tidak menjawab",
        Shade.BAD,
        "Server telepon tidak menjawab. Periksa jaringan kantor, atau pilih cara lain (Ctrl+T).",
    ),
    Line.BROKEN: (
        "Terputus",
        Shade.BAD,
        "Telepon terputus. Sambungkan lagi di Pengaturan, Telepon, atau pilih cara lain (Ctrl+T).",
    ),
}
"""Word, colour, and what to do while one cannot telephone."""

_OURS: Final = "Ini tidak mengatakan apa pun tentang nomor kontak. Percobaan tetap tercatat."

TROUBLES: Final[Mapping[Trouble, tuple[str, str]]] = {
    Trouble.SERVER_SILENT: (
        "Server telepon kantor tidak menjawab.",
        f"{_OURS} Telepon lagi (F9), atau pilih cara lain (Ctrl+T).",
    ),
    Trouble.SERVER_REFUSED: (
        "Server telepon kantor tidak dapat membuat panggilan ini.",
        f"{_OURS} Telepon lagi (F9), atau pilih cara lain (Ctrl+T).",
    ),
    Trouble.ACCOUNT: (
        "Server telepon menolak akun meja ini.",
        f"{_OURS} Minta ketua tim memeriksa akun di Pengaturan, Telepon.",
    ),
    Trouble.OWN_TELEPHONE: (
        "Telepon Anda sendiri tidak diangkat, jadi kontak belum dipanggil.",
        "Angkat telepon begitu berdering, lalu tekan F9 lagi. Percobaan tetap tercatat.",
    ),
    Trouble.ENGINE: (
        "Softphone berhenti mendadak; panggilan terputus.",
        "Softphone dinyalakan lagi sendiri. Percobaan tetap tercatat; telepon lagi dengan F9.",
    ),
    Trouble.CONNECTION: (
        "Sambungan ke PBX terputus; akhir panggilan tidak diketahui.",
        "Percobaan tetap tercatat. Bila masih berbicara, teruskan; catat hasilnya seperti biasa.",
    ),
    Trouble.MEDIA_LOST: (
        "Suara terputus, jadi panggilan ditutup.",
        "Percakapan sampai saat itu tercatat. Telepon lagi dengan F9 bila perlu.",
    ),
}
"""What happened on our own side of the line, and what to do."""

NUMBER_STATES: Final[Mapping[NumberState, tuple[str, Shade]]] = {
    NumberState.UNTRIED: ("Belum dicoba", Shade.NEUTRAL),
    NumberState.ANSWERS: ("Pernah dijawab", Shade.GOOD),
    NumberState.RIGHT_PARTY: ("Nomor tepat", Shade.GOOD),
    NumberState.WRONG_PERSON: ("Salah orang", Shade.BAD),
    NumberState.INVALID: ("Tidak terdaftar", Shade.BAD),
    NumberState.BLOCKED: ("Diblokir", Shade.BAD),
    NumberState.SWITCHED_OFF: ("Tidak aktif", Shade.WARN),
    NumberState.WHATSAPP_ONLY: ("Hanya WhatsApp", Shade.WARN),
}

WHYS: Final[Mapping[Why, tuple[str, Shade]]] = {
    Why.CALLBACK_DUE: ("Telepon ulang", Shade.INFO),
    Why.CALLBACK_OVERDUE: ("Telepon ulang terlewat", Shade.BAD),
    Why.PROMISE_DUE: ("Janji jatuh tempo", Shade.ACCENT),
    Why.PROMISE_BROKEN: ("Janji terlewat", Shade.BAD),
    Why.NEW: ("Kontak baru", Shade.NEUTRAL),
    Why.RETRY: ("Coba lagi", Shade.NEUTRAL),
    Why.LATER: ("Belum waktunya", Shade.WARN),
}

OUT_OF_QUEUE: Final[Mapping[Stage, tuple[str, Shade]]] = {
    Stage.NEEDS_NUMBER: ("Menunggu nomor", Shade.WARN),
    Stage.CLOSED: ("Selesai", Shade.NEUTRAL),
    Stage.STOPPED: ("Jangan dihubungi", Shade.BAD),
}
"""In place of a `Why`, for contacts that do not come back to the queue on their own."""

PROMISE_STATES: Final[Mapping[PromiseState, tuple[str, Shade]]] = {
    PromiseState.OPEN: ("Belum jatuh tempo", Shade.NEUTRAL),
    PromiseState.DUE: ("Jatuh tempo", Shade.WARN),
    PromiseState.KEPT: ("Ditepati", Shade.GOOD),
    PromiseState.PARTIAL: ("Sebagian", Shade.WARN),
    PromiseState.BROKEN: ("Ingkar", Shade.BAD),
    PromiseState.CANCELLED: ("Dibatalkan", Shade.NEUTRAL),
}

REPLACED: Final = "Diganti"
"""The state of a promise whose place a later one took."""

REFUSALS: Final[Mapping[Refusal, str]] = {
    Refusal.STOPPED: (
        "Kontak ini meminta tidak dihubungi lagi. Hanya ketua tim yang dapat membukanya."
    ),
    Refusal.OUTSIDE_HOURS: "Sekarang di luar jam menelepon untuk kontak ini.",
    Refusal.DAILY_LIMIT: "Batas percobaan untuk kontak ini hari ini sudah tercapai.",
    Refusal.WEEKLY_LIMIT: "Batas percobaan untuk kontak ini dalam tujuh hari sudah tercapai.",
    Refusal.LIFE_LIMIT: "Batas percobaan untuk kontak ini seluruhnya sudah tercapai.",
    Refusal.NUMBER_LIMIT: (
        "Nomor ini sudah mencapai batas panggilan, termasuk untuk kontak lain yang memakainya."
        " Pilih nomor lain (Ctrl+↓), tambah nomor (F11), atau lewati kontak ini (F2)."
    ),
    Refusal.NUMBER_STOPPED: (
        "Pemilik nomor ini meminta tidak dihubungi lagi, juga untuk kontak lain dengan nomor yang"
        " sama. Pilih nomor lain (Ctrl+↓), tambah nomor (F11), atau lewati kontak ini (F2)."
    ),
    Refusal.NO_NUMBER: "Tidak ada nomor yang dapat ditelepon. Hasil tetap dapat dicatat.",
}

SHUTS: Final[Mapping[Shut, str]] = {
    Shut.DAY_OFF: "Hari ini bukan hari menelepon",
    Shut.HOLIDAY: "Hari ini hari libur",
    Shut.TOO_EARLY: "Jam menelepon belum dimulai",
    Shut.TOO_LATE: "Jam menelepon sudah lewat",
    Shut.BREAK: "Sekarang waktu jeda, tidak menelepon",
}

IDLES: Final[Mapping[Idle, tuple[str, str]]] = {
    Idle.EMPTY: (
        "Tidak ada kontak yang menunggu",
        "Semua kontak pada pilihan ini sudah dikerjakan. Pilih daftar lain di bawah, atau impor"
        " daftar baru.",
    ),
    Idle.ONLY_LATER: (
        "Belum ada yang perlu ditelepon sekarang",
        "Kontak berikutnya kembali sendiri ke antrean pada waktunya.",
    ),
    Idle.OUTSIDE_HOURS: (
        "Di luar jam menelepon",
        "Kontak yang menunggu tetap di antrean.",
    ),
}
"""Title and sentence."""

NOT_ELIGIBLE: Final[Mapping[NotEligible, str]] = {
    NotEligible.NOT_IN_FORCE: "Ketentuannya belum berlaku pada tanggal ini.",
    NotEligible.MONTHS_UNKNOWN: "Jumlah bulan menunggak tidak ada di daftar.",
    NotEligible.AMOUNT_UNKNOWN: "Jumlah tunggakan tidak ada di daftar.",
    NotEligible.TOO_FEW_MONTHS: "Bulan menunggak belum mencapai batas paling sedikit.",
    NotEligible.TOO_MANY_MONTHS: "Bulan menunggak melebihi batas paling banyak.",
    NotEligible.BELOW_LEAST: "Tunggakan lebih kecil daripada cicilan paling sedikit.",
    NotEligible.TOO_LATE_THIS_MONTH: "Pendaftaran bulan ini sudah ditutup.",
}

FAULTS: Final[Mapping[tuple[Part, Problem], str]] = {
    (Part.OUTCOME, Problem.MISSING): "Pilih hasil dengan Ctrl+1 sampai Ctrl+7.",
    (Part.OUTCOME, Problem.NOT_FOR_THIS_CONTACT): "Hasil ini tidak berlaku untuk kontak ini.",
    (Part.PROMISE_AMOUNT, Problem.MISSING): "Isi jumlah yang dijanjikan.",
    (Part.PROMISE_AMOUNT, Problem.NOT_POSITIVE): "Jumlah harus lebih dari nol.",
    (Part.PROMISE_AMOUNT, Problem.TOO_MUCH): "Jumlah ini terlalu besar. Periksa angkanya.",
    (Part.PROMISE_DATE, Problem.MISSING): "Isi tanggal janji, misalnya 25 atau besok.",
    (Part.PROMISE_DATE, Problem.IN_THE_PAST): "Tanggal janji sudah lewat.",
    (Part.PROMISE_DATE, Problem.TOO_FAR): "Tanggal janji terlalu jauh. Periksa tahunnya.",
    (Part.PROMISE_CHANNEL, Problem.MISSING): "Pilih kanal pembayaran.",
    (Part.PROMISE_CHANNEL, Problem.UNKNOWN_CHOICE): "Kanal ini tidak ada di daftar pilihan.",
    (Part.REHAB_STAGES, Problem.OUT_OF_RANGE): "Jumlah tahap di luar ketentuan.",
    (Part.CALLBACK_AT, Problem.MISSING): "Isi tanggal dan jam, misalnya besok 10.15.",
    (Part.CALLBACK_AT, Problem.IN_THE_PAST): "Waktu ini sudah lewat.",
    (Part.CALLBACK_AT, Problem.TOO_FAR): "Waktu ini terlalu jauh. Periksa tahunnya.",
    (Part.NEXT_STEP, Problem.MISSING): "Pilih tindak lanjut.",
    (Part.NEXT_STEP, Problem.UNKNOWN_CHOICE): "Tindak lanjut ini tidak ada di daftar pilihan.",
    (Part.NEXT_ON, Problem.MISSING): "Tanggal belum terbaca, misalnya 25 atau besok.",
    (Part.NEXT_ON, Problem.IN_THE_PAST): "Tanggal tindak lanjut sudah lewat.",
    (Part.NEXT_ON, Problem.TOO_FAR): "Tanggal tindak lanjut terlalu jauh. Periksa tahunnya.",
}

AREA_CODE_FAULT: Final = "Tulis kode area berupa angka, misalnya 0645, atau kosongkan."

DOUBTS: Final[Mapping[tuple[Part, Problem], str]] = {
    (Part.PROMISE_AMOUNT, Problem.MORE_THAN_OWED): "Jumlah janji lebih besar daripada tunggakan.",
    (Part.PROMISE_DATE, Problem.ON_A_SUNDAY): "Tanggal janji jatuh pada hari Minggu.",
    (Part.PROMISE_DATE, Problem.ON_A_HOLIDAY): (
        "Tanggal janji jatuh pada hari libur nasional, cuti bersama, atau hari libur kantor."
    ),
    (Part.PROMISE_DATE, Problem.FAR_AWAY): "Tanggal janji lebih dari 60 hari lagi.",
    (Part.REHAB_STAGES, Problem.OUT_OF_RANGE): (
        "Jumlah tahap lebih banyak daripada yang diizinkan untuk bulan menunggak di daftar."
    ),
    (Part.CALLBACK_AT, Problem.OVER_LIMIT): (
        "Batas percobaan untuk kontak ini sudah habis; telepon ulang ini tidak akan dijadwalkan."
    ),
    (Part.OUTCOME, Problem.NOT_CONFIRMED): (
        "Hasil ini berarti berbicara dengan peserta atau PIC, tetapi identitasnya belum"
        " dikonfirmasi dalam naskah."
    ),
    (Part.OUTCOME, Problem.SOMEBODY_ELSE): (
        "Hasil ini berarti berbicara dengan peserta atau PIC, tetapi yang tercatat berbicara adalah"
        " orang lain."
    ),
    (Part.OUTCOME, Problem.WAS_CONFIRMED): (
        "Naskah mencatat identitas peserta atau PIC sudah dikonfirmasi, tetapi hasil ini berarti"
        " bukan ia yang berbicara."
    ),
    (Part.OUTCOME, Problem.NO_TALK): (
        "Hasil ini berarti ada percakapan, tetapi panggilan tidak tercatat tersambung."
    ),
    (Part.OUTCOME, Problem.NO_CALL): "Belum ada nomor yang dipanggil untuk hasil ini.",
    (Part.OUTCOME, Problem.LINE_DISAGREES): (
        "Menurut jalur telepon panggilan terakhir berakhir lain (lihat baris panggilan)."
    ),
    (Part.OUTCOME, Problem.TALKED): (
        "Hasil ini berarti tidak terhubung, tetapi panggilan tercatat tersambung."
    ),
}


def tried_word(calls: int, in_vain: int) -> str:
    """The state of a number that was called so often and of which nothing else is known."""
    return f"{'Belum terjawab' if in_vain == calls else 'Pernah dipanggil'} ({calls}x)"


def role_word(role: Role) -> str:
    """The usual name of a role."""
    return ROLES[role]


def within(label: str) -> str:
    """A label inside a sentence: its first letter small, what is written in capitals left so."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def fault_sentence(part: Part, problem: Problem) -> str:
    """What to mend, said at the field."""
    return FAULTS.get((part, problem), "Periksa isian ini.")


def doubt_sentence(doubt: Finding) -> str:
    """What contradicts itself; the person decides."""
    if doubt.why is not None:
        return f"Di luar ketentuan REHAB: {within(NOT_ELIGIBLE[doubt.why])}"
    if doubt.at is not None:
        when = f"{day_name(doubt.at.date())}, {format_datetime(doubt.at)}"
        return f"Batas percobaan pada hari itu sudah habis; telepon ulang menjadi {when}."
    words = DOUBTS.get((doubt.part, doubt.problem))
    return words or "Isian ini perlu diperiksa sekali lagi."
