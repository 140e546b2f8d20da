"""Fonts for what typst draws. Must not: download one."""

from functools import cache

import typst


@cache
def fonts() -> typst.Fonts:
    """The fonts of the wheel and of the system, looked up once."""
    return typst.Fonts()
