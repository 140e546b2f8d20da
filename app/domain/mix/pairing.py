"""How instruments act on each other: pairs worth asking about, what is required and missing, what conflicts.

For k instruments nobody wants to be asked k(k-1)/2 times: asked is only about pairs that share a goal or the people
they are for, first where supply could meet demand, then where one could hand over to the next stage.
"""

from itertools import combinations

from app.domain.instruments import Side, Stage
from app.domain.mix.known import Interaction, Mix, Sketch
from app.domain.registers.mixing import InteractionKind

HELPING = frozenset({InteractionKind.ENABLES, InteractionKind.REINFORCES, InteractionKind.REQUIRES})
"""Kinds by which one instrument and another belong together."""

_ORDER = list(Stage)
Pair = tuple[str, str]


def pairs_worth_asking(mix: Mix) -> tuple[Pair, ...]:
    """Pairs of instruments worth asking about and about which nothing was said, the most telling ones first."""
    said = {frozenset((one.source, one.target)) for one in mix.interactions}
    found = [
        (-_worth(one, other), place, (one.id, other.id))
        for place, (one, other) in enumerate(combinations(mix.sketches.values(), 2))
        if (set(one.goal_ids) & set(other.goal_ids) or one.shares_target(other))
        and frozenset((one.id, other.id)) not in said
    ]
    return tuple(pair for _, _, pair in sorted(found))


def _worth(one: Sketch, other: Sketch) -> int:
    """How telling the answer would be."""
    meets = {one.side, other.side} == {Side.SUPPLY, Side.DEMAND}
    follows = any(abs(_ORDER.index(a) - _ORDER.index(b)) == 1 for a in one.stages for b in other.stages)
    return 4 * meets + 2 * follows + (Side.REGULATORY in {one.side, other.side}) + one.shares_target(other)


def overlaps(mix: Mix) -> tuple[Pair, ...]:
    """Pairs for the same people, in the same stage and on the same side, led by different bodies: is one enough?

    What somebody has already said of a pair stands: it is not asked again.
    """
    said = {frozenset((one.source, one.target)) for one in mix.interactions}
    return tuple(
        (one.id, other.id)
        for one, other in combinations(mix.sketches.values(), 2)
        if one.side is other.side
        and set(one.stages) & set(other.stages)
        and one.shares_target(other)
        and one.lead_id in mix.bodies
        and other.lead_id in mix.bodies
        and one.lead_id != other.lead_id
        and frozenset((one.id, other.id)) not in said
    )


def unmet(mix: Mix) -> tuple[Interaction, ...]:
    """What an instrument requires and nobody has sketched."""
    return tuple(one for one in mix.interactions if one.kind is InteractionKind.REQUIRES and not one.target)


def undecided_conflicts(mix: Mix) -> tuple[Interaction, ...]:
    """Conflicts between two instruments about which nothing has been decided."""
    return tuple(
        one
        for one in mix.interactions
        if one.kind is InteractionKind.CONFLICTS and one.target and not one.decision.strip()
    )


def connecting(mix: Mix) -> tuple[Interaction, ...]:
    """Interactions by which an instrument of supply and one of demand belong together."""
    sides = {one.id: one.side for one in mix.sketches.values()}
    return tuple(
        one
        for one in mix.interactions
        if one.kind in HELPING and one.target and {sides[one.source], sides[one.target]} == {Side.SUPPLY, Side.DEMAND}
    )
