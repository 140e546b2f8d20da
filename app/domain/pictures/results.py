"""Which pictures a result has, and how one is drawn by its name.

Names: `result` (of every method), `scatter` (two criteria), `ledger` (equal shares), `duels` and `runoff` (rankings),
`groups` (only where the result shows a breakdown). Opinion groups are read on request and drawn by `opinions`.
"""

import re
from collections.abc import Callable

from app.domain.pictures.bars import ranked_bars
from app.domain.pictures.duels import duels
from app.domain.pictures.groups import groups
from app.domain.pictures.intervals import estimates
from app.domain.pictures.ledger import ledger
from app.domain.pictures.runoff import runoff
from app.domain.pictures.scatter import scatter
from app.domain.pictures.scores import score_columns
from app.domain.pictures.stands import stands
from app.domain.pictures.subject import Shown, Size
from app.domain.voting.methods import ON_A_TEXT, Method
from app.domain.voting.result import Result
from app.domain.voting.terms import RankingRule

Drawing = Callable[[Shown, Size, int], str]

_DRAWN: dict[str, Drawing] = {
    "scatter": scatter,
    "ledger": ledger,
    "duels": duels,
    "runoff": runoff,
    "groups": groups,
}


def names_of(result: Result) -> tuple[str, ...]:
    """The pictures of a result, the one that matters most first; none where nobody voted."""
    if not result.valid:
        return ()
    names = ["result"]
    if result.method is Method.TWO_CRITERIA and any(one.across and one.up for one in result.options):
        names.insert(0, "scatter")
    if result.shares is not None:
        names.insert(0, "ledger")
    if result.rankings is not None:
        rounds = ["runoff"] if result.rankings.runoff else []
        is_runoff = result.rankings.rule is RankingRule.INSTANT_RUNOFF
        names = [*rounds, *names, "duels"] if is_runoff else [*names, "duels", *rounds]
    if result.breakdown is not None and any(one.balance for one in result.options):
        names.append("groups")
    return tuple(names)


def draw(shown: Shown, name: str, size: Size, part: int = 1) -> str:
    """A picture of a result. Errors: KeyError where the result has none of that name."""
    if name not in names_of(shown.result):
        raise KeyError(name)
    return _DRAWN.get(name, _main(shown))(shown, size, part)


def parts_of(svg: str) -> int:
    """In how many parts a picture comes."""
    found = re.search(r' data-parts="(\d+)"', svg)
    return int(found[1]) if found else 1


def _main(shown: Shown) -> Drawing:
    method = shown.result.method
    if method in ON_A_TEXT:
        return stands
    if method is Method.SCORE:
        return score_columns
    if method is Method.PAIRWISE:
        return estimates
    return ranked_bars
