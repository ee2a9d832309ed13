from dataclasses import replace
from datetime import date

from dialer.rulebook import load_rulebook
from tests.making import member
from ui.presenters.outcome_form import FormGround
from ui.presenters.rehab_offer import InstalmentRow, rehab_view

BOOK = load_rulebook()


def ground(
    amount: int = 1_000_000, months: int = 12, today: date = date(2026, 11, 20)
) -> FormGround:
    return FormGround(member(amount=amount, months=months), BOOK, today)


def test_equal_instalments_stand_on_one_line() -> None:
    view = rehab_view(ground(1_000_000), 6, confirmed=True)
    assert view.rows == (
        InstalmentRow("1–4", "Rp166.667", "Rp140.000", "Rp306.667"),
        InstalmentRow("5–6", "Rp166.666", "Rp140.000", "Rp306.666"),
    )
    assert view.total == "Rp1.840.000"


def test_the_sentence_to_read_aloud_names_first_and_last() -> None:
    view = rehab_view(ground(1_000_000), 6, confirmed=True)
    assert view.aloud == (
        "Dicicil 6 kali, cicilan pertama Rp306.667, cicilan terakhir Rp306.666,"
        " sudah termasuk iuran bulan berjalan."
    )


def test_before_confirmation_the_caveat_says_to_wait() -> None:
    assert "Bacakan setelah identitas" in rehab_view(ground(), 6, confirmed=False).caveat
    assert "Bacakan setelah identitas" not in rehab_view(ground(), 6, confirmed=True).caveat


def test_after_the_last_day_of_the_month_it_is_closed() -> None:
    view = rehab_view(ground(today=date(2026, 11, 29)), 6, confirmed=True)
    assert view.refusal.startswith("Pendaftaran bulan ini sudah ditutup.")
    assert view.rows == ()


def test_more_stages_than_allowed_show_no_plan() -> None:
    view = rehab_view(ground(months=8), 6, confirmed=True)
    assert view.most == 4
    assert view.rows == ()


def test_unknown_dues_are_not_shown_as_none() -> None:
    contact = member(amount=1_200_000, months=8)
    details = replace(contact.details, care_class=None)
    known = FormGround(replace(contact, details=details), BOOK, date(2026, 11, 20))
    view = rehab_view(known, 4, confirmed=True)
    assert view.rows == (InstalmentRow("1–4", "Rp300.000", "–", "Rp300.000"),)
    assert "iuran berjalan belum dihitung" in view.caveat
