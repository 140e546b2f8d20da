"""Reading of the portfolio: objectives against levers, what is linked to nothing, what is there twice, what to do."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from app.domain.classification import classify
from app.domain.estimates.catalogue import VERDICTS
from app.domain.portfolio.heat import NO_GOAL, NO_LEVER, HeatMap, heat_map
from app.domain.portfolio.projects import Project, projects_of
from app.domain.portfolio.twins import Twins, twins
from app.domain.portfolio.verdicts import Asked, Moved, Said, asked, compare
from app.domain.readings.findings import Cell, Findings, Hint, ReadTable, Word
from app.domain.registers.portfolio import Flexibility, Lever
from app.domain.registers.source import Entry, ShelfSource

_SOON = timedelta(days=365)
_FEW = 3
"""Projects of an objective from which pulling one lever only is worth a word."""


def read(source: ShelfSource) -> Findings:
    """The heat map objective × lever, twins, verdicts now and before, and hints. `facts` names projects by number."""
    goals = aims(source)
    projects = projects_of(source.entries("projects"), {one.id for one in goals}, source.summaries("mapping"))
    heat = heat_map([one.id for one in goals], projects)
    pairs = twins(projects)
    waves = [*(asked(one) for one in source.former("verdict")), asked(source.summaries("verdict"))]
    moved = _moved(waves, projects)
    names = {one.id: one.text("statement") for one in goals}
    return Findings(
        tables=(
            _heat_table(heat, names, projects),
            _twins_table(pairs),
            _verdicts_table(waves[-1], projects),
            _moves_table(moved, projects),
        ),
        hints=tuple(_hints(source, heat, names, projects, pairs)),
        facts={
            "goals": [
                {
                    "id": one.id,
                    "number": one.number,
                    "name": names[one.id],
                    "count": len(heat.of_goal.get(one.id, [])),
                    "missing": [str(lever) for lever in heat.missing(one.id)],
                }
                for one in goals
            ],
            "levers": [str(lever) for lever in Lever],
            "cells": _cells(heat),
            "missing": [str(lever) for lever in heat.missing()] if projects else [],
            "twins": [[pair.one.number, pair.other.number] for pair in pairs],
            "mapped": {str(one.number): list(one.levers) for one in projects if one.is_mapped},
            "pitching": _pitched(projects),
            "verdicts": _verdict_facts(waves[-1], projects),
            "waves": [_wave(one, projects) for one in waves],
            "moved": _moved_facts(moved, projects),
            "flexibility": dict(Counter(one.flexibility or "unknown" for one in projects)),
        },
    )


def aims(source: ShelfSource) -> Sequence[Entry]:
    """The objectives that a portfolio is held against: those that are adopted, or all that stand while none is."""
    goals = source.entries("goals")
    adopted = [one for one in goals if one.id in source.adopted]
    return adopted or goals


def _pitched(projects: Sequence[Project]) -> dict[str, str | int]:
    """The project in front of the room; nothing while there is none."""
    for one in projects:
        if one.is_pitching:
            return {"id": one.id, "number": one.number, "name": one.name, "owner": one.owner, "summary": one.summary}
    return {}


def _cells(heat: HeatMap) -> dict[str, dict[str, list[int]]]:
    """Numbers of projects by objective ('' for none) and lever ('' for none said); empty cells are left out."""
    cells: dict[str, dict[str, list[int]]] = {}
    for (goal, lever), projects in heat.cells.items():
        cells.setdefault(goal, {})[lever] = [one.number for one in projects]
    return cells


def _heat_table(heat: HeatMap, names: Mapping[str, str], projects: Sequence[Project]) -> ReadTable:
    """Rows are objectives, and last the projects that serve none; columns are levers, and last those with none said."""
    rows: list[tuple[Cell, ...]] = []
    ids = []
    for goal in (*heat.goals, NO_GOAL):
        here = heat.of_goal.get(goal, [])
        if not here and goal == NO_GOAL:
            continue
        counts = [len(heat.at(goal, lever)) for lever in (*Lever, NO_LEVER)]
        rows.append((names[goal] if goal else Word("reading.unlinked"), *counts, len(here)))
        ids.append(tuple(one.id for one in here))
    columns = ("objective", *(f"lever.{lever}" for lever in Lever), "no_lever", "projects")
    return ReadTable("portfolio.heat", columns, tuple(rows) if projects else (), tuple(ids))


def _twins_table(pairs: Sequence[Twins]) -> ReadTable:
    return ReadTable(
        "portfolio.twins",
        ("project", "other_project", "likeness"),
        tuple((_called(pair.one), _called(pair.other), pair.likeness) for pair in pairs),
        tuple((pair.one.id, pair.other.id) for pair in pairs),
        is_on_paper=True,
    )


def _called(project: Project) -> str:
    return f"{project.name} ({project.owner})" if project.owner else project.name


def _verdicts_table(now: Asked, projects: Sequence[Project]) -> ReadTable:
    spoken = [one for one in projects if one.id in now]
    return ReadTable(
        "portfolio.verdicts",
        ("project", "verdict", *(f"verdict.{verdict}" for verdict in VERDICTS)),
        tuple(
            (one.name, _word(now[one.id]), *(now[one.id].counts.get(verdict, 0) for verdict in VERDICTS))
            for one in spoken
        ),
        tuple((one.id,) for one in spoken),
        is_on_paper=True,
    )


def _word(said: Said) -> Cell:
    """The verdict in a word; level ones are not settled, and a verdict of fewer than half is still the verdict."""
    if said.verdict:
        return Word(f"verdict.{said.verdict}")
    return Word("reading.undecided") if said.leading else None


def _moved(waves: Sequence[Asked], projects: Sequence[Project]) -> list[Moved]:
    """Against the time before; nothing while the room has been asked once, or has not been heard again yet."""
    return compare(waves[-2], waves[-1], [one.id for one in projects]) if len(waves) > 1 and waves[-1] else []


def _moved_facts(moved: Sequence[Moved], projects: Sequence[Project]) -> list[dict[str, Any]]:
    numbers = {one.id: one.number for one in projects}
    return [
        {
            "number": numbers[one.project_id],
            "move": str(one.move),
            "before": list(one.before.leading),
            "now": list(one.after.leading),
        }
        for one in moved
    ]


def _moves_table(moved: Sequence[Moved], projects: Sequence[Project]) -> ReadTable:
    names = {one.id: one.name for one in projects}
    return ReadTable(
        "portfolio.moved",
        ("project", "before", "now", "move"),
        tuple((names[one.project_id], _word(one.before), _word(one.after), Word(f"move.{one.move}")) for one in moved),
        tuple((one.project_id,) for one in moved),
        is_on_paper=True,
    )


def _verdict_facts(now: Asked, projects: Sequence[Project]) -> dict[str, list[str]]:
    """The most frequent answers by the project's number: one, or several that are level."""
    return {str(one.number): list(now[one.id].leading) for one in projects if one.id in now}


def _wave(wave: Asked, projects: Sequence[Project]) -> dict[str, int]:
    """How many projects came to each verdict, and how many to none that is clear."""
    counts = Counter(wave[one.id].verdict or "tie" for one in projects if one.id in wave)
    return {verdict: counts[verdict] for verdict in (*VERDICTS, "tie")}


def _hints(
    source: ShelfSource,
    heat: HeatMap,
    names: Mapping[str, str],
    projects: Sequence[Project],
    pairs: Sequence[Twins],
) -> list[Hint]:
    if not projects:
        return []
    hints = []
    if heat.unlinked:
        hints.append(_about("portfolio.unlinked", heat.unlinked))
    if heat.unserved:
        hints.append(Hint("portfolio.unserved", {"count": len(heat.unserved)}, heat.unserved))
    if heat.unmoved:
        hints.append(_about("portfolio.unmoved", heat.unmoved))
    if heat.missing():
        hints.append(Hint("portfolio.missing_levers", {"count": len(heat.missing())}))
    for goal in heat.goals:
        here, pulled = heat.of_goal.get(goal, []), set(Lever) - set(heat.missing(goal))
        if len(here) >= _FEW and len(pulled) == 1:
            values: dict[str, str | int] = {"name": names[goal], "count": len(here)}
            hints.append(Hint("portfolio.one_lever", values, (goal, *(one.id for one in here))))
    if pairs:
        ids = dict.fromkeys(one.id for pair in pairs for one in (pair.one, pair.other))
        hints.append(Hint("portfolio.alike", {"count": len(pairs)}, tuple(ids)))
    fixed = [one for one in projects if one.flexibility == Flexibility.FIXED and one.goals]
    if fixed and is_complex(source):
        hints.append(_about("portfolio.fixed_in_complex", fixed))
    ending = [one for one in projects if one.ends and _is_soon(one.ends, source.today)]
    if ending:
        hints.append(_about("portfolio.ending", ending))
    return hints


def is_complex(source: ShelfSource) -> bool:
    """Whether the mission was called complex: by the facilitators with its challenge, or by the room's own answers."""
    found = classify(source.summaries("classification").get("", {}))
    return source.complexity == "complex" or (found is not None and found.quadrant.is_complex)


def _is_soon(day: date, today: date) -> bool:
    return today <= day <= today + _SOON


def _about(key: str, projects: Sequence[Project]) -> Hint:
    return Hint(key, {"count": len(projects)}, tuple(one.id for one in projects))
