"""The Latihan room: a partner to practise with, scripts to walk through, progress, figures."""

from ui.practice.room import PracticeRoom

__all__ = ["PracticeRoom"]
