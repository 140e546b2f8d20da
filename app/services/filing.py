"""Files made one after the other for each workshop, and handed out again while their contents are the same.

Thirty people who tap "PDF" at the end of a workshop get one file, made once, and the room goes on. Must not: decide who
may have a file, or keep one of contents that have changed.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.charter.data import CharterData
from app.export import ExportFile

_KEPT_WORKSHOPS = 4
Make = Callable[[], ExportFile]


@dataclass(slots=True)
class _Shelf:
    """What was made for a workshop, and of what."""

    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    data: CharterData | None = None
    files: dict[str, ExportFile] = field(default_factory=dict)


class Filing:
    """Makes files on a thread of their own."""

    def __init__(self) -> None:
        self._shelves: OrderedDict[str, _Shelf] = OrderedDict()

    async def made(self, data: CharterData, kind: str, make: Make, *, is_kept: bool = True) -> ExportFile:
        """The file of that kind of these contents: a kept one if there is one, else what `make` makes."""
        shelf = self._shelf(data.workshop.id)
        async with shelf.one_at_a_time:
            if is_kept and shelf.data == data and kind in shelf.files:
                return shelf.files[kind]
            file = await asyncio.to_thread(make)
            if is_kept:
                if shelf.data != data:
                    shelf.data, shelf.files = data, {}
                shelf.files[kind] = file
            return file

    def forget(self, workshop_id: str) -> None:
        """The workshop is gone, and its files with it."""
        self._shelves.pop(workshop_id, None)

    def _shelf(self, workshop_id: str) -> _Shelf:
        shelf = self._shelves.setdefault(workshop_id, _Shelf())
        self._shelves.move_to_end(workshop_id)
        while len(self._shelves) > _KEPT_WORKSHOPS:
            self._shelves.popitem(last=False)
        return shelf
