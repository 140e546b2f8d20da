"""Drafting the charter: the facilitators' wording of a section over what was assembled."""

import re

import nh3

from app.domain.actions import Action
from app.domain.charter.assemble import fingerprint
from app.domain.charter.rich import SCHEMES, from_html, to_html
from app.domain.charter.wording import PLAIN, RICH
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.snapshot import Topic
from app.domain.workshop import Actor, clean_text
from app.persistence.tables import CharterEditRow
from app.services.turn import Gate, Turn

LONGEST_SECTION = 20_000
LONGEST_RICH = 50_000
"""Characters of a section as rich text, its markup included."""

_TAGS = {"p", "div", "br", "b", "strong", "i", "em", "a", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
_TAGS |= {"ul", "ol", "li", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}


class Drafting:
    """Step 5: edits. What was assembled stays beneath; an edit can be taken back at any time."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def reword(
        self,
        actor: Actor,
        section_key: str,
        text: str,
        *,
        basis: str = "",
        form: str = PLAIN,
        seen: str | None = None,
    ) -> None:
        """Word a section by hand; `basis` is the hash of what was assembled, so that later changes can be noticed.

        `form` tells what the text is, "plain" or "rich" (HTML). `seen` is the stamp of the wording that was there when
        this one began (`stamp_of`). Errors: Conflict `section.changed`, when somebody has worded it since.
        """
        async with self._gate.turn(
            actor, Action.EDIT_CHARTER, Topic.CHARTER, label="edit_section", is_undoable=True
        ) as turn:
            if seen is not None:
                former = await turn.work.charter_edits.of_section(actor.workshop_id, section_key)
                if stamp_of(former) != seen:
                    raise Conflict("section.changed")
            await set_wording(turn, section_key, text, basis=basis, form=form)

    async def restore(self, actor: Actor, section_key: str) -> None:
        """Go back to what was assembled."""
        async with self._gate.turn(
            actor, Action.EDIT_CHARTER, Topic.CHARTER, label="restore_section", is_undoable=True
        ) as turn:
            edit = await turn.work.charter_edits.of_section(actor.workshop_id, section_key)
            if edit is None or edit.is_removed:
                raise NotFound("section.unknown")
            edit.is_removed = True


def stamp_of(edit: CharterEditRow | None) -> str:
    """What tells one wording of a section from another; empty while it is as it was assembled."""
    return fingerprint(f"{edit.form}:{edit.text}")[:32] if edit and not edit.is_removed else ""


def clean_html(typed: str) -> str:
    """HTML as it is stored: sanitised by an allow-list, then written anew from what was understood of it.

    Errors: Invalid, where nothing is left to read or it is too long.
    """
    allowed = clean_text(typed, "html", most=LONGEST_RICH)
    kept = nh3.clean(
        allowed,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes=set(SCHEMES),
        link_rel=None,
        clean_content_tags={"script", "style", "title"},
    )
    return clean_text(to_html(from_html(kept)), "html", most=LONGEST_RICH)


async def set_wording(turn: Turn, section_key: str, text: str, *, basis: str, form: str = PLAIN) -> None:
    """Put a section's own wording in its place within a turn; what stood there is in the trail."""
    if not re.fullmatch(r"[a-z_]{1,40}", section_key):
        raise Invalid("section.unknown", "section_key")
    if form not in {PLAIN, RICH}:
        raise Invalid("choice.unknown", "form")
    clean = clean_html(text) if form == RICH else clean_text(text, "text", most=LONGEST_SECTION)
    workshop_id = turn.actor.workshop_id
    edit = await turn.work.charter_edits.of_section(workshop_id, section_key)
    if edit is None:
        edit = turn.work.charter_edits.add(
            CharterEditRow(workshop_id=workshop_id, section_key=section_key, edited_at=turn.now)
        )
    edit.text, edit.form, edit.basis = clean, form, basis[:64]
    edit.editor_role, edit.editor_id = turn.actor.role, turn.actor.seat_id
    edit.edited_at, edit.is_removed = turn.now, False
