"""Read one person of the practice room from TOML: either one that can be played, or every fault.

What a scene does not say itself it takes from the part of its set; with `shared = false` it takes
no sentences from there. A scene with `answer` offers
the answer to that objection as the call script gives it, so practice and script never differ.
"""

import hashlib
from collections.abc import Mapping
from typing import Final

from scripts_call.assembly import check_name, plain
from scripts_call.faults import FaultCode, ScriptFaultsError
from scripts_call.model import Objection, ScriptKind
from scripts_call.practice.acts import Act, Ending, Grade, Mood
from scripts_call.practice.entries import (
    acts,
    bounded,
    lines,
    marks,
    moods,
    needs,
    options,
    patterns,
    word,
    words,
)
from scripts_call.practice.persona import Option, Part, PartSet, Persona, Scene
from scripts_call.practice.set_source import INTERLUDE
from scripts_call.reading import Findings, Table, meant
from scripts_call.toml_source import parse
from scripts_call.values import Employer, Member

Objections = Mapping[str, Objection]

_MOST_SCENES: Final = 12
_MANY: Final = 1_000_000_000


def read_persona(
    source: str,
    name: str,
    sets: Mapping[str, PartSet],
    objections: Mapping[ScriptKind, Objections],
) -> Persona:
    """The person of a TOML text; raises ScriptFaultsError with every fault and its line."""
    source = source.replace("\r\n", "\n")
    document = parse(source)
    findings = Findings(document)
    root = Table(document.data, (), findings)
    group = _group(root, sets)
    persona = _persona(root, source, group, objections.get(group.kind, {})) if group else None
    if persona is not None:
        root.done()
        _check(persona, findings)
    if findings.faults or persona is None:
        raise ScriptFaultsError(name, findings.faults)
    return persona


def _group(root: Table, sets: Mapping[str, PartSet]) -> PartSet | None:
    written = root.text("set")
    if written and written not in sets:
        root.findings.add(
            root.at("set"),
            FaultCode.UNKNOWN_WORD,
            f"Kelompok “{written}” tidak dikenal.{meant(written, sorted(sets))}",
            f"Pilih salah satu: {', '.join(sorted(sets))}.",
        )
    return sets.get(written)


def _persona(root: Table, source: str, group: PartSet, objections: Objections) -> Persona:
    kind = group.kind
    identity = root.text("id")
    if identity:
        check_name(root, ("id",), identity, "tokoh")
    interruptions = lines(root, "interruptions", kind, required=False)
    scenes = [_scene(table, group, objections) for table in root.tables("scenes", required=True)]
    return Persona(
        id=identity,
        version=_version(source, group, scenes),
        title=plain(root, "title"),
        group=group,
        level=bounded(root, "level", 1, 3) or 1,
        briefing=plain(root, "briefing"),
        truth=plain(root, "truth"),
        persuades=plain(root, "persuades"),
        goal=plain(root, "goal"),
        ladder=tuple(words(root, "ladder", Mood)),
        mood=word(root, "mood", Mood) or Mood.CALM,
        patience=bounded(root, "patience", 1, 9) or 1,
        impatient_after=bounded(root, "impatient_after", 10, 3600, required=False),
        soothed_by=acts(root, "soothed_by", required=False),
        irritated_by=acts(root, "irritated_by", required=False),
        leaves=word(root, "leaves", Ending) or Ending.HUNG_UP,
        leaving=lines(root, "leaving", kind),
        farewell=lines(root, "farewell", kind),
        interruptions=interruptions,
        contacts=tuple(_contact(table, kind) for table in root.tables("contacts", required=True)),
        scenes=tuple(scene for scene in scenes if scene is not None),
        interlude=_interlude(group, interruptions),
    )


def _version(source: str, group: PartSet, scenes: list[Scene | None]) -> str:
    """Changes with anything the person may say or be told: own file, set, the script's answers."""
    spoken = [option.text for scene in scenes if scene for option in scene.options]
    whole = "\n".join((source, group.version, *spoken))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _scene(table: Table, group: PartSet, objections: Objections) -> Scene | None:
    name = table.text("name")
    if name:
        check_name(table, table.at("name"), name, "adegan")
    written = table.text("part")
    part = group.parts.get(written)
    if part is None:
        if written:
            known = sorted(group.parts)
            table.findings.add(
                table.at("part"),
                FaultCode.UNKNOWN_WORD,
                f"Bagian “{written}” tidak dikenal.{meant(written, known)}",
                f"Pilih salah satu: {', '.join(known)}.",
            )
        return None
    own = options(table, "options", group.kind, "o")
    shared = part.options if table.flag("shared", default=True) else ()
    offered = (*_scripted(table, objections), *own, *shared)
    scene = Scene(
        name=name,
        title=table.text("title", required=False) or part.title,
        part=part.name,
        line=lines(table, "line", group.kind),
        moods=moods(table, "moods", group.kind),
        stuck=lines(table, "stuck", group.kind, required=False),
        needs=needs(table, "needs", required=False) or part.needs,
        marks=marks(table, "marks") or part.marks,
        confirms=part.confirms,
        options=offered,
        hears=(*patterns(table, "hears", required=False), *part.hears),
        wrong=patterns(table, "wrong", required=False),
        upsets=bounded(table, "upsets", 0, 2, required=False) or 0,
    )
    table.done()
    if not scene.model_answers:
        table.findings.add(
            table.path,
            FaultCode.NO_GOOD_MOVE,
            f"Adegan “{name}” tidak memiliki pilihan baik yang memenuhi semua needs dan marks.",
            'Tambahkan pilihan dengan grade = "good" yang melakukan semuanya, atau kunci answer.',
        )
    return scene


def _scripted(table: Table, objections: Objections) -> tuple[Option, ...]:
    """The script's answer whole, without its empathy, and its empathy alone."""
    key = table.text("answer", required=False)
    objection = objections.get(key)
    if objection is None:
        if key:
            known = sorted(objections)
            table.findings.add(
                table.at("answer"),
                FaultCode.MISSING_TARGET,
                f"Keberatan “{key}” tidak ada dalam naskah.{meant(key, known)}",
                "Pakai nama keberatan dari naskah jenis ini.",
            )
        return ()
    whole = f"{objection.empathy} {objection.fact} {objection.next_step}"
    return (
        Option("naskah", whole, Grade.GOOD, frozenset({Act.EMPATHY, Act.FACT, Act.PROPOSE})),
        Option(
            "tanpa_empati",
            f"{objection.fact} {objection.next_step}",
            Grade.FAIR,
            frozenset({Act.FACT, Act.PROPOSE}),
            "Faktanya benar, tetapi perasaan lawan bicara belum diakui.",
        ),
        Option(
            "empati_saja",
            objection.empathy,
            Grade.FAIR,
            frozenset({Act.EMPATHY}),
            "Empatinya tepat, tetapi penjelasan dan langkah lanjutnya belum ada.",
        ),
    )


def _interlude(group: PartSet, interruptions: tuple[str, ...]) -> Scene | None:
    part: Part | None = group.parts.get(INTERLUDE)
    if part is None or not interruptions:
        return None
    return Scene(
        name=INTERLUDE,
        title=part.title,
        part=part.name,
        line=interruptions,
        moods={},
        stuck=(),
        needs=part.needs,
        marks=part.marks,
        confirms=False,
        options=part.options,
        hears=(),
        wrong=(),
    )


def _contact(table: Table, kind: ScriptKind) -> Member | Employer:
    female = table.flag("female", default=False) if table.has("female") else None
    name = table.text("name")
    found: Member | Employer
    if kind is ScriptKind.BU:
        pic = table.text("pic", required=False) or None
        potential = bounded(table, "potential", 1, 100_000, required=False)
        found = Employer(name, pic, female, potential)
    else:
        found = Member(
            name=name,
            female=female,
            card=table.text("card"),
            birth_date=table.day("birth_date"),
            address=table.text("address"),
            months=bounded(table, "months", 1, 600),
            amount=bounded(table, "amount", 1, _MANY),
            members=bounded(table, "members", 1, 30),
            care_class=bounded(table, "care_class", 1, 3),
            va=table.text("va"),
            stages=bounded(table, "stages", 1, 36, required=False),
        )
    table.done()
    return found


def _check(persona: Persona, findings: Findings) -> None:
    if persona.ladder and persona.mood not in persona.ladder:
        findings.add(
            ("mood",),
            FaultCode.UNKNOWN_WORD,
            f"Suasana hati awal “{persona.mood}” tidak ada pada ladder.",
            f"Pilih salah satu: {', '.join(persona.ladder)}.",
        )
    if persona.leaves not in (Ending.HUNG_UP, Ending.REFUSED):
        findings.add(
            ("leaves",),
            FaultCode.UNKNOWN_WORD,
            f"Lawan bicara tidak dapat mengakhiri dengan “{persona.leaves}”.",
            f"Pilih {Ending.HUNG_UP} atau {Ending.REFUSED}.",
        )
    seen: set[str] = set()
    for number, scene in enumerate(persona.scenes):
        if scene.name in seen:
            findings.add(
                ("scenes", number, "name"),
                FaultCode.DUPLICATE_NAME,
                f"Nama adegan “{scene.name}” dipakai dua kali.",
                "Beri nama lain pada salah satunya.",
            )
        seen.add(scene.name)
    if len(persona.scenes) > _MOST_SCENES:
        findings.add(
            ("scenes", _MOST_SCENES),
            FaultCode.OUT_OF_RANGE,
            f"Ada {len(persona.scenes)} adegan; paling banyak {_MOST_SCENES}.",
            "Gabungkan adegan, atau bagi menjadi dua tokoh.",
        )
    if not persona.scenes or not persona.contacts:
        missing = "contacts" if persona.scenes else "scenes"
        findings.add(
            (missing,),
            FaultCode.MISSING_KEY,
            f"Tokoh ini belum memiliki “{missing}”.",
            f"Tambahkan paling sedikit satu [[{missing}]].",
        )
