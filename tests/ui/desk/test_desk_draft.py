import json
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialer.calls import CallState, LiveCall
from dialer.facts import Channel
from dialer.outcomes import CallEntry
from dialer.telephony.port import Backend
from ui.presenters.call_line import Line
from ui.presenters.draft import VERSION, DeskDraft, from_json, to_json
from ui.presenters.outcome_form import OutcomeForm

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
DRAFT = DeskDraft(
    channel=Channel.PHONE,
    started_at=AT,
    override_reason="diminta peserta",
    line=Line(
        backend=Backend.TEL_URI,
        chosen="n2",
        live=LiveCall("n2", "tel", CallState.CONNECTED, AT, AT + timedelta(seconds=9)),
        calls=(CallEntry("n1", "handset", AT, None, AT + timedelta(seconds=5)),),
    ),
    form=OutcomeForm(
        code="promise",
        spoke_to="self",
        reason="income",
        amount=150_000,
        due_on=date(2026, 11, 25),
        pay_channel="bri",
        stages=4,
        callback_open=True,
        callback_at=AT + timedelta(hours=3),
        callback_anyone=True,
        next_step="visit",
        next_on=date(2026, 12, 1),
        note_open=True,
        note="“Gajian” tanggal 25",
    ),
    script={"script": "telekolekting_awal", "moves": []},
)


def test_a_draft_survives_the_way_through_json() -> None:
    assert from_json(json.loads(json.dumps(to_json(DRAFT))), AT) == DRAFT


def test_a_draft_of_a_newer_program_is_not_taken_up() -> None:
    assert from_json({**to_json(DRAFT), "version": VERSION + 1}, AT) is None


def test_what_is_missing_falls_back_to_empty() -> None:
    draft = from_json({"version": VERSION}, AT)
    assert draft is not None
    assert draft.form == OutcomeForm()
    assert draft.started_at == AT
    assert not draft.line.used


def test_a_moment_without_zone_is_not_trusted() -> None:
    body = to_json(DRAFT)
    body["form"]["callback_at"] = "2026-11-20T10:00:00"
    draft = from_json(body, AT)
    assert draft is not None
    assert draft.form.callback_at is None
    assert draft.form.note == DRAFT.form.note


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
TABLES = st.dictionaries(
    st.sampled_from(
        [
            "channel",
            "started_at",
            "backend",
            "live",
            "calls",
            "code",
            "amount",
            "due_on",
            "number_id",
        ]
    ),
    JSON,
)


@given(session=JSON | TABLES, line=JSON | TABLES, form=JSON | TABLES, script=JSON)
def test_damage_never_stops_the_desk(
    session: object, line: object, form: object, script: object
) -> None:
    body = {"version": 1, "session": session, "line": line, "form": form, "script": script}
    draft = from_json(body, AT)
    assert draft is not None
    again = from_json(json.loads(json.dumps(to_json(draft))), AT)
    assert again == draft
