"""Mapping stakeholders: add, describe, place on the grid, remove."""

from app.domain import typed
from app.domain.actions import Action
from app.domain.bounds import MOST_STAKEHOLDERS
from app.domain.errors import Conflict, NotFound
from app.domain.readings import topics_reading
from app.domain.registers.actors import STAKEHOLDERS, stakeholder_of
from app.domain.snapshot import Topic
from app.domain.stakeholders import GovernanceLevel, PolicyField, Sector, StakeholderContent, StakeholderRole
from app.domain.workshop import Actor, clean_line, clean_text
from app.persistence.tables import StakeholderRow
from app.services.forms import Typed, many, one
from app.services.registers.values import values_of
from app.services.turn import Gate, Turn

_SHOWN = (Topic.STAKEHOLDERS, Topic.INSTRUMENTS, Topic.CHARTER, *topics_reading("stakeholders"))


def _rating(fields: Typed, name: str) -> int | None:
    """1 to 5; 0, as a view shows it, means that nobody has said."""
    said = one(fields, name).strip()
    return None if said == "0" else typed.whole(said, name, 1, 5)


def read_stakeholder(fields: Typed) -> StakeholderContent:
    """An actor from what was typed. Invalid names the field."""
    return StakeholderContent(
        name=clean_line(one(fields, "name"), "name", most=120),
        sector=typed.choice(one(fields, "sector"), Sector, "sector"),
        level=typed.choice(one(fields, "level"), GovernanceLevel, "level"),
        policy_field=typed.choice(one(fields, "policy_field") or "other", PolicyField, "policy_field"),
        roles=typed.choices(many(fields, "roles"), StakeholderRole, "roles"),
        power=_rating(fields, "power"),
        interest=_rating(fields, "interest"),
        is_present=one(fields, "is_present") in {"true", "on", "yes", "1"},
        note=clean_text(one(fields, "note"), "note", most=400, least=0),
    )


def content_of(row: StakeholderRow) -> StakeholderContent:
    """The actor's content as a domain value."""
    return stakeholder_of(values_of(STAKEHOLDERS, row))


def _write(row: StakeholderRow, content: StakeholderContent) -> None:
    row.name, row.sector, row.level, row.policy_field = (
        content.name,
        content.sector,
        content.level,
        content.policy_field,
    )
    row.roles = [str(role) for role in content.roles]
    row.power, row.interest = content.power, content.interest
    row.is_present, row.note = content.is_present, content.note


class Mapping:
    """Step 3."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def add(self, actor: Actor, fields: Typed, *, key: str = "") -> str:
        """Add an actor to the register; returns its id."""
        async with self._gate.turn(actor, Action.ADD_STAKEHOLDER, *_SHOWN, key=key) as turn:
            if turn.is_repeat:
                return turn.result_id
            content = read_stakeholder(fields)
            workshop = await turn.work.workshops.by_id(actor.workshop_id, lock=True)
            assert workshop is not None  # noqa: S101 - the gate has just read it
            if await turn.work.stakeholders.standing(actor.workshop_id) >= MOST_STAKEHOLDERS:
                raise Conflict("stakeholders.too_many", most=MOST_STAKEHOLDERS)
            workshop.stakeholder_count += 1
            row = StakeholderRow(
                workshop_id=actor.workshop_id,
                step_id=turn.step_id,
                seat_id=actor.seat_id,
                number=workshop.stakeholder_count,
                name=content.name,
                sector=content.sector,
                level=content.level,
                added_at=turn.now,
            )
            _write(row, content)
            turn.work.stakeholders.add(row)
            turn.result_id = row.id
            return row.id

    async def rewrite(self, actor: Actor, stakeholder_id: str, fields: Typed) -> None:
        """Change what is known about an actor."""
        async with self._gate.turn(
            actor, Action.EDIT_STAKEHOLDER, *_SHOWN, label="edit_stakeholder", is_undoable=False
        ) as turn:
            row = await self._stakeholder(turn, stakeholder_id)
            _write(row, read_stakeholder(fields))
            row.edited_at = turn.now

    async def place(self, actor: Actor, stakeholder_id: str, power: int, interest: int) -> None:
        """Place an actor on the power–interest grid, each 1 (low) to 5 (high)."""
        async with self._gate.turn(actor, Action.EDIT_STAKEHOLDER, *_SHOWN, label="place_stakeholder") as turn:
            row = await self._stakeholder(turn, stakeholder_id)
            row.power = typed.whole(str(power), "power", 1, 5)
            row.interest = typed.whole(str(interest), "interest", 1, 5)
            row.edited_at = turn.now

    async def remove(self, actor: Actor, stakeholder_id: str) -> None:
        """Take an actor off the register (undoable)."""
        async with self._gate.turn(
            actor,
            Action.REMOVE_STAKEHOLDER,
            *_SHOWN,
            Topic.BACKSTAGE,
            label="remove_stakeholder",
            is_undoable=True,
        ) as turn:
            (await self._stakeholder(turn, stakeholder_id)).is_removed = True

    async def _stakeholder(self, turn: Turn, stakeholder_id: str) -> StakeholderRow:
        row = await turn.work.stakeholders.get(turn.actor.workshop_id, stakeholder_id)
        if row is None or row.is_removed:
            raise NotFound("stakeholder.gone")
        return row
