"""Fonts for what typst draws, and letting go of what it keeps. Must not: download a font."""

from functools import cache

import typst

_GENERATIONS = 11
"""typst lets go of what it laid out once ten further compilations did not need it."""


@cache
def fonts() -> typst.Fonts:
    """The fonts of the wheel and of the system, looked up once."""
    return typst.Fonts()


def let_go() -> None:
    """Have typst forget what it laid out: a long PDF leaves hundreds of megabytes, and no two charters are the same.

    Empty compilations age its memory; they take microseconds, and freeing it a tenth of a second.
    """
    compiler = typst.Compiler(b"", font_paths=fonts())
    for _ in range(_GENERATIONS):
        compiler.compile(b"", format="svg")
