"""Pictures of a Word file: as dots for every reader, and as lines for those that draw SVG.

Must not: stop the file; a picture that could not be drawn is left out, and its table stands for it.
"""

import io
from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from app.domain.document import Figure
from app.export.picture import WIDTH_CM
from app.export.text import fit, one_line
from app.export.word_xml import picture

_HIGHEST_CM = 21.0


class Pictures:
    """The pictures of one file, each with its PNG or None."""

    def __init__(self, part: Any, figures: Sequence[Figure], drawn: Sequence[bytes | None]) -> None:
        self._part = part
        self._drawn = {figure.svg: png for figure, png in zip(figures, drawn, strict=True)}
        self._count = 0

    def drawn(self, figure: Figure) -> str:
        """The picture as a run; empty where it could not be drawn."""
        png = self._drawn.get(figure.svg)
        if png is None:
            return ""
        self._count += 1
        dots, image = self._part.get_or_add_image(io.BytesIO(png))
        height = WIDTH_CM * image.px_height / image.px_width
        scale = min(1.0, _HIGHEST_CM / height)
        size = (WIDTH_CM * scale, height * scale)
        name = figure.key or one_line(figure.caption)
        lines = self._vector(figure.svg)
        return picture(self._count, dots=dots, lines=lines, name=name, alt=figure.alt, size_cm=size)

    def _vector(self, svg: str) -> str:
        name = PackURI(f"/word/media/drawing{self._count}.svg")
        part = Part(name, "image/svg+xml", fit(svg).encode(), self._part.package)
        return str(self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
