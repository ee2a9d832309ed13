"""The linter finds each planted fault on its line, and nothing else in the whole script."""

from datetime import date

import pytest

from scripts_call.facts import load_facts
from scripts_call.faults import Fault, FaultCode, Severity
from scripts_call.lint import has_errors, lint_source
from tests.scripts.clean_script import CLEAN
from tests.scripts.faults_for_the_linter import PLANTED, Planted
from tests.scripts.samples import DAY, outcome_codes

CODES = outcome_codes()
SHEET = load_facts(DAY)


def lint(source: str) -> list[Fault]:
    """All findings on the day of the tests."""
    return lint_source(source, "bersih.toml", outcomes=CODES, facts=SHEET)


def line_of(source: str, where: str) -> int:
    """The line on which a passage begins."""
    return source.count("\n", 0, source.index(where)) + 1


def test_the_clean_script_has_no_finding() -> None:
    assert lint(CLEAN) == []


def test_planted_faults_are_many_and_of_many_kinds() -> None:
    assert len(PLANTED) >= 40
    assert len({planted.code for planted in PLANTED}) >= 35


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.kind)
def test_planted_fault_is_found_on_its_line_and_nothing_else(planted: Planted) -> None:
    assert planted.old in CLEAN
    source = CLEAN.replace(planted.old, planted.new, 1)
    expected = line_of(source, planted.where or planted.new)

    found = lint(source)

    here = {(fault.line, fault.code) for fault in found if fault.code not in planted.more}
    assert here == {(expected, planted.code)}, found
    assert {fault.code for fault in found} == {planted.code, *planted.more}
    assert all(fault.message and fault.fix for fault in found)
    assert all(fault.column for fault in found)


def test_column_points_at_the_word_even_on_a_continued_line() -> None:
    source = CLEAN.replace("dengan jumlah {total", "oke jumlah {total")
    (fault,) = lint(source)

    line = source.split("\n")[fault.line - 1]
    assert fault.column is not None
    assert line[fault.column - 1 :].startswith("oke")


def test_formal_word_is_offered() -> None:
    for informal, formal in (("kalo", "bila"), ("gak", "tidak"), ("makasih", "terima kasih")):
        (fault,) = lint(CLEAN.replace("Mohon sampaikan", f"Mohon {informal} sampaikan"))
        assert f"“{formal}”" in fault.fix
    for filler in ("eee", "hmm", "yah", "dong"):
        (fault,) = lint(CLEAN.replace("Mohon sampaikan", f"Mohon {filler} sampaikan"))
        assert fault.code is FaultCode.INFORMAL_WORD


@pytest.mark.parametrize("word", ["okeania", "tokoh", "gagah", "sihir", "dehidrasi", "yahya"])
def test_words_that_only_contain_an_informal_one_are_left_alone(word: str) -> None:
    assert lint(CLEAN.replace("Mohon sampaikan", f"Mohon {word} sampaikan")) == []


def test_fact_with_the_same_number_is_offered() -> None:
    (fault,) = lint(CLEAN.replace("Paling lama {fakta_maks_bulan_tagih}", "Paling lama 45 hari"))

    assert "{fakta_denda_hari}" in fault.fix


@pytest.mark.parametrize(
    "sentence",
    [
        "Kami tidak akan meminta kode OTP.",
        "Jangan berikan kode OTP kepada siapa pun.",
        "Mohon jangan memberikan kata sandi kepada siapa pun.",
        "Kode OTP tidak pernah kami perlukan.",
        "Rahasiakan kode OTP dan kata sandi {sapaan}.",
        "Petugas tidak menerima uang ataupun transfer ke rekening pribadi.",
        "Silakan kirimkan bukti pembayaran kepada saya.",
        "Kami tidak pernah menuntut ataupun mengancam.",
        "Ini bukan ancaman.",
        "Kami menyesal atas pengalaman itu.",
        "Kami akan mendatangi tempat usaha {sapaan}.",
        "Biaya itu ditanggung sendiri.",
        "Polis asuransi itu tetap berlaku.",
        "Berkasnya dapat diserahkan kepada petugas kami.",
        "Keluarga {sapaan} dapat memakai kartu itu.",
        "(1) Siapkan kartu. (2) Buka Mobile JKN.",
    ],
)
def test_sentences_that_warn_or_reassure_are_left_alone(sentence: str) -> None:
    assert lint(CLEAN.replace("Apakah sudah cukup jelas?", sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Mohon maaf tidak terdengar, sebutkan kode OTP.", FaultCode.ASKS_CODE),
        ("Kami tidak marah, tetapi akan melaporkan ke polisi.", FaultCode.THREAT),
        ("Kode OTP berapa?", FaultCode.ASKS_CODE),
        ("Kami tidak meminta OTP, jadi silakan transfer ke rekening saya.", FaultCode.ASKS_MONEY),
    ],
)
def test_a_denial_elsewhere_in_the_sentence_clears_nothing(sentence: str, code: FaultCode) -> None:
    assert code in {
        fault.code for fault in lint(CLEAN.replace("Apakah sudah cukup jelas?", sentence))
    }


def test_fact_not_in_force_is_an_error_on_its_line() -> None:
    before = load_facts(date(2020, 6, 30))

    found = lint_source(CLEAN, "bersih.toml", facts=before)

    assert {fault.code for fault in found} == {FaultCode.FACT_NOT_IN_FORCE}
    assert [fault.line for fault in found] == [
        line_of(CLEAN, "Paling lama {fakta"),
        line_of(CLEAN, 'say = "Pembayaran dapat'),
        line_of(CLEAN, 'fact = "Iuran dapat'),
    ]
    assert has_errors(found)


def test_warnings_alone_are_no_errors() -> None:
    found = lint(CLEAN.replace("Pernah berjanji", "Pernah berjanji, silahkan"))

    assert [fault.severity for fault in found] == [Severity.WARNING]
    assert not has_errors(found)


def test_many_faults_are_told_at_once_in_the_order_of_the_lines() -> None:
    source = (
        CLEAN.replace("Perkenalkan, saya", "Oke, saya")
        .replace("selama {bulan_menunggak}", "selama 7 bulan")
        .replace('goto = "selesai"', 'goto = "tiada"')
        .replace("Mohon maaf telah mengganggu.", "Awas.")
    )

    found = lint(source)

    assert [fault.line for fault in found] == sorted(fault.line for fault in found)
    assert {
        FaultCode.INFORMAL_WORD,
        FaultCode.FREE_NUMBER,
        FaultCode.MISSING_TARGET,
        FaultCode.THREAT,
        FaultCode.NO_EMPATHY,
    } <= {fault.code for fault in found}


def test_broken_block_does_not_bring_false_findings_about_what_is_missing() -> None:
    source = CLEAN.replace('title = "Pembuka"', 'title = "Pembuka')

    assert {fault.code for fault in lint(source)} == {FaultCode.SYNTAX}


def test_preparation_in_brackets_is_not_the_opening() -> None:
    source = CLEAN.replace('start = "pembuka"', 'start = "siap"').replace(
        "[steps.pembuka]",
        '[steps.siap]\ntitle = "Persiapan"\nsay = "(Siapkan surat tugas.)"\n'
        'answers = [{ text = "Siap", goto = "pembuka" }]\n\n[steps.pembuka]',
    )

    assert lint(source) == []


def test_empty_shop_needs_no_farewell_but_an_agreement_does() -> None:
    nobody = '"(Tidak ada orang. Tidak ada yang perlu diucapkan.)"'
    early = CLEAN.replace(
        "[steps.yakinkan]",
        '[[steps.pembuka.answers]]\ntext = "Kosong"\ngoto = "kosong"\n\n[steps.kosong]\n'
        f'title = "Kosong"\nsay = {nobody}\nending = "moved"\n\n[steps.yakinkan]',
    )
    agreed = CLEAN.replace('"Baik, {sapaan}, sudah saya catat. Terima kasih. {salam}."', nobody)

    assert lint(early) == []
    assert [fault.code for fault in lint(agreed)] == [FaultCode.NO_CLOSING]
