"""Who is on board: checks of the register, Q12 to Q16. An empty register answers none of them."""

from collections.abc import Collection, Iterable, Mapping

from app.domain.instruments import InstrumentContent
from app.domain.quality.checks import Finding, failed, not_answered, passed
from app.domain.quality.thresholds import Thresholds
from app.domain.stakeholders import (
    HELIX,
    GovernanceLevel,
    PolicyField,
    Sector,
    StakeholderContent,
    StakeholderRole,
)

Register = Collection[StakeholderContent]


def goes_beyond_sti(register: Register, thresholds: Thresholds) -> Finding:
    """Q12: public bodies outside science and innovation are present, an owner of the challenge among them."""
    if not register:
        return not_answered("Q12")
    bodies = [
        one for one in register if one.sector is Sector.GOVERNMENT and one.policy_field.is_beyond_sti and one.is_present
    ]
    if len(bodies) < thresholds.bodies_beyond_sti_least:
        return failed("Q12", count=len(bodies), least=thresholds.bodies_beyond_sti_least)
    if not any(StakeholderRole.CHALLENGE_OWNER in one.roles for one in bodies):
        return failed("Q12", "owner", count=len(bodies))
    return passed("Q12", count=len(bodies))


def names_finance_and_regulator(register: Register) -> Finding:
    """Q13: whoever decides on the budget, and whoever sets the rules, are in the register."""
    if not register:
        return not_answered("Q13")
    has_finance = any(
        one.sector is Sector.GOVERNMENT and one.policy_field is PolicyField.FINANCE_BUDGET for one in register
    )
    has_regulator = any(StakeholderRole.REGULATOR in one.roles for one in register)
    if has_finance and has_regulator:
        return passed("Q13")
    if has_finance:
        return failed("Q13", "regulator")
    return failed("Q13", "finance") if has_regulator else failed("Q13")


def crosses_sectors(
    register: Mapping[str, StakeholderContent], instruments: Iterable[InstrumentContent], thresholds: Thresholds
) -> Finding:
    """Q14: enough sectors of the helix in the register, and enough of all sectors that lead or carry an instrument."""
    if not register:
        return not_answered("Q14")
    registered = {one.sector for one in register.values()} & set(HELIX)
    if len(registered) < thresholds.sectors_registered_least:
        return failed("Q14", count=len(registered), least=thresholds.sectors_registered_least)
    carrying = {actor for one in instruments for actor in (one.lead_id, *one.partner_ids)}
    active = {one.sector for actor, one in register.items() if actor in carrying}
    if len(active) < thresholds.sectors_active_least:
        return failed("Q14", "active", count=len(active), least=thresholds.sectors_active_least)
    return passed("Q14", count=len(registered), active=len(active))


def covers_levels(register: Register, needed: Collection[GovernanceLevel]) -> Finding:
    """Q15: every level of government that is needed has an actor with a role. Names the first that is empty."""
    if not needed or not register:
        return not_answered("Q15")
    filled = {one.level for one in register if one.roles}
    empty = [level for level in GovernanceLevel if level in needed and level not in filled]
    if empty:
        return failed("Q15", empty[0].value, more=len(empty) - 1)
    return passed("Q15")


def hears_affected(register: Register, *, voices: int, outreach_plan: str) -> Finding:
    """Q16: people who use it, are affected or speak for citizens are in the room, or there is a plan to reach them."""
    present = [
        one
        for one in register
        if one.is_present and (one.sector is Sector.CIVIL_SOCIETY or StakeholderRole.AFFECTED in one.roles)
    ]
    if voices or present:
        return passed("Q16")
    if outreach_plan.strip():
        return passed("Q16", "plan")
    return failed("Q16") if register else not_answered("Q16")
