"""From a workshop's contents to the charter: all sections by the outline, however much there is to say.

A section worded by hand keeps its tables and the links to what it was built on; when its ground has moved since, it
says so. Must not: leave a section out.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.charter import annexes, closing, goals, mix, opening, people, quality, voting_annex
from app.domain.charter.comments_part import taken_over
from app.domain.charter.data import CharterData, SectionEdit
from app.domain.charter.pen import Pen, Section, Texts
from app.domain.charter.rich import to_html
from app.domain.charter.standing_part import subtitle
from app.domain.charter.wording import html_of_edit, own_words, text_of_edit, with_links
from app.domain.document import (
    Block,
    Document,
    Heading,
    Missing,
    Note,
    Paragraph,
    Run,
    anchors_in,
    leading_somewhere,
    plain_text,
    references_in,
)
from app.domain.quality.checks import Readiness

_BODY: tuple[Callable[[Pen], Section], ...] = (
    opening.status,
    opening.glance,
    opening.challenge,
    goals.goals,
    people.governance,
    people.stakeholders,
    people.commitments,
    mix.mix,
    mix.portfolio,
    mix.roadmap,
    mix.monitoring,
    mix.risks,
    closing.open_questions,
    closing.signatories,
)
_ANNEXES: tuple[Callable[[Pen], Section], ...] = (
    annexes.participation,
    voting_annex.votes,
    annexes.register,
    annexes.fiches,
    annexes.contributions,
    annexes.methods,
    quality.report,
    annexes.glossary,
)


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section as it stands: its prose as text, the anchors it rests on, and the state of its wording.

    `basis` is the fingerprint of what was assembled; an edit on another basis is outdated. `html` says the same as
    `text` with its headings, lists, tables and links; `form` is that of the edit, if there is one: "plain" or "rich",
    and `own` how many blocks behind the heading it is.
    """

    key: str
    number: str
    title: str
    text: str
    basis: str
    sources: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    is_editable: bool = True
    is_edited: bool = False
    is_outdated: bool = False
    html: str = ""
    form: str = ""
    own: int = 0


@dataclass(frozen=True, slots=True)
class Charter:
    """The document, its sections, everything that is not agreed yet as text, and how far the checks are."""

    document: Document
    sections: tuple[DraftSection, ...]
    missing: tuple[str, ...]
    readiness: Readiness


def assemble(data: CharterData, texts: Texts) -> Charter:
    """The charter in the language of `texts`. Pure: the same contents give the same document."""
    pen = Pen.of(data, texts)
    edits = {edit.key: edit for edit in data.edits}
    blocks: list[Block] = []
    worded: list[range] = []
    drafts: list[DraftSection] = []
    gaps: list[tuple[str, str]] = []
    for write in _BODY:
        draft, written, own = _put(pen, write(pen), edits)
        drafts.append(draft)
        worded.append(range(len(blocks) + 1, len(blocks) + 1 + own))
        blocks += written
        gaps += [(draft.title, what) for what in draft.missing]
    for section in (quality.lacks(pen, tuple(gaps)), *(write(pen) for write in _ANNEXES)):
        draft, written, _ = _put(pen, section, edits)
        drafts.append(draft)
        blocks += written
    there = frozenset(anchors_in(blocks))
    whole = leading_somewhere(with_links(blocks, worded, there))
    drafts = [replace(one, sources=tuple(ref for ref in one.sources if ref in there)) for one in drafts]
    document = Document(
        title=data.workshop.title,
        subtitle=subtitle(pen),
        language=texts.locale,
        author=data.workshop.convener,
        created_on=data.generated_on.isoformat(),
        meta=opening.meta(pen),
        blocks=whole,
    )
    lacking = [quality.told(pen, one) for one in quality.open_findings(data)]
    return Charter(
        document=document,
        sections=tuple(drafts),
        missing=(*lacking, *(f"{title}: {text}" for title, text in gaps)),
        readiness=quality.readiness_of(data),
    )


def fingerprint(text: str) -> str:
    """The basis of an edit: what the assembled text was, in 64 characters."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _put(pen: Pen, section: Section, edits: dict[str, SectionEdit]) -> tuple[DraftSection, list[Block], int]:
    """The section, its blocks, and how many of them behind the heading somebody worded."""
    title = _title(pen, section)
    assembled = plain_text(section.prose)
    basis = fingerprint(assembled)
    edit = edits.get(section.key) if section.is_editable else None
    is_outdated = bool(edit and edit.basis and edit.basis != basis)
    own = own_words(edit, title) if edit else ()
    prose = (*own, *_origin(pen, section, edit, is_outdated=is_outdated)) if edit else section.prose
    heading = Heading(1, title, f"section-{section.key}", section.key if section.is_editable else "")
    draft = DraftSection(
        key=section.key,
        number=section.number,
        title=title,
        text=text_of_edit(edit) if edit else assembled,
        html=html_of_edit(edit) if edit else to_html(section.prose),
        form=edit.form if edit else "",
        own=len(own),
        basis=basis,
        sources=tuple(run.target for run in references_in((*section.prose, *section.record))),
        missing=tuple(block.what for block in prose if isinstance(block, Missing) and block.is_asked)
        if section.number.isdigit()
        else (),
        is_editable=section.is_editable,
        is_edited=edit is not None,
        is_outdated=is_outdated,
    )
    return draft, [heading, *prose, *section.record], len(own)


def _title(pen: Pen, section: Section) -> str:
    name = pen.say(f"section.{section.key}")
    if not section.number:
        return name
    return (
        f"{section.number}. {name}" if section.number.isdigit() else pen.say("annex", letter=section.number, name=name)
    )


def _origin(pen: Pen, section: Section, edit: SectionEdit, *, is_outdated: bool) -> tuple[Block, ...]:
    """Below words of somebody's own: since when, what they rest on, and whether that has changed."""
    sources = (*references_in(section.prose), *taken_over(pen, section.key))
    built_on = [Run(pen.say("by_hand", day=pen.day(edit.edited_on)))]
    for run in sources:
        built_on += [Run(" "), run]
    moved = (Note(pen.say("outdated")),) if is_outdated else ()
    return (Paragraph(tuple(built_on)), *moved)
