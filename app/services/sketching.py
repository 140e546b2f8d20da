"""Sketching instruments: the policy mix, card by card."""

from app.domain import typed
from app.domain.actions import Action
from app.domain.bounds import MOST_INSTRUMENTS
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.instruments import BudgetRange, BudgetStatus, InstrumentContent, Side, Stage, instrument_type
from app.domain.readings import topics_reading
from app.domain.snapshot import Topic
from app.domain.workshop import Actor, clean_line, clean_text
from app.persistence.tables import InstrumentRow
from app.services.forms import Typed, many, one
from app.services.registers.fixed import refuse_if_fixed
from app.services.turn import Gate, Turn

_SHOWN = (Topic.INSTRUMENTS, Topic.CHARTER, *topics_reading("instruments"))


def read_instrument(fields: Typed) -> InstrumentContent:
    """A sketch from what was typed: side and stages default to those of its type. Invalid names the field."""
    code = one(fields, "code")
    known = None
    if code:
        try:
            known = instrument_type(code)
        except LookupError:
            raise Invalid("choice.unknown", "code") from None
    side = one(fields, "side") or (known.default_side if known else "")
    stages = many(fields, "stages") or ([str(stage) for stage in known.default_stages] if known else [])
    return InstrumentContent(
        name=clean_line(one(fields, "name"), "name", most=120),
        summary=clean_text(one(fields, "summary"), "summary", most=600, least=0),
        code=code,
        side=typed.choice(side, Side, "side"),
        stages=typed.choices(stages, Stage, "stages"),
        goal_ids=tuple(dict.fromkeys(many(fields, "goal_ids"))),
        lead_id=one(fields, "lead_id"),
        partner_ids=tuple(dict.fromkeys(many(fields, "partner_ids"))),
        target_group=clean_text(one(fields, "target_group"), "target_group", most=200, least=0),
        budget=typed.choice(one(fields, "budget") or BudgetRange.UNKNOWN, BudgetRange, "budget"),
        budget_status=typed.choice(one(fields, "budget_status") or BudgetStatus.UNKNOWN, BudgetStatus, "budget_status"),
        budget_source=clean_text(one(fields, "budget_source"), "budget_source", most=200, least=0),
        start=clean_text(one(fields, "start"), "start", most=40, least=0),
        is_new=one(fields, "is_new") not in {"false", "no", "existing"},
        first_step=clean_text(one(fields, "first_step"), "first_step", most=300, least=0),
    )


def content_of(row: InstrumentRow) -> InstrumentContent:
    """The sketch as a domain value."""
    return InstrumentContent(
        name=row.name,
        summary=row.summary,
        code=row.code,
        side=Side(row.side),
        stages=tuple(Stage(stage) for stage in row.stages),
        goal_ids=tuple(row.goal_ids),
        lead_id=row.lead_id,
        partner_ids=tuple(row.partner_ids),
        target_group=row.target_group,
        budget=BudgetRange(row.budget),
        budget_status=BudgetStatus(row.budget_status or BudgetStatus.UNKNOWN),
        budget_source=row.budget_source,
        start=row.start,
        is_new=row.is_new,
        first_step=row.first_step,
    )


def _write(row: InstrumentRow, content: InstrumentContent) -> None:
    for name in ("name", "summary", "code", "side", "lead_id", "target_group", "budget", "budget_status"):
        setattr(row, name, str(getattr(content, name)))
    row.stages = [str(stage) for stage in content.stages]
    row.goal_ids, row.partner_ids = list(content.goal_ids), list(content.partner_ids)
    row.budget_source, row.start = content.budget_source, content.start
    row.first_step, row.is_new = content.first_step, content.is_new


class Sketching:
    """Step 4."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def sketch(self, actor: Actor, fields: Typed, *, key: str = "") -> str:
        """Add an instrument; returns its id. Goals, lead and partners must be known in this workshop."""
        async with self._gate.turn(actor, Action.SKETCH_INSTRUMENT, *_SHOWN, key=key) as turn:
            if turn.is_repeat:
                return turn.result_id
            content = read_instrument(fields)
            await self._check_links(turn, content)
            workshop = await turn.work.workshops.by_id(actor.workshop_id, lock=True)
            assert workshop is not None  # noqa: S101 - the gate has just read it
            if await turn.work.instruments.standing(actor.workshop_id) >= MOST_INSTRUMENTS:
                raise Conflict("instruments.too_many", most=MOST_INSTRUMENTS)
            workshop.instrument_count += 1
            row = InstrumentRow(
                workshop_id=actor.workshop_id,
                step_id=turn.step_id,
                seat_id=actor.seat_id,
                number=workshop.instrument_count,
                name=content.name,
                side=content.side,
                sketched_at=turn.now,
            )
            _write(row, content)
            turn.work.instruments.add(row)
            turn.result_id = row.id
            return row.id

    async def rewrite(self, actor: Actor, instrument_id: str, fields: Typed) -> None:
        """Change a sketch."""
        async with self._gate.turn(actor, Action.EDIT_INSTRUMENT, *_SHOWN, label="edit_instrument") as turn:
            row = await self._instrument(turn, instrument_id)
            await refuse_if_fixed(turn, row)
            content = read_instrument(fields)
            await self._check_links(turn, content)
            _write(row, content)
            row.edited_at = turn.now

    async def remove(self, actor: Actor, instrument_id: str) -> None:
        """Take a sketch out of the mix (undoable)."""
        async with self._gate.turn(
            actor,
            Action.REMOVE_INSTRUMENT,
            *_SHOWN,
            Topic.BACKSTAGE,
            label="remove_instrument",
            is_undoable=True,
        ) as turn:
            row = await self._instrument(turn, instrument_id)
            await refuse_if_fixed(turn, row)
            row.is_removed = True

    async def _check_links(self, turn: Turn, content: InstrumentContent) -> None:
        goals = {goal.id for goal in await turn.work.goals.of(turn.actor.workshop_id)}
        actors = {row.id for row in await turn.work.stakeholders.of(turn.actor.workshop_id)}
        if not set(content.goal_ids) <= goals:
            raise Invalid("goal.gone", "goal_ids")
        if content.lead_id and content.lead_id not in actors:
            raise Invalid("stakeholder.gone", "lead_id")
        if not set(content.partner_ids) <= actors:
            raise Invalid("stakeholder.gone", "partner_ids")

    async def _instrument(self, turn: Turn, instrument_id: str) -> InstrumentRow:
        row = await turn.work.instruments.get(turn.actor.workshop_id, instrument_id)
        if row is None or row.is_removed:
            raise NotFound("instrument.gone")
        return row
