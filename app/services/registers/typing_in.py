"""From what was typed to the values of an entry.

Must not: know what a field means.
"""

from collections.abc import Mapping

from app.domain.errors import Invalid
from app.domain.registers.fields import Value
from app.domain.registers.register import Register
from app.domain.roles import LEADING
from app.domain.workshop import Actor
from app.services.forms import Typed


def read_values(
    kept: Register,
    typed: Typed,
    actor: Actor,
    *,
    is_new: bool = False,
    before: Mapping[str, Value] | None = None,
) -> dict[str, Value]:
    """The values of what was typed: of every field for a new entry, otherwise of those that were sent."""
    fields = kept.by_name
    for name in typed:
        if name not in fields:
            raise Invalid("field.unknown", name)
    standing = before or kept.blanks
    values: dict[str, Value] = dict(kept.fill(typed)) if is_new and kept.fill else {}
    for name, field in fields.items():
        if name in typed and not (is_new and name in values and not typed[name]):
            values[name] = field.read(typed[name])
        elif is_new and name not in values:
            values[name] = field.read(str(field.default))
        if field.is_leading and actor.role not in LEADING and values.get(name, standing[name]) != standing[name]:
            raise Invalid("field.leading", name)
    return values
