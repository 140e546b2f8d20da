"""The relay: which bodies carry the mission in each stage, and whether one hands over to the next.

The model is that of agencies that work as a chain, so that a firm applies once and is followed from idea to market.
Phase-out comes beside: it does not follow on diffusion.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from app.domain.instruments import Stage
from app.domain.mix.known import Mix, Sketch
from app.domain.mix.pairing import HELPING

LEGS = tuple(Stage)[:5]
"""The stages of the relay, S1 to S5."""


class Handing(StrEnum):
    """How one stage is followed by the next. `same_body`: a body, or one instrument, goes on in both."""

    SAME_BODY = "same_body"
    PARTNER = "partner"
    LINKED = "linked"
    MISSING = "missing"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Leg:
    """A stage. `bodies` lead there, each with the instruments it leads; `unled_ids` are led by nobody yet.

    `handing` says how it is followed by the next stage, None for the last; `by_ids` are the instruments or
    interactions by which it is.
    """

    stage: Stage
    bodies: tuple[tuple[str, tuple[str, ...]], ...]
    unled_ids: tuple[str, ...] = ()
    handing: Handing | None = None
    by_ids: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """All instruments of the stage."""
        return (*(one for _, ids in self.bodies for one in ids), *self.unled_ids)


def relay(mix: Mix) -> tuple[Leg, ...]:
    """The stages in order, with the hand-overs between them; nothing without instruments."""
    if not mix.sketches:
        return ()
    here = [[one for one in mix.sketches.values() if stage in one.stages] for stage in LEGS]
    legs = []
    for place, stage in enumerate(LEGS):
        bodies: dict[str, list[str]] = {}
        for one in here[place]:
            if one.lead_id in mix.bodies:
                bodies.setdefault(one.lead_id, []).append(one.id)
        led = {one for ids in bodies.values() for one in ids}
        handing, by_ids = _handed(mix, here[place], here[place + 1]) if place + 1 < len(LEGS) else (None, ())
        legs.append(
            Leg(
                stage,
                tuple((body, tuple(ids)) for body, ids in bodies.items()),
                tuple(one.id for one in here[place] if one.id not in led),
                handing,
                by_ids,
            )
        )
    return tuple(legs)


def broken(legs: Sequence[Leg]) -> tuple[tuple[Leg, Leg], ...]:
    """Neighbouring stages, both with instruments, between which nobody hands over."""
    return tuple((one, after) for one, after in pairwise(legs) if one.handing is Handing.MISSING)


def skipped(legs: Sequence[Leg]) -> tuple[Leg, ...]:
    """Stages without an instrument between stages that have one."""
    filled = [place for place, leg in enumerate(legs) if leg.ids]
    return tuple(leg for leg in legs[min(filled) : max(filled)] if not leg.ids) if filled else ()


def could_apply_once(legs: Sequence[Leg]) -> tuple[str, ...]:
    """Bodies that could take one application together: two or more in a row of three stages that follow each other."""
    best: list[Leg] = []
    run: list[Leg] = []
    for leg in legs:
        run = [*run, leg] if leg.ids else []
        best = max(best, run, key=len)
        if leg.handing in {Handing.MISSING, Handing.EMPTY, None}:
            run = []
    bodies = tuple(dict.fromkeys(body for leg in best for body, _ in leg.bodies))
    return bodies if len(best) >= 3 and len(bodies) >= 2 else ()


def _handed(mix: Mix, here: Sequence[Sketch], there: Sequence[Sketch]) -> tuple[Handing, tuple[str, ...]]:
    """How `here` is followed by `there`: strongest first, an interaction that somebody has named."""
    if not here or not there:
        return Handing.EMPTY, ()
    first, second = {one.id for one in here}, {one.id for one in there}
    linked = tuple(
        one.id
        for one in mix.interactions
        if one.kind in HELPING
        and ((one.source in first and one.target in second) or (one.source in second and one.target in first))
    )
    if linked:
        return Handing.LINKED, linked
    leads_here, leads_there = _leads(mix, here), _leads(mix, there)
    same = tuple(one.id for one in here if one.id in second or one.lead_id in leads_here & leads_there)
    if same:
        return Handing.SAME_BODY, same
    known = tuple(
        one.id
        for group, leads in ((here, leads_there), (there, leads_here))
        for one in group
        if set(one.partner_ids) & leads
    )
    return (Handing.PARTNER, known) if known else (Handing.MISSING, ())


def _leads(mix: Mix, sketches: Sequence[Sketch]) -> set[str]:
    return {one.lead_id for one in sketches if one.lead_id in mix.bodies}
