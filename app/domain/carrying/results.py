"""The result of a round, read back from a charter's JSON as it was counted there. Nothing is counted anew.

What files before version 1.3 do not say (`counted`) is worked out of what they do, as far as it can be.
"""

from collections.abc import Callable, Mapping
from math import ceil, fsum

from app.domain.carrying.place import Place
from app.domain.voting.groups import Balance, BlockScore, Breakdown
from app.domain.voting.methods import LONGEST_REASON, MOST_OPTIONS, Method
from app.domain.voting.result import (
    Comparisons,
    ConsentResult,
    FistReason,
    FistResult,
    Interval,
    OptionResult,
    Purchase,
    Rankings,
    Result,
    RunoffRound,
    Shares,
    Spread,
)
from app.domain.voting.terms import Quorum, QuorumStatement, RankingRule
from app.domain.voting.validation import STANDS

MOST_BLOCKS = 24
_MOST_RUNOFFS = 400
_MOST_REASONS = 5000
_FIST = range(6)


def read_result(
    place: Place,
    counted: Place,
    method: Method,
    quorum_percent: int,
    *,
    new_id: Callable[[str], str],
    key_of: Callable[[str], str],
) -> Result:
    """The result at this place. `new_id` says under which id an option of the file is known here, empty where it is
    none; `key_of` the same of a block of groups.

    Errors: Invalid `carry.…`, naming the place.
    """
    return _Reader(place, counted, method, new_id, key_of).result(quorum_percent)


class _Reader:
    def __init__(
        self,
        place: Place,
        counted: Place,
        method: Method,
        new_id: Callable[[str], str],
        key_of: Callable[[str], str],
    ) -> None:
        self._place = place
        self._counted = counted
        self._method = method
        self._new_id = new_id
        self._key_of = key_of

    def result(self, quorum_percent: int) -> Result:
        place, counted = self._place, self._counted
        options = tuple(self._option(one) for one in place.at("options").items(MOST_OPTIONS))
        valid, eligible = place.at("valid").whole(), place.at("eligible").whole()
        needed = counted.at("needed").whole(default=ceil(quorum_percent * eligible / 100))
        statement = place.at("quorum").choice(QuorumStatement, QuorumStatement.NOT_ASKED)
        return Result(
            method=self._method,
            options=options,
            valid=valid,
            abstained=place.at("abstained").whole(),
            eligible=eligible,
            turnout=valid / eligible if eligible else None,
            quorum=Quorum(
                statement,
                needed if statement is not QuorumStatement.NOT_ASKED else 0,
                self._keys(counted.at("missed_blocks")),
            ),
            tie_groups=self._ids_of_ids(place.at("ties")),
            settled_ties=self._ids_of_ids(counted.at("settled_ties")),
            valid_by_block={},  # it would tell of groups of fewer than five, and is in no file
            breakdown=self._breakdown(options),
            fist=self._fist(place.at("fist")),
            consent=self._consent(place.at("consent")),
            rankings=self._rankings(place.at("rankings")),
            comparisons=self._comparisons(place.at("comparisons")),
            shares=self._shares(place.at("shares")),
            winners=self._ids(place.at("winners")),
        )

    def _option(self, place: Place) -> OptionResult:
        said = place.at("id").id()
        more = self._counted.at("options").at(said)
        judged, supporters = place.at("judged").whole(), place.at("supporters").whole()
        score = place.at("score").near()
        scores = _spread(place.at("scores"))
        return OptionResult(
            id=self._new_id(said),
            score=score,
            mean=more.at("mean").near(scores.mean if scores else score / judged if judged else 0.0),
            supporters=supporters,
            supporter_share=more.at("supporter_share").near(supporters / judged if judged else 0.0),
            rank=place.at("rank").whole(1, MOST_OPTIONS, default=1),
            is_tied=place.at("is_tied").flag(),
            is_chosen=place.at("is_chosen").flag(),
            judged=judged,
            balance=self._balance(place, more),
            scores=scores,
            across=_spread(place.at("across")),
            up=_spread(place.at("up")),
            interval=_interval(place.at("interval")),
        )

    def _balance(self, place: Place, more: Place) -> Balance | None:
        if place.at("balanced").value is None:
            return None
        by_block = tuple(
            BlockScore(self._keys(one.at("keys")), one.at("valid").whole(), one.at("mean").near())
            for one in place.at("by_block").items(MOST_BLOCKS)
        )
        means, judged = [one.mean for one in by_block], sum(one.valid for one in by_block)
        return Balance(
            raw=more.at("raw").near(fsum(one.mean * one.valid for one in by_block) / judged if judged else 0.0),
            balanced=place.at("balanced").near(),
            bridge=place.at("bridge").near(),
            spread=more.at("spread").near(max(means, default=0.0) - min(means, default=0.0)),
            by_block=by_block,
        )

    def _breakdown(self, options: tuple[OptionResult, ...]) -> Breakdown | None:
        blocks = tuple(self._keys(one.at("keys")) for one in self._place.at("blocks").items(MOST_BLOCKS))
        if not blocks:
            return None
        return Breakdown(
            blocks=blocks,
            balances={one.id: one.balance for one in options if one.balance},
            is_composition_sensitive=self._place.at("is_composition_sensitive").flag(),
        )

    def _fist(self, place: Place) -> FistResult | None:
        if place.value is None:
            return None
        given = place.at("distribution")
        counts = {value: given.at(str(value)).whole() for value in _FIST}
        return FistResult(
            distribution=counts,
            median=place.at("median").number(),
            objections=counts[0],
            concerns=counts[1] + counts[2],
            objection_reasons=_reasons(place.at("objections")),
            concern_reasons=_reasons(place.at("concerns")),
            comments=_reasons(self._counted.at("comments")),
            is_passed=place.at("is_passed").flag(),
        )

    def _consent(self, place: Place) -> ConsentResult | None:
        if place.value is None:
            return None
        counts = {stand: place.at("distribution").at(stand).whole() for stand in STANDS}
        return ConsentResult(
            distribution=counts,
            objections=counts["object"],
            concerns=counts["concern"],
            objection_reasons=_reasons(place.at("objections")),
            concern_reasons=_reasons(place.at("concerns")),
            comments=_reasons(self._counted.at("comments")),
            is_passed=place.at("is_passed").flag(),
        )

    def _rankings(self, place: Place) -> Rankings | None:
        if place.value is None:
            return None
        ranks = place.at("ranks")
        return Rankings(
            rule=place.at("rule").choice(RankingRule, RankingRule.SCHULZE),
            duels={first: self._wholes(one) for first, one in self._by_option(place.at("duels"))},
            first_preferences=self._wholes(place.at("first_preferences")),
            borda={option: one.near() for option, one in self._by_option(place.at("borda"))},
            ranks={rule: self._wholes(ranks.at(rule)) for rule in RankingRule if ranks.at(rule).value is not None},
            runoff=tuple(
                RunoffRound(
                    votes=self._wholes(one.at("votes")),
                    exhausted=one.at("exhausted").whole(),
                    out=self._ids(one.at("out")),
                    is_branching=one.at("is_branching").flag(),
                )
                for one in place.at("runoff").items(_MOST_RUNOFFS)
            ),
            condorcet_winner=self._id(place.at("condorcet_winner")) if place.at("condorcet_winner").id() else "",
            is_cycle=place.at("is_cycle").flag(),
        )

    def _comparisons(self, place: Place) -> Comparisons | None:
        if place.value is None:
            return None
        return Comparisons(
            made=place.at("made").whole(),
            undecided=place.at("undecided").whole(),
            wins={first: self._wholes(one) for first, one in self._by_option(place.at("wins"))},
        )

    def _shares(self, place: Place) -> Shares | None:
        if place.value is None:
            return None
        return Shares(
            limit=place.at("limit").whole(),
            each=place.at("each").near(),
            purchases=tuple(
                Purchase(
                    option=self._id(one.at("option")),
                    cost=one.at("cost").whole(),
                    payers=one.at("payers").whole(),
                    each=one.at("each").near(),
                    is_completion=one.at("is_completion").flag(),
                )
                for one in place.at("purchases").items(MOST_OPTIONS)
            ),
            unsettled=self._ids(self._counted.at("unsettled")),
        )

    # --- options by their ids ---------------------------------------------------------------------------------------

    def _id(self, place: Place) -> str:
        known = self._new_id(place.id())
        if not known:
            raise place.wrong("carry.nowhere")
        return known

    def _ids(self, place: Place) -> tuple[str, ...]:
        return tuple(self._id(one) for one in place.items(MOST_OPTIONS))

    def _ids_of_ids(self, place: Place) -> tuple[tuple[str, ...], ...]:
        return tuple(self._ids(one) for one in place.items(MOST_OPTIONS))

    def _keys(self, place: Place) -> tuple[str, ...]:
        return tuple(self._key_of(key) for key in place.words(MOST_BLOCKS, 64))

    def _by_option(self, place: Place) -> list[tuple[str, Place]]:
        found = []
        for said, one in place.entries():
            known = self._new_id(said)
            if not known:
                raise one.wrong("carry.nowhere")
            found.append((known, one))
        return found

    def _wholes(self, place: Place) -> Mapping[str, int]:
        return {option: one.whole() for option, one in self._by_option(place)}


def _spread(place: Place) -> Spread | None:
    if place.value is None:
        return None
    distribution = {}
    for value, count in place.at("distribution").entries():
        if not value.lstrip("-").isdecimal() or len(value) > 6:
            raise count.wrong("carry.kind")
        distribution[int(value)] = count.whole()
    return Spread(
        judged=place.at("judged").whole(),
        mean=place.at("mean").near(),
        median=place.at("median").near(),
        lower=place.at("lower").near(),
        upper=place.at("upper").near(),
        distribution=distribution,
    )


def _interval(place: Place) -> Interval | None:
    return None if place.value is None else Interval(place.at("low").near(), place.at("high").near())


def _reasons(place: Place) -> tuple[FistReason, ...]:
    return tuple(
        FistReason(
            one.at("value").whole(-9, 9), one.at("text").text(LONGEST_REASON), one.at("voices").whole(1, default=1)
        )
        for one in place.items(_MOST_REASONS)
    )
