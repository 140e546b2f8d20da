"""Files as answers: to be saved under their name, never shown in the page.

Must not: make a file (services do).
"""

from urllib.parse import quote

from fastapi import Response

from app.export import ExportFile


def as_download(file: ExportFile, plain_name: str = "") -> Response:
    """The answer. `plain_name`, in ASCII, is for old readers of the header; without it, the file's own name.

    What is to be said of the file is in `mission-room-notes`, as names: `pdf_letters`, `pdf_plain`, `left_out`.
    """
    headers = {"mission-room-notes": ",".join(file.notes)} if file.notes else {}
    named = f"attachment; filename=\"{plain_name or file.filename}\"; filename*=UTF-8''{quote(file.filename)}"
    return Response(file.content, media_type=file.media_type, headers={"content-disposition": named, **headers})
