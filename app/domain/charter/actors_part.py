"""The charter's part on the coalition: whose claim is how urgent, who answers for which goal.

Must not: print what facilitators keep to themselves; the entries it is given are released.
"""

from app.domain.charter.pen import Pen, row
from app.domain.document import Table
from app.domain.placing import salience_of


def salience(pen: Pen) -> tuple[Table, ...]:
    """Actors by class of salience (Mitchell, Agle and Wood 1997), those of whom the three attributes were settled."""
    rows = []
    for one in pen.data.stakeholders:
        found = salience_of(one.content)
        if found is not None:
            claims = pen.say(
                "claims",
                power=one.content.power,
                legitimacy=_answer(pen, is_yes=bool(one.content.is_legitimate)),
                urgency=_answer(pen, is_yes=bool(one.content.is_urgent)),
            )
            rows.append(row(pen.line(one.content.name, f"S{one.number}"), pen.word("salience", found), claims))
    return pen.table("salience", ("actor", "salience", "claims"), rows)


def _answer(pen: Pen, *, is_yes: bool) -> str:
    return pen.texts.format("answer.yes" if is_yes else "answer.no")


def owners(pen: Pen) -> tuple[Table, ...]:
    """Who answers for each adopted goal; a goal without anybody says so by a dash."""
    if not pen.data.stakeholders:
        return ()
    rows = [
        row(
            pen.line(goal.content.statement, f"G{goal.number}"),
            tuple(
                run
                for one in pen.data.stakeholders
                if goal.id in one.content.answers_for
                for run in pen.line(f"{one.content.name} ", f"S{one.number}")
            )
            or "",
        )
        for goal in pen.data.adopted
    ]
    return pen.table("owners", ("goal", "answers"), rows)
