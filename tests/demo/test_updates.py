"""Updates are decoded once for all pages that receive the same bytes."""

import json

from app.demo.updates import SharedDecoder


def packet(**topics: object) -> bytes:
    return b"42/_event," + json.dumps(["event", {"delta": {"room": topics}}]).encode()


def test_the_same_bytes_are_parsed_once() -> None:
    decoder = SharedDecoder()
    for _ in range(1000):
        update = decoder.update(packet(turnout=7))
        assert update is not None
        assert update.states == (("room", {"turnout": 7}),)
    assert decoder.parsed == 1


def test_what_everybody_gets_stays_known_while_others_get_things_of_their_own() -> None:
    decoder = SharedDecoder(how_many=8)
    for number in range(100):
        decoder.update(packet(turnout=7))
        decoder.update(packet(own=number))
    assert decoder.parsed == 101


def test_only_so_many_are_kept() -> None:
    decoder = SharedDecoder(how_many=8)
    for number in range(9):
        decoder.update(packet(turnout=number))
    decoder.update(packet(turnout=0))
    assert decoder.parsed == 10


def test_an_update_may_come_as_text_and_others_are_none() -> None:
    decoder = SharedDecoder()
    as_text = b"42/_event," + json.dumps(["event", json.dumps({"delta": {"room": {"a": 1}}})]).encode()
    update = decoder.update(as_text)
    assert update is not None
    assert update.states == (("room", {"a": 1}),)
    assert decoder.update(b'42/_event,["pong"]') is None
    assert decoder.update(b'42/_other,["event",{}]') is None
    nothing = decoder.update(b'42/_event,["event",{"delta":null}]')
    assert nothing is not None
    assert nothing.states == ()
