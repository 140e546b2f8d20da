"""Sections 12 and 13: what stays open, who did not agree, and who signs."""

from app.domain.charter.comments_part import comments
from app.domain.charter.paper_part import lacking, stated
from app.domain.charter.pen import Pen, Section
from app.domain.charter.records import round_name
from app.domain.charter.registers_part import entries_tables
from app.domain.charter.supports_part import supporters
from app.domain.document import Block, Note
from app.domain.voting.result import FistReason


def open_questions(pen: Pen) -> Section:
    """Section 12. The parking lot, objections and concerns in their own words, and the next steps."""
    waiting = [one for one in pen.data.parked if not one.is_settled]
    prose: list[Block] = list(pen.listed("open.parked", [pen.line(one.text, f"P{one.number}") for one in waiting]))
    has_asked = False
    for one in pen.data.rounds:
        text = one.result.fist or one.result.consent
        if text is None:
            continue
        has_asked = True
        anchor = f"V{one.number}"
        prose += pen.listed("open.objections", [pen.line(_told(pen, said), anchor) for said in text.objection_reasons])
        prose += pen.listed("open.concerns", [pen.line(_told(pen, said), anchor) for said in text.concern_reasons])
        if not text.objections and not text.concerns and one.result.valid:
            prose.append(pen.labelled("open.agreed", pen.say("open.nobody", title=round_name(pen, one)), anchor))
    if not has_asked:
        prose.append(pen.missing("dissent", "room"))
    prose += lacking(pen, "minority")
    prose += lacking(pen, "actions")
    prose += stated(pen, "paper", "feedback", "feedback_on", thing="feedback")
    return Section("open", "12", tuple(prose), record=(*entries_tables(pen, "minority", "actions"), *comments(pen)))


def signatories(pen: Pen) -> Section:
    """Section 13. Empty in a workshop draft, unless people are authorised."""
    told = supporters(pen)
    prose = (Note(pen.say("signatories.note")), *(() if told else (pen.missing("signatures", "partners"),)))
    return Section("signatories", "13", prose, record=told)


def _told(pen: Pen, said: FistReason) -> str:
    return said.text if said.voices == 1 else pen.say("open.voices", text=said.text, count=said.voices)
