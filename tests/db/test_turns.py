"""Who writes next: whoever has waited longest, and nobody twice at once."""

import threading

import pytest

from db.turns import Turns


def test_turns_are_taken_in_the_order_they_were_asked_for() -> None:
    turns, order, threads = Turns(), list[int](), list[threading.Thread]()

    def work(name: int) -> None:
        with turns:
            order.append(name)

    with turns:
        for name in range(5):
            thread = threading.Thread(target=work, args=(name,))
            thread.start()
            threads.append(thread)
            while turns.waiting <= name:
                pass
        assert order == []
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]


def test_a_turn_that_ends_in_an_error_goes_to_the_next() -> None:
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns:
        _ = 1 / 0
    with turns:
        assert turns.waiting == 0


def test_what_is_counted_under_it_is_counted_once() -> None:
    turns, counted = Turns(), [0]

    def count() -> None:
        for _ in range(500):
            with turns:
                seen = counted[0]
                counted[0] = seen + 1

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted == [2_000]
