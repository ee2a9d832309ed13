"""The places of keys agree with what tomllib reads, for every way of writing TOML."""

import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts_call.toml_lines import LineIndex, Path
from tests.scripts.samples import OUTCOMES_FILE, SMALL

AWKWARD = '''\
a = 1 # remark
b.c = [ "x", # one ]
 'y', {k = 1, "q\\u0041" = """m
n""", d = 1979-05-27 07:32:00 } ]
"quoted key".'other.key' = "has = and # and ]"
[s.t]
say = """
foo ""quoted""
[not.header]
{nama}"""""
lit = \'\'\'
[[also.not]]
it''s\'\'\'
empty = []
empty_table = {}
[[s.t.answers]]
text = "q"
[[s.t.answers]]
text = 'r'
  [ s . t . answers . deep ]
  z = 1.5e3
[[s.t.answers.deep.more]]
z = 2
'''


def _paths(value: object, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _paths(inner, (*path, index))


@pytest.mark.parametrize(
    "source", [AWKWARD, SMALL, OUTCOMES_FILE.read_text("utf-8")], ids=["awkward", "small", "codes"]
)
def test_every_value_that_tomllib_reads_has_a_place(source: str) -> None:
    written = set(_paths(tomllib.loads(source)))
    placed = LineIndex(source).paths

    assert placed <= written
    assert all(any(path == p[: len(path)] for p in placed) for path in written - placed)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("b", "c", 1), 3, 2),
        (("b", "c", 2, "qA"), 3, 15),
        (("quoted key", "other.key"), 5, 14),
        (("s", "t", "say"), 7, 1),
        (("s", "t", "empty"), 14, 1),
        (("s", "t", "answers", 0, "text"), 17, 1),
        (("s", "t", "answers", 1, "text"), 19, 1),
        (("s", "t", "answers", 1, "deep", "z"), 21, 3),
        (("s", "t", "answers", 1, "deep", "more", 0, "z"), 23, 1),
    ],
)
def test_place_of_awkwardly_written_keys(path: Path, line: int, column: int) -> None:
    place = LineIndex(AWKWARD).place(path)

    assert (place.line, place.column) == (line, column)


def test_words_inside_a_long_text_are_found_on_their_own_line() -> None:
    place = LineIndex(AWKWARD).find(("s", "t", "say"), "{nama}")

    assert (place.line, place.column) == (10, 1)


_texts = st.text("ab {}[]#='\"\\.é", max_size=12)
_names = st.text("abcdefgh", min_size=1, max_size=4)


@given(
    st.dictionaries(
        _names, st.dictionaries(_names, _texts, min_size=1, max_size=4), min_size=1, max_size=5
    )
)
def test_generated_tables_are_placed_line_by_line(tables: dict[str, dict[str, str]]) -> None:
    lines: list[str] = []
    expected: dict[Path, int] = {}
    for table, pairs in tables.items():
        lines.append(f"[{table}]")
        expected[(table,)] = len(lines)
        for key, text in pairs.items():
            expected[(table, key)] = len(lines) + 1
            escaped = text.replace("\\", "\\\\").replace('"', '\\"')
            lines += [f'{key} = """', f'{escaped}"""']

    source = "\n".join(lines)
    index = LineIndex(source)

    assert set(index.paths) == set(expected)
    assert {path: index.place(path).line for path in expected} == expected
    assert tomllib.loads(source) == tables
