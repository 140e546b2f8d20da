"""A ballot of any method on a page of its own, with the house's validator behind it and a box in memory.

    /ballots/ranked?secrecy=open&with_comment=1&closes_at=...

A round's numbers come from the address. `silent` casts get no answer the first time they are sent.
"""

import json
from dataclasses import replace
from typing import Any

import reflex as rx

from app.domain.snapshot import NamedView, OptionView, RoundView
from app.domain.voting.ballots import BallotRules
from app.domain.voting.errors import InvalidBallot
from app.domain.voting.methods import Method
from app.domain.voting.validation import to_payload, validate
from app.ui.components.live import save_status
from app.ui.components.surfaces import heading
from app.ui.shell import shell, site_header
from app.ui.steps.forms.ballot import ballot_of
from app.ui.text import t

GOALS = (
    "By 2032 everybody in Malmö breathes air that does not make them ill",
    "Quiet nights along the harbour, for those who live there and those who work there",
    "A bus within five minutes' walk, every ten minutes, from six to midnight",
    "No child on a street without shade by 2030",
    "Half of all deliveries in the old town come by bicycle or boat",
)
COSTS = (40, 25, 60, 15, 30)
RULES: dict[str, dict[str, Any]] = {
    "dots": {"dots": 5, "cap": 3},
    "quadratic": {"credits": 25},
    "pairwise": {"pairs": 6},
    "equal_shares": {"limit": 100, "limit_unit": "thousand euros"},
    "two_criteria": {"criteria": ["impact", "feasibility"]},
}
BOX: dict[str, dict[str, Any]] = {}
SENT: dict[str, int] = {}


class BallotGallery(rx.State):
    """One open round and the ballot of whoever looks."""

    one: RoundView = RoundView()
    has_voted: bool = False
    is_table: bool = False
    mine_round_id: str = ""
    mine_json: str = ""
    receipts: list[NamedView] = []
    ack_key: str = ""
    ack_ok: bool = False
    ack_code: str = ""
    ack_values: dict[str, str | int] = {}
    is_silent: bool = False

    @rx.event
    async def enter(self) -> None:
        """Open the round of the address."""
        query = self.router.url.query_parameters
        method = self.router.url.path.strip("/").split("/")[1]
        asked = {name: int(query[name]) for name in ("pairs", "closes_at") if name in query}
        goals = [OptionView(f"goal{n}", text, f"G{n}", COSTS[n - 1]) for n, text in enumerate(GOALS, 1)]
        self.one = RoundView(
            id=f"round-{query.get('room', 'A')}-{method}",
            method=method,
            status="open",
            options=[] if method in {"consent", "fist_of_five"} else goals,
            secrecy=query.get("secrecy", "secret"),
            with_comment="with_comment" in query,
            **{**RULES.get(method, {}), **asked},
        )
        self.is_silent, self.is_table = "silent" in query, "table" in query

    @rx.event
    async def move_deadline(self, closes_at: int) -> None:
        """Give more time."""
        self.one = replace(self.one, closes_at=closes_at)

    @rx.event
    async def recall(self, round_id: str, ballot_key: str) -> None:
        """What is in the box under this key."""
        mine = BOX.get(round_id + ballot_key)
        self.has_voted = mine is not None
        self._know(round_id, mine)

    @rx.event
    async def cast(self, round_id: str, ballot_key: str, choices_json: str, key: str) -> None:
        """Put into the box what keeps the rules."""
        SENT[key] = SENT.get(key, 0) + 1
        one = self.one
        rules = BallotRules(
            Method(one.method), tuple(goal.id for goal in one.options), one.dots, one.cap, one.credits, one.pairs,
            one.with_comment,
        )  # fmt: skip
        try:
            payload = dict(to_payload(validate(rules, json.loads(choices_json))))
        except InvalidBallot as error:
            self.ack_code, self.ack_values = f"error.{error.code}", dict(error.values)
            self.ack_key, self.ack_ok = key, False
            return
        BOX[round_id + ballot_key] = payload
        if self.is_silent and SENT[key] == 1:
            return
        self.ack_code = ""
        self.ack_key, self.ack_ok, self.has_voted = key, True, True
        self._know(round_id, payload)

    @rx.event
    async def withdraw(self, round_id: str, ballot_key: str) -> None:
        """Take it out."""
        BOX.pop(round_id + ballot_key, None)
        self.has_voted = False
        self._know(round_id, None)

    def _know(self, round_id: str, payload: dict[str, Any] | None) -> None:
        self.mine_round_id, self.mine_json = round_id, json.dumps(payload) if payload is not None else ""
        self.receipts = [NamedView(round_id, "K7MQ-2XWP")] if payload is not None else []


def page() -> rx.Component:
    """The ballot, as the room shows it."""
    state = BallotGallery
    return shell(
        heading("Set the goals"),
        rx.cond(
            state.one.id != "",
            rx.el.section(
                rx.el.h2("What matters most to us?"),
                ballot_of(
                    state.one,
                    seat_id="seat",
                    voter_name="Ada",
                    receipts=state.receipts,
                    has_voted=state.has_voted,
                    is_table=state.is_table,
                    mine_round_id=state.mine_round_id,
                    mine_json=state.mine_json,
                    ack_key=state.ack_key,
                    ack_ok=state.ack_ok,
                    ack_message=t(state.ack_code, values=state.ack_values, catalogues=("error",)),
                    on_recall=state.recall,
                    on_cast=state.cast,
                    on_withdraw=state.withdraw,
                ),
                key=state.one.id,
                class_name="round",
                data_status="open",
            ),
        ),
        rx.el.p("In the box: ", rx.el.code(state.mine_json, id="box"), class_name="text-sm break-all"),
        header=site_header(save_status()),
        width="room",
        class_name="room py-8",
    )
