"""A vote on twelve options that everybody watches, by `rx.SharedState`: what its documentation leads to."""

import os

import reflex as rx

_OPTIONS = 12
_SIZE = int(os.environ.get("BENCH_PAYLOAD_BYTES", "0"))
_WORDS = "x" * max(0, (_SIZE - 1600) // _OPTIONS)  # an update without words has about 1,600 bytes


class Room(rx.SharedState):
    """The tally, shared by all who are linked to it."""

    options: list[dict[str, str | int]] = [{"label": f"{n}{_WORDS}", "votes": 0} for n in range(_OPTIONS)]
    cast: int = 0

    @rx.event
    async def enter(self) -> None:
        """Come into the room."""
        await self._link_to("room")

    @rx.event
    def vote(self, option: int) -> None:
        """Count a vote."""
        self.options[option]["votes"] = int(self.options[option]["votes"]) + 1
        self.cast += 1


app = rx.App()
app.add_page(lambda: rx.el.main(rx.foreach(Room.options, lambda one: rx.el.p(one["votes"]))), "/", on_load=Room.enter)
