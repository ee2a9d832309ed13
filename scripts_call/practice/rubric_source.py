"""Read the rubric from TOML; every fault is named with its line."""

from types import MappingProxyType
from typing import Final

from scripts_call.faults import FaultCode, ScriptFaultsError
from scripts_call.practice.acts import Act, Parameter
from scripts_call.practice.course import Course
from scripts_call.practice.entries import bounded, known_word, word
from scripts_call.practice.rubric import InstantRule, ParameterRule, Rubric, SlipRule
from scripts_call.reading import Findings, Table
from scripts_call.toml_source import parse

_WHOLE: Final = 100


def read_rubric(source: str, name: str) -> Rubric:
    """The rubric of a TOML text; raises ScriptFaultsError with every fault."""
    document = parse(source.replace("\r\n", "\n"))
    findings = Findings(document)
    root = Table(document.data, (), findings)
    rubric = Rubric(
        target=bounded(root, "target", 0, _WHOLE) or 0,
        pass_mark=bounded(root, "pass", 0, _WHOLE) or 0,
        not_needed=root.text("not_needed"),
        broken_off=root.text("broken_off"),
        parameters=MappingProxyType(_parameters(root)),
        slips=MappingProxyType(_slips(root)),
        instant=MappingProxyType(_instant(root)),
        course=_course(root),
    )
    root.done()
    total = sum(rule.weight for rule in rubric.parameters.values())
    if total != _WHOLE and not findings.faults:
        findings.add(
            ("parameters",),
            FaultCode.OUT_OF_RANGE,
            f"Jumlah bobot semua parameter {total}, seharusnya {_WHOLE}.",
            "Sesuaikan weight sehingga jumlahnya tepat.",
        )
    if findings.faults:
        raise ScriptFaultsError(name, findings.faults)
    return rubric


def _parameters(root: Table) -> dict[Parameter, ParameterRule]:
    found: dict[Parameter, ParameterRule] = {}
    for key, table in root.named_tables("parameters"):
        parameter = known_word(table, table.path, key, Parameter)
        rule = ParameterRule(
            parameter=parameter or Parameter.TIME,
            label=table.text("label"),
            weight=bounded(table, "weight", 0, _WHOLE) or 0,
            full=table.text("full"),
            missed=table.text("missed"),
        )
        table.done()
        if parameter is not None:
            found[parameter] = rule
    for parameter in Parameter:
        if parameter not in found:
            root.findings.add(
                ("parameters",),
                FaultCode.MISSING_KEY,
                f"Parameter “{parameter}” belum ada.",
                f"Tambahkan [parameters.{parameter}].",
            )
    return found


def _slips(root: Table) -> dict[Act, SlipRule]:
    found: dict[Act, SlipRule] = {}
    for key, table in root.named_tables("slips"):
        act = known_word(table, table.path, key, Act)
        parameter = word(table, "parameter", Parameter)
        cost = bounded(table, "cost", 1, _WHOLE)
        sentence = table.text("sentence")
        table.done()
        if act is not None and parameter is not None and cost is not None:
            found[act] = SlipRule(act, parameter, cost, sentence)
    return found


def _instant(root: Table) -> dict[Act, InstantRule]:
    found: dict[Act, InstantRule] = {}
    for key, table in root.named_tables("instant"):
        act = known_word(table, table.path, key, Act)
        parameter = word(table, "parameter", Parameter)
        sentence = table.text("sentence")
        table.done()
        if act is not None and parameter is not None:
            found[act] = InstantRule(act, parameter, sentence)
    return found


def _course(root: Table) -> Course:
    table = root.table("course")
    if table is None:
        root.findings.add(
            (), FaultCode.MISSING_KEY, "Bagian “course” belum ada.", "Tambahkan [course]."
        )
        return Course("", (), 0, 0)
    course = Course(
        title=table.text("title"),
        required=table.texts("required", required=False),
        pass_score=bounded(table, "pass_score", 0, _WHOLE) or 0,
        min_passes=bounded(table, "min_passes", 0, _WHOLE) or 0,
    )
    table.done()
    return course
