"""A Word file of an office as the template of charters: its styles, header, footer and page, and nothing else of it.

Must not: keep a macro, a link to elsewhere, or a word of what was written in it; trust its sizes.
"""

import io
import zipfile
from typing import Any

import docx
from lxml import etree

from app.domain.errors import Invalid
from app.export.archive import zipped
from app.export.word_xml import R, W

LARGEST = 4 * 1024 * 1024
"""Bytes of a template."""
_LARGEST_UNPACKED = 40 * 1024 * 1024
_MOST_PARTS = 400
_PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MACROS = ("vbaproject", "macroenabled", "activex", "vbadata")
_KEPT = frozenset({"styles", "numbering", "settings", "fontTable", "theme", "webSettings", "header", "footer"})
_PUT_OFF = ("footnotePr", "endnotePr", "documentProtection", "writeProtection", "mailMerge", "updateFields")
"""Settings about what is not kept, or that would stand in the way of whoever writes on."""
_REACHING_OUT = ("DDE", "INCLUDE", "LINK", "IMPORT", "DATABASE", "MACROBUTTON", "RD ")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def emptied(content: bytes) -> bytes:
    """The template as a .docx without text, macros and links to elsewhere.

    Errors: Invalid `word_template.large`, `.macros` or `.unreadable`, in the field `template`.
    """
    if len(content) > LARGEST:
        raise Invalid("word_template.large", "template")
    try:
        return _without_text(_harmless(_parts_of(content)))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, AttributeError, NotImplementedError):
        raise Invalid("word_template.unreadable", "template") from None


def _parts_of(content: bytes) -> dict[str, bytes]:
    """The parts by name, once their number and their unpacked sizes are known to be bearable."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if len(entries) > _MOST_PARTS or sum(one.file_size for one in entries) > _LARGEST_UNPACKED:
            raise Invalid("word_template.large", "template")
        parts: dict[str, bytes] = {}
        left = _LARGEST_UNPACKED
        for one in entries:
            with archive.open(one) as file:
                parts[one.filename] = file.read(left + 1)  # what an archive says of its sizes need not be true
            left -= len(parts[one.filename])
            if left < 0:
                raise Invalid("word_template.large", "template")
    if any(b"<!DOCTYPE" in part for part in parts.values()):
        raise ValueError("no part of such a file has a document type")
    names = " ".join(parts).lower() + parts["[Content_Types].xml"].decode("utf-8", "replace").lower()
    if any(word in names for word in _MACROS):
        raise Invalid("word_template.macros", "template")
    return parts


def _harmless(parts: dict[str, bytes]) -> bytes:
    """The same parts without links to elsewhere, and as a document where they were a template."""
    types = parts["[Content_Types].xml"].decode().replace(_TEMPLATE, _PLAIN)
    kept = {**parts, "[Content_Types].xml": types.encode()}
    for name, part in parts.items():
        if name.endswith(".rels"):
            kept[name], lost = _without_outside(part)
            owner = name.replace("_rels/", "").removesuffix(".rels")
            if owner in kept and owner.endswith(".xml"):
                kept[owner] = _without_reaching_out(kept[owner], lost)
    return zipped(kept.items())


def _without_outside(relations: bytes) -> tuple[bytes, frozenset[str]]:
    """Relations within the file, and the ids of those that led out of it."""
    root = etree.fromstring(relations, _PARSER)
    lost = [one for one in root.iter(_RELATIONS) if one.get("TargetMode") == "External"]
    for one in lost:
        root.remove(one)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8"), frozenset(one.get("Id", "") for one in lost)


def _without_reaching_out(part: bytes, lost: frozenset[str]) -> bytes:
    """A part without what used a lost relation, and without fields that fetch something."""
    root = etree.fromstring(part, _PARSER)
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        for name in [name for name, value in element.attrib.items() if name.startswith(f"{{{R}}}") and value in lost]:
            if element.tag in {f"{{{W}}}hyperlink", "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"}:
                del element.attrib[name]
            elif element.getparent() is not None:
                element.getparent().remove(element)
        if element.tag == f"{{{W}}}instrText" and _reaches_out(element.text):
            element.text = ""
        if element.tag == f"{{{W}}}fldSimple" and _reaches_out(element.get(f"{{{W}}}instr")):
            element.set(f"{{{W}}}instr", "")
        if element.tag in {f"{{{W}}}{name}" for name in _PUT_OFF} and element.getparent() is not None:
            element.getparent().remove(element)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _reaches_out(instruction: str | None) -> bool:
    return any(word in (instruction or "").upper() for word in _REACHING_OUT)


def _without_text(content: bytes) -> bytes:
    """The file with an empty body. Its last section keeps its page, header and footer."""
    file = docx.Document(io.BytesIO(content))
    body: Any = file.element.body
    section = body.sectPr
    if section is None:
        section = body.get_or_add_sectPr()
    for element in list(body):
        if element is not section:
            body.remove(element)
    for name, relation in list(file.part.rels.items()):
        if relation.reltype.rpartition("/")[2] not in _KEPT:
            del file.part.rels[name]
    for name, relation in list(file.part.package.rels.items()):
        if relation.reltype.rpartition("/")[2] not in {"officeDocument", "core-properties", "extended-properties"}:
            del file.part.package.rels[name]
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()
