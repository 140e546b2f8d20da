"""Anybody can call any handler of any State with anything: which there are, what they send, that all are gated."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from reflex.istate.data import RouterData
from reflex.state import BaseState, State

import app.ui.routes  # noqa: F401 - registers every state
from app.domain.snapshot import Topic
from app.i18n.catalogue import catalogue
from app.persistence import migrate
from app.persistence.database import Database
from app.realtime.hub import Hub
from app.services.house import House
from app.ui.states import counter
from app.ui.states.seat import SeatState

ROOM = "app.realtime.mirror.Room"
SEAT = "app.ui.states.seat.SeatState"

HANDLERS = {
    ROOM: set(),
    SEAT: {"enter", "dismiss_notice", "writing"},
    "app.ui.states.framing.FramingState": {
        "write",
        "rewrite",
        "withdraw",
        "reveal",
        "move",
        "add_cluster",
        "name_cluster",
        "dissolve_cluster",
        "merge",
        "unmerge",
        "hide",
        "compose",
        "look_further",
        "look_away",
        "find_cards",
    },
    "app.ui.states.goals.GoalsState": {"consider", "propose", "rewrite", "merge", "hide", "adopt", "unadopt"},
    "app.ui.states.ballots.BallotState": {"recall", "recall_for_table", "cast", "withdraw", "enter_for_table"},
    "app.ui.states.mapping.MappingState": {"place"},
    "app.ui.states.charter.CharterState": {"restore"},
    "app.ui.states.voices.VoicesState": {
        "comment",
        "rewrite_comment",
        "withdraw_comment",
        "answer_comment",
        "publish",
        "move_page",
        "unpublish",
    },
    "app.ui.states.reading.ReadingState": {"read_round", "put_away"},
    "app.ui.states.parking.ParkingState": {"park", "settle", "reopen"},
    "app.ui.states.portfolio.PortfolioState": {"pitch"},
    "app.ui.states.registers.RegistersState": {
        "add",
        "change",
        "remove",
        "restore",
        "merge",
        "look_back",
        "estimate",
        "recall_answers",
        "show_sheet",
        "ask_again",
    },
    "app.ui.states.roster.RosterState": {
        "look_for_roster",
        "add_people",
        "renew_person",
        "remove_person",
        "shut_door",
        "open_door",
    },
    "app.ui.states.desk.DeskState": {
        "arrive",
        "look_at",
        "check_charter",
        "open_step",
        "close_step",
        "plan_step",
        "start_timer",
        "extend_timer",
        "pause_timer",
        "resume_timer",
        "stop_timer",
        "plan_round",
        "suggest_method",
        "extend_round",
        "open_round",
        "close_round",
        "reveal_round",
        "discard_round",
        "look_for_people",
        "sit_table",
        "remove_seat",
        "renew_link",
        "write_note",
        "undo",
        "show_parts",
        "use_template",
        "describe",
        "keep_for",
        "end_workshop",
        "reopen_workshop",
        "delete_workshop",
    },
}
"""Every handler that a browser can call. A new one is added here by hand, when it is gated."""

VARS = {
    ROOM: {
        "is_closed",
        "agenda",
        "presence",
        "cards",
        "goals",
        "rounds",
        "turnout",
        "stakeholders",
        "instruments",
        "aims",
        "relations",
        "commitments",
        "mix",
        "portfolio",
        "learning",
        "profile",
        "estimates",
        "blockers",
        "parking",
        "supports",
        "paper",
        "comments",
        "charter",
        "backstage",
    },
    SEAT: {
        "seat_status",
        "seat_code",
        "role",
        "seat_id",
        "own",
        "ack_key",
        "ack_ok",
        "ack_code",
        "ack_values",
        "ack_field",
        "notice_code",
        "notice_values",
        "notice_count",
    },
    "app.ui.states.framing.FramingState": {"further", "found"},
    "app.ui.states.goals.GoalsState": {"hints", "hints_for"},
    "app.ui.states.reading.ReadingState": {"reading"},
    "app.ui.states.ballots.BallotState": {"mine_round_id", "mine_json"},
    "app.ui.states.registers.RegistersState": {
        "changed",
        "changed_in",
        "changed_key",
        "history",
        "history_of",
        "answers",
    },
    "app.ui.states.roster.RosterState": {"roster", "roster_is_read", "roster_added"},
    "app.ui.states.desk.DeskState": {
        "deleted",
        "looking_at",
        "draft_missing",
        "draft_passed",
        "draft_checked",
        "advice",
        "people",
        "people_are_read",
    },
}
"""Every var that a browser gets. The room's are filled by the hub alone, by audience."""

UNGATED = {"arrive", "dismiss_notice", "look_at", "look_away", "put_away", "writing"}
"""What changes nothing but the sender's own screen, or is for the hub to judge by the socket that has entered."""


def name_of(state: type[BaseState]) -> str:
    return f"{state.__module__}.{state.__qualname__}"


def ours() -> list[type[BaseState]]:
    def below(state: type[BaseState]) -> Iterator[type[BaseState]]:
        for one in state.get_substates():
            yield one
            yield from below(one)

    return [state for state in below(State) if state.__module__.startswith("app.")]


def own_handlers(state: type[BaseState]) -> set[str]:
    """Handlers without Reflex's `setvar`, which only calls setters, of which there are none."""
    return set(state.event_handlers) - {"setvar"}


def test_the_handlers_that_a_browser_can_call_are_those_on_the_list() -> None:
    assert {name_of(state): own_handlers(state) for state in ours()} == HANDLERS


def test_the_vars_that_a_browser_gets_are_those_on_the_list() -> None:
    assert {name_of(state): set(state.base_vars) for state in ours() if state.base_vars} == VARS
    assert not any(state.computed_vars for state in ours())


def test_no_state_has_a_setter_that_setvar_could_call() -> None:
    assert not [
        (name_of(state), attribute) for state in ours() for attribute in vars(state) if attribute.startswith("set_")
    ]


def test_no_handler_takes_a_dictionary_from_outside() -> None:
    """Reflex builds whatever a hint names out of what was sent; plain text, numbers and truth values are safe."""
    for state in ours():
        for name in own_handlers(state):
            for parameter in list(inspect.signature(state.event_handlers[name].fn).parameters.values())[1:]:
                assert parameter.annotation in {str, int, bool}, (name_of(state), name, parameter.name)


class Untouchable:
    """A house in which nothing may be done."""

    def __getattr__(self, name: str) -> "Untouchable":
        return self

    def __call__(self, *_: object, **__: object) -> None:
        raise AssertionError("a service was reached without a seat")


class Doorless(Hub):
    """A hub that lets nobody in."""

    async def enter(self, sid: str, actor: Any, *, reads_charter: bool = False) -> None:
        raise AssertionError("somebody without a seat entered a room")

    async def leave(self, sid: str, *, except_workshop: str = "") -> None:
        return None


def at_the_door(state: type[BaseState], cookie: str = "", code: str = "ABCDEF") -> Any:
    """An instance of a state as it is for a browser on the room's page."""
    root = State(_reflex_internal_init=True)
    root.router = RouterData.from_router_data(
        {
            "pathname": "/room/[code]",
            "asPath": f"/room/{code}",
            "query": {"code": code},
            "headers": {"cookie": cookie} if cookie else {},
            "sid": "socket",
        }
    )
    return root.get_substate(state.get_full_name().split("."))


CALLS = [
    (state, name) for state in ours() for name in sorted(own_handlers(state) - UNGATED) if issubclass(state, SeatState)
]


@pytest.mark.parametrize(("state", "name"), CALLS, ids=[f"{state.__name__}.{name}" for state, name in CALLS])
async def test_without_a_seat_a_handler_reaches_nothing_and_says_so(
    state: type[BaseState], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counter._counter, "house", Untouchable())
    monkeypatch.setattr(counter._counter, "hub", Doorless())
    instance = at_the_door(state)
    handler = state.event_handlers[name].fn
    words = ["{}" if one.name.endswith("_json") else one.annotation() for one in _parameters(handler)]
    await handler(instance, *words)
    says = {instance.ack_code, instance.notice_code, instance.seat_code}
    if name in {"consider", "recall", "recall_for_table"}:  # they only look, and then show nothing
        assert (getattr(instance, "hints", []), getattr(instance, "mine_json", "")) == ([], "")
    else:
        assert "error.seat.none" in says
        assert not instance.ack_ok


@pytest.mark.parametrize("said", [True, False, "yes", 1, None, {"a": 1}])
async def test_writing_asks_nothing_but_the_hub_and_passes_on_a_truth_value(
    said: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, bool]] = []
    hub = Doorless()
    monkeypatch.setattr(hub, "writing", lambda sid, is_writing: heard.append((sid, is_writing)))
    monkeypatch.setattr(counter._counter, "house", Untouchable())
    monkeypatch.setattr(counter._counter, "hub", hub)
    await SeatState.event_handlers["writing"].fn(at_the_door(SeatState), said)
    assert heard == [("socket", said is True)]


JUNK = pytest.mark.parametrize(
    "junk",
    [{"a": 1}, ["x"], 10**400, None, "x" * 100_000, "\ud800", True, -1.5, "[]", '{"text": {"a": 1}}', ""],
    ids=["object", "list", "huge", "null", "long", "surrogate", "true", "float", "json list", "json nest", "empty"],
)


@pytest.fixture
async def open_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[str, str]]:
    """A house with a workshop in its first step; its code and the facilitator's token."""
    url = f"sqlite:///{tmp_path / 'guarded.db'}"
    await asyncio.to_thread(migrate.upgrade, url)
    house = House(Database(url), "k" * 40, seat_writes_per_minute=10_000)
    started = await house.convening.start(title="A guarded workshop", facilitator_name="Ada")
    token = house.keys.seat_token(started.facilitator_seat_id, started.workshop_id, house.clock())
    actor = await house.seating.resolve(token, started.code)
    agenda = await house.views.view(started.workshop_id, Topic.AGENDA)
    await house.running.open_step(actor, agenda.steps[0].id)
    monkeypatch.setattr(counter._counter, "house", house)
    monkeypatch.setattr(counter._counter, "hub", Hub())
    yield started.code, token
    await house.database.close()


@JUNK
async def test_junk_from_somebody_with_every_right_is_refused_in_words(open_house: tuple[str, str], junk: Any) -> None:
    code, token = open_house
    harmless = {"enter", "consider", "recall", "recall_for_table", *(name for name in DESK_WITHOUT_WORDS)}
    for state, name in CALLS:
        if name in harmless:
            continue
        instance = at_the_door(state, f"seat_{code}={token}", code)
        handler = state.event_handlers[name].fn
        await handler(instance, *[junk for _ in _parameters(handler)])
        words = instance.ack_code or instance.notice_code
        assert not instance.ack_ok or name in TAKES_EMPTY, (state.__name__, name)
        assert not words or words in catalogue().texts, words


@pytest.mark.parametrize("deep", ["[" * 15_000, '{"a":' * 3_000], ids=["lists", "objects"])
async def test_json_that_is_nested_without_end_is_refused_in_words(open_house: tuple[str, str], deep: str) -> None:
    code, token = open_house
    for state, name in CALLS:
        parameters = _parameters(state.event_handlers[name].fn)
        if name == "consider" or not any(one.name.endswith("_json") for one in parameters):  # it only looks
            continue
        instance = at_the_door(state, f"seat_{code}={token}", code)
        words = [deep if one.name.endswith("_json") else one.annotation() for one in parameters]
        await state.event_handlers[name].fn(instance, *words)
        words_told = instance.ack_code or instance.notice_code
        assert words_told in {"error.form.unreadable", "error.ballot.malformed"}, (state.__name__, name, words_told)


DESK_WITHOUT_WORDS = (
    "pause_timer",
    "resume_timer",
    "stop_timer",
    "end_workshop",
    "reopen_workshop",
    "reveal",
    "check_charter",
)
TAKES_EMPTY: set[str] = set()
"""Handlers for which one of the junk values is a fair thing to say."""


def _parameters(handler: Any) -> list[inspect.Parameter]:
    return list(inspect.signature(handler).parameters.values())[1:]
