"""Real missions to learn from while writing one's own: what they say, and what the checks find in them.

The facts are public and were written down with their sources; nothing is made up. What a mission's text does not say is
left empty here, since that is what there is to learn.
Must not: praise or blame. The checks speak, the same as for everybody's goals.
"""

from dataclasses import dataclass
from datetime import date

from app.domain.goals import GoalContent
from app.domain.quality.checks import Finding
from app.domain.quality.goal import GoalContext, check_goal


@dataclass(frozen=True, slots=True)
class Example:
    """A real mission. What to look at is the text `library.<key>.learn`; `source` says where the facts are from."""

    key: str
    name: str
    who: str
    source: str
    goal: GoalContent


@dataclass(frozen=True, slots=True)
class Annotated:
    """An example with all that the checks find in its goal, Q01 to Q10."""

    example: Example
    findings: tuple[Finding, ...]


def _end_of(year: int) -> date:
    return date(year, 12, 31)


EXAMPLES: tuple[Example, ...] = (
    Example(
        "feed",
        "Sustainable feed",
        "Norway, five ministries",
        "Norwegian government, mission on sustainable feed",
        GoalContent(
            "By 2034, all feed for farmed fish and livestock comes from sustainable sources",
            indicator="Norwegian raw materials in fish feed",
            unit="%",
            baseline_value=8,
            baseline_year=2024,
            baseline_source="Mission document of the government",
            target_value=25,
            deadline=_end_of(2034),
            population="Feed for farmed fish in Norway",
            constraint="Emissions of the food system must fall",
        ),
    ),
    Example(
        "ferries",
        "Zero-emission fast boats",
        "Trøndelag and ten more counties, Norway",
        "Development contracts for fast boats, 2017 to 2023",
        GoalContent(
            "Zero-emission scheduled express boats for 275 passengers at 30 knots over 95 nautical miles",
            indicator="A scheduled boat that meets all four requirements is in service",
            is_yes_no=True,
            population="Passengers between Trondheim and Kristiansund",
        ),
    ),
    Example(
        "drought",
        "Drought resilience",
        "CSIRO and the department of agriculture, Australia",
        "CSIRO, missions programme",
        GoalContent(
            "By 2030, reduce the impacts of droughts by 30 %",
            indicator="Impacts of droughts",
            unit="%",
            target_value=-30,
            deadline=_end_of(2030),
            population="Farms and regions of Australia",
        ),
    ),
    Example(
        "hydrogen",
        "Hydrogen industry",
        "CSIRO with ministries and companies, Australia",
        "CSIRO, launch of the hydrogen industry mission",
        GoalContent(
            "Clean hydrogen is made in Australia for less than 2 dollars a kilogram",
            indicator="Cost of production",
            unit="AUD per kg",
            target_value=2,
        ),
    ),
    Example(
        "agrifood",
        "Trusted agrifood exports",
        "CSIRO, Australia",
        "CSIRO, missions programme",
        GoalContent(
            "By 2030, raise the value of trusted agrifood exports by 10 billion dollars",
            indicator="Export value above today's",
            unit="billion AUD",
            target_value=10,
            deadline=_end_of(2030),
        ),
    ),
    Example(
        "soil",
        "Healthy soils",
        "European Union",
        "European Commission, EU missions 2021",
        GoalContent(
            "By 2030, set up 100 living labs and lighthouses that lead the way to healthy soils",
            indicator="Living labs and lighthouses",
            unit="labs",
            target_value=100,
            deadline=_end_of(2030),
        ),
    ),
    Example(
        "ocean",
        "Restore our ocean and waters",
        "European Union",
        "European Commission, EU missions 2021",
        GoalContent("By 2030, restore our ocean and waters", deadline=_end_of(2030)),
    ),
    Example(
        "cities",
        "Climate-neutral and smart cities",
        "European Union",
        "European Commission, EU missions 2021",
        GoalContent(
            "By 2030, 100 cities are climate-neutral and smart",
            indicator="Climate-neutral cities",
            unit="cities",
            target_value=100,
            deadline=_end_of(2030),
            population="Cities that were selected (112)",
        ),
    ),
    Example(
        "giga",
        "Every school online",
        "UNICEF and ITU, many countries",
        "Giga, end of 2024",
        GoalContent(
            "By 2030, every school is connected to the internet",
            indicator="Schools with internet access",
            unit="% of schools",
            target_value=100,
            deadline=_end_of(2030),
            population="Schools; more than 2.1 million are mapped in 141 countries",
        ),
    ),
    Example(
        "streets",
        "Streets",
        "Vinnova with three cities, Sweden",
        "Vinnova, mission on streets",
        GoalContent(
            "By 2030, every street in Sweden is healthy, sustainable and vibrant",
            deadline=_end_of(2030),
            visible_change="People meet, play and rest in the street where they live",
        ),
    ),
    Example(
        "meals",
        "School meals",
        "Food Agency and four municipalities, Sweden",
        "Vinnova, mission on food",
        GoalContent(
            "Every child eats sustainable, good school food",
            visible_change="What is on the plate in school",
            population="Children in Munkedal, Hofors, Vallentuna and Karlstad first",
        ),
    ),
    Example(
        "camden",
        "Access to economic opportunity",
        "Camden, London",
        "Renewal Commission of Camden",
        GoalContent(
            "By 2025, every young person has access to economic opportunity",
            deadline=_end_of(2025),
            population="Young people in Camden",
        ),
    ),
)
"""The examples, those from which most can be taken over first."""


def annotated(today: date, language: str = "en") -> tuple[Annotated, ...]:
    """Every example with what the checks find today, in the order of the library."""
    return tuple(Annotated(one, check_goal(one.goal, GoalContext(today, language=language))) for one in EXAMPLES)
