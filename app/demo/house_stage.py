"""The stage inside this very process: the house's own services, without a server. What the demo is played on.

What it must not do: go past the services; whatever a participant may not do fails here as it does everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.demo.scenario import Challenge, Fields, Person, Table
from app.demo.stage import Act, Ballots, Choices
from app.domain.snapshot import Topic
from app.domain.workshop import Actor
from app.services.house import House
from app.services.rounds.plan import RoundPlan


class HouseStage:
    """A `Stage`. Errors: `MissionRoomError`, when the play no longer fits the house."""

    def __init__(self, house: House, facilitator: Actor, code: str) -> None:
        self._house = house
        self._lead = facilitator
        self._code = code
        self._people: list[Actor] = []
        self._steps: dict[str, str] = {}
        self._groups: dict[str, str] = {}

    async def enter(self) -> None:
        """Read the agenda; to be called once, before the play."""
        agenda = await self._house.views.view(self._lead.workshop_id, Topic.AGENDA)
        self._steps = {step.kind: step.id for step in agenda.steps}
        self._groups = {group.name: group.id for group in agenda.groups}

    async def sit_down(self, person: Person) -> None:
        seated = await self._house.seating.join(self._code, name=person.name, group_id=self._groups[person.group])
        self._people.append(
            Actor(seated.seat_id, seated.workshop_id, seated.role, self._groups[person.group], person.name)
        )

    async def seat_table(self, table: Table) -> str:
        return await self._house.seating.sit_table(
            self._lead, name=table.name, group_id=self._groups[table.group], voices=table.voices
        )

    async def together(self, acts: Sequence[Act]) -> None:
        # One after the other: there is one database and nobody who waits.
        for act in acts:
            await act()

    async def pause(self) -> None:
        return None

    async def open_step(self, kind: str) -> None:
        await self._house.running.open_step(self._lead, self._steps[kind])

    async def write_card(self, who: int, prompt: str, text: str, key: str) -> str:
        return await self._house.framing.write(self._people[who], prompt, text, key=key)

    async def reveal_cards(self) -> None:
        await self._house.framing.reveal(self._lead)

    async def hide_card(self, card_id: str) -> None:
        await self._house.framing.hide(self._lead, card_id)

    async def merge_card(self, card_id: str, into_id: str) -> None:
        await self._house.framing.merge(self._lead, card_id, into_id)

    async def add_cluster(self, name: str, card_id: str) -> str:
        return await self._house.framing.add_cluster(self._lead, name, card_id=card_id)

    async def move_card(self, card_id: str, cluster_id: str) -> None:
        await self._house.framing.move(self._lead, card_id, cluster_id)

    async def compose(self, challenge: Challenge, source_ids: Sequence[str]) -> None:
        await self._house.framing.compose(
            self._lead,
            statement=challenge.statement,
            source_ids=list(source_ids),
            complexity=challenge.complexity,
            scope_in=challenge.scope_in,
            scope_out=challenge.scope_out,
        )

    async def propose(self, who: int, fields: Fields, key: str) -> str:
        return await self._house.goalsetting.propose(self._people[who], fields, key=key)

    async def sharpen(self, goal_id: str, fields: Fields) -> None:
        await self._house.goalsetting.rewrite(self._lead, goal_id, fields)

    async def merge_goal(self, goal_id: str, into_id: str) -> None:
        await self._house.goalsetting.merge(self._lead, goal_id, into_id)

    async def adopt(self, goal_id: str, reason: str) -> None:
        await self._house.goalsetting.adopt(self._lead, goal_id, reason=reason)

    async def open_round(self, kind: str, ballots: Ballots) -> str:
        plan = RoundPlan(ballots.method, ballots.subject, ballots.title, dots=ballots.dots)
        round_id = await self._house.voting.plan(self._lead, self._steps[kind], plan)
        await self._house.voting.open(self._lead, round_id)
        return round_id

    async def cast(self, who: int, round_id: str, key: str, choices: Choices) -> None:
        await self._house.voting.cast(self._people[who], round_id, key, choices)

    async def cast_for_table(self, table_id: str, round_id: str, key: str, choices: Choices) -> None:
        await self._house.voting.enter_for_table(self._lead, round_id, table_id, key, choices)

    async def reveal_round(self, round_id: str) -> None:
        await self._house.voting.close(self._lead, round_id)
        await self._house.voting.reveal(self._lead, round_id)

    async def register(self, who: int, fields: Fields, key: str) -> str:
        return await self._house.registers.add(self._people[who], "stakeholders", fields, key=key)

    async def sketch(self, who: int, fields: Fields, key: str) -> str:
        return await self._house.sketching.sketch(self._people[who], fields, key=key)

    async def add_entry(self, who: int | None, register: str, fields: Fields, key: str) -> str:
        actor = self._lead if who is None else self._people[who]
        return await self._house.registers.add(actor, register, fields, key=key)

    async def estimate(self, who: int, sheet: str, answers: Fields, subject: str = "") -> None:
        await self._house.estimating.give(self._people[who], sheet, subject, answers)

    async def show_sheet(self, sheet: str) -> None:
        await self._house.estimating.show(self._lead, sheet, True)

    async def reword(self, section: str, text: str) -> None:
        charter = await self._house.views.view(self._lead.workshop_id, Topic.CHARTER)
        basis = next(one.basis for one in charter.sections if one.key == section)
        await self._house.drafting.reword(self._lead, section, text, basis=basis)

    async def park(self, who: int, text: str, key: str) -> str:
        return await self._house.running.park(self._people[who], text, key=key)

    async def settle(self, item_id: str, answer: str) -> None:
        await self._house.running.settle(self._lead, item_id, answer=answer)
