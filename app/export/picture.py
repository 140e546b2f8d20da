"""Pictures as PNG, for files that cannot hold SVG; drawn by typst, which the PDF needs anyway.

Must not: stop an export. A picture that cannot be drawn is None, and its table stands for it.
"""

import typst

from app.export.fonts import fonts
from app.export.text import fit

WIDTH_CM = 14
"""How wide a picture stands on a page of A4."""
_DOTS_PER_INCH = 180
_PAGE = f"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: {WIDTH_CM}cm)
""".encode()


def to_png(svg: str) -> bytes | None:
    """The picture, `WIDTH_CM` wide; None when it cannot be drawn."""
    compiler = typst.Compiler(_PAGE, font_paths=fonts(), sys_inputs={"svg": fit(svg)})
    try:
        drawn = compiler.compile(format="png", ppi=_DOTS_PER_INCH)
    except typst.TypstError:
        return None
    return drawn if isinstance(drawn, bytes) else None
