"""Estimates: everybody answers for themselves, changes their mind, and sees where the room stands.

Must not: tell anybody what a seat answered, except that seat.
"""

from app.domain.actions import Action
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.estimates.catalogue import sheet as sheet_of
from app.domain.estimates.sheet import Sheet
from app.domain.readings import topics_reading
from app.domain.registers.catalogue import REGISTERS
from app.domain.snapshot import Topic
from app.domain.workshop import Actor
from app.persistence.tables import EstimateRow, SheetRow
from app.services.forms import Typed
from app.services.registers.values import is_standing
from app.services.turn import Gate, Turn


class Estimating:
    """All sheets, by key."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def give(self, actor: Actor, sheet_key: str, subject_id: str, typed: Typed) -> None:
        """Answer questions about a subject ('' for the mission itself); what is not named stays, empty takes back.

        Errors: Invalid (naming the item), NotFound, Conflict `sheet.closed`, NotAllowed.
        """
        sheet = sheet_of(sheet_key)
        items = {item.name: item for item in sheet.items}
        for name in typed:
            if name not in items:
                raise Invalid("field.unknown", name)
        answers = {name: items[name].read(said) for name, said in typed.items()}
        async with self._gate.turn(actor, Action.GIVE_ESTIMATE, *_topics(sheet), kind=sheet.step) as turn:
            await turn.work.seats.get(actor.workshop_id, actor.seat_id, lock=True)  # one answer at a time of one seat
            await self._check_subject(turn, sheet, subject_id)
            row = await turn.work.sheets.named(actor.workshop_id, sheet.key)
            if row is not None and not row.is_open:
                raise Conflict("sheet.closed")
            wave = row.wave if row else 1
            known = {
                one.item: one
                for one in await turn.work.estimates.of_seat(actor.workshop_id, sheet.key, wave, actor.seat_id)
                if one.subject_id == subject_id
            }
            for name, answer in answers.items():
                if name in known and answer:
                    known[name].answer = answer
                elif name in known:
                    await turn.work.estimates.delete(known[name])
                elif answer:
                    turn.work.estimates.add(
                        EstimateRow(
                            workshop_id=actor.workshop_id,
                            sheet=sheet.key,
                            wave=wave,
                            subject_id=subject_id,
                            item=name,
                            seat_id=actor.seat_id,
                            answer=answer,
                        )
                    )

    async def mine(self, actor: Actor, sheet_key: str) -> dict[str, dict[str, str]]:
        """What this seat has answered in the present wave: subject id -> item -> answer."""
        sheet = sheet_of(sheet_key)
        async with self._gate.database.read() as work:
            await self._gate.check(work, actor, Action.VIEW_ROOM)
            row = await work.sheets.named(actor.workshop_id, sheet.key)
            rows = await work.estimates.of_seat(actor.workshop_id, sheet.key, row.wave if row else 1, actor.seat_id)
        found: dict[str, dict[str, str]] = {}
        for one in rows:
            found.setdefault(one.subject_id, {})[one.item] = one.answer
        return found

    async def show(self, actor: Actor, sheet_key: str, is_shown: bool) -> None:
        """Show the room what came out, or hide it again; while it is shown nobody changes their answer."""
        sheet = sheet_of(sheet_key)
        async with self._gate.turn(actor, Action.RUN_SHEET, *_topics(sheet), *_judging(sheet), kind=sheet.step) as turn:
            row = await self._row(turn, sheet)
            row.is_shown, row.is_open = is_shown, not is_shown

    async def ask_again(self, actor: Actor, sheet_key: str) -> None:
        """Ask the room once more, from an empty sheet; what was answered before is kept to compare with."""
        sheet = sheet_of(sheet_key)
        async with self._gate.turn(actor, Action.RUN_SHEET, *_topics(sheet), *_judging(sheet), kind=sheet.step) as turn:
            row = await self._row(turn, sheet)
            row.wave, row.is_shown, row.is_open = row.wave + 1, False, True

    @staticmethod
    async def _row(turn: Turn, sheet: Sheet) -> SheetRow:
        await turn.work.workshops.by_id(turn.actor.workshop_id, lock=True)
        row = await turn.work.sheets.named(turn.actor.workshop_id, sheet.key)
        if row is None:
            row = SheetRow(workshop_id=turn.actor.workshop_id, sheet=sheet.key)
            turn.work.sheets.add(row)
        return row

    @staticmethod
    async def _check_subject(turn: Turn, sheet: Sheet, subject_id: str) -> None:
        if not sheet.subject:
            if subject_id:
                raise NotFound("entry.gone")
            return
        register = REGISTERS[sheet.subject]
        row = await turn.work.entries.kept(register.store, turn.actor.workshop_id, subject_id)
        if row is None or not is_standing(row):
            raise NotFound("entry.gone")


def _judging(sheet: Sheet) -> tuple[Topic, ...]:
    """Goals too, where showing the answers changes what the checks say about them."""
    return (Topic.GOALS,) if sheet.key == "calibration" else ()


def _topics(sheet: Sheet) -> tuple[Topic, ...]:
    """Estimates themselves, and whatever reads what they are about."""
    if sheet.key == "goal_check":  # asked of every goal; only the checks beside the goals show what came out
        return (Topic.ESTIMATES, Topic.GOALS, Topic.CHARTER)
    if not sheet.subject:
        return (Topic.ESTIMATES, Topic.PROFILE, Topic.AIMS, Topic.PORTFOLIO, Topic.CHARTER)
    own = REGISTERS[sheet.subject].topic
    if sheet.key == "placing":  # asked of sixty actors at once; nothing but their own list shows what came out
        return (Topic.ESTIMATES, own, Topic.CHARTER)
    return (Topic.ESTIMATES, own, *topics_reading(sheet.subject), Topic.CHARTER)
