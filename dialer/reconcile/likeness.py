"""How alike two names are, and whether the difference can only be one of spelling.

A score alone cannot tell `Rina Wati` from her sister `Rani Wati`: it is 89. So words are laid side
by side: one may have one wrong letter if it is long enough, stand for its initial or be missing.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from dialer.contacts.words import word_set

SURE_SCORE = 90
"""Names that differ by spelling only score from here on; all others below."""

_FOLDS: tuple[tuple[str, str], ...] = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "s"), ("sy", "s"), ("sh", "s"), ("kh", "k"),
    ("ch", "k"), ("th", "t"), ("dh", "d"), ("gh", "g"), ("ph", "f"), ("y", "i"), ("v", "f"),
    ("z", "s"), ("q", "k"), ("x", "ks"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_MUHAMMAD = word_set(
    "muhammad mohammad muhamad mohamad mochammad mochamad muchammad muchamad mohd muhd mhd md moh "
    "muh moch much muhammed mohammed"
)
_ABDUL = word_set("abdul abdoel abd abdu")
_VOWELS = "aiueo"
_LONG_WORD = 5
_LEAST_WORD = 3


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """One spelling for `Rizky`/`Riski`, `Noer`/`Nur`, `Fatimah`/`Fatima`, `Mohd`/`Muhammad`."""
    if word in _MUHAMMAD:
        return "muhamad"
    if word in _ABDUL:
        return "abdul"
    for old, new in _FOLDS:
        if old in word:
            word = word.replace(old, new)
    word = _DOUBLED.sub(r"\1", word)
    return word[:-1] if len(word) > _LEAST_WORD and word[-1] == "h" else word


def folded_words(key: str) -> tuple[str, ...]:
    """The words of a name key folded and sorted; `M.` in front of others is Muhammad."""
    words = key.split()
    if len(words) > 1 and words[0] == "m":
        words[0] = "muhammad"
    return tuple(sorted(map(fold_word, words)))


def compare_names(left: Sequence[str], right: Sequence[str]) -> int:
    """0-100 for two tuples of folded, sorted words: 100 is one name, from 90 on one but spelling.

    Below 90 a person must look, however alike the letters are.
    """
    if not left or not right:
        return 0
    if left == right:
        return 100
    ratio = round(fuzz.ratio(" ".join(left), " ".join(right)))
    if _same_but_spelling(left, right):
        return min(99, max(ratio, SURE_SCORE))
    return min(ratio, SURE_SCORE - 1)


def _same_but_spelling(left: Sequence[str], right: Sequence[str]) -> bool:
    rest_left, rest_right = list(left), list(right)
    whole = 0
    for word in left:
        if word in rest_right:
            rest_left.remove(word)
            rest_right.remove(word)
            whole += len(word) >= _LEAST_WORD
    if _joined(rest_left, rest_right):
        return True
    near = _take(rest_left, rest_right, one_letter_wrong)
    initials = _take(rest_left, rest_right, _initial)
    if near > 1 + (whole > 1) or initials > 1 or (initials and not whole):
        return False
    if rest_left and rest_right:
        return False
    missing = len(rest_left) + len(rest_right)
    return missing == 0 or (missing <= 2 and whole + near >= 2)


def _joined(left: Sequence[str], right: Sequence[str]) -> bool:
    """`abdul rahman` written `abdulrahman`: the same letters, cut differently."""
    if not left or not right or len(left) == len(right):
        return False
    short, long = sorted((left, right), key=len)
    if len(short) != 1 or len(long) > 3:
        return False
    whole, letters = short[0], "".join(sorted("".join(long)))
    squeezed = "".join(sorted(_DOUBLED.sub(r"\1", whole)))
    return (
        len(whole) >= _LONG_WORD
        and ("".join(sorted(whole)) == letters or squeezed == letters)
        and all(word in whole for word in long)
    )


def _take(left: list[str], right: list[str], alike: Callable[[str, str], bool]) -> int:
    """Remove pairs of words that are alike from both; how many."""
    taken = 0
    for word in tuple(left):
        for other in tuple(right):
            if alike(word, other):
                left.remove(word)
                right.remove(other)
                taken += 1
                break
    return taken


def one_letter_wrong(left: str, right: str) -> bool:
    """One letter wrong, missing or swapped in a long word, but not its last vowel.

    The last vowel is the sex of many names: Supriyanto, Supriyanti.
    """
    if min(len(left), len(right)) < _LONG_WORD or OSA.distance(left, right, score_cutoff=1) > 1:
        return False
    if left[0] != right[0]:
        return False
    if len(left) == len(right):
        return not (left[-1] != right[-1] and left[-1] in _VOWELS and right[-1] in _VOWELS)
    long, short = (left, right) if len(left) > len(right) else (right, left)
    return not (long[:-1] == short and long[-1] in _VOWELS)


def _initial(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return len(short) == 1 and len(long) > 1 and long.startswith(short)
