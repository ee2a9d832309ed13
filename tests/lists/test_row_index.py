"""A long list's numbers and the rows that first had them."""

from hypothesis import given
from hypothesis import strategies as st

from dialer.lists.row_index import RowIndex

NUMBERS = st.one_of(
    st.integers(0, 40), st.integers(0, 40).map(lambda n: n * 1_021), st.integers(0, 2**63 - 1)
)


@given(st.lists(NUMBERS, max_size=80), st.lists(NUMBERS, max_size=20))
def test_it_tells_the_row_that_first_had_a_number(noted: list[int], asked: list[int]) -> None:
    index, first = RowIndex(0), dict[int, int]()
    for row, number in enumerate(noted, 2_000_000_000):
        index.note(number, row)
        first.setdefault(number, row)
    assert [index.row_of(n) for n in [*noted, *asked]] == [first.get(n) for n in [*noted, *asked]]
    assert len(index) == len(first)
