"""Templates at work: which are offered, a workshop as a template, and another template's checks for one under way.

Must not: put anything that somebody wrote in a workshop into a template, or take anything away from a workshop.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from app.domain.actions import Action
from app.domain.errors import Invalid, NotFound
from app.domain.parts import Part, shown_parts
from app.domain.snapshot import Topic
from app.domain.steps import StepKind
from app.domain.templates import (
    Profile,
    Template,
    TemplateStep,
    only_reasons_in_use,
    read_template,
    written,
)
from app.domain.workshop import Actor, Naming
from app.persistence.tables import WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.turn import Gate


class Templating:
    """Templates by key, as they were read when the house was built."""

    def __init__(self, gate: Gate, templates: Mapping[str, Template]) -> None:
        self._gate = gate
        self.offered = MappingProxyType(dict(templates))

    def of_key(self, key: str) -> Template:
        """The template of a key. Errors: NotFound `template.gone`."""
        if key not in self.offered:
            raise NotFound("template.gone")
        return self.offered[key]

    def chosen(self, key: str, file: object = None) -> Template:
        """What a workshop is to start from: a file that was brought along, or one that is offered.

        Errors: Invalid about `template`, or about `template_file` with the place that is wrong.
        """
        if file is not None:
            return read_template(file)
        if key not in self.offered:
            raise Invalid("template.unknown", "template")
        return self.offered[key]

    async def export(self, actor: Actor) -> dict[str, Any]:
        """This workshop as a template file, for its facilitators: agenda, groups, parts and checks as they are now."""
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.VIEW_BACKSTAGE)
            return written(await self._as_template(work, workshop))

    async def use(self, actor: Actor, key: str, file: object = None) -> None:
        """Show the parts of this template, and hold the draft to its checks. What was written stays, hidden or not;
        agenda, groups and naming stay too.

        Errors: as `chosen`.
        """
        template = self.chosen(key, file)
        async with self._gate.turn(actor, Action.EDIT_WORKSHOP, *Topic) as turn:
            apply_rules(turn.workshop, template)

    async def _as_template(self, work: UnitOfWork, workshop: WorkshopRow) -> Template:
        known = self.offered.get(workshop.template)
        about = workshop.template_about or (known.about if known else {})
        parts = frozenset(shown_parts(workshop.parts))
        return only_reasons_in_use(
            Template(
                key=workshop.template,
                name=about.get("name", workshop.template),
                when=about.get("when", workshop.template),
                gives=tuple(about.get("gives", ())),
                practice=about.get("practice", ""),
                why=about.get("why", {}),
                language=workshop.language,
                profile=Profile.DEVELOPMENT if Part.DEVELOPMENT in parts else Profile.GENERAL,
                naming=Naming(workshop.naming),
                groups=tuple(group.name for group in await work.groups.of(workshop.id)),
                steps=tuple(
                    TemplateStep(StepKind(step.kind), step.minutes, step.title, step.prompt)
                    for step in await work.steps.of(workshop.id)
                ),
                parts=parts,
                thresholds=dict(workshop.thresholds),
                severities=dict(workshop.severities),
                retention_days=workshop.retention_days,
            )
        )


def apply_rules(workshop: WorkshopRow, template: Template) -> None:
    """Let a workshop show the template's parts and be held to its checks."""
    workshop.template = template.key
    workshop.template_about = template.about
    workshop.parts = list(template.shown)
    workshop.thresholds = dict(template.thresholds)
    workshop.severities = dict(template.severities)
