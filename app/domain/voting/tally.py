"""From ballots to a result, for every way of voting: ranks, ties, winners, quorum, and the reading by groups.

Pure: the same ballots give the same result, in whatever order. Ties are named as ties and broken only by the rule that
was declared; never by the order of options, ballots or ids.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from app.domain.voting import additive, equal_shares, pairwise, rated
from app.domain.voting.ballots import BallotRules, WeightedBallot
from app.domain.voting.cast import Cast
from app.domain.voting.groups import Breakdown, break_down
from app.domain.voting.methods import Method
from app.domain.voting.ranked import counting
from app.domain.voting.result import OptionResult, Result
from app.domain.voting.standing import Standings, alike, ranks_of, settled_ties, winners_of
from app.domain.voting.terms import Terms, judge_quorum
from app.domain.voting.texts import count_consent, count_fist
from app.domain.voting.utilities import Utilities, utilities_of

_NO_TERMS = Terms()


def tally(rules: BallotRules, ballots: Iterable[WeightedBallot], terms: Terms = _NO_TERMS) -> Result:
    """Count ballots that have passed `validate` and conclude.

    Errors: ValueError for a lot without a seed, or a ballot that stands for no voice.
    """
    cast = Cast.of(rules, ballots)
    given = utilities_of(cast)
    standings = _standings(cast, given, terms)
    valid_by_block = _valid_by_block(cast, terms)
    quorum = judge_quorum(terms, cast.valid, valid_by_block)
    breakdown = break_down(given.count_blocks(list(valid_by_block)), rules.option_ids, winners=terms.winners)
    ranks = ranks_of(standings.options, terms)
    order = sorted(rules.option_ids, key=ranks.__getitem__)
    chosen = winners_of(standings, ranks, terms.winners)
    return Result(
        method=rules.method,
        options=_options(standings, ranks, chosen=chosen, given=given, breakdown=breakdown) if order else (),
        valid=cast.valid,
        abstained=cast.abstained,
        eligible=terms.eligible,
        turnout=cast.valid / terms.eligible if terms.eligible else None,
        quorum=quorum,
        tie_groups=alike(order, ranks.__getitem__),
        settled_ties=settled_ties(order, standings.options, ranks),
        valid_by_block=valid_by_block,
        breakdown=breakdown,
        fist=count_fist(cast, quorum) if rules.method is Method.FIST_OF_FIVE else None,
        consent=count_consent(cast, quorum) if rules.method is Method.CONSENT else None,
        rankings=standings.rankings,
        comparisons=standings.comparisons,
        shares=standings.shares,
        winners=tuple(option for option in order if option in chosen),
    )


def _standings(cast: Cast, given: Utilities, terms: Terms) -> Standings:
    standings = Standings({})  # of a text there are no options
    match cast.rules.method:
        case Method.DOTS | Method.APPROVAL | Method.QUADRATIC:
            standings = additive.count(given)
        case Method.SCORE:
            standings = rated.count_scores(cast)
        case Method.TWO_CRITERIA:
            standings = rated.count_two_criteria(cast)
        case Method.RANKED:
            standings = counting.count(cast, given, terms.ranking_rule)
        case Method.PAIRWISE:
            standings = pairwise.count(cast, given)
        case Method.EQUAL_SHARES:
            standings = equal_shares.count(given, terms)
    return standings


def _options(
    standings: Standings,
    ranks: Mapping[str, int],
    *,
    chosen: frozenset[str],
    given: Utilities,
    breakdown: Breakdown | None,
) -> tuple[OptionResult, ...]:
    """The options in order of rank, with what all methods say alike."""
    judged, sums, sharing = given.judged(), given.sums(), Counter(ranks.values())
    return tuple(
        OptionResult(
            id=option,
            score=standing.score,
            mean=float(sums[option] / (judged[option] or 1)),
            supporters=standing.supporters,
            supporter_share=standing.supporters / (judged[option] or 1),
            rank=ranks[option],
            is_tied=sharing[ranks[option]] > 1,
            is_chosen=option in chosen,
            judged=judged[option],
            balance=breakdown.balances.get(option) if breakdown else None,
            scores=standing.scores,
            across=standing.across,
            up=standing.up,
            interval=standing.interval,
        )
        for option, standing in sorted(standings.options.items(), key=lambda entry: ranks[entry[0]])
    )


def _valid_by_block(cast: Cast, terms: Terms) -> dict[str, int]:
    """Valid voices of the blocks that have ballots, in the declared order."""
    declared = list(terms.eligible_by_block)
    voices = {block: int(cast.weights[cast.blocks == block].sum()) for block in dict.fromkeys(cast.blocks.tolist())}
    return {
        block: voices[block]
        for block in sorted(
            voices, key=lambda block: (declared.index(block) if block in declared else len(declared), block)
        )
    }
