"""A programme of several charters: what they share is known as one thing, and what was promised is counted once."""

from datetime import date

from app.domain.charter.data import GoalFacts
from app.domain.goals import GoalContent
from app.domain.programme.commitments import beyond_need, maybe_twice, offered, once_each, together
from app.domain.programme.missions import Mission, shared_things, suggestions
from app.domain.programme.timeline import Due, timeline
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.fields import Value
from app.domain.registers.source import Entry, ShelfSource


def entry(register: str, id_: str, number: int = 1, **values: Value) -> Entry:
    return Entry(id_, number, {**REGISTERS[register].blanks, **values})


def actor(id_: str, name: str, **values: Value) -> Entry:
    return entry("stakeholders", id_, name=name, sector="government", level="national", **values)


def money(id_: str, amount: float | None, by: str, **values: Value) -> Entry:
    return entry(
        "commitments",
        id_,
        **{
            "offer": "Money",
            "kind": "money",
            "amount": amount,
            "unit": "DKK",
            "actor": by,
            "status": "offered",
            **values,
        },
    )


def mission(
    id_: str,
    *,
    shared: dict[tuple[str, str], str] | None = None,
    goals: tuple[GoalFacts, ...] = (),
    **registers: list[Entry],
) -> Mission:
    return Mission(id_, f"Mission {id_}", "collecting", goals, ShelfSource(registers), shared=shared or {})


GREEN = mission(
    "green", stakeholders=[actor("a1", "Innovation Fund")], commitments=[money("c1", 100, "a1"), money("c2", 40, "a1")]
)
PLASTIC = mission(
    "plastic",
    stakeholders=[actor("a2", "Innovation Fund Denmark")],
    commitments=[money("c3", 100, "a2"), money("c4", 7, "a2", unit="EUR")],
    shared={("stakeholders", "a2"): "a1", ("commitments", "c3"): "c1"},
)


def test_one_actor_in_two_charters_has_commitments_in_each_and_in_all_and_none_twice() -> None:
    found = together([GREEN, PLASTIC])
    assert {key: [(one.unit, one.amount) for one in totals] for key, totals in found.by_mission.items()} == {
        "green": [("DKK", 140)],
        "plastic": [("DKK", 100), ("EUR", 7)],
    }
    assert [(one.unit, one.amount, one.count) for one in found.in_all] == [("DKK", 140, 2), ("EUR", 7, 1)]
    assert found.repeated == 1


def test_amounts_in_different_units_are_never_added_up() -> None:
    assert len(together([GREEN, PLASTIC]).in_all) == 2


def test_of_copies_that_differ_the_more_careful_one_counts() -> None:
    more = mission("more", commitments=[money("x1", 500, "", status="signed")])
    less = mission("less", commitments=[money("x2", 300, "", status="offered")], shared={("commitments", "x2"): "x1"})
    (once,) = once_each(offered([more, less]))
    assert (once.pledge.amount, once.pledge.status) == (300, "offered")
    withdrawn = mission(
        "gone", commitments=[money("x3", 1, "", status="withdrawn")], shared={("commitments", "x3"): "x1"}
    )
    (once,) = once_each(offered([more, withdrawn]))
    assert once.pledge.amount == 500


def test_the_same_money_of_the_same_actor_in_two_charters_is_asked_about() -> None:
    assert maybe_twice([GREEN, PLASTIC]) == (), "it was said to be one"
    apart = mission(
        "apart",
        stakeholders=[actor("a3", "Fund")],
        commitments=[money("c5", 100, "a3", unit="dkk ")],
        shared={("stakeholders", "a3"): "a1"},
    )
    (found,) = maybe_twice([GREEN, apart])
    assert (found.actor, found.amount, {one.mission for one in found.offers}) == ("a1", 100, {"green", "apart"})
    other = mission("other", stakeholders=[actor("a4", "Bank")], commitments=[money("c6", 100, "a4")])
    assert maybe_twice([GREEN, other]) == ()


def test_an_actor_that_promised_more_than_is_asked_of_it_is_told() -> None:
    ask = entry("asks", "k1", need="Money", kind="money", amount=60.0, unit="DKK", from_actor="a2")
    asking = mission("asking", asks=[ask], shared={("stakeholders", "a2"): "a1"})
    (found,) = beyond_need([GREEN, asking])
    assert (found.promised, found.asked, found.unit) == (140, 60, "DKK")
    assert beyond_need([GREEN]) == ()
    modest = mission(
        "modest", asks=[entry("asks", "k2", need="More", kind="money", amount=400.0, unit="DKK", from_actor="a1")]
    )
    assert beyond_need([GREEN, asking, modest]) == ()


def test_what_stands_in_two_charters_is_listed_with_what_differs() -> None:
    (found,) = shared_things([GREEN, PLASTIC], "stakeholders")
    assert (found.name, [one.mission for one in found.copies]) == ("Innovation Fund", ["green", "plastic"])
    assert [(one.field, one.values) for one in found.differences] == [
        ("name", {"green": "Innovation Fund", "plastic": "Innovation Fund Denmark"})
    ]
    twice_in_one = mission(
        "one", stakeholders=[actor("b1", "B"), actor("b2", "B")], shared={("stakeholders", "b2"): "b1"}
    )
    assert shared_things([twice_in_one], "stakeholders") == ()


def test_where_an_actor_stands_in_a_mission_is_no_difference() -> None:
    here = mission("here", stakeholders=[actor("a1", "Fund", power=5, stance="driving")])
    there = mission(
        "there", stakeholders=[actor("a2", "Fund", power=1, stance="against")], shared={("stakeholders", "a2"): "a1"}
    )
    (found,) = shared_things([here, there], "stakeholders")
    assert found.differences == ()


def test_names_that_are_alike_in_two_charters_are_suggested_and_nothing_else() -> None:
    here = mission("here", stakeholders=[actor("u1", "UNDP"), actor("p1", "Port of Aarhus")])
    there = mission(
        "there", stakeholders=[actor("u2", "United Nations Development Programme"), actor("q1", "Ministry of Health")]
    )
    (found,) = suggestions([here, there], "stakeholders")
    assert {found.first.entry.id, found.second.entry.id} == {"u1", "u2"}
    known = mission("there", stakeholders=there.source.entries("stakeholders"), shared={("stakeholders", "u2"): "u1"})  # type: ignore[arg-type]
    assert suggestions([here, known], "stakeholders") == ()
    within = mission("within", stakeholders=[actor("w1", "Port"), actor("w2", "Port")])
    assert suggestions([within], "stakeholders") == ()


def test_the_days_of_all_charters_stand_in_one_line_and_shared_ones_once() -> None:
    goal = GoalFacts(
        "g1",
        1,
        GoalContent("Halve it", deadline=date(2030, 1, 1), milestone="A third", milestone_date=date(2028, 1, 1)),
    )
    project = entry("projects", "p1", name="Nets", ends="2029-01-01")
    first = mission("first", goals=(goal,), projects=[project])
    second = mission(
        "second", projects=[entry("projects", "p2", name="Nets", ends="2029-01-01")], shared={("projects", "p2"): "p1"}
    )
    found = timeline([first, second])
    assert [(one.due, one.missions) for one in found] == [
        (Due.MILESTONE, ("first",)),
        (Due.PROJECT_ENDS, ("first", "second")),
        (Due.GOAL, ("first",)),
    ]
