"""Short ways to write ballots down, and strategies that make valid ones of every method."""

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from app.domain.voting.ballots import (
    ApprovalBallot,
    Ballot,
    BallotRules,
    ConsentBallot,
    DotBallot,
    FistBallot,
    PairwiseBallot,
    QuadraticBallot,
    RankedBallot,
    ScoreBallot,
    TwoCriteriaBallot,
    WeightedBallot,
)
from app.domain.voting.methods import Method
from app.domain.voting.result import Result
from app.domain.voting.tally import tally
from app.domain.voting.terms import RankingRule, Terms

OPTIONS = ("a", "b", "c", "d")
RULES = {
    Method.DOTS: BallotRules(Method.DOTS, OPTIONS, dots=5, cap=3),
    Method.APPROVAL: BallotRules(Method.APPROVAL, OPTIONS),
    Method.SCORE: BallotRules(Method.SCORE, OPTIONS),
    Method.RANKED: BallotRules(Method.RANKED, OPTIONS),
    Method.QUADRATIC: BallotRules(Method.QUADRATIC, OPTIONS, credits=20),
    Method.PAIRWISE: BallotRules(Method.PAIRWISE, OPTIONS, pairs=6),
    Method.TWO_CRITERIA: BallotRules(Method.TWO_CRITERIA, OPTIONS),
    Method.EQUAL_SHARES: BallotRules(Method.EQUAL_SHARES, OPTIONS),
    Method.CONSENT: BallotRules(Method.CONSENT),
    Method.FIST_OF_FIVE: BallotRules(Method.FIST_OF_FIVE),
}
BLOCKS = ("x", "y", "z", "")

_option = st.sampled_from(OPTIONS)
_reason = st.sampled_from(["too dear", "too late"])


def _pairwise(order: Sequence[str], number: int, undecided: int) -> PairwiseBallot:
    pairs = [(one, other) for at, one in enumerate(order) for other in order[at + 1 :]][: number + undecided]
    return PairwiseBallot(frozenset(pairs[:number]), frozenset(map(frozenset, pairs[number:])))


CONTENTS: dict[Method, st.SearchStrategy[Ballot]] = {
    Method.DOTS: st.dictionaries(_option, st.integers(1, 3), max_size=4)
    .filter(lambda dots: sum(dots.values()) <= 5)
    .map(DotBallot),
    Method.APPROVAL: st.frozensets(_option).map(ApprovalBallot),
    Method.SCORE: st.dictionaries(_option, st.integers(0, 5), min_size=1).map(ScoreBallot),
    Method.RANKED: st.lists(_option, unique=True, min_size=1).map(lambda order: RankedBallot(tuple(order))),
    Method.QUADRATIC: st.dictionaries(_option, st.integers(1, 4))
    .filter(lambda votes: sum(vote * vote for vote in votes.values()) <= 20)
    .map(QuadraticBallot),
    Method.PAIRWISE: st.builds(_pairwise, st.permutations(OPTIONS), st.integers(1, 6), st.integers(0, 2)),
    Method.TWO_CRITERIA: st.dictionaries(_option, st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1).map(
        TwoCriteriaBallot
    ),
    Method.EQUAL_SHARES: st.frozensets(_option).map(ApprovalBallot),
    Method.CONSENT: st.just(ConsentBallot("consent"))
    | st.builds(ConsentBallot, st.sampled_from(["concern", "object"]), _reason),
    Method.FIST_OF_FIVE: st.builds(FistBallot, st.integers(3, 5)) | st.builds(FistBallot, st.integers(0, 2), _reason),
}

ABSTENTIONS: dict[Method, Ballot] = {
    Method.DOTS: DotBallot({}, is_abstention=True),
    Method.APPROVAL: ApprovalBallot(frozenset(), is_abstention=True),
    Method.SCORE: ScoreBallot({}, is_abstention=True),
    Method.RANKED: RankedBallot((), is_abstention=True),
    Method.QUADRATIC: QuadraticBallot({}, is_abstention=True),
    Method.PAIRWISE: PairwiseBallot(frozenset(), is_abstention=True),
    Method.TWO_CRITERIA: TwoCriteriaBallot({}, is_abstention=True),
    Method.EQUAL_SHARES: ApprovalBallot(frozenset(), is_abstention=True),
    Method.CONSENT: ConsentBallot(None, is_abstention=True),
    Method.FIST_OF_FIVE: FistBallot(None, is_abstention=True),
}


def cast_of(method: Method) -> st.SearchStrategy[list[WeightedBallot]]:
    """Ballots of a method, some of them abstentions, of some weight and in some block."""
    content = CONTENTS[method] | st.just(ABSTENTIONS[method])
    return st.lists(st.builds(WeightedBallot, content, st.integers(1, 3), st.sampled_from(BLOCKS)), max_size=30)


def count(rules: BallotRules, ballots: Iterable[Ballot], terms: Terms | None = None) -> Result:
    """Count ballots of one voice each."""
    return tally(rules, [WeightedBallot(ballot) for ballot in ballots], terms or Terms())


def orders(*lines: str) -> list[WeightedBallot]:
    """Rankings such as '42 M>N>C>K'; what is not named was left out."""
    split = [line.split() for line in lines]
    return [WeightedBallot(RankedBallot(tuple(order.split(">"))), int(voices)) for voices, order in split]


def by(rule: RankingRule, options: Sequence[str], ballots: Iterable[WeightedBallot], **terms: object) -> Result:
    """Count rankings by a rule."""
    return tally(
        BallotRules(Method.RANKED, tuple(options)),
        ballots,
        Terms(ranking_rule=rule, **terms),  # type: ignore[arg-type]
    )


def ranks(result: Result) -> dict[str, int]:
    """Rank by option."""
    return {option.id: option.rank for option in result.options}
