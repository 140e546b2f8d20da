"""Policy instruments: the taxonomy of types and the sketch of one instrument.

The types are the 28 of the EC-OECD STIP Compass, and an extension of 19 for sector policy: with STIP alone a mission
would be driven by science and innovation instruments only (the STI trap). Sides and stages are defaults to start from.

Must not: count a mix (see `app.domain.policy_mix`) or hold text; names are message keys.
"""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """What an instrument works on: it pushes supply, creates demand, sets rules, or makes the parts work together."""

    SUPPLY = "supply"
    DEMAND = "demand"
    REGULATORY = "regulatory"
    SYSTEMIC = "systemic"


class Stage(StrEnum):
    """Stages of the innovation cycle, S1 to S6 in order."""

    RESEARCH = "research"
    DEVELOPMENT = "development"
    DEMONSTRATION = "demonstration"
    MARKET_FORMATION = "market_formation"
    DIFFUSION = "diffusion"
    PHASE_OUT = "phase_out"


class Category(StrEnum):
    """Groups of instrument types, as STIP Compass orders them; the extension is a group of its own."""

    GOVERNANCE = "governance"
    DIRECT_FINANCE = "direct_finance"
    INDIRECT_FINANCE = "indirect_finance"
    INFRASTRUCTURES = "infrastructures"
    GUIDANCE = "guidance"
    BEYOND_STI = "beyond_sti"


class BudgetRange(StrEnum):
    """Size of an instrument in millions of the workshop's currency, over its whole time."""

    UNKNOWN = "unknown"
    NONE = "none"
    BELOW_100K = "below_100k"
    BELOW_1M = "below_1m"
    BELOW_10M = "below_10m"
    BELOW_100M = "below_100m"
    FROM_100M = "from_100m"


class BudgetStatus(StrEnum):
    """How sure the money is."""

    UNKNOWN = "unknown"
    TO_BE_FOUND = "to_be_found"
    ASKED_FOR = "asked_for"
    PROMISED = "promised"
    SECURED = "secured"


class LegalBasis(StrEnum):
    """What has to be there before an instrument may begin."""

    NONE = "none"
    REGULATION = "regulation"
    LAW = "law"
    STATE_AID = "state_aid"


class Approach(StrEnum):
    """What an instrument changes; a mission of technology alone is one-sided."""

    TECHNOLOGY = "technology"
    BEHAVIOUR = "behaviour"
    ORGANISATION = "organisation"
    SOCIAL = "social"


class TargetGroup(StrEnum):
    """Whom an instrument works on: the groups of STIP Compass, shortened, and five that sector policy adds."""

    HIGHER_EDUCATION = "higher_education"
    PUBLIC_RESEARCH = "public_research"
    PRIVATE_LABS = "private_labs"
    RESEARCHERS = "researchers"
    STUDENTS = "students"
    TEACHERS = "teachers"
    SMALL_FIRMS = "small_firms"
    LARGE_FIRMS = "large_firms"
    NEW_FIRMS = "new_firms"
    INCUBATORS = "incubators"
    TECH_TRANSFER = "tech_transfer"
    INDUSTRY_ASSOCIATIONS = "industry_associations"
    ACADEMIES = "academies"
    NGOS = "ngos"
    INTERNATIONAL = "international"
    NATIONAL_GOVERNMENT = "national_government"
    SUBNATIONAL_GOVERNMENT = "subnational_government"
    ENTREPRENEURS = "entrepreneurs"
    INVESTORS = "investors"
    LABOUR_FORCE = "labour_force"
    WOMEN = "women"
    DISADVANTAGED = "disadvantaged"
    CIVIL_SOCIETY = "civil_society"
    HOUSEHOLDS = "households"
    SERVICE_PROVIDERS = "service_providers"
    FARMERS = "farmers"
    PHASE_OUT_WORKERS = "phase_out_workers"
    FIRST_CUSTOMERS = "first_customers"


@dataclass(frozen=True, slots=True)
class InstrumentContent:
    """A sketch of an instrument. `start` is free: a year or a date. Ids are those of goals and stakeholders."""

    name: str
    summary: str = ""
    code: str = ""
    side: Side = Side.SUPPLY
    stages: tuple[Stage, ...] = ()
    goal_ids: tuple[str, ...] = ()
    lead_id: str = ""
    partner_ids: tuple[str, ...] = ()
    target_group: str = ""
    budget: BudgetRange = BudgetRange.UNKNOWN
    budget_source: str = ""
    budget_status: BudgetStatus = BudgetStatus.UNKNOWN
    start: str = ""
    is_new: bool = True
    first_step: str = ""


@dataclass(frozen=True, slots=True)
class InstrumentType:
    """A type of the taxonomy. `secondary_side` is for the two types that clearly work on two sides."""

    code: str
    name_key: str
    category: Category
    default_side: Side
    default_stages: tuple[Stage, ...]
    secondary_side: Side | None = None


_STAGES = tuple(Stage)


def _type(
    code: str, category: Category, side: Side, first: int, last: int, *, also: Side | None = None
) -> InstrumentType:
    """A type with stages S`first` to S`last`."""
    return InstrumentType(code, f"instrument.{code}", category, side, _STAGES[first - 1 : last], also)


_GOVERNANCE, _DIRECT, _INDIRECT = Category.GOVERNANCE, Category.DIRECT_FINANCE, Category.INDIRECT_FINANCE
_INFRA, _GUIDANCE, _BEYOND = Category.INFRASTRUCTURES, Category.GUIDANCE, Category.BEYOND_STI
_SUPPLY, _DEMAND, _REGULATORY, _SYSTEMIC = Side.SUPPLY, Side.DEMAND, Side.REGULATORY, Side.SYSTEMIC

# Where a source says 'all stages' it means S1 to S5: phase-out is our own addition and is never meant by default.
INSTRUMENT_TYPES: tuple[InstrumentType, ...] = (
    _type("PI024", _GOVERNANCE, _SYSTEMIC, 1, 5),
    _type("PI030", _GOVERNANCE, _SYSTEMIC, 1, 5),
    _type("PI031", _GOVERNANCE, _SYSTEMIC, 1, 5),
    _type("PI025", _GOVERNANCE, _SYSTEMIC, 1, 5),
    _type("PI026", _GOVERNANCE, _SYSTEMIC, 1, 5),
    _type("PI033", _GOVERNANCE, _REGULATORY, 3, 5),
    _type("PI027", _GOVERNANCE, _REGULATORY, 3, 5),
    _type("PI028", _GOVERNANCE, _DEMAND, 4, 5),
    _type("PI006", _DIRECT, _SUPPLY, 1, 1),
    _type("PI007", _DIRECT, _SUPPLY, 1, 2),
    _type("PI008", _DIRECT, _SUPPLY, 2, 3),
    _type("PI009", _DIRECT, _SUPPLY, 1, 2),
    _type("PI010", _DIRECT, _DEMAND, 2, 4),
    _type("PI011", _DIRECT, _SUPPLY, 1, 1),
    _type("PI012", _DIRECT, _SUPPLY, 3, 5),
    _type("PI013", _DIRECT, _SUPPLY, 3, 5),
    _type("PI014", _DIRECT, _SUPPLY, 2, 2),
    _type("PI015", _INDIRECT, _SUPPLY, 2, 2),
    _type("PI016", _INDIRECT, _SUPPLY, 2, 2),
    _type("PI029", _INDIRECT, _SUPPLY, 4, 5),
    _type("PI021", _INFRA, _SYSTEMIC, 1, 4),
    _type("PI022", _INFRA, _SUPPLY, 1, 3),
    _type("PI023", _INFRA, _SYSTEMIC, 1, 4),
    _type("PI017", _GUIDANCE, _SUPPLY, 4, 5),
    _type("PI032", _GUIDANCE, _REGULATORY, 3, 5),
    _type("PI018", _GUIDANCE, _REGULATORY, 1, 3),
    _type("PI019", _GUIDANCE, _REGULATORY, 2, 5),
    _type("PI020", _GUIDANCE, _SUPPLY, 2, 3),
    _type("X01", _BEYOND, _DEMAND, 4, 5),
    _type("X02", _BEYOND, _DEMAND, 2, 3),
    _type("X03", _BEYOND, _DEMAND, 4, 4),
    _type("X04", _BEYOND, _REGULATORY, 4, 6),
    _type("X05", _BEYOND, _REGULATORY, 4, 6, also=_DEMAND),
    _type("X06", _BEYOND, _DEMAND, 4, 5),
    _type("X07", _BEYOND, _DEMAND, 4, 4),
    _type("X08", _BEYOND, _DEMAND, 5, 5),
    _type("X09", _BEYOND, _DEMAND, 5, 5),
    _type("X10", _BEYOND, _REGULATORY, 2, 4),
    _type("X11", _BEYOND, _SUPPLY, 3, 6),
    _type("X12", _BEYOND, _SUPPLY, 4, 5, also=_SYSTEMIC),
    _type("X13", _BEYOND, _REGULATORY, 6, 6),
    _type("X14", _BEYOND, _REGULATORY, 3, 5),
    _type("X15", _BEYOND, _SYSTEMIC, 3, 3),
    _type("X16", _BEYOND, _SYSTEMIC, 4, 5),
    _type("X17", _BEYOND, _SUPPLY, 2, 5),
    _type("X18", _BEYOND, _SYSTEMIC, 1, 5),
    _type("X19", _BEYOND, _DEMAND, 4, 5),
)

_BY_CODE = {one.code: one for one in INSTRUMENT_TYPES}

InstrumentCode = StrEnum("InstrumentCode", {code: code for code in _BY_CODE})  # type: ignore[misc]
"""The codes of the taxonomy, as the choices of a field."""


def instrument_type(code: str) -> InstrumentType:
    """The type of a code. Errors: KeyError (a LookupError) when there is none."""
    return _BY_CODE[code]
