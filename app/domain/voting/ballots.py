"""Ballots as values, one kind for each way of voting, and the rules that a round sets for them.

Every ballot here has passed `app.domain.voting.validation`. Must not: know whose it is, or when it was cast.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.voting.methods import Method


@dataclass(frozen=True, slots=True)
class BallotRules:
    """What a ballot of a round must keep.

    `dots` is the budget of a voter and `cap` the most for one option, both for dot voting; a cap of 0 means no cap but
    the budget. `credits` is the budget of a quadratic vote. `pairs` is the most comparisons that one voter makes.
    `with_comment` says whether a ballot may carry a comment.
    """

    method: Method
    option_ids: tuple[str, ...] = ()
    dots: int = 0
    cap: int = 0
    credits: int = 0
    pairs: int = 0
    with_comment: bool = False


@dataclass(frozen=True, slots=True)
class DotBallot:
    """Dots per option id, each 1 or more; options without dots are not there."""

    dots: Mapping[str, int]
    is_abstention: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalBallot:
    """The option ids that the voter can live with; empty means none of them, which is not an abstention.

    The ballot of approval voting and of equal shares alike.
    """

    approved: frozenset[str]
    is_abstention: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class ScoreBallot:
    """A score from 0 to 5 per option id; an option that is not there was not judged ('cannot judge')."""

    scores: Mapping[str, int]
    is_abstention: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class RankedBallot:
    """Option ids from the best down. Those that are not there are all tied below those that are."""

    ranking: tuple[str, ...]
    is_abstention: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class QuadraticBallot:
    """Votes per option id, each 1 or more; v votes for an option cost v² credits."""

    votes: Mapping[str, int]
    is_abstention: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class PairwiseBallot:
    """Comparisons of two options each: (preferred, other), and pairs between which the voter could not decide.

    Each pair of options at most once.
    """

    duels: frozenset[tuple[str, str]]
    undecided: frozenset[frozenset[str]] = frozenset()
    is_abstention: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class TwoCriteriaBallot:
    """Two ratings from 1 to 5 per option id, one for each criterion; an option that is not there was not judged."""

    ratings: Mapping[str, tuple[int, int]]
    is_abstention: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class ConsentBallot:
    """`stand` is 'consent', 'concern' or 'object' (None in an abstention); the last two say why."""

    stand: str | None
    reason: str = ""
    is_abstention: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class FistBallot:
    """Fist of five: 0 objects, 1 and 2 have concerns, 3 to 5 agree ever more. An abstention has no value."""

    value: int | None
    reason: str = ""
    is_abstention: bool = False
    comment: str = ""


Ballot = (
    DotBallot
    | ApprovalBallot
    | ScoreBallot
    | RankedBallot
    | QuadraticBallot
    | PairwiseBallot
    | TwoCriteriaBallot
    | ConsentBallot
    | FistBallot
)


@dataclass(frozen=True, slots=True)
class WeightedBallot:
    """A ballot with the number of voices it stands for and the key of the block in which it counts."""

    ballot: Ballot
    weight: int = 1
    block: str = ""
