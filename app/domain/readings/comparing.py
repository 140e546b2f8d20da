"""Reading of a comparison: the table in its own units, the ranking by the room's weights, and what would change it.

Must not: say which option is best. It says on whose weights that hangs.
"""

from app.domain.comparison import Measure, Ranking, compare
from app.domain.estimates.summary import Summary
from app.domain.readings.findings import Cell, Hint, ReadTable, Word, number
from app.domain.registers.source import ShelfSource

_LEAST_OPTIONS = 2


def ranking_of(source: ShelfSource) -> Ranking:
    """Options ranked by the room's weights; a criterion that nobody has weighed may weigh anything."""
    weights = source.summaries("weights")
    measures = [
        _measure(one.id, weights.get(one.id, {}).get("weight"), more=one.text("direction") != "less")
        for one in source.entries("measures")
    ]
    values = {
        (one.text("option"), one.text("measure")): value
        for one in source.entries("scores")
        if (value := one.number_of("value")) is not None
    }
    return compare([one.id for one in source.entries("options")], measures, values)


def tables(source: ShelfSource) -> tuple[ReadTable, ...]:
    """What was measured, the weights, and the ranking."""
    return (_comparison(source), _weights(source), _ranks(source, ranking_of(source)))


def hints(source: ShelfSource) -> list[Hint]:
    """Whether the first place holds, whose it could be, and what cannot win whatever counts."""
    ranking, names = ranking_of(source), _names(source)
    if sum(map(len, ranking.ranks)) < _LEAST_OPTIONS:
        return []
    found = [_first(source, ranking, names), *_tips(source, ranking, names)]
    found += [
        Hint("learning.outdone", {"option": names[one], "other": names[other]}, (one, other))
        for one, other in ranking.outdone.items()
        if one not in ranking.firsts
    ]
    if ranking.missing:
        found.append(Hint("learning.values_missing", {"count": len(ranking.missing)}, ranking.missing))
    return found


def facts(source: ShelfSource) -> dict[str, object]:
    """For screens, on which everybody may try weights of their own: values brought to 0..1, and the room's weights."""
    ranking = ranking_of(source)
    said = {one.id: _said(source, one.id) for one in source.entries("measures")}
    return {
        "comparison": {
            "ranks": [list(one) for one in ranking.ranks],
            "rivals": list(ranking.rivals),
            "missing": list(ranking.missing),
            "scaled": {
                key: {one: round(value, 6) for one, value in row.items()} for key, row in ranking.scaled.items()
            },
            "weights": {
                key: {"weight": one.median, "low": one.low, "high": one.high} for key, one in said.items() if one
            },
        }
    }


def _measure(measure_id: str, said: Summary | None, *, more: bool) -> Measure:
    if said is None or said.median is None or said.low is None or said.high is None:
        return Measure(measure_id, more)
    return Measure(measure_id, more, said.median, said.low, said.high)


def _said(source: ShelfSource, measure_id: str) -> Summary | None:
    found = source.summaries("weights").get(measure_id, {}).get("weight")
    return found if found and found.median is not None else None


def _names(source: ShelfSource) -> dict[str, str]:
    return {one.id: one.text("option") for one in source.entries("options")}


def _first(source: ShelfSource, ranking: Ranking, names: dict[str, str]) -> Hint:
    first, *_ = ranking.firsts
    if not any(_said(source, one.id) for one in source.entries("measures")):
        options = ", ".join(names[one] for one in (*ranking.firsts, *_others(ranking)))
        key = "learning.unweighed_stable" if ranking.is_stable else "learning.unweighed"
        return Hint(key, {"option": names[first], "options": options}, ranking.firsts)
    if ranking.is_stable:
        return Hint("learning.first_is_stable", {"option": names[first]}, ranking.firsts)
    could_be = (*ranking.firsts, *_others(ranking))
    return Hint("learning.first_depends", {"options": ", ".join(names[one] for one in could_be)}, could_be)


def _others(ranking: Ranking) -> tuple[str, ...]:
    return tuple(one for one in ranking.rivals if one not in ranking.firsts)


def _tips(source: ShelfSource, ranking: Ranking, names: dict[str, str]) -> list[Hint]:
    """Only where the room has weighed: a change of weights is one of weights that somebody gave."""
    called = {one.id: one.text("measure") for one in source.entries("measures") if _said(source, one.id)}
    return [
        Hint(
            "learning.tips",
            {"option": names[tip.option], "measure": called[tip.measure], "weight": tip.weight},
            (tip.option,),
        )
        for tip in ranking.tips
        if tip.measure in called
    ]


def _comparison(source: ShelfSource) -> ReadTable:
    measures, options = source.entries("measures"), source.entries("options")
    values = {(one.text("option"), one.text("measure")): one.number_of("value") for one in source.entries("scores")}
    if not measures or not options:
        return ReadTable("learning.comparison", (), ())
    rows = tuple(
        (
            measure.text("measure"),
            measure.text("unit"),
            Word(f"direction.{measure.text('direction') or 'more'}"),
            *(number(values.get((option.id, measure.id))) for option in options),
        )
        for measure in measures
    )
    return ReadTable(
        "learning.comparison",
        ("measure", "unit", "better", *(f"={option.text('option')}" for option in options)),
        rows,
        tuple((measure.id,) for measure in measures),
    )


def _weights(source: ShelfSource) -> ReadTable:
    rows: list[tuple[Cell, ...]] = []
    ids = []
    for one in source.entries("measures"):
        said = _said(source, one.id)
        if said:
            rows.append((one.text("measure"), number(said.median), number(said.low), number(said.high), said.count))
            ids.append((one.id,))
    return ReadTable(
        "learning.weights", ("measure", "middle", "from_weight", "to_weight", "count"), tuple(rows), tuple(ids)
    )


def _ranks(source: ShelfSource, ranking: Ranking) -> ReadTable:
    names, rows, ids, place = _names(source), [], [], 1
    for shared in ranking.ranks:
        for one in shared:
            passes = "" if shared is ranking.firsts else Word("answer.yes" if one in ranking.rivals else "answer.no")
            rows.append((place, names[one], passes))
            ids.append((one,))
        place += len(shared)
    return ReadTable("learning.ranks", ("rank", "option", "may_pass"), tuple(rows), tuple(ids))
