"""Files of a document: Markdown, Word, PDF and JSON, from the same tree. `render` is the way in.

Text that people wrote is data in every format and never markup. Must not: read storage, decide who may have a file, or
reach the network.
"""

from app.export.render import ExportFile, Format, render

__all__ = ["ExportFile", "Format", "render"]
