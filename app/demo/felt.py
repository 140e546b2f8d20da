"""What people felt while a server was under load, and whether anything of theirs was lost.

What it must not do: measure, or judge how quick is quick enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.demo.measure import Spread, line

_WORDS_SHOWN = 10


@dataclass(slots=True)
class Felt:
    """Numbers of one load. Times in seconds, sizes in bytes.

    `entered` is from the first request of somebody who joins until the whole room is on their page, `opened` the part
    of it after the seat was taken, `room_bytes` all that they received until then. `to_screen` is from the sending of a
    vote until the others' pages count it, `acknowledged` until the voter's page says that it is stored. `told` is from
    the facilitator's click (open, close, reveal) to each page, `back` from the server's return to the whole room.

    `dropped` counts sockets that the server let go of, `missed` pages that were without an update when it should long
    have come, `unlike` pages that showed another result than the database holds, `not_back` people who stayed outside.
    """

    code: str = ""
    facilitator_link: str = ""
    people: int = 0
    joined: Spread = field(default_factory=Spread)
    opened: Spread = field(default_factory=Spread)
    entered: Spread = field(default_factory=Spread)
    joining_seconds: float = 0.0
    room_bytes: list[int] = field(default_factory=list)
    rounds: int = 0
    voting_seconds: float = 0.0
    votes_sent: int = 0
    votes_acknowledged: int = 0
    votes_stored: int = 0
    votes_lost: int = 0
    votes_twice: int = 0
    acknowledged: Spread = field(default_factory=Spread)
    to_screen: Spread = field(default_factory=Spread)
    told: Spread = field(default_factory=Spread)
    back: Spread = field(default_factory=Spread)
    dropped: int = 0
    missed: int = 0
    unlike: int = 0
    not_back: int = 0
    frames: int = 0
    received_bytes: int = 0
    own_cpu_seconds: float = 0.0
    failures: list[str] = field(default_factory=list)

    @property
    def is_fine(self) -> bool:
        """Whether everybody got everything and nothing was lost."""
        lost = self.votes_lost + self.votes_twice + self.dropped + self.missed + self.unlike + self.not_back
        return not lost and not self.failures and self.votes_acknowledged == self.votes_sent == self.votes_stored

    @property
    def joins_per_second(self) -> float:
        """People who joined and had the whole room, by the second."""
        return self.entered.count / self.joining_seconds if self.joining_seconds else 0.0

    @property
    def votes_per_second(self) -> float:
        """Votes that were sent, by the second of voting."""
        return self.votes_sent / self.voting_seconds if self.voting_seconds else 0.0

    def figures(self) -> dict[str, float]:
        """All numbers by name, for whoever compares them."""
        sizes = sorted(self.room_bytes) or [0]
        found: dict[str, float] = {
            "people": self.people,
            "joins_per_second": self.joins_per_second,
            "room_bytes_p50": sizes[len(sizes) // 2],
            "room_bytes_most": sizes[-1],
        }
        for name in ("joined", "opened", "entered", "acknowledged", "to_screen", "told", "back"):
            spread: Spread = getattr(self, name)
            if spread.count:
                found |= spread.figures(name)
        counts = ("rounds", "votes_sent", "votes_acknowledged", "votes_stored", "votes_lost", "votes_twice")
        losses = ("dropped", "missed", "unlike", "not_back", "frames", "received_bytes")
        found |= {name: getattr(self, name) for name in (*counts, *losses)}
        return found | {
            "failures": len(self.failures),
            "votes_per_second": self.votes_per_second,
            "voting_seconds": self.voting_seconds,
            "own_cpu_seconds": self.own_cpu_seconds,
        }

    def report(self) -> str:
        """Return the lines to print."""
        sizes = sorted(self.room_bytes) or [0]
        lines = [
            f"Workshop {self.code}, {self.people} people, {self.joins_per_second:.0f} joined in a second:",
            line("seat taken", self.joined),
            line("whole room after that", self.opened),
            line("joined, with the whole room", self.entered),
            f"  {'bytes until then':<28}         p50 {sizes[len(sizes) // 2]:,}   most {sizes[-1]:,}",
        ]
        if self.rounds:
            lines += [
                f"{self.rounds} rounds, {self.votes_sent} votes, {self.votes_per_second:.1f} in a second:",
                line("vote to other screens", self.to_screen),
                line("vote acknowledged", self.acknowledged),
                line("click to each page", self.told),
                f"  {'ballots':<28} {self.votes_acknowledged} acknowledged, {self.votes_stored} in the database, "
                f"{self.votes_lost} lost, {self.votes_twice} counted twice",
            ]
        if self.back.count or self.not_back:
            lines += [line("back after the restart", self.back), f"  {'stayed outside':<28} {self.not_back:5}"]
        lines += [
            f"  {'sockets dropped':<28} {self.dropped:5}   updates that never came {self.missed}   "
            f"screens unlike the database {self.unlike}   errors {len(self.failures)}",
            f"  {'this side':<28} {self.own_cpu_seconds:.1f} s of processor, {self.frames:,} updates, "
            f"{self.received_bytes / 1e6:,.1f} MB while voting",
        ]
        return "\n".join([*lines, *(f"    {failure}" for failure in self.failures[:_WORDS_SHOWN])])
