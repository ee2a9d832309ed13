"""The lead's rules of calling: read, changed and dated on the screen."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dialer.ordering import Group
from dialer.workstation import Workstation
from ui.session import Session
from ui.settings.calling import CallingRulesCard
from ui.settings.calling_days import SeasonRow
from ui.theme import Theme

TODAY = date(2026, 11, 20)


@pytest.fixture
def session(lead_session: Session) -> Session:
    """The rules are a lead's."""
    return lead_session


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "aturan.toml"


@pytest.fixture
def card(session: Session, file: Path, theme: Theme, qtbot: QtBot) -> CallingRulesCard:
    made = CallingRulesCard(session, lambda: file, lambda: file)
    qtbot.addWidget(made)
    return made


def season(card: CallingRulesCard, name: str) -> SeasonRow:
    return next(row for row in card.hours.seasons.rows if row.name.text() == name)


def save(card: CallingRulesCard, session: Session, qtbot: QtBot) -> None:
    """Save, and wait until the queue is in its new order."""
    card.save.click()
    qtbot.waitUntil(lambda: not session.background.busy)


def test_a_change_is_kept_with_its_date_and_put_to_work(
    card: CallingRulesCard, session: Session, workstation: Workstation, qtbot: QtBot
) -> None:
    card.order.groups.setCurrentRow(5)
    card.order.up.click()
    card.limits.limits["contact_day"].control.setValue(2)
    card.limits.rests["rest_from"].control.setValue(28)
    card.order.weights["amount"].control.setValue(90)
    card.order.chances["untried"].control.setValue(70)
    season(card, "Salat Jumat").on.setChecked(True)
    card.order.rounds["Akhir bulan"].on.setChecked(True)
    save(card, session, qtbot)
    book = workstation.rulebook
    assert book.order_on(TODAY).groups[4:] == (Group.RETRIES, Group.NEW)
    assert book.order_on(TODAY).round_on(date(2026, 11, 30)) is not None
    assert (book.limits_on(TODAY).contact_day, book.limits_on(TODAY).rest_from) == (2, 28)
    assert [one.name for one in book.hours_on(TODAY).breaks_on(TODAY)] == ["Salat Jumat"]
    used = workstation.store.weights_in_use()
    assert (used.amount, used.untried) == (90, 70)
    assert "diisi Sri Rahayu; sejak 20 Nov 2026" in card.now.text()


def test_the_hours_themselves_are_changed_and_what_is_looser_than_safe_is_said(
    card: CallingRulesCard, session: Session, workstation: Workstation, qtbot: QtBot
) -> None:
    assert not card.hours.warning.text()
    card.hours.start.control.set_value(time(9))
    card.hours.days[5].setChecked(False)
    assert not card.hours.warning.text()
    card.hours.end.control.set_value(time(20, 30))
    card.hours.days[6].setChecked(True)
    assert "Minggu; jam di luar 08.00-20.00" in card.hours.warning.text()
    save(card, session, qtbot)
    hours = workstation.rulebook.hours_on(TODAY)
    assert (hours.start, hours.end, hours.weekdays) == (
        time(9),
        time(20, 30),
        frozenset({0, 1, 2, 3, 4, 6}),
    )


def test_only_what_was_changed_becomes_a_version_and_hours_that_cannot_be_save_nothing(
    card: CallingRulesCard, session: Session, workstation: Workstation, qtbot: QtBot
) -> None:
    shipped = workstation.shipped
    save(card, session, qtbot)
    assert workstation.rulebook == shipped
    card.limits.limits["number_day"].control.setValue(1)
    card.hours.end.control.set_value(time(7))
    save(card, session, qtbot)
    assert workstation.rulebook == shipped
    card.hours.end.control.set_value(None)
    save(card, session, qtbot)
    assert (card.hours.end.error, workstation.rulebook) == ("Tulis jam, misalnya 08.00.", shipped)
    card.hours.end.control.set_value(time(20))
    save(card, session, qtbot)
    book = workstation.rulebook
    assert book.limits_on(TODAY).number_day == 1
    assert (book.hours, book.order) == (shipped.hours, shipped.order)


def test_seasons_breaks_and_rounds_get_other_days_and_hours_with_a_date_and_a_trace(
    card: CallingRulesCard, session: Session, workstation: Workstation, qtbot: QtBot
) -> None:
    prayer, ramadan = season(card, "Salat Jumat"), season(card, "Jam Ramadan 2027")
    prayer.on.setChecked(True)
    prayer.start.set_value(time(11, 45))
    prayer.days[3].setChecked(True)
    ramadan.on.setChecked(True)
    ramadan.end.set_value(time(14))
    ramadan.last.set_value(date(2027, 3, 10))
    card.hours.another.click()
    added = card.hours.seasons.rows[-1]
    added.name.setText("Jam Ramadan 2028")
    added.end.set_value(time(13, 30))
    added.first.set_value(date(2028, 1, 28))
    added.last.set_value(date(2028, 2, 25))
    end_of_month, saturday = card.order.rounds["Akhir bulan"], card.order.rounds["Putaran Sabtu"]
    assert end_of_month.last_days is not None
    end_of_month.on.setChecked(True)
    end_of_month.last_days.setValue(3)
    saturday.on.setChecked(True)
    saturday.days[4].setChecked(True)
    card.valid_from.control.set_value(date(2026, 12, 1))
    save(card, session, qtbot)
    book = workstation.rulebook
    thursday = date(2027, 3, 4)
    hours = book.hours_on(thursday)
    assert [(one.start, one.end) for one in hours.breaks_on(thursday)] == [(time(11, 45), time(13))]
    assert hours.hours_of(date(2027, 3, 10)) == (time(8), time(14))
    assert hours.hours_of(date(2028, 2, 25)) == (time(8), time(13, 30))
    assert hours.hours_of(date(2028, 2, 26)) == (time(8), time(20))
    rounds = [book.order_on(thursday).round_on(date(2027, 4, day)) for day in (28, 27, 23)]
    assert [one.name if one else "" for one in rounds] == ["Akhir bulan", "", "Putaran Sabtu"]
    assert book.hours_on(TODAY) == workstation.shipped.hours_on(TODAY)
    trail = workstation.store.audit_trail(10)
    assert {(one.subject, one.detail) for one in trail if one.action == "calling_rule_changed"} == {
        ("hours", "2026-12-01"),
        ("order", "2026-12-01"),
    }


def _shorten(card: CallingRulesCard) -> None:
    season(card, "Salat Jumat").end.set_value(time(11))


def _forget_the_hour(card: CallingRulesCard) -> None:
    season(card, "Jam Sabtu").start.set_value(None)


def _turn_round(card: CallingRulesCard) -> None:
    season(card, "Jam Ramadan 2027").last.set_value(date(2027, 1, 1))


def _forget_the_days(card: CallingRulesCard) -> None:
    row = season(card, "Jam Ramadan 2027")
    row.first.set_value(None)
    row.last.set_value(None)


def _leave_no_day(card: CallingRulesCard) -> None:
    season(card, "Jam Sabtu").days[5].setChecked(False)


def _leave_no_name(card: CallingRulesCard) -> None:
    card.hours.another.click()


def _name_twice(card: CallingRulesCard) -> None:
    season(card, "Jam Sabtu").name.setText("Salat Jumat")


def _leave_no_day_of_a_round(card: CallingRulesCard) -> None:
    card.order.rounds["Putaran Sabtu"].days[5].setChecked(False)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_shorten, "Salat Jumat: jam selesai harus sesudah jam mulai."),
        (_forget_the_hour, "Jam Sabtu: tulis jam"),
        (_turn_round, "Jam Ramadan 2027: tanggal akhir tidak boleh sebelum tanggal awal."),
        (_forget_the_days, "Jam Ramadan 2027: tulis tanggal awal dan akhir"),
        (_leave_no_day, "Jam Sabtu: pilih paling sedikit satu hari."),
        (_leave_no_name, "Beri nama"),
        (_name_twice, "Salat Jumat: nama ini dipakai dua kali."),
        (_leave_no_day_of_a_round, "Putaran Sabtu: pilih paling sedikit satu hari"),
    ],
)
def test_days_and_hours_that_cannot_be_are_said_and_nothing_is_saved(
    card: CallingRulesCard,
    session: Session,
    workstation: Workstation,
    qtbot: QtBot,
    spoil: Callable[[CallingRulesCard], None],
    sentence: str,
) -> None:
    card.limits.limits["number_day"].control.setValue(1)
    spoil(card)
    save(card, session, qtbot)
    assert sentence in card.notice.sentence
    assert workstation.rulebook == workstation.shipped


def test_a_rule_that_is_still_to_come_stands_there_with_its_day(
    card: CallingRulesCard, session: Session, workstation: Workstation, qtbot: QtBot
) -> None:
    card.valid_from.control.set_value(date(2026, 12, 1))
    card.order.weights["months"].control.setValue(10)
    save(card, session, qtbot)
    assert "Mulai 1 Des 2026: urutan baru" in card.now.text()
    assert workstation.store.weights_in_use().months == 60
    assert "[" not in card.now.text()


def test_a_lead_changes_the_rules_in_a_file_even_what_the_form_does_not_show(
    card: CallingRulesCard, session: Session, file: Path, workstation: Workstation, qtbot: QtBot
) -> None:
    card.keep.click()
    text = file.read_text(encoding="utf-8")
    text = text.replace("contact_week = 8", "contact_week = 5").replace(
        "months = 24", "months = 12"
    )
    text = text.replace("first = 2027-02-08", "first = 2027-02-07")
    file.write_text(text.replace("start = 11:30:00", "start = 11:15:00"), encoding="utf-8")
    card.take.click()
    assert card.limits.limits["contact_week"].control.value() == 5
    assert workstation.rulebook == workstation.shipped
    save(card, session, qtbot)
    book = workstation.rulebook
    hours = book.hours_on(TODAY)
    assert book.limits_on(TODAY).contact_week == 5
    assert book.order_on(TODAY).weights.full_months == 12
    assert [one.first for one in hours.seasons if "2027" in one.name] == [date(2027, 2, 7)]
    assert hours.breaks[0].start == time(11, 15)
    save(card, session, qtbot)
    assert "Tidak ada yang berubah" in card.notice.sentence


@pytest.mark.parametrize(
    "text",
    [
        "order = ",
        "[naskah]\njudul = 'x'",
        "",
        "[limits]\ncontact_day = 'tiga'",
        "order = 3",
        "[hours]\nweekdays = ['sen']\nstart = 08:00:00\nend = 20:00:00\nholidays = true",
        "[hours]\nstart = 08:00:00\nend = 20:00:00\nholidays = true\n[[hours.season]]\n"
        "name = 'x'\nstart = 08:00:00\nend = 15:00:00\nfirst = 2027-03-01\nlast = 2027-02-01",
    ],
)
def test_a_file_that_is_no_rule_is_refused_and_the_form_stays(
    card: CallingRulesCard, file: Path, text: str
) -> None:
    card.limits.limits["contact_day"].control.setValue(1)
    file.write_text(text, encoding="utf-8")
    card.take.click()
    assert file.name in card.notice.sentence
    assert card.limits.limits["contact_day"].control.value() == 1
