"""The figures of a round as tables: what a picture shows, and what the method counts beyond it.

Must not: show groups where the result shows no breakdown.
"""

from collections.abc import Sequence

from app.domain.charter.data import OptionFacts, RoundFacts
from app.domain.charter.pen import NONE, Pen, row
from app.domain.document import Inlines, Row, Table
from app.domain.pictures import Size
from app.domain.pictures.duels import most_duels
from app.domain.voting.methods import Method
from app.domain.voting.result import OptionResult, Spread
from app.domain.voting.terms import RankingRule

_COUNTED = {
    Method.SCORE: ("mean_score", "median", "quartiles", "judged"),
    Method.PAIRWISE: ("chance", "interval"),
    Method.TWO_CRITERIA: ("mean_score", "judged"),
    Method.EQUAL_SHARES: ("approvals", "cost", "bought"),
    Method.QUADRATIC: ("quadratic_votes", "supporters"),
}
_RULES = (RankingRule.SCHULZE, RankingRule.BORDA, RankingRule.INSTANT_RUNOFF)


def result_table(pen: Pen, one: RoundFacts) -> tuple[Table, ...]:
    """Every option with its rank and what its method counts; for a text, voices by answer."""
    result = one.result
    if result.fist is not None:
        answers = [
            (
                pen.say("fist.value", value=value, meaning=pen.say(f"fist.{value}")),
                result.fist.distribution.get(value, 0),
            )
            for value in (5, 4, 3, 2, 1, 0)
        ]
        return pen.table("fist", ("answer", "voices"), [row(said, pen.number(count)) for said, count in answers])
    if result.consent is not None:
        given = result.consent.distribution
        stands = [(pen.say(f"stand.{stand}"), given.get(stand, 0)) for stand in ("consent", "concern", "object")]
        return pen.table("fist", ("answer", "voices"), [row(said, pen.number(count)) for said, count in stands])
    columns = _columns(one)
    rows = [
        row(_rank(pen, one, option), _named(pen, one, option.id), *_cells(pen, one, option))
        for option in result.options
    ]
    return pen.table("result", ("rank", "option", *columns), rows)


def _columns(one: RoundFacts) -> tuple[str, ...]:
    result = one.result
    if result.rankings is not None:
        counted: tuple[str, ...] = (*(f"by_{rule}" for rule in _RULES), "first_preferences")
    else:
        counted = _COUNTED.get(result.method, ("score", "supporters"))
    return (*counted, "balanced", "bridge") if result.breakdown is not None else counted


def _cells(pen: Pen, one: RoundFacts, option: OptionResult) -> list[str]:
    cells = _counted(pen, one, option)
    if one.result.breakdown is not None:
        balance = option.balance
        cells += [_near(pen, balance.balanced), _near(pen, balance.bridge)] if balance else [NONE, NONE]
    return cells


def _counted(pen: Pen, one: RoundFacts, option: OptionResult) -> list[str]:
    result = one.result
    if result.rankings is not None:
        ranks = [result.rankings.ranks.get(rule, {}).get(option.id) for rule in _RULES]
        return [*map(pen.number, ranks), pen.number(result.rankings.first_preferences.get(option.id, 0))]
    match result.method:
        case Method.SCORE:
            spread = option.scores
            middle = [_near(pen, spread.median), _quartiles(pen, spread)] if spread else [NONE, NONE]
            return [_near(pen, option.score), *middle, pen.number(option.judged)]
        case Method.PAIRWISE:
            bounds = option.interval
            between = (
                pen.say("between", low=_percent(pen, bounds.low), high=_percent(pen, bounds.high)) if bounds else NONE
            )
            return [_percent(pen, option.score), between]
        case Method.TWO_CRITERIA:
            return [_near(pen, option.score), pen.number(option.judged)]
        case Method.EQUAL_SHARES:
            cost = next((facts.cost for facts in one.options if facts.id == option.id), 1)
            return [
                pen.number(option.score),
                pen.number(cost, one.limit_unit),
                pen.say("yes" if option.is_chosen else "no"),
            ]
        case _:
            return [_near(pen, option.score), pen.number(option.supporters)]


def scatter_table(pen: Pen, one: RoundFacts) -> tuple[Table, ...]:
    """Medians and quartiles of both criteria."""
    across, up = (pen.criterion(name) for name in (*one.criteria, "", "")[:2])
    header = (
        pen.say("column.option"),
        *(pen.say(f"column.{key}_of", criterion=name) for name in (across, up) for key in ("median", "quartiles")),
    )
    rows = [
        row(_named(pen, one, option.id), *_middle(pen, option.across), *_middle(pen, option.up))
        for option in one.result.options
    ]
    return (Table(pen.say("table.scatter"), header, tuple(rows)),)


def _middle(pen: Pen, spread: Spread | None) -> tuple[str, str]:
    return (_near(pen, spread.median), _quartiles(pen, spread)) if spread else (NONE, NONE)


def ledger_table(pen: Pen, one: RoundFacts) -> tuple[Table, ...]:
    """What was bought, in order, and how it was paid."""
    shares = one.result.shares
    rows = [
        row(
            pen.number(at),
            _named(pen, one, bought.option),
            pen.number(bought.cost, one.limit_unit),
            pen.say("ledger.rest") if bought.is_completion else pen.number(bought.payers),
            NONE if bought.is_completion else _near(pen, bought.each),
        )
        for at, bought in enumerate(shares.purchases if shares else (), start=1)
    ]
    return pen.table("ledger", ("number", "option", "cost", "payers", "each"), rows)


def duel_table(pen: Pen, one: RoundFacts) -> tuple[Table, ...]:
    """Voices that prefer the row to the column, of the options that the picture shows."""
    rankings = one.result.rankings
    options = one.result.options[: most_duels(Size.PAPER)]
    if rankings is None:
        return ()
    header = (pen.say("column.option"), *(str(at) for at in range(1, len(options) + 1)))
    rows = [
        row(
            _named(pen, one, first.id, number=at),
            *(
                NONE if first.id == second.id else pen.number(rankings.duels.get(first.id, {}).get(second.id, 0))
                for second in options
            ),
        )
        for at, first in enumerate(options, start=1)
    ]
    return (Table(pen.say("table.duels"), header, tuple(rows)),)


def runoff_table(pen: Pen, one: RoundFacts) -> tuple[Table, ...]:
    """Every count: who leads, who went out, and ballots without a further preference."""
    rankings = one.result.rankings
    rows = [
        row(
            pen.number(at),
            ", ".join(
                f"{_label(one, option)} {count}"
                for option, count in sorted(counted.votes.items(), key=lambda pair: (-pair[1], _label(one, pair[0])))
            ),
            ", ".join(_label(one, option) for option in counted.out),
            pen.number(counted.exhausted),
        )
        for at, counted in enumerate(rankings.runoff if rankings else (), start=1)
    ]
    return pen.table("runoff", ("count", "first_preferences", "out", "exhausted"), rows)


def group_table(pen: Pen, one: RoundFacts) -> tuple[Table, ...]:
    """What each option means to everybody, to every block, and where every block weighs the same."""
    if one.result.breakdown is None:
        return ()
    blocks = one.result.breakdown.blocks
    names = [" + ".join(one.block_labels.get(key, key) for key in keys) for keys in blocks]
    header = (pen.say("column.option"), pen.say("column.everybody"), *names, pen.say("column.balanced"))
    rows: list[Row] = []
    for option in one.result.options:
        balance = option.balance
        if balance is None:
            continue
        means = {score.keys: score.mean for score in balance.by_block}
        cells = [_near(pen, means[keys]) if keys in means else NONE for keys in blocks]
        rows.append(row(_named(pen, one, option.id), _near(pen, balance.raw), *cells, _near(pen, balance.balanced)))
    return (Table(pen.say("table.by_group"), header, tuple(rows)),) if rows else ()


def _rank(pen: Pen, one: RoundFacts, option: OptionResult) -> str:
    said = pen.say("round.rank_tied" if option.is_tied else "round.rank", rank=option.rank)
    is_chosen = option.is_chosen and not one.result.quorum.is_indicative
    return pen.say("round.rank_chosen", rank=said) if is_chosen else said


def _facts(one: RoundFacts, option_id: str) -> OptionFacts | None:
    return next((facts for facts in one.options if facts.id == option_id), None)


def _label(one: RoundFacts, option_id: str) -> str:
    facts = _facts(one, option_id)
    return (facts.anchor or facts.label if facts else "") or NONE


def _named(pen: Pen, one: RoundFacts, option_id: str, *, number: int = 0) -> Inlines:
    facts = _facts(one, option_id)
    label = (facts.label if facts else "") or NONE
    anchors: Sequence[str] = (facts.anchor,) if facts and facts.anchor else ()
    return pen.line(f"{number} {label}" if number else label, *anchors)


def _near(pen: Pen, value: float) -> str:
    return pen.number(round(value, 2))


def _percent(pen: Pen, share: float) -> str:
    return pen.number(round(share * 100), "%")


def _quartiles(pen: Pen, spread: Spread) -> str:
    return pen.say("between", low=_near(pen, spread.lower), high=_near(pen, spread.upper))
