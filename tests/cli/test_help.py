"""What `--help` says of a command is written for its user, not for who reads the code."""

from ui.cli import app


def test_every_command_says_what_it_does_for_its_user() -> None:
    groups = [app, *(one.typer_instance for one in app.registered_groups)]
    commands = [one for group in groups if group for one in group.registered_commands]
    assert len(commands) > 10
    assert [one.name for one in commands if not one.help] == []
