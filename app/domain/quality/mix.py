"""What the mission uses: checks of the policy mix, Q18 to Q24. Without instruments none of them is answered."""

from collections.abc import Collection, Mapping

from app.domain.instruments import InstrumentContent, Side, Stage
from app.domain.policy_mix import stages_covered, sti_trap_share
from app.domain.quality.checks import Finding, failed, not_answered, passed
from app.domain.quality.thresholds import Thresholds
from app.domain.stakeholders import StakeholderContent, is_sti_body

Instruments = Collection[InstrumentContent]

CYCLE = tuple(stage for stage in Stage if stage is not Stage.PHASE_OUT)
"""The five stages of the innovation cycle; phase-out comes on top."""

TO_MARKET = frozenset({Stage.MARKET_FORMATION, Stage.DIFFUSION})


def creates_demand(instruments: Instruments, reason: str) -> Finding:
    """Q18: at least one instrument on the demand side, or a stated reason for none."""
    return _has_side("Q18", Side.DEMAND, instruments, reason)


def uses_rules(instruments: Instruments, reason: str) -> Finding:
    """Q19: at least one regulatory instrument, or a stated reason for none."""
    return _has_side("Q19", Side.REGULATORY, instruments, reason)


def _has_side(check_id: str, side: Side, instruments: Instruments, reason: str) -> Finding:
    if not instruments:
        return not_answered(check_id)
    count = sum(1 for one in instruments if one.side is side)
    if count:
        return passed(check_id, count=count)
    return passed(check_id, "reason", reason=reason.strip()) if reason.strip() else failed(check_id)


def covers_the_cycle(instruments: Instruments, thresholds: Thresholds) -> Finding:
    """Q20: instruments in at least three of the five stages, market formation or diffusion among them."""
    if not instruments:
        return not_answered("Q20")
    covered = stages_covered(instruments) & set(CYCLE)
    if len(covered) < thresholds.stages_least:
        return failed("Q20", count=len(covered), least=thresholds.stages_least)
    return passed("Q20", count=len(covered)) if covered & TO_MARKET else failed("Q20", "market", count=len(covered))


def avoids_the_sti_trap(
    instruments: Instruments, stakeholders: Mapping[str, StakeholderContent], thresholds: Thresholds
) -> Finding:
    """Q21: bodies of science and innovation lead no more than 60 % of the instruments whose lead is known."""
    share = sti_trap_share(instruments, {actor: is_sti_body(one) for actor, one in stakeholders.items()})
    if share is None:
        return not_answered("Q21")
    find = failed if share * 100 > thresholds.sti_led_percent_most else passed
    return find("Q21", percent=round(share * 100), most=thresholds.sti_led_percent_most)


def is_complete(instruments: Instruments) -> Finding:
    """Q24: every instrument says who leads, whom it is for, which goal it serves and what the next step is."""
    if not instruments:
        return not_answered("Q24")
    open_ones = [
        one
        for one in instruments
        if not (one.lead_id and one.target_group.strip() and one.goal_ids and one.first_step.strip())
    ]
    if open_ones:
        return failed("Q24", count=len(open_ones), total=len(instruments), name=open_ones[0].name)
    return passed("Q24", total=len(instruments))
