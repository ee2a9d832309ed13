"""Saying that a call is recorded: every script does, at its opening, while recording is on.

The sentence belongs to no one script, so that none can be without it.
"""

import re
from typing import Final

ANNOUNCEMENT: Final = "Untuk menjaga mutu layanan, percakapan ini direkam."

_LAST_QUESTION: Final = re.compile(r"(?<=[.!?])\s+(?=[^.!?]*\?\s*$)")
"""Where the question begins that an opening ends with; it is to stay the last thing said."""


def announced(say: str) -> str:
    """Return the text of an opening with the announcement before its question, or at its end.

    `say` is the text as written, with its placeholders: a name may have a full stop.
    """
    before, *question = _LAST_QUESTION.split(say.rstrip(), maxsplit=1)
    return " ".join((before, ANNOUNCEMENT, *question))
