"""Instances tell each other who is with them by differences, and come to the same picture whatever happened."""

import json
import random

from app.persistence.channel import LONGEST_MESSAGE
from app.realtime.elsewhere import Elsewhere, Told
from app.services.views.here import NOBODY_HERE, Here


def tell(told: Told, elsewhere: Elsewhere, sender: str, workshops: list[str]) -> int:
    """Carry the news of one instance to another; how many words it took."""
    words = list(told.news(workshops))
    for kind, workshop_id, come, gone in words:
        elsewhere.take(sender, kind, workshop_id, come, gone)
    return len(words)


def test_what_others_know_is_what_is_whatever_has_happened_in_between() -> None:
    dice = random.Random(7)  # noqa: S311 - which moves are tried is no secret
    seats = [f"seat-{number}" for number in range(30)]
    workshops = ["one", "two"]
    own: dict[str, dict[str, Here]] = {"a": {}, "b": {}}
    told = {name: Told(lambda key, name=name: own[name].get(key, NOBODY_HERE)) for name in own}  # type: ignore[misc]
    elsewhere = Elsewhere()
    for _ in range(300):
        name, workshop_id = dice.choice("ab"), dice.choice(workshops)
        here = frozenset(dice.sample(seats, dice.randrange(len(seats))))
        writing = frozenset(one for one in here if dice.random() < 0.2)
        groups = {one: f"group-{one[-1]}" for one in here if not one.endswith("0")}
        own[name][workshop_id] = Here(here, writing, groups)
        if dice.random() < 0.1:
            elsewhere.begins(name)
            told[name].forget()
        tell(told[name], elsewhere, name, [key for key, is_there in own[name].items() if is_there != NOBODY_HERE])
        for key in workshops:
            assert elsewhere(key) == own["a"].get(key, NOBODY_HERE) | own["b"].get(key, NOBODY_HERE)
    elsewhere.forget("a")
    assert [elsewhere(key) for key in workshops] == [own["b"].get(key, NOBODY_HERE) for key in workshops]


def test_nothing_new_is_not_told() -> None:
    told, elsewhere = Told(lambda _workshop_id: Here(frozenset({"ada"}))), Elsewhere()
    assert tell(told, elsewhere, "a", ["one"]) == 1
    assert tell(told, elsewhere, "a", ["one"]) == 0


def test_a_seat_at_two_instances_is_here_until_both_have_lost_it() -> None:
    elsewhere = Elsewhere()
    for sender in ("a", "b"):
        elsewhere.take(sender, "here", "one", ["ada"], [])
    elsewhere.take("a", "here", "one", [], ["ada"])
    assert elsewhere("one").seats == {"ada"}
    elsewhere.take("b", "here", "one", [], ["ada"])
    assert elsewhere("one") == NOBODY_HERE


def test_a_room_of_thousands_is_told_in_words_that_fit_into_messages() -> None:
    everybody = frozenset(f"{number:016}" for number in range(3000))
    others = frozenset(f"{number:016}" for number in range(3000, 6000))
    crowds = [Here(crowd, groups=dict.fromkeys(crowd, "a-group-of-16-ch")) for crowd in (everybody, others)]
    now = crowds.copy()
    told, elsewhere = Told(lambda _workshop_id: now[0]), Elsewhere()
    for _ in crowds:
        words = list(told.news(["x" * 16]))
        assert max(len(json.dumps(word)) for word in words) < LONGEST_MESSAGE
        for kind, workshop_id, come, gone in words:
            elsewhere.take("a", kind, workshop_id, come, gone)
        assert elsewhere("x" * 16) == now.pop(0)
        now.append(NOBODY_HERE)
