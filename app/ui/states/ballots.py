"""Voting from the phone, and for tables without phones. The ballot's key lives on the device and comes as argument."""

import json
from dataclasses import replace

import reflex as rx

from app.domain.errors import Invalid, MissionRoomError
from app.domain.snapshot import NamedView
from app.ui.states.counter import house
from app.ui.states.seat import SeatState, word

_LARGEST_BALLOT = 20_000


class BallotState(SeatState):
    """The ballot of this device. `mine_json` are the stored choices for round `mine_round_id`, empty when none."""

    mine_round_id: str = ""
    mine_json: str = ""

    @rx.event
    async def recall(self, round_id: str, ballot_key: str) -> None:
        """Show this device its own ballot again, while the round is open."""
        await self._recall(round_id, ballot_key)
        self.mine_round_id = round_id if isinstance(round_id, str) else ""

    @rx.event
    async def recall_for_table(self, round_id: str, seat_id: str, ballot_key: str) -> None:
        """The same for a ballot that was entered here for a table; `mine_round_id` then names the table too."""
        await self._recall(round_id, ballot_key)
        is_readable = isinstance(round_id, str) and isinstance(seat_id, str)
        self.mine_round_id = f"{round_id[:64]}:{seat_id[:64]}" if is_readable else ""

    @rx.event
    async def cast(self, round_id: str, ballot_key: str, choices_json: str, key: str) -> None:
        """Set the ballot; `choices_json` as `app.domain.voting.validation.validate` takes it."""
        await self._take(
            key,
            "{}",
            lambda actor, _fields, _: house().voting.cast(
                actor, word(round_id), word(ballot_key), _choices(choices_json)
            ),
            refreshes_own=not self._knows_own(),
        )
        if self.ack_ok:
            self.mine_round_id, self.mine_json = round_id, choices_json
            self._note_vote(round_id, has_voted=True)

    @rx.event
    async def withdraw(self, round_id: str, ballot_key: str) -> None:
        """Take the ballot out again."""
        done = await self._do(
            lambda actor: house().voting.withdraw(actor, round_id, ballot_key),
            round_id,
            ballot_key,
            refreshes_own=not self._knows_own(),
        )
        if done:
            self.mine_round_id, self.mine_json = round_id, ""
            self._note_vote(round_id, has_voted=False)

    @rx.event
    async def enter_for_table(self, round_id: str, seat_id: str, ballot_key: str, choices_json: str, key: str) -> None:
        """Enter the ballot of a table without phones."""
        await self._take(
            key,
            "{}",
            lambda actor, _fields, _: house().voting.enter_for_table(
                actor, word(round_id), word(seat_id), word(ballot_key), _choices(choices_json)
            ),
        )

    def _knows_own(self) -> bool:
        """Whether the state has not expired since this page entered."""
        return self.seat_status == "seated"

    def _note_vote(self, round_id: str, *, has_voted: bool) -> None:
        """What a ballot changes of one's own is known without asking: a burst of votes must not read a room anew."""
        others = [one for one in self.own.voted_round_ids if one != round_id]
        receipts = [one for one in self.own.receipts if one.id != round_id]
        if has_voted:
            others.append(round_id)
            receipts.append(NamedView(round_id, house().keys.receipt(round_id, self.seat_id)))
        self.own = replace(self.own, voted_round_ids=others, receipts=receipts)

    async def _recall(self, round_id: str, ballot_key: str) -> None:
        try:
            actor = await self._actor()
            choices = await house().voting.own(actor, word(round_id), word(ballot_key))
        except MissionRoomError:
            choices = None
        self.mine_json = json.dumps(choices) if choices is not None else ""


def _choices(choices_json: str) -> dict[str, object]:
    if not isinstance(choices_json, str) or len(choices_json) > _LARGEST_BALLOT:
        raise Invalid("ballot.malformed")
    try:
        choices = json.loads(choices_json)
    except (ValueError, RecursionError):  # the second: brackets in brackets in brackets
        raise Invalid("ballot.malformed") from None
    if not isinstance(choices, dict):
        raise Invalid("ballot.malformed")
    return choices
