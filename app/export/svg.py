"""Pictures as they stand inside a web page: parsed, and only with what draws.

They come from the domain, which escapes what people wrote; a page for the whole world looks again. Must not: let an
element through that could run, load or link.
"""

import re

from lxml import etree

from app.export.text import fit

_SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset({
    "svg", "g", "path", "rect", "line", "circle", "ellipse", "polygon", "polyline", "text", "tspan", "title",
    "desc",
})  # fmt: skip
_ATTRIBUTES = frozenset({
    "viewBox", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "d",
    "points", "transform", "class", "role", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width",
    "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "paint-order", "opacity",
    "direction", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline",
    "letter-spacing", "preserveAspectRatio", "data-picture", "data-parts",
})  # fmt: skip
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
)

_HALO = re.compile(r'<text\b[^>]*\bpaint-order="stroke"[^>]*>')
_EDGE = re.compile(r' (?:stroke(?:-\w+)?|paint-order)="[^"]*"')


def with_plain_letters(svg: str) -> str:
    """The picture without edges around letters: typst would draw these as shapes, large and not to be searched."""
    return _HALO.sub(lambda tag: _EDGE.sub("", tag[0]), svg)


def inline_svg(svg: str, name: str, title: str, desc: str) -> str:
    """The picture as an element of a page, its words tied to it by ids that begin with `name`.

    Empty when it cannot be read as a picture.
    """
    try:
        root = etree.fromstring(fit(svg).encode(), _PARSER)
    except etree.XMLSyntaxError:
        return ""
    if root.tag != f"{{{_SVG}}}svg":
        return ""
    for element in list(root.iter()):
        _bare(element)
    for old in [one for one in root if one.tag in {f"{{{_SVG}}}title", f"{{{_SVG}}}desc"}]:
        root.remove(old)
    for place, (kind, said) in enumerate((("title", title), ("desc", desc))):
        words = etree.Element(f"{{{_SVG}}}{kind}", id=f"{name}-{kind}")
        words.text = fit(said)
        root.insert(place, words)
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title")
    root.set("aria-describedby", f"{name}-desc")
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode", with_tail=False))


def _bare(element: etree._Element) -> None:
    """Without an attribute that does more than draw; an element that does is taken out."""
    kind = etree.QName(element).localname if isinstance(element.tag, str) else ""
    if kind not in _ELEMENTS or not str(element.tag).startswith(f"{{{_SVG}}}"):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
        return
    for attribute, value in element.attrib.items():
        if attribute not in _ATTRIBUTES or "url(" in str(value).lower():
            del element.attrib[attribute]
