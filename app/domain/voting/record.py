"""The published record of a round: what was asked, every ballot without its voter, and a root that fixes both.

The root is made when the round closes, over the *head* (all that was declared, with the receipts and comments) and the
ballots in the order of their random ids; the record itself is published at the reveal. `app.domain.voting.recount`
checks one. The format is written down in docs/voting.md.

Must not: hold a seat, a moment or an order of casting; say more about a block than five ballots do.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.voting.ballots import BallotRules
from app.domain.voting.groups import shown_together
from app.domain.voting.result import OptionResult, Result
from app.domain.voting.terms import Terms, judge_quorum
from app.domain.voting.tree import leaf_hash, root_of

FORMAT, VERSION = "mission-room/round", 1

APART = ("leaf", "ballots", "root", "result")
"""Parts of a record that are not its head: what is computed, and the ballots, which are leaves of their own."""

IN_A_LEAF = ("id", "mark", "block", "voter", "choices")

_DECIMALS = 6
LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON holds exactly."""

Json = dict[str, Any]
Receipt = tuple[str, int]
"""The code that a voter holds, and for how many voices."""


@dataclass(frozen=True, slots=True)
class StoredBallot:
    """A ballot as it lies in the box after the close: `block` is the frozen one, `voter` is empty in secret rounds."""

    id: str
    mark: str
    block: str
    choices: Mapping[str, object]
    voter: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether it counts: an abstention is a ballot, but not a valid one."""
        return "abstain" not in self.choices


@dataclass(frozen=True, slots=True)
class Declared:
    """What was known before the first ballot. `options` are (id, label); `blocks` are (key, label) as frozen."""

    round_id: str
    workshop: str
    number: int
    title: str
    subject: str
    question: str
    secrecy: str
    rules: BallotRules
    terms: Terms
    options: Sequence[tuple[str, str]]
    blocks: Sequence[tuple[str, str]]
    criteria: Sequence[str] = ()
    limit_unit: str = ""


def canonical(value: object) -> bytes:
    """The one spelling of a JSON value: keys sorted by code point, no spaces, UTF-8, whole numbers only.

    Errors: ValueError for what has no such spelling: fractions, numbers beyond 2^53, half characters, other types.
    """
    try:
        _refuse_what_is_spelled_in_several_ways(value)
        return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _refuse_what_is_spelled_in_several_ways(value: object) -> None:
    match value:
        case None | bool() | str():
            return
        case int():
            if abs(value) > LARGEST:
                raise ValueError("a number that not every reader holds exactly")
        case list() | tuple():
            for one in value:
                _refuse_what_is_spelled_in_several_ways(one)
        case dict():
            for key, one in value.items():
                if not isinstance(key, str):
                    raise ValueError("a name that is no text")
                _refuse_what_is_spelled_in_several_ways(one)
        case _:
            raise ValueError(f"{type(value).__name__} has no canonical spelling")


def displayed_blocks(ballots: Sequence[StoredBallot], blocks: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The frozen blocks that are shown together, so that each shows five valid ballots; none for no breakdown."""
    valid = _valid_by_block(ballots)
    return shown_together({key: valid[key] for key, _ in blocks})


def _valid_by_block(ballots: Sequence[StoredBallot]) -> Counter[str]:
    return Counter(one.block for one in ballots if one.is_valid)


def head_of(declared: Declared, ballots: Sequence[StoredBallot]) -> Json:
    """The head of a record, without receipts and comments: plain JSON, to be kept from the close on."""
    rules, terms = declared.rules, declared.terms
    labels = dict(declared.blocks)
    valid = sum(1 for one in ballots if one.is_valid)
    return {
        "format": FORMAT,
        "version": VERSION,
        "round_id": declared.round_id,
        "workshop": declared.workshop,
        "number": declared.number,
        "title": declared.title,
        "subject": declared.subject,
        "question": declared.question,
        "secrecy": declared.secrecy,
        "method": str(rules.method),
        "rules": {
            "dots": rules.dots,
            "cap": rules.cap,
            "credits": rules.credits,
            "pairs": rules.pairs,
            "with_comment": rules.with_comment,
            "criteria": list(declared.criteria),
        },
        "terms": {
            "eligible": terms.eligible,
            "quorum_percent": terms.quorum_percent,
            "eligible_by_block": dict(terms.eligible_by_block),
            "block_quorum_percent": terms.block_quorum_percent,
            "tie_rule": str(terms.tie_rule),
            "lot_seed": terms.lot_seed,
            "winners": terms.winners,
            "ranking_rule": str(terms.ranking_rule),
            "limit": terms.limit,
            "limit_unit": declared.limit_unit,
        },
        "options": [{"id": one, "label": label, "cost": terms.cost(one)} for one, label in declared.options],
        "blocks": [
            {"key": "+".join(keys), "label": " + ".join(labels[key] for key in keys), "parts": list(keys)}
            for keys in displayed_blocks(ballots, declared.blocks)
        ],
        "turnout": {
            "eligible": terms.eligible,
            "ballots": len(ballots),
            "valid": valid,
            "abstained": len(ballots) - valid,
            "missed_blocks": list(judge_quorum(terms, valid, _valid_by_block(ballots)).missed_blocks),
        },
    }


def complete(head: Json, receipts: Sequence[Receipt], comments: Sequence[str]) -> Json:
    """The head with what was kept apart from it: receipts and comments, in an order that says nothing."""
    return {**head, "receipts": sorted([code, voices] for code, voices in receipts), "comments": sorted(comments)}


def head_leaf(record: Json) -> bytes:
    """The first leaf of the tree: all of a record but what is `APART`. Errors: ValueError."""
    return leaf_hash(canonical({name: value for name, value in record.items() if name not in APART}))


def ballot_leaf(ballot: Mapping[str, object]) -> bytes:
    """The leaf of a published ballot. Errors: ValueError."""
    return leaf_hash(canonical({name: ballot.get(name) for name in IN_A_LEAF}))


def published_ballots(head: Json, ballots: Sequence[StoredBallot]) -> list[Json]:
    """The ballots as they are published, in the order of their ids.

    Each with the displayed block; an abstention with none, since it counts in none.
    """
    shown = {part: block["key"] for block in head["blocks"] for part in block["parts"]}
    published = []
    for one in sorted(ballots, key=lambda ballot: ballot.id):
        ballot: Json = {
            "id": one.id,
            "mark": one.mark,
            "block": shown.get(one.block, "") if one.is_valid else "",
            "voter": one.voter,
            "choices": {name: value for name, value in one.choices.items() if name != "comment"},
        }
        published.append({**ballot, "leaf": ballot_leaf(ballot).hex()})
    return published


def root_over(head: Json, published: Sequence[Json]) -> str:
    """The root of a whole head and the published ballots, in hex."""
    return root_of([head_leaf(head), *(bytes.fromhex(one["leaf"]) for one in published)]).hex()


def publish(head: Json, ballots: Sequence[StoredBallot], *, root: str, result: Result) -> Json:
    """The whole record. `head` is complete; `root` is the one that was made at the close, whatever came of it since."""
    return {
        **head,
        "leaf": head_leaf(head).hex(),
        "ballots": published_ballots(head, ballots),
        "root": root,
        "result": summary(result),
    }


def to_text(record: Json) -> str:
    """The record as a file: JSON with one part, and one ballot, on each line."""

    def spelled(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    parts = []
    for name, value in record.items():
        if name == "ballots" and value:
            lines = ",\n".join(f"  {spelled(one)}" for one in value)
            parts.append(f' "ballots": [\n{lines}\n ]')
        else:
            parts.append(f" {spelled(name)}: {spelled(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def summary(result: Result) -> Json:
    """As much of a result as is compared in a recount. Fractions are rounded to six decimals."""
    agreed = result.fist or result.consent
    return {
        "winners": list(result.winners),
        "valid": result.valid,
        "abstained": result.abstained,
        "quorum": {
            "statement": str(result.quorum.statement),
            "needed": result.quorum.needed,
            "missed_blocks": list(result.quorum.missed_blocks),
        },
        "is_passed": agreed.is_passed if agreed else None,
        "answers": {str(answer): voices for answer, voices in agreed.distribution.items()} if agreed else {},
        "options": [_option(one) for one in result.options],
    }


def _option(one: OptionResult) -> Json:
    return {
        "id": one.id,
        "rank": one.rank,
        "is_tied": one.is_tied,
        "is_chosen": one.is_chosen,
        "score": _rounded(one.score),
        "mean": _rounded(one.mean),
        "supporters": one.supporters,
        "balanced": _rounded(one.balance.balanced) if one.balance else None,
    }


def _rounded(value: float) -> int | float:
    """Whole numbers stay whole, so that a figure is spelled the same wherever the record is read and written again."""
    shown = round(float(value), _DECIMALS)
    return int(shown) if shown.is_integer() else shown
