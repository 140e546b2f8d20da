"""Pictures as PNG, for readers that cannot draw SVG; made by typst, which the PDF needs anyway.

Must not: stop an export. A picture that cannot be drawn is None, and its table stands for it.
"""

import json
from collections.abc import Sequence
from functools import lru_cache

import typst

from app.export.fonts import fonts, let_go
from app.export.text import fit

WIDTH_CM = 14
"""How wide a picture stands on a page of A4."""
_DOTS_PER_INCH = 150
_PAGES = f"""#set page(width: auto, height: auto, margin: 0pt)
#for svg in json(bytes(sys.inputs.svgs)) {{
  page(image(bytes(svg), format: "svg", width: {WIDTH_CM}cm))
}}
""".encode()


def pngs(svgs: Sequence[str]) -> list[bytes | None]:
    """The pictures, `WIDTH_CM` wide, in one go; None for one that cannot be drawn."""
    if not svgs:
        return []
    drawn = _drawn(tuple(svgs))
    if drawn is not None:
        return list(drawn)
    return [None] if len(svgs) == 1 else [pngs([one])[0] for one in svgs]


def to_png(svg: str) -> bytes | None:
    """The picture, `WIDTH_CM` wide; None when it cannot be drawn."""
    return pngs([svg])[0]


@lru_cache(maxsize=2)
def _drawn(svgs: tuple[str, ...]) -> list[bytes] | None:
    """All of them, or None when one cannot be drawn. Kept for a moment: Word and the archive draw the same ones."""
    inputs = {"svgs": json.dumps([fit(one) for one in svgs])}
    compiler = typst.Compiler(_PAGES, font_paths=fonts(), sys_inputs=inputs)
    try:
        pages = compiler.compile(format="png", ppi=_DOTS_PER_INCH)
    except typst.TypstError:
        return None
    finally:
        let_go()
    found = [pages] if isinstance(pages, bytes) else pages or []
    return found if len(found) == len(svgs) else None
