"""A workshop in which everything exists once, so that every service method has something to be called on."""

import shutil
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.domain.snapshot import Topic
from app.domain.workshop import Actor
from app.services.commenting import Said
from app.services.house import House
from app.services.roster import Sought
from app.services.rounds.plan import RoundPlan
from tests.rooms import INSTRUMENT, STAKEHOLDER, Room, SetClock, a_key, a_room


@dataclass
class Stage:
    """The room and the ids of what is in it. Everything that can be one's own is the first participant's."""

    room: Room
    elsewhere: Room
    neighbour: Room
    cofacilitator: Actor
    observer: Actor
    card: str = ""
    other_card: str = ""
    merged_card: str = ""
    cluster: str = ""
    goal: str = ""
    other_goal: str = ""
    adopted_goal: str = ""
    hidden_goal: str = ""
    draft_round: str = ""
    open_round: str = ""
    closed_round: str = ""
    shown_round: str = ""
    key: str = ""
    table: str = ""
    table_key: str = ""
    stakeholder: str = ""
    instrument: str = ""
    twin: str = ""
    commitment: str = ""
    removed_commitment: str = ""
    project: str = ""
    parked: str = ""
    theirs: str = ""
    programme_key: str = ""
    comment: str = ""
    suggestion: str = ""
    link: str = ""
    invited: str = ""
    check_note: str = ""
    hook: str = ""
    hook_message: str = ""

    @property
    def house(self) -> House:
        return self.room.house

    @property
    def people(self) -> dict[str, Actor]:
        """One actor for each role, by its letter."""
        return {
            "F": self.room.facilitator,
            "C": self.cofacilitator,
            "P": self.room.participants[0],
            "O": self.observer,
        }


async def build(house: House) -> Stage:
    """Carry a room through all steps; the steps before the charter are closed, the charter is open."""
    room = await a_room(house, participants=3)
    stage = Stage(
        room,
        await a_room(house, participants=1, title="Another workshop"),
        await a_room(house, participants=1, title="Another workshop of the same programme"),
        await room.by_link("cofacilitator", "Cora"),
        await room.by_link("observer", "Odo"),
    )
    author, lead = room.participants[0], room.facilitator

    await room.open("frame")
    stage.card = await room.card(author)
    stage.other_card = await room.card(author, "The quay smells")
    stage.merged_card = await room.card(author, "The quay is so loud")
    await house.framing.reveal(lead)
    await house.framing.merge(lead, stage.merged_card, stage.card)
    stage.cluster = await house.framing.add_cluster(lead, "Noise", card_id=stage.card)
    await house.framing.compose(lead, statement="How might we rest?", source_ids=[stage.merged_card])

    await room.open("goals")
    stage.goal = await room.goal(author)
    stage.other_goal = await room.goal(author, statement="Breathe clean air at the quay")
    stage.adopted_goal = await room.goal(author, statement="Rest in every house at night")
    stage.hidden_goal = await room.goal(author, statement="Something that was hidden")
    await house.goalsetting.adopt(lead, stage.adopted_goal)
    await house.goalsetting.hide(lead, stage.hidden_goal)
    stage.table, stage.key, stage.table_key = await room.table(4), a_key(), a_key()
    stage.shown_round = await room.round()
    await house.voting.cast(author, stage.shown_round, a_key(), {"dots": {stage.goal: 1}})
    await house.voting.close(lead, stage.shown_round)
    await house.voting.reveal(lead, stage.shown_round)
    stage.closed_round = await room.round()
    await house.voting.close(lead, stage.closed_round)
    plan = RoundPlan(option_ids=(stage.adopted_goal, stage.other_goal))
    stage.draft_round = await house.voting.plan(lead, room.steps["goals"], plan)
    stage.open_round = await room.round(option_ids=(stage.adopted_goal, stage.other_goal))
    await house.voting.cast(author, stage.open_round, stage.key, {"dots": {stage.other_goal: 1}})

    await room.open("stakeholders")
    stage.stakeholder = await house.mapping.add(author, STAKEHOLDER)
    stage.twin = await house.mapping.add(author, {**STAKEHOLDER, "name": "The port authority"})
    offer = {"offer": "Lend a quay", "kind": "infrastructure", "actor": stage.twin}
    stage.commitment = await house.registers.add(author, "commitments", offer)
    stage.removed_commitment = await house.registers.add(author, "commitments", {**offer, "offer": "Lend a crane"})
    await house.registers.remove(author, "commitments", stage.removed_commitment)
    await room.open("instruments")
    stage.instrument = await house.sketching.sketch(author, INSTRUMENT)
    stage.project = await house.registers.add(author, "projects", {"name": "Quiet ferries"})
    stage.parked = await house.running.park(author, "Who pays?")
    await room.open("charter")
    await house.running.write_note(lead, room.steps["charter"], "Slowly")
    await house.drafting.reword(lead, "challenge", "Our words")
    stage.hook = (await house.hooks.add(lead, "https://example.org/told", ["step.opened"])).id
    stage.hook_message = await house.hooks.test(lead, stage.hook)
    await house.versions.keep(lead)
    stage.check_note = await house.checking.explain(lead, "Q39", "none", "Nobody objected")
    await _voices(stage)
    stage.invited = await _invited(stage)
    return stage


async def _voices(stage: Stage) -> None:
    """A comment and a proposal on the draft, which is in review."""
    await stage.room.charter_is("participants_review")
    author, commenting = stage.room.participants[0], stage.house.commenting
    stage.comment = await commenting.comment(author, Said("challenge", text="Whose rest?"))
    better = Said("challenge", "suggestion", quote="Our words", proposed="Our better words")
    stage.suggestion = await commenting.comment(author, better)


async def _join_a_programme(stage: Stage) -> None:
    """The room and its neighbour, which has an actor of its own."""
    house, neighbour = stage.house, stage.neighbour
    await neighbour.open("stakeholders")
    stage.theirs = await house.mapping.add(neighbour.facilitator, {**STAKEHOLDER, "name": "Shipping line"})
    await house.programmes.start(neighbour.facilitator, "All quays")
    stage.programme_key = (await house.programmes.membership(neighbour.facilitator)).key
    await house.programmes.join(stage.room.facilitator, stage.programme_key)


async def _invited(stage: Stage) -> str:
    """A person of the roster who has come, into a workshop of a programme; returns the id of their line."""
    await _join_a_programme(stage)
    stage.link = next(one.id for one in (await stage.room.view(Topic.BACKSTAGE)).links if one.role == "observer")
    await stage.house.roster.add(stage.room.facilitator, "Ines; Business")
    (person,) = (await stage.house.roster.page(stage.room.facilitator, Sought())).people
    await stage.house.seating.join_by_link(person.path.removeprefix("/link/"))
    return person.id


def moved(stage: Stage, house: House, url: str, clock: SetClock) -> Stage:
    """The same stage over a copy of its database."""
    shutil.copy(stage.room.url.removeprefix("sqlite:///"), url.removeprefix("sqlite:///"))
    anew: dict[str, Any] = {"house": house, "url": url, "clock": clock, "ear": house.gate.announcer}
    rooms = {name: replace(getattr(stage, name), **anew) for name in ("room", "elsewhere", "neighbour")}
    return replace(stage, **rooms)


def checkpointed(path: Path) -> None:
    """Fold the write-ahead log into the file, so that one file is the whole database."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
