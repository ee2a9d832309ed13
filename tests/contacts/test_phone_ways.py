"""The quick way for plain mobiles gives what the long way gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dialer.contacts.phone import clean_phones

digits = st.text(alphabet="0123456789", max_size=6)
pieces = st.lists(
    st.one_of(digits, st.sampled_from(["0", "62", "+62", "0062", "8", "081", "0812", "812"])),
    min_size=1,
    max_size=5,
)
separators = st.sampled_from(["", "-", ".", " "])


@given(pieces=pieces, between=separators, area=st.sampled_from([None, "0645", "021"]))
@settings(max_examples=1_500, deadline=None)
def test_a_space_behind_the_number_changes_nothing(
    pieces: list[str], between: str, area: str | None
) -> None:
    cell = between.join(pieces)
    quick, long = clean_phones(cell, area_code=area), clean_phones(f" {cell}", area_code=area)
    assert [phone.e164 for phone in quick.phones] == [phone.e164 for phone in long.phones]
    assert [phone.kind for phone in quick.phones] == [phone.kind for phone in long.phones]
    assert quick.doubts == long.doubts
    assert [bad.reason for bad in quick.refused] == [bad.reason for bad in long.refused]


words = st.sampled_from(
    ["", "HP", "hp:", "WA ", "no hp : ", "Telp. ", "tlp", "(WA)", " (istri)", " suami", "wa", " hp",
     " mati", "fax ", " x", "1", "-1", " 12", "hp1 ", "(", ")", " (wa", "l"]
)  # fmt: skip
mobiles = st.sampled_from(
    ["081234567890", "0812-3456-7890", "+62 812 3456 7890", "6281234567", "8123456789",
     "081111111111", "0062-812-345-6789", "0812 345 67890"]
)  # fmt: skip


@given(before=words, mobile=mobiles, behind=words, area=st.sampled_from([None, "0645"]))
@settings(max_examples=1_500, deadline=None)
def test_a_word_beside_the_number_is_its_note_in_both_ways(
    before: str, mobile: str, behind: str, area: str | None
) -> None:
    cell = f"{before}{mobile}{behind}".strip()
    assert clean_phones(cell, area_code=area) == clean_phones(f" {cell}", area_code=area)
