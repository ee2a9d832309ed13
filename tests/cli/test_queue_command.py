"""`sambung queue` prints who comes next and why, at any moment, for any officer."""

from pathlib import Path

from dialer.errors import ExitCode
from dialer.lists.model import ListKind
from dialer.lists.samples import sample_list
from tests.cli.running import sambung


def test_the_queue_is_printed_with_the_reason_of_each_contact(data: Path) -> None:
    sample = sample_list(ListKind.ARREARS)
    assert sambung(data, "import", sample, "--kind", "tunggakan").code == ExitCode.OK
    answer = sambung(data, "queue", "--json", "--limit", "3", "--at", "2026-11-20T09:00")
    assert answer.code == ExitCode.OK, answer.sentence
    found = answer.one()
    assert [line["place"] for line in found["queue"]] == [1, 2, 3]
    assert all(line["reason"] and line["why"] == "new" for line in found["queue"])
    assert found["closed"] == ""
    sunday = sambung(data, "queue", "--json", "--at", "2026-11-22T09:00").one()
    assert "di luar jam menelepon" in sunday["closed"]
    assert sambung(data, "queue", "--at", "besok").code == ExitCode.BAD_INPUT
    assert sambung(data, "queue", "--agent", "Siapa").code == ExitCode.BAD_INPUT
