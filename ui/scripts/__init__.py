"""The editor of scripts, for leads: text, findings, preview, versions, trying out."""

from ui.scripts.page import ScriptsPage

__all__ = ["ScriptsPage"]
