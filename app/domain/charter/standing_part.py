"""How the charter says where it stands: state, version, and that a draft is no adopted policy."""

from app.domain.charter.pen import Pen
from app.domain.charter.states import CharterState
from app.domain.document import Note


def state_line(pen: Pen) -> str:
    """The state in a few words, with the reservation that goes with it."""
    return pen.say(f"state.{pen.data.state}")


def version_line(pen: Pen) -> str:
    """The last version that was kept, and whether anything was changed since; empty without any."""
    label = pen.data.version_label
    if not label:
        return ""
    return pen.say("version.moved_on", label=label) if pen.data.has_moved_on else label


def subtitle(pen: Pen) -> str:
    """What kind of paper this is: only what was adopted is no draft."""
    return pen.say("subtitle.adopted") if _is_adopted(pen) else pen.say("subtitle")


def state_note(pen: Pen) -> Note:
    """The reservation in a sentence or two."""
    return Note(pen.say("status.note.adopted" if _is_adopted(pen) else "status.note"))


def _is_adopted(pen: Pen) -> bool:
    return pen.data.state == CharterState.ADOPTED
