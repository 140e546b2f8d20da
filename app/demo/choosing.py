"""A ballot of any method as somebody might cast it, by chance: for people who follow a vote without knowing what for.

Must not: be tactful. Everybody judges by themselves, and now and then not everything.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from app.demo.stage import Choices

_OFTEN = 0.85
"""How often somebody can judge an option."""


def any_choices(dice: random.Random, voting_round: Mapping[str, Any]) -> Choices:
    """Choices in a round, which is a `RoundView` as JSON."""
    options = [option["id"] for option in voting_round["options"]]
    choices: dict[str, Any]
    match voting_round["method"]:
        case "dots":
            most = min(voting_round["cap"] or voting_round["dots"], voting_round["dots"])
            choices = {"dots": {dice.choice(options): most}}
        case "approval" | "equal_shares":
            choices = {"approved": [one for one in options if dice.random() < 1 / 2]}
        case "score":
            choices = {"scores": {one: dice.randint(0, 5) for one in _known(dice, options)}}
        case "ranked":
            choices = {"ranking": dice.sample(options, dice.randint(1, len(options)))}
        case "quadratic":
            choices = {"votes": {dice.choice(options): int(voting_round["credits"] ** 0.5)}}
        case "pairwise":
            choices = {"duels": _duels(dice, options, voting_round["pairs"])}
        case "two_criteria":
            choices = {"ratings": {one: [dice.randint(1, 5), dice.randint(1, 5)] for one in _known(dice, options)}}
        case "consent":
            choices = {"stand": "consent", "reason": ""}
        case _:
            choices = {"value": dice.choice((3, 4, 4, 5)), "reason": ""}
    return choices


def _known(dice: random.Random, options: Sequence[str]) -> list[str]:
    """The options that somebody can judge: one at least."""
    return [one for one in options if dice.random() < _OFTEN] or [dice.choice(options)]


def _duels(dice: random.Random, options: Sequence[str], most: int) -> list[list[str]]:
    pairs = [[one, other] for at, one in enumerate(options) for other in options[at + 1 :]]
    return [dice.sample(pair, 2) for pair in dice.sample(pairs, min(most, len(pairs)))]
