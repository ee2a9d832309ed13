"""The most memory that was held."""

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
