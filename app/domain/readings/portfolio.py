"""Reading of the portfolio: objectives against levers, what is linked to nothing, what is there twice, what to do."""

from collections import Counter

from rapidfuzz import fuzz

from app.domain.classification import classify
from app.domain.estimates.catalogue import VERDICTS
from app.domain.readings.findings import Cell, Findings, Hint, ReadTable, Word
from app.domain.registers.portfolio import Lever
from app.domain.registers.source import Entry, ShelfSource

ALIKE = 90
"""Likeness of two names (token sort ratio, 0 to 100) from which two projects are perhaps one."""

_MOST_ALIKE = 20


def read(source: ShelfSource) -> Findings:
    """The heat map objective × lever, the verdicts, and hints."""
    projects = list(source.entries("projects"))
    goals = {one.id: one.text("statement") for one in source.entries("goals")}
    verdicts = _verdicts(source, projects)
    hints = []
    unlinked = tuple(one.id for one in projects if not set(one.many("goals")) & set(goals))
    if unlinked:
        hints.append(Hint("portfolio.unlinked", {"count": len(unlinked)}, unlinked))
    missing = missing_levers(projects)
    if projects and missing:
        hints.append(Hint("portfolio.missing_levers", {"count": len(missing)}))
    for one, other in alike(projects):
        values: dict[str, str | int] = {"one": one.text("name"), "other": other.text("name")}
        hints.append(Hint("portfolio.alike", values, (one.id, other.id)))
    found = classify(source.summaries("classification").get("", {}))
    if found and found.quadrant.is_complex:
        fixed = tuple(one.id for one in projects if one.text("flexibility") == "fixed")
        if fixed:
            hints.append(Hint("portfolio.fixed_in_complex", {"count": len(fixed)}, fixed))
    return Findings(tables=(_heat(projects, goals), verdicts), hints=tuple(hints))


def missing_levers(projects: list[Entry]) -> tuple[Lever, ...]:
    """Levers that no project pulls."""
    pulled = {lever for one in projects for lever in one.many("levers")}
    return tuple(lever for lever in Lever if lever not in pulled)


def alike(projects: list[Entry]) -> list[tuple[Entry, Entry]]:
    """Pairs of projects that are perhaps one, by their names."""
    found: list[tuple[Entry, Entry]] = []
    names = [" ".join(one.text("name").casefold().split()) for one in projects]
    for index, name in enumerate(names):
        for other in range(index + 1, len(names)):
            if fuzz.token_sort_ratio(name, names[other], score_cutoff=ALIKE):
                found.append((projects[index], projects[other]))
                if len(found) == _MOST_ALIKE:
                    return found
    return found


def _heat(projects: list[Entry], goals: dict[str, str]) -> ReadTable:
    """Rows are objectives, columns levers, cells how many projects; the last row holds those linked to none."""
    rows: list[tuple[Cell, ...]] = []
    ids = []
    for goal_id, name in (*goals.items(), ("", "")):
        here = [
            one
            for one in projects
            if (goal_id in one.many("goals") if goal_id else not set(one.many("goals")) & set(goals))
        ]
        if not here and not goal_id:
            continue
        counts = Counter(lever for one in here for lever in one.many("levers"))
        rows.append((name or Word("reading.unlinked"), *(counts[lever] for lever in Lever), len(here)))
        ids.append(tuple(one.id for one in here))
    columns = ("objective", *(f"lever.{lever}" for lever in Lever), "projects")
    return ReadTable("portfolio.heat", columns, tuple(rows) if projects else (), tuple(ids))


def _verdicts(source: ShelfSource, projects: list[Entry]) -> ReadTable:
    summaries = source.summaries("verdict")
    rows: list[tuple[Cell, ...]] = []
    ids = []
    for one in projects:
        summary = summaries.get(one.id, {}).get("verdict")
        if summary is None or not summary.count:
            continue
        most = max(summary.counts.values())
        leading = [verdict for verdict in VERDICTS if summary.counts.get(verdict) == most]
        word = Word(f"verdict.{leading[0]}") if len(leading) == 1 else Word("reading.undecided")
        rows.append((one.text("name"), word, *(summary.counts.get(verdict, 0) for verdict in VERDICTS)))
        ids.append((one.id,))
    return ReadTable(
        "portfolio.verdicts",
        ("project", "verdict", *(f"verdict.{verdict}" for verdict in VERDICTS)),
        tuple(rows),
        tuple(ids),
    )
