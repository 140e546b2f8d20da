"""The empty file that a charter is written into where no template was given, and the footer of both.

Must not: take the place of a footer that a template has.
"""

import io
from functools import cache
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.shared import Cm

from app.export.word_styles import Styles, plainly_set
from app.export.word_xml import body, field, paragraph, words

_LEFT_OUT = ("stylesWithEffects", "thumbnail", "customXml")


@cache
def base() -> bytes:
    """A4, our styles, and nothing in it that a charter does not use."""
    file = docx.Document()
    for part in (file.part, file.part.package):
        for name, relation in list(part.rels.items()):
            if relation.reltype.endswith(_LEFT_OUT):
                del part.rels[name]
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.4)
    plainly_set(file.styles.element)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def footer(file: Any, styles: Styles, text: str) -> None:
    """What stands below each page, with its number; a template's own footer stays."""
    foot = file.sections[0].footer
    if not foot.is_linked_to_previous:
        return
    inner = words(f"{text} · ") + field("PAGE", "1") + words(" / ") + field("NUMPAGES", "1")
    made = parse_xml(body([paragraph(styles["footer"], inner, '<w:jc w:val="center"/>')]))[0]
    foot.is_linked_to_previous = False
    for old in list(foot._element):
        foot._element.remove(old)
    foot._element.append(made)
