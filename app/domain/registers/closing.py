"""Register of the close: who supports the charter, in which role and how.

A name is in here because somebody typed it to be printed, and for nothing else: whoever declares support says where it
may stand. Must not: join a name to what its seat has written (`is_uncredited`).
"""

from enum import StrEnum

from app.domain.actions import Action
from app.domain.registers.fields import FieldKind, RegisterField, choice, text
from app.domain.registers.register import Hands, Register
from app.domain.snapshot.topics import Topic
from app.domain.steps import StepKind


class SupportForm(StrEnum):
    """How somebody stands by the charter (outline 1.3, section 13)."""

    ENDORSE = "endorse"
    CONTRIBUTE = "contribute"
    OBSERVE = "observe"


class NamePrinted(StrEnum):
    """Where a name may stand. Without an answer nothing is kept."""

    CHARTER = "charter"
    PUBLIC = "public"


SUPPORTS = Register(
    key="supports",
    anchor="SG",
    step=StepKind.CHARTER,
    topic=Topic.SUPPORTS,
    title="name",
    most=400,
    edits=Hands.OWN,
    fields=(
        RegisterField("name", most=120, is_required=True, is_first=True),
        RegisterField("organisation", most=160, is_first=True),
        RegisterField("role", most=120, is_first=True),
        choice("form", SupportForm, "support_form", is_required=True, is_first=True),
        RegisterField("in_personal_capacity", FieldKind.FLAG, is_first=True),
        choice("name_printed", NamePrinted, "name_printed", is_required=True, is_first=True),
        RegisterField("is_authorised", FieldKind.FLAG),
        RegisterField("day", FieldKind.DAY),
        text("note", 300),
        RegisterField("is_on_paper", FieldKind.FLAG, is_leading=True),
    ),
    unique=("name", "organisation"),
    door=Action.DECLARE_SUPPORT,
    is_uncredited=True,
)
"""`is_authorised`: may speak for the organisation; `in_personal_capacity`: speaks for nobody but themselves;
`name_printed`: the consent, in the charter alone or on its public page too; `is_on_paper`: signed on a sheet of paper
that the facilitators keep."""

REGISTERS = (SUPPORTS,)
