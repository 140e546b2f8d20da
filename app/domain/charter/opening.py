"""Sections 0 to 2: the status of the draft, the mission at a glance, and the challenge."""

from collections.abc import Iterable

from app.domain.charter import figures
from app.domain.charter.data import CardFacts
from app.domain.charter.paper_part import all_of, lacking, stated
from app.domain.charter.pen import NONE, Pen, Section
from app.domain.charter.pledges_part import at_a_glance
from app.domain.charter.quality import open_findings, readiness_of, subject, told
from app.domain.charter.records import CHALLENGE, WORKSHOP, anchor_of, outcome_line, people_invited, target_line
from app.domain.charter.registers_part import entries_tables, has, read_hints
from app.domain.charter.standing_part import state_line, state_note, version_line
from app.domain.charter.summary import summary_figure
from app.domain.classification import Quadrant
from app.domain.document import Block, Inlines, Note, Paragraph
from app.domain.readings.findings import Findings
from app.domain.snapshot.topics import Topic
from app.domain.stakeholders import StakeholderRole
from app.domain.steps import Prompt

_BY_REGISTER = {Prompt.CAUSES: "tree", Prompt.EVIDENCE: "evidence", Prompt.REFRAME: "reframings"}
"""What a register may say instead of cards."""
_SHOWN_INSTRUMENTS = 5
_SHOWN_GAPS = 3


def meta(pen: Pen) -> tuple[tuple[str, str], ...]:
    """Label and value pairs of the cover."""
    data, ready = pen.data, readiness_of(pen.data)
    pairs = (
        ("status", state_line(pen)),
        ("version", version_line(pen)),
        ("date", pen.day(data.generated_on)),
        ("convener", data.workshop.convener),
        ("place", data.workshop.place),
        ("people", pen.say("people", count=data.voices)),
        ("checks", pen.say("checks", passed=ready.passed, checked=ready.checked)),
    )
    return tuple((pen.say(f"fact.{name}"), value or NONE) for name, value in pairs if value or name != "version")


def status(pen: Pen) -> Section:
    """Section 0. What kind of paper this is; nobody can take it for adopted policy."""
    data, ready = pen.data, readiness_of(pen.data)
    groups = ", ".join(f"{group.name} {group.voices}" for group in data.groups)
    prose: list[Block] = [state_note(pen), Note(pen.say(f"naming.{data.workshop.naming}"))]
    prose += [] if data.workshop.convener else [pen.missing("convener")]
    prose += stated(pen, "paper", "facilitator", thing="facilitator")
    prose += [] if data.workshop.place else [pen.missing("place")]
    prose += all_of(
        stated(pen, "paper", "level", "more_levels", thing="governance_level"),
        stated(pen, "paper", "domains", thing="domains"),
        stated(pen, "paper", "sdgs", thing="sdgs"),
        stated(pen, "paper", "languages", thing="languages"),
        stated(pen, "paper", "licence", thing="licence"),
        lacking(pen, "invitations", "facilitator", thing="invited"),
    )
    held = data.workshop.ended_on or data.workshop.created_on
    return Section(
        "status",
        "0",
        tuple(prose),
        pen.facts(
            "status",
            (
                ("status", state_line(pen)),
                ("version", version_line(pen)),
                ("date", pen.day(data.generated_on)),
                ("held", pen.day(held)),
                ("convener", data.workshop.convener),
                ("place", data.workshop.place),
                ("language", data.workshop.language),
                ("people", pen.say("people", count=data.voices)),
                ("invited", pen.number(people_invited(pen))),
                ("groups", groups),
                ("checks", pen.say("checks", passed=ready.passed, checked=ready.checked)),
            ),
        ),
        is_editable=False,
    )


def glance(pen: Pen) -> Section:
    """Section 1. One page, compiled from the sections below."""
    data = pen.data
    prose: list[Block] = []
    if data.workshop.purpose:
        prose.append(pen.labelled("glance.why", data.workshop.purpose, WORKSHOP))
    else:
        prose.append(pen.missing("why_now"))
    goals = [pen.line(target_line(pen, goal.content), f"G{goal.number}") for goal in data.adopted]
    prose += pen.listed("glance.goals", goals) or (pen.missing("goals", "room"),)
    if data.challenge.complexity:
        prose.append(pen.labelled("glance.kind", pen.say(f"complexity.{data.challenge.complexity}"), CHALLENGE))
    prose += stated(pen, "paper", "kind", thing="mission_type")
    prose += stated(pen, "steering", "owner", "owner_role", thing="mission_owner", owner="mission_owner")
    owners = [one for one in data.stakeholders if StakeholderRole.CHALLENGE_OWNER in one.content.roles]
    prose += pen.listed("glance.owners", [pen.line(one.content.name, f"S{one.number}") for one in owners]) or (
        pen.missing("owner", "mission_owner"),
    )
    first = data.instruments[:_SHOWN_INSTRUMENTS]
    prose += pen.listed("glance.instruments", [pen.line(one.content.name, f"I{one.number}") for one in first]) or (
        pen.missing("instruments", "room"),
    )
    prose += at_a_glance(pen)
    gaps = [
        pen.line(told(pen, one, with_mend=False), *(subject(pen, one) or ("section-quality",)))
        for one in open_findings(data)[:_SHOWN_GAPS]
    ]
    prose += pen.listed("glance.gaps", gaps)
    prose += stated(pen, "paper", "next_decision", "next_decision_on", thing="next_decision", owner="mission_owner")
    return Section("glance", "1", tuple(prose), (*summary_figure(pen), *figures.mission_map(pen)))


def challenge(pen: Pen) -> Section:
    """Section 2. The statement with the cards it was composed from, what the room said, and whether it agreed."""
    data = pen.data
    composed, by_number = data.challenge, {card.number: card for card in data.cards}
    sources = [f"C{number}" for number in composed.source_numbers if number in by_number]
    rounds = data.rounds_on("challenge")
    prose: list[Block] = []
    if composed.statement:
        votes = (f"V{one.number}" for one in rounds[-1:])
        prose.append(Paragraph(pen.line(composed.statement, CHALLENGE, *sources, *votes)))
    else:
        prose.append(pen.missing("challenge", "room"))
    if composed.complexity:
        prose.append(pen.labelled("challenge.kind", pen.say(f"complexity.{composed.complexity}"), CHALLENGE))
    elif not pen.data.readings.get(Topic.PROFILE.value, Findings()).facts.get("quadrant"):
        prose.append(pen.missing("complexity", "room"))
    prose += [pen.labelled("challenge.in", composed.scope_in, CHALLENGE)] if composed.scope_in else []
    prose += [pen.labelled("challenge.out", composed.scope_out, CHALLENGE)] if composed.scope_out else []
    if not (composed.scope_in or composed.scope_out):
        prose.append(pen.missing("scope", "room"))
    prose += all_of(
        stated(pen, "framing", "interface", thing="interface"),
        stated(pen, "framing", "boundary_place", thing="boundary_place"),
        stated(pen, "framing", "horizon", thing="horizon"),
    )
    prose += [pen.labelled("challenge.endorsed", outcome_line(pen, one), f"V{one.number}") for one in rounds]
    if not rounds:
        prose.append(pen.missing("endorsement", "room"))
    for prompt in (Prompt.CAUSES, Prompt.EVIDENCE, Prompt.REFRAME):
        said = [card for card in data.cards if card.prompt is prompt]
        prose += pen.listed(f"challenge.{prompt}", list(_cards(pen, said)))
        if not said and not has(pen, _BY_REGISTER[prompt]):
            mend = "" if prompt is Prompt.REFRAME else _BY_REGISTER[prompt]
            prose.append(pen.missing(str(prompt), "room", mend))
    prose += lacking(pen, "tree")
    if has(pen, "tree") and not any(one.values["is_priority"] == "yes" for one in data.entries("tree")):
        prose.append(pen.missing("priorities", "room", "tree"))
    prose += pen.listed("challenge.themes", list(_themes(pen)))
    prose += read_hints(pen, Topic.PROFILE, *(f"profile.{quadrant}" for quadrant in Quadrant), "profile.discuss")
    prose += [] if has(pen, "voices") else [pen.missing("missing_voices", "room")]
    prose += stated(pen, "framing", "added_value", thing="added_value")
    prose += stated(pen, "framing", "litmus", "litmus_reason", thing="litmus", owner="room")
    return Section(
        "challenge",
        "2",
        tuple(prose),
        (*(figures.problem_tree(pen) or entries_tables(pen, "tree")), *entries_tables(pen, "evidence", "reframings")),
    )


def _cards(pen: Pen, cards: Iterable[CardFacts]) -> Iterable[Inlines]:
    for card in cards:
        yield pen.line(card.text, anchor_of(card), *(anchor_of(one) for one in card.merged))


def _themes(pen: Pen) -> Iterable[Inlines]:
    themes = dict.fromkeys(card.cluster for card in pen.data.cards if card.cluster)
    for theme in themes:
        yield pen.line(theme, *(anchor_of(card) for card in pen.data.cards if card.cluster == theme))
