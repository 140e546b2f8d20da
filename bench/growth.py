"""How cost grows: with the cards of a workshop, with the ballots of an open round, with workshops at the same time.

Each size runs on a real server of its own; the baseline of a figure is the same figure at the smallest size.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack

from app.demo.ballot_round import BallotRound
from app.demo.felt import Felt
from app.demo.turnout import cast_of
from bench import room, servers
from bench.bench import Bench
from bench.opened import Opened, open_pages, quiet, told_since
from bench.prepared import Prepared, with_ballots, with_cards
from bench.watching import undisturbed, until

_CHANGE_WITHIN_SECONDS = 15.0
_QUIET_SECONDS = 0.3
_KB = 1024


async def measure(bench: Bench) -> None:
    """Add the rows of this part."""
    await _cards(bench)
    await _ballots(bench)
    await _workshops(bench)


# --- cards ------------------------------------------------------------------------------------------------------------


async def _cards(bench: Bench) -> None:
    bench.report.heading("Growth: cards of a workshop, all revealed")
    pages, changes = bench.sizes.card_pages, bench.sizes.card_changes
    bench.report.note(f"{pages} pages are open; {changes} more cards come, each when all pages have the former.")
    smallest = ""
    for cards in bench.sizes.cards:
        with bench.folder() as folder:
            prepared = await with_cards(folder, cards)
            with servers.product(folder) as server:
                async with AsyncExitStack() as stack:
                    opened = await open_pages(stack, server, prepared, pages)
                    whole = [page.received_bytes / _KB for page in opened.pages]
                    runs = [await _card_changes(server, opened, changes) for _ in range(bench.sizes.runs)]
        name, than = f"{cards:,} cards", smallest
        for figure, unit, values in (
            ("CPU per card change", "ms", [cpu for cpu, _, _ in runs]),
            ("bytes a page gets for a card change", "KB", [size for _, size, _ in runs]),
            ("a new card, until it is on all pages", "ms", [took for _, _, took in runs]),
            ("bytes until the room is there", "KB", [max(whole)]),
        ):
            bench.report.add(f"{name}: {figure}", unit, values, baseline=than, than=f"{than}: {figure}")
        smallest = smallest or name


async def _card_changes(server: servers.Server, opened: Opened, changes: int) -> tuple[float, float, float]:
    """Of one change: the server's milliseconds, KB that a page gets, milliseconds until all pages have it."""
    received, took = sum(page.received_bytes for page in opened.pages), 0.0
    with undisturbed():
        cpu = server.cpu_seconds()
        for number in range(changes):
            frames = {id(page): page.frames for page in opened.pages}
            began = time.monotonic()
            await opened.lead.make("/cards", {"prompt": "problem", "text": f"One more card, {number} of {changes}"})
            await until(told_since(opened, frames), _CHANGE_WITHIN_SECONDS)
            took += time.monotonic() - began
        await quiet(opened.pages)
        cpu = server.cpu_seconds() - cpu
    received = sum(page.received_bytes for page in opened.pages) - received
    return cpu / changes * 1000, received / changes / len(opened.pages) / _KB, took / changes * 1000


# --- ballots ----------------------------------------------------------------------------------------------------------


async def _ballots(bench: Bench) -> None:
    bench.report.heading("Growth: ballots of an open round")
    votes = bench.sizes.further_votes
    bench.report.note(f"{votes} more people join, and vote one after the other; then the round is closed and revealed.")
    smallest = ""
    for ballots in bench.sizes.ballots:
        with bench.folder() as folder:
            prepared = await with_ballots(folder, ballots)
            with servers.product(folder) as server:
                async with AsyncExitStack() as stack:
                    opened = await open_pages(stack, server, prepared, votes)
                    further = await _further_votes(server, opened, prepared, votes)
                    reveal_cpu, revealed = await _reveal(server, opened, prepared.round_id)
        name, than = f"{ballots:,} ballots", smallest
        for figure, unit, value in (
            ("CPU per further vote", "ms", further),
            ("CPU of close and reveal", "ms", reveal_cpu),
            ("close and reveal, until the result is on all pages", "ms", revealed),
        ):
            bench.report.add(f"{name}: {figure}", unit, [value], baseline=than, than=f"{than}: {figure}")
        smallest = smallest or name


async def _further_votes(server: servers.Server, opened: Opened, prepared: Prepared, votes: int) -> float:
    voted = BallotRound(opened.crowd, prepared.round_id, prepared.goals, Felt())
    before = cast_of(opened.pages[0].topic, prepared.round_id)
    with undisturbed():
        cpu = server.cpu_seconds()
        for number in range(votes):
            await voted.vote([number], 0, time.monotonic() + _CHANGE_WITHIN_SECONDS)
            await room.shown_on(opened.pages, prepared.round_id, before + voted.acknowledged)
        return (server.cpu_seconds() - cpu) / votes * 1000


async def _reveal(server: servers.Server, opened: Opened, round_id: str) -> tuple[float, float]:
    """Milliseconds of the server's processor, and until everybody has the result."""

    def is_there() -> bool:
        return all(page.topic("rounds").get("current", {}).get("is_revealed") for page in opened.pages)

    await quiet(opened.pages)
    cpu, began = server.cpu_seconds(), time.monotonic()
    await opened.lead.do("POST", f"/rounds/{round_id}/close")
    await opened.lead.do("POST", f"/rounds/{round_id}/reveal")
    await until(is_there, _CHANGE_WITHIN_SECONDS)
    took = (time.monotonic() - began) * 1000
    await quiet(opened.pages)
    return (server.cpu_seconds() - cpu) * 1000, took


# --- workshops --------------------------------------------------------------------------------------------------------


async def _workshops(bench: Bench) -> None:
    bench.report.heading("Growth: one large workshop, or many small ones on one server")
    sizes, first = bench.sizes, ""
    for how_many, people in sizes.workshops:
        with bench.folder() as folder, servers.product(folder) as server:
            async with AsyncExitStack() as stack:
                rooms = [await stack.enter_async_context(room.opened(server)) for _ in range(how_many)]
                for one in rooms:
                    await one.fill(people)
                runs = [await _all_vote(server, rooms, bench) for _ in range(sizes.runs)]
        name = f"{how_many} × {people:,}, {sizes.workshop_votes_per_second} votes a second"
        for figure, unit, values in (
            ("CPU per delivered update", "ms", [one.cpu_per_update_ms for one in runs]),
            ("CPU per vote", "ms", [one.cpu_per_vote_ms for one in runs]),
            ("vote to screen, p50", "ms", [one.to_screen_ms(50) for one in runs]),
            ("vote to screen, p95", "ms", [one.to_screen_ms(95) for one in runs]),
        ):
            bench.report.add(f"{name}: {figure}", unit, values, baseline=first, than=f"{first}: {figure}")
        first = first or name


async def _all_vote(server: servers.Server, rooms: list[room.Room], bench: Bench) -> room.Run:
    """In all rooms at the same time, one after the other by turns: one run for all of them."""
    pace = bench.sizes.workshop_votes_per_second / len(rooms)
    votes = max(1, min(round(pace * bench.sizes.workshop_seconds), len(rooms[0].pages)))
    for one in rooms:
        await one.new_round()
    run, before = room.Run(), sum(one.received() for one in rooms)

    async def vote(number: int, one: room.Room) -> BallotRound:
        await asyncio.sleep(number / len(rooms) / pace)
        return await one.vote(run, votes, pace)

    with undisturbed():
        cpu, began = server.cpu_seconds(), time.monotonic()
        voted = await asyncio.gather(*(vote(number, one) for number, one in enumerate(rooms)))
        run.cpu_seconds, run.wall_seconds = server.cpu_seconds() - cpu, time.monotonic() - began
    run.updates = sum(one.received() for one in rooms) - before
    for votes_of_one in voted:
        votes_of_one.tell_felt()
    return run
