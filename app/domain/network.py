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
_WIDER, _GAP = 1.5, 0.04
"""How much wider than high pictures are about, and the room between parts that do not hang together."""


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
    """Where each is drawn, 0 to 1: what hangs together by itself, each such part in room of its own by its size."""
    graph = nx.Graph()
    graph.add_nodes_from(order)
    graph.add_edges_from(pairs)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(map(order.index, part))))
    found: dict[str, tuple[float, float]] = {}
    for part, (left, top, right, bottom) in zip(parts, _rooms([len(part) for part in parts]), strict=True):
        mine = [one for one in order if one in part]
        for one, (x, y) in zip(mine, _springs(graph.subgraph(mine), mine), strict=True):
            found[one] = (left + float(x) * (right - left), top + float(y) * (bottom - top))
    spots = _apart(np.array([found[one] for one in order]).reshape(-1, 2), 0.8 / math.sqrt(max(len(order), 1)))
    return {one: (round(float(x), 4), round(float(y), 4)) for one, (x, y) in zip(order, spots, strict=True)}


def _springs(graph: nx.Graph, mine: Sequence[str]) -> np.ndarray:
    """Spots (n × 2) of one part within the unit square, its longer extent from left to right."""
    count = len(mine)
    if count == 1:
        return np.array([[0.5, 0.5]])
    start = {
        one: (0.5 + 0.5 * math.cos(2 * math.pi * at / count), 0.5 + 0.5 * math.sin(2 * math.pi * at / count))
        for at, one in enumerate(mine)
    }
    placed = nx.spring_layout(graph, pos=start, k=1.6 / math.sqrt(count), iterations=_ROUNDS, seed=_SEED)
    spots = np.array([placed[one] for one in mine], dtype=float)
    spots -= spots.mean(axis=0)
    spots = spots @ np.linalg.svd(spots, full_matrices=False)[2].T
    low, high = spots.min(axis=0), spots.max(axis=0)
    wide = high - low
    return np.where(wide > 1e-9, (spots - low) / np.where(wide > 1e-9, wide, 1), 0.5)


def _rooms(sizes: Sequence[int]) -> list[tuple[float, float, float, float]]:
    """The unit square cut into rooms (left, top, right, bottom) by size, largest first, with a gap between them."""
    found = []
    left, top, right, bottom = 0.0, 0.0, 1.0, 1.0
    for at, size in enumerate(sizes):
        rest = sum(sizes[at + 1 :])
        if not rest:
            found.append((left, top, right, bottom))
            break
        share = math.sqrt(size) / (math.sqrt(size) + math.sqrt(rest))
        if (right - left) * _WIDER >= bottom - top:
            cut = left + (right - left) * share
            found.append((left, top, cut - (right - left) * _GAP, bottom))
            left = cut + (right - left) * _GAP
        else:
            cut = top + (bottom - top) * share
            found.append((left, top, right, cut - (bottom - top) * _GAP))
            top = cut + (bottom - top) * _GAP
    return found


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
