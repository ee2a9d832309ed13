"""The figures: what is counted, and over which denominator."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dialer.facts import Channel
from dialer.reports.breakdown import whole
from dialer.reports.figures import arrears_figures, handling_figure
from dialer.reports.model import EmployerRow, Promise, Result
from dialer.reports.summary import (
    Rate,
    format_share,
    summarise_arrears,
    summarise_attempts,
    summarise_employers,
)
from dialer.reports.workbooks import arrears_workbook
from tests.reports.samples import (
    FAMILY,
    FRAME,
    NO_ANSWER,
    PROMISE,
    REHAB,
    RESULTS,
    arrears,
    employer,
)

results = st.builds(
    Result,
    st.text(max_size=3),
    st.text(max_size=2),
    connected=st.booleans(),
    right_party=st.booleans(),
)
employers = st.lists(
    st.builds(
        EmployerRow,
        contact_key=st.text("ab", max_size=2),
        attempted_at=st.datetimes(),
        officer=st.just("Rina"),
        result=results | st.sampled_from(RESULTS),
        channel=st.sampled_from(Channel),
        employer=st.just("PT Maju"),
    )
)


@given(employers)
def test_counts_per_outcome_and_per_group_add_up_to_the_rows(rows: list[EmployerRow]) -> None:
    summary = summarise_employers(rows)
    assert sum(tally.count for tally in summary.outcomes) == len(rows) == summary.attempts
    assert sum(tally.count for tally in summary.groups) == len(rows)
    assert {tally.label for tally in summary.outcomes} == {row.result.label for row in rows}


@given(employers)
def test_connected_and_right_party_are_counted_row_by_row(rows: list[EmployerRow]) -> None:
    summary = summarise_attempts(rows)
    spoken = [row for row in rows if row.channel is not Channel.WHATSAPP]
    assert summary.connected == len([row for row in spoken if row.result.connected])
    assert summary.right_party == len([row for row in spoken if row.result.right_party])
    assert summary.messages == len(rows) - len(spoken)
    part = whole(rows)
    assert (part.spoken, part.connected, part.right_party) == (
        len(spoken),
        summary.connected,
        summary.right_party,
    )
    assert summary.contacts == len({row.contact_key for row in rows})


def test_the_most_frequent_outcome_comes_first_and_equals_by_name() -> None:
    rows = [replace(arrears(n), result=r) for n, r in enumerate([REHAB, FAMILY, NO_ANSWER, FAMILY])]
    labels = [tally.label for tally in summarise_arrears(rows).outcomes]
    assert labels == ["Titip pesan ke keluarga", "Berminat REHAB", "Tidak diangkat"]


def test_contact_rate_names_its_denominator() -> None:
    rows = [replace(arrears(n), result=FAMILY if n < 12 else NO_ANSWER) for n in range(20)]
    rate = summarise_arrears(rows).contact_rate
    assert rate.sentence == "Rasio terhubung 12 dari 20 percobaan (60 %)"


def test_promise_rate_is_measured_against_right_party_contacts() -> None:
    promise = Promise(FRAME.period_to, 50_000, "Indomaret")
    rows = [
        replace(arrears(1), result=PROMISE, promise=promise),
        replace(arrears(2), result=REHAB),
        replace(arrears(3), result=FAMILY),
        replace(arrears(4), result=NO_ANSWER),
    ]
    rate = summarise_arrears(rows).promise_rate
    assert rate.sentence == "Rasio janji bayar 1 dari 2 terhubung dengan peserta (50 %)"


def test_written_messages_are_attempts_of_their_own_and_in_no_rate() -> None:
    promise = Promise(FRAME.period_to, 50_000, "Indomaret")
    called = replace(arrears(1), result=PROMISE, promise=promise)
    written = [
        replace(arrears(2), result=NO_ANSWER, channel=Channel.WHATSAPP),
        replace(called, contact_key="lain", channel=Channel.WHATSAPP),
    ]
    summary = summarise_arrears([called, *written])
    assert (summary.attempts, summary.promises) == (3, 2)
    assert [one.basis for one in arrears_figures(summary)[:4]] == [
        "3 peserta berbeda; 2 lewat pesan",
        "1 dari 1 percobaan selain pesan",
        "1 dari 1 percobaan selain pesan",
        "1 dari 1 terhubung dengan peserta",
    ]
    sheet = arrears_workbook(FRAME, [called, *written]).tidy
    told = [
        sheet.total(one) for one in ("Selain pesan", "Terhubung", "Janji selain pesan", "Janji")
    ]
    assert told == [1, 1, 1, 2]


def test_handling_time_is_talk_hold_and_wrap_up_by_the_calls_that_were_answered() -> None:
    rows = [
        replace(arrears(1), handled_calls=1, handle_seconds=200),
        replace(arrears(2), handled_calls=2, handle_seconds=161),
        replace(arrears(3), handled_calls=0, handle_seconds=40),
    ]
    shown = handling_figure(summarise_arrears(rows))
    assert (shown.value, shown.basis) == ("2:00", "per panggilan, 3 dijawab")
    assert handling_figure(summarise_arrears(rows[2:])).value == "–"


def test_promised_rupiah_and_rehab_offers_are_the_sums_over_the_rows() -> None:
    rows = [arrears(n) for n in range(1, 41)]
    summary = summarise_arrears(rows)
    assert summary.promises == 8
    assert summary.promised_amount == 75_000 * (5 + 10 + 15 + 20 + 25 + 30 + 35 + 40)
    assert summary.rehab_offers == 5


def test_arrears_of_a_contact_called_twice_count_once_by_the_newest_row() -> None:
    first, second = replace(arrears(1), amount=900_000), replace(arrears(2), amount=400_000)
    again = replace(second, contact_key=first.contact_key)
    assert summarise_arrears([first, again]).arrears_amount == 400_000
    assert summarise_arrears([again, first]).arrears_amount == 400_000


def test_workers_of_an_employer_called_twice_count_once() -> None:
    row = replace(employer(1), potential_workers=25)
    unknown = replace(employer(2), potential_workers=None)
    summary = summarise_employers([row, row, unknown])
    assert (summary.contacts, summary.potential_workers) == (2, 25)


def test_a_blank_next_step_is_none() -> None:
    rows = [replace(employer(1), next_step="Kunjungan 27 Nov"), replace(employer(2), next_step=" ")]
    assert summarise_employers(rows).next_steps == 1


def test_without_attempts_a_rate_says_so_instead_of_dividing() -> None:
    assert summarise_arrears([]).contact_rate.sentence == "Rasio terhubung: belum ada percobaan"
    assert Rate("Rasio", 0, 0, "percobaan").share == "–"


@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_only_all_is_hundred_per_cent_and_only_nothing_is_none(part: int, whole: int) -> None:
    part = min(part, whole)
    share = format_share(part, whole)
    assert (share == "100 %") == (part == whole)
    assert (share == "0 %") == (part == 0)


def test_shares_have_a_comma_and_at_most_one_decimal() -> None:
    assert [format_share(1, 3), format_share(2, 3), format_share(1, 8)] == [
        "33,3 %",
        "66,7 %",
        "12,5 %",
    ]
