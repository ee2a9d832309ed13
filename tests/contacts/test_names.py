"""Names shown and names compared; masking; mail."""

import pytest

from dialer.contacts.cells import Cell
from dialer.contacts.doubts import Doubt
from dialer.contacts.mail import clean_email
from dialer.contacts.mask import mask_id, mask_phone
from dialer.contacts.names import address_key, area_name, display_name, firm_key, person_key


@pytest.mark.parametrize(
    "name",
    ["PT. Maju-Jaya", "MAJU JAYA, PT", "CV Maju Jaya", "P.T. Maju Jaya Tbk.", "Toko Maju  Jaya",
     "PT Maju Jaya (Persero) Tbk", "Yayasan Maju Jaya", "Perseroan Terbatas Máju Jaya"],
)  # fmt: skip
def test_firms_are_compared_without_their_legal_form(name: str) -> None:
    assert firm_key(name) == "maju jaya"


def test_a_firm_that_is_only_a_legal_form_keeps_it() -> None:
    assert firm_key("Toko") == "toko"
    assert firm_key("Toko Berkah & Rekan") == "berkah dan rekan"
    assert firm_key("PT Tokopedia") == "tokopedia"


@pytest.mark.parametrize(
    "name",
    ["dr. H. Budi Santoso, S.E., M.M.", "BUDI SANTOSO SE", "Budi Santoso", "Ir. Budi Santoso, M.Pd",
     "Tgk. Budi Santoso, S.Ag", "Drs. budi  santoso", "R. Budi Santoso, A.Md.Keb"],
)  # fmt: skip
def test_persons_are_compared_without_their_titles(name: str) -> None:
    assert person_key(name) == "budi santoso"


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("BANDA SAKTI", "Banda Sakti"),
        ("Kec. Banda Sakti", "Banda Sakti"),
        ("kecamatan banda sakti", "Banda Sakti"),
        ("Kel. HAGU BARAT II", "Hagu Barat II"),
        ("Kec.", "Kec."),
        ("McDonald Raya", "McDonald Raya"),
        ("-", None),
    ],
)
def test_an_area_has_one_spelling(cell: str, name: str | None) -> None:
    assert area_name(cell) == name


def test_names_that_look_like_titles_stay() -> None:
    assert person_key("R.A. Kartini") == "kartini"
    assert person_key("Abu Bakar") == "abu bakar"
    assert person_key("Teuku Umar") == "teuku umar"
    assert person_key("Budi, Santoso") == "budi santoso"
    assert person_key("Se") == "se"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("  Budi \u00a0 Santoso\n", "Budi Santoso"),
        ("'Budi", "Budi"),
        ("dr. Budi, S.E.", "dr. Budi, S.E."),
        ("7 Saudara", "7 Saudara"),
        ('=HYPERLINK("x")', '=HYPERLINK("x")'),
        ("", None), ("-", None), ("n/a", None), ("tidak ada", None), ("xxx", None), ("...", None),
        ("12345", None), (12345.0, None), (None, None), ("#REF!", None),
    ],
)  # fmt: skip
def test_a_name_is_shown_on_one_line_or_not_at_all(cell: Cell, shown: str | None) -> None:
    assert display_name(cell) == shown


def test_addresses_are_compared_by_their_usual_words() -> None:
    assert address_key("Jalan Merdeka No. 05, Desa Baroh") == address_key("jl merdeka 5 ds. baroh")
    assert address_key("Jl. Merdeka 5") != address_key("Jl. Merdeka 6")


def test_only_the_last_four_digits_are_left_readable() -> None:
    assert mask_id("0001234567890") == "•••••••••7890"
    assert mask_id("1234") == "••••"
    assert mask_id("") == ""
    assert mask_phone("+6281234567890") == "+62•••••••7890"
    assert mask_phone("+60123456789") == "••••••••6789"


def test_the_first_mail_address_is_taken() -> None:
    assert clean_email(" Info@Maju.co.id / lain@maju.co.id").value == "info@maju.co.id"
    assert clean_email("-").doubts == ()
    assert clean_email("tanya dulu").doubts == (Doubt.EMAIL_INVALID,)
