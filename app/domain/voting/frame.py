"""What the ballots of a published record are held against: its declared part, read from plain JSON.

Must not: trust the shape of anything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.voting.ballots import BallotRules
from app.domain.voting.methods import MOST_OPTIONS, Method
from app.domain.voting.record import LARGEST, Json
from app.domain.voting.terms import RankingRule, Terms, TieRule


@dataclass(frozen=True, slots=True)
class Frame:
    """Rules and terms of the count; `parts` are the frozen blocks in each displayed one.

    `missed_blocks` are those that missed a quorum of their own, as it was sealed.
    """

    rules: BallotRules
    terms: Terms
    parts: Mapping[str, Sequence[str]]
    missed_blocks: Sequence[object]
    is_secret: bool


class Unreadable(Exception):
    """A part that has not the shape it should; its name is the only argument."""


def frame_of(record: Json) -> Frame:
    """The declared part of a record. Errors: Unreadable."""
    for name in ("round_id", "workshop", "title", "subject", "question", "secrecy"):
        _text(record, name)
    _number(record, "number")
    if not all(isinstance(one, str) for one in _list(record, "comments")):
        raise Unreadable("comments")
    rules, terms = _part(record, "rules"), _part(record, "terms")
    options = [_option(one) for one in _list(record, "options")]
    blocks = dict(_block(one) for one in _list(record, "blocks"))
    ids = tuple(one for one, _ in options)
    if len(ids) > MOST_OPTIONS or len(set(ids)) != len(ids):
        raise Unreadable("options")
    by_block = _part(terms, "eligible_by_block")
    parts = [part for keys in blocks.values() for part in keys]
    if len(set(parts)) != len(parts) or not set(parts) <= by_block.keys():
        raise Unreadable("blocks")
    try:
        return Frame(
            BallotRules(
                method=Method(record["method"]),
                option_ids=ids,
                dots=_number(rules, "dots"),
                cap=_number(rules, "cap"),
                credits=_number(rules, "credits"),
                pairs=_number(rules, "pairs"),
                with_comment=False,  # comments are published apart: one in a ballot is a fault
            ),
            Terms(
                eligible=_number(terms, "eligible"),
                quorum_percent=_number(terms, "quorum_percent"),
                eligible_by_block={key: _number(by_block, key) for key in by_block},
                block_quorum_percent=_number(terms, "block_quorum_percent"),
                tie_rule=TieRule(terms["tie_rule"]),
                lot_seed=_text(terms, "lot_seed"),
                winners=_number(terms, "winners"),
                ranking_rule=RankingRule(terms["ranking_rule"]),
                limit=_number(terms, "limit"),
                costs=dict(options),
            ),
            blocks,
            _list(_part(record, "turnout"), "missed_blocks"),
            is_secret=_text(record, "secrecy") == "secret",
        )
    except (ValueError, KeyError) as error:
        raise Unreadable("rules") from error


def _option(one: object) -> tuple[str, int]:
    if not isinstance(one, dict) or not isinstance(one.get("label"), str):
        raise Unreadable("options")
    return _text(one, "id"), _number(one, "cost")


def _block(one: object) -> tuple[str, list[str]]:
    if not isinstance(one, dict):
        raise Unreadable("blocks")
    parts = [part for part in _list(one, "parts") if isinstance(part, str)]
    if not parts or len(parts) != len(one["parts"]) or _text(one, "key") != "+".join(parts):
        raise Unreadable("blocks")
    return "+".join(parts), parts


def _part(record: Mapping[str, object], name: str) -> Json:
    found = record.get(name)
    if not isinstance(found, dict):
        raise Unreadable(name)
    return found


def _list(record: Mapping[str, object], name: str) -> list[object]:
    found = record.get(name)
    if not isinstance(found, list):
        raise Unreadable(name)
    return found


def _number(record: Mapping[str, object], name: str) -> int:
    found = record.get(name)
    if type(found) is not int or not 0 <= found <= LARGEST:
        raise Unreadable(name)
    return found


def _text(record: Mapping[str, object], name: str) -> str:
    found = record.get(name)
    if not isinstance(found, str):
        raise Unreadable(name)
    return found
