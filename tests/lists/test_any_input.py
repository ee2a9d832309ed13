"""Whatever the cells hold: counts add up, nothing raises, numbers are numbers."""

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialer.contacts.cells import Cell
from dialer.errors import BadInputError
from dialer.lists.columns import understand
from dialer.lists.model import ListKind, ParsedList, Reason
from dialer.lists.parse import clean_layout, parse_list
from dialer.lists.reader import Table
from dialer.lists.warnings import REASONS, TEXTS

E164 = re.compile(r"\+[1-9][0-9]{6,14}")
HEADERS = {
    ListKind.ARREARS: ("No", "Nama", "No Kartu", "NIK", "No VA", "No HP", "Kelas", "Jml Anggota",
                       "Bulan Menunggak", "Total Tunggakan", "No KK", "Ket"),
    ListKind.BU: ("No", "Nama BU", "Alamat", "Telepon", "HP PIC", "Nama PIC", "Potensi Peserta",
                  "NPWP", "NIB", "Email", "Kode BU", "Ket"),
}  # fmt: skip

likely = st.sampled_from(
    ["", " ", "-", "0001234567890", "0001234567891", "1173014502800001", "8888801234567890",
     "081234567890", "0645-41234 ext 2", "Rp2.100.000", "TOTAL", "Budi", "Nama", "III", "12 bln",
     "8,12E+10", 81234567890.0, 1173036005642420.0, 210000.0, 0.0, 3.0, None, True]
)  # fmt: skip
cells = st.one_of(
    likely,
    st.text(max_size=40),
    st.sampled_from(["9" * 5_000, "0812 " * 800, "Nama " * 400, "1;" * 900]),
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
)
rows = st.lists(st.lists(cells, max_size=14).map(tuple), max_size=12)


def check(result: ParsedList) -> None:
    assert result.rows == len(result.contacts) + len(result.duplicates) + len(result.quarantined)
    numbers = [one.row_number for one in result.contacts]
    numbers += [one.row_number for one in result.duplicates]
    numbers += [one.row_number for one in result.quarantined]
    assert len(set(numbers)) == len(numbers)
    for contact in result.contacts:
        assert contact.name
        assert all(E164.fullmatch(phone.e164) for phone in contact.phones)
        if contact.kind is ListKind.ARREARS:
            assert contact.card or contact.nik or contact.va
            assert contact.amount
            assert contact.amount > 0
    known = set(TEXTS.values())
    assert {warning.text.partition(" Kolom: ")[0] for warning in result.warnings} <= known


@given(kind=st.sampled_from(ListKind), body=rows)
@settings(max_examples=250, deadline=None)
def test_any_rows_under_a_header_add_up(kind: ListKind, body: list[tuple[Cell, ...]]) -> None:
    layout = understand(Table("Data", [HEADERS[kind], *body]), kind)
    assert layout is not None
    check(clean_layout(layout, kind, "a.xlsx", area_code="0645", dues={3: 35_000}))


@given(kind=st.sampled_from(ListKind), body=rows)
@settings(max_examples=150, deadline=None)
def test_any_table_is_a_list_or_not(kind: ListKind, body: list[tuple[Cell, ...]]) -> None:
    layout = understand(Table(None, body), kind)
    if layout is not None and not layout.missing(kind):
        check(clean_layout(layout, kind, "a.csv"))


@given(content=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes_are_a_list_or_get_a_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    try:
        result = parse_list(path, ListKind.BU)
    except BadInputError:
        return
    check(result)


@given(lines=st.lists(st.text(alphabet='a1;"\n ', max_size=20), max_size=12))
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_quoting_below_a_header_is_read(lines: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(["Nama BU;Alamat;Telepon", "A;B;C", *lines]), encoding="utf-8")
    result = parse_list(path, ListKind.BU)
    check(result)
    assert result.rows >= 1


def test_every_code_has_its_sentence_and_every_reason_its_remedy() -> None:
    assert all(text.endswith(".") for text in TEXTS.values())
    assert set(REASONS) == set(Reason)
