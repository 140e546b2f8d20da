"""Checks of what the registers hold: Q22 to Q42 but for Q38 to Q40. Each is asked only with the part it is about.

Must not: ask a ninety-minute workshop for a plan that it never meant to make.
"""

from collections.abc import Callable, Mapping

from app.domain.classification import Classification, classify
from app.domain.crowding_in.lasting import Anchor
from app.domain.crowding_in.pledge import PRIVATE
from app.domain.crowding_in.totals import totals
from app.domain.estimates.summary import yes_percent
from app.domain.mix import competing
from app.domain.mix.known import Mix
from app.domain.parts import Part
from app.domain.quality.checks import Finding, failed, hint, not_answered, passed
from app.domain.readings import learning, mix, pledged, profile
from app.domain.registers.source import ShelfSource

Rule = Callable[[ShelfSource], Finding]


def check_registers(source: ShelfSource) -> tuple[Finding, ...]:
    """The findings of every check whose part is shown, in the order of the report."""
    return tuple(rule(source) for part, rule in RULES.values() if part in source.parts)


def room_says(source: ShelfSource, question: str) -> int | None:
    """Per cent who say yes to a question about the mission as a whole; None where nobody was asked."""
    return yes_percent(source.summaries("mission_check").get("", {}).get(question))


def _changes_more_than_technology(source: ShelfSource) -> Finding:
    """Q22: something changes behaviour, organisations or social practice too."""
    known = Mix.of(source)
    beyond = competing.beyond_technology(known)
    if beyond:
        return passed("Q22", count=len(beyond))
    told = sum(bool(one.approaches) for one in known.sketches.values())
    told += sum(bool(one.approaches) for one in known.pathways)
    return failed("Q22", count=told) if told else not_answered("Q22")


def _connects_supply_and_demand(source: ShelfSource) -> Finding:
    """Q23: one interaction at least ties an instrument of supply to one of demand."""
    if not source.entries("interactions"):
        return not_answered("Q23")
    return passed("Q23") if mix.connects_supply_and_demand(source) else failed("Q23")


def _works_on_every_cause(source: ShelfSource) -> Finding:
    """Q25: an instrument works on each root cause that the room has named."""
    known = Mix.of(source)
    if not known.causes:
        return not_answered("Q25")
    worked_on = {cause for one in known.sketches.values() for cause in one.cause_ids}
    bare = [name for cause, name in known.causes.items() if cause not in worked_on]
    return failed("Q25", count=len(bare), name=bare[0]) if bare else passed("Q25", count=len(known.causes))


def _has_rival_pathways(source: ShelfSource) -> Finding:
    """Q26: two competing pathways at least for each adopted goal."""
    if not source.adopted:
        return not_answered("Q26")
    few = mix.goals_with_one_pathway(source)
    return failed("Q26", count=len(few)) if few else passed("Q26")


def _uses_what_exists(source: ShelfSource) -> Finding:
    """Q27: an existing project is mapped for each adopted goal, or it is on record that none is known."""
    if not source.adopted:
        return not_answered("Q27")
    served = {goal for one in source.entries("projects") for goal in one.many("goals")}
    bare = source.adopted - served
    if bare and "Q27" in source.none:
        return passed("Q27", "none")
    return failed("Q27", count=len(bare)) if bare else passed("Q27", count=len(source.entries("projects")))


def _has_real_commitments(source: ShelfSource) -> Finding:
    """Q28: confirmed commitments from two sectors at least, business or finance among those who offer.

    Where those who confirmed may not promise it alone, or have not said whether they may, people look again.
    """
    pledges = [one for one in pledged.pledges_of(source) if one.counts]
    if not pledges:
        return not_answered("Q28")
    firm = [one for one in pledges if one.is_firm]
    sectors = {one.sector for one in firm if one.sector}
    if len(sectors) < source.thresholds.sectors_confirmed_least:
        return failed("Q28", count=len(sectors))
    if not any(one.sector in PRIVATE for one in pledges):
        return failed("Q28", "private")
    open_ones = sum(not one.is_authorised for one in firm)
    return hint("Q28", count=open_ones) if open_ones else passed("Q28", count=len(sectors))


def _states_the_gap(source: ShelfSource) -> Finding:
    """Q29: what is needed and what is pledged are both said in numbers."""
    pledges, asks = pledged.pledges_of(source), source.entries("asks")
    if not pledges and not asks:
        return not_answered("Q29")
    needed = [one for one in asks if one.number_of("amount") is not None]
    offered = [one for one in totals(pledges) if one.amount]
    return passed("Q29") if needed and offered else failed("Q29", "asks" if offered else "")


def _can_be_measured(source: ShelfSource) -> Finding:
    """Q30: every adopted goal has an indicator with owner, source and frequency."""
    if not source.adopted:
        return not_answered("Q30")
    bare = learning.goals_without_indicator(source)
    return failed("Q30", count=len(bare)) if bare else passed("Q30")


def _asks_to_learn(source: ShelfSource) -> Finding:
    """Q31: two learning questions at least."""
    count = len(source.entries("questions"))
    return (passed if count >= source.thresholds.learning_questions_least else failed)("Q31", count=count)


def _knows_when_to_stop(source: ShelfSource) -> Finding:
    """Q32: every line of the portfolio has a criterion with signal, date, decider and consequence."""
    lines = [*source.entries("projects"), *source.entries("pathways")]
    if not lines:
        return failed("Q32", "none") if not source.entries("criteria") else passed("Q32")
    bare = learning.lines_without_criterion(source)
    return failed("Q32", count=len(bare)) if bare else passed("Q32")


def _outlives_the_election(source: ShelfSource) -> Finding:
    """Q33: a mandate across parties, or a mandate or a review beyond the next election (four years, if not said)."""
    match pledged.anchor_of(source):
        case Anchor.ACROSS_PARTIES:
            return passed("Q33")
        case Anchor.NOTHING:
            return failed("Q33")
        case other:
            return passed("Q33", other.value)


def _is_owned_here(source: ShelfSource) -> Finding:
    """Q34: owned and delivered from inside the country; what began outside has a day on which it is handed over."""
    if not source.entries("localisation"):
        return not_answered("Q34")
    outside = profile.external(source)
    for dimension in ("owned", "delivered"):
        if dimension in outside:
            return failed("Q34", dimension)
    started = [one for one in source.entries("localisation") if one.text("dimension") == "initiated"]
    if "initiated" in outside and not any(one.text("hand_over") for one in started):
        return failed("Q34", "hand_over")
    return hint("Q34") if "funded" in outside else passed("Q34")


def _can_be_done_here(source: ShelfSource) -> Finding:
    """Q35: every capability is rated, and whoever lacks one has a source and a plan."""
    if not source.entries("capabilities"):
        return not_answered("Q35")
    gaps = profile.capability_gaps(source)
    return failed("Q35", count=len(gaps)) if gaps else passed("Q35", count=len(source.entries("capabilities")))


def _is_no_mimicry(source: ShelfSource) -> Finding:
    """Q36: the four questions are answered for every borrowed element, and the room expects real practice to change."""
    if not source.entries("borrowed"):
        return not_answered("Q36")
    bare = profile.unanswered(source)
    if bare:
        return failed("Q36", count=len(bare))
    asked = room_says(source, "borrowed")
    if asked is not None and asked < source.thresholds.real_change_percent_least:
        return failed("Q36", "room", percent=asked)
    return passed("Q36", count=len(source.entries("borrowed")))


def _has_a_mechanism_that_fits(source: ShelfSource) -> Finding:
    """Q37: one mechanism at least decides across sectors, moves money and includes others than the state.

    Where none is listed, the room's answer to the same question counts.
    """
    asked = room_says(source, "mechanism")
    if not source.entries("mechanisms"):
        if asked is None:
            return not_answered("Q37")
        find = passed if asked >= source.thresholds.mechanism_percent_least else failed
        return find("Q37", "room", percent=asked)
    fits = [
        one
        for one in source.entries("mechanisms")
        if all(one.says_yes(name) for name in ("decides", "moves_money", "includes_others"))
    ]
    return passed("Q37") if fits else failed("Q37")


def _fits_its_complexity(source: ShelfSource) -> Finding:
    """Q41: what is complex has rival pathways and learning questions; what is agreed, reviews with deciders."""
    found: Classification | None = classify(source.summaries("classification").get("", {}))
    if found is None:
        return not_answered("Q41")
    if found.quadrant.is_complex:
        ready = not mix.goals_with_one_pathway(source) and bool(source.entries("questions"))
        return passed("Q41", "complex") if ready else failed("Q41", "complex")
    ready = any(one.text("on") and one.text("decider") for one in source.entries("reviews"))
    return passed("Q41") if ready else failed("Q41")


def _shows_conflicts(source: ShelfSource) -> Finding:
    """Q42: conflicts between goals are listed, each with a rule; without any, the room says whether all is said."""
    listed = source.entries("conflicts")
    if not listed:
        asked = room_says(source, "conflicts")
        if asked is None:
            return not_answered("Q42")
        find = passed if asked >= source.thresholds.conflicts_percent_least else failed
        return find("Q42", "room", percent=asked)
    bare = [one for one in listed if not one.text("rule")]
    return failed("Q42", count=len(bare)) if bare else passed("Q42", count=len(listed))


RULES: Mapping[str, tuple[Part, Rule]] = {
    "Q22": (Part.INTERACTIONS, _changes_more_than_technology),
    "Q23": (Part.INTERACTIONS, _connects_supply_and_demand),
    "Q25": (Part.MANDATE, _works_on_every_cause),
    "Q26": (Part.PATHWAYS, _has_rival_pathways),
    "Q27": (Part.PORTFOLIO, _uses_what_exists),
    "Q28": (Part.COMMITMENTS, _has_real_commitments),
    "Q29": (Part.COMMITMENTS, _states_the_gap),
    "Q30": (Part.MONITORING, _can_be_measured),
    "Q31": (Part.MONITORING, _asks_to_learn),
    "Q32": (Part.STOPPING, _knows_when_to_stop),
    "Q33": (Part.MANDATE, _outlives_the_election),
    "Q34": (Part.DEVELOPMENT, _is_owned_here),
    "Q35": (Part.DEVELOPMENT, _can_be_done_here),
    "Q36": (Part.DEVELOPMENT, _is_no_mimicry),
    "Q37": (Part.DEVELOPMENT, _has_a_mechanism_that_fits),
    "Q41": (Part.CLASSIFICATION, _fits_its_complexity),
    "Q42": (Part.CONFLICTS, _shows_conflicts),
}
"""The rules in the order of the report, each with the part of the workshop it is about."""
