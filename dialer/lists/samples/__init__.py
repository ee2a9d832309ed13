"""Invented lists that ship with the program, to try it without a member's data."""

from importlib.resources import files
from pathlib import Path

from dialer.lists.model import ListKind

_FILES = {ListKind.BU: "bu.xlsx", ListKind.ARREARS: "tunggakan.xlsx"}


def sample_list(kind: ListKind) -> Path:
    """The sample list of a kind, as a file that can be read and copied but not changed."""
    return Path(str(files(__name__) / _FILES[kind]))
