"""Cells made from numbers that are known: nothing else may ever be dialled."""

import random

import pytest

from dialer.contacts.phone import clean_phones

PREFIXES = (*range(811, 820), 821, 822, 852, 853, 877, 878, 831, 838, 895, 897, 881)
AREAS = {"645": 5, "321": 6, "21": 8, "61": 7, "274": 6, "411": 6}
LABELS = ("HP", "hp:", "WA", "Telp", "Tlp.", "Rumah", "Istri", "an. Siti", "CP:", "Bpk. Hasan")
NOTES = (
    "(WA)", "istri", "- suami", "(2)", "(2 org)", "RT 02/03", "jam 08.00-15.00", "tgl 12/11",
    "12/11/2026", "kls 3", "usia 45 th", "(45)", "Blok C 7", "ext 12", "/ 165", "Rp 420.000",
    "12 bln", "kode pos 24351", "24351", "NIK 1173015508900002", "kartu 0001234567890", "/ -",
    "VA 8888801234567890", "- 2", "20-11-2026", "1 dari 2", "a/n Budi", "20%", "PIN 5D3F2A",
)  # fmt: skip
BETWEEN = (" / ", "/", ", ", "; ", "\n", " atau ", " & ", " | ", "  ", " - ", " + ", " • ")
AGAINST = (" / salah", " (tidak aktif)", ", nomor lama", " - mati", "xx", "*", "S", "-o", "?")


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def mobile(rng: random.Random) -> tuple[str, str]:
    """E.164 and one way of writing it."""
    start, middle, end = rng.choice(PREFIXES), digits(rng, 4), digits(rng, rng.choice((3, 4, 4)))
    gap = rng.choice(("", "", "-", " ", "."))
    lead = rng.choice(("0", "0", "0", "+62", "62", "0062", "(+62) ", "+62 0"))
    return f"+62{start}{middle}{end}", f"{lead}{start}{gap}{middle}{gap}{end}"


def fixed(rng: random.Random) -> tuple[str, str]:
    area = rng.choice(list(AREAS))
    local = rng.choice("456") + digits(rng, AREAS[area] - 1)
    form = rng.choice(("0{0}-{1}", "(0{0}) {1}", "0{0} {1}", "+62 {0} {1}"))
    return f"+62{area}{local}", form.format(area, local)


def cell(rng: random.Random) -> tuple[str, set[str]]:
    """A cell and the numbers it holds."""
    known = [mobile(rng) if rng.random() < 0.7 else fixed(rng) for _ in range(rng.choice((1, 2)))]
    texts = []
    for _, text in known:
        label = f"{rng.choice(LABELS)} " if rng.random() < 0.3 else ""
        note = f" {rng.choice(NOTES)}" if rng.random() < 0.5 else ""
        texts.append(f"{label}{text}{note}")
    return rng.choice(BETWEEN).join(texts), {number for number, _ in known}


@pytest.mark.parametrize("area", [None, "0645"])
def test_nothing_but_the_numbers_of_a_cell_is_dialled(area: str | None) -> None:
    rng = random.Random(20261121)
    found = 0
    for _ in range(4_000):
        text, known = cell(rng)
        numbers = {phone.e164 for phone in clean_phones(text, area_code=area).phones}
        assert numbers <= known, text
        found += numbers == known
    assert found > 2_800


def test_a_number_with_something_against_it_is_not_dialled() -> None:
    rng = random.Random(7)
    for _ in range(1_500):
        text = mobile(rng)[1] + rng.choice(AGAINST)
        assert clean_phones(text, area_code="0645").phones == (), text
