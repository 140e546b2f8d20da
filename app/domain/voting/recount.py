"""Checking a published record: every ballot, every hash, the root, and the whole count anew. Trusts nothing in it.

Must not: fall over anything that a file may hold; whatever is wrong is a `Fault`, as far as it can be named.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hmac import compare_digest

from app.domain.voting.ballots import WeightedBallot
from app.domain.voting.errors import InvalidBallot
from app.domain.voting.frame import Frame, Unreadable, frame_of
from app.domain.voting.record import (
    FORMAT,
    IN_A_LEAF,
    LARGEST,
    VERSION,
    Json,
    ballot_leaf,
    head_leaf,
    summary,
)
from app.domain.voting.result import Result
from app.domain.voting.tally import tally
from app.domain.voting.terms import judge_quorum
from app.domain.voting.tree import root_of
from app.domain.voting.validation import to_payload, validate

MOST_BALLOTS = 100_000
SHORTEST_ROOT = 16
"""Digits of a root that are enough to compare: those that the wall shows."""
_CLOSE_ENOUGH = 1e-6
_HEX_DIGITS = 64

Value = str | int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong. `code` has words in the catalogue `verify`.

    `ballot` is the id of the one it is about, if it is about one, and `position` where it stands (from 1).
    """

    code: str
    ballot: str = ""
    position: int = 0
    values: Mapping[str, Value] = field(default_factory=dict)


def check(record: object, *, root: str = "") -> list[Fault]:
    """All that is wrong with a record; nothing when it is sound.

    `root` is the one that the room saw (hex), or its beginning, from SHORTEST_ROOT digits on.
    Cost: one hash and one validation a ballot, and one tally.
    """
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        return [Fault("format")]
    if type(record.get("version")) is not int or record["version"] != VERSION:
        return [Fault("version")]
    ballots = record.get("ballots")
    if not isinstance(ballots, list):
        return [Fault("malformed", values={"part": "ballots"})]
    if len(ballots) > MOST_BALLOTS:
        return [Fault("too_many", values={"most": MOST_BALLOTS})]
    try:
        frame = frame_of(record)
    except Unreadable as part:
        return [Fault("malformed", values={"part": str(part)}), *_tree_faults(record, ballots, root)]
    faults: list[Fault] = []
    counted: list[WeightedBallot] = []
    for position, ballot in enumerate(ballots, start=1):
        found, read = _ballot_faults(frame, ballot, position)
        faults += found
        counted += read
    faults += _twice(ballots)
    faults += _tree_faults(record, ballots, root)
    faults += _receipt_faults(record, len(ballots))
    if len(counted) == len(ballots):  # a count without those that cannot be read would only add to the confusion
        faults += _count_faults(record, frame, counted)
    return faults


def hidden_quorums(record: Json) -> int:
    """How many blocks had a quorum of their own that cannot be counted again, since they are shown together or not."""
    try:
        frame = frame_of(record)
    except Unreadable:
        return 0
    alone = {keys[0] for keys in frame.parts.values() if len(keys) == 1}
    return len(set(frame.terms.eligible_by_block) - alone) if frame.terms.block_quorum_percent else 0


# --- ballots ----------------------------------------------------------------------------------------------------------


def _ballot_faults(frame: Frame, ballot: object, position: int) -> tuple[list[Fault], list[WeightedBallot]]:
    if not isinstance(ballot, dict) or ballot.keys() != {*IN_A_LEAF, "leaf"}:
        return [Fault("ballot.malformed", position=position)], []
    name = ballot["id"] if isinstance(ballot["id"], str) else ""
    faults = []

    def wrong(code: str, **values: Value) -> None:
        faults.append(Fault(code, name, position, values))

    if not name or not _is_hash(ballot["mark"]) or not isinstance(ballot["voter"], str):
        wrong("ballot.malformed")
    elif frame.is_secret and ballot["voter"]:
        wrong("ballot.named")
    try:
        fits = ballot["leaf"] == ballot_leaf(ballot).hex()
    except ValueError:
        fits = False
    if not fits:
        wrong("ballot.leaf")
    try:
        read = validate(frame.rules, ballot["choices"])
    except InvalidBallot as error:
        wrong("ballot.choices", why=error.code)
        return faults, []
    if to_payload(read) != ballot["choices"]:
        wrong("ballot.spelling")
    block = ballot["block"]
    is_shown = bool(frame.parts) and not read.is_abstention
    if not isinstance(block, str) or (block not in frame.parts if is_shown else block):
        wrong("ballot.block")
        return faults, []
    return faults, [WeightedBallot(read, 1, block)]


def _twice(ballots: Sequence[object]) -> Iterator[Fault]:
    """Ids and marks that were there before, and ids that are out of order."""
    seen: dict[str, set[str]] = {"id": set(), "mark": set()}
    last = ""
    for position, ballot in enumerate(ballots, start=1):
        if not isinstance(ballot, dict) or not isinstance(ballot.get("id"), str):
            continue
        for name, before in seen.items():
            value = ballot.get(name)
            if isinstance(value, str) and value in before:
                yield Fault(f"ballot.twice.{name}", ballot["id"], position)
            elif isinstance(value, str):
                before.add(value)
        if ballot["id"] < last:
            yield Fault("ballot.order", ballot["id"], position)
        last = ballot["id"]


# --- hashes and receipts ----------------------------------------------------------------------------------------------


def _tree_faults(record: Json, ballots: Sequence[object], root: str) -> Iterator[Fault]:
    try:
        leaves = [head_leaf(record), *(ballot_leaf(one) if isinstance(one, dict) else b"" for one in ballots)]
    except ValueError:
        yield Fault("malformed", values={"part": "root"})
        return
    if record.get("leaf") != leaves[0].hex():
        yield Fault("head")
    found = root_of(leaves).hex()
    if record.get("root") != found:
        yield Fault("root", values={"root": found})
    seen = root.strip().lower().encode("utf-8", "replace")
    if root and not (len(seen) >= SHORTEST_ROOT and compare_digest(seen, found[: len(seen)].encode())):
        yield Fault("root.other", values={"root": found})


def _receipt_faults(record: Json, ballots: int) -> Iterator[Fault]:
    receipts = record.get("receipts")
    if not isinstance(receipts, list) or not all(_is_receipt(one) for one in receipts):
        yield Fault("malformed", values={"part": "receipts"})
        return
    codes = [code for code, _ in receipts]
    if len(set(codes)) != len(codes) or receipts != sorted(receipts):
        yield Fault("receipts.twice")
    voices = sum(number for _, number in receipts)
    if voices != ballots:
        yield Fault("receipts.count", values={"receipts": voices, "ballots": ballots})


def _is_receipt(one: object) -> bool:
    match one:
        case [str() as code, int() as voices]:
            return bool(code) and type(voices) is int and 1 <= voices <= MOST_BALLOTS
    return False


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and len(value) == _HEX_DIGITS and set(value) <= set("0123456789abcdef")


# --- the count --------------------------------------------------------------------------------------------------------


def _count_faults(record: Json, frame: Frame, ballots: Sequence[WeightedBallot]) -> Iterator[Fault]:
    shown = record.get("result")
    if not isinstance(shown, dict):
        yield Fault("malformed", values={"part": "result"})
        return
    try:
        result = _result(frame, ballots)
        counted = summary(result)
    except (ValueError, ArithmeticError):
        yield Fault("not_counted", values={"method": str(frame.rules.method)})
        return
    turnout = {
        "eligible": frame.terms.eligible,
        "ballots": len(ballots),
        "valid": result.valid,
        "abstained": result.abstained,
        "missed_blocks": list(result.quorum.missed_blocks),
    }
    if not _alike(record.get("turnout"), turnout):
        yield Fault("turnout")
    yield from _differences(counted, shown)


def _result(frame: Frame, ballots: Sequence[WeightedBallot]) -> Result:
    """The count from nothing but the ballots.

    Whether a block that is not shown alone has missed its own quorum cannot be counted: that is taken as it was sealed.
    """
    result = tally(frame.rules, ballots, replace(frame.terms, eligible_by_block={}, block_quorum_percent=0))
    valid = {
        keys[0]: result.valid_by_block.get(displayed, 0) for displayed, keys in frame.parts.items() if len(keys) == 1
    }
    for block, eligible in frame.terms.eligible_by_block.items():
        valid.setdefault(block, 0 if block in frame.missed_blocks else eligible)
    quorum = judge_quorum(frame.terms, result.valid, valid)
    fist, consent = result.fist, result.consent
    return replace(
        result,
        quorum=quorum,
        fist=replace(fist, is_passed=fist.is_passed and not quorum.is_indicative) if fist else None,
        consent=replace(consent, is_passed=consent.is_passed and not quorum.is_indicative) if consent else None,
    )


def _differences(counted: Json, shown: Json) -> Iterator[Fault]:
    for name in sorted({*counted, *shown} - {"options"}):
        if name not in counted or name not in shown or not _alike(shown[name], counted[name]):
            yield Fault("result.other", values={"figure": name})
    options = shown.get("options")
    if not isinstance(options, list) or not all(isinstance(one, dict) for one in options):
        yield Fault("malformed", values={"part": "result.options"})
        return
    ours = {one["id"]: one for one in counted["options"]}
    theirs = {str(one.get("id")): one for one in options}
    if len(options) != len(ours) or theirs.keys() != ours.keys():
        yield Fault("result.options")
        return
    wrong = [option for option, figures in ours.items() if not _alike(theirs[option], figures)]
    for option in wrong:
        yield Fault("result.option", values={"option": option})
    if not wrong and list(theirs) != list(ours):  # of a wrong count the order follows
        yield Fault("result.options")


def _alike(shown: object, counted: object) -> bool:
    """Equal as JSON; fractions as far as they are spelled out."""
    if isinstance(counted, bool) or isinstance(shown, bool) or counted is None:
        return shown is counted
    match counted:
        case dict():
            return (
                isinstance(shown, dict)
                and shown.keys() == counted.keys()
                and all(_alike(shown[key], value) for key, value in counted.items())
            )
        case list():
            return (
                isinstance(shown, list)
                and len(shown) == len(counted)
                and all(_alike(one, other) for one, other in zip(shown, counted, strict=True))
            )
        case int() | float():
            if not isinstance(shown, int | float) or abs(shown) > LARGEST:
                return False
            return abs(shown - counted) <= _CLOSE_ENOUGH
    return shown == counted
