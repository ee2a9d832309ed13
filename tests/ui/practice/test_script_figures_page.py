from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from dialer.errors import RefusedError
from dialer.facts import ObjectionRaised, ScriptStep
from dialer.lists.model import ListKind
from dialer.outcomes import OutcomeEntry, PromiseEntry
from dialer.people import Officer
from dialer.script_figures import ScriptedAttempt, ScriptFigures, ends_of, script_figures
from dialer.workstation import Workstation
from scripts_call.library import Library, load_library
from scripts_call.model import Script, ScriptKind
from tests.conftest import HandClock
from tests.making import call, member, take
from tests.ui.practice.conftest import Show
from ui.practice.share_bar import ShareBar
from ui.presenters.periods import Period
from ui.presenters.practice_figures import Block, FigureWords, read_figures
from ui.presenters.words import Shade
from ui.scripts_figures import ScriptFiguresPage
from ui.session import Session

FRIDAY = date(2026, 11, 20)
PROMISE = OutcomeEntry(
    "promise", "self", "income", PromiseEntry(600_000, date(2026, 11, 25), "bri")
)
REFUSES = OutcomeEntry("refuses", "self", "service")


@pytest.fixture
def library() -> Library:
    return load_library()


@pytest.fixture
def script(library: Library) -> Script:
    return library.script_for(ScriptKind.ARREARS)


def attempts(script: Script, promises: int, refusals: int) -> list[ScriptedAttempt]:
    """The first objection, each time with its first answer."""
    objection = next(iter(script.objections.values()))
    met = ObjectionRaised(objection.id, objection.answers[0].text, resolved=True)
    one = ScriptedAttempt(
        ListKind.ARREARS,
        script.id,
        script.version,
        "promise",
        (ScriptStep(script.start, ""),),
        (met,),
    )
    return [one] * promises + [replace(one, code="refuses")] * refusals


def counted(workstation: Workstation, found: list[ScriptedAttempt]) -> ScriptFigures:
    (figures,) = script_figures(found, ends_of(workstation.rulebook))
    return figures


def said(blocks: tuple[Block, ...]) -> str:
    parts = [(*block.sentences, *(share.words for share in block.shares)) for block in blocks]
    advice = [block.advice.text for block in blocks if block.advice]
    return "\n".join([*(line for part in parts for line in part), *advice])


# -- in words --------------------------------------------------------------------------


def test_rates_stand_beside_their_denominators(
    workstation: Workstation, library: Library, script: Script
) -> None:
    words = FigureWords(library.scripts)
    figures = counted(workstation, attempts(script, 6, 14))
    row = words.script_row(figures)
    assert (row.title, row.talks, row.goals, row.rate) == (script.title, "20", "6", "30 %")
    block = words.script_block(figures)
    assert block.shares[0].words == "6 dari 20 (30 %; kisaran 95 %: 14–52 %)"


def test_too_few_talks_say_how_many_are_there(
    workstation: Workstation, library: Library, script: Script
) -> None:
    other = replace(
        attempts(script, 1, 0)[0],
        objections=(ObjectionRaised(next(iter(script.objections)), "Jawaban lain", resolved=True),),
    )
    figures = counted(workstation, [*attempts(script, 40, 0), *[other] * 12])
    words = FigureWords(library.scripts)
    text = said(words.objection_blocks(figures, figures.objections[0]))
    assert "Belum cukup data (12 dari 30 percakapan)." in text
    assert words.objection_row(figures, figures.objections[0]).advice == "Belum cukup data"


def test_a_clearly_better_answer_is_named_as_a_connection_not_a_cause(
    workstation: Workstation, library: Library, script: Script
) -> None:
    other = replace(
        attempts(script, 1, 0)[0],
        code="refuses",
        objections=(ObjectionRaised(next(iter(script.objections)), "Jawaban lain", resolved=True),),
    )
    figures = counted(workstation, [*attempts(script, 40, 0), *[other] * 40])
    words = FigureWords(library.scripts)
    answers = words.objection_blocks(figures, figures.objections[0])[1]
    assert answers.advice is not None
    assert answers.advice.shade is Shade.GOOD
    best = attempts(script, 1, 0)[0].objections[0].answer
    assert f"“{best}” lebih sering berakhir dengan kesepakatan" in answers.advice.text
    assert "bukan bukti sebab" in answers.advice.text


def test_two_versions_of_a_script_are_compared(
    workstation: Workstation, library: Library, script: Script
) -> None:
    older = [replace(one, script_version="2025.1+0a") for one in attempts(script, 3, 3)]
    figures = counted(workstation, [*attempts(script, 3, 3), *older])
    blocks = FigureWords(library.scripts).objection_blocks(figures, figures.objections[0])
    assert {share.name for share in blocks[2].shares} == {
        "Versi 2025.1 · 0a",
        f"Versi {script.version.replace('+', ' · ')}",
    }


def test_what_the_library_does_not_know_keeps_its_code(
    workstation: Workstation, library: Library, script: Script
) -> None:
    strange = replace(
        attempts(script, 0, 1)[0],
        script_id="naskah_lama",
        path=(ScriptStep("langkah_lama", ""),),
    )
    figures = counted(workstation, [strange])
    words = FigureWords(library.scripts)
    assert words.script_row(figures).title == "naskah_lama"
    assert [share.name for share in words.stop_block(figures).shares] == ["langkah_lama"]


def test_only_a_lead_reads_the_figures(workstation: Workstation, officer: Officer) -> None:
    with pytest.raises(RefusedError):
        read_figures(workstation, officer, Period(FRIDAY, FRIDAY))


# -- on screen -------------------------------------------------------------------------


def work(workstation: Workstation, officer: Officer, clock: HandClock, script: Script) -> None:
    """One talk with a promise and one without, both with the script's first objection."""
    objection = next(iter(script.objections.values()))
    people = take(
        workstation, *(member(f"+62812345670{n}", contact_id=f"c{n}") for n in range(10, 12))
    )
    for contact, outcome in zip(people, (PROMISE, REFUSES), strict=True):
        entry = replace(
            call(contact, clock(), outcome),
            script_id=script.id,
            script_version=script.version,
            path=(ScriptStep(script.start, ""),),
            objections=(ObjectionRaised(objection.id, objection.answers[0].text, resolved=True),),
        )
        workstation.desk.save(officer, entry)
        clock.forward(minutes=2)


def read(page: ScriptFiguresPage, qtbot: QtBot) -> None:
    """Wait until the figures have been read."""
    qtbot.waitUntil(lambda: not page.reading)


def test_an_empty_period_says_what_belongs_here_and_leads_to_the_desk(
    lead_session: Session, library: Library, show: Show, qtbot: QtBot
) -> None:
    page = ScriptFiguresPage(lead_session, library)
    show(page)
    read(page, qtbot)
    assert page.pages.currentWidget() is page.empty
    with qtbot.waitSignal(lead_session.news.room_wanted) as wanted:
        page.empty.button.click()
    assert wanted.args == ["meja"]


def test_scripts_objections_and_their_answers_are_shown(
    lead_session: Session,
    officer: Officer,
    clock: HandClock,
    library: Library,
    script: Script,
    show: Show,
    qtbot: QtBot,
) -> None:
    work(lead_session.workstation, officer, clock, script)
    page = ScriptFiguresPage(lead_session, library)
    show(page)
    read(page, qtbot)
    row = page.scripts.row(0)
    assert row is not None
    assert (row.title, row.talks, row.rate) == (script.title, "2", "50 %")
    assert list(page.objections.ids) == [next(iter(script.objections))]
    bars = page.side.findChildren(ShareBar)
    assert "1 dari 2 (50 %; kisaran 95 %: 9–91 %)" in {bar.share.words for bar in bars}


def test_other_days_are_other_figures(
    lead_session: Session,
    officer: Officer,
    clock: HandClock,
    library: Library,
    script: Script,
    show: Show,
    qtbot: QtBot,
) -> None:
    work(lead_session.workstation, officer, clock, script)
    clock.forward(days=14)
    page = ScriptFiguresPage(lead_session, library)
    show(page)
    read(page, qtbot)
    assert page.pages.currentWidget() is not page.empty
    page.period.quick.buttons[0].click()
    read(page, qtbot)
    assert page.pages.currentWidget() is page.empty
    page.long.click()
    read(page, qtbot)
    assert page.pages.currentWidget() is not page.empty
