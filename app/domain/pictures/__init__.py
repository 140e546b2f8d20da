"""Pictures of what a room has made, as SVG: drawn once by pure functions, the same on the wall, the phone and paper.

Each has a title and a description that says in words what it shows; its parts carry classes, so that a page colours
them by its tokens, and attributes of their own, so that a file reads them in grey. A winner, a tie and a missed quorum
are seen without colour. `draw` and `names_of` (in `results`) know which pictures a result has.

Must not: be the only place where something is said, let a text become markup, or draw anything that a result hides.
"""

from app.domain.pictures.opinions import OpinionGroup
from app.domain.pictures.results import draw, names_of, parts_of
from app.domain.pictures.subject import Shown, Size

__all__ = [
    "OpinionGroup",
    "Shown",
    "Size",
    "draw",
    "names_of",
    "parts_of",
]
