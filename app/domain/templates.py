"""Workshop templates: what a practice asks of a workshop, as a file that can be written, sent and read again.

A template says how a workshop begins (agenda, groups, naming, parts) and what its draft is held to (severities and
thresholds of the quality checks, each with a reason). Reading is strict: an unknown name, a value that is none, a step
that is missing is refused, and the refusal names the place in the file.

Must not: read a file (see `app.templates`), or hold anything that people wrote in a workshop.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from app.domain.errors import Invalid
from app.domain.parts import Part, shown_parts
from app.domain.quality.checks import CHECKS, Severity
from app.domain.quality.thresholds import BOUNDS, Thresholds
from app.domain.reading_json import Place
from app.domain.steps import StepKind
from app.domain.workshop import DEFAULT_GROUPS, MAX_RETENTION_DAYS, Naming, clean_groups

SCHEMA = "mission-room/template/1"
USUAL = "half_day"
"""The template of a workshop for which none was chosen."""

OFF = "off"
"""The severity of a check that a template does not ask."""

MOST_MINUTES = 480
COUNTED = frozenset(one.name for one in fields(Thresholds) if one.type in {int, "int"})
"""Thresholds that are whole numbers."""

SEVERITIES = (*(str(one) for one in Severity), OFF)
_KEY, _NAME, _WHEN, _LINE, _WHY = 40, 80, 280, 160, 280


class Profile(StrEnum):
    """What kind of mission it is for; development cooperation is asked about ownership and capability (Q34 to Q37)."""

    GENERAL = "general"
    DEVELOPMENT = "development"


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """A step as a template plans it. `minutes` (0..480) is announced, not a limit; empty words are the usual ones."""

    kind: StepKind
    minutes: int = 0
    title: str = ""
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """How a workshop begins and what its draft is held to.

    `when` says in a sentence when to use it, `gives` what a room has afterwards. `thresholds` are by names of
    `Thresholds`; `severities` by check id: block, warn, info or off; `why` has a reason for any of these names.
    `retention_days` of 0 leaves it to the installation.
    """

    key: str
    name: str
    when: str
    steps: tuple[TemplateStep, ...]
    gives: tuple[str, ...] = ()
    practice: str = ""
    language: str = "en"
    profile: Profile = Profile.GENERAL
    naming: Naming = Naming.NAMES
    groups: tuple[str, ...] = DEFAULT_GROUPS
    parts: frozenset[Part] = frozenset()
    thresholds: Mapping[str, float] = field(default_factory=dict)
    severities: Mapping[str, str] = field(default_factory=dict)
    why: Mapping[str, str] = field(default_factory=dict)
    retention_days: int = 0

    @property
    def minutes(self) -> int:
        """The whole agenda, in minutes."""
        return sum(step.minutes for step in self.steps)

    @property
    def shown(self) -> tuple[str, ...]:
        """Names of the parts that it shows, in their order."""
        return tuple(str(part) for part in shown_parts(str(part) for part in self.parts))

    @property
    def about(self) -> dict[str, Any]:
        """What a workshop keeps of its template beside its own agenda and rules: the words about it."""
        return {
            "name": self.name,
            "when": self.when,
            "gives": list(self.gives),
            "practice": self.practice,
            "why": dict(self.why),
        }


def read_template(value: object) -> Template:
    """A template of a decoded JSON file. Errors: Invalid about the field `template_file`, which names the place."""
    file = Place(value, "template_file")
    file.names(
        required=("schema", "key", "name", "when", "steps"),
        more=("gives", "practice", "language", "profile", "naming", "groups", "parts", "thresholds", "severities"),
        rest=("why", "retention_days"),
    )
    if file.at("schema").text(_KEY) != SCHEMA:
        raise Invalid("template.schema", "template_file", schema=SCHEMA)
    severities = file.at("severities", {}).table(lambda at: at.one_of(SEVERITIES), known=CHECKS, most=len(CHECKS))
    limits = {one.name: one for one in fields(Thresholds)}
    thresholds = file.at("thresholds", {}).table(_threshold, known=limits, most=len(limits))
    profile = Profile(file.at("profile", "general").one_of(tuple(Profile)))
    parts = set(file.at("parts", []).several(lambda at: Part(at.one_of(tuple(Part))), most=len(Part)))
    if profile is Profile.DEVELOPMENT:
        parts.add(Part.DEVELOPMENT)
    elif Part.DEVELOPMENT in parts:
        raise Invalid("template.profile", "template_file")
    return Template(
        key=file.at("key").word(_KEY),
        name=file.at("name").text(_NAME),
        when=file.at("when").text(_WHEN),
        gives=tuple(file.at("gives", []).several(lambda at: at.text(_LINE), most=8)),
        practice=file.at("practice", "").text(_LINE, least=0),
        language=file.at("language", "en").text(12),
        profile=profile,
        naming=Naming(file.at("naming", "names").one_of(tuple(Naming))),
        groups=_groups(file.at("groups", list(DEFAULT_GROUPS))),
        steps=_steps(file.at("steps")),
        parts=frozenset(parts),
        thresholds=thresholds,
        severities=severities,
        why=file.at("why", {}).table(lambda at: at.text(_WHY), known={**CHECKS, **limits}, most=80),
        retention_days=int(file.at("retention_days", 0).number(0, MAX_RETENTION_DAYS, whole=True)),
    )


def written(template: Template) -> dict[str, Any]:
    """The same as a value for JSON, every field in its order; `read_template` reads it to an equal template."""
    return {
        "schema": SCHEMA,
        "key": template.key,
        "name": template.name,
        "when": template.when,
        "gives": list(template.gives),
        "practice": template.practice,
        "language": template.language,
        "profile": str(template.profile),
        "naming": str(template.naming),
        "retention_days": template.retention_days,
        "groups": list(template.groups),
        "steps": [
            {"kind": str(step.kind), "minutes": step.minutes, "title": step.title, "prompt": step.prompt}
            for step in template.steps
        ],
        "parts": list(template.shown),
        "thresholds": {name: template.thresholds[name] for name in sorted(template.thresholds)},
        "severities": {name: template.severities[name] for name in sorted(template.severities)},
        "why": {name: template.why[name] for name in sorted(template.why)},
    }


def only_reasons_in_use(template: Template) -> Template:
    """The same without reasons for checks and thresholds that it leaves as they are."""
    used = {*template.severities, *template.thresholds}
    return replace(template, why={name: said for name, said in template.why.items() if name in used})


def _steps(place: Place) -> tuple[TemplateStep, ...]:
    """The five steps, each once. The order is the agenda's: outputs of a step become inputs of the next."""
    steps = place.several(_step, most=len(StepKind), is_set=False)
    if sorted(step.kind for step in steps) != sorted(StepKind):
        raise Invalid("template.steps", "template_file", kinds=", ".join(StepKind))
    return tuple(steps)


def _step(place: Place) -> TemplateStep:
    place.names(required=("kind",), more=("minutes", "title", "prompt"))
    return TemplateStep(
        kind=StepKind(place.at("kind").one_of(tuple(StepKind))),
        minutes=int(place.at("minutes", 0).number(0, MOST_MINUTES, whole=True)),
        title=place.at("title", "").text(80, least=0),
        prompt=place.at("prompt", "").text(280, least=0),
    )


def _groups(place: Place) -> tuple[str, ...]:
    typed = place.several(lambda at: at.text(60), most=12)
    try:
        return tuple(clean_groups(typed))
    except Invalid:  # of all that can be wrong with them, only their number is left
        raise Invalid("groups.too_few", "template_file", least=2) from None


def _threshold(place: Place) -> float:
    """Ratings, shares and counts, each within its bounds; what counts in wholes is whole."""
    least, most = BOUNDS[place.name]
    return place.number(least, most, whole=place.name in COUNTED)
