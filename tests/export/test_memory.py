"""Making files again and again: what typst laid out once is not kept for ever."""

from dataclasses import replace

from app.domain.charter.assemble import assemble
from app.domain.document import Document, Paragraph, plain
from app.export.pdf import pdf_of
from app.i18n.text import texts
from bench.memory import watch
from tests.charters import full


def test_many_different_pdfs_take_little_more_memory_than_one() -> None:
    document = assemble(full(), texts("en")).document

    def different(number: int) -> Document:
        said = tuple(Paragraph(plain(f"{number} {at} {'word ' * 60}")) for at in range(100))
        return replace(document, title=f"Number {number}", blocks=(*document.blocks, *said))

    pdf_of(different(0))
    peak = watch()
    for number in range(1, 5):
        pdf_of(different(number))
    taken = peak()
    assert taken is None or taken < 60 * 1024 * 1024, "without letting go, it is three times as much"
