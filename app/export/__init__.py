"""Files of a document, from the same tree: Word, PDF, web page, Markdown, JSON, lists, and all of it. See `render`.

Text that people wrote is data in every format and never markup. Must not: read storage, decide who may have a file, or
reach the network.
"""

from app.export.render import ON_ONE_PAGE, ExportFile, Format, Kept, render

__all__ = ["ON_ONE_PAGE", "ExportFile", "Format", "Kept", "render"]
