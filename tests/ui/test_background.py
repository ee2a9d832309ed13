"""Work beside the interface reports in order, can be cancelled and leaves nothing behind."""

import gc
import logging
import threading
import weakref
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from dialer.errors import BadInputError
from ui.background import Background, ErrorReport, Errors, Progress, Step, Task, TaskState

WIB = timezone(timedelta(hours=7))


def at_ten() -> datetime:
    return datetime(2026, 11, 20, 10, 15, tzinfo=WIB)


@pytest.fixture
def errors(qapp: QObject) -> Errors:
    return Errors(at_ten)


@pytest.fixture
def background(errors: Errors) -> Iterator[Background]:
    made = Background(errors)
    yield made
    made.shutdown()


def wait_until_cancelled(started: threading.Event) -> Callable[[Progress], None]:
    """Work that goes on until it is told to stop."""

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress.check()

    return work


def give(number: int) -> Callable[[Progress], int]:
    """Work that only returns a number."""
    return lambda _progress: number


def test_result_arrives_in_the_interface_thread(background: Background, qtbot: QtBot) -> None:
    places: list[threading.Thread] = []
    results: list[int] = []

    def work(_progress: Progress) -> int:
        places.append(threading.current_thread())
        return 42

    def done(result: int) -> None:
        places.append(threading.current_thread())
        results.append(result)

    with qtbot.waitSignal(background.idle):
        task = background.run(work, done)
    assert results == [42]
    assert places[0] is not threading.main_thread()
    assert places[1] is threading.main_thread()
    assert task.state is TaskState.DONE
    assert not background.busy


def test_progress_comes_before_the_result_and_ends_full(
    background: Background, qtbot: QtBot
) -> None:
    said: list[object] = []

    def work(progress: Progress) -> str:
        for number in range(1, 1001):
            progress.report(number, 1000, "membaca baris")
        return "selesai"

    with qtbot.waitSignal(background.idle):
        background.run(work, said.append, progress=said.append)
    assert said[-2:] == [Step(1000, 1000, "membaca baris"), "selesai"]
    assert len(said) < 500


def test_cancelled_work_stops_and_is_not_done(background: Background, qtbot: QtBot) -> None:
    started = threading.Event()
    done: list[object] = []
    ended: list[TaskState] = []
    task = background.run(wait_until_cancelled(started), done.append, ended=ended.append)
    assert started.wait(5)
    with qtbot.waitSignal(background.idle):
        task.cancel()
    assert done == []
    assert ended == [TaskState.CANCELLED]
    assert task.state is TaskState.CANCELLED


def test_work_finished_before_it_noticed_the_cancel_counts_as_done(
    background: Background, qtbot: QtBot
) -> None:
    gate = threading.Event()
    done: list[bool] = []
    task = background.run(lambda _progress: gate.wait(5), done.append)
    task.cancel()
    with qtbot.waitSignal(background.idle):
        gate.set()
    assert done == [True]


def test_failure_goes_to_its_own_handler(background: Background, qtbot: QtBot) -> None:
    caught: list[Exception] = []

    def work(_progress: Progress) -> None:
        raise BadInputError("Berkas kosong. Pilih berkas lain.")

    with qtbot.waitSignal(background.idle):
        task = background.run(work, lambda _none: None, caught.append)
    assert [type(error) for error in caught] == [BadInputError]
    assert task.state is TaskState.FAILED


def test_failure_without_a_handler_becomes_a_sentence(
    background: Background, errors: Errors, qtbot: QtBot
) -> None:
    def work(_progress: Progress) -> None:
        raise BadInputError("Berkas kosong. Pilih berkas lain.")

    with qtbot.waitSignal(errors.reported) as caught:
        background.run(work, lambda _none: None)
    assert caught.args == [ErrorReport("Berkas kosong. Pilih berkas lain.", None)]


def test_callbacks_are_left_out_when_their_widget_is_gone(
    background: Background, qtbot: QtBot
) -> None:
    gate = threading.Event()
    done: list[bool] = []
    owner = QWidget()
    background.run(lambda _progress: gate.wait(5), done.append, owner=owner)
    delete(owner)
    with qtbot.waitSignal(background.idle):
        gate.set()
    assert done == []


def test_shutdown_cancels_and_joins(errors: Errors, qtbot: QtBot) -> None:
    background = Background(errors, threads=1)
    started = threading.Event()
    before = threading.active_count()
    done: list[object] = []
    background.run(wait_until_cancelled(started), done.append)
    background.run(lambda _progress: "menunggu giliran", done.append)
    assert started.wait(5)
    background.shutdown()
    assert threading.active_count() < before + 1
    assert not background.busy
    assert done == []


def test_many_pieces_of_work_all_arrive(background: Background, qtbot: QtBot) -> None:
    done: list[int] = []
    tasks: list[Task] = []
    with qtbot.waitSignal(background.idle):
        tasks += [background.run(give(number), done.append) for number in range(200)]
    assert sorted(done) == list(range(200))
    assert {task.state for task in tasks} == {TaskState.DONE}


def test_expected_error_keeps_its_sentence_and_is_not_logged(
    errors: Errors, caplog: pytest.LogCaptureFixture
) -> None:
    report = errors.report_error(BadInputError("Berkas kosong."))
    assert report == ErrorReport("Berkas kosong.", None)
    assert caplog.records == []


def test_bug_gets_a_number_and_its_log_holds_no_values(
    errors: Errors, caplog: pytest.LogCaptureFixture
) -> None:
    def lose_a_name() -> None:
        try:
            int("Sari Wulandari 081234567890")
        except ValueError as error:
            raise KeyError("Sari Wulandari") from error

    with caplog.at_level(logging.ERROR), pytest.raises(KeyError, match="Sari") as caught:
        lose_a_name()
    first = errors.report_error(caught.value)
    second = errors.report_error(caught.value)
    assert first.reference == "G261120-101500-1"
    assert second.reference == "G261120-101500-2"
    assert "G261120-101500-1" in caplog.text
    assert "ValueError" in caplog.text
    assert "KeyError" in caplog.text
    assert "lose_a_name" in caplog.text
    assert "Sari" not in caplog.text
    assert str(Path.home()) not in caplog.text


def test_background_that_was_shut_down_says_so(errors: Errors) -> None:
    background = Background(errors)
    before = background.closed
    background.shutdown()
    assert (before, background.closed) == (False, True)


def test_cycles_are_collected_in_the_threads_of_the_interface_only(qtbot: QtBot) -> None:
    class Held:
        pass

    threads: list[str] = []
    one = Held()
    one.itself = one  # type: ignore[attr-defined]
    weakref.finalize(one, lambda: threads.append(threading.current_thread().name))
    background = Background(Errors(at_ten))
    try:
        del one
        done: list[int] = []
        background.run(lambda _progress: len([[] for _ in range(200_000)]), done.append)
        qtbot.waitUntil(lambda: bool(done))
        assert threads == []
        gc.collect()
        assert threads == [threading.main_thread().name]
    finally:
        background.shutdown()
    assert gc.isenabled()
