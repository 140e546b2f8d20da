"""Cards, challenge, goals, actors, instruments and parked items of a charter's JSON."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import fields, replace
from enum import StrEnum
from typing import TypeVar

from app.domain.bounds import MOST_SOURCES
from app.domain.carrying.entries import Known, once_each, read_credit
from app.domain.carrying.place import Place
from app.domain.charter.commenting import CommentKind, CommentStatus
from app.domain.charter.data import (
    CardFacts,
    ChallengeFacts,
    CommentFacts,
    EntryFacts,
    GoalFacts,
    InstrumentFacts,
    ParkedFacts,
    StakeholderFacts,
)
from app.domain.goals import GoalContent
from app.domain.instruments import BudgetRange, BudgetStatus, InstrumentCode, InstrumentContent, Side, Stage
from app.domain.registers.actors import stakeholder_of
from app.domain.roles import Role
from app.domain.stakeholders import GovernanceLevel, PolicyField, Sector, StakeholderContent, StakeholderRole
from app.domain.steps import Prompt

MOST_CARDS = 20_000
MOST_ENTRIES = 2_000
_STATEMENT = 600

F = TypeVar("F", CardFacts, GoalFacts)


class _GoalStatus(StrEnum):
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    MERGED = "merged"


class _Complexity(StrEnum):
    COMPLICATED = "complicated"
    COMPLEX = "complex"


def read_cards(place: Place) -> tuple[CardFacts, ...]:
    """Cards in order of number, each with those that were merged into it."""
    known = Known()
    listed = place.items(MOST_CARDS)
    once_each([(one.at("ref").reference(), one) for one in listed])

    def read(one: Place) -> CardFacts:
        return CardFacts(
            id=known.add("cards", one),
            number=one.at("ref").reference(),
            prompt=one.at("prompt").choice(Prompt, Prompt.PROBLEM),
            text=one.at("text").text(),
            credit=read_credit(one.at("credit")),
            original_text=one.at("original_text").text(),
            cluster=one.at("cluster").line(120),
        )

    return tuple(sorted(_folded(listed, read), key=lambda card: card.number))


def read_challenge(place: Place, cards: tuple[CardFacts, ...]) -> ChallengeFacts:
    """The challenge, and the cards it rests on."""
    numbers = {one.number for card in cards for one in (card, *card.merged)}
    sources = []
    for one in place.at("sources").items(MOST_SOURCES):
        if one.reference() not in numbers:
            raise one.wrong("carry.nowhere")
        sources.append(one.reference())
    complexity = place.at("complexity")
    return ChallengeFacts(
        statement=place.at("statement").text(),
        complexity=str(complexity.choice(_Complexity, _Complexity.COMPLEX)) if complexity.line(20) else "",
        scope_in=place.at("scope_in").text(),
        scope_out=place.at("scope_out").text(),
        source_numbers=tuple(sources),
    )


def read_goals(place: Place, known: Known) -> tuple[GoalFacts, ...]:
    """Goals that stand, adopted ones first, each with those that were merged into it."""
    listed = place.items(MOST_ENTRIES)
    once_each([(one.at("ref").reference(), one) for one in listed])

    def read(one: Place) -> GoalFacts:
        status = one.at("status").choice(_GoalStatus, _GoalStatus.PROPOSED)
        is_merged = bool(one.at("merged_into").line(16))
        if is_merged != (status is _GoalStatus.MERGED):
            raise one.at("status").wrong("carry.kind")
        return GoalFacts(
            id=known.add("goals", one),
            number=one.at("ref").reference(),
            content=_goal(one.at("content")),
            is_adopted=status is _GoalStatus.ADOPTED,
            credit=read_credit(one.at("credit")),
            adoption_reason=one.at("adoption_reason").text(),
            adopted_on=one.at("adopted_on").day(),
            first=_goal(one.at("first")) if one.at("first").value is not None else None,
        )

    known.ids.setdefault("goals", set())
    found = _folded(listed, read)
    known.ids["goals"] = {one.id for goal in found for one in (goal, *goal.merged)}
    return tuple(sorted(found, key=lambda goal: (not goal.is_adopted, goal.number)))


def _folded(listed: list[Place], read: Callable[[Place], F]) -> list[F]:
    """Those that stand, each with those that were folded into it. Errors: Invalid, when one was folded into nothing."""
    standing: dict[int, F] = {}
    folded: dict[int, list[F]] = defaultdict(list)
    for one in listed:
        into = one.at("merged_into")
        if into.line(16):
            folded[into.reference()].append(read(one))
        else:
            found = read(one)
            standing[found.number] = found
    for one in listed:
        into = one.at("merged_into")
        if into.line(16) and into.reference() not in standing:
            raise into.wrong("carry.nowhere")
    return [replace(one, merged=tuple(folded[number])) for number, one in standing.items()]


def _goal(place: Place) -> GoalContent:
    longest = {"statement": _STATEMENT, "unit": 80, "baseline_owner": 200}
    texts = {
        one.name: place.at(one.name).text(longest.get(one.name, 4000))
        for one in fields(GoalContent)
        if one.type in (str, "str")
    }
    if not texts["statement"]:
        raise place.at("statement").wrong("carry.missing")
    return GoalContent(
        **texts,
        is_yes_no=place.at("is_yes_no").flag(),
        baseline_value=place.at("baseline_value").number(),
        baseline_year=place.at("baseline_year").maybe_whole(1900, 2200),
        baseline_due=place.at("baseline_due").day(),
        target_value=place.at("target_value").number(),
        deadline=place.at("deadline").day(),
        milestone_date=place.at("milestone_date").day(),
    )


def read_stakeholders(place: Place, entries: tuple[EntryFacts, ...]) -> tuple[StakeholderFacts, ...]:
    """Actors: all that their register says, or what files before version 1.2 say in their list."""
    by_id = {one.id: one for one in entries}
    listed = place.items(MOST_ENTRIES)
    once_each([(one.at("ref").reference(), one) for one in listed])
    found = []
    for one in listed:
        said = one.at("id").id()
        entry = by_id.get(said)
        listed_content = _stakeholder(one)
        content = stakeholder_of({**entry.values, **_core(listed_content)}) if entry else listed_content
        found.append(StakeholderFacts(said, one.at("ref").reference(), content, read_credit(one.at("credit"))))
    return tuple(found)


def _core(content: StakeholderContent) -> dict[str, str | int | list[str] | None]:
    return {
        "name": content.name,
        "sector": str(content.sector),
        "level": str(content.level),
        "policy_field": str(content.policy_field),
        "roles": [str(role) for role in content.roles],
        "power": content.power,
        "interest": content.interest,
        "is_present": "yes" if content.is_present else "no",
        "note": content.note,
    }


def _stakeholder(place: Place) -> StakeholderContent:
    name = place.at("name").line(160)
    if not name:
        raise place.at("name").wrong("carry.missing")
    return StakeholderContent(
        name=name,
        sector=place.at("sector").choice(Sector, Sector.GOVERNMENT),
        level=place.at("level").choice(GovernanceLevel, GovernanceLevel.NATIONAL),
        policy_field=place.at("policy_field").choice(PolicyField, PolicyField.OTHER),
        roles=tuple(
            one.choice(StakeholderRole, StakeholderRole.INTERMEDIARY)
            for one in place.at("roles").items(len(StakeholderRole))
        ),
        power=place.at("power").maybe_whole(1, 5),
        interest=place.at("interest").maybe_whole(1, 5),
        is_present=place.at("is_present").flag(),
        note=place.at("note").text(4000),
    )


def read_instruments(place: Place, known: Known) -> tuple[InstrumentFacts, ...]:
    """Instruments, with their links to goals and actors that are in the file."""
    listed = place.items(MOST_ENTRIES)
    once_each([(one.at("ref").reference(), one) for one in listed])
    return tuple(
        InstrumentFacts(
            one.at("id").id(), one.at("ref").reference(), _instrument(one, known), read_credit(one.at("credit"))
        )
        for one in listed
    )


def _instrument(place: Place, known: Known) -> InstrumentContent:
    name = place.at("name").line(160)
    if not name:
        raise place.at("name").wrong("carry.missing")
    code = place.at("code")
    lead = known.standing("stakeholders", [one for one in [place.at("lead_id").id()] if one])
    return InstrumentContent(
        name=name,
        summary=place.at("summary").text(4000),
        code=str(code.choice(InstrumentCode, next(iter(InstrumentCode)))) if code.line(12) else "",
        side=place.at("side").choice(Side, Side.SUPPLY),
        stages=tuple(one.choice(Stage, Stage.RESEARCH) for one in place.at("stages").items(len(Stage))),
        goal_ids=tuple(known.standing("goals", [one.id() for one in place.at("goal_ids").items(MOST_ENTRIES)])),
        lead_id=lead[0] if lead else "",
        partner_ids=tuple(
            known.standing("stakeholders", [one.id() for one in place.at("partner_ids").items(MOST_ENTRIES)])
        ),
        target_group=place.at("target_group").text(4000),
        budget=place.at("budget").choice(BudgetRange, BudgetRange.UNKNOWN),
        budget_source=place.at("budget_source").text(4000),
        budget_status=place.at("budget_status").choice(BudgetStatus, BudgetStatus.UNKNOWN),
        start=place.at("start").line(40),
        is_new=place.at("is_new").flag(default=True),
        first_step=place.at("first_step").text(4000),
    )


def read_comments(place: Place) -> tuple[CommentFacts, ...]:
    """Comments on the wording, by number."""
    listed = place.items(MOST_ENTRIES)
    once_each([(one.at("ref").reference(), one) for one in listed])
    found = [
        CommentFacts(
            number=one.at("ref").reference(),
            section_key=read_key(one.at("section")),
            kind=one.at("kind").choice(CommentKind, CommentKind.COMMENT),
            text=one.at("text").text(4000),
            quote=one.at("quote").text(4000),
            proposed=one.at("proposed").text(20_000),
            credit=read_credit(one.at("credit")),
            status=one.at("status").choice(CommentStatus, CommentStatus.OPEN),
            answer=one.at("answer").text(4000),
            answered_role=str(one.at("answered_by").choice(Role, Role.FACILITATOR))
            if one.at("answered_by").value
            else "",
            answered_on=one.at("answered_on").day(),
            written_on=one.at("written_on").day(),
        )
        for one in listed
    ]
    return tuple(sorted(found, key=lambda one: one.number))


def read_key(place: Place) -> str:
    """The key of a section."""
    key = place.line(40)
    if not key.isascii() or not key.replace("_", "a").isalpha() or key != key.lower():
        raise place.wrong("carry.reference")
    return key


def read_parked(place: Place) -> tuple[ParkedFacts, ...]:
    """Parked items, open ones first."""
    listed = place.items(MOST_ENTRIES)
    once_each([(one.at("ref").reference(), one) for one in listed])
    found = [
        ParkedFacts(
            number=one.at("ref").reference(),
            text=one.at("text").text(4000),
            credit=read_credit(one.at("credit")),
            is_settled=one.at("is_settled").flag(),
            answer=one.at("answer").text(4000),
        )
        for one in listed
    ]
    return tuple(sorted(found, key=lambda one: (one.is_settled, one.number)))
