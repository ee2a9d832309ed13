"""The most memory that was held, and what ended children have worked."""

import sys


def peaks() -> tuple[float | None, float | None]:
    """Return MB of this process and of its largest child; None where nobody tells."""
    if sys.platform == "win32":
        return None, None
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    own, child = (
        round(resource.getrusage(who).ru_maxrss * unit / 1e6)
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own, child


def children_cpu() -> float | None:
    """Return seconds of the processor that ended children took; None where nobody tells."""
    if sys.platform == "win32":
        return None
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return round(used.ru_utime + used.ru_stime, 2)
