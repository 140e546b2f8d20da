"""Who supports the charter, for section 13: by name where somebody typed one to be printed, and how many besides.

Must not: print a name that is not there (see `app.domain.charter.public`), or call support a signature under law.
"""

from collections.abc import Mapping
from datetime import date

from app.domain.charter.data import EntryFacts
from app.domain.charter.pen import NONE, Pen, row
from app.domain.document import Block, Paragraph, plain
from app.domain.registers.closing import SupportForm
from app.domain.registers.fields import Value


def supporters(pen: Pen) -> tuple[Block, ...]:
    """A table of those who are named, by form, and a sentence on those who are only counted. Nothing without any."""
    found = pen.data.entries("supports")
    order = list(SupportForm)
    named = sorted((one for one in found if one.values["name"]), key=lambda one: order.index(_form(one)))
    table = pen.table(
        "supports",
        ("name", "organisation", "role", "form", "speaks_for", "day"),
        [
            row(
                pen.line(str(one.values["name"])),
                str(one.values["organisation"] or NONE),
                str(one.values["role"] or NONE),
                pen.word("support_form", _form(one)),
                pen.say(f"support.{_speaks_for(one.values)}"),
                _day(pen, one.values),
                anchor=one.anchor,
            )
            for one in named
        ],
    )
    others = [one for one in found if not one.values["name"]]
    counted = [
        pen.say("support.counted", count=count, form=pen.word("support_form", form))
        for form in order
        if (count := sum(_form(one) is form for one in others))
    ]
    return (*table, *([Paragraph(plain(pen.say("support.unnamed", counted="; ".join(counted))))] if counted else ()))


def _form(one: EntryFacts) -> SupportForm:
    return SupportForm(str(one.values["form"]))


def _speaks_for(values: Mapping[str, Value]) -> str:
    if values["in_personal_capacity"] == "yes":
        return "personal"
    return "authorised" if values["is_authorised"] == "yes" else "unsaid"


def _day(pen: Pen, values: Mapping[str, Value]) -> str:
    day = str(values["day"] or "")
    return pen.day(date.fromisoformat(day)) if day else NONE
