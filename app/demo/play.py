"""Carries a scenario through all steps, as a facilitator and a room of participants would.

What it must not do: know what stands behind the stage; the demo plays in the house, a simulation on a running server.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from enum import StrEnum
from functools import partial

from app.demo.parts import Parts
from app.demo.played import Played
from app.demo.scenario import Fields, Goal, Scenario
from app.demo.stage import Ballots, Choices, Stage
from app.domain.steps import StepKind

DOTS, MOST_DOTS_ON_ONE = 5, 3
MOST_RANKED = 5
KNOWN = 0.8
"""How often somebody of the room can judge an instrument."""


class Until(StrEnum):
    """Where a play stops: with a step open, so that whoever joins can take part at once, or at the very end.

    In `GOALS` the vote on the goals is open, in `CHARTER` the vote on the charter; in `FRAME` the cards are still
    covered.
    """

    FRAME = "frame"
    GOALS = "goals"
    STAKEHOLDERS = "stakeholders"
    INSTRUMENTS = "instruments"
    CHARTER = "charter"
    END = "end"


class Play:
    """One performance on one stage. The same seed gives the same votes. `say` is told of progress."""

    def __init__(
        self, scenario: Scenario, stage: Stage, *, seed: int = 2034, say: Callable[[str], None] = lambda _: None
    ) -> None:
        self._scenario = scenario
        self._stage = stage
        self._dice = random.Random(seed)  # noqa: S311 - a play, not a secret
        self._say = say
        self._played = Played()
        self._parts = Parts(scenario, stage, self._dice)

    async def perform(self, how_many: int, until: Until = Until.END) -> Played:
        """Play with so many participants, in an empty workshop. The last of them comes late, to the vote on goals."""
        in_time = how_many - 1 if how_many > 1 else how_many
        for _ in range(in_time):
            await self._sit_down()
        for table in self._scenario.tables:
            self._played.tables[table.name] = await self._stage.seat_table(table)
        self._say(f"{self._played.people} people have joined.")
        for kind, step in (
            (Until.FRAME, self._frame),
            (Until.GOALS, partial(self._goals, late=how_many - in_time)),
            (Until.STAKEHOLDERS, self._stakeholders),
            (Until.INSTRUMENTS, self._instruments),
            (Until.CHARTER, self._charter),
        ):
            await self._stage.open_step(kind)
            await self._stage.pause()
            said = await step(is_last=kind is until)
            await self._parts.play(StepKind(kind), self._played)
            self._say(said)
            if kind is until:
                break
        return self._played

    async def _sit_down(self) -> None:
        await self._stage.sit_down(self._scenario.guest(self._played.people))
        self._played.people += 1

    def _who(self, name: str) -> int:
        """Who speaks somebody's lines; in a smaller room people take turns."""
        return self._scenario.number_of(name) % self._played.people

    # --- the steps ----------------------------------------------------------------------------------------------------

    async def _frame(self, *, is_last: bool) -> str:
        stage, cards = self._stage, self._scenario.cards
        ids = [
            await stage.write_card(self._who(card.by), card.prompt, card.text, f"card-{number}")
            for number, card in enumerate(cards)
        ]
        for number, parked in enumerate(self._scenario.parked):
            item = await stage.park(self._who(parked.by), parked.text, f"parked-{number}")
            if parked.answer:
                await stage.settle(item, parked.answer)
        if is_last:
            return f"{len(ids)} cards are written and still covered."
        await stage.reveal_cards()
        await stage.pause()
        await self._sort(ids)
        linked = [made for made, card in zip(ids, cards, strict=True) if card.in_challenge]
        await stage.compose(self._scenario.challenge, linked)
        await self._fist("frame", "challenge", self._scenario.challenge_votes)
        return f"The challenge is framed, from {len(ids)} cards."

    async def _sort(self, ids: list[str]) -> None:
        """Hide, merge and cluster, as the facilitator does at the desk."""
        clusters: dict[str, str] = {}
        first_of: dict[str, str] = {}
        for made, card in zip(ids, self._scenario.cards, strict=True):
            first_of.setdefault(card.by, made)
            if card.hidden:
                await self._stage.hide_card(made)
            elif card.same_as:
                await self._stage.merge_card(made, first_of[card.same_as])
            elif card.cluster in clusters:
                await self._stage.move_card(made, clusters[card.cluster])
            elif card.cluster:
                clusters[card.cluster] = await self._stage.add_cluster(card.cluster, made)

    async def _goals(self, *, is_last: bool, late: int) -> str:
        stage, goals, ids = self._stage, self._scenario.goals, self._played.goals
        for goal in goals:
            ids[goal.key] = await stage.propose(self._who(goal.by), goal.fields, f"goal-{goal.key}")
        for goal in goals:
            if goal.into:
                await stage.merge_goal(ids[goal.key], ids[goal.into])
        standing = [goal for goal in goals if not goal.into]
        round_id = await stage.open_round("goals", Ballots("goals", "dots", "Which goals first?", DOTS))
        for _ in range(late):
            await self._sit_down()
        groups = [self._scenario.guest(number).group for number in range(self._played.people)]
        await self._vote(
            round_id,
            [{"dots": self._dots(standing, group)} for group in groups],
            [{"dots": self._dots(standing, table.group)} for table in self._scenario.tables],
        )
        if is_last:
            return f"{len(goals)} goals are proposed, and the vote on them is open."
        await stage.reveal_round(round_id)
        await stage.pause()
        await self._rank(standing, groups)
        for goal in standing:
            if goal.why:
                await stage.adopt(ids[goal.key], goal.why)
            if goal.later:
                await stage.sharpen(ids[goal.key], {**goal.fields, **goal.later})
        return f"{sum(1 for goal in goals if goal.why)} of {len(goals)} goals are adopted."

    async def _stakeholders(self, *, is_last: bool) -> str:
        del is_last  # an open register is a fine place to stop
        for number, one in enumerate(self._scenario.stakeholders):
            fields: Fields = one.fields
            if one.answers_for:
                fields = {**fields, "answers_for": [self._played.goals[key] for key in one.answers_for]}
            made = await self._stage.register(self._who(one.by), fields, f"stakeholder-{number}")
            self._played.stakeholders[str(one.fields["name"])] = made
        return f"{len(self._played.stakeholders)} stakeholders are on the map."

    async def _instruments(self, *, is_last: bool) -> str:
        goals, actors = self._played.goals, self._played.stakeholders
        for number, one in enumerate(self._scenario.instruments):
            fields: Fields = {
                **one.fields,
                "goal_ids": [goals[key] for key in one.goals],
                "lead_id": actors[one.lead] if one.lead else "",
                "partner_ids": [actors[name] for name in one.partners],
            }
            if one.causes or "approach" in one.fields:
                # A whole sheet of the register, where the quick sketch has no place for what is said.
                levers = self._played.entries.get("levers", {})
                fields = {**fields, "causes": [levers[name] for name in one.causes]}
                made = await self._stage.add_entry(self._who(one.by), "instruments", fields, f"instrument-{number}")
            else:
                made = await self._stage.sketch(self._who(one.by), fields, f"instrument-{number}")
            self._played.instruments[str(one.fields["name"])] = made
        if not is_last:
            await self._rate_instruments()
        return f"{len(self._scenario.instruments)} instruments are sketched."

    async def _charter(self, *, is_last: bool) -> str:
        wording = self._scenario.wording
        await self._stage.reword(wording.section, wording.text)
        await self._fist("charter", "charter", self._scenario.charter_votes, closes=not is_last)
        return (
            "The charter is drafted, and the vote on it is open." if is_last else "The charter is drafted and voted on."
        )

    # --- votes --------------------------------------------------------------------------------------------------------

    async def _fist(self, kind: str, subject: str, values: tuple[int, ...], *, closes: bool = True) -> None:
        concerns = {self._scenario.number_of(one.by): one for one in self._scenario.concerns if one.about == subject}
        ballots: list[Choices] = []
        for number in range(self._played.people):
            concern = concerns.get(number)
            value = concern.value if concern else values[number % len(values)]
            ballots.append({"value": value, "reason": concern.reason if concern else ""})
        round_id = await self._stage.open_round(kind, Ballots(subject, "fist_of_five"))
        await self._vote(round_id, ballots, [{"value": max(values), "reason": ""} for _ in self._played.tables])
        if closes:
            await self._stage.reveal_round(round_id)

    async def _rank(self, goals: list[Goal], groups: list[str]) -> None:
        """After the dots have shortened the list, everybody puts the goals in order."""
        round_id = await self._stage.open_round("goals", Ballots("goals", "ranked", "Which of them leads?"))
        rankings: list[Choices] = [{"ranking": self._order(goals, group)} for group in groups]
        await self._vote(
            round_id, rankings, [{"ranking": self._order(goals, table.group)} for table in self._scenario.tables]
        )
        await self._stage.reveal_round(round_id)

    def _order(self, goals: list[Goal], group: str) -> list[str]:
        """The goals in the order in which somebody of this group wants them: the more it appeals, the sooner."""
        place = self._scenario.groups.index(group)
        drawn = {one.key: self._dice.random() ** (1 / one.appeal[place]) for one in goals}
        return [self._played.goals[key] for key in sorted(drawn, key=lambda key: -drawn[key])[:MOST_RANKED]]

    async def _rate_instruments(self) -> None:
        """Everybody rates what was sketched: by its impact, and by how feasible it is. Some can not judge some."""
        round_id = await self._stage.open_round(
            "instruments", Ballots("instruments", "two_criteria", "What is worth it, and what can be done?")
        )
        pulls = {
            one: (self._dice.uniform(1.5, 4.8), self._dice.uniform(1.5, 4.8))
            for one in self._played.instruments.values()
        }

        def rated() -> Choices:
            known = [one for one in pulls if self._dice.random() < KNOWN] or list(pulls)[:1]
            return {"ratings": {one: [self._near(pull) for pull in pulls[one]] for one in known}}

        await self._vote(
            round_id, [rated() for _ in range(self._played.people)], [rated() for _ in self._played.tables]
        )
        await self._stage.reveal_round(round_id)

    def _near(self, pull: float) -> int:
        return min(5, max(1, round(self._dice.gauss(pull, 0.9))))

    async def _vote(self, round_id: str, ballots: list[Choices], of_tables: list[Choices]) -> None:
        """Everybody votes at once; then the facilitator enters what the tables say."""
        acts = [
            partial(self._stage.cast, number, round_id, self._key(), choices) for number, choices in enumerate(ballots)
        ]
        await self._stage.together(acts)
        for table_id, choices in zip(self._played.tables.values(), of_tables, strict=True):
            await self._stage.cast_for_table(table_id, round_id, self._key(), choices)

    def _dots(self, goals: list[Goal], group: str) -> dict[str, int]:
        """Spread the dots as somebody of this group would, more of them on what appeals."""
        place = self._scenario.groups.index(group)
        spread: dict[str, int] = {}
        while sum(spread.values()) < DOTS:
            (goal,) = self._dice.choices(goals, [one.appeal[place] for one in goals])
            goal_id = self._played.goals[goal.key]
            if spread.get(goal_id, 0) < MOST_DOTS_ON_ONE:
                spread[goal_id] = spread.get(goal_id, 0) + 1
        return spread

    def _key(self) -> str:
        return f"{self._dice.getrandbits(128):032x}"
