"""A title that the list writes before a name is said once."""

import pytest

from scripts_call.values import Desk, Employer, Member, call_values

DESK = Desk("Rina Kartika", "Kantor Cabang Muara Bungo", hour=9)


@pytest.mark.parametrize(
    ("written", "title", "name"),
    [
        ("Ibu Melati", "Ibu", "Melati"),
        ("Bpk. Hasan Basri", "Bapak", "Hasan Basri"),
        ("Pak  Joko", "Bapak", "Joko"),
        ("Bapak/Ibu Surya", "Bapak/Ibu", "Surya"),
        ("Budi Santoso", "Bapak/Ibu", "Budi Santoso"),
        ("Ibu", "Bapak/Ibu", "Ibu"),
        ("Ibunda Sari", "Bapak/Ibu", "Ibunda Sari"),
    ],
)
def test_a_title_in_the_list_is_not_said_twice(written: str, title: str, name: str) -> None:
    employer = call_values(DESK, Employer("Toko Maju", written), {})
    member = call_values(DESK, Member(written), {})
    assert (employer["sapaan"], employer["pic"]) == (title, name)
    assert (member["sapaan"], member["nama"]) == (title, name)


def test_what_is_known_of_the_person_goes_before_the_title() -> None:
    assert call_values(DESK, Member("Bu Ratna", female=False), {})["sapaan"] == "Bapak"
