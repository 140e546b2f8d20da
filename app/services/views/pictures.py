"""Pictures of a revealed round, drawn from its result with its own labels in the workshop's language.

Must not: draw a round that is sealed, or anything that its result does not show.
"""

from collections.abc import Awaitable, Callable

from app.domain.actions import Action
from app.domain.errors import Conflict, NotFound
from app.domain.pictures import OpinionGroup, Shown, Size, draw, names_of
from app.domain.pictures.opinions import opinions
from app.domain.snapshot.reading import ReadingView
from app.domain.voting.result import Result
from app.domain.workshop import Actor
from app.i18n.text import Texts, texts
from app.persistence.tables import RoundRow
from app.services.turn import Gate
from app.services.views.named import criterion, known_as
from app.services.views.results import Results

Reader = Callable[[Actor, str], Awaitable[ReadingView]]
"""Reads a result closely; refuses as `Pictures.picture` does."""


class Pictures:
    """Draws on request. `read` brings the opinion groups, which are not part of a result."""

    def __init__(self, gate: Gate, results: Results, read: Reader) -> None:
        self._gate = gate
        self._results = results
        self._read = read

    async def picture(self, actor: Actor, round_id: str, name: str, size: Size, part: int = 1) -> str:
        """A picture of a round as SVG; parts are counted from 1, and the last one answers for all beyond.

        Errors: NotAllowed; NotFound without such a round or picture; Conflict while the result is sealed.
        """
        shown = await self._shown(actor, round_id)
        if name == "opinions":
            return opinions(shown, size, await self._opinion_groups(actor, round_id), part)
        if name not in names_of(shown.result):
            raise NotFound("picture.none")
        return draw(shown, name, size, part)

    async def _shown(self, actor: Actor, round_id: str) -> Shown:
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.VIEW_ROOM)
            row = await work.rounds.get(actor.workshop_id, round_id)
            if row is None:
                raise NotFound("round.gone")
            result = await self._results.of(work, row)
            if result is None:
                raise Conflict("result.sealed")
            return shown_of(row, result, texts(workshop.language))

    async def _opinion_groups(self, actor: Actor, round_id: str) -> tuple[OpinionGroup, ...]:
        reading = await self._read(actor, round_id)
        if not reading.opinion_groups:
            raise NotFound("picture.none")
        return tuple(
            OpinionGroup(one.letter, one.size, one.share, tuple(one.favours), tuple(one.rejects))
            for one in reading.opinion_groups
        )


def shown_of(row: RoundRow, result: Result, words: Texts) -> Shown:
    """A result with the labels and the terms of its round."""
    first, second = (*row.criteria, "", "")[:2]
    return Shown(
        result=result,
        texts=words,
        labels={option["id"]: known_as(option) for option in row.options},
        title=row.title or words.format(f"voting_pictures.on.{row.subject}"),
        block_labels={block["key"]: block["label"] for block in row.blocks},
        criteria=(criterion(words, first), criterion(words, second)),
        criteria_keys=(first, second),
        unit=row.limit_unit,
        quorum_percent=row.quorum_percent,
    )
