"""Revealed rounds of a charter's JSON: terms, options, turnout and result. Ballots are in no charter."""

from collections.abc import Callable
from enum import StrEnum

from app.domain.carrying.place import Place
from app.domain.carrying.results import MOST_BLOCKS, read_result
from app.domain.charter.data import OptionFacts, RoundFacts, Turnout
from app.domain.voting.methods import MOST_OPTIONS, Method
from app.domain.voting.terms import RankingRule, TieRule

MOST_ROUNDS = 500
_MOST_GROUPS = 40


class Subject(StrEnum):
    """What a round was about."""

    GOALS = "goals"
    FRAMINGS = "framings"
    INSTRUMENTS = "instruments"
    OPTIONS = "options"
    CHALLENGE = "challenge"
    CHARTER = "charter"
    TEXT = "text"


class _Secrecy(StrEnum):
    SECRET = "secret"  # noqa: S105 - what it says, and no password
    PSEUDONYMOUS = "pseudonymous"
    OPEN = "open"


class _Eligibility(StrEnum):
    ALL = "all"
    GROUPS = "groups"
    ROSTER = "roster"


def read_round(place: Place, id_of: Callable[[str], str] = str) -> RoundFacts:
    """One round. `id_of` says under which id an option or a block of groups is known here (by default under its own).

    Errors: Invalid `carry.…`, naming the place.
    """
    method = place.at("method").choice(Method, Method.DOTS)
    terms, quorum = place.at("terms"), place.at("quorum_percent").whole(0, 100)
    options, counted = _options(place, id_of), place.at("counted")
    known = {one.id for one in options}
    return RoundFacts(
        id=place.at("id").id(),
        number=place.at("ref").reference(),
        title=place.at("title").line(160),
        subject=place.at("subject").choice(Subject, Subject.TEXT),
        subject_text=place.at("subject_text").text(),
        method=method,
        result=read_result(
            place.at("result"),
            counted,
            method,
            quorum,
            new_id=lambda said: here if (here := id_of(said)) in known else "",
            key_of=id_of,
        ),
        options=options,
        block_labels={id_of(key): label for key, label in _block_labels(place, counted).items()},
        turnout=tuple(
            Turnout(one.at("group").line(60), one.at("cast").whole(), one.at("eligible").whole())
            for one in place.at("turnout").items(_MOST_GROUPS)
        ),
        dots=place.at("dots").whole(0, 1000),
        cap=place.at("cap").whole(0, 1000),
        quorum_percent=quorum,
        tie_rule=place.at("tie_rule").choice(TieRule, TieRule.KEEP_TIE),
        revealed_on=place.at("revealed_on").day(),
        credits=terms.at("credits").whole(0, 100_000),
        pairs=terms.at("pairs").whole(0, 100_000),
        winners=terms.at("winners").whole(1, MOST_OPTIONS, default=1),
        ranking_rule=terms.at("ranking_rule").choice(RankingRule, RankingRule.SCHULZE),
        limit=terms.at("limit").whole(),
        limit_unit=terms.at("limit_unit").line(40),
        criteria=terms.at("criteria").words(2, 40),
        secrecy=terms.at("secrecy").choice(_Secrecy, _Secrecy.SECRET),
        eligibility=terms.at("eligibility").choice(_Eligibility, _Eligibility.ALL),
        group_names=terms.at("groups").words(_MOST_GROUPS, 60),
        with_comment=terms.at("with_comment").flag(),
        block_quorum_percent=terms.at("block_quorum_percent").whole(0, 100),
        runoff_of=terms.at("runoff_of").reference() if terms.at("runoff_of").value else 0,
        closes_at=terms.at("closes_at").moment(),
        root=terms.at("root").line(64),
        lot_seed=terms.at("lot_seed").line(24),
    )


def _options(place: Place, id_of: Callable[[str], str]) -> tuple[OptionFacts, ...]:
    """The options in the order of the result, which is that of their rank."""
    found: dict[str, OptionFacts] = {}
    for one in place.at("result").at("options").items(MOST_OPTIONS):
        option = id_of(one.at("id").id())
        if not option or option in found:
            raise one.wrong("carry.reference_twice")
        anchor = one.at("reference") if one.at("reference").value is not None else one.at("goal")
        if anchor.line(16):
            anchor.reference()
        found[option] = OptionFacts(option, one.at("label").line(400), anchor.line(16), one.at("cost").whole(default=1))
    return tuple(found.values())


def _block_labels(place: Place, counted: Place) -> dict[str, str]:
    """The names of blocks: as they are said, or told from the names of those that were shown together."""
    said = counted.at("block_labels")
    if said.value is not None:
        return {key: one.line(400) for key, one in said.entries()}
    labels: dict[str, str] = {}
    for block in place.at("result").at("blocks").items(MOST_BLOCKS):
        keys, label = block.at("keys").words(MOST_BLOCKS, 64), block.at("label").line(800)
        parts = label.split(" + ") if len(keys) > 1 else [label]
        labels |= dict(zip(keys, parts if len(parts) == len(keys) else [label] * len(keys), strict=True))
    return labels
