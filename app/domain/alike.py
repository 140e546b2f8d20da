"""Names that probably mean the same actor, for people to merge or to leave.

Lexical likeness by rapidfuzz, and initials: good enough to suggest, never to decide.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz, utils

ALIKE_FROM = 88
"""Score (0..100) from which two names are suggested as the same."""

_SHORT = frozenset({"of", "the", "for", "and", "de", "la", "le", "du", "des", "der", "die", "das", "und", "og"})


@lru_cache(maxsize=32)
def alike(names: tuple[tuple[str, str], ...], most: int = 12) -> tuple[tuple[str, str, int], ...]:
    """Pairs (id, id, score 0..100) of actors (id, name) that are probably one, most alike first."""
    cleaned = [(one, utils.default_process(name), name) for one, name in names]
    found = [
        (first[0], second[0], score)
        for first, second in combinations(cleaned, 2)
        if (score := _likeness(first[1:], second[1:])) >= ALIKE_FROM
    ]
    return tuple(sorted(found, key=lambda pair: -pair[2])[:most])


def _likeness(first: Sequence[str], second: Sequence[str]) -> int:
    """How alike two names are, each (cleaned, as typed)."""
    if not first[0] or not second[0]:
        return 0
    if first[0] == second[0] or _are_initials(first[1], second[1]) or _are_initials(second[1], first[1]):
        return 100
    return round(fuzz.token_sort_ratio(first[0], second[0]))


def _are_initials(short: str, long: str) -> bool:
    """Whether a name such as UNDP is made of the first letters of another's words."""
    letters = short.strip().replace(".", "")
    words = [word for word in re.findall(r"\w+", long) if word.casefold() not in _SHORT]
    return (
        len(letters) >= 3
        and letters.isupper()
        and len(words) == len(letters)
        and "".join(word[0] for word in words).casefold() == letters.casefold()
    )
