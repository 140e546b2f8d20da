"""The letters of a picture apart from its shapes, for a PDF: whole words can be found and copied there.

typst draws an SVG's text letter by letter, which is four times as large. Must not: change what a picture says.
"""

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from app.export.text import fit

_SVG = "{http://www.w3.org/2000/svg}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_TURNED = re.compile(r"rotate\(-90 [\d.-]+ [\d.-]+\)")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Parted:
    """A picture `width` units wide, without its texts, and these with place, size and look. A width of 0: as it was."""

    svg: str
    width: float = 0
    texts: tuple[dict[str, Any], ...] = ()


def parted(svg: str) -> Parted:
    """The picture in two; as it was where it has texts of another kind than our canvas writes."""
    try:
        root = etree.fromstring(fit(svg).encode(), _PARSER)
        width = float(root.get("viewBox", "").split()[2])
        texts = [_text(one, float(root.get("font-size", "16"))) for one in root.iter(f"{_SVG}text")]
    except (etree.XMLSyntaxError, ValueError, IndexError):
        return Parted(svg)
    for one in list(root.iter(f"{_SVG}text")):
        one.getparent().remove(one)
    return Parted(etree.tostring(root, encoding="unicode"), width, tuple(texts))


def _text(element: Any, size: float) -> dict[str, Any]:
    """A text of the canvas. Errors: ValueError for any other."""
    turned, fill = element.get("transform", ""), element.get("fill", "#000000")
    if len(element) or (turned and not _TURNED.fullmatch(turned)) or not _COLOUR.fullmatch(fill):
        raise ValueError("a text of another kind")
    return {
        "x": float(element.get("x")),
        "y": float(element.get("y")),
        "size": float(element.get("font-size", size)),
        "weight": "bold" if element.get("font-weight") == "bold" else "regular",
        "anchor": element.get("text-anchor", "start"),
        "fill": fill,
        "is_turned": bool(turned),
        "text": element.text or "",
    }
