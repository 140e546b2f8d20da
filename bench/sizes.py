"""How much is measured: the whole bench, and a tiny one that only shows that it runs to its end."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Load:
    """People with a page each, the votes they send in a second, and for how many seconds each run lasts."""

    people: int
    votes_per_second: int
    seconds: float


@dataclass(frozen=True, slots=True)
class MapSize:
    """How much stands on a map."""

    actors: int
    instruments: int
    projects: int

    @property
    def name(self) -> str:
        """What its figures are called."""
        return f"{self.actors} actors, {self.instruments} instruments, {self.projects} projects"


@dataclass(frozen=True, slots=True)
class CharterSize:
    """How much a charter has to say."""

    people: int
    cards: int
    map: MapSize

    @property
    def name(self) -> str:
        """What its figures are called."""
        return f"{self.people} participants, {self.cards} cards, {self.map.name}"


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the parts of the bench take their numbers from."""

    runs: int = 3
    shared_state: tuple[int, ...] = (50, 100, 200)
    shared_state_votes: int = 5
    limit: tuple[int, ...] = (100, 200, 1000)
    limit_updates: int = 9_000
    product: tuple[Load, ...] = (Load(100, 20, 4), Load(200, 20, 4), Load(1000, 20, 4), Load(3000, 300, 5))
    few: int = 20
    votes_in_turn: int = 80
    burst_seconds: float = 10.0
    restarts: tuple[int, ...] = (1000,)
    cards: tuple[int, ...] = (100, 1_000, 10_000)
    card_pages: int = 20
    card_changes: int = 10
    ballots: tuple[int, ...] = (100, 1_000, 10_000)
    further_votes: int = 30
    workshops: tuple[tuple[int, int], ...] = ((1, 1000), (50, 20))
    workshop_votes_per_second: int = 50
    workshop_seconds: float = 3.0
    maps: tuple[MapSize, ...] = (MapSize(6, 4, 20), MapSize(60, 40, 200))
    map_pages: int = 20
    map_changes: int = 10
    map_answers: int = 20
    charters: int = 3
    charter_people: int = 30
    charter: CharterSize = CharterSize(150, 600, MapSize(60, 40, 200))
    tally: tuple[int, int] = (10_000, 30)
    """Ballots and options."""
    tally_runs: int = 5
    integrity: tuple[str, ...] = ()


QUICK = Sizes(
    runs=2,
    shared_state=(3,),
    shared_state_votes=2,
    limit=(5,),
    limit_updates=50,
    product=(Load(5, 10, 1),),
    few=2,
    votes_in_turn=6,
    burst_seconds=0.5,
    restarts=(5,),
    cards=(10, 30),
    card_pages=2,
    card_changes=2,
    ballots=(10, 30),
    further_votes=3,
    workshops=((1, 6), (3, 2)),
    workshop_votes_per_second=10,
    workshop_seconds=0.5,
    maps=(MapSize(3, 2, 4), MapSize(6, 4, 20)),
    map_pages=2,
    map_changes=2,
    map_answers=3,
    charters=1,
    charter_people=5,
    charter=CharterSize(5, 20, MapSize(6, 4, 20)),
    tally=(200, 6),
    tally_runs=2,
    integrity=("-k", "of_two_devices and sqlite"),
)
