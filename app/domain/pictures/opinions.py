"""Opinion groups found from the ballots: how large each is, what it favours and what it rejects.

Must not: be drawn of groups that are too small to be shown; whoever reads the ballots has left those out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.pictures.letters import lines_of
from app.domain.pictures.subject import Shown, Size, split


@dataclass(frozen=True, slots=True)
class OpinionGroup:
    """People who voted alike: a letter, how many, their share of all (0..1), and options by their labels."""

    letter: str
    size: int
    share: float
    favours: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


def opinions(shown: Shown, size: Size, found: Sequence[OpinionGroup], part: int = 1) -> str:
    """A bar for each group as long as its share, and in words what sets it apart."""
    canvas = size.canvas()
    wide = size.width - 8
    blocks = [_words(shown, one, wide - 20, size) for one in found]
    heights = [48 + size.text + len(lines) * canvas.leading for lines in blocks]
    parts = split(range(len(found)), heights, size.height)
    head = shown.head(canvas)
    y = head
    for at in parts[max(0, min(part, len(parts)) - 1)]:
        one = found[at]
        canvas.text(4, y + size.text + 2, shown.say("opinion_group", letter=one.letter), bold=True)
        figure = shown.say("people", count=one.size, percent=round(one.share * 100))
        canvas.text(size.width - 4, y + size.text + 2, figure, anchor="end", bold=True)
        top = y + size.text + 10
        canvas.box("pic-track", 4, top, wide, 16)
        canvas.box("pic-hollow" if shown.is_indicative else "pic-chosen", 4, top, wide * min(one.share, 1), 16)
        canvas.lines(20, top + 16 + canvas.leading, blocks[at])
        y += heights[at]
    told = [
        " ".join(
            [
                f"{shown.say('opinion_group', letter=one.letter)}:",
                shown.say("people", count=one.size, percent=round(one.share * 100)),
                *_sentences(shown, one),
            ]
        )
        for one in found
    ]
    title = shown.say("title.opinions", title=shown.title)
    return canvas.svg(y + 4, title, shown.told(told), name="opinions", parts=len(parts))


def _sentences(shown: Shown, one: OpinionGroup) -> list[str]:
    said = [shown.say("favours", options="; ".join(one.favours))] if one.favours else []
    return said + ([shown.say("rejects", options="; ".join(one.rejects))] if one.rejects else [])


def _words(shown: Shown, one: OpinionGroup, room: float, size: Size) -> tuple[str, ...]:
    return tuple(
        line
        for said in _sentences(shown, one)
        for line in lines_of(said, room, size.text, most=4 if size.is_narrow else 2)
    )
