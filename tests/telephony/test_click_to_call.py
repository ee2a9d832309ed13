"""Click to call: what the exchange says becomes the state of the call; nothing is guessed."""

import itertools
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest

from dialer.calls import CallState, EndedBy, LineOutcome, LiveCall, Trouble, dial, step
from dialer.errors import BadInputError, RefusedError
from dialer.telephony.line import Line
from dialer.telephony.pbx.causes import outcome_of
from dialer.telephony.pbx.messages import NotAnExchangeError, Stream, action
from dialer.telephony.pbx.socket_line import SocketLine
from dialer.telephony.pbx.telephone import PING_EVERY, SILENT_AFTER, PbxAccount, PbxTelephone
from dialer.telephony.port import LineReport
from tests.telephony.exchange import Exchange
from tests.telephony.softphone_desk import NOW, NUMBER, PATIENCE

TAKEN = "Response: Success\nMessage: Originate successfully queued"
DIALING = "Event: UserEvent\nUserEvent: SambungDialing\nCall: {call}\nLinkedid: {call}"
RINGING = "Event: DialState\nDestLinkedid: {call}\nDialStatus: RINGING"
PROGRESS = "Event: DialState\nDestLinkedid: {call}\nDialStatus: PROGRESS"
ANSWERED = "Event: UserEvent\nUserEvent: SambungAnswered\nCall: {call}"


def ended(status: str, cause: int, by: str = "callee") -> str:
    return (
        "Event: UserEvent\nUserEvent: SambungEnded\nCall: {call}\n"
        f"Status: {status}\nCause: {cause}\nBy: {by}"
    )


class Desk:
    """A telephone at an exchange, and the call as the desk would see it."""

    def __init__(
        self, port: int, secret: str = "rahasia", user: str = "meja", second: float = 1.0
    ) -> None:
        self.connections: list[SocketLine] = []
        numbers = itertools.count(1)

        def connect() -> SocketLine:
            self.connections.append(SocketLine("127.0.0.1", port, second))
            return self.connections[-1]

        account = PbxAccount(user, secret, "PJSIP/1001")
        self.phone = PbxTelephone(connect, account, lambda: str(next(numbers)))
        self.call: LiveCall | None = None
        self.states: list[CallState] = []

    def until(self, met: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not met():
            assert time.monotonic() < end, (self.phone.line, self.states)
            self.connections[-1].listen(0.02)

    def ready(self) -> None:
        self.phone.start()
        self.until(lambda: self.phone.line is Line.READY)

    def dial(self) -> None:
        self.call = dial("n1", "pbx", NOW)
        self.states = [self.call.state]
        self.phone.dial(NUMBER, self._told)

    def _told(self, report: LineReport) -> None:
        assert self.call is not None
        self.call = step(self.call, report.event, NOW, report.line, report.ended_by)
        if self.call.state is not self.states[-1]:
            self.states.append(self.call.state)

    @property
    def end(self) -> tuple[LineOutcome, EndedBy]:
        self.until(lambda: self.states[-1] is CallState.ENDED)
        assert self.call is not None
        return self.call.line, self.call.ended_by


At = Callable[..., tuple[Desk, Exchange]]


@pytest.fixture
def at() -> Iterator[At]:
    made: list[tuple[Desk, Exchange]] = []

    def make(
        *originated: str,
        hung_up: Sequence[str] = (),
        secret: str = "rahasia",
        greeting: str = "",
        second: float = 1.0,
    ) -> tuple[Desk, Exchange]:
        script: Mapping[str, Sequence[str]] = {"Originate": originated, "Hangup": hung_up}
        exchange = Exchange(script, greeting)
        made.append((Desk(exchange.port, secret, second=second), exchange))
        return made[-1]

    yield make
    for desk, exchange in made:
        desk.phone.stop()
        exchange.close()


def test_answered_call_goes_through_all_its_states(at: At) -> None:
    desk, exchange = at(TAKEN, DIALING, RINGING, ANSWERED, ended("ANSWER", 16))
    desk.ready()
    desk.dial()
    assert desk.end == (LineOutcome.ANSWERED, EndedBy.REMOTE)
    assert desk.states == [
        CallState.DIALING,
        CallState.RINGING,
        CallState.CONNECTED,
        CallState.ENDED,
    ]
    order = exchange.asked[1]
    assert (order["channel"], order["exten"], order["context"]) == (
        "PJSIP/1001",
        "081234567890",
        "sambung",
    )
    assert order["variable"] == f"__SAMBUNG_CALL={order['channelid']}"


@pytest.mark.parametrize(
    ("status", "cause", "line"),
    [
        ("BUSY", 17, LineOutcome.BUSY),
        ("NOANSWER", 19, LineOutcome.NO_ANSWER),
        ("CHANUNAVAIL", 1, LineOutcome.INVALID_NUMBER),
        ("CHANUNAVAIL", 20, LineOutcome.UNREACHABLE),
        ("CHANUNAVAIL", 3, LineOutcome.FAILED),
        ("CONGESTION", 21, LineOutcome.REJECTED),
        ("CONGESTION", 34, LineOutcome.FAILED),
        ("CANCEL", 0, LineOutcome.CANCELLED),
    ],
)
def test_dialplan_says_why_nobody_answered(
    at: At, status: str, cause: int, line: LineOutcome
) -> None:
    desk, _ = at(TAKEN, DIALING, PROGRESS, ended(status, cause))
    desk.ready()
    desk.dial()
    assert desk.end == (line, EndedBy.REMOTE)
    assert CallState.EARLY_MEDIA in desk.states


def test_reason_of_the_originate_answer_is_never_believed(at: At) -> None:
    lie = "Event: OriginateResponse\nResponse: Success\nReason: 5\nUniqueid: {call}"
    desk, _ = at(TAKEN, DIALING, lie, ended("CHANUNAVAIL", 1))
    desk.ready()
    desk.dial()
    assert desk.end == (LineOutcome.INVALID_NUMBER, EndedBy.REMOTE)


@pytest.mark.parametrize(
    ("said", "line", "states"),
    [
        ((ANSWERED, ended("BUSY", 17)), LineOutcome.ANSWERED, 2),  # somebody talked all the same
        ((ANSWERED, ANSWERED, ended("", 0)), LineOutcome.ANSWERED, 2),
        ((ended("BUSY", 17), ANSWERED, ended("ANSWER", 16)), LineOutcome.BUSY, 1),  # it was over
        ((ended("FREE BEER", 999),), LineOutcome.UNKNOWN, 1),
        ((ended("", 0, by=""),), LineOutcome.UNKNOWN, 1),
    ],
)
def test_exchange_that_contradicts_itself_is_taken_at_what_is_certain(
    at: At, said: Sequence[str], line: LineOutcome, states: int
) -> None:
    desk, _ = at(TAKEN, DIALING, *said)
    desk.ready()
    desk.dial()
    assert desk.end[0] is line
    assert len(desk.states) == states + 1


@pytest.mark.parametrize("number", ["+62811\r\nAction: Hangup", "+62811\x00", "+62abc", ""])
def test_number_with_line_breaks_or_letters_never_reaches_the_exchange(at: At, number: str) -> None:
    desk, exchange = at(TAKEN, DIALING, RINGING, ended("BUSY", 17))
    desk.ready()
    with pytest.raises(BadInputError, match="tidak dapat ditelepon"):
        desk.phone.dial(number, lambda _report: None)
    desk.dial()
    assert desk.end == (LineOutcome.BUSY, EndedBy.REMOTE)
    assert [one["action"] for one in exchange.asked] == ["Login", "Originate"]


def test_own_telephone_that_is_not_picked_up_says_nothing_of_the_member(at: At) -> None:
    missed = "Event: Hangup\nUniqueid: {call}\nCause: 19"
    desk, _ = at(TAKEN, missed)
    desk.ready()
    desk.dial()
    assert desk.end == (LineOutcome.CANCELLED, EndedBy.LOCAL)
    assert desk.phone.trouble is Trouble.OWN_TELEPHONE


def test_exchange_that_refuses_the_order_is_a_failure_of_the_line(at: At) -> None:
    desk, _ = at("Response: Error\nMessage: Channel not specified")
    desk.ready()
    desk.dial()
    assert desk.end == (LineOutcome.FAILED, EndedBy.LOCAL)


def test_hanging_up_is_asked_of_the_exchange_and_told_when_it_says_so(at: At) -> None:
    desk, exchange = at(
        TAKEN, DIALING, ANSWERED, hung_up=("Response: Success", ended("ANSWER", 16, by="caller"))
    )
    desk.ready()
    desk.dial()
    desk.until(lambda: desk.states[-1] is CallState.CONNECTED)
    desk.phone.hang_up()
    assert desk.end == (LineOutcome.ANSWERED, EndedBy.LOCAL)
    assert exchange.asked[-1]["channel"] == exchange.asked[1]["channelid"]


@pytest.mark.parametrize(
    ("before", "line"),
    [((TAKEN, DIALING), LineOutcome.UNKNOWN), ((TAKEN, DIALING, ANSWERED), LineOutcome.ANSWERED)],
)
def test_dropped_connection_ends_the_call_as_what_is_known(
    at: At, before: Sequence[str], line: LineOutcome
) -> None:
    desk, _ = at(*before, "DROP")
    desk.ready()
    desk.dial()
    assert desk.end == (line, EndedBy.ENGINE_CRASH)
    assert desk.phone.line is Line.BROKEN


NO_CHANNEL = "Response: Error\nMessage: No such channel"


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ((TAKEN,), LineOutcome.CANCELLED),
        ((TAKEN, DIALING), LineOutcome.UNKNOWN),
        ((TAKEN, DIALING, RINGING, ANSWERED), LineOutcome.ANSWERED),
    ],
)
def test_call_the_exchange_no_longer_has_is_over_as_what_is_known(
    at: At, before: Sequence[str], line: LineOutcome
) -> None:
    desk, _ = at(*before, hung_up=(NO_CHANNEL,), second=0.05)
    desk.ready()
    desk.dial()
    desk.phone.hang_up()
    assert desk.end == (line, EndedBy.LOCAL)
    assert not desk.phone.busy


def test_call_that_begins_after_it_was_hung_up_is_hung_up_again(at: At) -> None:
    begins = "Event: Newchannel\nUniqueid: {call}"
    over = "Event: Hangup\nUniqueid: {call}\nCause: 16"
    desk, exchange = at(TAKEN, hung_up=(NO_CHANNEL, begins, over), second=0.2)
    desk.ready()
    desk.dial()
    desk.phone.hang_up()
    assert desk.end == (LineOutcome.CANCELLED, EndedBy.LOCAL)
    assert desk.phone.trouble is Trouble.NONE
    desk.until(lambda: len(exchange.asked) == 4)
    assert [one["action"] for one in exchange.asked[2:]] == ["Hangup", "Hangup"]


def test_end_that_comes_after_the_refused_hang_up_is_still_believed(at: At) -> None:
    desk, _ = at(TAKEN, DIALING, hung_up=(NO_CHANNEL, ended("BUSY", 17)), second=0.2)
    desk.ready()
    desk.dial()
    desk.phone.hang_up()
    assert desk.end == (LineOutcome.BUSY, EndedBy.REMOTE)


@pytest.mark.parametrize(
    ("before", "line"),
    [((TAKEN, DIALING), LineOutcome.UNKNOWN), ((TAKEN, DIALING, ANSWERED), LineOutcome.ANSWERED)],
)
def test_hang_up_that_nobody_answers_ends_the_call_here(
    at: At, before: Sequence[str], line: LineOutcome
) -> None:
    desk, _ = at(*before, second=0.05)
    desk.ready()
    desk.dial()
    desk.phone.hang_up()
    assert desk.end == (line, EndedBy.TIMEOUT)
    desk.dial()  # the telephone is free again


@pytest.mark.parametrize("said", [(), (TAKEN,)])
def test_order_that_leads_to_nothing_is_given_up_and_stopped_if_it_shows_late(
    at: At, said: Sequence[str]
) -> None:
    late = (DIALING, "Event: Hangup\nUniqueid: {call}\nCause: 16")
    desk, exchange = at(*said, hung_up=("Response: Success", *late), second=0.03)
    desk.ready()
    desk.dial()
    assert desk.end == (LineOutcome.UNKNOWN, EndedBy.TIMEOUT)
    desk.until(lambda: len(exchange.asked) == 4)
    assert [one["action"] for one in exchange.asked[2:]] == ["Hangup", "Hangup"]
    assert {one["channel"] for one in exchange.asked[2:]} == {exchange.asked[1]["channelid"]}


def test_exchange_that_falls_silent_counts_as_gone(at: At) -> None:
    desk, _ = at(TAKEN, DIALING, ANSWERED, "SILENT", second=0.05)
    desk.ready()
    desk.dial()
    assert desk.end == (LineOutcome.ANSWERED, EndedBy.ENGINE_CRASH)
    assert desk.phone.line is Line.BROKEN


def test_exchange_with_nothing_to_say_is_asked_and_stays(at: At) -> None:
    desk, exchange = at(second=0.05)
    desk.ready()
    desk.until(lambda: exchange.pings > SILENT_AFTER // PING_EVERY)
    assert desk.phone.line is Line.READY


def test_events_of_other_calls_are_not_ours(at: At) -> None:
    strange = ended("BUSY", 17).replace("{call}", "somebody-else")
    desk, _ = at(TAKEN, strange, DIALING, ended("NOANSWER", 19))
    desk.ready()
    desk.dial()
    assert desk.end == (LineOutcome.NO_ANSWER, EndedBy.REMOTE)


def test_wrong_secret_is_told_and_nothing_is_dialled(at: At) -> None:
    desk, _ = at(secret="salah")
    desk.phone.start()
    desk.until(lambda: desk.phone.line is Line.REFUSED)
    with pytest.raises(RefusedError, match="kata sandi"):
        desk.dial()


def test_exchange_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    desk = Desk(port)
    desk.phone.start()
    desk.until(lambda: desk.phone.line is Line.SERVER_SILENT)
    with pytest.raises(RefusedError, match="PBX tidak menjawab"):
        desk.dial()


def test_server_that_is_no_exchange_is_left(at: At) -> None:
    desk, _ = at(greeting="x" * 100_000)
    desk.phone.start()
    desk.until(lambda: desk.phone.line in (Line.SERVER_SILENT, Line.BROKEN))


@pytest.mark.parametrize("bad", ["1\r\nAction: Command", "1\nX: y", "a\x00b", "\x7f"])
def test_line_breaks_never_reach_the_exchange(bad: str) -> None:
    with pytest.raises(BadInputError, match="tidak dapat dikirim"):
        action("Originate", Exten=bad)


@pytest.mark.parametrize("channel", ["1001", "PJSIP/", "PJSIP/1001&Local/9", "PJSIP/10 01"])
def test_channel_that_is_no_telephone_is_refused(channel: str) -> None:
    with pytest.raises(BadInputError, match="PJSIP/1001"):
        PbxAccount("meja", "x", channel).checked()


def test_messages_are_the_same_however_the_bytes_are_cut() -> None:
    told = b"Asterisk Call Manager/10\r\nEvent: A\r\nX: 1: 2\r\n\r\nEvent: B\r\n\r\n"
    wanted = [{"event": "A", "x": "1: 2"}, {"event": "B"}]
    for size in range(1, len(told)):
        stream = Stream()
        pieces = [told[at : at + size] for at in range(0, len(told), size)]
        assert [dict(one) for piece in pieces for one in stream.feed(piece)] == wanted


def test_endless_message_is_no_exchange() -> None:
    with pytest.raises(NotAnExchangeError):
        list(Stream().feed(b"X: y\r\n" * 20_000))


def test_unknown_words_of_the_dialplan_are_unknown() -> None:
    assert outcome_of("SOMETHING", "0") is LineOutcome.UNKNOWN
    assert outcome_of("CHANUNAVAIL", "abc") is LineOutcome.FAILED
