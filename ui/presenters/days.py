"""How far a day is, as people say it."""

from datetime import date


def how_far(day: date, today: date) -> str:
    """Return the distance in words: `hari ini`, `besok`, `3 hari lagi`, `lewat 2 hari`."""
    days = (day - today).days
    if days == 0:
        return "hari ini"
    if days == 1:
        return "besok"
    return f"{days} hari lagi" if days > 0 else f"lewat {-days} hari"
