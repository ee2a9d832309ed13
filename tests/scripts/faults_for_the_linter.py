"""Faults that are planted into the clean script, each with what the linter says of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from scripts_call.faults import FaultCode

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
