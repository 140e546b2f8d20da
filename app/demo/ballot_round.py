"""One round of voting by a crowd: everybody casts over the live connection, and each page is watched for the turnout.

What it must not do: prepare rounds, or reveal them; the load does, as facilitator.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial

from app.demo.crowd import Crowd
from app.demo.felt import Felt
from app.demo.live import Acknowledgement, LiveError, LivePage
from app.demo.measure import GRAIN_SECONDS
from app.demo.turnout import cast_of

CAST = "reflex___state____state.app___ui___states___seat____seat_state.app___ui___states___ballots____ballot_state.cast"
"""How the pages name the handler; a test compares it with the state itself."""

ACKNOWLEDGED_WITHIN_SECONDS = 30.0
SHOWN_WITHIN_SECONDS = 3.0
_EXACT_UP_TO_PAGES = 500
_COARSE = 10
"""Above so many pages arrivals are counted by the millisecond, else by the tenth of one."""


class BallotRound:
    """The votes of one open round and what the pages showed of them."""

    def __init__(self, crowd: Crowd, round_id: str, goal_ids: Sequence[str], felt: Felt) -> None:
        self.sent = 0
        self.acknowledged = 0
        self._crowd = crowd
        self._round_id = round_id
        self._goal_ids = goal_ids
        self._felt = felt
        self._under_way: dict[int, tuple[float, str]] = {}  # guest -> when it was sent first, its payload
        self._stored: list[tuple[float, int]] = []  # by rank of acknowledgement: when it was sent, and by whom
        self._shown: dict[int, int] = dict.fromkeys(crowd.pages, 0)
        self._all_answered, self._all_show = asyncio.Event(), asyncio.Event()
        self._final = 0
        self._late: set[int] = set()
        self._arrivals: dict[tuple[int, int], dict[int, float]] = {}  # (turnout before, and now) -> guest -> when

    # --- casting ----------------------------------------------------------------------------------------------------

    async def vote(self, voters: Sequence[int], per_second: float, until: float) -> None:
        """Let these people vote, so many in a second (0: at once), until the time is over; wait for the answers."""
        self._crowd.look, self._crowd.is_back = self._look, self._cast_again
        began = time.monotonic()
        for position, number in enumerate(voters):
            due = began + position / per_second if per_second else began
            pause = due - time.monotonic()
            if pause > 0 or position % 20 == 0:
                await asyncio.sleep(max(0.0, pause))
            if time.monotonic() >= until:
                break
            self._cast(number)
        self._felt.voting_seconds += time.monotonic() - began
        if self._under_way:
            await _within(ACKNOWLEDGED_WITHIN_SECONDS, self._all_answered)
        for number in self._under_way:
            self._felt.failures.append(f"guest {number + 1} got no answer to a vote")

    async def shown_everywhere(self, cast: int) -> None:
        """Wait until all pages show the turnout; those that do not in time are counted as missed."""
        self._final = cast
        self._late = {number for number in self._crowd.pages if self._shown[number] != cast}
        if self._late:
            await _within(SHOWN_WITHIN_SECONDS, self._all_show)
        if self._late:
            self._felt.missed += len(self._late)
            self._felt.failures.append(f"{len(self._late)} pages did not show all {cast} votes of a round")
        self._crowd.look = self._crowd.is_back = None

    def _cast(self, number: int) -> None:
        spread = {self._goal_ids[(number + place) % len(self._goal_ids)]: 1 for place in range(3)}
        payload = {
            "round_id": self._round_id,
            "ballot_key": f"{self._round_id}-{number:08d}",
            "choices_json": json.dumps({"dots": spread}),
        }
        self.sent += 1
        self._all_answered.clear()
        self._under_way[number] = (time.monotonic(), json.dumps(payload))
        self._send(number)

    def _cast_again(self, number: int) -> None:
        """A page that came back sends what had no answer; the same ballot key makes that harmless."""
        if number in self._under_way:
            self._send(number)

    def _send(self, number: int) -> None:
        page = self._crowd.pages[number]
        key = f"vote-{self._round_id}-{number}"
        answer = page.acknowledgement(key)
        answer.add_done_callback(partial(self._answered, number))
        with contextlib.suppress(LiveError):  # the page is gone; it sends again when it is back
            page.send_event(CAST, {**json.loads(self._under_way[number][1]), "key": key})

    def _answered(self, number: int, answer: asyncio.Future[Acknowledgement]) -> None:
        if answer.cancelled() or answer.exception() is not None or number not in self._under_way:
            return
        sent_at, _ = self._under_way.pop(number)
        if not self._under_way:
            self._all_answered.set()
        said = answer.result()
        if not said.is_ok:
            self._felt.failures.append(f"guest {number + 1} was refused a vote: {said.code}")
            return
        self.acknowledged += 1
        self._stored.append((sent_at, number))
        self._felt.acknowledged.add(time.monotonic() - sent_at)

    # --- seeing -----------------------------------------------------------------------------------------------------

    def _look(self, number: int, page: LivePage) -> None:
        cast, seen = cast_of(page.topic, self._round_id), self._shown[number]
        if cast > seen:
            self._shown[number] = cast
            self._arrivals.setdefault((seen, cast), {})[number] = page.last_frame_at
        if self._late and cast == self._final:
            self._late.discard(number)
            if not self._late:
                self._all_show.set()

    def tell_felt(self) -> None:
        """Add how long each vote took to each page but its voter's own.

        The n-th acknowledged vote is on a page when its turnout is n. Pages that learnt of the same votes by the same
        frame are taken together, so that a round of thousands is counted in a moment.
        """
        grain = GRAIN_SECONDS * (1 if len(self._crowd.pages) <= _EXACT_UP_TO_PAGES else _COARSE)
        for (seen, cast), arrivals in self._arrivals.items():
            often = Counter(round(arrived / grain) for arrived in arrivals.values())
            for sent_at, voter in self._stored[seen:cast]:
                own = arrivals.get(voter)
                if own is not None:
                    often[round(own / grain)] -= 1
                for moment, times in often.items():
                    if times:
                        self._felt.to_screen.add(moment * grain - sent_at, times)
                if own is not None:
                    often[round(own / grain)] += 1
        self._arrivals.clear()


async def _within(seconds: float, event: asyncio.Event) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
