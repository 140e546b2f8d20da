"""The close reading of a result: by group, what people agree on, how firm it is, and what to be careful about.

Pure: the same ballots give the same reading. It informs; the declared count of the round decides.

Must not: hold a number that tells of fewer than five ballots of a group.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.domain.voting.agreement import Agreement, Mask, agreements
from app.domain.voting.ballots import BallotRules, WeightedBallot
from app.domain.voting.cast import Cast
from app.domain.voting.groups import Balance, Breakdown, break_down, displayed_blocks
from app.domain.voting.methods import ON_A_TEXT, Method
from app.domain.voting.notes import Note, notes_of
from app.domain.voting.opinions import Opinions, find_opinions
from app.domain.voting.places import BUDGETED, Places, places_of
from app.domain.voting.result import Result
from app.domain.voting.robustness import Recount, balanced_count, recounts_of
from app.domain.voting.terms import Terms
from app.domain.voting.utilities import utilities_of


@dataclass(frozen=True, slots=True)
class OptionReading:
    """One option: its rank, its rank where every group weighs the same (0: not known), its mean by group in what a
    ballot gives (None: not shown), and the agreement on it. `id` is empty for the text of a round about a text."""

    id: str
    rank: int
    rank_balanced: int
    balance: Balance | None
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole close reading; `options` are in order of rank.

    `blocks` are the displayed groups, by keys of frozen blocks; empty when none can be shown. `balanced_winners` are
    empty where they are not known.
    """

    options: tuple[OptionReading, ...]
    blocks: tuple[tuple[str, ...], ...]
    raw_winners: tuple[str, ...]
    balanced_winners: tuple[str, ...]
    is_composition_sensitive: bool
    recounts: tuple[Recount, ...]
    opinions: Opinions
    notes: tuple[Note, ...]


def read(rules: BallotRules, ballots: Sequence[WeightedBallot], terms: Terms, result: Result) -> Reading:
    """Read a result closely. `ballots` have passed `validate` and are those that `result` was counted from, with the
    same `terms`. Cost: about that of ten counts."""
    cast = Cast.of(rules, ballots)
    given = utilities_of(cast)
    places = places_of(cast, given)
    valid = _valid_by_block(places, terms)
    blocks = displayed_blocks(valid)
    masks = [np.isin(places.blocks, keys) for keys in blocks]
    breakdown = break_down(given.count_blocks(list(valid)), given.option_ids, winners=terms.winners)
    opinions, opinion_masks = _opinions(places)
    agreed = agreements(places, masks, opinion_masks)
    balanced = balanced_count(rules, ballots, terms, result, breakdown)
    recounts = recounts_of(rules, ballots, terms, result, places=places, blocks=blocks, balanced=balanced)
    return Reading(
        options=_options(places, result, breakdown, agreed, balanced.ranks),
        blocks=blocks,
        raw_winners=result.winners,
        balanced_winners=balanced.winners,
        is_composition_sensitive=bool(balanced.winners) and set(balanced.winners) != set(result.winners),
        recounts=recounts,
        opinions=opinions,
        notes=notes_of(
            rules,
            terms,
            result,
            breakdown=breakdown,
            agreements=agreed,
            balanced_winners=balanced.winners,
            recounts=recounts,
        ),
    )


def _valid_by_block(places: Places, terms: Terms) -> Mapping[str, int]:
    """Valid voices by block, blocks in the declared order."""
    names, sizes = np.unique(places.blocks, return_counts=True)
    found = {str(name): int(size) for name, size in zip(names, sizes, strict=True) if name}
    declared = [block for block in terms.eligible_by_block if block in found]
    return {block: found[block] for block in (*declared, *sorted(found.keys() - set(declared)))}


def _opinions(places: Places) -> tuple[Opinions, list[Mask]]:
    """Opinion groups, and the voices in each. Comparisons are too few by each person to tell what else they like."""
    if places.method in ON_A_TEXT or places.method is Method.PAIRWISE:
        return Opinions(missing="method"), []
    opinions, labels = find_opinions(places.places, places.options, is_budgeted=places.method in BUDGETED)
    return opinions, [labels == one for one in range(len(opinions.groups))]


def _options(
    places: Places,
    result: Result,
    breakdown: Breakdown | None,
    agreed: Sequence[Agreement],
    balanced_ranks: Mapping[str, int],
) -> tuple[OptionReading, ...]:
    by_option = {one.option: one for one in agreed}
    ranks = {one.id: one.rank for one in result.options} or dict.fromkeys(places.options, 1)
    return tuple(
        OptionReading(
            id=option,
            rank=rank,
            rank_balanced=balanced_ranks.get(option, 0),
            balance=breakdown.balances.get(option) if breakdown else None,
            agreement=by_option[option],
        )
        for option, rank in ranks.items()
    )
