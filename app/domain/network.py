"""Relations between actors as a network: where each is drawn, who is isolated, who brokers.

The layout is the force-directed one of Fruchterman and Reingold (1991) by networkx, from the same start every time, so
that the same relations give the same picture; brokers are by betweenness (Freeman 1977). Both only inform.

Must not: judge an actor; being a broker is a place in a picture, no merit.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import networkx as nx
import numpy as np

MOST_BROKERS = 3
"""How many brokers are named at most."""

OPPOSES = "opposes"
_ROUNDS = 90
_SEED = 7


@dataclass(frozen=True, slots=True)
class Relation:
    """A directed relation between two actors by id. `strength` is 1 (loose) to 3 (close)."""

    id: str
    source: str
    target: str
    kind: str
    strength: int = 1
    is_needed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor in the network. `x` and `y` are 0 to 1 from the upper left; `betweenness` is 0 to 1."""

    id: str
    x: float
    y: float
    links: int
    betweenness: float


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes with at least one relation, existing or needed, and their relations.

    `isolated`: actors without any existing relation, the drawn ones among them that only have needed ones; `brokers`:
    up to three through whom most shortest ways lead, most first.
    """

    nodes: tuple[Node, ...]
    relations: tuple[Relation, ...]
    isolated: tuple[str, ...]
    brokers: tuple[str, ...]


def network(actors: Sequence[str], relations: Iterable[Relation]) -> Network:
    """The network of these actors (ids, in their order). Relations to others, and of an actor to itself, are left out.

    Shapes: as many nodes as actors with a relation. Opposition links two actors in the picture, but nobody is a broker
    by it.
    """
    known = set(actors)
    drawn = tuple(one for one in relations if one.source in known and one.target in known and one.source != one.target)
    linked = {end for one in drawn for end in (one.source, one.target)}
    order = tuple(one for one in actors if one in linked)
    existing = [one for one in drawn if not one.is_needed]
    has_existing = {end for one in existing for end in (one.source, one.target)}
    pairs = tuple(sorted({(min(a, b), max(a, b)) for a, b in ((one.source, one.target) for one in drawn)}))
    ways = tuple(
        sorted({(min(one.source, one.target), max(one.source, one.target)) for one in existing if one.kind != OPPOSES})
    )
    places = _layout(order, pairs)
    between = _betweenness(order, ways)
    counts = {one: sum(one in (edge.source, edge.target) for edge in drawn) for one in order}
    brokers = sorted((one for one in order if between[one] > 0), key=lambda one: -between[one])[:MOST_BROKERS]
    return Network(
        nodes=tuple(Node(one, *places[one], counts[one], round(between[one], 4)) for one in order),
        relations=drawn,
        isolated=tuple(one for one in actors if one not in has_existing),
        brokers=tuple(brokers),
    )


@lru_cache(maxsize=64)
def _betweenness(order: tuple[str, ...], pairs: tuple[tuple[str, str], ...]) -> dict[str, float]:
    graph = nx.Graph()
    graph.add_nodes_from(order)
    graph.add_edges_from(pairs)
    return {str(one): float(value) for one, value in nx.betweenness_centrality(graph).items()}


@lru_cache(maxsize=64)
def _layout(order: tuple[str, ...], pairs: tuple[tuple[str, str], ...]) -> dict[str, tuple[float, float]]:
    """Where each is drawn, 0 to 1, no two nearer than their number lets them keep apart."""
    count = len(order)
    if count < 2:
        return dict.fromkeys(order, (0.5, 0.5))
    graph = nx.Graph()
    graph.add_nodes_from(order)
    graph.add_edges_from(pairs)
    start = {
        one: (0.5 + 0.5 * math.cos(2 * math.pi * at / count), 0.5 + 0.5 * math.sin(2 * math.pi * at / count))
        for at, one in enumerate(order)
    }
    found = nx.spring_layout(graph, pos=start, k=1.6 / math.sqrt(count), iterations=_ROUNDS, seed=_SEED)
    spots = np.array([found[one] for one in order], dtype=float)
    low, high = spots.min(axis=0), spots.max(axis=0)
    spots = (spots - low) / np.where(high - low > 0, high - low, 1)
    spots = _apart(spots, 0.8 / math.sqrt(count))
    return {one: (round(float(x), 4), round(float(y), 4)) for one, (x, y) in zip(order, spots, strict=True)}


def _apart(spots: np.ndarray, least: float) -> np.ndarray:
    """Push spots (n × 2) apart that are nearer than `least`, within the unit square; a bounded number of rounds."""
    spots = spots.copy()
    for _ in range(_ROUNDS):
        difference = spots[:, None, :] - spots[None, :, :]
        distance = np.sqrt((difference**2).sum(axis=2))
        np.fill_diagonal(distance, 1.0)
        near = distance < least
        if not near.any():
            break
        away = np.where(near, (least - distance) / np.maximum(distance, 1e-6) / 2, 0.0)
        spots = np.clip(spots + (difference * away[:, :, None]).sum(axis=1) * 0.6, 0.0, 1.0)
    return spots
