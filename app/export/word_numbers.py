"""Lists of a Word file: the numbering of its styles, and numbers that begin anew with every list.

Must not: format a list; its style does.
"""

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from app.export.word_xml import W

_SIGNS = {"List Bullet": ("bullet", "•"), "List Number": ("decimal", "%1.")}


class Numbers:
    """Hands out numbering properties for paragraphs of a list."""

    def __init__(self, part: Any, styles: Any) -> None:
        self.element = _numbering_of(part)
        self.abstract = {name: self._of_style(styles, name) for name in _SIGNS}
        self.is_bulleted = self.abstract["List Bullet"] is not None
        self.bullet = "" if self.is_bulleted else self._properties(self._new("List Bullet"))

    def anew(self) -> str:
        """Properties of an ordered list that begins with its first number."""
        return self._properties(self._new("List Number", is_first=True))

    def _properties(self, number: str) -> str:
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'

    def _of_style(self, styles: Any, name: str) -> str | None:
        """The abstract numbering that a style points at."""
        for style in styles.element.iterchildren(qn("w:style")):
            if style.get(qn("w:styleId")) != styles[name]:
                continue
            pointer = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
            for number in self.element.iterchildren(qn("w:num")):
                if pointer is not None and number.get(qn("w:numId")) == pointer.get(qn("w:val")):
                    return str(number.find(qn("w:abstractNumId")).get(qn("w:val")))
        return None

    def _new(self, name: str, *, is_first: bool = False) -> str:
        abstract = self.abstract[name]
        if abstract is None:
            abstract = self.abstract[name] = self._own(*_SIGNS[name])
        number = str(self._next("num", "numId"))
        start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if is_first else ""
        self.element.append(
            parse_xml(f'<w:num xmlns:w="{W}" w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{start}</w:num>')
        )
        return number

    def _own(self, kind: str, sign: str) -> str:
        """An abstract numbering of ours; all of them stand before the numberings."""
        number = str(self._next("abstractNum", "abstractNumId"))
        level = (
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
        )
        made = parse_xml(f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{number}">{level}</w:abstractNum>')
        first = self.element.find(qn("w:num"))
        if first is None:
            self.element.append(made)
        else:
            first.addprevious(made)
        return number

    def _next(self, kind: str, name: str) -> int:
        taken = [int(one.get(qn(f"w:{name}"))) for one in self.element.iterchildren(qn(f"w:{kind}"))]
        return max(taken, default=0) + 1


def _numbering_of(part: Any) -> Any:
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            return relation.target_part.element
    element = parse_xml(f'<w:numbering xmlns:w="{W}"/>')
    made = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, part.package)
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return element
