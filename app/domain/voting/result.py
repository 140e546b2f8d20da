"""The result of a round as values: what everybody may see once it is revealed.

Must not: hold anything that tells ballots apart, such as their order.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.voting.groups import Balance, Breakdown
from app.domain.voting.methods import Method
from app.domain.voting.terms import Quorum, RankingRule


@dataclass(frozen=True, slots=True)
class Spread:
    """How numbers that people gave lie: of `judged` voices their mean, median, quartiles, and how many gave each."""

    judged: int
    mean: float
    median: float
    lower: float
    upper: float
    distribution: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate and the bounds between which it lies with 95 % certainty, all in the same unit."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class OptionResult:
    """One option. `score` is what decides, in the unit of the method:

    dots, approvals, mean score 0..5, quadratic votes, chance (0..1) to be preferred to another option (pairwise), mean
    of both ratings 1..5 (two criteria), approvals (equal shares), and for rankings Borda points, options beaten
    (Schulze), or first preferences when last counted (instant run-off).

    `mean` is the mean of what ballots gave per valid ballot that judges the option (`judged`). `supporters` are the
    voices that gave it anything at all; 4 or more as a score or as the mean of two ratings; a place in a ranking; a
    duel that it won. `supporter_share` is their part of those that judge it. Options that share a `rank` are tied;
    ranks count from 1 and skip as in sport (1, 1, 3). `is_chosen`: among the winners that the round was to choose; with
    equal shares: bought, or tied for being bought. `balance` is None when no breakdown by groups can be shown. `across`
    and `up` are the two criteria's ratings.
    """

    id: str
    score: float
    mean: float
    supporters: int
    supporter_share: float
    rank: int
    is_tied: bool
    is_chosen: bool = False
    judged: int = 0
    balance: Balance | None = None
    scores: Spread | None = None
    across: Spread | None = None
    up: Spread | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class RunoffRound:
    """One count of an instant run-off: first preferences of who remains, exhausted ballots, and who goes out.

    Several go out together when they are tied for last and even together could not have won; `is_branching` tells of
    a tie for last in which it mattered who went: then the branches end with `winners` of the whole.
    """

    votes: Mapping[str, int]
    exhausted: int
    out: tuple[str, ...]
    is_branching: bool = False


@dataclass(frozen=True, slots=True)
class Rankings:
    """All readings of ranked ballots. `duels[a][b]`: voices that prefer a to b. Ranks by option for each rule.

    `condorcet_winner` beats every other option in the duels; empty when nobody does. `is_cycle`: majorities go in a
    circle among the leaders.
    """

    rule: RankingRule
    duels: Mapping[str, Mapping[str, int]]
    first_preferences: Mapping[str, int]
    borda: Mapping[str, float]
    ranks: Mapping[RankingRule, Mapping[str, int]]
    runoff: tuple[RunoffRound, ...]
    condorcet_winner: str = ""
    is_cycle: bool = False


@dataclass(frozen=True, slots=True)
class Comparisons:
    """All comparisons of a pairwise round: how many, undecided ones among them, and wins over each other."""

    made: int
    undecided: int
    wins: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Purchase:
    """An option that was taken: its cost, how many paid for it, and what each paid at most.

    `is_completion`: not paid for by shares, but bought from what was left.
    """

    option: str
    cost: int
    payers: int
    each: float
    is_completion: bool = False


@dataclass(frozen=True, slots=True)
class Shares:
    """The ledger of equal shares: what each voter had, and what was bought in order.

    `unsettled` are the options of the first tie that mattered and that no declared rule breaks: the purchases end
    before it. What is bought whichever way it goes is among the winners, and so is what is bought in some way (tied).
    """

    limit: int
    each: float
    purchases: tuple[Purchase, ...]
    unsettled: tuple[str, ...] = ()

    @property
    def spent(self) -> int:
        """What the purchases cost together."""
        return sum(one.cost for one in self.purchases)


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
class ConsentResult:
    """Consent: voices by stand, words, and whether it passed: nobody objects and the quorum was not missed."""

    distribution: Mapping[str, int]
    objections: int
    concerns: int
    objection_reasons: tuple[FistReason, ...]
    concern_reasons: tuple[FistReason, ...]
    comments: tuple[FistReason, ...]
    is_passed: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A whole result; `options` are in order of rank. `turnout` is valid ballots over eligible voices (0..1).

    `winners` are the ids of the options that are chosen, in order of rank; more than asked for when a tie remains at
    the edge. `tie_groups` are the options that still share a rank; `settled_ties` had the same score and were told
    apart by the declared rule.
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
    fist: FistResult | None = None
    consent: ConsentResult | None = None
    rankings: Rankings | None = None
    comparisons: Comparisons | None = None
    shares: Shares | None = None
    winners: tuple[str, ...] = ()
