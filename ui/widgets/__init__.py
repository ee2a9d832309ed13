"""The controls every room is built from. Colours and sizes come from `ui.theme`."""

from ui.widgets.choice import Choice, ChoiceButton, ChoiceList
from ui.widgets.dates import DateEdit, DateTimeEdit, DayLine, QuickDay, TimeLine, usual_days
from ui.widgets.field import Field, SearchBox
from ui.widgets.flow import FlowLayout
from ui.widgets.keys import Kbd, KeyButton, KeyHint, Variant, bind, hints_of, key_label
from ui.widgets.money import MoneyEdit
from ui.widgets.number import NumberEdit
from ui.widgets.page import Command, Provider, RoomPage
from ui.widgets.state import Badge, LineState, StateLine, StatusDot
from ui.widgets.surfaces import Card, EmptyState, Notice, rule
from ui.widgets.table import Column, IdModel, Table, set_up_table
from ui.widgets.text import ElidedLabel, Role, ScriptText, SecretLabel, label, set_tone

__all__ = [
    "Badge",
    "Card",
    "Choice",
    "ChoiceButton",
    "ChoiceList",
    "Column",
    "Command",
    "DateEdit",
    "DateTimeEdit",
    "DayLine",
    "ElidedLabel",
    "EmptyState",
    "Field",
    "FlowLayout",
    "IdModel",
    "Kbd",
    "KeyButton",
    "KeyHint",
    "LineState",
    "MoneyEdit",
    "Notice",
    "NumberEdit",
    "Provider",
    "QuickDay",
    "Role",
    "RoomPage",
    "ScriptText",
    "SearchBox",
    "SecretLabel",
    "StateLine",
    "StatusDot",
    "Table",
    "TimeLine",
    "Variant",
    "bind",
    "hints_of",
    "key_label",
    "label",
    "rule",
    "set_tone",
    "set_up_table",
    "usual_days",
]
