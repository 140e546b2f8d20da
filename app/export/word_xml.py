"""WordprocessingML (ECMA-376, part 1) as text: runs, paragraphs, fields, tables and pictures of a Word file.

A charter has ten thousands of elements; written as text and read in at once they take a tenth of the time. Everything
that people wrote passes `words` or `attribute`. Must not: know the document's blocks.
"""

from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape, quoteattr

from app.export.text import fit, one_line

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_EMU_OF_A_CM = 360_000
TWIPS_OF_A_CM = 567
_VECTOR = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_ASVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def body(parts: Iterable[str]) -> str:
    """Elements under one root, to be read in."""
    return f"<w:body {_SPACES}>{''.join(parts)}</w:body>"


def attribute(text: str) -> str:
    """A text of people as an attribute, with its quotes."""
    return quoteattr(one_line(text))


def words(text: str, looks: str = "") -> str:
    """A run. `looks` are elements of its properties, in the order of the standard; line ends and tabs are kept."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    lines = []
    for line in fit(text).split("\n"):
        pieces = (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in line.split("\t"))
        lines.append("<w:tab/>".join(pieces))
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def paragraph(style: str, inner: str, more: str = "") -> str:
    """A paragraph in a style by its id. `more` are further properties, in the order of the standard."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inner}</w:p>'


def bookmark(number: int, name: str, inner: str) -> str:
    """A place that references lead to."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def inside_link(name: str, inner: str) -> str:
    """A link to a bookmark."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{inner}</w:hyperlink>'


def outside_link(relation: str, inner: str) -> str:
    """A link to an address that the file's relations hold."""
    return f'<w:hyperlink r:id="{relation}" w:history="1">{inner}</w:hyperlink>'


def field(instruction: str, shown: str) -> str:
    """A field that shows something before anybody has it updated."""
    return f'<w:fldSimple w:instr=" {instruction} ">{words(shown)}</w:fldSimple>'


def contents(title: str, entries: Iterable[tuple[int, str, str]], style_of: Callable[[str], str]) -> str:
    """A table of contents that can be read before it is updated: entries by level, bookmark and text.

    Updated by Word, it gets its page numbers.
    """
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    lines = [paragraph(style_of("TOC Heading"), words(title))]
    for level, name, text in entries:
        lines.append(paragraph(style_of(f"toc {level}"), begin + inside_link(name, words(text))))
        begin = ""
    lines.append(paragraph(style_of("Normal"), f'{begin}<w:r><w:fldChar w:fldCharType="end"/></w:r>'))
    about = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{''.join(lines)}</w:sdtContent></w:sdt>"


def table(style: str, caption: str, widths: list[int], rows: Iterable[str], *, is_turned: bool) -> str:
    """A table. `widths` are in twentieths of a point; `is_turned`: its first column stands on the right."""
    turned = "<w:bidiVisual/>" if is_turned else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noVBand="1"/>'
    about = f'<w:tblStyle w:val="{style}"/>{turned}<w:tblW w:w="5000" w:type="pct"/>{look}'
    return (
        f"<w:tbl><w:tblPr>{about}<w:tblCaption w:val={attribute(caption)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(cells: Iterable[str], widths: list[int], *, is_head: bool = False, is_whole: bool = True) -> str:
    """A row of ready paragraphs. A head is repeated on every page; a whole row is not parted by a page's end."""
    marks = ("<w:cantSplit/>" if is_whole else "") + ("<w:tblHeader/>" if is_head else "")
    about = f"<w:trPr>{marks}</w:trPr>" if marks else ""
    inner = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{about}{''.join(inner)}</w:tr>"


def picture(number: int, *, dots: str, lines: str, name: str, alt: str, size_cm: tuple[float, float]) -> str:
    """A picture in the text, by its relations: `dots`, and `lines` for readers that draw SVG (Office 2016 on)."""
    width, height = (round(one * _EMU_OF_A_CM) for one in size_cm)
    vector = (
        f'<a:extLst><a:ext uri="{_VECTOR}"><asvg:svgBlip xmlns:asvg="{_ASVG}" r:embed="{lines}"/></a:ext></a:extLst>'
    )
    about = f'id="{number}" name={attribute(name)} descr={attribute(alt)}'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr {about}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{dots}">{vector}</a:blip><a:stretch><a:fillRect/></a:stretch>'
        "</pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
