"""Annexes A to F and H: who took part, how it was voted, and every contribution with its author as far as shown."""

from app.domain.charter.data import CardFacts, GoalFacts, RoundFacts
from app.domain.charter.mix import actors, served
from app.domain.charter.pen import NONE, Pen, Section, row
from app.domain.charter.records import baseline_line, outcome_line, round_name, target_line
from app.domain.document import Block, Figure, Heading, Paragraph, Row, Table, plain
from app.domain.instruments import BudgetRange, BudgetStatus
from app.domain.pictures import Bar, bars
from app.domain.voting.methods import Method

_TERMS = (
    "mission", "outcome", "indicator", "baseline", "pace", "challenge_owner", "sti", "policy_mix", "sides",
    "power_interest", "dots", "approval", "fist_of_five", "quorum", "balanced",
)  # fmt: skip


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
        (Paragraph(plain(pen.say("people", count=data.voices))), pen.missing("invited")),
        (
            *pen.table("groups", ("group", "seats", "voices"), groups),
            *pen.table("turnout", ("round", "group", "cast", "eligible"), turnout),
            *pen.table("agenda", ("step", "planned", "opened", "closed"), steps),
        ),
        is_editable=False,
    )


def votes(pen: Pen) -> Section:
    """Annex B. Only rounds whose result was revealed."""
    blocks: list[Block] = []
    for one in pen.data.rounds:
        blocks.append(Heading(2, f"V{one.number} {round_name(pen, one)}", f"V{one.number}"))
        if one.subject_text:
            blocks.append(pen.labelled("round.asked", one.subject_text))
        blocks.append(Paragraph(plain(f"{_terms(pen, one)} {outcome_line(pen, one)}")))
        blocks += _results(pen, one)
    prose = () if pen.data.rounds else (pen.missing("rounds", "room"),)
    return Section("votes", "B", prose, tuple(blocks), is_editable=False)


def _terms(pen: Pen, one: RoundFacts) -> str:
    parts = [pen.say(f"method.{one.method}", dots=one.dots)]
    if one.cap:
        parts.append(pen.say("round.cap", cap=one.cap))
    parts.append(
        pen.say("round.quorum", percent=one.quorum_percent) if one.quorum_percent else pen.say("round.no_quorum")
    )
    if one.method != Method.FIST_OF_FIVE:
        parts.append(pen.say(f"tie.{one.tie_rule}", seed=one.id))
    if one.result.abstained:
        parts.append(pen.say("round.abstained", count=one.result.abstained))
    return " ".join(parts)


def _results(pen: Pen, one: RoundFacts) -> tuple[Figure, ...]:
    """The result as bars, and as a table with all that was counted."""
    result = one.result
    shown: list[Bar] = []
    rows: list[Row] = []
    if result.fist is not None:
        for value in (5, 4, 3, 2, 1, 0):
            count = result.fist.distribution.get(value, 0)
            meaning = pen.say("fist.value", value=value, meaning=pen.say(f"fist.{value}"))
            rows.append(row(meaning, pen.number(count)))
            shown.append(Bar(meaning, count, pen.number(count)))
        tables = pen.table("fist", ("answer", "voices"), rows)
    else:
        labels = {option.id: option for option in one.options}
        for option in result.options:
            facts = labels.get(option.id)
            anchor = facts.anchor if facts else ""
            label = " ".join(part for part in (anchor, facts.label if facts else "") if part) or NONE
            rows.append(
                row(
                    pen.say("round.rank_tied" if option.is_tied else "round.rank", rank=option.rank),
                    pen.line((facts.label if facts else "") or NONE, *((anchor,) if anchor else ())),
                    pen.number(option.score),
                    pen.number(option.supporters),
                    pen.number(round(option.balance.balanced, 2)) if option.balance else NONE,
                    pen.number(round(option.balance.bridge, 2)) if option.balance else NONE,
                )
            )
            shown.append(Bar(label, option.score, pen.number(option.score)))
        columns = ("rank", "option", "score", "supporters", "balanced", "bridge")
        tables = pen.table("result", columns, rows)
    alt = pen.say("bars.alt", text="; ".join(f"{bar.label}: {bar.figure}" for bar in shown))
    return tuple(
        Figure(bars(shown), alt, pen.say("figure.bars", title=round_name(pen, one)), table) for table in tables
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
            pen.say("yes" if one.content.is_present else "no"),
            one.content.note,
            pen.credit(one.credit),
            anchor=f"S{one.number}",
        )
        for one in pen.data.stakeholders
    ]
    columns = ("number", "actor", "sector_level_field", "roles", "power_interest", "in_room", "note", "by")
    prose = () if rows else (pen.missing("register", "room"),)
    return Section("register", "C", prose, pen.table("register", columns, rows), is_editable=False)


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
        header = (pen.say("column.what"), pen.say("column.value"))
        blocks.append(Table(pen.say("table.fiche", name=sketch.name), header, tuple(rows)))
    prose = () if blocks else (pen.missing("instruments", "room"),)
    return Section("fiches", "D", prose, tuple(blocks), is_editable=False)


def contributions(pen: Pen) -> Section:
    """Annex E. Cards, goals and parked items, each with who said it and what became of it."""
    data = pen.data
    chosen = set(data.challenge.source_numbers)
    cards = [_card(pen, card, chosen) for card in data.cards]
    cards += [_card(pen, one, chosen, into=card) for card in data.cards for one in card.merged]
    goals = [_goal(pen, goal) for goal in data.goals]
    goals += [_goal(pen, one, into=goal) for goal in data.goals for one in goal.merged]
    parked = [
        row(
            f"P{one.number}",
            one.text,
            pen.say("parked.settled", answer=one.answer) if one.is_settled else pen.say("parked.open"),
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
            *pen.table("cards", ("number", "prompt", "text", "theme", "status", "by"), cards),
            *pen.table("goals", ("number", "text", "baseline", "status", "by"), goals),
            *pen.table("parked", ("number", "text", "status", "by"), parked),
        ),
        is_editable=False,
    )


def _card(pen: Pen, card: CardFacts, chosen: set[int], *, into: CardFacts | None = None) -> Row:
    says = [pen.say("card.used")] if card.number in chosen else []
    if card.original_text:
        says.append(pen.say("card.edited", text=card.original_text))
    status = pen.line(" ".join([*says, pen.say("card.merged")]), f"C{into.number}") if into else " ".join(says)
    return row(
        f"C{card.number}",
        pen.word("prompt", f"{card.prompt}.short"),
        card.text,
        card.cluster or (into.cluster if into else ""),
        status,
        pen.credit(card.credit),
        anchor=f"C{card.number}",
    )


def _goal(pen: Pen, goal: GoalFacts, *, into: GoalFacts | None = None) -> Row:
    if into is not None:
        status = pen.line(pen.say("goal.merged"), f"G{into.number}")
    else:
        status = pen.line(pen.say("goal.adopted" if goal.is_adopted else "goal.proposed"))
    return row(
        f"G{goal.number}",
        target_line(pen, goal.content),
        baseline_line(pen, goal.content),
        status,
        pen.credit(goal.credit),
        anchor=f"G{goal.number}",
    )


def methods(pen: Pen) -> Section:
    """Annex F. How it was done, and where the methods come from."""
    used = dict.fromkeys(one.method for one in pen.data.rounds)
    notes = ("framing", "goals", "voting", *used, "stakeholders", "instruments", "quality", "software")
    return Section(
        "methods",
        "F",
        tuple(Paragraph(plain(pen.say(f"note.{one}"))) for one in notes),
        is_editable=False,
    )


def glossary(pen: Pen) -> Section:
    """Annex H."""
    rows = [row(pen.say(f"term.{one}"), pen.say(f"meaning.{one}")) for one in _TERMS]
    return Section("glossary", "H", (), pen.table("glossary", ("term", "meaning"), rows), is_editable=False)
