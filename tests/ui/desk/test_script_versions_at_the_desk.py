"""Which version of a script a call uses: the newest for the next contact, its own for a draft."""

from dialer.people import Officer
from dialer.ports import ScriptVersion, VersionKind
from dialer.script_versions import ScriptText
from dialer.workstation import Workstation
from scripts_call.library import Library, load_library
from scripts_call.loader import load_source
from tests.making import take
from tests.ui.desk.at_the_desk import handset, two_members
from ui.presenters.desk import DeskPresenter
from ui.presenters.script_shelf import ScriptShelf

SHIPPED = load_library()
COLLECTING = SHIPPED.scripts["telekolekting_awal"]
TITLE = COLLECTING.steps[COLLECTING.start].title


def edited(title: str) -> str:
    """The collecting script with another title on its first step."""
    return COLLECTING.source.replace(f'title = "{TITLE}"', f'title = "{title}"', 1)


def publish(workstation: Workstation, lead: Officer, source: str) -> ScriptVersion:
    script = load_source(source, "uji")
    text = ScriptText(script.id, script.version, script.title, source)
    return workstation.script_versions.publish(lead, text, "diuji")


def put_broken(workstation: Workstation, script_id: str = COLLECTING.id) -> None:
    """A published text that is damaged, as no editor would let it through."""
    broken = ScriptVersion(
        workstation.new_id(),
        script_id,
        VersionKind.PUBLISHED,
        "x+1",
        "Naskah rusak",
        "id = ",
        "o9",
        workstation.now(),
        "rusak",
    )
    with workstation.store.writing() as writer:
        writer.put_script_version(broken)


def shelf(workstation: Workstation) -> ScriptShelf:
    return ScriptShelf(workstation, SHIPPED)


def first_title(library: Library) -> str:
    script = library.scripts[COLLECTING.id]
    return script.steps[script.start].title


def desk(workstation: Workstation, officer: Officer, scripts: ScriptShelf) -> DeskPresenter:
    presenter = DeskPresenter(workstation, officer, handset(), scripts.library, scripts.version)
    presenter.start()
    return presenter


def shown(presenter: DeskPresenter) -> str:
    assert presenter.view.script is not None
    return presenter.view.script.title


def test_without_anything_published_the_programs_scripts_are_in_use(
    workstation: Workstation,
) -> None:
    scripts = shelf(workstation)
    assert scripts.library.scripts == SHIPPED.scripts
    assert list(scripts.library.scripts) == list(SHIPPED.scripts)
    assert scripts.broken == ()


def test_published_text_takes_the_place_of_the_programs_until_it_is_withdrawn(
    workstation: Workstation, lead: Officer
) -> None:
    scripts = shelf(workstation)
    publish(workstation, lead, edited("Sapaan baru"))
    assert first_title(scripts.library) == TITLE
    assert first_title(scripts.refresh()) == "Sapaan baru"
    begun = scripts.library.script_for(COLLECTING.kind)
    assert begun.steps[begun.start].title == "Sapaan baru"
    workstation.script_versions.withdraw(lead, COLLECTING.id, "dikembalikan")
    assert first_title(scripts.refresh()) == TITLE


def test_script_of_the_branch_stands_behind_those_of_the_program(
    workstation: Workstation, lead: Officer
) -> None:
    source = COLLECTING.source.replace(f'id = "{COLLECTING.id}"', 'id = "milik_kantor"', 1)
    publish(workstation, lead, source)
    assert list(shelf(workstation).library.scripts) == [*SHIPPED.scripts, "milik_kantor"]


def test_broken_text_is_never_used_and_the_last_good_one_stays(
    workstation: Workstation, lead: Officer
) -> None:
    good = publish(workstation, lead, edited("Sapaan baru"))
    put_broken(workstation)
    scripts = shelf(workstation)
    assert first_title(scripts.library) == "Sapaan baru"
    [broken] = scripts.broken
    assert broken.stands_in == good
    assert "Naskah rusak" in broken.sentence
    assert "baris 1" in broken.sentence


def test_programs_script_stands_in_when_nothing_published_can_be_read(
    workstation: Workstation,
) -> None:
    put_broken(workstation)
    put_broken(workstation, "milik_kantor")
    scripts = shelf(workstation)
    assert scripts.library.scripts == SHIPPED.scripts
    assert [(one.stands_in, one.left_out) for one in scripts.broken] == [
        (None, True),
        (None, False),
    ]


def test_next_contact_uses_what_was_published_and_the_one_at_hand_does_not(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    take(workstation, *two_members())
    scripts = shelf(workstation)
    presenter = desk(workstation, officer, scripts)
    publish(workstation, lead, edited("Sapaan baru"))
    presenter.use_scripts(scripts.refresh())
    assert shown(presenter) == TITLE
    presenter.ask_skip()
    presenter.skip("not_now")
    assert presenter.contact_id == "c2"
    assert shown(presenter) == "Sapaan baru"


def test_half_finished_call_goes_on_with_the_version_it_began_with(
    workstation: Workstation, officer: Officer, lead: Officer
) -> None:
    take(workstation, *two_members())
    publish(workstation, lead, edited("Sapaan pertama"))
    before = desk(workstation, officer, shelf(workstation))
    version = before.talk.walk.script.version if before.talk.walk else ""
    before.answer(1)
    before.keep()
    publish(workstation, lead, edited("Sapaan kedua"))
    again = desk(workstation, officer, shelf(workstation))
    assert again.talk.walk is not None
    assert again.talk.walk.script.version == version
    assert again.talk.moved
    again.talk.back()
    assert shown(again) == "Sapaan pertama"


def test_half_finished_call_survives_an_update_of_the_program(
    workstation: Workstation, officer: Officer
) -> None:
    take(workstation, *two_members())
    older = ScriptShelf(workstation, Library({COLLECTING.id: load_source(edited("Lama"), "lama")}))
    assert older.note_shipped() == 1
    before = desk(workstation, officer, older)
    before.answer(1)
    before.keep()
    again = desk(workstation, officer, shelf(workstation))
    again.talk.back()
    assert shown(again) == "Lama"


def test_version_that_was_never_here_is_not_made_up(workstation: Workstation) -> None:
    assert shelf(workstation).version(COLLECTING.id, "9+ffff") is None
    assert shelf(workstation).version(COLLECTING.id, COLLECTING.version) == COLLECTING
