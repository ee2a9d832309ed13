"""From read tables to steps, answers and objections; what is wrong is noted, never raised."""

import re
from typing import Final

from scripts_call.conditions import Condition, ConditionError, parse_condition
from scripts_call.faults import FaultCode
from scripts_call.model import (
    MAX_ANSWERS,
    Answer,
    Branch,
    Capture,
    CaptureType,
    Hold,
    Objection,
    ScriptKind,
    Step,
)
from scripts_call.reading import Table, meant
from scripts_call.toml_lines import Path
from scripts_call.wording import check_plain, check_plains, check_text

NOWHERE: Final = ""
"""Target of an answer whose own target could not be read; no step has this name."""

_NAME: Final = re.compile(r"[a-z][a-z0-9_-]{0,63}")
_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n\s*")


def check_name(table: Table, path: Path, name: str, what: str) -> None:
    """Names of scripts, steps, objections and fields are lower case and without spaces."""
    if not _NAME.fullmatch(name):
        table.findings.add(
            path,
            FaultCode.BAD_NAME,
            f"Nama {what} “{name}” tidak dapat dipakai.",
            "Pakai huruf kecil, angka, dan garis bawah, diawali huruf, misalnya janji_bayar.",
        )


def template(table: Table, key: str, kind: ScriptKind | None, *, required: bool = True) -> str:
    """A text with placeholders, checked; lines within a paragraph are joined."""
    text = table.text(key, required=required)
    check_text(table.findings, table.at(key), text, kind)
    return "\n\n".join(" ".join(part.split()) for part in _PARAGRAPH.split(text))


def plain(table: Table, key: str) -> str:
    """A required text without placeholders, checked, on one line."""
    text = table.text(key)
    check_plain(table.findings, table.at(key), text)
    return " ".join(text.split())


def _plains(table: Table, key: str, *, required: bool = True) -> tuple[str, ...]:
    texts = table.texts(key, required=required)
    check_plains(table.findings, table.at(key), texts)
    return texts


def read_step(name: str, table: Table, kind: ScriptKind | None) -> Step:
    """One `[steps.name]`."""
    check_name(table, table.path, name, "langkah")
    title = plain(table, "title")
    say = template(table, "say", kind)
    hint = template(table, "hint", kind, required=False)
    before = table.findings.count
    answers = tuple(_step_answer(answer, kind) for answer in table.tables("answers"))
    unread = table.findings.count > before
    ending = table.text("ending", required=False) if table.has("ending") else None
    captures = tuple(_capture(capture) for capture in table.tables("captures"))
    when, skip_to = _skipping(table)
    closing = table.flag("closing", default=False)
    table.done()
    _check_count(table, len(answers))
    if not answers and ending is None and not unread:
        table.findings.add(
            table.path,
            FaultCode.DEAD_END,
            f"Langkah “{name}” buntu: tidak ada jawaban dan bukan akhir.",
            "Tambahkan jawaban dengan goto, atau kunci ending dengan kode hasil.",
        )
    if answers and ending is not None:
        table.findings.add(
            table.at("ending"),
            FaultCode.ENDING_WITH_ANSWERS,
            f"Langkah “{name}” adalah akhir, tetapi masih memiliki jawaban.",
            "Hapus ending, atau pindahkan jawabannya ke langkah sebelumnya.",
        )
    return Step(name, title, say, hint, answers, ending, captures, when, skip_to, closing)


def read_condition(table: Table, key: str, *, required: bool = False) -> Condition | None:
    """The condition of a key; None when absent or unreadable."""
    text = table.text(key, required=required)
    if not text:
        return None
    try:
        return parse_condition(text)
    except ConditionError as error:
        table.findings.add(
            table.at(key),
            FaultCode.BAD_CONDITION,
            error.reason,
            error.fix,
            needle=error.word or None,
        )
        return None


def _skipping(table: Table) -> tuple[Condition | None, str | None]:
    """`when` and `skip_to` of a step: both or neither."""
    conditional, skipping = table.has("when"), table.has("skip_to")
    when = read_condition(table, "when")
    skip_to = table.text("skip_to", required=False) or None
    if conditional != skipping:
        table.findings.add(
            table.at("when" if conditional else "skip_to"),
            FaultCode.BAD_CONDITION,
            "Langkah bersyarat memerlukan when dan skip_to sekaligus.",
            "Tambahkan skip_to dengan langkah penggantinya, dan when dengan syaratnya.",
        )
        return None, None
    return (when, skip_to) if when and skip_to else (None, None)


def _branches(table: Table) -> tuple[Branch, ...]:
    """`branches = [{ when = "...", goto = "..." }]` of an answer."""
    found: list[Branch] = []
    for branch in table.tables("branches"):
        when = read_condition(branch, "when", required=True)
        goto = branch.text("goto") or NOWHERE
        branch.done()
        if when is not None:
            found.append(Branch(when, goto))
    return tuple(found)


def _answer_id(table: Table) -> str:
    name = table.text("id", required=False)
    if name:
        check_name(table, table.at("id"), name, "jawaban")
    return name


def read_objection(name: str, table: Table, kind: ScriptKind | None) -> Objection:
    """One `[objections.name]`."""
    check_name(table, table.path, name, "keberatan")
    title = plain(table, "title")
    keywords = _plains(table, "keywords")
    phrases = _plains(table, "phrases")
    empathy = template(table, "empathy", kind)
    fact = template(table, "fact", kind)
    next_step = template(table, "next", kind)
    avoid = _plains(table, "avoid")
    # unreadable counts as true: the safe side, and one fault is enough
    confirmed_only = table.flag("confirmed_only", default=table.has("confirmed_only"))
    before = table.findings.count
    answers = tuple(_reaction(answer, kind) for answer in table.tables("answers", required=True))
    unread = table.findings.count > before
    table.done()
    _check_count(table, len(answers))
    if not unread and all(
        answer.goto is not None or answer.when or answer.branches for answer in answers
    ):
        table.findings.add(
            table.path,
            FaultCode.NO_RETURN,
            f"Keberatan “{name}” tidak memiliki jawaban yang kembali ke langkah semula.",
            "Tambahkan paling sedikit satu jawaban dengan return = true, tanpa when.",
        )
    return Objection(
        name,
        title,
        keywords,
        phrases,
        empathy,
        fact,
        next_step,
        avoid,
        answers,
        confirmed_only,
    )


def read_hold(table: Table, kind: ScriptKind | None) -> Hold:
    """The `[hold]` table."""
    hold = Hold(template(table, "say", kind), template(table, "answer", kind))
    table.done()
    return hold


def _step_answer(table: Table, kind: ScriptKind | None) -> Answer:
    text = template(table, "text", kind)
    goto = table.text("goto") or NOWHERE
    confirms = table.flag("confirms", default=False)
    name, when, branches = _answer_id(table), read_condition(table, "when"), _branches(table)
    table.done()
    return Answer(text, goto, confirms=confirms, id=name, when=when, branches=branches)


def _reaction(table: Table, kind: ScriptKind | None) -> Answer:
    """An answer inside an objection: it returns, or leads to a step."""
    text = template(table, "text", kind)
    returns = table.flag("return", default=False)
    goto = (table.text("goto") or NOWHERE) if table.has("goto") else None
    accepts = table.flag("accepts", default=True)
    if returns == (goto is not None):
        table.findings.add(
            table.path,
            FaultCode.AMBIGUOUS_ANSWER,
            "Jawaban ini menunjuk ke langkah lain dan sekaligus kembali."
            if returns
            else "Jawaban ini belum menunjuk ke mana pun.",
            "Pakai tepat satu: return = true, atau goto dengan nama langkah.",
        )
        goto = NOWHERE
    name, when, branches = _answer_id(table), read_condition(table, "when"), _branches(table)
    table.done()
    return Answer(text, goto, accepts=accepts, id=name, when=when, branches=branches)


def _capture(table: Table) -> Capture:
    name = table.text("name")
    if name:
        check_name(table, table.at("name"), name, "isian")
    label = plain(table, "label")
    written = table.text("type")
    known = [str(kind) for kind in CaptureType]
    if written and written not in known:
        table.findings.add(
            table.at("type"),
            FaultCode.BAD_CAPTURE,
            f"Jenis isian “{written}” tidak dikenal.{meant(written, known)}",
            f"Jenis yang tersedia: {', '.join(known)}.",
        )
    kind = CaptureType(written) if written in known else CaptureType.TEXT
    choices = _plains(table, "choices", required=kind is CaptureType.CHOICE)
    if choices and kind is not CaptureType.CHOICE and written in known:
        table.findings.add(
            table.at("choices"),
            FaultCode.BAD_CAPTURE,
            "Daftar pilihan hanya untuk isian berjenis choice.",
            'Hapus choices, atau ubah jenisnya menjadi "choice".',
        )
    required = table.flag("required", default=False)
    least, most = table.number("min"), table.number("max")
    _check_bounds(table, kind, least, most)
    table.done()
    return Capture(name, label, kind, choices, required, least, most)


def _check_bounds(table: Table, kind: CaptureType, least: int | None, most: int | None) -> None:
    if least is None and most is None:
        return
    if kind not in (CaptureType.NUMBER, CaptureType.RUPIAH):
        problem = "min dan max hanya untuk isian berjenis number atau rupiah."
    elif least is not None and most is not None and most < least:
        problem = "max lebih kecil daripada min."
    else:
        return
    table.findings.add(
        table.at("min" if least is not None else "max"),
        FaultCode.BAD_CAPTURE,
        f"Batas isian tidak dapat dipakai: {problem}",
        "Hapus batas itu, atau betulkan nilainya.",
    )


def _check_count(table: Table, count: int) -> None:
    if count > MAX_ANSWERS:
        table.findings.add(
            (*table.at("answers"), MAX_ANSWERS),
            FaultCode.TOO_MANY_ANSWERS,
            f"Ada {count} jawaban; tombol yang tersedia hanya 1 sampai {MAX_ANSWERS}.",
            "Gabungkan jawaban yang serupa, atau bagi menjadi dua langkah.",
        )
