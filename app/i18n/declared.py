"""The message keys that a declaration asks for: labels of registers, fields, choices, sheets and parts.

Must not: hold texts.
"""

from app.domain.estimates.sheet import Sheet
from app.domain.parts import Part
from app.domain.registers.register import Register


def register_keys(register: Register) -> tuple[str, ...]:
    """Keys that a register's form and list must have, and those it may have (help, ends of a scale)."""
    return (*needed_register_keys(register), *welcome_register_keys(register))


def needed_register_keys(register: Register) -> tuple[str, ...]:
    """Title, the words for adding, an empty list and one entry; labels of fields, groups and choices."""
    base = f"register.{register.key}"
    keys = [base, f"{base}.add", f"{base}.empty", f"{base}.one"]
    for field in register.fields:
        keys.append(f"{base}.{field.name}")
        keys += [f"{field.family}.{value}" for value in field.choices or ()]
        keys += [f"{base}.group.{field.group}"] if field.group else []
    return tuple(dict.fromkeys(keys))


def welcome_register_keys(register: Register) -> tuple[str, ...]:
    """Help of the register and its fields, and the ends of its scales."""
    base = f"register.{register.key}"
    keys = [f"{base}.help"]
    for field in register.fields:
        keys += [f"{base}.{field.name}.{word}" for word in ("help", "low", "high")]
    return tuple(keys)


def sheet_keys(sheet: Sheet) -> tuple[str, ...]:
    """Keys that a sheet must have, and those it may have."""
    return (*needed_sheet_keys(sheet), *welcome_sheet_keys(sheet))


def needed_sheet_keys(sheet: Sheet) -> tuple[str, ...]:
    """Title, questions, and the words of choices."""
    base = f"sheet.{sheet.key}"
    keys = [base]
    for item in sheet.items:
        keys.append(f"{base}.{item.name}")
        keys += [f"{item.family}.{value}" for value in item.choices]
    return tuple(dict.fromkeys(keys))


def welcome_sheet_keys(sheet: Sheet) -> tuple[str, ...]:
    """Help, and the ends of ratings."""
    base = f"sheet.{sheet.key}"
    keys = [f"{base}.help"]
    for item in sheet.items:
        keys += [f"{base}.{item.name}.{word}" for word in ("help", "low", "high")]
    return tuple(keys)


def part_keys(part: Part) -> tuple[str, ...]:
    """The name of a part, and what it is for."""
    return (f"part.{part}", f"part.{part}.help")
