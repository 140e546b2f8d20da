"""Who is on board: checks of the register, Q12 to Q17. An empty register answers none of them."""

from collections.abc import Collection, Iterable, Mapping

from app.domain.coalition import is_on_board, status_of
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
    Standing,
)

Register = Collection[StakeholderContent]


def goes_beyond_sti(register: Register, thresholds: Thresholds) -> Finding:
    """Q12: public bodies outside science and innovation are present or committed, a challenge owner among them."""
    if not register:
        return not_answered("Q12")
    bodies = [
        one
        for one in register
        if one.sector is Sector.GOVERNMENT and one.policy_field.is_beyond_sti and is_on_board(one)
    ]
    if len(bodies) < thresholds.bodies_beyond_sti_least:
        return failed("Q12", count=len(bodies), least=thresholds.bodies_beyond_sti_least)
    if not any(StakeholderRole.CHALLENGE_OWNER in one.roles for one in bodies):
        return failed("Q12", "owner", count=len(bodies))
    return passed("Q12", count=len(bodies))


def names_finance_and_regulator(register: Register) -> Finding:
    """Q13: whoever decides on the budget, and whoever sets the rules, are in the register with a stated status."""
    if not register:
        return not_answered("Q13")
    finance = [
        one for one in register if one.sector is Sector.GOVERNMENT and one.policy_field is PolicyField.FINANCE_BUDGET
    ]
    regulators = [one for one in register if StakeholderRole.REGULATOR in one.roles]
    if finance and regulators:
        unsaid = [found[0] for found in (finance, regulators) if not any(status_of(one) for one in found)]
        return failed("Q13", "status", name=unsaid[0].name) if unsaid else passed("Q13")
    if finance:
        return failed("Q13", "regulator")
    return failed("Q13", "finance") if regulators else failed("Q13")


def crosses_sectors(
    register: Mapping[str, StakeholderContent],
    instruments: Iterable[InstrumentContent],
    pledging: Collection[str],
    thresholds: Thresholds,
) -> Finding:
    """Q14: enough sectors of the helix in the register, and enough of all sectors that do something.

    To do something is to lead or carry an instrument, or to have committed (`pledging`, ids of actors).
    """
    if not register:
        return not_answered("Q14")
    registered = {one.sector for one in register.values()} & set(HELIX)
    if len(registered) < thresholds.sectors_registered_least:
        return failed("Q14", count=len(registered), least=thresholds.sectors_registered_least)
    carrying = {actor for one in instruments for actor in (one.lead_id, *one.partner_ids)} | set(pledging)
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


def mixes_newcomers(register: Register, thresholds: Thresholds, newcomers_percent: int | None = None) -> Finding:
    """Q17: those who have long been heard are no more than 70 % of the actors of whom it was said.

    Where that was said of too few, the room's answer counts: whether somebody is here who would do it differently.
    """
    said = [one.standing for one in register if one.standing is not None]
    if not said or len(said) * 2 < len(register):
        if newcomers_percent is None:
            return not_answered("Q17")
        find = passed if newcomers_percent >= thresholds.newcomers_percent_least else failed
        return find("Q17", "asked", percent=newcomers_percent)
    percent = round(100 * said.count(Standing.ESTABLISHED) / len(said))
    find = failed if percent > thresholds.established_percent_most else passed
    return find("Q17", percent=percent, most=thresholds.established_percent_most)
