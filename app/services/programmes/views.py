"""A programme as its facilitators see it: plain data, without anybody's name and without anything from backstage."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from app.domain.crowding_in.totals import Total
from app.domain.programme.commitments import beyond_need, maybe_twice, offered, once_each, together
from app.domain.programme.missions import BROUGHT, Copy, Mission, copies_of, shared_things, suggestions
from app.domain.programme.timeline import timeline
from app.domain.readings.findings import number
from app.domain.registers.catalogue import REGISTERS
from app.i18n.text import Texts
from app.services.views.comparing import in_words, named

SHOWN = (*BROUGHT, "commitments")


@dataclass(frozen=True, slots=True)
class MembershipView:
    """Where a workshop belongs; empty: nowhere. `key` lets another workshop's facilitators join."""

    code: str
    title: str
    key: str
    workshops: int


@dataclass(frozen=True, slots=True)
class ThereView:
    """An entry of another charter of the programme. `is_here`: this workshop has it already."""

    workshop: str
    workshop_title: str
    entry: str
    name: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class BroughtInView:
    """What was brought in: how many were added, and how many were here already and are now known to be the same."""

    added: int
    marked: int


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """The whole overview, as plain data (see docs/carry-on.md). `own` are the codes of the
    workshops that the asker leads, by their ids."""

    code: str
    title: str
    own: dict[str, str]
    missions: list[dict[str, Any]]
    shared: dict[str, list[dict[str, Any]]]
    commitments: dict[str, Any]
    hints: list[dict[str, Any]]
    timeline: list[dict[str, Any]]
    suggestions: list[dict[str, Any]]


def programme_view(
    code: str, title: str, own: Mapping[str, str], missions: Sequence[Mission], words: Texts
) -> ProgrammeView:
    """Everything at once: it is read when somebody opens the page, and not live."""
    names = {key: _names(missions, key) for key in SHOWN}
    return ProgrammeView(
        code=code,
        title=title,
        own=dict(own),
        missions=[_mission(one, words) for one in missions],
        shared={key: _shared(missions, key, words) for key in SHOWN},
        commitments=_commitments(missions, words),
        hints=_hints(missions, names["stakeholders"]),
        timeline=[{**asdict(one), "day": one.day.isoformat(), "due": str(one.due)} for one in timeline(missions)],
        suggestions=[
            {"register": key, "score": one.score, "first": _copy(one.first, key), "second": _copy(one.second, key)}
            for key in SHOWN
            for one in suggestions(missions, key)
        ],
    )


def _mission(one: Mission, words: Texts) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "state": one.state,
        "state_word": words.format(f"charter.state.{one.state}"),
        "passed": one.passed,
        "checked": one.checked,
        "blocking": list(one.blocking),
        "goals": [
            {
                "ref": f"G{goal.number}",
                "is_adopted": goal.is_adopted,
                "statement": goal.content.statement,
                "target": number(goal.content.target_value),
                "unit": goal.content.unit,
                "deadline": goal.content.deadline.isoformat() if goal.content.deadline else "",
            }
            for goal in one.goals
        ],
        "counts": {key: len(one.source.entries(key)) for key in SHOWN},
    }


def _names(missions: Sequence[Mission], register_key: str) -> dict[str, str]:
    title = REGISTERS[register_key].title
    return {id_: copies[0].entry.text(title) for id_, copies in copies_of(missions, register_key).items()}


def _copy(one: Copy, register_key: str) -> dict[str, Any]:
    kept = REGISTERS[register_key]
    return {
        "workshop": one.mission,
        "entry": one.entry.id,
        "ref": f"{kept.anchor}{one.entry.number}",
        "name": one.entry.text(kept.title),
    }


def _shared(missions: Sequence[Mission], register_key: str, words: Texts) -> list[dict[str, Any]]:
    return [
        {
            "shared": one.shared_id,
            "name": one.name,
            "copies": [_copy(copy, register_key) for copy in one.copies],
            "differences": [
                {
                    "field": each.field,
                    "label": named(("registers", register_key, each.field), words),
                    "values": {
                        mission: in_words(("registers", register_key, each.field), value, words)
                        for mission, value in each.values.items()
                    },
                }
                for each in one.differences
            ],
        }
        for one in shared_things(missions, register_key)
    ]


def _commitments(missions: Sequence[Mission], words: Texts) -> dict[str, Any]:
    found = together(missions)
    return {
        "by_mission": {mission: [_total(one, words) for one in totals] for mission, totals in found.by_mission.items()},
        "in_all": [_total(one, words) for one in found.in_all],
        "repeated": found.repeated,
        "by_actor": _by_actor(missions),
    }


def _total(one: Total, words: Texts) -> dict[str, Any]:
    return {
        "kind": str(one.kind),
        "kind_word": words.format(f"commitment.kind.{one.kind}"),
        "unit": one.unit,
        "amount": number(one.amount),
        "firm": number(one.firm),
        "count": one.count,
        "without_amount": one.without_amount,
    }


def _by_actor(missions: Sequence[Mission]) -> list[dict[str, Any]]:
    """Actors with commitments in several charters: what they promise in each, and which of it is one promise."""
    names = _names(missions, "stakeholders")
    every = offered(missions)
    once = {one.shared_id: one for one in once_each(every)}
    found = []
    for actor in dict.fromkeys(one.actor for one in every if one.actor):
        own = [one for one in every if one.actor == actor]
        if len({one.mission for one in own}) > 1:
            offers = [
                {
                    "workshop": one.mission,
                    "entry": one.entry,
                    "shared": one.shared_id,
                    "offer": one.offer,
                    "kind": str(one.pledge.kind),
                    "amount": number(one.pledge.amount),
                    "unit": one.pledge.unit,
                    "status": str(one.pledge.status),
                    "counts": once[one.shared_id].entry == one.entry,
                }
                for one in own
            ]
            found.append({"actor": names.get(actor, ""), "offers": offers})
    return found


def _hints(missions: Sequence[Mission], actors: Mapping[str, str]) -> list[dict[str, Any]]:
    twice = [
        {
            "key": "maybe_twice",
            "values": {"actor": actors.get(one.actor, ""), "amount": number(one.amount), "unit": one.unit},
            "copies": [{"workshop": offer.mission, "entry": offer.entry} for offer in one.offers],
        }
        for one in maybe_twice(missions)
    ]
    beyond = [
        {
            "key": "beyond_need",
            "values": {
                "actor": actors.get(one.actor, ""),
                "promised": number(one.promised),
                "asked": number(one.asked),
                "unit": one.unit,
            },
            "copies": [],
        }
        for one in beyond_need(missions)
    ]
    return twice + beyond
