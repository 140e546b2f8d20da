"""Annexes A, C to F and H: who took part, how it was done, and every contribution with its author as far as shown."""

from app.domain.charter.data import CardFacts, ChallengeFacts, EventKind, GoalFacts
from app.domain.charter.mix import actors, served
from app.domain.charter.paper_part import lacking, paper_tables
from app.domain.charter.pen import NONE, Pen, Section, row
from app.domain.charter.provenance import Trails
from app.domain.charter.records import BODY_SECTIONS, CHALLENGE, WORKSHOP, baseline_line, round_name, target_line
from app.domain.charter.registers_part import entries_tables, entry_facts, is_shown
from app.domain.charter.trail_part import in_short
from app.domain.coalition import status_of
from app.domain.document import Block, Heading, Inlines, Paragraph, Row, Run, Table, plain
from app.domain.instruments import BudgetRange, BudgetStatus
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.register import Store
from app.domain.stakeholders import StakeholderContent
from app.domain.voting.methods import Method
from app.domain.voting.result import Result

_TERMS = (
    "mission", "outcome", "indicator", "baseline", "pace", "challenge_owner", "sti", "policy_mix", "sides",
    "power_interest", *Method, "quorum", "balanced", "median", "quartiles", "schulze", "borda", "instant_runoff",
    "interval",
)  # fmt: skip

_FURTHER = (
    "secondary_side", "causes", "policy_field", "target_groups", "mechanism", "approach", "currency", "legal_basis",
    "time_to_effect", "needs_adapting", "readiness", "side_effects", "evidence", "fixity", "fixity_owner",
)  # fmt: skip
"""Fields of a fiche that only the register has."""


def participation(pen: Pen) -> Section:
    """Annex A."""
    data = pen.data
    groups = [row(group.name, pen.number(group.seats), pen.number(group.voices)) for group in data.groups]
    turnout = [
        row(
            pen.line(round_name(pen, one), f"V{one.number}"),
            part.group,
            pen.number(part.cast),
            pen.number(part.eligible),
        )
        for one in data.rounds
        for part in one.turnout
    ]
    steps = [
        row(
            step.title or pen.word("step", step.kind),
            pen.say("minutes", count=step.minutes) if step.minutes else NONE,
            pen.say("moment", at=step.opened_at) if step.opened_at else NONE,
            pen.say("moment", at=step.closed_at) if step.closed_at else NONE,
        )
        for step in data.steps
    ]
    return Section(
        "participation",
        "A",
        (
            Paragraph(plain(pen.say("people", count=data.voices))),
            *lacking(pen, "invitations", "facilitator", thing="invited"),
        ),
        (
            *pen.table("groups", ("group", "seats", "voices"), groups),
            *entries_tables(pen, "invitations"),
            *pen.table("turnout", ("round", "group", "cast", "eligible"), turnout),
            *pen.table("agenda", ("step", "planned", "opened", "closed"), steps),
        ),
        is_editable=False,
    )


def register(pen: Pen) -> Section:
    """Annex C."""
    rows = [
        row(
            f"S{one.number}",
            one.content.name,
            ", ".join(
                (
                    pen.word("sector", one.content.sector),
                    pen.word("level", one.content.level),
                    pen.word("field", one.content.policy_field),
                )
            ),
            pen.words("role", one.content.roles),
            f"{one.content.power or NONE} / {one.content.interest or NONE}",
            _on_board(pen, one.content),
            one.content.note,
            pen.credit(one.credit),
            anchor=f"S{one.number}",
        )
        for one in pen.data.stakeholders
    ]
    columns = ("number", "actor", "sector_level_field", "roles", "power_interest", "on_board", "note", "by")
    prose = () if rows else (pen.missing("register", "room"),)
    return Section("register", "C", prose, pen.table("register", columns, rows), is_editable=False)


def _on_board(pen: Pen, actor: StakeholderContent) -> str:
    """How far an actor is on board, and what it thinks of the mission."""
    status = status_of(actor)
    said = [pen.word("body_status", status)] if status else []
    if actor.stance is not None:
        said.append(pen.word("stance", actor.stance))
    return ", ".join(said)


def fiches(pen: Pen) -> Section:
    """Annex D. One table an instrument."""
    blocks: list[Block] = []
    for one in pen.data.instruments:
        sketch = one.content
        blocks.append(Heading(2, f"I{one.number} {sketch.name}", f"I{one.number}"))
        rows: list[Row] = [
            row(pen.say(f"fact.{name}"), value)
            for name, value in (
                ("summary", sketch.summary),
                ("type", pen.word("instrument", sketch.code) if sketch.code else ""),
                ("side", pen.word("side", sketch.side)),
                ("stages", pen.words("stage", sketch.stages)),
                ("goals", served(pen, sketch.goal_ids)),
                ("lead", actors(pen, (sketch.lead_id,))),
                ("partners", actors(pen, sketch.partner_ids)),
                ("target_group", sketch.target_group),
                ("budget", pen.word("instrument.budget", sketch.budget or BudgetRange.UNKNOWN)),
                ("budget_status", pen.word("instrument.budget_status", sketch.budget_status or BudgetStatus.UNKNOWN)),
                ("budget_source", sketch.budget_source),
                ("start", sketch.start),
                ("first_step", sketch.first_step),
                ("is_new", pen.say("yes" if sketch.is_new else "no")),
                ("by", pen.credit(one.credit)),
            )
        ]
        rows[-1:-1] = entry_facts(pen, "instruments", one.id, *_FURTHER)
        header = (pen.say("column.what"), pen.say("column.value"))
        blocks.append(Table(pen.say("table.fiche", name=sketch.name), header, tuple(rows)))
    prose = () if blocks else (pen.missing("instruments", "room"),)
    return Section("fiches", "D", prose, tuple(blocks), is_editable=False)


def contributions(pen: Pen) -> Section:
    """Annex E. Cards, goals and parked items, each with who said it and what became of it."""
    data = pen.data
    trails = Trails(data)
    cards = [_card(pen, card, trails) for card in data.cards]
    cards += [_card(pen, one, trails, into=card) for card in data.cards for one in card.merged]
    goals = [_goal(pen, goal, trails) for goal in data.goals]
    goals += [_goal(pen, one, trails, into=goal) for goal in data.goals for one in goal.merged]
    parked = [
        row(
            f"P{one.number}",
            one.text,
            _with_trail(
                pen,
                pen.say("parked.settled", answer=one.answer) if one.is_settled else pen.say("parked.open"),
                trails,
                f"P{one.number}",
            ),
            pen.credit(one.credit),
            anchor=f"P{one.number}",
        )
        for one in data.parked
    ]
    prose = () if cards or goals or parked else (pen.missing("contributions", "room"),)
    return Section(
        "contributions",
        "E",
        prose,
        (
            *pen.table("statements", ("number", "what", "text", "status"), _statements(pen)),
            *paper_tables(pen),
            *pen.table("cards", ("number", "prompt", "text", "theme", "status", "by"), cards),
            *pen.table("goals", ("number", "text", "baseline", "status", "by"), goals),
            *pen.table("parked", ("number", "text", "status", "by"), parked),
            *pen.table("trail", ("what", "status"), _changed_since(pen, trails)),
        ),
        is_editable=False,
    )


def _changed_since(pen: Pen, trails: Trails) -> list[Row]:
    """Entries and sections that somebody changed after they were written, or that came from a file."""
    data = pen.data
    names = {f"S{one.number}": one.content.name for one in data.stakeholders}
    names |= {f"I{one.number}": one.content.name for one in data.instruments}
    names |= {
        one.anchor: pen.texts.format(f"register.{key}.one")
        for key, entries in data.registers.items()
        if REGISTERS[key].store is Store.ENTRY and is_shown(pen, key)
        for one in entries
    }
    names |= {f"section-{key}": pen.say(f"section.{key}") for key in BODY_SECTIONS}
    touched = {one.anchor for one in data.events if one.kind not in {EventKind.WRITTEN, EventKind.VOTED}}
    return [
        row(_place(pen, name, anchor), in_short(pen, trails, anchor))
        for anchor, name in names.items()
        if anchor in touched
    ]


def _place(pen: Pen, name: str, anchor: str) -> Inlines:
    """A name with the place it stands for; a section is a link by itself."""
    return (Run(name, target=anchor),) if anchor.startswith("section-") else pen.line(name, anchor)


def _statements(pen: Pen) -> list[Row]:
    """What facilitators set down: why the workshop was called, and the challenge statement."""
    workshop, challenge = pen.data.workshop, pen.data.challenge
    rows = []
    if workshop.purpose:
        set_down = pen.say("statement.workshop")
        rows.append(row(WORKSHOP, pen.say("statement.purpose"), workshop.purpose, set_down, anchor=WORKSHOP))
    if challenge != ChallengeFacts():
        status = pen.line(pen.say("statement.composed"), *(f"C{number}" for number in challenge.source_numbers))
        if not challenge.source_numbers:
            status = plain(pen.say("statement.unsourced"))
        rows.append(row(CHALLENGE, pen.say("section.challenge"), challenge.statement, status, anchor=CHALLENGE))
    return rows


def _card(pen: Pen, card: CardFacts, trails: Trails, *, into: CardFacts | None = None) -> Row:
    says = [pen.say("card.used")] if card.number in pen.data.challenge.source_numbers else []
    if card.original_text:
        says.append(pen.say("card.edited", text=card.original_text))
    status = pen.line(" ".join([*says, pen.say("card.merged")]), f"C{into.number}") if into else " ".join(says)
    return row(
        f"C{card.number}",
        pen.word("prompt", f"{card.prompt}.short"),
        card.text,
        card.cluster or (into.cluster if into else ""),
        _with_trail(pen, status, trails, f"C{card.number}"),
        pen.credit(card.credit),
        anchor=f"C{card.number}",
    )


def _with_trail(pen: Pen, status: Inlines | str, trails: Trails, anchor: str) -> Inlines:
    """What became of a line, and what happened to it and when, in short."""
    said = plain(status) if isinstance(status, str) else status
    short = in_short(pen, trails, anchor)
    return (*said, Run(f" {short}." if said else f"{short}.")) if short else said or plain(NONE)


def _goal(pen: Pen, goal: GoalFacts, trails: Trails, *, into: GoalFacts | None = None) -> Row:
    if into is not None:
        status = pen.line(pen.say("goal.merged"), f"G{into.number}")
    else:
        status = pen.line(pen.say("goal.adopted" if goal.is_adopted else "goal.proposed"))
    return row(
        f"G{goal.number}",
        target_line(pen, goal.content),
        baseline_line(pen, goal.content),
        _with_trail(pen, status, trails, f"G{goal.number}"),
        pen.credit(goal.credit),
        anchor=f"G{goal.number}",
    )


def methods(pen: Pen) -> Section:
    """Annex F. How it was done, and where the methods come from."""
    used = dict.fromkeys(note for one in pen.data.rounds for note in (one.method, *_beside(one.result)))
    notes = ("framing", "goals", "voting", *used, "stakeholders", "instruments", "quality", "software")
    return Section(
        "methods",
        "F",
        tuple(Paragraph(plain(pen.say(f"note.{one}"))) for one in notes),
        is_editable=False,
    )


def _beside(result: Result) -> tuple[str, ...]:
    """What is to be said of a round beside its method: how rankings were counted, how groups were read."""
    rule = (f"ranked.{result.rankings.rule}",) if result.rankings else ()
    return (*rule, "groups") if result.breakdown is not None else rule


def glossary(pen: Pen) -> Section:
    """Annex H. Words of ways of voting only as far as they were used."""
    used = {one.method for one in pen.data.rounds}
    ways = set(map(str, Method))
    if "ranked" in used:
        used |= {"schulze", "borda", "instant_runoff"}
    if "pairwise" in used:
        used.add("interval")
    if used & {"score", "two_criteria"}:
        used |= {"median", "quartiles"}
    extra = ways | {"schulze", "borda", "instant_runoff", "interval", "median", "quartiles"}
    terms = [one for one in _TERMS if one not in extra or one in used]
    rows = [row(pen.say(f"term.{one}"), pen.say(f"meaning.{one}")) for one in terms]
    record = (*pen.table("glossary", ("term", "meaning"), rows), *entries_tables(pen, "terms"))
    return Section("glossary", "H", lacking(pen, "terms", "facilitator"), record, is_editable=False)
