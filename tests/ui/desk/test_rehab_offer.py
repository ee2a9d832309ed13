from dataclasses import replace
from datetime import date

import pytest

from dialer.outcomes import Finding, Part, Problem
from dialer.rehab import NotEligible
from dialer.rulebook import load_rulebook
from tests.making import member
from ui.presenters.outcome_form import FormGround, OutcomeForm, choose
from ui.presenters.rehab_offer import InstalmentRow, rehab_values, rehab_view, sheet_of
from ui.presenters.words import doubt_sentence

BOOK = load_rulebook()


def ground(
    amount: int = 1_000_000, months: int = 12, today: date = date(2026, 11, 20)
) -> FormGround:
    return FormGround(member(amount=amount, months=months), BOOK, today)


def test_equal_instalments_stand_on_one_line() -> None:
    view = rehab_view(ground(1_000_000), OutcomeForm(stages=6), confirmed=True)
    assert view.rows == (
        InstalmentRow("1–4", "Rp166.667", "Rp140.000", "Rp306.667"),
        InstalmentRow("5–6", "Rp166.666", "Rp140.000", "Rp306.666"),
    )
    assert view.total == "Rp1.840.000"


def test_the_sentence_to_read_aloud_names_first_and_last() -> None:
    view = rehab_view(ground(1_000_000), OutcomeForm(stages=6), confirmed=True)
    assert view.aloud == (
        "Dicicil 6 kali, cicilan pertama Rp306.667, cicilan terakhir Rp306.666,"
        " sudah termasuk iuran bulan berjalan."
    )


def test_before_confirmation_the_caveat_says_to_wait() -> None:
    form, words = OutcomeForm(stages=6), "Bacakan setelah identitas"
    assert words in rehab_view(ground(), form, confirmed=False).caveat
    assert words not in rehab_view(ground(), form, confirmed=True).caveat


@pytest.mark.parametrize(
    ("today", "opens", "first"),
    [
        (date(2026, 11, 29), "1 Desember 2026", "Jan 2027"),
        (date(2026, 12, 31), "1 Januari 2027", "Feb 2027"),
        (date(2027, 2, 28), "1 Maret 2027", "Apr 2027"),
    ],
)
def test_after_the_last_day_of_the_month_the_plan_is_for_registering_in_the_next(
    today: date, opens: str, first: str
) -> None:
    there = ground(today=today)
    form = choose(there, OutcomeForm(), "wants_rehab")
    view = rehab_view(there, form, confirmed=True)
    assert (view.refusal, view.stages, len(view.rows)) == ("", 6, 2)
    assert view.closed.startswith(f"Pendaftaran bulan ini sudah ditutup dan dibuka lagi {opens}.")
    assert view.span.startswith(f"tiap tanggal 10, {first}")
    sheet = sheet_of(there, form)
    assert (sheet.refusal, sheet.span, sheet.total) == ("", view.span, view.total)
    assert any("dibuka lagi pada" in one for one in sheet.sentences)
    assert rehab_values(there, form)["rehab_mulai"].endswith(f", bila mendaftar sejak {opens}")


def test_more_stages_than_allowed_show_no_plan() -> None:
    view = rehab_view(ground(months=8), OutcomeForm(stages=6), confirmed=True)
    assert view.most == 4
    assert view.rows == ()


def test_unknown_dues_are_not_shown_as_none() -> None:
    contact = member(amount=1_200_000, months=8)
    details = replace(contact.details, care_class=None)
    known = FormGround(replace(contact, details=details), BOOK, date(2026, 11, 20))
    view = rehab_view(known, OutcomeForm(stages=4), confirmed=True)
    assert view.rows == (InstalmentRow("1–4", "Rp300.000", "–", "Rp300.000"),)
    assert "iuran berjalan belum dihitung" in view.caveat


def test_who_is_registered_says_so_on_any_day() -> None:
    there = ground(today=date(2026, 11, 29))
    form = choose(there, OutcomeForm(), "registered_rehab")
    view = rehab_view(there, form, confirmed=True)
    assert (view.refusal, view.stages, view.most) == ("", 6, 12)
    assert view.limit == "REHAB 2.0, paling banyak 6 tahap."
    assert view.span.startswith("tiap tanggal 10, Des 2026")


def test_registered_with_months_outside_the_rule_the_reason_stands_beside_the_stages() -> None:
    there = ground(months=3)
    form = choose(there, OutcomeForm(), "registered_rehab")
    view = rehab_view(there, replace(form, stages=2), confirmed=True)
    assert view.refusal.startswith("Bulan menunggak belum mencapai batas paling sedikit.")
    assert view.first == "Rp640.000"
    reason = Finding(Part.REHAB_STAGES, Problem.NOT_ELIGIBLE, NotEligible.TOO_FEW_MONTHS)
    assert doubt_sentence(reason) == (
        "Di luar ketentuan REHAB: bulan menunggak belum mencapai batas paling sedikit."
    )
    unknown = replace(there.contact, details=replace(there.contact.details, amount=None))
    assert choose(replace(there, contact=unknown), form, "registered_rehab").stages is None


def test_stages_that_the_next_outcome_does_not_take_do_not_go_along() -> None:
    told = OutcomeForm(code="registered_rehab", stages=10)
    assert choose(ground(), told, "wants_rehab").stages == 6
    assert choose(ground(months=3), told, "wants_rehab").stages is None
    assert choose(ground(), replace(told, stages=4), "wants_rehab").stages == 4
