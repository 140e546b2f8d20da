"""Projects that are perhaps one and the same, told by their words.

Must not: merge anything. Two people may well run alike projects; only they can say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process, utils

from app.domain.portfolio.projects import Project

NAMES_ALIKE = 88
"""Likeness of two names (token sort ratio, 0 to 100) from which two projects are perhaps one."""

SUMMARIES_ALIKE = 85
"""The same for what two projects do; words weigh less when there are many of them."""

_LEAST_SAID = 60
"""Characters of a summary below which likeness says nothing."""

MOST_TWINS = 30


@dataclass(frozen=True, slots=True)
class Twins:
    """Two projects that read alike. `likeness` is 0 to 100; `is_by_name` when it is their names."""

    one: Project
    other: Project
    likeness: int
    is_by_name: bool


def twins(projects: Sequence[Project]) -> list[Twins]:
    """Pairs that read alike, the most alike first, at most `MOST_TWINS`."""
    pairs = _pairs(
        tuple(utils.default_process(one.name) for one in projects),
        tuple(utils.default_process(one.summary) for one in projects),
    )
    return [Twins(projects[one], projects[other], likeness, by_name) for one, other, likeness, by_name in pairs]


def _numbers(name: str) -> list[str]:
    """The numbers in a name: lot 3 and lot 4 are two projects, however alike they read."""
    return re.findall(r"\d+", name)


@lru_cache(maxsize=32)  # what projects are called changes far less often than what is said of them
def _pairs(names: tuple[str, ...], summaries: tuple[str, ...]) -> tuple[tuple[int, int, int, bool], ...]:
    found: dict[tuple[int, int], tuple[int, bool]] = {}
    for texts, least, shortest, by_name in (
        (names, NAMES_ALIKE, 1, True),
        (summaries, SUMMARIES_ALIKE, _LEAST_SAID, False),
    ):
        said = [index for index, text in enumerate(texts) if len(text) >= shortest]
        if len(said) < 2:
            continue
        wanted = [texts[index] for index in said]
        scores = process.cdist(wanted, wanted, scorer=fuzz.token_sort_ratio, score_cutoff=least, workers=1)
        for row, column in zip(*scores.nonzero(), strict=True):
            if row < column and not (by_name and _numbers(wanted[row]) != _numbers(wanted[column])):
                pair = (said[row], said[column])
                likeness = round(float(scores[row, column]))
                if likeness > found.get(pair, (0, False))[0]:
                    found[pair] = (likeness, by_name)
    ordered = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
    return tuple((one, other, likeness, by_name) for (one, other), (likeness, by_name) in ordered[:MOST_TWINS])
