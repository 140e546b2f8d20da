"""The ballot box: ballots of one moment share a transaction, and each voter hears when it is committed.

A ballot is detached: the electorate says that a seat has voted, the ballot what was chosen, and nothing joins the two.
The lock on the round orders casting against closing. Must not: open or close rounds, or look into ballots.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.actions import Action
from app.domain.errors import Conflict, Invalid, MissionRoomError, NotAllowed, NotFound
from app.domain.ids import new_id
from app.domain.permissions import Situation
from app.domain.snapshot import Topic
from app.domain.steps import StepKind, StepStatus
from app.domain.voting.ballots import BallotRules
from app.domain.voting.groups import Block, block_of
from app.domain.voting.methods import Method
from app.domain.voting.validation import to_payload, validate
from app.domain.workshop import Actor, WorkshopStatus
from app.persistence.repositories.ballots import Ballots, RoundAtHand, Voter
from app.persistence.repositories.voting import OpenRound
from app.persistence.tables import RoundRow
from app.services.rounds.plan import Secrecy
from app.services.together import Together
from app.services.turn import Gate

LEAST_KEY, MOST_KEY = 16, 128
"""Characters of a device's key."""


def rules_of(row: RoundRow | RoundAtHand) -> BallotRules:
    """The rules a ballot of this round must keep."""
    return BallotRules(
        method=Method(row.method),
        option_ids=tuple(option["id"] for option in row.options),
        dots=row.dots,
        cap=row.cap,
        credits=row.credits,
        pairs=row.pairs,
        with_comment=row.with_comment,
    )


def blocks_of(row: RoundRow | RoundAtHand) -> tuple[Block, ...]:
    """The blocks of groups that were frozen when the round opened."""
    return tuple(Block(one["key"], tuple(one["group_ids"]), one["size"]) for one in row.blocks)


def hash_of(round_id: str, key: str) -> str:
    """What is stored of a device's key."""
    return hashlib.sha256(f"{round_id}:{key}".encode("utf-8", "surrogatepass")).hexdigest()


def key_in(row: RoundRow | RoundAtHand, seat_id: str, ballot_key: str) -> str:
    """The key under which a ballot lies. In rounds that are not secret it is the seat's, so that each device has it."""
    return ballot_key if row.secrecy == Secrecy.SECRET else f"seat:{seat_id}"


@dataclass(frozen=True, slots=True)
class Slip:
    """What a voter hands in. `choices` None takes the ballot out again. `seat_id` is whose voice it is."""

    actor: Actor
    action: Action
    round_id: str
    seat_id: str
    ballot_key: str
    choices: Mapping[str, object] | None


@dataclass(slots=True)
class _Box:
    """One round in one transaction: what stands, and what is to be written."""

    round: RoundAtHand
    moment: Situation
    rules: BallotRules
    blocks: tuple[Block, ...]
    standing: dict[str, str] = field(default_factory=dict)
    new: dict[str, dict[str, Any]] = field(default_factory=dict)
    replaced: dict[str, Mapping[str, object]] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)


class BallotBox:
    """Takes ballots in. One for the house."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._together = Together(self._take_all)

    async def take(self, slip: Slip) -> None:
        """Take one slip in; it is committed when this returns. Errors: what is wrong with it."""
        self._gate.limits.spend(slip.actor.seat_id)
        try:
            await self._together.ask(slip)
        except NotAllowed as refused:
            if refused.code == "round.not_eligible" and await self._waits(slip):
                raise NotAllowed("round.door_shut") from refused
            raise

    async def _waits(self, slip: Slip) -> bool:
        """Whether the seat would vote in the round, had it come before its door was shut."""
        async with self._gate.database.read() as work:
            row = await work.rounds.get(slip.actor.workshop_id, slip.round_id)
            if row is None or not row.shut_door:
                return False
            one = OpenRound(row.id, row.eligibility, row.group_ids, row.shut_door)
            return slip.seat_id in {seat[0] for seat in await work.arrivals.waiting(slip.actor.workshop_id, one)}

    async def _take_all(self, slips: Sequence[Slip]) -> Sequence[Exception | None]:
        async with self._gate.database.write_plainly() as work:
            answers, changed = await self.settle(work.ballots, slips)
        for workshop_id in changed:
            self._gate.announcer.changed(workshop_id, (Topic.TURNOUT,))
        return answers

    async def settle(self, ballots: Ballots, slips: Sequence[Slip]) -> tuple[list[Exception | None], set[str]]:
        """Write what is right into the transaction: an answer for each slip, and workshops whose turnout changed.

        Slips are taken in their order, each as if it came alone after those before it.
        """
        found = await ballots.rounds_at_hand(slip.round_id for slip in slips)
        boxes = {key: _Box(one, _moment(one), rules_of(one), blocks_of(one)) for key, one in found.items()}
        voters = await ballots.voters(boxes, {slip.seat_id for slip in slips})
        had_ballot = {key: voter.has_ballot for key, voter in voters.items()}
        hashes = {
            hash_: slip.round_id
            for slip in slips
            if (voter := voters.get((slip.round_id, slip.seat_id)))
            for hash_ in _hashes(found[slip.round_id], slip, voter)
        }
        for (round_id, key_hash), ballot_id in (await ballots.standing(boxes, hashes)).items():
            boxes[round_id].standing[key_hash] = ballot_id
        answers: list[Exception | None] = []
        for slip in slips:
            try:
                self._take(boxes.get(slip.round_id), voters.get((slip.round_id, slip.seat_id)), slip)
                answers.append(None)
            except MissionRoomError as error:
                answers.append(error)
        for box in boxes.values():
            await ballots.withdraw([key for key in box.withdrawn if key not in box.new])  # before its key is used again
            await ballots.put([row for key, row in box.new.items() if key not in box.withdrawn])
            await ballots.replace({key: value for key, value in box.replaced.items() if key not in box.withdrawn})
        turned = [voter for key, voter in voters.items() if voter.has_ballot != had_ballot[key]]
        await ballots.have_turned(turned)
        return answers, {voter.workshop_id for voter in turned}

    def _take(self, box: _Box | None, voter: Voter | None, slip: Slip) -> None:
        """One slip: checked whole before anything of it is noted down."""
        if box is None or box.round.workshop_id != slip.actor.workshop_id:
            raise NotFound("round.gone")
        self._gate.judge(slip.actor, slip.action, box.moment)
        self._check_open(box.round)
        if voter is None:
            raise NotAllowed("round.not_eligible")
        if slip.choices is None:
            self._withdraw(box, voter, slip)
            return
        if not LEAST_KEY <= len(slip.ballot_key) <= MOST_KEY:
            raise Invalid("ballot.key", "ballot_key")
        payload = dict(to_payload(validate(box.rules, slip.choices)))
        hashes = _hashes(box.round, slip, voter)
        standing = [box.standing[hash_] for hash_ in hashes if hash_ in box.standing]
        if standing and not voter.has_ballot:
            raise Conflict("ballot.key_taken")
        if voter.has_ballot and len(standing) < len(hashes):  # some of a table's voices are another key's as well
            raise Conflict("ballot.other_device")
        for ballot_id in standing:
            if ballot_id in box.new:
                box.new[ballot_id]["choices"] = payload
            else:
                box.replaced[ballot_id] = payload
        if standing:
            return
        block_key = block_of(box.blocks, voter.group_id)
        for hash_ in hashes:
            box.standing[hash_] = ballot_id = new_id()
            box.new[ballot_id] = {
                "id": ballot_id,
                "workshop_id": box.round.workshop_id,
                "round_id": box.round.id,
                "key_hash": hash_,
                "block_key": block_key,
                "seat_id": None if box.round.secrecy == Secrecy.SECRET else slip.seat_id,
                "choices": payload,
            }
        voter.has_ballot = True

    def _check_open(self, one: RoundAtHand) -> None:
        if one.status != "open":
            raise Conflict("round.not_open")
        if one.closes_at is not None and one.closes_at <= self._gate.clock():
            raise Conflict("round.deadline_passed")

    @staticmethod
    def _withdraw(box: _Box, voter: Voter, slip: Slip) -> None:
        if not voter.has_ballot:
            raise Conflict("ballot.none")
        hashes = [hash_ for hash_ in _hashes(box.round, slip, voter) if hash_ in box.standing]
        if len(hashes) < voter.weight:
            raise Conflict("ballot.other_device")
        box.withdrawn.update(box.standing.pop(hash_) for hash_ in hashes)
        voter.has_ballot = False


def _moment(one: RoundAtHand) -> Situation:
    return Situation(StepKind(one.step_kind), StepStatus(one.step_status), one.workshop_status == WorkshopStatus.ENDED)


def _hashes(one: RoundAtHand, slip: Slip, voter: Voter) -> list[str]:
    """One for each of the seat's voices."""
    key = key_in(one, slip.seat_id, slip.ballot_key)
    return [hash_of(slip.round_id, f"{key}#{voice}" if voice else key) for voice in range(voter.weight)]
