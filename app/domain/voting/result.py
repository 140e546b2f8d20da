"""The result of a round as values: what everybody may see once it is revealed.

Must not: hold anything that tells ballots apart, such as their order.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.voting.groups import Balance, Breakdown
from app.domain.voting.methods import Method
from app.domain.voting.terms import Quorum


@dataclass(frozen=True, slots=True)
class OptionResult:
    """One option. `score` is the sum that decides, `mean` the same per valid ballot, `supporter_share` is 0..1.

    Options that share a `rank` are tied; ranks count from 1 and skip as in sport (1, 1, 3). `balance` is None when no
    breakdown by groups can be shown.
    """

    id: str
    score: int
    mean: float
    supporters: int
    supporter_share: float
    rank: int
    is_tied: bool
    balance: Balance | None = None


@dataclass(frozen=True, slots=True)
class FistReason:
    """A reason that was given with a value, by how many voices."""

    value: int
    text: str
    voices: int


@dataclass(frozen=True, slots=True)
class FistResult:
    """Fist of five: voices by value 0..5, their median (None without ballots), words, and whether it passed.

    It passes when nobody objects (0) and the quorum was not missed; concerns (1 and 2) are kept and do not stop it.
    """

    distribution: Mapping[int, int]
    median: float | None
    objections: int
    concerns: int
    objection_reasons: tuple[FistReason, ...]
    concern_reasons: tuple[FistReason, ...]
    comments: tuple[FistReason, ...]
    is_passed: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A whole result; `options` are in order of rank. `turnout` is valid ballots over eligible voices (0..1).

    `tie_groups` are the options that still share a rank; `settled_ties` had the same score and were told apart by the
    declared rule.
    """

    method: Method
    options: tuple[OptionResult, ...]
    valid: int
    abstained: int
    eligible: int
    turnout: float | None
    quorum: Quorum
    tie_groups: tuple[tuple[str, ...], ...]
    settled_ties: tuple[tuple[str, ...], ...]
    valid_by_block: Mapping[str, int]
    breakdown: Breakdown | None
    fist: FistResult | None
