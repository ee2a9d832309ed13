"""Faults that are planted into the small script, each with the line on which it is told."""

from dataclasses import dataclass

from scripts_call.faults import FaultCode


@dataclass(frozen=True)
class Planted:
    """A fault put into the small script: `old` becomes `new`; `where` is the line's beginning.

    `times`: how many placeholders of that line are at fault; `more` is put at the end.
    """

    code: FaultCode
    old: str
    new: str
    where: str
    times: int = 1
    more: str = ""


PLANTED = {
    "broken value": Planted(
        FaultCode.SYNTAX, 'start = "pembuka"', "start = pembuka", "start = pembuka"
    ),
    "open quote": Planted(FaultCode.SYNTAX, 'title = "Inti"', 'title = "Inti', 'title = "Inti\n'),
    "open long text": Planted(FaultCode.SYNTAX, 'dengan {nama}?"""', "dengan {nama}?", 'say = """'),
    "open list": Planted(
        FaultCode.SYNTAX, 'keywords = ["mahal"]', 'keywords = ["mahal"', 'phrases = ["Mahal'
    ),
    "no equals sign": Planted(
        FaultCode.SYNTAX, 'title = "Janji"', 'title "Janji"', 'title "Janji"'
    ),
    "a step twice": Planted(
        FaultCode.DUPLICATE_NAME, "[steps.pamit]", "[steps.janji]", '[steps.janji]\ntitle = "Pamit'
    ),
    "a key twice": Planted(
        FaultCode.DUPLICATE_KEY,
        'title = "Janji"',
        'title = "Janji"\ntitle = "Lagi"',
        'title = "Lagi"',
    ),
    "raw control character": Planted(
        FaultCode.CONTROL_CHARACTER, '"Sedang sibuk"', '"Sedang \x07sibuk"', 'title = "Sedang'
    ),
    "escaped control character": Planted(
        FaultCode.CONTROL_CHARACTER, '"Sedang sibuk"', '"Sedang \\u0007sibuk"', 'title = "Sedang'
    ),
    "text turned round": Planted(
        FaultCode.CONTROL_CHARACTER, "Hanya sebentar", "Hanya \u202esebentar", 'fact = "Hanya'
    ),
    "markup": Planted(FaultCode.MARKUP, "Mohon maaf.", "Mohon <b>maaf</b>.", 'empathy = "Mohon'),
    "unknown key": Planted(FaultCode.UNKNOWN_KEY, 'hint = "Coc', 'hnit = "Coc', 'hnit = "'),
    "unknown key at the top": Planted(
        FaultCode.UNKNOWN_KEY, 'version = "1"', 'versi = "1"', "versi"
    ),
    "unknown key in an inline answer": Planted(
        FaultCode.UNKNOWN_KEY,
        'goto = "pamit" }',
        'goto = "pamit", accepts = false }',
        '  { text = "Bukan"',
    ),
    "missing title": Planted(FaultCode.MISSING_KEY, 'title = "Inti"\n', "", "[steps.inti]"),
    "missing goto": Planted(
        FaultCode.MISSING_KEY,
        'text = "Kembali"\ngoto = "pembuka"',
        'text = "Kembali"',
        '[[steps.inti.answers]]\ntext = "Kembali"',
    ),
    "number for text": Planted(
        FaultCode.WRONG_TYPE,
        'say = "Terima kasih."\nending = "promise"',
        'say = 3\nending = "promise"',
        "say = 3",
    ),
    "text for a flag": Planted(
        FaultCode.WRONG_TYPE, "confirmed_only = true", 'confirmed_only = "ya"', "confirmed_only"
    ),
    "text for a list": Planted(
        FaultCode.WRONG_TYPE, 'keywords = ["sibuk"]', 'keywords = "sibuk"', 'keywords = "sibuk"'
    ),
    "number in a list": Planted(
        FaultCode.WRONG_TYPE,
        'phrases = ["Saya di jalan"]',
        'phrases = [\n  "Saya di jalan",\n  7,\n]',
        "  7,",
    ),
    "step name with a space": Planted(
        FaultCode.BAD_NAME,
        '{ text = "Bukan", goto = "pamit" },',
        '{ text = "Bukan", goto = "pamit" },\n  { text = "Nanti", goto = "lain kali" },',
        '[steps."lain kali"]',
        more='\n[steps."lain kali"]\ntitle = "Nanti"\nsay = "Baik."\nending = "promise"\n',
    ),
    "unknown kind": Planted(
        FaultCode.UNKNOWN_KIND, 'kind = "tunggakan"', 'kind = "tungakan"', "kind"
    ),
    "empty text": Planted(
        FaultCode.EMPTY_TEXT, 'empathy = "Mohon maaf."', 'empathy = "  "', 'empathy = "  "'
    ),
    "empty keyword": Planted(
        FaultCode.EMPTY_TEXT, 'keywords = ["sibuk"]', 'keywords = ["sibuk", ""]', 'keywords = ["si'
    ),
    "unknown placeholder on the second line": Planted(
        FaultCode.UNKNOWN_PLACEHOLDER, "dengan {nama}?", "dengan {namaa}?", "dengan {namaa}?"
    ),
    "placeholder of the other kind": Planted(
        FaultCode.FOREIGN_PLACEHOLDER, "{sapaan}?", "{nama_bu}?", 'next = "Bagaimana'
    ),
    "placeholder in a title": Planted(
        FaultCode.FOREIGN_PLACEHOLDER, 'title = "Janji"', 'title = "Janji {nama}"', 'title = "Janji'
    ),
    "brace left open": Planted(
        FaultCode.BROKEN_PLACEHOLDER, "dengan {nama}?", "dengan {nama?", "dengan {nama?"
    ),
    "brace left over": Planted(
        FaultCode.BROKEN_PLACEHOLDER, "dengan {nama}?", "dengan {nama}}?", "dengan {nama}}?"
    ),
    "missing start": Planted(
        FaultCode.MISSING_TARGET, 'start = "pembuka"', 'start = "pembukaan"', "start"
    ),
    "missing target in an inline answer": Planted(
        FaultCode.MISSING_TARGET,
        '"Ulangi", goto = "pembuka"',
        '"Ulangi", goto = "ulang"',
        '  { text = "Ulangi"',
    ),
    "missing target in an answer": Planted(
        FaultCode.MISSING_TARGET,
        'text = "Kembali"\ngoto = "pembuka"',
        'text = "Kembali"\ngoto = "pmbuka"',
        'goto = "pmbuka"',
    ),
    "missing target in an objection": Planted(
        FaultCode.MISSING_TARGET,
        'text = "Jangan"\ngoto = "pamit"',
        'text = "Jangan"\ngoto = "pamitan"',
        'goto = "pamitan"',
    ),
    "objection answer leads nowhere": Planted(
        FaultCode.AMBIGUOUS_ANSWER,
        'text = "Menerima"\nreturn = true',
        'text = "Menerima"',
        '[[objections.mahal.answers]]\ntext = "Menerima"',
    ),
    "objection answer leads two ways": Planted(
        FaultCode.AMBIGUOUS_ANSWER,
        'text = "Menerima"\nreturn = true',
        'text = "Menerima"\nreturn = true\ngoto = "janji"',
        '[[objections.mahal.answers]]\ntext = "Menerima"',
    ),
    "objection without return": Planted(
        FaultCode.NO_RETURN,
        'text = "Boleh"\nreturn = true',
        'text = "Boleh"\ngoto = "pamit"',
        "[objections.sibuk]",
    ),
    "dead end": Planted(FaultCode.DEAD_END, '\nending = "wrong_person"', "", "[steps.pamit]"),
    "dead end with an empty list": Planted(
        FaultCode.DEAD_END, 'ending = "wrong_person"', "answers = []", "[steps.pamit]"
    ),
    "ending with answers": Planted(
        FaultCode.ENDING_WITH_ANSWERS,
        'ending = "wrong_person"',
        'ending = "wrong_person"\nanswers = [{ text = "Ya", goto = "janji" }]',
        'ending = "wrong_person"',
    ),
    "unreachable step": Planted(
        FaultCode.UNREACHABLE,
        "[hold]",
        '[steps.jauh]\ntitle = "Jauh"\nsay = "Halo."\nending = "promise"\n\n[hold]',
        "[steps.jauh]",
    ),
    "going round for ever": Planted(
        FaultCode.NO_WAY_OUT,
        'ending = "wrong_person"',
        'answers = [{ text = "Ya", goto = "pamit" }]',
        "[steps.pamit]",
    ),
    "amount in the opening": Planted(
        FaultCode.SAID_TOO_EARLY,
        "dengan {nama}?",
        "dengan {nama}, {total_tunggakan}?",
        "dengan {nama}, {total",
    ),
    "amount in a hint": Planted(
        FaultCode.SAID_TOO_EARLY, "dengan {kartu_akhir}", "dengan {va}", 'hint = "Cocokkan'
    ),
    "card end said aloud": Planted(
        FaultCode.SAID_TOO_EARLY, "dengan {nama}?", "dengan {kartu_akhir}?", "dengan {kartu"
    ),
    "amount in an early answer": Planted(
        FaultCode.SAID_TOO_EARLY,
        '{ text = "Bukan"',
        '{ text = "Bukan {bulan_menunggak}"',
        '  { text = "Bukan',
    ),
    "way round the verification": Planted(
        FaultCode.SAID_TOO_EARLY,
        '{ text = "Bukan", goto = "pamit" }',
        '{ text = "Bukan", goto = "inti" }',
        'say = "Jumlahnya',
        times=2,
    ),
    "objection that leads round the verification": Planted(
        FaultCode.SAID_TOO_EARLY,
        'text = "Jangan"\ngoto = "pamit"',
        'text = "Jangan"\ngoto = "inti"',
        'say = "Jumlahnya',
        times=2,
    ),
    "amount in an objection anyone may raise": Planted(
        FaultCode.SAID_TOO_EARLY, "Hanya sebentar.", "Hanya {total_tunggakan}.", 'fact = "Hanya'
    ),
    "amount in the hold": Planted(
        FaultCode.SAID_TOO_EARLY, "memastikan dahulu.", "memastikan {va}.", 'say = "Izinkan'
    ),
    "no hold": Planted(
        FaultCode.NO_HOLD,
        '[hold]\nsay = "Izinkan saya memastikan dahulu."\nanswer = "Kembali"\n',
        "",
        "confirmed_only = true",
    ),
    "unknown field type": Planted(
        FaultCode.BAD_CAPTURE, 'type = "date"', 'type = "dat"', "captures = "
    ),
    "choice without choices": Planted(
        FaultCode.MISSING_KEY, 'type = "date"', 'type = "choice"', "captures = "
    ),
    "one field of two types": Planted(
        FaultCode.BAD_CAPTURE,
        'ending = "wrong_person"',
        'ending = "wrong_person"\n'
        'captures = [{ name = "promise_date", label = "Tanggal", type = "text" }]',
        'captures = [{ name = "promise_date", label = "Tanggal", type = "text"',
    ),
}
