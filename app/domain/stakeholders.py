"""Stakeholders of a mission: who they are, where they stand, and who is missing.

Must not: judge a mission (see `app.domain.quality`) or hold personal data beyond an organisation and its role.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Sector(StrEnum):
    """Sectors of the quintuple helix, and three more that a mission often needs."""

    GOVERNMENT = "government"
    BUSINESS = "business"
    RESEARCH = "research"
    CIVIL_SOCIETY = "civil_society"
    ENVIRONMENT = "environment"
    FINANCE = "finance"
    MEDIA = "media"
    INTERNATIONAL = "international"


HELIX = (Sector.GOVERNMENT, Sector.BUSINESS, Sector.RESEARCH, Sector.CIVIL_SOCIETY, Sector.ENVIRONMENT)
"""The five sectors that a mission is expected to have; an empty one is a gap."""


class GovernanceLevel(StrEnum):
    """Levels on which an actor works."""

    LOCAL = "local"
    REGIONAL = "regional"
    NATIONAL = "national"
    EUROPEAN = "european"
    GLOBAL = "global"


class PolicyField(StrEnum):
    """Policy fields; everything but science, technology and innovation (STI) is where missions usually lack people."""

    STI = "sti"
    ECONOMY_INDUSTRY = "economy_industry"
    ENVIRONMENT_CLIMATE = "environment_climate"
    ENERGY = "energy"
    HEALTH = "health"
    AGRICULTURE_FOOD = "agriculture_food"
    TRANSPORT = "transport"
    EDUCATION_SKILLS = "education_skills"
    LABOUR_SOCIAL = "labour_social"
    FINANCE_BUDGET = "finance_budget"
    JUSTICE_REGULATION = "justice_regulation"
    DIGITAL = "digital"
    DEFENCE_SECURITY = "defence_security"
    FOREIGN_DEVELOPMENT = "foreign_development"
    REGIONAL_URBAN = "regional_urban"
    OTHER = "other"

    @property
    def is_beyond_sti(self) -> bool:
        """Whether the field is known and is not STI; `other` says neither and does not count."""
        return self not in {PolicyField.STI, PolicyField.OTHER}


class StakeholderRole(StrEnum):
    """What an actor is for the mission; an actor can be several things."""

    CHALLENGE_OWNER = "challenge_owner"
    MANDATE_GIVER = "mandate_giver"
    REGULATOR = "regulator"
    FUNDER = "funder"
    BUYER = "buyer"
    RESEARCHER = "researcher"
    DEVELOPER = "developer"
    PROVIDER = "provider"
    AFFECTED = "affected"
    INTERMEDIARY = "intermediary"
    CRITIC = "critic"
    CONVENOR = "convenor"


class ActorKind(StrEnum):
    """What an actor is; private persons are none."""

    ORGANISATION = "organisation"
    GROUP = "group"
    PERSON_IN_ROLE = "person_in_role"


class Standing(StrEnum):
    """Whether an actor has long been heard in the field, or is new to it (Vinnova aims at about half of each)."""

    ESTABLISHED = "established"
    EMERGING = "emerging"


class Stance(StrEnum):
    """Where an actor stands towards the mission, from against to for (-2..+2)."""

    AGAINST = "against"
    DOUBTFUL = "doubtful"
    OPEN = "open"
    SUPPORTIVE = "supportive"
    DRIVING = "driving"


class BodyStatus(StrEnum):
    """How far an actor is on board, in this order."""

    TO_INVITE = "to_invite"
    INVITED = "invited"
    PRESENT = "present"
    COMMITTED = "committed"


class Body(StrEnum):
    """The bodies beyond science and innovation without which a mission lacks the levers to be carried out."""

    CHALLENGE_OWNER = "challenge_owner"
    REGULATOR = "regulator"
    FINANCE = "finance"
    PROCUREMENT = "procurement"
    STANDARDS = "standards"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True)
class StakeholderContent:
    """An actor of the register: an organisation, a group, or a person in a role. Power and interest are 1..5.

    `is_legitimate` and `is_urgent` are None until somebody has said. `bodies` are those of the checklist that the
    actor was said to be, beyond what its roles tell. `answers_for` are ids of goals.
    """

    name: str
    sector: Sector
    level: GovernanceLevel
    policy_field: PolicyField = PolicyField.OTHER
    roles: tuple[StakeholderRole, ...] = ()
    power: int | None = None
    interest: int | None = None
    is_present: bool = False
    note: str = ""
    kind: ActorKind | None = None
    standing: Standing | None = None
    is_legitimate: bool | None = None
    is_urgent: bool | None = None
    stance: Stance | None = None
    status: BodyStatus | None = None
    bodies: tuple[Body, ...] = ()
    answers_for: tuple[str, ...] = ()
    incentive_today: str = ""
    incentive_needed: str = ""
    gains: str = ""
    loses: str = ""
    culture: str = ""
    evidence: str = ""


def is_sti_body(stakeholder: StakeholderContent) -> bool:
    """Whether a body belongs to science, technology and innovation, by its policy field or by doing research."""
    return stakeholder.policy_field is PolicyField.STI or stakeholder.sector is Sector.RESEARCH


# --- power and interest ---------------------------------------------------------------------------------------------

CUT = 3
"""Where the power–interest grid is cut; on the line counts as high, since leaving somebody out costs more."""


class Quadrant(StrEnum):
    """Fields of the power–interest grid, named for what to do."""

    COLLABORATE = "collaborate"
    SATISFY = "satisfy"
    INFORM = "inform"
    MONITOR = "monitor"


def quadrant(power: int | None, interest: int | None) -> Quadrant | None:
    """The field of the power–interest grid (Mendelow), each 1..5 and cut at 3; None until both are given."""
    if power is None or interest is None:
        return None
    if power >= CUT:
        return Quadrant.COLLABORATE if interest >= CUT else Quadrant.SATISFY
    return Quadrant.INFORM if interest >= CUT else Quadrant.MONITOR


def needs_voice(stakeholder: StakeholderContent) -> bool:
    """Whether the grid would leave affected people at 'inform' or 'monitor': raise their power or find a delegate."""
    return StakeholderRole.AFFECTED in stakeholder.roles and stakeholder.power is not None and stakeholder.power < CUT


# --- salience -------------------------------------------------------------------------------------------------------


class Salience(StrEnum):
    """Classes of stakeholder salience (Mitchell, Agle and Wood 1997)."""

    NON_STAKEHOLDER = "non_stakeholder"
    DORMANT = "dormant"
    DISCRETIONARY = "discretionary"
    DEMANDING = "demanding"
    DOMINANT = "dominant"
    DANGEROUS = "dangerous"
    DEPENDENT = "dependent"
    DEFINITIVE = "definitive"


POWERFUL_FROM = 4
"""Power (1..5) from which an actor has the attribute 'power' in the theory of salience."""

_SALIENCE = {
    (False, False, False): Salience.NON_STAKEHOLDER,
    (True, False, False): Salience.DORMANT,
    (False, True, False): Salience.DISCRETIONARY,
    (False, False, True): Salience.DEMANDING,
    (True, True, False): Salience.DOMINANT,
    (True, False, True): Salience.DANGEROUS,
    (False, True, True): Salience.DEPENDENT,
    (True, True, True): Salience.DEFINITIVE,
}


def salience(power: bool | int, is_legitimate: bool, is_urgent: bool) -> Salience:
    """Class of an actor by power, legitimacy and urgency; a rating of power (1..5) counts from 4 on."""
    has_power = power if isinstance(power, bool) else power >= POWERFUL_FROM
    return _SALIENCE[has_power, is_legitimate, is_urgent]


# --- coverage -------------------------------------------------------------------------------------------------------


class Question(StrEnum):
    """What the register must answer, each with one actor at least."""

    DECIDES = "decides"
    PAYS = "pays"
    BUYS = "buys"
    DELIVERS = "delivers"
    USES = "uses"
    LOSES = "loses"


ANSWERS: Mapping[Question, frozenset[StakeholderRole]] = MappingProxyType(
    {
        Question.DECIDES: frozenset(
            {StakeholderRole.MANDATE_GIVER, StakeholderRole.CHALLENGE_OWNER, StakeholderRole.REGULATOR}
        ),
        Question.PAYS: frozenset({StakeholderRole.FUNDER}),
        Question.BUYS: frozenset({StakeholderRole.BUYER}),
        Question.DELIVERS: frozenset({StakeholderRole.PROVIDER}),
        Question.USES: frozenset({StakeholderRole.AFFECTED}),
        Question.LOSES: frozenset({StakeholderRole.CRITIC}),
    }
)
"""The roles that answer each question."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The register at a glance. `counts` holds every sector × level; the rest names what is empty, in enum order."""

    counts: Mapping[tuple[Sector, GovernanceLevel], int]
    empty_sectors: tuple[Sector, ...]
    empty_levels: tuple[GovernanceLevel, ...]
    empty_fields: tuple[PolicyField, ...]
    unanswered: tuple[Question, ...]


def coverage(stakeholders: Iterable[StakeholderContent]) -> Coverage:
    """Count the register by sector and level, and name its holes.

    Empty sectors are those of the helix only: a mission without media is no gap. Empty fields are those beyond STI.
    """
    register = tuple(stakeholders)
    counts = Counter((one.sector, one.level) for one in register)
    sectors = {one.sector for one in register}
    levels = {one.level for one in register}
    fields = {one.policy_field for one in register}
    roles = {role for one in register for role in one.roles}
    return Coverage(
        counts=MappingProxyType({(s, level): counts[s, level] for s in Sector for level in GovernanceLevel}),
        empty_sectors=tuple(s for s in HELIX if s not in sectors),
        empty_levels=tuple(level for level in GovernanceLevel if level not in levels),
        empty_fields=tuple(f for f in PolicyField if f.is_beyond_sti and f not in fields),
        unanswered=tuple(q for q in Question if not ANSWERS[q] & roles),
    )
