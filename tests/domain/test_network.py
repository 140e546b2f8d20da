"""Relations as a network: the same picture for the same relations, nobody on top of another, isolated and brokers."""

import itertools
import math

from app.domain.network import Relation, network


def edge(source: str, target: str, kind: str = "funds", **more: object) -> Relation:
    return Relation(f"{source}{target}{kind}", source, target, kind, **more)  # type: ignore[arg-type]


STAR = [edge("hub", name) for name in ("a", "b", "c")]


def test_the_actor_between_all_others_is_the_broker() -> None:
    drawn = network(("a", "b", "c", "hub", "alone"), STAR)
    assert drawn.brokers == ("hub",)
    assert next(node for node in drawn.nodes if node.id == "hub").betweenness == 1.0


def test_at_most_three_brokers_are_named_the_busiest_first() -> None:
    chain = [edge(str(at), str(at + 1)) for at in range(9)]
    drawn = network([str(at) for at in range(10)], chain)
    assert drawn.brokers == ("4", "5", "3")


def test_an_actor_without_any_relation_is_isolated_and_not_drawn() -> None:
    drawn = network(("a", "b", "c", "hub", "alone"), STAR)
    assert drawn.isolated == ("alone",)
    assert {node.id for node in drawn.nodes} == {"a", "b", "c", "hub"}


def test_an_actor_with_needed_relations_only_is_drawn_and_still_isolated() -> None:
    drawn = network(("a", "hub", "new"), [edge("hub", "a"), edge("hub", "new", is_needed=True)])
    assert drawn.isolated == ("new",)
    assert "new" in {node.id for node in drawn.nodes}


def test_nobody_becomes_a_broker_by_opposing_or_by_what_is_only_needed() -> None:
    assert network(("a", "b", "x"), [edge("x", "a", "opposes"), edge("x", "b", "opposes")]).brokers == ()
    assert network(("a", "b", "x"), [edge("x", "a"), edge("x", "b", is_needed=True)]).brokers == ()


def test_a_relation_to_somebody_who_is_gone_or_to_itself_is_in_no_picture_and_in_no_table() -> None:
    drawn = network(("a", "b"), [edge("a", "b"), edge("a", "gone"), edge("b", "b")])
    assert [(one.source, one.target) for one in drawn.relations] == [("a", "b")]


def test_the_same_relations_give_the_same_picture() -> None:
    ids = [str(at) for at in range(20)]
    edges = [
        edge(first, second) for first, second in itertools.combinations(ids, 2) if (int(first) + int(second)) % 5 == 0
    ]
    assert network(ids, edges).nodes == network(ids, list(edges)).nodes


def test_sixty_actors_stay_within_the_picture_and_off_each_other() -> None:
    ids = [f"n{at}" for at in range(60)]
    edges = [edge(f"n{at}", f"n{(at * 7 + 3) % 60}") for at in range(60)]
    edges += [edge(f"n{at}", f"n{at // 4}", "regulates") for at in range(1, 60)]
    drawn = network(ids, edges)
    assert all(0 <= node.x <= 1 and 0 <= node.y <= 1 for node in drawn.nodes)
    nearest = min(math.dist((a.x, a.y), (b.x, b.y)) for a, b in itertools.combinations(drawn.nodes, 2))
    assert nearest > 0.05, "dots of 28 px on a picture of 900 by 600 px do not touch"


def test_few_actors_are_drawn_too() -> None:
    assert network((), []).nodes == ()
    two = network(("a", "b"), [edge("a", "b")]).nodes
    assert math.dist((two[0].x, two[0].y), (two[1].x, two[1].y)) > 0.5
