"""Reading of monitoring and stopping: what has no indicator or criterion, the weakest link, calendar, ranking."""

from app.domain.comparison import Measure, Ranking, compare
from app.domain.parts import Part
from app.domain.readings.findings import Findings, Hint, ReadTable, Word, number
from app.domain.registers.source import Entry, ShelfSource

_COMPLETE = ("signal", "on", "decider", "consequence")


def read(source: ShelfSource) -> Findings:
    """Tables and hints; in `facts` the ranking of a comparison."""
    ranking = ranking_of(source)
    options = {one.id: one.text("option") for one in source.entries("options")}
    return Findings(
        tables=(_calendar(source), _weakest(source), _comparison(source), _ranks(ranking, options)),
        hints=tuple(_hints(source, ranking, options)),
    )


def goals_without_indicator(source: ShelfSource) -> tuple[str, ...]:
    """Adopted goals for which no indicator has an owner, a source and a frequency."""
    measured = {
        one.text("goal")
        for one in source.entries("indicators")
        if one.text("owner") and one.text("source") and one.text("frequency")
    }
    return tuple(one.id for one in source.entries("goals") if one.id in source.adopted and one.id not in measured)


def is_complete(criterion: Entry) -> bool:
    """Whether a criterion says metric or event, date, decider and consequence."""
    return all(criterion.text(name) for name in _COMPLETE)


def lines_without_criterion(source: ShelfSource) -> tuple[str, ...]:
    """Projects and pathways of the portfolio that no complete criterion is about."""
    covered = {
        criterion.text(name)
        for criterion in source.entries("criteria")
        if is_complete(criterion)
        for name in ("project", "pathway", "instrument")
    }
    lines = (*source.entries("projects"), *source.entries("pathways"))
    return tuple(one.id for one in lines if one.id not in covered)


def weakest_link(source: ShelfSource) -> Entry | None:
    """The assumption with the lowest confidence and the highest consequence; None where none is rated."""
    rated = [one for one in source.entries("assumptions") if one.number_of("confidence") is not None]
    return max(
        rated,
        key=lambda one: ((6 - (one.number_of("confidence") or 0)) * (one.number_of("weight") or 3), -one.number),
        default=None,
    )


def ranking_of(source: ShelfSource) -> Ranking:
    """Options ranked by the room's weights; criteria nobody weighed count alike."""
    weights = source.summaries("weights")
    measures = []
    for one in source.entries("measures"):
        said = weights.get(one.id, {}).get("weight")
        if said is None or said.median is None or said.low is None or said.high is None:
            measures.append(Measure(one.id, one.text("direction") != "less"))
        else:
            measures.append(Measure(one.id, one.text("direction") != "less", said.median, said.low, said.high))
    values = {
        (one.text("option"), one.text("measure")): value
        for one in source.entries("scores")
        if (value := one.number_of("value")) is not None
    }
    return compare([one.id for one in source.entries("options")], measures, values)


def _calendar(source: ShelfSource) -> ReadTable:
    dated = [(one.text("on"), one.text("what"), one.text("decider"), one.id) for one in source.entries("reviews")]
    dated += [
        (one.text("on"), one.text("signal") or one.text("unit"), one.text("decider"), one.id)
        for one in source.entries("criteria")
        if one.text("on")
    ]
    dated.sort()
    return ReadTable(
        "learning.calendar",
        ("on", "what", "decider"),
        tuple((day, what, decider) for day, what, decider, _ in dated),
        tuple((one,) for *_, one in dated),
    )


def _weakest(source: ShelfSource) -> ReadTable:
    one = weakest_link(source)
    if one is None:
        return ReadTable("learning.weakest", (), ())
    link = Word(f"change_link.{one.text('link')}") if one.text("link") else Word("reading.not_said")
    return ReadTable(
        "learning.weakest",
        ("assumption", "link", "confidence", "test"),
        ((one.text("assumption"), link, number(one.number_of("confidence")), one.text("test")),),
        ((one.id,),),
    )


def _comparison(source: ShelfSource) -> ReadTable:
    measures, options = source.entries("measures"), source.entries("options")
    values = {(one.text("option"), one.text("measure")): one.number_of("value") for one in source.entries("scores")}
    if not measures or not options:
        return ReadTable("learning.comparison", (), ())
    rows = tuple(
        (
            measure.text("measure"),
            measure.text("unit"),
            *(number(values.get((option.id, measure.id))) for option in options),
        )
        for measure in measures
    )
    return ReadTable(
        "learning.comparison",
        ("measure", "unit", *(f"={option.text('option')}" for option in options)),
        rows,
        tuple((measure.id,) for measure in measures),
    )


def _ranks(ranking: Ranking, options: dict[str, str]) -> ReadTable:
    rows, place = [], 1
    for shared in ranking.ranks:
        for one in shared:
            rows.append((place, options[one], Word("answer.yes") if one in ranking.first_under else ""))
        place += len(shared)
    return ReadTable("learning.ranks", ("rank", "option", "can_be_first"), tuple(rows))


def _hints(source: ShelfSource, ranking: Ranking, options: dict[str, str]) -> list[Hint]:
    hints = []
    unmeasured = goals_without_indicator(source)
    if unmeasured and Part.MONITORING in source.parts:
        hints.append(Hint("learning.no_indicator", {"count": len(unmeasured)}, unmeasured))
    lines = lines_without_criterion(source)
    if lines and Part.STOPPING in source.parts:
        hints.append(Hint("learning.no_criterion", {"count": len(lines)}, lines))
    unfinished = tuple(one.id for one in source.entries("criteria") if not is_complete(one))
    if unfinished:
        hints.append(Hint("learning.criterion_unfinished", {"count": len(unfinished)}, unfinished))
    undecided = tuple(one.id for one in source.entries("reviews") if not one.text("decider"))
    if undecided:
        hints.append(Hint("learning.review_without_decider", {"count": len(undecided)}, undecided))
    if ranking.ranks:
        if ranking.is_stable:
            hints.append(Hint("learning.first_is_stable", {"option": options[ranking.first_under[0]]}))
        else:
            names = ", ".join(options[one] for one in ranking.first_under)
            hints.append(Hint("learning.first_depends", {"options": names}, ranking.first_under))
    if ranking.missing and ranking.ranks:
        hints.append(Hint("learning.values_missing", {"count": len(ranking.missing)}, ranking.missing))
    return hints
