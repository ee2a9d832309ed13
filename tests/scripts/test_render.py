"""Filling a text: the right words, and protected ones never before the person is confirmed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts_call.cards import card
from scripts_call.model import ScriptKind
from scripts_call.placeholders import Exposure, Placeholder
from scripts_call.render import WITHHELD, render
from scripts_call.stepper import answer, jump, raise_objection, start
from scripts_call.values import (
    Desk,
    Employer,
    Member,
    call_values,
    greeting,
    rupiah,
    title_of,
)
from tests.scripts.samples import call, small_script

PROTECTED = [p for p in Placeholder if p.exposure is Exposure.PROTECTED]
COMPARED = [p for p in Placeholder if p.exposure is Exposure.COMPARE]


def test_amounts_months_and_account_are_protected() -> None:
    assert {"total_tunggakan", "bulan_menunggak", "va", "jumlah_anggota", "rehab_tahap"} <= set(
        PROTECTED
    )


@pytest.mark.parametrize("placeholder", PROTECTED + COMPARED)
def test_protected_value_is_a_marked_blank_until_confirmed(placeholder: Placeholder) -> None:
    values = {str(placeholder): "RAHASIA"}
    text = f"Yaitu {{{placeholder}}}."

    assert render(text, values, False) == f"Yaitu {WITHHELD}."
    assert render(text, values, True) == "Yaitu RAHASIA."


@pytest.mark.parametrize("placeholder", COMPARED)
def test_officer_may_compare_identity_before_confirmation(placeholder: Placeholder) -> None:
    values = {str(placeholder): "7890"}

    assert render(f"{{{placeholder}}}", values, False, aloud=False) == "7890"


@pytest.mark.parametrize("placeholder", PROTECTED)
def test_not_even_a_hint_shows_the_amount_before_confirmation(placeholder: Placeholder) -> None:
    values = {str(placeholder): "RAHASIA"}

    assert render(f"{{{placeholder}}}", values, False, aloud=False) == WITHHELD


@pytest.mark.parametrize("values", [{}, {"nama": ""}, {"nama": "  \n"}])
def test_missing_value_reads_neutrally(values: dict[str, str]) -> None:
    assert render("Dengan {nama}?", values, True) == "Dengan (nama peserta)?"


def test_every_placeholder_has_neutral_words() -> None:
    assert all(placeholder.neutral.strip() for placeholder in Placeholder)


def test_unknown_name_is_a_bug_not_a_blank() -> None:
    with pytest.raises(ValueError, match="entah"):
        render("{entah}", {}, True)


@given(st.text(max_size=40))
def test_value_is_never_read_as_a_text_with_placeholders(name: str) -> None:
    values = {"nama": name + "{total_tunggakan}", "total_tunggakan": "Rp9.000.000"}

    assert "Rp9.000.000" not in render("{nama}", values, False)
    assert "Rp9.000.000" not in render("{nama}", values, True)


def test_value_from_a_list_cannot_break_the_line() -> None:
    assert render("{nama}", {"nama": "SITI\r\n  RAHMA\tWATI"}, True) == "SITI RAHMA WATI"


def test_jumping_past_the_verification_shows_blanks() -> None:
    shown = card(jump(start(small_script()), "inti"), call(ScriptKind.ARREARS))

    assert shown.step.say == f"Jumlahnya {WITHHELD} selama {WITHHELD}."
    assert not shown.confirmed


def test_confirmed_card_is_filled() -> None:
    shown = card(answer(start(small_script()), 1), call(ScriptKind.ARREARS))

    assert shown.step.say == "Jumlahnya Rp1.050.000 selama 7 bulan."
    assert shown.step.captures[0].name == "promise_date"
    assert shown.objection is None


def test_opening_card_shows_answers_and_what_to_compare() -> None:
    shown = card(start(small_script()), call(ScriptKind.ARREARS))

    assert shown.step.say == "Selamat pagi, apakah benar dengan Siti Rahmawati?"
    assert shown.step.hint == "Cocokkan dengan 7890."
    assert shown.step.answers == ("Ya", "Bukan", "Ulangi")


def test_held_objection_card_has_the_hold_and_no_fact() -> None:
    walk = raise_objection(start(small_script()), "mahal")
    shown = card(walk, call(ScriptKind.ARREARS)).objection

    assert shown is not None
    assert shown.held
    assert shown.empathy == "Izinkan saya memastikan dahulu."
    assert (shown.fact, shown.next_step) == ("", "")
    assert shown.answers == ("Kembali",)


def test_objection_card_after_confirmation_has_everything() -> None:
    walk = raise_objection(answer(start(small_script()), 1), "mahal")
    shown = card(walk, call(ScriptKind.ARREARS))

    assert shown.depth == 1
    assert shown.objection is not None
    assert shown.objection.fact == "Jumlahnya Rp1.050.000."
    assert shown.objection.next_step == "Bagaimana menurut Ibu?"
    assert shown.objection.avoid == ("Memaksa.",)
    assert shown.objection.answers == ("Menerima", "Belum menerima", "Bersedia membayar")


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (0, "Selamat pagi"),
        (10, "Selamat pagi"),
        (11, "Selamat siang"),
        (14, "Selamat siang"),
        (15, "Selamat sore"),
        (17, "Selamat sore"),
        (18, "Selamat malam"),
        (23, "Selamat malam"),
    ],
)
def test_greeting_follows_the_hour(hour: int, words: str) -> None:
    assert greeting(hour) == words


@pytest.mark.parametrize("hour", [-1, 24])
def test_hour_outside_the_day_is_a_bug(hour: int) -> None:
    with pytest.raises(ValueError, match="hour"):
        greeting(hour)


def test_title_when_the_gender_is_known_or_not() -> None:
    assert [title_of(female) for female in (True, False, None)] == ["Ibu", "Bapak", "Bapak/Ibu"]


@pytest.mark.parametrize(
    ("amount", "text"), [(0, "Rp0"), (950, "Rp950"), (1_234_567, "Rp1.234.567")]
)
def test_rupiah_as_it_is_written(amount: int, text: str) -> None:
    assert rupiah(amount) == text


def test_member_values_carry_their_units() -> None:
    values = call(ScriptKind.ARREARS)

    assert {
        key: values[key]
        for key in (
            "salam",
            "kantor",
            "sapaan",
            "kartu_akhir",
            "tanggal_lahir",
            "bulan_menunggak",
            "jumlah_anggota",
            "kelas",
            "va",
            "rehab_tahap",
            "nomor_165",
        )
    } == {
        "salam": "Selamat pagi",
        "kantor": "Kantor Cabang Muara Bungo",
        "sapaan": "Ibu",
        "kartu_akhir": "7890",
        "tanggal_lahir": "7 Maret 1984",
        "bulan_menunggak": "7 bulan",
        "jumlah_anggota": "4 anggota keluarga",
        "kelas": "kelas III",
        "va": "8888 8012 3456 7890",
        "rehab_tahap": "3 tahap",
        "nomor_165": "165",
    }


def test_unknown_facts_of_a_contact_are_left_out() -> None:
    values = call_values(Desk("Rina", "BPJS Kesehatan Cabang Jombang", 12), Member("Budi"), {})

    assert values == {
        "salam": "Selamat siang",
        "petugas": "Rina",
        "kantor": "Cabang Jombang",
        "sapaan": "Bapak/Ibu",
        "nama": "Budi",
    }


def test_nothing_owed_is_said_as_nothing_not_as_unknown() -> None:
    values = call_values(Desk("Rina", "Cabang", 8), Member("Budi", months=0, amount=0), {})

    assert (values["bulan_menunggak"], values["total_tunggakan"]) == ("0 bulan", "Rp0")


def test_employer_values() -> None:
    contact = Employer("CV Maju", pic="Darmawan", female=False, potential=12)
    values = call_values(Desk("Rina", "Cabang", 8), contact, {})

    assert (values["nama_bu"], values["pic"], values["potensi_peserta"], values["sapaan"]) == (
        "CV Maju",
        "Darmawan",
        "12 orang",
        "Bapak",
    )


def test_birth_dates_of_every_month_are_spelled() -> None:
    spelled = {
        call_values(Desk("R", "C", 8), Member("B", birth_date=date(1990, month, 1)), {})[
            "tanggal_lahir"
        ].split()[1]
        for month in range(1, 13)
    }

    assert len(spelled) == 12
