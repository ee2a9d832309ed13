"""What the rooms ask for: people, settings, lists, log, promises, standings, trail."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from db.store import SqlStore
from dialer.agreed import OpenPromise
from dialer.call_lists import Aside, AsideRow, CallList, ListProgress
from dialer.facts import Callback, Channel, Fact, NumberState, Promise
from dialer.lists.model import ListKind
from dialer.log import LogEntry, LogFilter, LogLine
from dialer.people import Officer, Role
from dialer.ports import AuditEntry, Draft, PromiseLine
from dialer.standing import Stage, Standing
from tests.db.making_stores import NOW, add
from tests.making import member

BUDI = Officer("o1", "budi", Role.AGENT, "hash1")
SRI = Officer("o2", "Sri", Role.LEAD, "hash2", 3, NOW, active=False)
LIST = CallList(
    list_id="l1",
    kind=ListKind.ARREARS,
    name="Tunggakan November",
    file="nov.xlsx",
    sheet="Sheet1",
    header_row=3,
    columns={"name": "NAMA", "card": "NO KARTU"},
    rows=10,
    accepted=6,
    updated=1,
    duplicates=1,
    quarantined=2,
    warnings={"phone_long": 2, "amount": 1},
    quarantine_file=None,
    imported_at=NOW,
    imported_by="os:budi",
)
ASIDE = Aside(
    ("NAMA", "NO KARTU"),
    (
        AsideRow(7, False, "no_amount", "isi jumlah", ("Ani", "")),
        AsideRow(9, True, "same_card", "baris 4", ("Ali", "000")),
    ),
)
LINE = LogLine(
    attempt_id="a1",
    contact_id="c1",
    list_id="l1",
    kind=ListKind.ARREARS,
    officer_id="o1",
    day=date(2026, 11, 20),
    started_at=NOW,
    ended_at=NOW + timedelta(seconds=61, microseconds=1),
    channel=Channel.PHONE,
    code="promise",
    spoke_to="self",
    reason="cannot_afford",
    next_step="",
    next_on=None,
    promise_amount=150_000,
    promise_on=date(2026, 12, 1),
    promise_channel="bri",
    rehab_accepted=None,
    rehab_stages=None,
    rehab_instalment=None,
    callback_at=None,
    note="akan bayar 100% lewat BRI_link",
    talk_seconds=40,
    hold_seconds=5,
    wrap_seconds=21,
    handled_calls=1,
    corrected=False,
    override_reason="",
    script_id="telekolekting",
)
VISIT = replace(
    LINE,
    attempt_id="a2",
    contact_id="c2",
    list_id="l2",
    kind=ListKind.BU,
    officer_id="o2",
    day=date(2026, 11, 21),
    started_at=NOW + timedelta(days=1),
    channel=Channel.VISIT,
    code="rehab",
    next_on=date(2026, 12, 24),
    rehab_accepted=False,
    rehab_stages=6,
    rehab_instalment=200_000,
    callback_at=NOW + timedelta(days=3),
    promise_amount=None,
    promise_on=None,
    note="",
    corrected=True,
)


def test_officers_come_back_by_name_whatever_the_case(opened: SqlStore) -> None:
    with opened.writing() as writer:
        writer.put_officer(SRI)
        writer.put_officer(BUDI)
    assert opened.officers() == [BUDI, SRI]
    assert opened.officer("o2") == SRI
    assert opened.officer("o3") is None


def test_settings_are_what_json_can_hold(opened: SqlStore) -> None:
    with opened.writing() as writer:
        writer.put_setting("branch", {"office": "KC Lhokseumawe", "days": [1, None, True]})
        writer.put_setting("branch", {"office": "KC", "days": ("2026-12-31",)})
        writer.put_setting("empty", None)
    assert opened.setting("branch") == {"office": "KC", "days": ["2026-12-31"]}
    assert opened.setting("empty") is None
    assert opened.setting("none") is None


def test_draft_of_each_officer_is_replaced_and_dropped(opened: SqlStore) -> None:
    mine = Draft("o1", "c1", NOW, {"note": "setengah", "answers": [1, 2]})
    newer = Draft("o1", "c2", NOW + timedelta(minutes=1), {})
    theirs = Draft("o2", "c1", NOW, {"note": "lain"})
    with opened.writing() as writer:
        for one in (mine, theirs, newer):
            writer.put_draft(one)
    assert (opened.draft("o1"), opened.draft("o2")) == (newer, theirs)
    with opened.writing() as writer:
        writer.drop_draft("o1")
        writer.drop_draft("o3")
    assert (opened.draft("o1"), opened.draft("o2")) == (None, theirs)


def test_trail_is_newest_first(opened: SqlStore) -> None:
    entries = [AuditEntry(NOW, "o1", f"act_{place}", "c1", "d") for place in range(5)]
    with opened.writing() as writer:
        for one in entries:
            writer.audit(one)
    assert opened.audit_trail(3) == entries[:1:-1]


def test_list_comes_back_with_what_it_put_aside(opened: SqlStore) -> None:
    with opened.writing() as writer:
        writer.put_list(replace(LIST, rows=0), Aside(("X",), (AsideRow(1, False, "r", "f", ()),)))
        writer.put_list(LIST, ASIDE)
        writer.put_list(replace(LIST, list_id="l0", imported_at=NOW + timedelta(1)), Aside((), ()))
    assert opened.call_list("l1") == LIST
    assert opened.call_list("none") is None
    assert opened.aside("l1") == replace(ASIDE, sheet=LIST.sheet)
    assert opened.aside("none") == Aside((), ())
    assert [one.call_list.list_id for one in opened.call_lists()] == ["l0", "l1"]


def test_progress_of_a_list_follows_its_contacts(opened: SqlStore) -> None:
    contacts = [
        replace(member(contact_id=f"c{place}"), numbers=(), officer_id="o1" if place else "")
        for place in range(4)
    ]
    add(opened, *contacts)
    with opened.writing() as writer:
        writer.put_list(LIST, ASIDE)
        for one in contacts[:3]:
            writer.put_standing(one, Standing(Stage.NEW, None))
        writer.put_standing(contacts[0], Standing(Stage.RETRY, NOW, attempts=1))
        writer.put_standing(contacts[0], Standing(Stage.CALLBACK, NOW, "o2", attempts=2))
        writer.put_standing(contacts[1], Standing(Stage.STOPPED, None, attempts=1))
        moved = replace(contacts[2], list_id="l9")
        writer.put_standing(moved, Standing(Stage.NEW, None))
    assert opened.call_lists() == [ListProgress(LIST, contacts=3, attempted=2, without_number=1)]


def test_standing_comes_back_as_it_was_put(opened: SqlStore) -> None:
    contact = member("+6281200000001", "+6281200000002")
    add(opened, contact)
    promises = [
        OpenPromise(
            f"p{place}", "a1", "o1", Promise("u1", 90_000 + place, date(2026, 12, 1), "bri")
        )
        for place in range(2)
    ]
    full = Standing(
        stage=Stage.CALLBACK,
        due_at=NOW + timedelta(microseconds=7),
        owner_id="o1",
        attempts=4,
        last_attempt_at=NOW - timedelta(hours=1),
        last_code="promise",
        callback=Callback("u1", NOW + timedelta(microseconds=7), "o1"),
        promises=tuple(promises),
        numbers=(("n1", NumberState.RIGHT_PARTY), ("n2", NumberState.BLOCKED)),
    )
    untried = (("n1", NumberState.UNTRIED), ("n2", NumberState.UNTRIED))
    assert opened.standing("c1") == Standing(Stage.NEW, None, numbers=untried)
    with opened.writing() as writer:
        writer.append([Fact(one.promise_id, "c1", "a1", "o1", NOW, one.body) for one in promises])
        writer.put_standing(contact, full)
    assert opened.standing("c1") == full
    changed = opened.contact("c1")
    assert changed is not None
    assert [one.state for one in changed.numbers] == [NumberState.RIGHT_PARTY, NumberState.BLOCKED]
    with opened.writing() as writer:
        writer.put_standing(contact, Standing(Stage.CLOSED, None, numbers=untried))
    assert opened.standing("c1") == Standing(Stage.CLOSED, None, numbers=untried)
    assert opened.promises() == []
    assert opened.standing("none") is None


def test_promises_in_force_are_listed_soonest_first(opened: SqlStore) -> None:
    add(opened, member())
    soon, late = date(2026, 12, 1), date(2026, 12, 9)
    made = [
        OpenPromise("p1", "a1", "o1", Promise("u1", 90_000, late, "bri")),
        OpenPromise("p2", "a2", "o2", Promise("u2", 80_000, soon, "bni", "istri")),
    ]
    with opened.writing() as writer:
        writer.put_officer(BUDI)
        for place, one in enumerate(made):
            moment = NOW + timedelta(days=place)
            fact = Fact(one.promise_id, "c1", one.attempt_id, one.officer_id, moment, one.body)
            writer.append([fact])
        writer.put_standing(member(), Standing(Stage.PROMISE, NOW, promises=tuple(made)))
    first = PromiseLine(
        "p2",
        "c1",
        "Utama Suryono",
        "a2",
        "o2",
        "",
        80_000,
        soon,
        "bni",
        NOW + timedelta(days=1),
        list_id="l1",
        months=12,
        promised_by="istri",
    )
    second = replace(
        first,
        promise_id="p1",
        attempt_id="a1",
        officer_id="o1",
        officer_name="budi",
        amount=90_000,
        due_on=late,
        channel="bri",
        made_at=NOW,
        promised_by="",
    )
    assert opened.promises() == [first, second]
    assert opened.promises("o1") == [second]


def logged(store: SqlStore) -> None:
    """Two attempts: a call to a known member, a visit to somebody who was erased since."""
    add(store, member())
    with store.writing() as writer:
        writer.put_officer(BUDI)
        writer.put_list(LIST, ASIDE)
        writer.put_log([replace(LINE, code="busy", note="lama"), VISIT])
        writer.put_log([LINE])
        writer.put_log([])


def test_log_line_comes_back_with_its_names(opened: SqlStore) -> None:
    logged(opened)
    called = LogEntry(LINE, "Utama Suryono", "budi", "Tunggakan November")
    assert opened.log_entry("a1") == called
    assert opened.log_entry("a2") == LogEntry(VISIT, "", "", "")
    assert opened.log_entry("none") is None
    assert opened.log(LogFilter(), 10) == [LogEntry(VISIT, "", "", ""), called]
    assert opened.log(LogFilter(), 1) == [LogEntry(VISIT, "", "", "")]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (LogFilter(day_from=date(2026, 11, 21)), ["a2"]),
        (LogFilter(day_to=date(2026, 11, 20)), ["a1"]),
        (LogFilter(date(2026, 11, 20), date(2026, 11, 21)), ["a2", "a1"]),
        (LogFilter(date(2026, 11, 22), date(2026, 11, 30)), []),
        (LogFilter(officer_id="o1"), ["a1"]),
        (LogFilter(list_id="l2"), ["a2"]),
        (LogFilter(kind=ListKind.BU), ["a2"]),
        (LogFilter(code="promise"), ["a1"]),
        (LogFilter(channel=Channel.VISIT), ["a2"]),
        (LogFilter(text="suryo"), ["a1"]),
        (LogFilter(text="LEWAT bri"), ["a1"]),
        (LogFilter(text="100%"), ["a1"]),
        (LogFilter(text="0% lewat BRI_l"), ["a1"]),
        (LogFilter(text="BRI%"), []),
        (LogFilter(text="\\"), []),
        (LogFilter(officer_id="o1", channel=Channel.VISIT), []),
    ],
)
def test_log_is_narrowed_by_each_filter(
    opened: SqlStore, wanted: LogFilter, found: list[str]
) -> None:
    logged(opened)
    assert [entry.line.attempt_id for entry in opened.log(wanted, 10)] == found


def test_attempts_are_counted_by_local_day_and_officer(opened: SqlStore) -> None:
    logged(opened)
    assert opened.attempts_on(date(2026, 11, 20)) == 1
    assert opened.attempts_on(date(2026, 11, 21), "o2") == 1
    assert opened.attempts_on(date(2026, 11, 21), "o1") == 0


def test_naive_moment_is_a_bug(opened: SqlStore) -> None:
    naive = datetime(2026, 11, 20, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(TypeError), opened.writing() as writer:
        writer.audit(AuditEntry(naive, "o1", "act"))
