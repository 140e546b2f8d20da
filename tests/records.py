"""Published records of imagined rounds, for the tests of what is published and how it is checked.

It must not: know services or a database.
"""

import copy
import hashlib
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from app.domain.voting.ballots import BallotRules, WeightedBallot
from app.domain.voting.methods import Method
from app.domain.voting.record import Declared, StoredBallot, complete, head_of, publish, published_ballots, root_over
from app.domain.voting.tally import tally
from app.domain.voting.terms import Terms, TieRule
from app.domain.voting.validation import to_payload, validate

ROUND = "abcdefgh23456789"
OPTIONS = tuple(f"goal{letter}aaaaaaaaaaa" for letter in "abcde")
BLOCKS = (("citizens", "Citizens"), ("business", "Business"), ("other", "Research + Administration"))
DOTS = BallotRules(Method.DOTS, OPTIONS, dots=5, cap=3)
APPROVAL = BallotRules(Method.APPROVAL, OPTIONS)
FIST = BallotRules(Method.FIST_OF_FIVE)
EVERY_METHOD = (
    DOTS,
    APPROVAL,
    FIST,
    BallotRules(Method.CONSENT),
    BallotRules(Method.SCORE, OPTIONS),
    BallotRules(Method.RANKED, OPTIONS),
    BallotRules(Method.QUADRATIC, OPTIONS, credits=100),
    BallotRules(Method.PAIRWISE, OPTIONS, pairs=4),
    BallotRules(Method.TWO_CRITERIA, OPTIONS),
    BallotRules(Method.EQUAL_SHARES, OPTIONS),
)


def mark_of(key: str) -> str:
    """The mark of a device's key, as the server stores it."""
    return hashlib.sha256(f"{ROUND}:{key}".encode()).hexdigest()


def choices_by(rules: BallotRules, dice: random.Random) -> dict[str, Any]:
    """What somebody votes, abstaining now and then."""
    if dice.random() < 0.05:
        return {"abstain": True}
    some = dice.sample(OPTIONS, dice.randint(2, len(OPTIONS)))
    reason = dice.choice(["Zu früh – “so nicht” ✓ 🚢", "Too dear"])
    value, stand = dice.randint(0, 5), dice.choice(["consent", "consent", "concern", "object"])
    choices: dict[Method, dict[str, Any]] = {
        Method.DOTS: {"dots": dict(Counter(dice.choice(OPTIONS) for _ in range(3)))},
        Method.APPROVAL: {"approved": some if dice.random() < 0.9 else []},
        Method.SCORE: {"scores": {one: dice.randint(0, 5) for one in some}},
        Method.RANKED: {"ranking": some},
        Method.QUADRATIC: {"votes": {one: dice.randint(1, 4) for one in some[:2]}},
        Method.PAIRWISE: {"duels": [some[:2]], "undecided": [[some[0], some[-1]]] if len(some) > 2 else []},
        Method.TWO_CRITERIA: {"ratings": {one: [dice.randint(1, 5), dice.randint(1, 5)] for one in some}},
        Method.EQUAL_SHARES: {"approved": some},
        Method.CONSENT: {"stand": stand, "reason": reason if stand != "consent" else ""},
        Method.FIST_OF_FIVE: {"value": value, "reason": reason if value < 3 else ""},
    }
    return choices[rules.method]


def cast(rules: BallotRules, voters: int, seed: int = 1, *, blocks: Sequence[str] = ()) -> list[StoredBallot]:
    """So many ballots as they lie in the box after the close."""
    dice = random.Random(seed)  # noqa: S311 - imagined voters
    keys = [one for one, _ in BLOCKS] if not blocks else list(blocks)
    return [
        StoredBallot(
            id="".join(dice.choices("abcdefghijkmnpqrstuvwxyz23456789", k=16)),
            mark=mark_of(f"key-of-voter-{voter}-{seed}"),
            block=dice.choice(keys),
            choices=to_payload(validate(rules, choices_by(rules, dice))),
        )
        for voter in range(voters)
    ]


def declared(rules: BallotRules, **terms: Any) -> Declared:
    """What was declared of an imagined round."""
    asked = {
        "eligible": 600,
        "quorum_percent": 10,
        "eligible_by_block": {key: 200 for key, _ in BLOCKS},
        "tie_rule": TieRule.LOT,
        "lot_seed": ROUND,
        "winners": 2,
        "limit": 4 if rules.method is Method.EQUAL_SHARES else 0,
    }
    return Declared(
        round_id=ROUND,
        workshop="A harbour that sleeps – Hafen “Nord”",
        number=3,
        title="What first?",
        subject="goals" if rules.option_ids else "text",
        question="" if rules.option_ids else "Do we agree to the charter? 🚢",
        secrecy="secret",
        rules=rules,
        terms=Terms(**{**asked, **terms}),
        limit_unit="Mio €" if rules.method is Method.EQUAL_SHARES else "",
        criteria=("impact", "feasibility") if rules.method is Method.TWO_CRITERIA else (),
        options=[(one, f"Goal {one[4].upper()}: żółw") for one in rules.option_ids],
        blocks=BLOCKS,
    )


def record_of(
    rules: BallotRules = DOTS,
    voters: int = 40,
    seed: int = 1,
    *,
    ballots: Sequence[StoredBallot] | None = None,
    comments: Sequence[str] = ("Well done", "A long day"),
    **terms: Any,
) -> dict[str, Any]:
    """A sound record. Its result is counted from the frozen blocks, as the house does."""
    stored = cast(rules, voters, seed) if ballots is None else list(ballots)
    facts = declared(rules, **terms)
    receipts = [(f"{number:04d}-{seed:04d}", 1) for number in range(len(stored))]
    head = complete(head_of(facts, stored), receipts, comments)
    counted = [WeightedBallot(validate(rules, one.choices), 1, one.block) for one in stored]
    root = root_over(head, published_ballots(head, stored))
    return publish(head, stored, root=root, result=tally(rules, counted, facts.terms))


def changed_copies(record: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """Every copy of a record in which one value, anywhere, is another: the path of the value, and the copy."""
    for path in _paths(record):
        copied = copy.deepcopy(record)
        inner: Any = copied
        for name in path[:-1]:
            inner = inner[name]
        inner[path[-1]] = _another(inner[path[-1]])
        yield path, copied


def _paths(value: Any, before: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    names = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in names:
        yield (*before, name)
        yield from _paths(inner, (*before, name))


def _another(value: Any) -> Any:
    """A value of the same kind that differs."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str():
            return ("b" if value[:1] != "b" else "c") + value[1:]
        case list():
            return value[:-1] if value else ["more"]
        case dict():
            return {**value, "more": 1}
        case _:
            return "something"
