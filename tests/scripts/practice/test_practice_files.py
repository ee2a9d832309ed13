"""Every fault of a persona, set, act or rubric file is named with its line."""

from dataclasses import dataclass, replace
from importlib.resources import files

import pytest

from scripts_call.faults import Fault, FaultCode, ScriptFaultsError
from scripts_call.library import Library, load_library
from scripts_call.practice.persona import Persona
from scripts_call.practice.persona_source import read_persona
from scripts_call.practice.rubric_source import read_rubric
from scripts_call.practice.set_source import read_acts, read_set
from scripts_call.practice.shelf import (
    NoPersonaError,
    bundled_sets,
    load_shelf,
    script_objections,
)
from tests.scripts.practice.room import shelf

SETS = bundled_sets()
OBJECTIONS = script_objections()

GOOD = """\
id = "contoh"
title = "Tokoh contoh"
set = "peserta"
level = 1
briefing = "Peserta contoh."
truth = "Ia lupa."
persuades = "Penjelasan."
goal = "Membayar."
ladder = ["angry", "calm"]
mood = "calm"
patience = 2
soothed_by = ["empathy"]
irritated_by = ["argue"]
leaves = "hung_up"
leaving = ["Sudah, saya tutup."]
farewell = ["Sama-sama."]
interruptions = ["Sebentar, ya."]

[[contacts]]
name = "Warga Contoh"
female = true
card = "0001234500001"
birth_date = 1990-01-01
address = "Jalan Contoh"
months = 4
amount = 140000
members = 1
care_class = 3
va = "8888801234500001"

[[scenes]]
name = "pembuka"
part = "opening"
line = ["Halo?"]

[[scenes]]
name = "verifikasi"
part = "verify"
line = ["Ya, saya {nama}."]

[[scenes]]
name = "keberatan"
part = "objection"
answer = "takut_denda"
line = ["Dendanya berapa?"]
moods = { angry = ["Denda lagi!"] }
hears = ['rawat inap']
upsets = 1

[[scenes.options]]
text = "Tidak tahu, {sapaan}."
grade = "bad"
acts = ["argue"]
note = "Tidak menjawab."

[[scenes]]
name = "tutup"
part = "close"
line = ["Jelas."]
"""


def read(source: str) -> Persona:
    return read_persona(source, "contoh.toml", SETS, OBJECTIONS)


def faults(source: str) -> tuple[Fault, ...]:
    with pytest.raises(ScriptFaultsError) as refused:
        read(source)
    return refused.value.faults


@dataclass(frozen=True)
class Planted:
    """`old` becomes `new`; the fault is on the line that begins with `where`."""

    code: FaultCode
    old: str
    new: str
    where: str


PLANTED = {
    "broken value": Planted(FaultCode.SYNTAX, "level = 1", "level = satu", "level"),
    "open quote": Planted(FaultCode.SYNTAX, '"Ia lupa."', '"Ia lupa.', "truth"),
    "a key twice": Planted(
        FaultCode.DUPLICATE_KEY, "level = 1", "level = 1\nlevel = 2", "level = 2"
    ),
    "unknown key": Planted(FaultCode.UNKNOWN_KEY, "patience", "pasience", "pasience"),
    "unknown key in a scene": Planted(FaultCode.UNKNOWN_KEY, "upsets = 1", "upset = 1", "upset ="),
    "unknown key in a contact": Planted(FaultCode.UNKNOWN_KEY, "va =", "vaa =", "vaa"),
    "missing title": Planted(FaultCode.MISSING_KEY, 'title = "Tokoh contoh"\n', "", 'id = "con'),
    "missing line": Planted(
        FaultCode.MISSING_KEY, 'line = ["Jelas."]\n', "", '[[scenes]]\nname = "tutup"'
    ),
    "unknown set": Planted(FaultCode.UNKNOWN_WORD, '"peserta"', '"pesertaa"', "set"),
    "unknown mood": Planted(FaultCode.UNKNOWN_WORD, 'mood = "calm"', 'mood = "kalem"', "mood ="),
    "mood not on the ladder": Planted(
        FaultCode.UNKNOWN_WORD, 'mood = "calm"', 'mood = "sad"', "mood ="
    ),
    "unknown mood on the ladder": Planted(
        FaultCode.UNKNOWN_WORD, '["angry", "calm"]', '["angri", "calm"]', "ladder"
    ),
    "unknown act": Planted(FaultCode.UNKNOWN_WORD, '["empathy"]', '["empati"]', "soothed_by"),
    "unknown act in an option": Planted(
        FaultCode.UNKNOWN_WORD, 'acts = ["argue"]', 'acts = ["arguee"]', "acts"
    ),
    "unknown grade": Planted(FaultCode.UNKNOWN_WORD, '"bad"', '"buruk"', "grade"),
    "unknown part": Planted(FaultCode.UNKNOWN_WORD, '"close"', '"penutup"', 'part = "penutup"'),
    "ending no partner can bring": Planted(
        FaultCode.UNKNOWN_WORD, 'leaves = "hung_up"', 'leaves = "agreed"', "leaves"
    ),
    "unknown objection": Planted(
        FaultCode.MISSING_TARGET, "takut_denda", "takut_dendaa", 'answer = "takut_dendaa"'
    ),
    "number for text": Planted(FaultCode.WRONG_TYPE, '"Ia lupa."', "7", "truth"),
    "text for a number": Planted(FaultCode.WRONG_TYPE, "patience = 2", 'patience = "2"', "patie"),
    "true for a number": Planted(FaultCode.WRONG_TYPE, "patience = 2", "patience = true", "patie"),
    "text for a list": Planted(FaultCode.WRONG_TYPE, '["Jelas."]', '"Jelas."', 'line = "Jelas'),
    "broken pattern": Planted(FaultCode.WRONG_TYPE, "'rawat inap'", "'rawat (inap'", "hears"),
    "level out of range": Planted(FaultCode.OUT_OF_RANGE, "level = 1", "level = 4", "level"),
    "patience out of range": Planted(
        FaultCode.OUT_OF_RANGE, "patience = 2", "patience = 0", "patience"
    ),
    "class out of range": Planted(
        FaultCode.OUT_OF_RANGE, "care_class = 3", "care_class = 4", "care_class"
    ),
    "a figure of one's own": Planted(
        FaultCode.FREE_NUMBER, "Tidak tahu,", "Dendanya 45 hari,", 'text = "Denda'
    ),
    "unknown placeholder said": Planted(
        FaultCode.UNKNOWN_PLACEHOLDER, "tahu, {sapaan}", "tahu, {sapan}", 'text = "Tidak'
    ),
    "unknown placeholder heard": Planted(
        FaultCode.UNKNOWN_PLACEHOLDER, "saya {nama}", "saya {nma}", 'line = ["Ya'
    ),
    "placeholder of employers": Planted(
        FaultCode.FOREIGN_PLACEHOLDER, "saya {nama}", "saya {nama_bu}", 'line = ["Ya'
    ),
    "brace left open": Planted(
        FaultCode.BROKEN_PLACEHOLDER, "saya {nama}", "saya {nama", 'line = ["Ya'
    ),
    "markup": Planted(FaultCode.MARKUP, "Halo?", "<b>Halo</b>?", 'line = ["<b>'),
    "control character": Planted(
        FaultCode.CONTROL_CHARACTER, '"Halo?"', '"Halo\\u0007?"', 'line = ["Halo'
    ),
    "empty text": Planted(FaultCode.EMPTY_TEXT, '"Ia lupa."', '"  "', "truth"),
    "no acts": Planted(FaultCode.EMPTY_TEXT, 'acts = ["argue"]', "acts = []", "acts"),
    "name with a space": Planted(
        FaultCode.BAD_NAME, 'name = "tutup"', 'name = "akhir kata"', 'name = "akhir'
    ),
    "a scene twice": Planted(
        FaultCode.DUPLICATE_NAME,
        'name = "tutup"',
        'name = "pembuka"',
        'name = "pembuka"\npart = "c',
    ),
    "no good sentence": Planted(
        FaultCode.NO_GOOD_MOVE,
        'answer = "takut_denda"\n',
        "",
        '[[scenes]]\nname = "keberatan"',
    ),
}


def test_the_sample_persona_is_without_fault() -> None:
    persona = read(GOOD)
    assert [scene.name for scene in persona.scenes] == [
        "pembuka",
        "verifikasi",
        "keberatan",
        "tutup",
    ]


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_named_with_its_line(name: str) -> None:
    planted = PLANTED[name]
    assert planted.old in GOOD
    source = GOOD.replace(planted.old, planted.new, 1)
    line = (
        source[: source.rindex("\n" + planted.where) + 1].count("\n") + 1
        if ("\n" + planted.where in source)
        else 1
    )
    found = faults(source)
    assert (planted.code, line) in [(fault.code, fault.line) for fault in found]
    assert all(fault.message and fault.fix for fault in found)


def test_all_faults_are_named_at_once() -> None:
    source = (
        GOOD.replace("level = 1", "level = 9")
        .replace('mood = "calm"', 'mood = "kalem"')
        .replace("takut_denda", "tidak_ada")
    )
    assert {fault.code for fault in faults(source)} >= {
        FaultCode.OUT_OF_RANGE,
        FaultCode.UNKNOWN_WORD,
        FaultCode.MISSING_TARGET,
    }


def test_a_persona_without_scenes_or_contacts_is_refused() -> None:
    head = GOOD[: GOOD.index("[[contacts]]")]
    assert FaultCode.MISSING_KEY in {fault.code for fault in faults(head)}
    assert FaultCode.MISSING_KEY in {fault.code for fault in faults(head + "scenes = []\n")}


def test_a_near_miss_is_guessed() -> None:
    found = faults(GOOD.replace('mood = "calm"', 'mood = "clam"'))
    assert "“calm”" in found[0].message


def test_the_answer_of_a_scene_is_the_scripts_own() -> None:
    objection = OBJECTIONS[SETS["peserta"].kind]["takut_denda"]
    scene = read(GOOD).scenes[2]
    whole = scene.model_answers[0].text
    for piece in (objection.empathy, objection.fact, objection.next_step):
        assert piece in whole


def test_a_branchs_own_script_gives_the_answers_it_has() -> None:
    kind = SETS["peserta"].kind
    bundled_script = load_library().script_for(kind)
    own = replace(OBJECTIONS[kind]["takut_denda"], empathy="Kami mengerti sekali.")
    script = replace(bundled_script, objections={"takut_denda": own})
    people = load_shelf(Library({script.id: script})).personas
    scene = people["lupa_santun"].scenes[3]
    assert scene.model_answers[0].text.startswith("Kami mengerti sekali.")
    assert people["sudah_bayar"].version == shelf().persona("sudah_bayar").version
    assert people["lupa_santun"].version != shelf().persona("lupa_santun").version


def test_the_version_changes_with_every_text_that_is_played() -> None:
    assert read(GOOD).version == read(GOOD).version
    assert read(GOOD).version != read(GOOD.replace("Halo?", "Ya?")).version


def bundled(name: str) -> str:
    return (files("scripts_call.practice") / name).read_text(encoding="utf-8")


def test_the_bundled_files_are_without_fault() -> None:
    loaded = load_shelf()
    assert len(loaded.personas) == len({one.title for one in loaded.personas.values()})
    for persona in loaded.personas.values():
        assert read_all_facts(persona)


def read_all_facts(persona: Persona) -> bool:
    return all((persona.briefing, persona.truth, persona.persuades, persona.goal, persona.leaving))


def test_the_rubric_names_its_faults() -> None:
    source = bundled("rubric.toml")
    for old, new, code in (
        ("weight = 15", "weight = 14", FaultCode.OUT_OF_RANGE),
        ("[parameters.time]", "[parameters.waktu]", FaultCode.UNKNOWN_WORD),
        ("cost = 40", "cost = 0", FaultCode.OUT_OF_RANGE),
        ('parameter = "language"', 'parameter = "bahasa"', FaultCode.UNKNOWN_WORD),
        ("[course]", "[kursus]", FaultCode.MISSING_KEY),
    ):
        with pytest.raises(ScriptFaultsError) as refused:
            read_rubric(source.replace(old, new, 1), "rubric.toml")
        assert code in {fault.code for fault in refused.value.faults}


def test_the_rules_of_hearing_name_their_faults() -> None:
    source = bundled("acts.toml")
    for old, new, code in (
        ("[acts.greet]", "[acts.salam]", FaultCode.UNKNOWN_WORD),
        ("harm = 3", "harm = 9", FaultCode.OUT_OF_RANGE),
        ("'selamat (pagi", "'selamat ((pagi", FaultCode.WRONG_TYPE),
    ):
        with pytest.raises(ScriptFaultsError) as refused:
            read_acts(source.replace(old, new, 1), "acts.toml")
        assert code in {fault.code for fault in refused.value.faults}


def test_a_set_names_its_faults() -> None:
    source = bundled("sets/a_peserta.toml")
    for old, new, code in (
        ("[parts.interlude]", "[parts.selaan]", FaultCode.MISSING_KEY),
        ("hurried = [", "harried = [", FaultCode.MISSING_KEY),
        ('setting = "telepon"', 'setting = "surat"', FaultCode.UNKNOWN_WORD),
        ("Belum ada", "Belum <i>ada</i>", FaultCode.MARKUP),
    ):
        changed = source.replace(old, new)
        with pytest.raises(ScriptFaultsError) as refused:
            read_set(changed, "set.toml")
        assert code in {fault.code for fault in refused.value.faults}


def test_somebody_unknown_is_refused_with_a_sentence() -> None:
    with pytest.raises(NoPersonaError) as refused:
        shelf().persona("siapa")
    assert "siapa" in refused.value.sentence
