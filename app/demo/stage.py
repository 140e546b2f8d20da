"""What a play needs of a room, in the words of the workshop. A house stands behind it, or a server somewhere.

What it must not do: play, or know which of the two it is.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.demo.scenario import Challenge, Fields, Person, Table

Act = Callable[[], Awaitable[None]]
"""Something that one person does."""

Choices = Mapping[str, object]
"""A ballot's choices, as `app.domain.voting.validation` reads them."""


@dataclass(frozen=True, slots=True)
class Ballots:
    """A round as the facilitator plans it. Of a `subject` all that stand can be chosen; 0 dots means the usual."""

    subject: str
    method: str
    title: str = ""
    dots: int = 0


class Stage(Protocol):
    """A workshop with a facilitator, and participants by number from 0. Ids are the workshop's own.

    What is sent twice with one `key` is done once. Every method may fail with what its room fails with.
    """

    async def sit_down(self, person: Person) -> None:
        """Let the next participant join."""

    async def seat_table(self, table: Table) -> str:
        """Seat a table without phones; its id."""

    async def together(self, acts: Sequence[Act]) -> None:
        """Let people do things at the same time, as far as the room allows."""

    async def pause(self) -> None:
        """Give the room the time that a facilitator would give it."""

    async def open_step(self, kind: str) -> None:
        """Open the step of this kind; the room follows."""

    # --- frame --------------------------------------------------------------------------------------------------------

    async def write_card(self, who: int, prompt: str, text: str, key: str) -> str:
        """Put a card under a prompt; its id."""

    async def reveal_cards(self) -> None:
        """Show all cards to everybody."""

    async def hide_card(self, card_id: str) -> None:
        """Take a card off all screens."""

    async def merge_card(self, card_id: str, into_id: str) -> None:
        """Fold a card into one that says the same."""

    async def add_cluster(self, name: str, card_id: str) -> str:
        """Make a cluster with its first card; its id."""

    async def move_card(self, card_id: str, cluster_id: str) -> None:
        """Put a card into a cluster."""

    async def compose(self, challenge: Challenge, source_ids: Sequence[str]) -> None:
        """Write the challenge statement, linked to its cards."""

    # --- goals --------------------------------------------------------------------------------------------------------

    async def propose(self, who: int, fields: Fields, key: str) -> str:
        """Propose a goal; its id."""

    async def sharpen(self, goal_id: str, fields: Fields) -> None:
        """Word a goal anew, as facilitator."""

    async def merge_goal(self, goal_id: str, into_id: str) -> None:
        """Fold a goal into one that says the same."""

    async def adopt(self, goal_id: str, reason: str) -> None:
        """Adopt a goal for the charter."""

    # --- votes --------------------------------------------------------------------------------------------------------

    async def open_round(self, kind: str, ballots: Ballots) -> str:
        """Open a vote in the step of this kind; its id."""

    async def cast(self, who: int, round_id: str, key: str, choices: Choices) -> None:
        """Set somebody's ballot. `key` is their device's secret."""

    async def cast_for_table(self, table_id: str, round_id: str, key: str, choices: Choices) -> None:
        """Enter the ballot of a table without phones."""

    async def reveal_round(self, round_id: str) -> None:
        """Close the vote and show its result to everybody."""

    # --- stakeholders, instruments, charter, parking lot --------------------------------------------------------------

    async def register(self, who: int, fields: Fields, key: str) -> str:
        """Put a stakeholder into the register; its id."""

    async def sketch(self, who: int, fields: Fields, key: str) -> str:
        """Sketch an instrument; its id. Goals, lead and partners are ids."""

    async def add_entry(self, who: int | None, register: str, fields: Fields, key: str) -> str:
        """Add an entry to a register, as somebody of the room or, without `who`, as facilitator; its id."""

    async def estimate(self, who: int, sheet: str, answers: Fields, subject: str = "") -> None:
        """Answer the questions of a sheet, about something by its id or about the mission itself."""

    async def show_sheet(self, sheet: str) -> None:
        """Show everybody what the answers come to."""

    async def reword(self, section: str, text: str) -> None:
        """Word a section of the charter by hand, over what is assembled now."""

    async def park(self, who: int, text: str, key: str) -> str:
        """Put something into the parking lot; its id."""

    async def settle(self, item_id: str, answer: str) -> None:
        """Answer what was parked."""
