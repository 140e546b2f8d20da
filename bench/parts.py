"""The parts of the bench in their order: baselines first, so that the others can be set against them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bench import charters, growth, integrity, limit, mapped, product, shared, tally
from bench.bench import Bench

PARTS: dict[str, Callable[[Bench], Awaitable[None]]] = {
    "limit": limit.measure,
    "shared": shared.measure,
    "product": product.measure,
    "growth": growth.measure,
    "map": mapped.measure,
    "charters": charters.measure,
    "tally": tally.measure,
    "integrity": integrity.measure,
}
