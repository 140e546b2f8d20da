"""What a round's result holds beyond the figures of its JSON, so that a file that is read back prints the same.

Since version 1.3. Must not: hold a ballot, or anything that the result does not show.
"""

from typing import Any

from app.domain.charter.data import CharterData, RoundFacts
from app.domain.estimates.summary import Summary
from app.domain.registers.source import ShelfSource


def counted_values(one: RoundFacts) -> dict[str, Any]:
    """Of one round: the quorum's number, settled ties, names of blocks, and each option's mean and share."""
    result = one.result
    return {
        "needed": result.quorum.needed,
        "missed_blocks": list(result.quorum.missed_blocks),
        "settled_ties": [list(tied) for tied in result.settled_ties],
        "block_labels": dict(one.block_labels),
        "options": {
            option.id: {
                "mean": option.mean,
                "supporter_share": option.supporter_share,
                "raw": option.balance.raw if option.balance else None,
                "spread": option.balance.spread if option.balance else None,
            }
            for option in result.options
        },
        "unsettled": list(result.shares.unsettled) if result.shares else [],
    }


def programme_values(data: CharterData) -> dict[str, str] | None:
    """The programme that the charter belongs to: code and title, and nothing of its other charters."""
    return {"code": data.programme.code, "title": data.programme.title} if data.programme else None


def estimates_values(source: ShelfSource) -> dict[str, Any]:
    """What may be shown of the room's estimates, by sheet, subject and question; `former` are earlier waves."""
    return {
        "present": {
            sheet: {subject: _questions(by_item) for subject, by_item in subjects.items()}
            for sheet, subjects in source.summaries_by_sheet.items()
            if subjects
        },
        "former": {
            sheet: [{subject: _questions(by_item) for subject, by_item in wave.items()} for wave in waves]
            for sheet, waves in source.former_by_sheet.items()
            if waves
        },
    }


def _questions(by_item: Any) -> dict[str, Any]:
    return {item: _summary(one) for item, one in by_item.items()}


def _summary(one: Summary) -> dict[str, Any]:
    return {
        "count": one.count,
        "passes": one.passes,
        "median": one.median,
        "low": one.low,
        "high": one.high,
        "counts": dict(one.counts),
    }
