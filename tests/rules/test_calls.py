"""The life of a call."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialer.calls import CallState, EndedBy, LineEvent, LineOutcome, dial, step

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def later(seconds: int) -> datetime:
    return AT + timedelta(seconds=seconds)


def test_an_answered_call_counts_talk_from_the_answer() -> None:
    call = step(dial("n1", "handset", AT), LineEvent.ANSWERED, later(12))
    call = step(call, LineEvent.ENDED, later(72), ended_by=EndedBy.REMOTE)
    assert call.state is CallState.ENDED
    assert call.line is LineOutcome.ANSWERED
    assert call.seconds(later(500)) == 60
    assert call.ended_by is EndedBy.REMOTE


def test_a_call_nobody_answered_stays_unknown_unless_the_line_says_more() -> None:
    ringing = dial("n1", "handset", AT)
    assert step(ringing, LineEvent.ENDED, later(30)).line is LineOutcome.UNKNOWN
    busy = step(ringing, LineEvent.ENDED, later(2), line=LineOutcome.BUSY)
    assert busy.line is LineOutcome.BUSY


@given(st.lists(st.sampled_from(LineEvent), max_size=20))
def test_no_order_of_events_revives_an_ended_call(events: list[LineEvent]) -> None:
    call = step(dial("n1", "handset", AT), LineEvent.ENDED, later(5))
    for event in events:
        assert step(call, event, later(9)) == call


@given(st.lists(st.sampled_from(LineEvent), max_size=20))
def test_a_talking_call_always_knows_since_when(events: list[LineEvent]) -> None:
    call = dial("n1", "handset", AT)
    for second, event in enumerate(events):
        call = step(call, event, later(second))
        if call.state in (CallState.CONNECTED, CallState.HELD):
            assert call.connected_at is not None
        assert (call.ended_at is not None) == (call.state is CallState.ENDED)
