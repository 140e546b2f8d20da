"""Reading the files of a charter the way a curious person would: every part, shown or not."""

import html
import io
import re
import zipfile

import docx
import pypdf
from docx.oxml.ns import qn

from app.export import ExportFile


def everything_in(file: ExportFile) -> str:
    """All that a file says: text, properties, bookmarks, alternative texts; white space evened out."""
    return " ".join(_said(file.filename, file.content).replace("\u200b", "").split())


def _said(name: str, content: bytes) -> str:
    match name.rpartition(".")[2]:
        case "docx":
            return _word(content)
        case "pdf":
            return _pdf(content)
        case "zip" | "xlsx":
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                return "\n".join(f"{one} {_said(one, parts.read(one))}" for one in parts.namelist())
        case "png":
            return ""
        case "xml":
            return html.unescape(content.decode())
        case _:
            return content.decode()


def _word(content: bytes) -> str:
    body = docx.Document(io.BytesIO(content)).element.body
    text = "\n".join("".join(node.text or "" for node in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    parts = zipfile.ZipFile(io.BytesIO(content))
    return text + "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith((".xml", ".rels")))


def _pdf(content: bytes) -> str:
    pdf = pypdf.PdfReader(io.BytesIO(content))
    objects = (pdf.get_object(number) for number in range(1, int(pdf.trailer["/Size"])))
    said = "\n".join([*(page.extract_text() for page in pdf.pages), *(str(one) for one in objects)])
    return re.sub(r"(IndirectObject\(\d+, \d+), \d+\)", r"\1)", said)  # the last number is the reader's, not the file's
