"""The reports stand on the same branch as the log."""

from tests.ui.review.conftest import (
    background,
    branch,
    lead_session,
    news,
    other,
    own_session,
)

__all__ = ["background", "branch", "lead_session", "news", "other", "own_session"]
