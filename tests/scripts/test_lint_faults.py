"""The linter finds each planted fault on its line, and nothing else in the whole script."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from scripts_call.facts import load_facts
from scripts_call.faults import Fault, FaultCode, Severity
from scripts_call.lint import has_errors, lint_source
from tests.scripts.clean_script import CLEAN
from tests.scripts.samples import DAY, outcome_codes

CODES = outcome_codes()
SHEET = load_facts(DAY)
C = FaultCode


@dataclass(frozen=True)
class Planted:
    """`old` becomes `new`; the fault is told on the line where `where` begins (default `new`).
    `more` are findings elsewhere that follow from it."""

    kind: str
    code: FaultCode
    old: str
    new: str
    where: str = ""
    more: Sequence[FaultCode] = ()


PLANTED = [
    # spelling of the file
    Planted("open quote", C.SYNTAX, 'title = "Inti"', 'title = "Inti'),
    Planted("value without quotes", C.SYNTAX, 'title = "Menolak"', "title = Menolak"),
    Planted(
        "two steps of one name",
        C.DUPLICATE_NAME,
        "[steps.tolak]",
        "[steps.janji]",
        '[steps.janji]\ntitle = "Menolak',
    ),
    Planted(
        "one key twice",
        C.DUPLICATE_KEY,
        'title = "Menolak"',
        'title = "Menolak"\ntitle = "Lagi"',
        'title = "Lagi"',
    ),
    Planted("unknown key", C.UNKNOWN_KEY, 'hint = "Deng', 'petunjuk = "Deng'),
    Planted("missing key", C.MISSING_KEY, 'title = "Titip pesan"\n', "", "[steps.titip]"),
    Planted("wrong type", C.WRONG_TYPE, 'keywords = ["sibuk"]', 'keywords = "sibuk"'),
    Planted("empty text", C.EMPTY_TEXT, '"Mohon maaf telah mengganggu."', '"  "', 'empathy = "  "'),
    Planted("control character", C.CONTROL_CHARACTER, "Sedang sibuk", "Sedang \\u0007sibuk"),
    Planted("text turned round", C.CONTROL_CHARACTER, "beberapa menit", "beberapa \u202emenit"),
    Planted("markup", C.MARKUP, "terasa berat", "terasa <b>berat</b>"),
    # placeholders
    Planted(
        "unknown placeholder",
        C.UNKNOWN_PLACEHOLDER,
        "dengan {sapaan} {nama}?",
        "dengan {sapaan} {namanya}?",
        "Apakah benar saya",
    ),
    Planted(
        "placeholder of employers",
        C.FOREIGN_PLACEHOLDER,
        "Terima kasih, {sapaan} {nama}.",
        "Terima kasih, {nama_bu}.",
    ),
    Planted(
        "brace left open",
        C.BROKEN_PLACEHOLDER,
        "selama {bulan_menunggak},",
        "selama {bulan_menunggak,",
        "Iuran belum",
    ),
    # ways
    Planted("dead end", C.DEAD_END, 'ending = "refuses"\n', "", "[steps.tolak]"),
    Planted(
        "unreachable step",
        C.UNREACHABLE,
        "[hold]",
        '[steps.jauh]\ntitle = "Jauh"\nsay = "Terima kasih."\nending = "refuses"\n\n[hold]',
        "[steps.jauh]",
    ),
    Planted(
        "missing target",
        C.MISSING_TARGET,
        'text = "Tidak mau membayar"\ngoto = "tolak"',
        'text = "Tidak mau membayar"\ngoto = "tolakk"',
        'goto = "tolakk"',
    ),
    Planted("missing start", C.MISSING_TARGET, 'start = "pembuka"', 'start = "pembukaan"'),
    Planted(
        "round in circles",
        C.NO_WAY_OUT,
        'text = "Sudah jelas"\ngoto = "selesai"',
        'text = "Sudah jelas"\ngoto = "penutup"\n\n[[steps.penutup.answers]]\n'
        'text = "Ingkar"\ngoto = "selesai"\nwhen = "broken_promise"',
        "[steps.penutup]",
    ),
    Planted("unknown outcome", C.UNKNOWN_OUTCOME, 'ending = "refuses"', 'ending = "menolak"'),
    Planted(
        "ending with answers",
        C.ENDING_WITH_ANSWERS,
        'ending = "refuses"',
        'ending = "refuses"\nanswers = [{ text = "Ya", goto = "janji" }]',
        'ending = "refuses"',
    ),
    Planted(
        "objection without return",
        C.NO_RETURN,
        'text = "Berkenan"\nreturn = true',
        'text = "Berkenan"\ngoto = "pembuka"',
        "[objections.sibuk]",
    ),
    Planted(
        "no hold",
        C.NO_HOLD,
        '[hold]\nsay = "Izinkan saya memastikan identitas {sapaan} dahulu."\nanswer = "Kembali"\n',
        "",
        "confirmed_only = true",
    ),
    # conditions and fields
    Planted("no condition", C.BAD_CONDITION, 'when = "broken_promise"', 'when = "broken promise"'),
    Planted("unknown contact fact", C.CONDITION_NAME, "months >= 4", "monts >= 4"),
    Planted(
        "answers all hidden",
        C.HIDDEN_ANSWERS,
        'text = "Sudah jelas"',
        'text = "Sudah jelas"\nwhen = "has_va"',
        "[steps.penutup]",
    ),
    Planted("skipping in a circle", C.SKIP_LOOP, 'skip_to = "janji"', 'skip_to = "rehab"'),
    Planted(
        "condition never true",
        C.CONSTANT_CONDITION,
        'when = "broken_promise"',
        'when = "broken_promise and not broken_promise"',
    ),
    Planted("unknown type of field", C.BAD_CAPTURE, 'type = "date"', 'type = "tanggal"'),
    # before verification
    Planted(
        "amount in the opening",
        C.SAID_TOO_EARLY,
        "dengan {sapaan} {nama}?",
        "dengan {nama}, {total_tunggakan}?",
        "Apakah benar saya",
    ),
    Planted(
        "amount left with another",
        C.SAID_TOO_EARLY,
        "bahwa kami menelepon.",
        "jumlahnya {total_tunggakan}.",
    ),
    Planted(
        "amount behind a condition",
        C.SAID_TOO_EARLY,
        'text = "Tidak berkenan"\ngoto = "titip"',
        'text = "Tidak berkenan"\ngoto = "titip"\nbranches = [{ when = "has_va", goto = "inti" }]',
        "Iuran belum dibayar",
        [FaultCode.DEBT_TOO_EARLY],
    ),
    Planted(
        "debt spoken of to anybody",
        C.DEBT_TOO_EARLY,
        "bahwa kami menelepon.",
        "bahwa ada tunggakan iuran.",
    ),
    Planted(
        "debt in an early objection",
        C.DEBT_TOO_EARLY,
        "Saya hanya memerlukan beberapa menit.",
        "Tagihannya perlu dibicarakan.",
    ),
    # opening and closing
    Planted(
        "no greeting", C.NO_GREETING, "{salam}. Perkenalkan, saya", "Perkenalkan, saya", "say ="
    ),
    Planted("no officer", C.NO_OFFICER_NAME, "saya {petugas} dari", "kami dari", "say ="),
    Planted(
        "no institution", C.NO_INSTITUTION, "dari BPJS Kesehatan {kantor}", "dari kantor", "say ="
    ),
    Planted(
        "no closing",
        C.NO_CLOSING,
        "Baik, saya hormati keputusannya. Terima kasih. {salam}.",
        "Baik, saya hormati keputusannya.",
    ),
    Planted("no closing on one way", C.NO_CLOSING, "closing = true\n", "", 'say = "Semoga'),
    # language
    Planted("kalo", C.INFORMAL_WORD, "Paling lama", "Kalo tidak, paling lama", "Kalo"),
    Planted("oke", C.INFORMAL_WORD, "Baik, {sapaan}, sudah", "Oke, {sapaan}, sudah"),
    Planted("nggak in a hint", C.INFORMAL_WORD, "tanpa memotong", "nggak memotong"),
    Planted("emm", C.INFORMAL_WORD, "Mohon sampaikan", "Emm, mohon sampaikan"),
    Planted(
        "deh in an answer", C.INFORMAL_WORD, '"Membayar sekaligus"', '"Membayar sekaligus deh"'
    ),
    Planted("wrong spelling", C.SPELLING, "keputusannya.", "keputusannya, silahkan."),
    Planted("Pak", C.SPELLING, "Baik, saya hormati", "Baik, Pak, saya hormati"),
    Planted("shouting", C.SPELLING, "sekeluarga sehat.", "sekeluarga sehat!"),
    Planted(
        "long sentence",
        C.LONG_SENTENCE,
        "Mohon sampaikan bahwa kami menelepon.",
        "Mohon sampaikan bahwa kami dari kantor cabang menelepon pada hari ini dan akan menelepon"
        " kembali pada hari lain apabila beliau sudah berada di tempat.",
    ),
    # conduct
    Planted(
        "threat", C.THREAT, "Baik, saya hormati keputusannya.", "Baik, barang {sapaan} akan disita."
    ),
    Planted(
        "or else",
        C.THREAT,
        "Baik, saya hormati keputusannya.",
        "Bila tidak membayar, {sapaan} akan dilaporkan.",
    ),
    Planted(
        "asking for the OTP",
        C.ASKS_CODE,
        "Apakah sudah cukup jelas?",
        "Mohon sebutkan kode OTP yang masuk.",
    ),
    Planted(
        "private account",
        C.ASKS_MONEY,
        "Apakah sudah cukup jelas?",
        "Silakan transfer ke rekening saya.",
    ),
    Planted(
        "money by the officer",
        C.ASKS_MONEY,
        "Apakah sudah cukup jelas?",
        "Pembayaran dapat melalui saya.",
    ),
    # objections
    Planted("no empathy", C.NO_EMPATHY, "Mohon maaf telah mengganggu.", "Ini hal penting."),
    Planted(
        "contradicting", C.NO_EMPATHY, "Jumlah itu memang terasa berat.", "Namun itu kewajiban."
    ),
    Planted(
        "no fact",
        C.MISSING_KEY,
        'fact = "Saya hanya memerlukan beberapa menit."\n',
        "",
        "[objections.sibuk]",
    ),
    Planted(
        "no next step",
        C.NO_NEXT_STEP,
        '"Apakah {sapaan} ingin mencicilnya?"',
        '"Begitu ketentuannya."',
    ),
    Planted("nothing to avoid", C.NO_AVOID, 'avoid = ["Memaksa."]', "avoid = []"),
    # numbers and facts
    Planted(
        "number of its own",
        C.FREE_NUMBER,
        "Paling lama {fakta_maks_bulan_tagih}",
        "Paling lama 24 bulan",
    ),
    Planted(
        "rupiah of its own",
        C.FREE_NUMBER,
        "dengan jumlah {total_tunggakan}",
        "dengan jumlah Rp1.050.000",
        "Iuran belum",
    ),
    Planted(
        "number in words",
        C.FREE_NUMBER,
        "Paling lama {fakta_maks_bulan_tagih}",
        "Paling lama dua puluh empat bulan",
    ),
    Planted(
        "number in a hint",
        C.NUMBER_IN_HINT,
        "Dengarkan tanpa memotong.",
        "Dengarkan 30 detik tanpa memotong.",
    ),
    Planted(
        "fact to look at again", C.FACT_OVERDUE, "keputusannya.", "keputusannya, {fakta_pemutihan}."
    ),
]


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
