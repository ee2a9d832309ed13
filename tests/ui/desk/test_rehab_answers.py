"""The calculator's answer: reasons, warnings, versions side by side, sentences, the message."""

import itertools
from dataclasses import replace
from datetime import date

import pytest

from dialer.people import Officer
from dialer.rehab_rules import Segment
from dialer.rulebook import load_rulebook
from dialer.workstation import Workstation
from tests.making import member, take
from tests.ui.desk.at_the_desk import Desk
from ui.presenters.outcome_form import FormGround, OutcomeForm
from ui.presenters.rehab_offer import rehab_values, rehab_view
from ui.presenters.rehab_sheet import ESTIMATE, RehabQuestion, sheet_view

BOOK = load_rulebook()
ASKED = RehabQuestion(1_680_000, 12, 3, 4, Segment.SELF_PAYING, date(2026, 11, 20))

SENT = """\
Selamat pagi, Bapak/Ibu Utama Suryono. Saya Budi Santoso dari BPJS Kesehatan Kantor Cabang.

Berikut perkiraan REHAB, yaitu Rencana Pembayaran Bertahap, seperti yang tadi dijelaskan:
Tunggakan keluarga: 12 bulan, sebesar Rp1.680.000
Jumlah tahap: 3 tahap
Perkiraan cicilan: 3 × Rp700.000
Iuran bulan berjalan: sudah termasuk di dalam cicilan, 3 × Rp140.000
Perkiraan jumlah seluruhnya: Rp2.100.000
Perkiraan tanggal cicilan pertama: 10 Desember 2026
Kartu aktif kembali: setelah cicilan terakhir dibayar, perkiraan Feb 2027

Semua angka di atas perkiraan; angka resmi tertera di Mobile JKN saat mendaftar. \
Pendaftaran melalui aplikasi Mobile JKN atau Care Center 165. \
Batas pendaftaran: tanggal 28 bulan berjalan, atau tanggal 27 pada bulan Februari.

Pendaftaran dilakukan oleh Bapak/Ibu sendiri, dan petugas kami tidak menerima uang. \
Kami tidak pernah meminta kode OTP ataupun kata sandi. \
Pertanyaan dapat disampaikan kepada Care Center 165.

Terima kasih, semoga Bapak/Ibu sekeluarga sehat."""


def test_the_table_has_every_instalment_with_its_day() -> None:
    view = sheet_view(ASKED, 6, BOOK)
    assert [row.due_on for row in view.rows] == [
        "10 Des 2026",
        "10 Jan 2027",
        "10 Feb 2027",
        "10 Mar 2027",
        "10 Apr 2027",
        "10 Mei 2027",
    ]
    assert (view.first, view.total) == ("Rp420.000", "Rp2.520.000")
    assert view.active == "setelah cicilan terakhir dibayar, perkiraan Mei 2027"
    assert view.estimate == ESTIMATE
    assert "tanggal cicilan" in view.inferred


def test_every_choice_of_stages_says_what_it_means() -> None:
    view = sheet_view(ASKED, None, BOOK)
    assert view.stages == 6
    assert [(one.stages, one.first, one.until) for one in view.choices][:2] == [
        (1, "Rp1.820.000", "10 Des 2026"),
        (2, "Rp980.000", "10 Jan 2027"),
    ]


def test_an_amount_that_fits_the_tariff_is_no_warning() -> None:
    assert sheet_view(ASKED, 6, BOOK).warnings == ()


def test_a_difference_from_the_tariff_is_shown_and_changes_nothing() -> None:
    view = sheet_view(replace(ASKED, amount=1_500_000), 6, BOOK)
    assert view.warnings == (
        "Jumlah di daftar Rp1.500.000, menurut tarif sekarang Rp1.680.000 (Rp140.000 sekeluarga"
        " × 12 bulan). Yang dipakai tetap jumlah di daftar.",
    )
    assert view.first == "Rp390.000"


def test_more_than_24_months_are_billed_as_24_and_the_debt_stays() -> None:
    view = sheet_view(replace(ASKED, months=30, amount=3_360_000), 6, BOOK)
    assert view.refusal.startswith("Bulan menunggak melebihi batas paling banyak.")
    assert view.warnings == (
        "Daftar mencatat 30 bulan; yang ditagih paling banyak 24 bulan. Jumlah di daftar tidak"
        " diubah; pastikan di Mobile JKN atau 165.",
    )


def test_near_a_change_the_versions_stand_side_by_side() -> None:
    view = sheet_view(on(2025, 1, 20), 6, BOOK)
    assert [(one.name, one.stages, one.first, one.in_force) for one in view.versions] == [
        ("REHAB 1", "paling banyak 12 tahap", "Rp140.000", True),
        ("REHAB 2.0", "paling banyak 6 tahap", "Rp420.000", False),
    ]
    assert [one.active for one in view.versions] == [
        "setelah seluruh tunggakan dan iuran bulan berjalan dibayar",
        "setelah cicilan terakhir dibayar",
    ]
    assert sheet_view(ASKED, 6, BOOK).versions == ()


@pytest.mark.parametrize("segment", Segment)
def test_nothing_is_said_of_the_card_after_the_first_instalment(segment: Segment) -> None:
    for day, stages in itertools.product((date(2024, 6, 3), ASKED.today), (1, 2, 6)):
        view = sheet_view(replace(ASKED, today=day, segment=segment), stages, BOOK)
        said = [one for one in (*view.sentences, view.active) if "aktif" in one]
        assert not any("cicilan pertama" in one for one in said)


def test_the_sentences_spell_numbers_and_say_that_it_is_an_estimate() -> None:
    said = sheet_view(ASKED, 6, BOOK).sentences
    assert "Perkiraan cicilan pertama empat ratus dua puluh ribu rupiah," in said[2]
    assert "Angka ini perkiraan. Angka resminya tertera di Mobile JKN saat mendaftar." in said
    assert not any("Rp" in one for one in said)
    assert "tanggal 28 November 2026" in said[-1]


def test_the_segment_of_the_list_is_not_asked_for() -> None:
    contact = member(amount=420_000, months=3)
    told = replace(contact, details=replace(contact.details, extra={"Segmen": "PPU"}))
    ground = FormGround(told, BOOK, ASKED.today)
    view = rehab_view(ground, OutcomeForm(stages=12), confirmed=True)
    assert not view.asks_segment
    assert (view.rule, view.most, view.first) == ("REHAB alih segmen", 12, "Rp35.000")


def test_a_message_has_the_plan_of_the_form_or_nothing() -> None:
    ground = FormGround(member(amount=1_680_000, months=12), BOOK, ASKED.today)
    assert rehab_values(ground, OutcomeForm(stages=3)) == {
        "rehab_pilihan": "3 tahap",
        "rehab_cicilan": "3 × Rp700.000",
        "rehab_iuran": "sudah termasuk di dalam cicilan, 3 × Rp140.000",
        "rehab_mulai": "10 Desember 2026",
        "rehab_jumlah": "Rp2.100.000",
        "rehab_aktif": "setelah cicilan terakhir dibayar, perkiraan Feb 2027",
    }
    moved = FormGround(member(amount=1_000_000, months=12), BOOK, ASKED.today)
    switched = rehab_values(moved, OutcomeForm(stages=3, segment=Segment.SWITCHED))
    assert switched["rehab_cicilan"] == "1 × Rp333.334 dan 2 × Rp333.333"
    assert switched["rehab_iuran"] == "tidak termasuk, dibayar tersendiri"
    assert switched["rehab_jumlah"] == "Rp1.000.000"
    assert "rehab_aktif" not in switched
    few = FormGround(member(amount=420_000, months=3), BOOK, ASKED.today)
    assert rehab_values(few, OutcomeForm()) == {}


def test_the_message_of_the_plan_as_it_is_sent(workstation: Workstation, officer: Officer) -> None:
    take(workstation, member(amount=1_680_000, months=12))
    desk = Desk(workstation, officer)
    desk.presenter.dial()
    desk.say_identity()
    desk.presenter.editor.choose("wants_rehab")
    desk.presenter.editor.set_stages(3)
    desk.presenter.write()
    assert desk.view.writing is not None
    desk.presenter.choose_message(1 + desk.view.writing.titles.index("Perkiraan cicilan REHAB"))
    assert desk.view.writing.text == SENT


def on(year: int, month: int, day: int) -> RehabQuestion:
    """The question on another day."""
    return replace(ASKED, today=date(year, month, day))
