"""The pictures of charters as pages fetch them: each by its key, with a stamp that changes with what is drawn.

The drafts that were read last are kept, since a page asks for a dozen pictures of the same one. Must not: keep more
than a few, or hand a picture out by itself; whoever asks has been let in before.
"""

import hashlib
import re
from collections import OrderedDict
from dataclasses import dataclass

from app.domain.charter.assemble import Charter
from app.domain.document import Figure
from app.domain.snapshot import FigureView

_KEPT = 24
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as SVG, with its stamp."""

    svg: str
    stamp: str


class Figures:
    """The pictures of the drafts that were assembled last, by workshop."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, dict[str, Drawn]] = OrderedDict()

    def keep(self, workshop_id: str, charter: Charter) -> None:
        """Remember the pictures of a draft; the workshop whose draft is the oldest is forgotten."""
        found = {
            one.key: Drawn(one.svg, stamp_of(one.svg))
            for one in charter.document.blocks
            if isinstance(one, Figure) and one.key
        }
        self._kept[workshop_id] = found
        self._kept.move_to_end(workshop_id)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    def find(self, workshop_id: str, key: str, stamp: str = "") -> Drawn | None:
        """A picture by its key, with that stamp where one is asked for; None where it is not kept."""
        drawn = self._kept.get(workshop_id, {}).get(key)
        return drawn if drawn and stamp in {"", drawn.stamp} else None


def stamp_of(svg: str) -> str:
    """What tells one picture from another, in 16 signs."""
    return hashlib.sha256(svg.encode("utf-8", "replace")).hexdigest()[:16]


def ratio_of(svg: str) -> float:
    """How high a picture is for its width; 0 where it does not say."""
    found = _VIEW.search(svg)
    return round(float(found[2]) / float(found[1]), 4) if found and float(found[1]) else 0.0


def figure_view(figure: Figure) -> FigureView | None:
    """How a page fetches a picture; None for one without a name."""
    if not figure.key:
        return None
    return FigureView(figure.key, stamp_of(figure.svg), figure.caption, ratio_of(figure.svg))
