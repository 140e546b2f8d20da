"""Points that lie together: the principal directions of a table, k-means, and how well its groups are apart.

Small on purpose, and the same on every machine: a fixed seed, several starts, rows in an order of their own. Sources:
Arthur and Vassilvitskii, k-means++ (SODA 2007); Rousseeuw, Silhouettes (J. Comput. Appl. Math. 20, 1987); Horn, A
rationale and test for the number of factors in factor analysis (Psychometrika 30, 1965).

Must not: know that the rows are ballots.
"""

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]
Labels = NDArray[np.intp]

_SEED = 20210615
_STARTS = 6
_TURNS = 60
_SAMPLED = 1000
"""Rows from which groups are sought and whose silhouettes are measured; all rows then join the groups found."""

_SHUFFLES = 19
"""With 19 tables by chance, being beyond them all happens by chance once in twenty times."""


def in_order(table: Table) -> NDArray[np.intp]:
    """Positions of the rows in an order that depends on nothing but what is in them."""
    return np.asarray(np.lexsort(table.T[::-1]), dtype=np.intp)


def projected(table: Table, seen: NDArray[np.bool_]) -> Table:
    """Rows × 2: where each row lies along the two directions in which the rows differ most.

    `seen` are the cells that were filled in; the others hold the mean of their column, which pulls a row to the middle.
    As in Polis a row with few of them is moved out again, by the root of columns over cells seen.
    """
    centred = table - table.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    flat = centred @ directions[:, :-3:-1]
    filled = np.maximum(seen.sum(axis=1, keepdims=True), 1)
    return np.asarray(flat * np.sqrt(table.shape[1] / filled))


def has_pattern(table: Table, *, is_budgeted: bool) -> bool:
    """Whether columns go together more than in tables whose columns were shuffled, each for itself (Horn 1965).

    Rows are in canonical order; of many a thousand tell, evenly taken.

    `is_budgeted`: what a row gives to one column it cannot give to another, which alone makes columns differ; such
    tables are compared by what each row gives above its own mean.
    """
    random = np.random.default_rng(_SEED)
    table = table[_sampled(len(table))]
    found = _strongest(table, is_budgeted)
    return all(found > _strongest(random.permuted(table, axis=0), is_budgeted) * (1 + 1e-9) for _ in range(_SHUFFLES))


def _strongest(table: Table, is_budgeted: bool) -> float:
    """The part of all differences between rows that lies along one direction."""
    if is_budgeted:
        table = table - table.mean(axis=1, keepdims=True)
    centred = table - table.mean(axis=0)
    strengths = np.linalg.eigvalsh(centred.T @ centred)
    return float(strengths[-1] / max(strengths.sum(), 1e-12))


def grouped(points: Table, count: int) -> Labels:
    """k-means: the group (0..count-1) of each point, of the best of several starts. Points are in canonical order."""
    sample = points[_sampled(len(points))]
    random = np.random.default_rng(_SEED)
    best, least = _centres(sample, count, random), np.inf
    for _ in range(_STARTS):
        centres = _settled(sample, _centres(sample, count, random))
        apart = float(_distances(sample, centres).min(axis=1).sum())
        if apart < least * (1 - 1e-9):
            best, least = centres, apart
    return np.asarray(_distances(points, _settled(points, best)).argmin(axis=1))


def silhouette(points: Table, labels: Labels) -> float:
    """The mean silhouette of at most a thousand of the points, from -1 to 1: how much nearer each is to its own group
    than to the next one. 0 where they are all in one group."""
    chosen = _sampled(len(points))
    points, labels = points[chosen], labels[chosen]
    groups = [labels == label for label in np.unique(labels)]
    if len(groups) < 2:
        return 0.0
    distances = np.sqrt(_distances(points, points))
    sums = np.stack([distances[:, group].sum(axis=1) for group in groups], axis=1)
    sizes = np.array([group.sum() for group in groups])
    own = np.stack(groups, axis=1)
    inside = sums[own] / np.maximum(sizes[own.argmax(axis=1)] - 1, 1)
    outside = np.where(own, np.inf, sums / sizes).min(axis=1)
    widest = np.maximum(inside, outside)
    is_alone = sizes[own.argmax(axis=1)] == 1
    return float(np.where((widest == 0) | is_alone, 0.0, (outside - inside) / np.where(widest == 0, 1, widest)).mean())


def without_small(points: Table, labels: Labels, fewest: int) -> Labels:
    """The groups again, numbered anew, where those with fewer points than `fewest` have joined the nearest others."""
    labels = labels.copy()
    while True:
        names, sizes = np.unique(labels, return_counts=True)
        if len(names) < 2 or sizes.min() >= fewest:
            return np.asarray(np.unique(labels, return_inverse=True)[1])
        small = names[sizes.argmin()]
        others = names[names != small]
        centres = np.stack([points[labels == name].mean(axis=0) for name in others])
        inside = labels == small
        labels[inside] = others[_distances(points[inside], centres).argmin(axis=1)]


def _sampled(rows: int) -> NDArray[np.intp]:
    return np.unique(np.linspace(0, rows - 1, min(rows, _SAMPLED)).astype(np.intp))


def _centres(points: Table, count: int, random: np.random.Generator) -> Table:
    """Starting centres far from each other (k-means++)."""
    chosen = [points[random.integers(len(points))]]
    for _ in range(count - 1):
        nearest = _distances(points, np.stack(chosen)).min(axis=1)
        total = nearest.sum()
        if total <= 0:
            chosen.append(points[random.integers(len(points))])
            continue
        place = np.searchsorted(np.cumsum(nearest), random.random() * total, side="right")
        chosen.append(points[min(int(place), len(points) - 1)])
    return np.stack(chosen)


def _settled(points: Table, centres: Table) -> Table:
    """Lloyd's algorithm: centres move to the middle of those nearest to them until nothing moves."""
    for _ in range(_TURNS):
        labels = _distances(points, centres).argmin(axis=1)
        sizes = np.bincount(labels, minlength=len(centres))
        sums = np.stack([np.bincount(labels, column, len(centres)) for column in points.T], axis=1)
        moved = np.where(sizes[:, None] > 0, sums / np.maximum(sizes, 1)[:, None], centres)
        if np.allclose(moved, centres, rtol=0, atol=1e-9):
            break
        centres = moved
    return centres


def _distances(points: Table, centres: Table) -> Table:
    """Squared distances, points × centres."""
    squares = (points**2).sum(axis=1)[:, None] + (centres**2).sum(axis=1)[None, :] - 2 * points @ centres.T
    return np.asarray(np.maximum(squares, 0.0))
