"""What pictures are drawn with: shapes and texts with a class for the page and attributes for paper.

Every drawn text is kept with its box, so that a test can see whether one covers another. Must not: hold a style sheet,
a script, a link or an id.
"""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from app.domain.pictures.letters import line_of, width_of

FONT = "'Liberation Sans','Noto Sans','DejaVu Sans',sans-serif"

# How each kind of mark looks where no page colours it. The classes are in app/ui/theme/45-result-pictures.css.
_LOOKS = {
    "pic-text": 'fill="#1c1c1c"',
    "pic-muted": 'fill="#4d4d4d"',
    "pic-on-dark": 'fill="#ffffff"',
    "pic-bar": 'fill="#9a9a96" stroke="#1c1c1c" stroke-width="1"',
    "pic-chosen": 'fill="#3d3d3d" stroke="#1c1c1c" stroke-width="1"',
    "pic-hollow": 'fill="#ffffff" stroke="#1c1c1c" stroke-width="1" stroke-dasharray="4 3"',
    "pic-track": 'fill="#f1f1ee"',
    "pic-pale": 'fill="#e3e3df"',
    "pic-cell": 'fill="#ffffff" stroke="#7d7d79" stroke-width="1"',
    "pic-open": 'fill="#ffffff" stroke="#7d7d79" stroke-width="1" stroke-dasharray="3 3"',
    "pic-weak": 'fill="#ffffff" stroke="#1c1c1c" stroke-width="2.5"',
    "pic-hatch": 'stroke="#bdbdb8" stroke-width="1" fill="none"',
    "pic-link": 'stroke="#6d6d6a" stroke-width="1.25" fill="none"',
    "pic-link pic-g1": 'stroke="#4d4d4d" stroke-width="1.5" fill="none"',
    "pic-link pic-g2": 'stroke="#4d4d4d" stroke-width="1.5" stroke-dasharray="7 3" fill="none"',
    "pic-link pic-g3": 'stroke="#4d4d4d" stroke-width="1.5" stroke-dasharray="2 3" fill="none"',
    "pic-link pic-g4": 'stroke="#8a8a86" stroke-width="2.25" fill="none"',
    "pic-link pic-g5": 'stroke="#8a8a86" stroke-width="2.25" stroke-dasharray="10 3 2 3" fill="none"',
    "pic-opposed": 'stroke="#1c1c1c" stroke-width="3" fill="none"',
    "pic-against": 'fill="#6d6d6a" stroke="#1c1c1c" stroke-width="1"',
    "pic-unsure": 'fill="#c9c9c5" stroke="#1c1c1c" stroke-width="1"',
    "pic-axis": 'stroke="#1c1c1c" stroke-width="1" fill="none"',
    "pic-line": 'stroke="#bdbdb8" stroke-width="1" fill="none"',
    "pic-whisker": 'stroke="#7d7d79" stroke-width="2" fill="none"',
    "pic-needed": 'stroke="#1c1c1c" stroke-width="1" stroke-dasharray="5 4" fill="none"',
    "pic-mark": 'fill="#ffffff" stroke="#1c1c1c" stroke-width="2"',
    "pic-point": 'fill="#1c1c1c"',
    "pic-dot": 'fill="#1c1c1c" stroke="#ffffff" stroke-width="1.5"',
    "pic-sign": 'fill="none" stroke="#1c1c1c" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"',
}


_EDGE = ' stroke="{}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'


@dataclass(frozen=True, slots=True)
class Box:
    """Where a text stands: its upper left corner and its size, in units of the picture."""

    text: str
    x: float
    y: float
    width: float
    height: float

    def covers(self, other: "Box") -> bool:
        """Whether both share some room."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(slots=True)
class Canvas:
    """A picture while it is drawn, `width` units wide with texts of `size`, asides of `small`."""

    width: float
    size: float
    small: float
    texts: list[Box] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)

    def box(self, kind: str, x: float, y: float, width: float, height: float, *, radius: float = 2) -> None:
        """A rectangle; one without width or height is not drawn."""
        if width > 0 and height > 0:
            place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{radius:g}"'
            self._parts.append(f'<rect class="{kind}" {place} {_LOOKS[kind]}/>')

    def hatch(self, x: float, y: float, width: float, height: float, *, step: float = 7) -> None:
        """Slanting lines within a rectangle: nothing is there. Without a pattern, which would need an id."""
        strokes = []
        for at in range(1, int((width + height) / step) + 1):
            reach = at * step
            x1, y1 = x + max(reach - height, 0), y + min(reach, height)
            x2, y2 = x + min(reach, width), y + max(reach - width, 0)
            if x2 - x1 > 0.5:
                strokes.append(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}")
        if strokes:
            self.path("pic-hatch", "".join(strokes))

    def line(self, kind: str, x1: float, y1: float, x2: float, y2: float) -> None:
        """A line."""
        place = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        self._parts.append(f'<line class="{kind}" {place} {_LOOKS[kind]}/>')

    def path(self, kind: str, points: str) -> None:
        """A path, as the `d` of SVG has it."""
        self._parts.append(f'<path class="{kind}" d="{points}" {_LOOKS[kind]}/>')

    def dot(self, kind: str, x: float, y: float, radius: float) -> None:
        """A circle."""
        self._parts.append(f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" {_LOOKS[kind]}/>')

    def diamond(self, kind: str, x: float, y: float, reach: float) -> None:
        """A square on its corner."""
        self.path(
            kind,
            f"M{x:.1f} {y - reach:.1f}L{x + reach:.1f} {y:.1f}L{x:.1f} {y + reach:.1f}L{x - reach:.1f} {y:.1f}Z",
        )

    def tick(self, x: float, y: float, reach: float) -> None:
        """The sign of what was chosen, around its middle."""
        self.path(
            "pic-sign",
            f"M{x - reach:.1f} {y:.1f}l{reach * 0.7:.1f} {reach * 0.7:.1f}l{reach * 1.2:.1f} {-reach * 1.4:.1f}",
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        kind: str = "pic-text",
        anchor: str = "start",
        size: float = 0,
        bold: bool = False,
        turned: bool = False,
        over: bool = False,
        clear: bool = False,
    ) -> float:
        """A text on the baseline `y`; returns how wide it is. An empty one is not drawn.

        `turned` upwards; `over` lines on a track, or `clear` of lines on paper, from which its edge parts it.
        """
        said = line_of(text)
        if not said:
            return 0
        high = size or self.size
        wide = width_of(said, high, bold=bold)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        if turned:
            top = y - {"start": wide, "middle": wide / 2, "end": 0.0}[anchor]
            self.texts.append(Box(said, x - high * 0.75, top, high, wide))
        else:
            self.texts.append(Box(said, left, y - high * 0.75, wide, high))
        more = f' text-anchor="{anchor}"' if anchor != "start" else ""
        more += f' font-size="{size:g}"' if size else ""
        more += ' font-weight="bold"' if bold else ""
        more += _EDGE.format("#f1f1ee" if over else "#ffffff") if over or clear else ""
        look = f"{kind} pic-over" if over else f"{kind} pic-clear" if clear else kind
        more += f' transform="rotate(-90 {x:.1f} {y:.1f})"' if turned else ""
        self._parts.append(f'<text class="{look}" x="{x:.1f}" y="{y:.1f}" {_LOOKS[kind]}{more}>{escape(said)}</text>')
        return wide

    def lines(self, x: float, y: float, lines: tuple[str, ...], *, bold: bool = False, kind: str = "pic-text") -> None:
        """Lines below each other, the first on the baseline `y`."""
        for at, line in enumerate(lines):
            self.text(x, y + at * self.leading, line, bold=bold, kind=kind)

    @property
    def leading(self) -> float:
        """From one line of text to the next."""
        return round(self.size * 1.2, 1)

    def svg(self, height: float, title: str, desc: str, *, name: str = "", parts: int = 1) -> str:
        """The picture as a document of its own."""
        size = f'viewBox="0 0 {self.width:g} {height:.0f}" width="{self.width:g}" height="{height:.0f}"'
        kept = f' data-picture={quoteattr(name)} data-parts="{parts}"' if name else ""
        words = f"<title>{escape(line_of(title))}</title><desc>{escape(line_of(desc))}</desc>"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" class="pic"{kept} {size} direction="ltr" '
            f'font-family="{FONT}" font-size="{self.size:g}">{words}{"".join(self._parts)}</svg>'
        )
