"""Words of a results file told as codes of the rulebook, and the sentences of its faults."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final

from dialer.contacts.names import person_key
from dialer.lists.model import ListKind
from dialer.outcomes import Finding, Part, Problem
from dialer.people import Officer
from dialer.rulebook import Rulebook

_LEAST_BEGINNING = 4


class ResultFault(StrEnum):
    """Why a row of a results file cannot be taken."""

    IDENTITY_DAMAGED = "identity_damaged"
    DAY_UNREADABLE = "date_unreadable"
    TIME_UNREADABLE = "time_unreadable"
    IN_FUTURE = "in_future"
    OFFICER_UNKNOWN = "officer_unknown"
    OUTCOME_UNKNOWN = "outcome_unknown"
    CHANNEL_UNKNOWN = "channel_unknown"
    SPOKE_TO_UNKNOWN = "spoke_to_unknown"
    REASON_UNKNOWN = "reason_unknown"
    PROMISE_ON_UNREADABLE = "promise_date_unreadable"
    PROMISE_AMOUNT_UNREADABLE = "promise_amount_unreadable"
    PROMISE_CHANNEL_UNKNOWN = "promise_channel_unknown"
    PROMISE_WITHOUT_OUTCOME = "promise_without_outcome"
    STAGES_UNREADABLE = "stages_unreadable"
    CALLBACK_UNREADABLE = "callback_unreadable"
    NEXT_STEP_UNKNOWN = "next_step_unknown"
    NEXT_ON_UNREADABLE = "next_date_unreadable"


FAULTS: Final[Mapping[ResultFault, tuple[str, str]]] = {
    ResultFault.IDENTITY_DAMAGED: (
        "Nomor 16 angka tersimpan sebagai angka Excel, angka terakhirnya hilang",
        "Ambil nomor dari sumber aslinya dan ketik sebagai teks.",
    ),
    ResultFault.DAY_UNREADABLE: (
        "Tanggal kosong atau tidak terbaca",
        "Isi tanggal percobaan, misalnya 20/11/2026.",
    ),
    ResultFault.TIME_UNREADABLE: (
        "Jam kosong atau tidak terbaca",
        "Isi jam percobaan, misalnya 09.15.",
    ),
    ResultFault.IN_FUTURE: (
        "Tanggal dan jam percobaan di masa depan",
        "Periksa tanggal dan jam percobaan.",
    ),
    ResultFault.OFFICER_UNKNOWN: (
        "Petugas tidak dikenal atau namanya cocok dengan lebih dari satu petugas",
        "Tulis nama petugas seperti di Pengaturan.",
    ),
    ResultFault.OUTCOME_UNKNOWN: (
        "Hasil kosong, tidak dikenal, atau dapat berarti lebih dari satu hasil",
        "Pilih hasil dari daftar pada templat (sambung template hasil).",
    ),
    ResultFault.CHANNEL_UNKNOWN: (
        "Kanal tidak dikenal",
        "Isi Telepon, Kunjungan, atau WhatsApp.",
    ),
    ResultFault.SPOKE_TO_UNKNOWN: (
        "“Berbicara dengan” tidak dikenal",
        "Pilih dari daftar pada templat, atau kosongkan.",
    ),
    ResultFault.REASON_UNKNOWN: (
        "Alasan menunggak tidak dikenal",
        "Pilih dari daftar pada templat, atau pindahkan kalimatnya ke Catatan.",
    ),
    ResultFault.PROMISE_ON_UNREADABLE: (
        "Tanggal janji tidak terbaca",
        "Tulis tanggal janji seperti 25/11/2026.",
    ),
    ResultFault.PROMISE_AMOUNT_UNREADABLE: (
        "Jumlah janji tidak terbaca",
        "Tulis jumlah janji dengan angka rupiah, misalnya 350000.",
    ),
    ResultFault.PROMISE_CHANNEL_UNKNOWN: (
        "Kanal pembayaran janji tidak dikenal",
        "Pilih kanal pembayaran dari daftar pada templat.",
    ),
    ResultFault.PROMISE_WITHOUT_OUTCOME: (
        "Janji diisi, tetapi hasilnya bukan janji bayar",
        "Ubah hasilnya menjadi Janji bayar, atau kosongkan kolom janji.",
    ),
    ResultFault.STAGES_UNREADABLE: (
        "Jumlah tahap REHAB tidak terbaca",
        "Isi jumlah tahap dengan angka, misalnya 6.",
    ),
    ResultFault.CALLBACK_UNREADABLE: (
        "Waktu telepon ulang tidak terbaca",
        "Tulis seperti 23/11/2026 09.00.",
    ),
    ResultFault.NEXT_STEP_UNKNOWN: (
        "Tindak lanjut tidak dikenal",
        "Pilih dari daftar pada templat.",
    ),
    ResultFault.NEXT_ON_UNREADABLE: (
        "Tanggal tindak lanjut tidak terbaca",
        "Tulis seperti 25/11/2026.",
    ),
}
"""Why a row was put aside, and how it is mended."""

_PARTS: Final[Mapping[Part, str]] = {
    Part.OUTCOME: "Hasil",
    Part.PROMISE_AMOUNT: "Jumlah janji",
    Part.PROMISE_DATE: "Tanggal janji",
    Part.PROMISE_CHANNEL: "Kanal pembayaran janji",
    Part.REHAB_STAGES: "Tahap REHAB",
    Part.CALLBACK_AT: "Waktu telepon ulang",
    Part.NEXT_STEP: "Tindak lanjut",
    Part.NEXT_ON: "Tanggal tindak lanjut",
    Part.NOTE: "Catatan",
}
_PROBLEMS: Final[Mapping[Problem, tuple[str, str]]] = {
    Problem.MISSING: ("belum diisi", "Isi kolom itu."),
    Problem.NOT_FOR_THIS_CONTACT: (
        "tidak berlaku untuk jenis kontak ini",
        "Pilih hasil untuk peserta atau badan usaha yang sesuai.",
    ),
    Problem.NOT_POSITIVE: ("harus lebih dari nol", "Isi jumlah yang benar."),
    Problem.IN_THE_PAST: (
        "lebih awal dari percobaannya",
        "Periksa tanggalnya; tidak boleh sebelum tanggal percobaan.",
    ),
    Problem.OUT_OF_RANGE: ("di luar batas yang berlaku", "Periksa syarat REHAB kontak ini."),
    Problem.TOO_MUCH: ("terlalu besar", "Isi jumlah yang benar."),
    Problem.TOO_FAR: ("terlalu jauh", "Periksa tahunnya."),
    Problem.UNKNOWN_CHOICE: ("tidak dikenal", "Pilih dari daftar pada templat."),
}


def finding_words(finding: Finding) -> tuple[str, str]:
    """Reason and fix of what the outcome form would not have taken."""
    problem, fix = _PROBLEMS.get(finding.problem, ("tidak dapat diterima", "Periksa kolom itu."))
    return f"{_PARTS[finding.part]} {problem}", fix


def plain(text: str) -> str:
    """The text as it is compared: lower case, single spaces, no punctuation."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


@dataclass(frozen=True, slots=True)
class Choices:
    """The ways to write each of some codes; `told` gives the code when there is only one."""

    ways: Mapping[str, frozenset[str]]

    def told(self, text: str, among: Iterable[str] | None = None) -> str:
        """The code that a text says, "" when none or more than one; by its beginning at last."""
        words = plain(text)
        if not words:
            return ""
        codes = list(self.ways) if among is None else [code for code in among if code in self.ways]
        exact = [code for code in codes if words in self.ways[code]]
        if exact:
            return exact[0] if len(exact) == 1 else ""
        if len(words) < _LEAST_BEGINNING:
            return ""
        begun = [code for code in codes if any(way.startswith(words) for way in self.ways[code])]
        return begun[0] if len(begun) == 1 else ""


def _choices(labels: Mapping[str, str], synonyms: Mapping[str, Sequence[str]]) -> Choices:
    """Code, label, each of its parts around a slash, and the synonyms."""
    return Choices(
        {
            code: frozenset(
                filter(
                    None,
                    map(
                        plain,
                        (code, label, *re.split(r"[/(]", label), *synonyms.get(code, ())),
                    ),
                )
            )
            for code, label in labels.items()
        }
    )


@cache
def _synonyms() -> Mapping[str, Mapping[str, Sequence[str]]]:
    text = resources.files("dialer.rules").joinpath("results.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


CHANNEL_LABELS: Final = {"phone": "Telepon", "visit": "Kunjungan", "whatsapp": "WhatsApp"}


@dataclass(frozen=True, slots=True)
class ResultWords:
    """All choices of a results file by the rulebook in force."""

    outcomes: Choices
    channels: Choices
    spoke_to: Choices
    reasons: Choices
    next_steps: Choices
    codes: Mapping[ListKind, tuple[str, ...]]

    def outcome(self, text: str, kind: ListKind) -> str:
        """The outcome's code; one for the other kind of contact only if no other can be meant."""
        return self.outcomes.told(text, self.codes[kind]) or self.outcomes.told(text)


def result_words(rulebook: Rulebook) -> ResultWords:
    """The choices of a rulebook."""
    synonyms = _synonyms()
    labels = {code: rule.label for code, rule in rulebook.outcomes.items()}
    return ResultWords(
        outcomes=_choices(labels, synonyms["outcomes"]),
        channels=_choices(CHANNEL_LABELS, synonyms["channels"]),
        spoke_to=_choices(rulebook.spoke_to, synonyms["spoke_to"]),
        reasons=_choices(rulebook.arrears_reasons, {}),
        next_steps=_choices(rulebook.next_steps, {}),
        codes={kind: tuple(rule.code for rule in rulebook.outcomes_of(kind)) for kind in ListKind},
    )


def officer_named(text: str, officers: Sequence[Officer]) -> Officer | None:
    """The officer of a name, with or without titles, or of a beginning that only one has."""
    wanted = person_key(text)
    if not wanted:
        return None
    keys = [(person_key(one.name), one) for one in officers]
    same = [one for key, one in keys if key == wanted]
    begun = [one for key, one in keys if f"{key} ".startswith(f"{wanted} ")] or [
        one for key, one in keys if key.startswith(wanted)
    ]
    found = same or begun
    return found[0] if len(found) == 1 else None
