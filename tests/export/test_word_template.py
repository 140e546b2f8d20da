"""An office's own Word file as the template: its look stays, its words, macros and links do not."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from app.domain.charter.assemble import assemble
from app.domain.document import Document
from app.domain.errors import Invalid
from app.export.archive import zipped
from app.export.word import to_word
from app.export.word_template import LARGEST, emptied
from app.i18n.text import texts
from tests.charters import full


def office(change: Callable[[Any], None] = lambda _: None) -> bytes:
    """A template as an office has it: red headings, a letterhead, a wide margin, and text from last year."""
    file = docx.Document()
    file.styles["Heading 1"].font.color.rgb = RGBColor(0xC0, 0, 0)
    file.sections[0].left_margin = Cm(5)
    file.sections[0].header.paragraphs[0].text = "Ministry of Ends"
    file.sections[0].footer.paragraphs[0].text = "Page of the ministry"
    file.add_paragraph("Secret minutes of last year")
    change(file)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def rezipped(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return zipped(parts.items())


def written(template: bytes) -> Any:
    return docx.Document(io.BytesIO(to_word(assemble(full(), texts("en")).document, emptied(template))))


def all_parts(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def test_the_look_of_the_office_stays_and_its_words_are_gone() -> None:
    file = written(office())
    assert file.styles["Heading 1"].font.color.rgb == RGBColor(0xC0, 0, 0)
    assert file.sections[0].left_margin.cm == pytest.approx(5, abs=0.01)
    assert file.sections[0].header.paragraphs[0].text == "Ministry of Ends"
    assert [one.text for one in file.sections[0].footer.paragraphs] == ["Page of the ministry"]
    assert file.paragraphs[0].text == "Safe ways to school"
    assert b"Secret minutes" not in all_parts(to_word(Document("T", "S", "en"), emptied(office())))


def test_a_dotx_is_a_template_as_well() -> None:
    def as_dotx(parts: dict[str, bytes]) -> None:
        types = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
        parts["[Content_Types].xml"] = types

    assert written(rezipped(office(), as_dotx)).paragraphs[0].text == "Safe ways to school"


def test_styles_and_numbering_that_a_template_lacks_are_added() -> None:
    def bare(file: Any) -> None:
        for style in list(file.styles.element.iterchildren(qn("w:style"))):
            if style.get(qn("w:styleId")) != "Normal":
                file.styles.element.remove(style)
        for name, relation in list(file.part.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
                del file.part.rels[name]

    file = written(office(bare))
    assert [one.text for one in file.paragraphs if one.style.name == "Heading 1"]
    assert {table.style.name for table in file.tables} == {"Charter Table"}


def test_nothing_of_a_template_leads_outside() -> None:
    def reaching(file: Any) -> None:
        settings = next(one for one in file.part.rels.values() if one.reltype == RELATIONSHIP_TYPE.SETTINGS).target_part
        for part, kind in ((file.sections[0].header.part, "hyperlink"), (settings, "attachedTemplate")):
            relation = part.relate_to("http://evil.example/x", f"http://a/{kind}", is_external=True)
            element = OxmlElement(f"w:{kind}")
            element.set(qn("r:id"), relation)
            (part.element.find(qn("w:p")) if kind == "hyperlink" else part.element).append(element)
        code = OxmlElement("w:instrText")
        code.text = ' INCLUDETEXT "http://evil.example/y" '
        file.sections[0].header.paragraphs[0].add_run()._r.append(code)

    made = to_word(Document("T", "S", "en"), emptied(office(reaching)))
    assert b"evil.example" not in all_parts(made)
    assert b"attachedTemplate" not in all_parts(made)
    assert docx.Document(io.BytesIO(made)).sections[0].header.paragraphs[0].text.startswith("Ministry of Ends")


def test_pictures_of_the_old_text_do_not_come_along() -> None:
    def with_part(file: Any) -> None:
        file.part.relate_to("media/x", f"{RELATIONSHIP_TYPE.IMAGE}", is_external=True)
        file.add_comment(file.paragraphs[0].runs, "Nobody should read this", "Ada")

    assert b"Nobody should read this" not in all_parts(emptied(office(with_part)))


def code_of(content: bytes) -> str:
    with pytest.raises(Invalid) as fault:
        emptied(content)
    return fault.value.code


def test_macros_are_refused() -> None:
    def with_macro(parts: dict[str, bytes]) -> None:
        parts["word/vbaProject.bin"] = b"\xd0\xcf"

    def as_docm(parts: dict[str, bytes]) -> None:
        plain_type = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        macro_type = b"application/vnd.ms-word.document.macroEnabled.main+xml"
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(plain_type, macro_type)

    assert code_of(rezipped(office(), with_macro)) == "word_template.macros"
    assert code_of(rezipped(office(), as_docm)) == "word_template.macros"


@pytest.mark.parametrize(
    "odd",
    [b"", b"PK\x03\x04", b"%PDF-1.7", zipped([("a.txt", b"x")]), zipped([("[Content_Types].xml", b"<x")])],
)
def test_what_is_no_word_file_is_refused(odd: bytes) -> None:
    assert code_of(odd) == "word_template.unreadable"


def test_what_is_too_large_packed_or_unpacked_is_refused() -> None:
    assert code_of(b"x" * (LARGEST + 1)) == "word_template.large"
    bomb = rezipped(office(), lambda parts: parts.update({"word/bomb.xml": b"0" * (41 * 1024 * 1024)}))
    assert len(bomb) < LARGEST
    assert code_of(bomb) == "word_template.large"
    assert code_of(zipped([(f"{at}.xml", b"") for at in range(500)])) == "word_template.large"


def test_a_part_with_a_document_type_is_refused() -> None:
    def with_entity(parts: dict[str, bytes]) -> None:
        doctype = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:settings '
        parts["word/settings.xml"] = parts["word/settings.xml"].replace(b"<w:settings ", doctype, 1)

    assert code_of(rezipped(office(), with_entity)) == "word_template.unreadable"
