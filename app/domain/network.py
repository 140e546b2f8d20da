"""The network of a coalition: who is connected to whom, who stands alone, who stands between.

Layout and betweenness are those of networkx; the same edges give the same picture.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import networkx as nx

BROKERS = 3
"""How many brokers are named at most."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One actor is something to another. `strength` is 1..3; `is_needed`: not there yet."""

    source: str
    target: str
    kind: str
    strength: int = 2
    is_needed: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """The picture: places of actors from 0 to 1 on both axes, those without an edge, and the brokers, the first first.

    Brokers are the actors on most shortest paths between others (betweenness, Freeman 1977), over existing relations
    in either direction; informative only.
    """

    places: dict[str, tuple[float, float]]
    isolated: tuple[str, ...]
    brokers: tuple[str, ...]


def network(actors: Sequence[str], edges: Iterable[Edge]) -> Network:
    """Lay out a coalition. Edges to actors that are not in `actors` are left out."""
    graph = nx.Graph()
    graph.add_nodes_from(actors)
    existing = nx.Graph()
    existing.add_nodes_from(actors)
    for edge in edges:
        if edge.source in graph and edge.target in graph and edge.source != edge.target:
            graph.add_edge(edge.source, edge.target)
            if not edge.is_needed:
                existing.add_edge(edge.source, edge.target)
    isolated = tuple(actor for actor in actors if graph.degree(actor) == 0)
    connected = [actor for actor in actors if actor not in isolated]
    between = nx.betweenness_centrality(existing)
    ranked = sorted((actor for actor in actors if between[actor] > 0), key=lambda actor: -between[actor])
    return Network(_places(graph.subgraph(connected), connected, isolated), isolated, tuple(ranked[:BROKERS]))


def _places(graph: nx.Graph, connected: Sequence[str], isolated: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Connected actors by springs in the upper nine tenths, those alone in a row below."""
    places: dict[str, tuple[float, float]] = {}
    if connected:
        spread = nx.spring_layout(graph, k=2.2 / len(connected) ** 0.5, iterations=120, seed=7)
        xs, ys = [float(spread[one][0]) for one in connected], [float(spread[one][1]) for one in connected]
        for one in connected:
            x, y = float(spread[one][0]), float(spread[one][1])
            places[one] = (_scaled(x, xs), 0.86 * _scaled(y, ys))
    for index, one in enumerate(isolated):
        places[one] = ((index + 0.5) / len(isolated), 1.0)
    return {one: (round(x, 4), round(y, 4)) for one, (x, y) in places.items()}


def _scaled(value: float, among: Sequence[float]) -> float:
    low, high = min(among), max(among)
    return 0.5 if high - low < 1e-9 else (value - low) / (high - low)
