"""Rounds in the charter's JSON: terms, result and all figures of the method, by ids of options.

Must not: hold a ballot, or anything that the result does not show.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from app.domain.charter.data import OptionFacts, RoundFacts
from app.domain.voting.result import ConsentResult, FistResult, OptionResult, Rankings, Shares, Spread
from app.export.json_counted import counted_values


def round_values(one: RoundFacts) -> dict[str, Any]:
    """A round as plain values."""
    result = one.result
    options = {option.id: option for option in one.options}
    return {
        "ref": f"V{one.number}",
        "id": one.id,
        "title": one.title,
        "subject": one.subject,
        "subject_text": one.subject_text,
        "method": one.method,
        "dots": one.dots,
        "cap": one.cap,
        "quorum_percent": one.quorum_percent,
        "tie_rule": one.tie_rule,
        "revealed_on": one.revealed_on.isoformat() if one.revealed_on else None,
        "turnout": [asdict(part) for part in one.turnout],
        "terms": _terms(one),
        "counted": counted_values(one),
        "result": {
            "valid": result.valid,
            "abstained": result.abstained,
            "eligible": result.eligible,
            "quorum": str(result.quorum.statement),
            "options": [_option(option, options.get(option.id)) for option in result.options],
            "winners": list(result.winners),
            "ties": [list(tied) for tied in result.tie_groups],
            "blocks": [_block(one, keys) for keys in result.breakdown.blocks] if result.breakdown else [],
            "is_composition_sensitive": result.breakdown.is_composition_sensitive if result.breakdown else None,
            "fist": _fist(result.fist) if result.fist else None,
            "consent": _consent(result.consent) if result.consent else None,
            "rankings": _rankings(result.rankings) if result.rankings else None,
            "comparisons": _nested(asdict(result.comparisons)) if result.comparisons else None,
            "shares": _shares(result.shares) if result.shares else None,
        },
    }


def _terms(one: RoundFacts) -> dict[str, Any]:
    return {
        "credits": one.credits,
        "pairs": one.pairs,
        "winners": one.winners,
        "ranking_rule": one.ranking_rule,
        "limit": one.limit,
        "limit_unit": one.limit_unit,
        "criteria": list(one.criteria),
        "secrecy": one.secrecy,
        "eligibility": one.eligibility,
        "groups": list(one.group_names),
        "with_comment": one.with_comment,
        "block_quorum_percent": one.block_quorum_percent,
        "closes_at": one.closes_at.isoformat() if one.closes_at else None,
        "runoff_of": f"V{one.runoff_of}" if one.runoff_of else None,
        "lot_seed": one.lot_seed if one.tie_rule == "lot" else None,
        "root": one.root,
    }


def _option(option: OptionResult, facts: OptionFacts | None) -> dict[str, Any]:
    anchor = facts.anchor if facts else ""
    return {
        "id": option.id,
        "goal": anchor if anchor.startswith("G") else "",
        "reference": anchor,
        "label": facts.label if facts else "",
        "cost": facts.cost if facts else 1,
        "rank": option.rank,
        "is_tied": option.is_tied,
        "is_chosen": option.is_chosen,
        "score": option.score,
        "supporters": option.supporters,
        "judged": option.judged,
        "balanced": option.balance.balanced if option.balance else None,
        "bridge": option.balance.bridge if option.balance else None,
        "by_block": [
            {"keys": list(score.keys), "valid": score.valid, "mean": score.mean} for score in option.balance.by_block
        ]
        if option.balance
        else [],
        "scores": _spread(option.scores),
        "across": _spread(option.across),
        "up": _spread(option.up),
        "interval": asdict(option.interval) if option.interval else None,
    }


def _block(one: RoundFacts, keys: tuple[str, ...]) -> dict[str, Any]:
    return {"keys": list(keys), "label": " + ".join(one.block_labels.get(key, key) for key in keys)}


def _spread(spread: Spread | None) -> dict[str, Any] | None:
    if spread is None:
        return None
    counts = {str(value): count for value, count in spread.distribution.items()}
    return {
        "judged": spread.judged,
        "mean": spread.mean,
        "median": spread.median,
        "lower": spread.lower,
        "upper": spread.upper,
        "distribution": counts,
    }


def _said(text: FistResult | ConsentResult) -> dict[str, Any]:
    return {
        "is_passed": text.is_passed,
        "objections": [asdict(said) for said in text.objection_reasons],
        "concerns": [asdict(said) for said in text.concern_reasons],
    }


def _fist(fist: FistResult) -> dict[str, Any]:
    counts = {str(value): count for value, count in fist.distribution.items()}
    return {"distribution": counts, "median": fist.median, **_said(fist)}


def _consent(consent: ConsentResult) -> dict[str, Any]:
    return {"distribution": dict(consent.distribution), **_said(consent)}


def _rankings(rankings: Rankings) -> dict[str, Any]:
    return {
        "rule": str(rankings.rule),
        "duels": _nested(rankings.duels),
        "first_preferences": dict(rankings.first_preferences),
        "borda": dict(rankings.borda),
        "ranks": {str(rule): dict(ranks) for rule, ranks in rankings.ranks.items()},
        "runoff": [
            {
                "votes": dict(count.votes),
                "exhausted": count.exhausted,
                "out": list(count.out),
                "is_branching": count.is_branching,
            }
            for count in rankings.runoff
        ],
        "condorcet_winner": rankings.condorcet_winner,
        "is_cycle": rankings.is_cycle,
    }


def _shares(shares: Shares) -> dict[str, Any]:
    return {"limit": shares.limit, "each": shares.each, "purchases": [asdict(one) for one in shares.purchases]}


def _nested(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _nested(value) if isinstance(value, Mapping) else value for key, value in values.items()}
