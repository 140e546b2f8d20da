"""Plural categories by locale, after the Unicode CLDR plural rules (cardinals). Browsers have them built in.

Must not: grow rules for locales that have no catalogue.
"""

from collections.abc import Callable

Rule = Callable[[int | float], str]


def _one_or_other(number: int | float) -> str:
    return "one" if number == 1 and isinstance(number, int) else "other"


_RULES: dict[str, Rule] = {"en": _one_or_other}


def plural_category(locale: str, number: int | float) -> str:
    """The CLDR category ('one', 'other', …) of a number in a locale; English for a locale without a rule."""
    return _RULES.get(locale.partition("-")[0], _one_or_other)(number)
