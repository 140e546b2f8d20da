"""Opinion groups: people who voted alike, whatever group they came with. As in Polis: PCA, then k-means.

Two conditions keep chance from being read as a camp: options must go together more than in shuffled votes (Horn's
parallel analysis), and groups must be apart (a mean silhouette from 0.5, 'a reasonable structure' in L. Kaufman and
P. Rousseeuw, Finding groups in data, 1990). Source of the method: C. Small et al., Polis: Scaling deliberation by
mapping high dimensional opinion spaces, RECERCA 26 (2021).

Must not: say anything of fewer than `FEWEST_IN_A_GROUP` ballots, or where a single ballot lies.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.domain.voting.clustering import Labels, Table, grouped, has_pattern, in_order, projected, silhouette
from app.domain.voting.clustering import without_small as merged

FEWEST_BALLOTS = 20
"""Below this, four groups of five would be all there is, and each would be guessed at."""

FEWEST_OPTIONS = 3
FEWEST_IN_A_GROUP = 5
MOST_GROUPS = 5
DENSE_FROM = 0.8
"""The part of all judgements that must be there; what is missing is filled with the mean, which makes people alike."""

CLEAR_FROM = 0.5
"""The least mean silhouette."""

EFFECT_FROM = 0.2
"""An option marks a group when its mean is a fifth of the scale away from that of all others, and …"""

SURE_FROM = 2.58
"""… the difference is so many times its standard error (99 % if the groups had not been looked for)."""

MOST_NAMED = 5
"""Options that are named for a group, the most telling first."""


@dataclass(frozen=True, slots=True)
class OpinionGroup:
    """People who voted alike: how many, their share of all (0..1), and the options that they favour or reject more
    than everybody else, the most telling first."""

    size: int
    share: float
    favours: tuple[str, ...]
    rejects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opinions:
    """Opinion groups, the largest first; or none, and `missing` says why:

    `method` (the ballots do not tell), `few_options`, `few_ballots`, `sparse`, `no_pattern`, `not_apart`.
    """

    groups: tuple[OpinionGroup, ...] = ()
    missing: str = ""


def find_opinions(places: Table, options: Sequence[str], *, is_budgeted: bool) -> tuple[Opinions, Labels]:
    """Opinion groups of voices × options, with what each voice gave from 0 to 1 and NaN where it did not judge.

    Also the group of each voice (in the order of `places`; all 0 where there are none), for further counting: it must
    not be shown. Nothing depends on the order of voices or options. `is_budgeted`: see `clustering.has_pattern`.
    """
    nobody = np.zeros(len(places), dtype=np.intp)
    missing = _too_few(places, options)
    if missing:
        return Opinions(missing=missing), nobody
    columns = sorted(range(len(options)), key=lambda column: options[column])
    rows = in_order(np.nan_to_num(places[:, columns], nan=-1.0))
    seen = places[rows][:, columns]
    filled = np.where(np.isnan(seen), np.nanmean(seen, axis=0), seen)
    if not has_pattern(filled, is_budgeted=is_budgeted):
        return Opinions(missing="no_pattern"), nobody
    labels = _labels(projected(filled, ~np.isnan(seen)))
    if labels is None:
        return Opinions(missing="not_apart"), nobody
    names = [options[column] for column in columns]
    groups = [_described(seen, labels == label, names) for label in range(labels.max() + 1)]
    if not any(group.favours or group.rejects for group in groups):
        return Opinions(missing="not_apart"), nobody
    order = sorted(range(len(groups)), key=lambda one: (-groups[one].size, groups[one].favours, groups[one].rejects))
    back = np.empty(len(rows), dtype=np.intp)
    back[rows] = np.argsort(order)[labels]
    return Opinions(tuple(groups[one] for one in order)), back


def _too_few(places: Table, options: Sequence[str]) -> str:
    """Which threshold is not reached; empty when all are."""
    if len(options) < FEWEST_OPTIONS:
        return "few_options"
    if len(places) < FEWEST_BALLOTS:
        return "few_ballots"
    judged = ~np.isnan(places)
    if judged.mean() < DENSE_FROM or judged.sum(axis=0).min() < FEWEST_IN_A_GROUP:
        return "sparse"
    return ""


def _labels(points: Table) -> Labels | None:
    """The groups of the number that is best apart; None when none is apart enough."""
    best, clearest = None, CLEAR_FROM
    for count in range(2, MOST_GROUPS + 1):
        labels = merged(points, grouped(points, count), FEWEST_IN_A_GROUP)
        if labels.max() < 1:
            continue
        clear = silhouette(points, labels)
        if clear > clearest * (1 + 1e-9):
            best, clearest = labels, clear
    return best


def _described(seen: Table, inside: np.ndarray[tuple[int], np.dtype[np.bool_]], names: Sequence[str]) -> OpinionGroup:
    size = int(inside.sum())
    telling = [
        (effect, name)
        for column, name in zip(seen.T, names, strict=True)
        if abs(effect := _effect(column[inside], column[~inside])) >= EFFECT_FROM
    ]
    telling.sort(key=lambda one: (-abs(one[0]), one[1]))
    return OpinionGroup(
        size=size,
        share=size / len(seen),
        favours=tuple(name for effect, name in telling if effect > 0)[:MOST_NAMED],
        rejects=tuple(name for effect, name in telling if effect < 0)[:MOST_NAMED],
    )


def _effect(here: Table, there: Table) -> float:
    """How far the mean here lies above that of all others, or 0 where it may be chance or too few judged."""
    here, there = here[~np.isnan(here)], there[~np.isnan(there)]
    if min(len(here), len(there)) < FEWEST_IN_A_GROUP:
        return 0.0
    difference = float(here.mean() - there.mean())
    error = float(np.sqrt(here.var(ddof=1) / len(here) + there.var(ddof=1) / len(there)))
    return round(difference, 12) if abs(difference) > SURE_FROM * error else 0.0
