"""Reading of the mission's profile: what kind of problem it is, who owns it, what is lacking, what was borrowed."""

from app.domain.classification import classify
from app.domain.readings.findings import Findings, Hint, ReadTable, Word
from app.domain.registers.development import OwnershipDimension
from app.domain.registers.source import Entry, ShelfSource

_QUESTIONS = ("function", "changed", "who_asked", "practice")
_FIT = ("decides", "moves_money", "includes_others")


def read(source: ShelfSource) -> Findings:
    """The quadrant with its consequences, and the checks of the development profile."""
    hints: list[Hint] = []
    found = classify(source.summaries("classification").get("", {}))
    if found:
        hints.append(Hint(f"profile.{found.quadrant}"))
        if found.to_discuss:
            hints.append(Hint("profile.discuss", {"count": len(found.to_discuss)}))
    facts = {
        "quadrant": str(found.quadrant) if found else "",
        "problem": found.problem if found else -1,
        "solution": found.solution if found else -1,
        "to_discuss": list(found.to_discuss) if found else [],
    }
    return Findings(
        tables=(_ownership(source), _gaps(source), _mechanisms(source), _borrowed(source)),
        hints=(*hints, *_ownership_hints(source), *_more_hints(source)),
        facts=facts,
    )


def _by_dimension(source: ShelfSource) -> dict[str, Entry]:
    return {one.text("dimension"): one for one in source.entries("localisation")}


def _ownership(source: ShelfSource) -> ReadTable:
    said = _by_dimension(source)
    return ReadTable(
        "profile.ownership",
        ("dimension", "origin", "who", "hand_over_on"),
        tuple(
            (
                Word(f"ownership.{dimension}"),
                Word(f"origin.{said[dimension].text('origin')}"),
                said[dimension].text("who"),
                said[dimension].text("hand_over"),
            )
            for dimension in OwnershipDimension
            if dimension in said
        ),
        tuple((said[dimension].id,) for dimension in OwnershipDimension if dimension in said),
    )


def external(source: ShelfSource) -> frozenset[str]:
    """Dimensions of ownership that lie outside the country."""
    return frozenset(name for name, one in _by_dimension(source).items() if one.text("origin") == "external")


def _ownership_hints(source: ShelfSource) -> list[Hint]:
    outside, said = external(source), _by_dimension(source)
    hints = [
        Hint(f"profile.external.{dimension}", {}, (said[dimension].id,))
        for dimension in OwnershipDimension
        if dimension in outside and dimension is not OwnershipDimension.INITIATED
    ]
    started = said.get(OwnershipDimension.INITIATED)
    if started and started.text("origin") == "external" and not started.text("hand_over"):
        hints.append(Hint("profile.no_hand_over", {}, (started.id,)))
    return hints


def capability_gaps(source: ShelfSource) -> list[Entry]:
    """Capabilities that are lower than needed and have no plan, or no source."""
    return [one for one in _short(source) if not (one.text("plan") and one.text("source"))]


def _short(source: ShelfSource) -> list[Entry]:
    return [
        one for one in source.entries("capabilities") if (one.number_of("needed") or 0) > (one.number_of("now") or 0)
    ]


def _gaps(source: ShelfSource) -> ReadTable:
    short = _short(source)
    return ReadTable(
        "profile.capabilities",
        ("capability", "now", "needed", "source", "plan"),
        tuple(
            (
                one.text("capability"),
                int(one.number_of("now") or 0),
                int(one.number_of("needed") or 0),
                Word(f"capability_source.{one.text('source')}") if one.text("source") else Word("reading.not_said"),
                one.text("plan"),
            )
            for one in short
        ),
        tuple((one.id,) for one in short),
    )


def unfit_mechanisms(source: ShelfSource) -> list[Entry]:
    """Coordination mechanisms that can neither decide across sectors, nor move money, nor include others."""
    return [one for one in source.entries("mechanisms") if all(one.text(name) == "no" for name in _FIT)]


def _mechanisms(source: ShelfSource) -> ReadTable:
    return ReadTable(
        "profile.mechanisms",
        ("mechanism", *_FIT, "advice"),
        tuple(
            (
                one.text("mechanism"),
                *(_answer(one, name) for name in _FIT),
                Word(f"reading.mechanism.{_advice(one)}"),
            )
            for one in source.entries("mechanisms")
        ),
        tuple((one.id,) for one in source.entries("mechanisms")),
    )


def _answer(entry: Entry, name: str) -> Word:
    said = entry.text(name)
    return Word(f"answer.{said}") if said else Word("reading.not_said")


def _advice(mechanism: Entry) -> str:
    said = [mechanism.text(name) for name in _FIT]
    if "" in said:
        return "ask"
    return {3: "use", 0: "create"}.get(said.count("yes"), "adapt")


def unanswered(source: ShelfSource) -> list[Entry]:
    """Borrowed elements with one of the four questions unanswered."""
    return [one for one in source.entries("borrowed") if not all(one.text(name) for name in _QUESTIONS)]


def _borrowed(source: ShelfSource) -> ReadTable:
    open_ones = unanswered(source)
    return ReadTable(
        "profile.borrowed",
        ("element", "unanswered"),
        tuple((one.text("element"), sum(not one.text(name) for name in _QUESTIONS)) for one in open_ones),
        tuple((one.id,) for one in open_ones),
    )


def _more_hints(source: ShelfSource) -> list[Hint]:
    hints = []
    gaps = capability_gaps(source)
    if gaps:
        hints.append(Hint("profile.capability_gap", {"count": len(gaps)}, tuple(one.id for one in gaps)))
    unfit = unfit_mechanisms(source)
    if unfit:
        hints.append(Hint("profile.mechanism_unfit", {"count": len(unfit)}, tuple(one.id for one in unfit)))
    open_ones = unanswered(source)
    if open_ones:
        hints.append(Hint("profile.mimicry", {"count": len(open_ones)}, tuple(one.id for one in open_ones)))
    return hints
