"""Ways that compete: pathways by goal, what would tell them apart, and words that leave only one way open.

Must not: forbid a solution. The hints ask; people decide.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.estimates.summary import Summary, yes_percent
from app.domain.instruments import Approach, Side
from app.domain.mix.known import Mix, Pathway
from app.domain.quality.thresholds import DEFAULTS, Thresholds
from app.domain.quality.wordlists import word_list, words_for

LEAST_WAYS = 2
"""Pathways in the running that a goal should have."""

_BY_CODE: Mapping[str, Approach] = {
    "PI028": Approach.BEHAVIOUR,
    "PI030": Approach.ORGANISATION,
    "PI026": Approach.ORGANISATION,
    "X08": Approach.BEHAVIOUR,
    "X09": Approach.BEHAVIOUR,
    "X13": Approach.SOCIAL,
    "X16": Approach.SOCIAL,
    "X19": Approach.ORGANISATION,
}
"""What a type changes by its nature; for the others it has to be said."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The pathways of a goal that are in the running."""

    goal: str
    pathways: tuple[Pathway, ...]
    least: int = LEAST_WAYS

    @property
    def is_alone(self) -> bool:
        """Whether too few compete."""
        return len(self.pathways) < self.least

    @property
    def untold(self) -> tuple[Pathway, ...]:
        """Those of which nobody has said what would speak for or against them."""
        return () if self.is_alone else tuple(one for one in self.pathways if not one.evidence.strip())


def ways(mix: Mix, least: int = LEAST_WAYS) -> tuple[Ways, ...]:
    """The pathways of every goal that the mix is for."""
    return tuple(
        Ways(goal, tuple(one for one in mix.pathways if one.goal == goal and one.is_in_the_running), least)
        for goal in mix.served
    )


def overdue(mix: Mix, today: date) -> tuple[Pathway, ...]:
    """Pathways that should have been decided about by now."""
    return tuple(one for one in mix.pathways if one.status.value == "open" and one.decide_by and one.decide_by < today)


def beyond_technology(mix: Mix) -> tuple[str, ...]:
    """Instruments and pathways that change behaviour, organisation or society, by what was said or by their type."""
    others = set(Approach) - {Approach.TECHNOLOGY}
    return (
        *(
            one.id
            for one in mix.sketches.values()
            if set(one.approaches) & others or (not one.approaches and one.code in _BY_CODE)
        ),
        *(one.id for one in mix.pathways if set(one.approaches) & others),
    )


@dataclass(frozen=True, slots=True)
class Narrow:
    """Words that leave one solution open: whose they are, and which word. `percent` see two solutions (-1: unasked)."""

    id: str
    word: str
    percent: int = -1


def narrow_goals(
    mix: Mix,
    answers: Mapping[str, Mapping[str, Summary]],
    language: str,
    thresholds: Thresholds = DEFAULTS,
) -> tuple[Narrow, ...]:
    """Goals that name a solution, or of which the room says that only one solution could reach them.

    `answers` are those to the question whether two quite different solutions could reach a goal, by goal and item.
    Where the room has answered, its answer counts and the words do not.
    """
    found = []
    for goal in mix.served:
        words = words_for(mix.goals[goal], language)
        percent = two_solutions_percent(answers.get(goal, {}))
        word = words.solution_in(mix.goals[goal]) if words else ""
        if percent is not None:
            if percent < thresholds.two_solutions_percent:
                found.append(Narrow(goal, word, percent))
        elif word:
            found.append(Narrow(goal, word))
    return tuple(found)


def two_solutions_percent(answers: Mapping[str, Summary]) -> int | None:
    """Per cent of those who could judge who say that two quite different solutions could reach it; None unasked."""
    return yes_percent(answers.get("two_solutions"))


def narrow_instruments(mix: Mix, language: str) -> tuple[Narrow, ...]:
    """Instruments of demand or rules that name one technology, where a function would let several compete."""
    words = word_list(language)
    if words is None:
        return ()
    found = []
    for one in mix.sketches.values():
        if one.side not in {Side.DEMAND, Side.REGULATORY}:
            continue
        word = words.technology_in(f"{one.name}. {one.summary}")
        if word:
            found.append(Narrow(one.id, word))
    return tuple(found)
