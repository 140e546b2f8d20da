"""A count of what is stored, made anew from rows and by nothing of the house: what a doubter would do with the file.

It must not: import anything of `app`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.integrity.ledger import Ledger, Row

ROUNDED_BY = 0.005
"""Decimals to which means by block are shown."""


def turnout(electorate: Iterable[Row]) -> dict[str, tuple[int, int]]:
    """Voices that have voted and that may: of all under "", and of each group that may vote."""
    cast, eligible = Counter[str](), Counter[str]()
    for row in electorate:
        for label in ("", *([row["group_name"]] if row["group_name"] else [])):
            cast[label] += row["weight"] if row["has_ballot"] else 0
            eligible[label] += row["weight"]
    return {label: (cast[label], voices) for label, voices in eligible.items()}


def scores_of(choices: Mapping[str, Any]) -> Mapping[str, int]:
    """What a ballot gives to each option it names."""
    if "approved" in choices:
        return dict.fromkeys(choices["approved"], 1)
    return {option: dots for option, dots in choices.get("dots", {}).items() if dots}


class Recount:
    """The figures of a round, from its stored ballots."""

    def __init__(self, ledger: Ledger, round_id: str) -> None:
        self.round = ledger.round(round_id)
        self.ballots = ledger.ballots(round_id)
        self.electorate = ledger.electorate(round_id)
        self.valid = [one for one in self.ballots if "abstain" not in one["choices"]]

    def check(self, result: Mapping[str, Any], reading: Mapping[str, Any]) -> int:
        """Compare with a result as it is shown, and as it is read closely; how many figures were compared."""
        ours = {
            "valid": len(self.valid),
            "abstained": len(self.ballots) - len(self.valid),
            "eligible": sum(row["weight"] for row in self.electorate),
        }
        assert {name: result[name] for name in ours} == ours
        figures = len(ours)
        if self.round["method"] == "fist_of_five":
            return figures + self._check_fist(result)
        return figures + self._check_options(result["options"]) + sum(map(self._check_blocks, reading["options"]))

    def _check_options(self, options: Sequence[Mapping[str, Any]]) -> int:
        scores, supporters = Counter[str](), Counter[str]()
        for ballot in self.valid:
            for option, score in scores_of(ballot["choices"]).items():
                scores[option] += score
                supporters[option] += 1
        assert {one["id"] for one in options} == {one["id"] for one in self.round["options"]}
        figures = 0
        for one in options:
            score = scores[one["id"]]
            assert (one["score"], one["supporters"]) == (score, supporters[one["id"]])
            assert one["rank"] == 1 + sum(1 for other in options if scores[other["id"]] > score)
            assert one["is_tied"] == (sum(1 for other in options if scores[other["id"]] == score) > 1)
            assert one["supporter_share"] == supporters[one["id"]] / len(self.valid)
            figures += 5
        return figures

    def _check_blocks(self, option: Mapping[str, Any]) -> int:
        """The means of an option by the blocks that are shown, each one or several of those that were frozen."""
        for shown in option["blocks"]:
            names = set(shown["label"].split(" + "))
            keys = {block["key"] for block in self.round["blocks"] if set(block["label"].split(" + ")) <= names}
            ballots = [one for one in self.valid if one["block_key"] in keys]
            total = sum(scores_of(one["choices"]).get(option["id"], 0) for one in ballots)
            assert abs(shown["score"] - total / len(ballots)) <= ROUNDED_BY
        return len(option["blocks"])

    def _check_fist(self, result: Mapping[str, Any]) -> int:
        values = sorted(one["choices"]["value"] for one in self.valid)
        counted = Counter(values)
        assert {one["value"]: one["count"] for one in result["fist"]} == {value: counted[value] for value in range(6)}
        middle = len(values) // 2
        assert result["median"] == (values[(len(values) - 1) // 2] + values[middle]) / 2
        assert result["is_passed"] == (counted[0] == 0)
        assert self._words(result["objections"]) == self._reasons(0)
        assert self._words(result["concerns"]) == self._reasons(1) + self._reasons(2)
        return 6 + 4

    def _reasons(self, value: int) -> Counter[str]:
        return Counter(one["choices"]["reason"] for one in self.valid if one["choices"]["value"] == value)

    @staticmethod
    def _words(shown: Iterable[str]) -> Counter[str]:
        """Reasons as they are shown, "so it is ×3" for three who say so."""
        words = Counter[str]()
        for line in shown:
            text, times, voices = line.rpartition(" ×")
            words[text if times else line] += int(voices) if times else 1
        return words
