"""The reports stand on the same branch as the log."""

from tests.ui.review.conftest import branch, other

__all__ = ["branch", "other"]
