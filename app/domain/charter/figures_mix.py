"""Pictures of the problem, of the policy mix and of how it is thought to work: tree, matrix, theory of change.

Must not: hold a rule of its own; what a cell holds and which link is weakest is read elsewhere.
"""

from app.domain.charter.data import EntryFacts
from app.domain.charter.pen import NONE, Pen, row
from app.domain.charter.registers_part import entries_table, is_shown
from app.domain.document import Figure, Row, Table, plain
from app.domain.instruments import Side, Stage
from app.domain.pictures.coverage import Covered, Placed, coverage_picture
from app.domain.pictures.problem_tree import Branch, Tree
from app.domain.pictures.problem_tree import problem_tree as draw_tree
from app.domain.pictures.sheet import Words
from app.domain.pictures.theory import Assumed, Place, theory_picture
from app.domain.policy_mix import Matrix, coverage_matrix
from app.domain.readings.monitoring import weakest_link
from app.domain.registers.learning import Chain, Link
from app.domain.registers.outlook import TreePlace
from app.domain.stakeholders import is_sti_body


def problem_tree(pen: Pen) -> tuple[Figure, ...]:
    """From root causes to the problem and to what comes of it, as the room has linked them."""
    tables = entries_table(pen, "tree")
    problem = pen.data.challenge.statement
    if not tables or not problem:
        return ()
    words = Words(pen.texts)
    layers = {
        place: [
            Branch(
                one.id,
                one.anchor,
                str(one.values["what"]),
                str(one.values["comes_of"] or ""),
                one.values["is_priority"] == "yes",
            )
            for one in pen.data.entries("tree")
            if one.values["place"] == place
        ]
        for place in TreePlace
    }
    roots, causes, effects = (
        layers[place] for place in (TreePlace.ROOT_CAUSE, TreePlace.DIRECT_CAUSE, TreePlace.EFFECT)
    )
    caption = words.say("tree.caption")
    alt = words.say("tree.alt", roots=len(roots), causes=len(causes), effects=len(effects))
    svg = draw_tree(Tree(problem, roots, causes, effects), words, title=caption, desc=alt)
    return (Figure(svg, alt, caption, tables[0], "problem-tree"),)


def coverage(pen: Pen) -> tuple[Figure, ...]:
    """Every instrument where it works: stage by side, what is empty hatched."""
    data, words = pen.data, Words(pen.texts)
    if not data.instruments:
        return ()
    matrix = coverage_matrix({one.id: one.content for one in data.instruments})
    is_sti = {one.id: is_sti_body(one.content) for one in data.stakeholders}
    placed = {
        one.id: Placed(f"I{one.number}", one.content.name, is_sti.get(one.content.lead_id)) for one in data.instruments
    }
    covered = Covered(
        [pen.word("stage", one) for one in Stage],
        [pen.word("side", one) for one in Side],
        [[[placed[ident] for ident in cell.ids] for cell in line.cells] for line in matrix.rows],
        [placed[ident] for ident in matrix.unplaced],
    )
    empty = [f"{pen.word('stage', one.stage)} / {pen.word('side', one.side)}" for one in matrix.empty_cells]
    caption = words.say("coverage.caption")
    alt = words.say("coverage.alt", count=len(data.instruments), empty=len(empty), cells=", ".join(empty) or NONE)
    svg = coverage_picture(covered, words, title=caption, desc=alt)
    return (Figure(svg, alt, caption, _matrix(pen, matrix), "coverage"),)


def _matrix(pen: Pen, matrix: Matrix) -> Table:
    anchors = {one.id: f"I{one.number}" for one in pen.data.instruments}
    rows = tuple(
        Row(
            (
                plain(pen.word("stage", line.stage)),
                *(pen.links(*(anchors[one] for one in cell.ids)) or plain(NONE) for cell in line.cells),
            )
        )
        for line in matrix.rows
    )
    header = (pen.say("column.stage"), *(pen.word("side", side) for side in Side))
    return Table(pen.say("table.matrix"), header, rows)


def theory(pen: Pen) -> tuple[Figure, ...]:
    """From what goes in to what it is for, with what has to be true in between; the weakest of it stands out."""
    if not is_shown(pen, "changes") or not pen.data.entries("changes"):
        return ()
    words = Words(pen.texts)
    weakest = weakest_link(pen.data.shelves)
    assumptions = pen.data.entries("assumptions")
    places = [
        Place(
            pen.word("chain", place),
            [
                (one.anchor, str(one.values["change"]))
                for one in pen.data.entries("changes")
                if one.values["place"] == place
            ],
            [
                _assumed(one, weakest.id if weakest else "")
                for one in assumptions
                if arrow and one.values["link"] == arrow
            ],
        )
        for place, arrow in zip(Chain, (*Link, None), strict=True)
    ]
    loose = [_assumed(one, weakest.id if weakest else "") for one in assumptions if not one.values["link"]]
    caption = words.say("theory.caption")
    count = len(pen.data.entries("changes"))
    alt = words.say("theory.alt", count=count, assumptions=len(assumptions))
    if weakest is not None:
        alt += " " + words.say("theory.alt.weakest", text=weakest.text("assumption"))
    svg = theory_picture(places, loose, words, title=caption, desc=alt)
    return (Figure(svg, alt, caption, _chain(pen, words, places, loose), "theory-of-change"),)


def _assumed(entry: EntryFacts, weakest: str) -> Assumed:
    confidence = entry.values["confidence"]
    sure = int(confidence) if isinstance(confidence, (int, float)) else None
    return Assumed(entry.anchor, str(entry.values["assumption"]), sure, entry.id == weakest)


def _chain(pen: Pen, words: Words, places: list[Place], loose: list[Assumed]) -> Table:
    rows = [
        row(
            place.name,
            "; ".join(f"{text} [{anchor}]" for anchor, text in place.changes),
            "; ".join(_held(words, one) for one in place.holds),
        )
        for place in places
    ]
    if loose:
        rows.append(row(NONE, NONE, "; ".join(_held(words, one) for one in loose)))
    header = tuple(pen.texts.format(f"reading.column.{name}") for name in ("place", "change", "holds"))
    return Table(pen.texts.format("reading.learning.chain"), header, tuple(rows))


def _held(words: Words, one: Assumed) -> str:
    said = f"{one.text} [{one.anchor}]"
    return f"{said} ({words.say('theory.weakest')})" if one.is_weakest else said
