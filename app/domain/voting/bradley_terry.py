"""Bradley–Terry: each option has a strength, and the chance that one is preferred to another follows from theirs.

P(a over b) = 1 / (1 + exp(strength b - strength a)). A weak prior keeps options with few comparisons near the middle:
each has one imaginary win and one imaginary loss against an option of strength 0. An option that met only such options
w times with success and l times without then has the chance (w + 1) / (w + l + 2). The strengths are those of the
greatest posterior (Newton's method); how sure they are follows from the information matrix there.

Source: R. Bradley and M. Terry, Rank analysis of incomplete block designs, Biometrika 39 (1952). The prior is that of
the simple estimate of wiki surveys, (w + 1) / (w + l + 2) (methods 3.3), carried over.

Must not: tell two options apart by an error of rounding.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.domain.voting.cast import Whole

DIGITS = 9
"""Digits behind the point that are meant; what is nearer than that is equal."""

_NINETY_FIVE = 1.959963984540054
_MOST_STEPS = 100
_SMALL_STEP = 1e-12

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """`chance` to be preferred to one of the other options, all being as likely to come up, between `low` and `high`
    with 95 % certainty. `strength` is on the scale of log odds; equal strengths are exactly equal."""

    strength: float
    chance: float
    low: float
    high: float


def fit(wins: Whole | Floats) -> list[Estimate]:
    """One estimate for each option. `wins[a, b]`: how often a was preferred to b."""
    if not len(wins):
        return []
    strengths = _levelled(_greatest_posterior(wins.astype(np.float64)))
    chances, slopes = _chances(strengths)
    covariance = np.linalg.inv(_information(wins + wins.T, strengths))
    errors = np.sqrt(((slopes @ covariance) * slopes).sum(axis=1))
    odds = np.log(chances / (1 - chances))
    margins = _NINETY_FIVE * errors / (chances * (1 - chances))
    columns = (strengths, chances, _logistic(odds - margins), _logistic(odds + margins))
    return [Estimate(*numbers) for numbers in zip(*(np.round(one, DIGITS).tolist() for one in columns), strict=True)]


def _greatest_posterior(wins: Floats) -> Floats:
    strengths = np.zeros(len(wins))
    for _ in range(_MOST_STEPS):
        step = _newton_step(wins, strengths)
        # The posterior has one peak; half a step is enough where a whole one would go beyond it.
        while _log_posterior(wins, strengths + step) < _log_posterior(wins, strengths):
            if np.abs(step).max() < _SMALL_STEP:
                return strengths
            step = step / 2
        strengths = strengths + step
        if np.abs(step).max() < _SMALL_STEP:
            break
    return strengths


def _newton_step(wins: Floats, strengths: Floats) -> Floats:
    met = wins + wins.T
    expected = (met * _preferred(strengths)).sum(axis=1)
    slope = wins.sum(axis=1) - expected + 1 - 2 * _logistic(strengths)
    return np.asarray(np.linalg.solve(_information(met, strengths), slope))


def _information(met: Floats | Whole, strengths: Floats) -> Floats:
    """How sharply the posterior bends: the inverse is the covariance of the strengths."""
    preferred = _preferred(strengths)
    between = met * preferred * preferred.T
    own = _logistic(strengths)
    return np.asarray(np.diag(between.sum(axis=1) + 2 * own * (1 - own)) - between)


def _log_posterior(wins: Floats, strengths: Floats) -> float:
    apart = strengths[None, :] - strengths[:, None]
    return -float((wins * np.logaddexp(0, apart)).sum() + 2 * np.logaddexp(0, strengths).sum() - strengths.sum())


def _preferred(strengths: Floats) -> Floats:
    return _logistic(strengths[:, None] - strengths[None, :])


def _logistic(values: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-values)))


def _chances(strengths: Floats) -> tuple[Floats, Floats]:
    """The mean chance against the others, and how it changes with each strength. A lone option meets strength 0."""
    options = len(strengths)
    if options == 1:
        own = _logistic(strengths)
        return own, (own * (1 - own))[:, None]
    preferred = _preferred(strengths)
    bends = preferred * preferred.T
    np.fill_diagonal(bends, 0)
    chances = (preferred.sum(axis=1) - 0.5) / (options - 1)
    return chances, (np.diag(bends.sum(axis=1)) - bends) / (options - 1)


def _levelled(strengths: Floats) -> Floats:
    """The same strengths, where those that differ by no more than rounding are one number."""
    order = np.argsort(strengths, kind="stable").tolist()
    level = strengths.copy()
    for before, after in pairwise(order):
        if strengths[after] - strengths[before] < 10.0**-DIGITS:
            level[after] = level[before]
    return level
