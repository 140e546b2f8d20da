"""Sections 4 to 6: governance, stakeholders and commitments, as far as the register knows them."""

from app.domain.charter import actors_part, figures
from app.domain.charter.data import StakeholderFacts
from app.domain.charter.paper_part import all_of, lacking, stated
from app.domain.charter.pen import Pen, Section, row
from app.domain.charter.registers_part import entries_tables, has, read_hints, read_tables
from app.domain.document import Block, Inlines, Mark, Note, Paragraph, Run, Table
from app.domain.parts import Part
from app.domain.registers.development import OwnershipDimension
from app.domain.snapshot.topics import Topic
from app.domain.stakeholders import (
    GovernanceLevel,
    PolicyField,
    Sector,
    StakeholderRole,
    coverage,
    needs_voice,
)


def governance(pen: Pen) -> Section:
    """Section 4. Who owns the challenge, who gives the mandate, which bodies and levels are on board."""
    register = pen.data.stakeholders
    prose = all_of(
        stated(pen, "steering", "owner", "owner_role", thing="mission_owner", owner="mission_owner"),
        stated(pen, "steering", "mandate_source", "mandate", thing="mandate_source", owner="mission_owner"),
    )
    for role in (StakeholderRole.CHALLENGE_OWNER, StakeholderRole.MANDATE_GIVER, StakeholderRole.REGULATOR):
        found = [one for one in register if role in one.content.roles]
        prose += pen.listed(f"governance.{role}", _named(pen, found)) or (pen.missing(role, "mission_owner"),)
    beyond = [
        one for one in register if one.content.sector is Sector.GOVERNMENT and one.content.policy_field.is_beyond_sti
    ]
    prose += pen.listed("governance.beyond_sti", _named(pen, beyond)) or (pen.missing("beyond_sti", "mission_owner"),)
    money = [one for one in register if one.content.policy_field is PolicyField.FINANCE_BUDGET]
    prose += pen.listed("governance.budget", _named(pen, money)) or (pen.missing("budget_authority", "mission_owner"),)
    prose += all_of(
        *(
            stated(pen, "steering", *names, thing=names[0], owner="mission_owner")
            for names in (("strategic_body",), ("operational_team",), ("secretariat",), ("reuse", "fitness"))
        ),
        lacking(pen, "rights", "mission_owner", thing="decision_rights"),
    )
    prose += [] if has(pen, "blockers") else [pen.missing("blockers")]
    if Part.DEVELOPMENT in pen.data.parts and not has(pen, "localisation"):
        prose.append(pen.missing("localisation", "mission_owner"))
    ownership = (f"profile.external.{one}" for one in OwnershipDimension)
    prose += read_hints(pen, Topic.PROFILE, *ownership, "profile.no_hand_over", "profile.mechanism_unfit")
    record = (
        *_levels(pen),
        *entries_tables(pen, "rights", "levels", "levers", "mandates", "localisation", "mechanisms", "blockers"),
        *actors_part.owners(pen),
        *read_tables(pen, Topic.RELATIONS, "relations.bodies", "relations.levels"),
        *read_tables(pen, Topic.PROFILE, "profile.mechanisms"),
    )
    return Section("governance", "4", tuple(prose), record)


def stakeholders(pen: Pen) -> Section:
    """Section 5. The coalition and its holes; the full register is in annex C."""
    register = pen.data.stakeholders
    prose: list[Block] = []
    if not register:
        prose.append(pen.missing("register", "room"))
    else:
        gaps = coverage(one.content for one in register)
        prose.append(Note(pen.say("stakeholders.note", count=len(register))))
        for key, names in (
            ("sectors", pen.words("sector", gaps.empty_sectors)),
            ("levels", pen.words("level", gaps.empty_levels)),
            ("fields", pen.words("field", gaps.empty_fields)),
            ("questions", pen.words("gap", gaps.unanswered)),
        ):
            if names:
                label = Run(f"{pen.say(f'stakeholders.{key}')} ", Mark.BOLD)
                prose.append(Paragraph((label, *pen.computed(names))))
        silent = [one for one in register if needs_voice(one.content)]
        prose += pen.listed(
            "stakeholders.voice",
            [pen.line(pen.texts.format("gap.needs_voice", name=one.content.name), f"S{one.number}") for one in silent],
        )
    asked = {"voices": "outreach", "relations": "relations", "movement": "movement"}
    prose += [pen.missing(thing, "room") for key, thing in asked.items() if not has(pen, key)]
    prose += read_hints(pen, Topic.RELATIONS)
    record: tuple[Block, ...] = (
        *figures.grid(pen),
        *read_tables(pen, Topic.RELATIONS, "relations.coverage"),
        *actors_part.salience(pen),
        *entries_tables(pen, "voices"),
        *(figures.network(pen) or entries_tables(pen, "relations")),
        *entries_tables(pen, "movement"),
        *read_tables(pen, Topic.RELATIONS, "relations.incentives"),
    )
    return Section("stakeholders", "5", tuple(prose), record)


def commitments(pen: Pen) -> Section:
    """Section 6. Who offered what, what it comes to without ever adding different units, and what is still needed."""
    prose = list(read_hints(pen, Topic.COMMITMENTS))
    prose += [pen.missing(thing, "partners") for thing in ("commitments", "asks") if not has(pen, thing)]
    if not has(pen, "commitments", "asks"):
        prose.append(pen.missing("resources", "partners"))
    prose += [] if has(pen, "sharing") else [pen.missing("sharing", "partners")]
    tables = ("totals", "sectors", "statuses", "gaps", "asks", "early", "elections", "converted")
    record = (
        *entries_tables(pen, "commitments", "asks", "sharing", "rates"),
        *read_tables(pen, Topic.COMMITMENTS, *(f"commitments.{one}" for one in tables)),
    )
    return Section("commitments", "6", tuple(prose), record)


def _named(pen: Pen, found: list[StakeholderFacts]) -> list[Inlines]:
    return [
        pen.line(
            pen.say("stakeholder.present" if one.content.is_present else "stakeholder.absent", name=one.content.name),
            f"S{one.number}",
        )
        for one in found
    ]


def _levels(pen: Pen) -> tuple[Table, ...]:
    register = pen.data.stakeholders
    if not register:
        return ()
    rows = []
    for level in GovernanceLevel:
        there = [one for one in register if one.content.level is level]
        present = sum(one.content.is_present for one in there)
        rows.append(row(pen.word("level", level), pen.number(len(there)), pen.number(present)))
    return pen.table("levels", ("level", "registered", "present"), rows)
