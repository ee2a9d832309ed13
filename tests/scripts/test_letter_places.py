"""Every letter of a text is found again in the source, however the text is written there."""

import tomllib

import pytest

from scripts_call.toml_lines import LineIndex


@pytest.mark.parametrize(
    "written",
    [
        '"satu dua"',
        "'satu \\ dua'",
        '"""satu dua"""',
        '"""\nsatu\ndua"""',
        '"""\nsatu \\\n   dua\\n\\ttiga"""',
        "'''\nsatu\n  dua'''",
        '"kata \\"dalam\\" kutip \\\\ ujung"',
        '"caf\\u00e9 dan é"',
        '""',
    ],
)
def test_each_letter_is_found_where_it_is_written(written: str) -> None:
    source = f"a = 1\nteks = {written}\n"
    text: str = tomllib.loads(source)["teks"]
    letters = [letter for letter in text if not letter.isspace()]
    lines = source.split("\n")
    index = LineIndex(source)

    for before, letter in enumerate(letters):
        place = index.letter(("teks",), before)
        found = lines[place.line - 1][place.column - 1 :]
        assert found.startswith((letter, f"\\{letter}", f"\\u{ord(letter):04x}"))
    assert index.letter(("teks",), len(letters)) == index.place(("teks",))


def test_letter_of_what_is_no_text_is_at_its_key() -> None:
    index = LineIndex("a = 1\nb = [2]\n")

    assert index.letter(("a",), 3) == index.place(("a",))
    assert index.letter(("b", 0), 0) == index.place(("b", 0))
    assert index.letter(("tiada",), 0).line == 1
