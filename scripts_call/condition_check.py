"""Whether a condition speaks of things that exist, and compares them with what they can be."""

from collections.abc import Collection, Iterator
from typing import Final

from scripts_call.conditions import Condition, Name, Sign, Subject, Test
from scripts_call.contact_facts import FACT_TYPES, ContactFact, FactType
from scripts_call.faults import FaultCode
from scripts_call.model import Answer, CaptureType, Script, ScriptKind
from scripts_call.reading import Findings, meant
from scripts_call.toml_lines import Path

_COUNTED: Final = frozenset({CaptureType.NUMBER, CaptureType.RUPIAH})
_WORD_SIGNS: Final = frozenset({Sign.EQUAL, Sign.UNEQUAL, Sign.IN})


def conditions_of(script: Script) -> Iterator[tuple[Path, Condition]]:
    """Every condition of a script with the path of its key."""
    for name, step in script.steps.items():
        if step.when:
            yield ("steps", name, "when"), step.when
        yield from _of_answers(("steps", name, "answers"), step.answers)
    for name, objection in script.objections.items():
        yield from _of_answers(("objections", name, "answers"), objection.answers)


def check_conditions(script: Script, findings: Findings) -> None:
    """Write down every name that does not exist and every comparison that makes no sense."""
    for path, condition in conditions_of(script):
        for test in condition.tests:
            _Check(script, findings, path, test).run()


def _of_answers(path: Path, answers: tuple[Answer, ...]) -> Iterator[tuple[Path, Condition]]:
    for number, answer in enumerate(answers):
        if answer.when:
            yield (*path, number, "when"), answer.when
        for at, branch in enumerate(answer.branches):
            yield (*path, number, "branches", at, "when"), branch.when


class _Check:
    """One comparison of one condition."""

    def __init__(self, script: Script, findings: Findings, path: Path, test: Test) -> None:
        self._script = script
        self._findings = findings
        self._path = path
        self._test = test

    def run(self) -> None:
        name = self._test.name
        match name.subject:
            case Subject.CONTACT:
                self._contact(name)
            case Subject.FIELD:
                self._field(name)
            case Subject.ANSWER:
                self._answer(name)
            case Subject.VISITED:
                if self._exists(name, self._script.steps, "langkah"):
                    self._flag()
            case Subject.RAISED | Subject.ACCEPTED:
                if self._exists(name, self._script.objections, "keberatan"):
                    self._flag()

    def _contact(self, name: Name) -> None:
        if not self._exists(name, [fact.value for fact in ContactFact], "fakta kontak"):
            return
        fact = ContactFact(name.key)
        match FACT_TYPES[fact]:
            case FactType.FLAG:
                self._flag()
            case FactType.NUMBER:
                self._number()
            case FactType.WORD:
                kinds = tuple(kind.value for kind in ScriptKind)
                self._word(kinds if fact is ContactFact.KIND else ())

    def _field(self, name: Name) -> None:
        fields = self._script.fields
        if not self._exists(name, fields, "isian") or self._test.sign is Sign.TRUE:
            return
        field = fields[name.key]
        if field.type in _COUNTED:
            self._number()
        elif field.type is CaptureType.CHOICE:
            self._word(field.choices)
        else:
            self._fault(
                f"Isian “{name.key}” berjenis {field.type}; yang dapat diperiksa hanya sudah diisi"
                " atau belum.",
                f"Tulis {name} saja, atau not {name}.",
            )

    def _answer(self, name: Name) -> None:
        if not self._exists(name, self._script.steps, "langkah"):
            return
        ids = tuple(one.id for one in self._script.steps[name.key].answers if one.id)
        if self._test.sign is Sign.TRUE:
            self._fault(
                f"{name} perlu dibandingkan dengan id jawaban.",
                f"Tulis {name} == id, atau visited.{name.key}.",
            )
        elif not ids:
            self._fault(
                f"Jawaban langkah “{name.key}” belum memiliki id.",
                'Tambahkan id = "..." pada jawaban yang dimaksud.',
                FaultCode.CONDITION_NAME,
            )
        else:
            self._word(ids)

    def _flag(self) -> None:
        if self._test.sign is not Sign.TRUE:
            self._fault(
                f"{self._test.name} hanya benar atau tidak; tidak dapat dibandingkan.",
                f"Tulis {self._test.name} saja, atau not {self._test.name}.",
            )

    def _number(self) -> None:
        values = self._test.values
        if self._test.sign is Sign.TRUE or not all(isinstance(value, int) for value in values):
            self._fault(
                f"{self._test.name} adalah bilangan dan perlu dibandingkan dengan bilangan.",
                f"Tulis misalnya {self._test.name} >= 4.",
            )

    def _word(self, known: tuple[str, ...]) -> None:
        test = self._test
        if test.sign not in _WORD_SIGNS or not all(isinstance(one, str) for one in test.values):
            self._fault(
                f"{test.name} adalah kata dan perlu dibandingkan dengan kata.",
                f"Tulis misalnya {test.name} == {known[0] if known else 'kata'}.",
            )
            return
        for value in test.values:
            if known and value not in known:
                self._fault(
                    f"{test.name} tidak pernah bernilai “{value}”.{meant(str(value), list(known))}",
                    f"Nilai yang ada: {', '.join(known)}.",
                    FaultCode.CONDITION_NAME,
                    needle=str(value),
                )

    def _exists(self, name: Name, known: Collection[str], what: str) -> bool:
        if name.key in known:
            return True
        self._fault(
            f"{what.capitalize()} “{name.key}” tidak dikenal.{meant(name.key, list(known))}",
            f"Pakai nama {what} yang ada dalam naskah ini."
            if name.subject
            else f"Fakta kontak yang ada: {', '.join(known)}.",
            FaultCode.CONDITION_NAME,
        )
        return False

    def _fault(
        self,
        message: str,
        fix: str,
        code: FaultCode = FaultCode.BAD_CONDITION,
        needle: str | None = None,
    ) -> None:
        self._findings.add(self._path, code, message, fix, needle=needle or str(self._test.name))
