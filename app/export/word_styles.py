"""The styles a charter is set in: those of the template where it has them, ours where it has none.

Must not: change a style that a template brought along; an office's look is the office's.
"""

import copy
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from app.export.word_xml import W

_PARAGRAPHS = {
    # name: (based on, properties of the paragraph, properties of its letters), in the order of the standard
    "Normal": ("", "", ""),
    "Title": ("Normal", '<w:spacing w:after="80"/>', '<w:b/><w:bCs/><w:sz w:val="52"/><w:szCs w:val="52"/>'),
    "Subtitle": ("Normal", '<w:spacing w:after="240"/>', '<w:sz w:val="26"/><w:szCs w:val="26"/>'),
    "heading 1": ("Normal", "<w:keepNext/><w:keepLines/>{}", '<w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/>'),
    "heading 2": ("Normal", "<w:keepNext/><w:keepLines/>{}", '<w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/>'),
    "heading 3": ("Normal", "<w:keepNext/><w:keepLines/>{}", "<w:b/><w:bCs/>"),
    "TOC Heading": ("Normal", "<w:keepNext/>", '<w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/>'),
    "toc 1": ("Normal", '<w:spacing w:after="60"/>', ""),
    "toc 2": ("Normal", '<w:spacing w:after="40"/><w:ind w:left="220"/>', ""),
    "List Bullet": ("Normal", "", ""),
    "List Number": ("Normal", "", ""),
    "caption": ("Normal", "<w:keepNext/>", '<w:b/><w:bCs/><w:sz w:val="18"/><w:szCs w:val="18"/>'),
    "Missing": ("Normal", '<w:ind w:left="284"/>', '<w:i/><w:iCs/><w:color w:val="8A3B12"/>'),
    "Note": ("Normal", '<w:ind w:left="284"/>', '<w:i/><w:iCs/><w:color w:val="444444"/>'),
    "Table Text": ("Normal", '<w:spacing w:after="40"/>', '<w:sz w:val="18"/><w:szCs w:val="18"/>'),
    "Table Heading": ("Table Text", "<w:keepNext/>", "<w:b/><w:bCs/>"),
    "footer": ("Normal", "", '<w:sz w:val="18"/><w:szCs w:val="18"/>'),
}  # fmt: skip
_SPACED = '<w:spacing w:before="240" w:after="80"/>'
_TABLE = "Charter Table"
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>' for side in ("top", "bottom", "insideH")
)
_TABLE_LOOKS = (
    f'<w:pPr><w:spacing w:after="0"/></w:pPr><w:tblPr><w:tblBorders>{_LINES}</w:tblBorders><w:tblCellMar>'
    '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="ECECEC"/></w:tcPr>'
    "</w:tblStylePr>"
)
_BUILT_IN = frozenset(_PARAGRAPHS) - {"Missing", "Note", "Table Text", "Table Heading"}


class Styles:
    """The styles of a file by name (in any case), as ids; what a charter needs and the file has not is added."""

    def __init__(self, element: Any, language: str) -> None:
        self.element = element
        self.ids: dict[str, str] = {}
        for style in element.iterchildren(qn("w:style")):
            name = style.find(qn("w:name"))
            if name is not None:
                self.ids.setdefault(name.get(qn("w:val")).casefold(), style.get(qn("w:styleId")))
        self._add_paragraphs()
        self._add_link()
        self._add_table()
        self._speak(language)

    def __getitem__(self, name: str) -> str:
        return self.ids[name.casefold()]

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self.ids

    def _add_paragraphs(self) -> None:
        for name, (base, about, letters) in _PARAGRAPHS.items():
            if name not in self:
                self._add("paragraph", name, base, f"<w:pPr>{about.format(_SPACED)}</w:pPr><w:rPr>{letters}</w:rPr>")

    def _add_link(self) -> None:
        if "Hyperlink" not in self:
            looks = '<w:rPr><w:color w:val="1F4E79"/><w:u w:val="single"/></w:rPr>'
            self._add("character", "Hyperlink", "Default Paragraph Font", looks)

    def _add_table(self) -> None:
        if _TABLE not in self:
            self._add("table", _TABLE, "Normal Table", _TABLE_LOOKS)

    @property
    def table(self) -> str:
        """The id of the style of tables: change it in Word, and every table follows."""
        return self[_TABLE]

    def _add(self, kind: str, name: str, base: str, looks: str) -> None:
        """A style at the end of the list. A name of Word's own is written as Word writes it."""
        style_id = name.title().replace(" ", "")
        while style_id in self.ids.values():
            style_id += "1"
        own = "" if name in _BUILT_IN else ' w:customStyle="1"'
        based = f'<w:basedOn w:val="{self[base]}"/>' if base in self else ""
        shown = '<w:uiPriority w:val="39"/>' if name.startswith("toc ") else ""
        self.element.append(
            parse_xml(
                f'<w:style xmlns:w="{W}" w:type="{kind}"{own} w:styleId="{style_id}"><w:name w:val="{name}"/>'
                f"{based}{shown}<w:qFormat/>{looks}</w:style>"
            )
        )
        self.ids[name.casefold()] = style_id

    def _speak(self, language: str) -> None:
        """The language of the text, for spelling and for voices; scripts from right to left have their own."""
        for element in self.element.iter(qn("w:lang")):
            element.set(qn("w:val"), language)
            if language.partition("-")[0] in {"ar", "fa", "he", "ur"}:
                element.set(qn("w:bidi"), language)


def plainly_set(element: Any) -> None:
    """Our own look on the template that python-docx brings: sizes, colours, and none of its hundred table styles."""
    for style in list(element.iterchildren(qn("w:style"))):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in {"TableNormal", "TableGrid"}:
            element.remove(style)
    for name, size, after in (("Normal", 21, 120), ("caption", 18, 60)):
        _set(element, name, f'<w:spacing w:after="{after}" w:line="264" w:lineRule="auto"/>', size)
    for colour in element.iter(qn("w:color")):
        for theme in (qn("w:themeColor"), qn("w:themeShade")):
            colour.attrib.pop(theme, None)
        colour.set(qn("w:val"), "1F3B57")
    for style in element.iterchildren(qn("w:style")):
        if style.find(qn("w:name")).get(qn("w:val")) == "caption":
            style.pPr.insert(0, parse_xml(f'<w:keepNext xmlns:w="{W}"/>'))


def _set(element: Any, name: str, spacing: str, half_points: int) -> None:
    for style in element.iterchildren(qn("w:style")):
        if style.find(qn("w:name")).get(qn("w:val")) != name:
            continue
        about = style.get_or_add_pPr()
        for old in about.findall(qn("w:spacing")):
            about.remove(old)
        about.append(parse_xml(spacing.replace("<w:spacing", f'<w:spacing xmlns:w="{W}"', 1)))
        letters = style.get_or_add_rPr()
        for tag in ("w:sz", "w:szCs"):
            for old in letters.findall(qn(tag)):
                letters.remove(old)
            size = parse_xml(f'<{tag} xmlns:w="{W}" w:val="{half_points}"/>')
            letters.append(copy.deepcopy(size))
