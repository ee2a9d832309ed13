"""Written messages for WhatsApp, one or more for each situation of a call.

Same placeholders and same guard as the scripts: what belongs to the right party alone stands only
in messages that are for the confirmed party, and those are refused for anybody else. The officer
sends them by hand; nothing here sends anything.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from scripts_call.assembly import check_name, plain
from scripts_call.errors import ScriptCallError
from scripts_call.faults import FaultCode, ScriptFaultsError
from scripts_call.messages.guards import check_message
from scripts_call.model import BEGINNING, ScriptKind, Situation
from scripts_call.reading import Findings, Table, meant
from scripts_call.render import render
from scripts_call.toml_source import decode, parse
from scripts_call.wording import check_text

FILES: Final = ("tunggakan.toml", "bu.toml")

_SPACES: Final = re.compile(r"[ \t]+")
_GAP: Final = re.compile(r"\n{3,}")


class MessageRefusedError(ScriptCallError):
    """The message is for the confirmed party, and the party is not confirmed."""


@dataclass(frozen=True, slots=True)
class Message:
    """A template. `text` keeps its lines; a blank line parts paragraphs.

    `confirmed_only`: only for the right party at the number where that party was confirmed.
    """

    id: str
    situation: Situation
    kind: ScriptKind
    confirmed_only: bool
    text: str
    title: str = ""


def load_messages() -> tuple[Message, ...]:
    """The bundled messages; raises ScriptFaultsError for the first file that has faults."""
    shelf = files(__name__)
    return tuple(
        message
        for name in FILES
        for message in read_messages(decode((shelf / name).read_bytes(), name), name)
    )


def read_messages(source: str, name: str) -> tuple[Message, ...]:
    """The messages of a text; raises ScriptFaultsError with every fault of it."""
    document = parse(source.replace("\r\n", "\n"))
    findings = Findings(document)
    root = Table(document.data, (), findings)
    found = tuple(_message(key, table) for key, table in root.named_tables("messages"))
    root.done()
    if findings.faults:
        raise ScriptFaultsError(name, findings.faults)
    return found


def messages_for(
    messages: Iterable[Message], situation: Situation, *, confirmed: bool
) -> tuple[Message, ...]:
    """What may be sent now, in order of fit: the situation's own, then those of a first call.

    Before the right party is confirmed only messages that carry nothing of the matter are left.
    """
    fitting = [one for one in messages if confirmed or not one.confirmed_only]
    beginning = BEGINNING[situation.kind]
    own = [one for one in fitting if one.situation is situation]
    general = [one for one in fitting if one.situation is beginning and one not in own]
    return tuple(own + general)


def render_message(message: Message, values: Mapping[str, str], *, confirmed: bool) -> str:
    """The finished text; values as `values.call_values` makes them.

    Raises MessageRefusedError for a message of the confirmed party while nobody is confirmed.
    """
    if message.confirmed_only and not confirmed:
        raise MessageRefusedError(
            "Pesan ini hanya untuk orang yang dituju, dan identitasnya belum dipastikan."
            " Pilih pesan yang tidak memuat keperluan."
        )
    return render(message.text, values, confirmed)


def _message(name: str, table: Table) -> Message:
    check_name(table, table.path, name, "pesan")
    title = plain(table, "title")
    situation = _situation(table)
    confirmed_only = table.flag("confirmed_only", default=False)
    text = _tidy(table.text("text"))
    table.done()
    check_text(table.findings, table.at("text"), text, situation.kind)
    check_message(
        table.findings, table.at("text"), text, situation.kind, confirmed_only=confirmed_only
    )
    return Message(name, situation, situation.kind, confirmed_only, text, title)


def _situation(table: Table) -> Situation:
    written = table.text("situation")
    known = [str(one) for one in Situation]
    if written in known:
        return Situation(written)
    if written:
        table.findings.add(
            table.at("situation"),
            FaultCode.UNKNOWN_SITUATION,
            f"Keperluan “{written}” tidak dikenal.{meant(written, known)}",
            f"Keperluan yang tersedia: {', '.join(known)}.",
        )
    return Situation.FIRST_CALL


def _tidy(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _GAP.sub("\n\n", "\n".join(lines)).strip()
