"""A result in tables of text: every figure that a picture shows, and those that no picture has room for.

Headers are keys of the catalogue, or plain text after '='; cells are plain text, empty where there is nothing to say.
Must not: hold figures of groups that the reading does not show.
"""

from collections.abc import Callable, Sequence

from app.domain.snapshot.reading import ReadTableView
from app.domain.voting.methods import HIGHEST_SCORE, Method
from app.domain.voting.reading import Reading
from app.domain.voting.result import OptionResult, Result, Spread
from app.domain.voting.terms import RankingRule

CHOSEN = "✓"
NONE = "–"

Name = Callable[[str], str]
Cells = list[tuple[str, str]]


def tables_of(
    result: Result, reading: Reading, option: Name, block: Callable[[Sequence[str]], str]
) -> list[ReadTableView]:
    """All tables of a result that have rows. `option` and `block` name what they are given."""
    tables = [
        _result(result, option),
        _scores(result, option),
        *_crossed(result, option),
        _runoff(result, option),
        _ledger(result, option),
        _groups(result.method, reading, option, block),
        _agreement(reading, option),
    ]
    return [table for table in tables if table.rows]


def plain(number: float, digits: int = 2) -> str:
    """A number as people write it: no more digits than asked for, and no zeros at the end."""
    text = f"{number:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _table(key: str, header: Sequence[str], rows: list[list[str]]) -> ReadTableView:
    named = [one if one.startswith("=") else f"voting_reading.column.{one}" for one in header]
    return ReadTableView(f"voting_reading.table.{key}", named, rows)


def _result(result: Result, option: Name) -> ReadTableView:
    rows = [
        [
            ("rank", str(one.rank)),
            ("option", option(one.id)),
            ("chosen", CHOSEN if one.id in result.winners else ""),
            *_figures(result, one),
        ]
        for one in result.options
    ]
    header = [column for column, _ in rows[0]] if rows else []
    return _table("result", header, [[text for _, text in row] for row in rows])


def _figures(result: Result, one: OptionResult) -> Cells:
    """What a method counts of an option, by column."""
    cells: Cells = []
    match result.method:
        case Method.DOTS | Method.APPROVAL | Method.EQUAL_SHARES | Method.QUADRATIC:
            cells = _backed(result.method, one)
        case Method.SCORE:
            cells = [("mean", plain(one.mean)), *_spread("", one.scores), ("judged", str(one.judged))]
        case Method.TWO_CRITERIA:
            both = [*_spread("first_", one.across), *_spread("second_", one.up)]
            cells = [("mean", plain(one.score)), *both, ("judged", str(one.judged))]
        case Method.PAIRWISE:
            between = f"{_percent(one.interval.low)} – {_percent(one.interval.high)}" if one.interval else NONE
            cells = [("chance", _percent(one.score)), ("interval", between), ("judged", str(one.judged))]
        case Method.RANKED if result.rankings:
            ranks = result.rankings.ranks
            cells = [
                ("borda", plain(result.rankings.borda[one.id])),
                ("first_preferences", str(result.rankings.first_preferences[one.id])),
                *((f"rank_{rule.value}", str(ranks[rule][one.id])) for rule in RankingRule if rule in ranks),
            ]
    return cells


def _backed(method: Method, one: OptionResult) -> Cells:
    cells = [("supporters", str(one.supporters)), ("share", _percent(one.supporter_share))]
    if method in (Method.APPROVAL, Method.EQUAL_SHARES):
        return [("approvals", str(one.supporters)), cells[1]]
    return [("dots" if method is Method.DOTS else "votes", plain(one.score)), *cells]


def _spread(prefix: str, spread: Spread | None) -> Cells:
    half = "first_half" if prefix == "first_" else "second_half" if prefix else "middle_half"
    if spread is None or not spread.judged:
        return [(f"{prefix}median", NONE), (half, NONE)]
    return [(f"{prefix}median", plain(spread.median)), (half, f"{plain(spread.lower)} – {plain(spread.upper)}")]


def _scores(result: Result, option: Name) -> ReadTableView:
    values = range(HIGHEST_SCORE + 1)
    rows = [
        [
            option(one.id),
            *(str(one.scores.distribution.get(value, 0)) for value in values),
            str(result.valid - one.scores.judged),
        ]
        for one in result.options
        if one.scores and result.method is Method.SCORE
    ]
    return _table("scores", ["option", *(f"={value}" for value in values), "not_judged"], rows)


def _crossed(result: Result, option: Name) -> list[ReadTableView]:
    """Every two options against each other, in order of rank."""
    ids = [one.id for one in result.options]
    found = []
    for key, counts in (
        ("duels", result.rankings.duels if result.rankings else None),
        ("comparisons", result.comparisons.wins if result.comparisons else None),
    ):
        if counts is not None:
            rows = [
                [option(one), *(NONE if one == other else str(counts.get(one, {}).get(other, 0)) for other in ids)]
                for one in ids
            ]
            found.append(_table(key, ["option", *(f"={option(one)}" for one in ids)], rows))
    return found


def _runoff(result: Result, option: Name) -> ReadTableView:
    counts = result.rankings.runoff if result.rankings else ()
    ids = [one.id for one in result.options]
    rows = [
        [
            str(number),
            *(str(count.votes[one]) if one in count.votes else NONE for one in ids),
            str(count.exhausted),
            ", ".join(option(one) for one in count.out),
        ]
        for number, count in enumerate(counts, start=1)
    ]
    return _table("runoff", ["count", *(f"={option(one)}" for one in ids), "exhausted", "out"], rows)


def _ledger(result: Result, option: Name) -> ReadTableView:
    rows = [
        [
            option(one.option),
            str(one.cost),
            NONE if one.is_completion else str(one.payers),
            NONE if one.is_completion else plain(one.each),
            CHOSEN if one.is_completion else "",
        ]
        for one in (result.shares.purchases if result.shares else ())
    ]
    return _table("ledger", ["option", "cost", "payers", "each", "from_rest"], rows)


def _groups(method: Method, reading: Reading, option: Name, block: Callable[[Sequence[str]], str]) -> ReadTableView:
    is_share = method in (Method.APPROVAL, Method.EQUAL_SHARES, Method.PAIRWISE)
    said = _percent if is_share else plain
    header = ["option", "everybody", *(f"={block(keys)}" for keys in reading.blocks), "balanced", "bridge"]
    rows = [
        [
            option(one.id),
            said(one.balance.raw),
            *(said(score.mean) for score in one.balance.by_block),
            said(one.balance.balanced),
            said(one.balance.bridge),
        ]
        for one in reading.options
        if one.balance
    ]
    return _table("groups", header, rows)


def _agreement(reading: Reading, option: Name) -> ReadTableView:
    rows = [
        [option(one.id), *(NONE if number is None else plain(number) for number in numbers)]
        for one in reading.options
        for numbers in [(one.agreement.agreement, one.agreement.polarisation, one.agreement.consensus)]
        if numbers != (None, None, None)
    ]
    return _table("agreement", ["option", "agreement", "polarisation", "consensus"], rows)


def _percent(share: float) -> str:
    return f"{plain(share * 100, 0)} %"
