"""Rankings: all three readings of the same ballots, and the standing of each option by the declared one.

Borda: J.-C. de Borda, Mémoire sur les élections au scrutin (1781); options that a ballot leaves out share the average
of the points that remain. Must not: let the other readings decide.
"""

from collections.abc import Mapping, Sequence

from app.domain.voting.cast import Cast, Whole
from app.domain.voting.ranked.duels import condorcet_winner, duels_of, is_cycle
from app.domain.voting.ranked.runoff import Runoff, run_off
from app.domain.voting.ranked.schulze import beats_of, layers
from app.domain.voting.result import Rankings, RunoffRound
from app.domain.voting.standing import Number, Standing, Standings, ranked
from app.domain.voting.terms import RankingRule
from app.domain.voting.utilities import Utilities


def count(cast: Cast, given: Utilities, rule: RankingRule) -> Standings:
    """Standings by the rule; a supporter is who gave the option a place."""
    options, places = cast.rules.option_ids, cast.places
    duels = duels_of(places, cast.weights)
    beats = beats_of(duels)
    runoff = run_off(places, cast.weights)
    borda = given.sums()
    ranks = {
        RankingRule.SCHULZE: ranked({option: (depth,) for option, depth in zip(options, layers(beats), strict=True)}),
        RankingRule.BORDA: ranked({option: (-points,) for option, points in borda.items()}),
        RankingRule.INSTANT_RUNOFF: {options[column]: rank for column, rank in runoff.ranks.items()},
    }
    scores: Mapping[str, Number]
    match rule:
        case RankingRule.SCHULZE:
            scores = _by_option(options, beats.sum(axis=1).tolist())
        case RankingRule.BORDA:
            scores = borda
        case RankingRule.INSTANT_RUNOFF:
            scores = _last_counted(options, runoff)
    placed = _by_option(options, (cast.weights @ (places < len(options))).tolist())
    first = _by_option(options, (cast.weights @ (places == 0)).tolist())
    return Standings(
        {
            option: Standing(
                (-ranks[rule][option],), float(scores[option]), placed[option], is_eligible=placed[option] > 0
            )
            for option in options
        },
        rankings=Rankings(
            rule=rule,
            duels={option: _others(options, row, option) for option, row in zip(options, duels.tolist(), strict=True)},
            first_preferences=first,
            borda={option: float(points) for option, points in borda.items()},
            ranks=ranks,
            runoff=_rounds(options, runoff),
            condorcet_winner=_condorcet_winner(options, duels) if cast.valid else "",
            is_cycle=is_cycle(duels),
        ),
    )


def _by_option(options: Sequence[str], numbers: Sequence[int]) -> dict[str, int]:
    return dict(zip(options, numbers, strict=True))


def _others(options: Sequence[str], row: Sequence[int], option: str) -> dict[str, int]:
    return {other: voices for other, voices in zip(options, row, strict=True) if other != option}


def _condorcet_winner(options: Sequence[str], duels: Whole) -> str:
    column = condorcet_winner(duels)
    return "" if column is None else options[column]


def _last_counted(options: Sequence[str], runoff: Runoff) -> dict[str, int]:
    """First preferences of each option in the last count that it was part of."""
    votes = {column: number for count in runoff.counts for column, number in count.votes.items()}
    return {option: votes[column] for column, option in enumerate(options)}


def _rounds(options: Sequence[str], runoff: Runoff) -> tuple[RunoffRound, ...]:
    return tuple(
        RunoffRound(
            votes={options[column]: number for column, number in sorted(one.votes.items())},
            exhausted=one.exhausted,
            out=tuple(options[column] for column in sorted(one.out)),
            is_branching=one.is_branching,
        )
        for one in runoff.counts
    )
