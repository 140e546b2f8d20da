"""WebSocket frames: what one side writes the other reads, however the network cuts it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.framing import BINARY, CLOSE, PING, TEXT, FramingError, Messages, accept_of, client_frame

SIZES = st.sampled_from([0, 1, 2, 3, 4, 5, 124, 125, 126, 127, 128, 65_535, 65_536, 70_001])


def from_server(opcode: int, payload: bytes, *, is_last: bool = True) -> bytes:
    """One frame as a server writes it."""
    size = len(payload)
    if size < 126:
        length = bytes((size,))
    elif size < 65_536:
        length = b"\x7e" + size.to_bytes(2, "big")
    else:
        length = b"\x7f" + size.to_bytes(8, "big")
    return bytes((opcode | (0x80 if is_last else 0),)) + length + payload


def pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    """The data cut at these places."""
    places = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    return [data[start:end] for start, end in pairwise(places)]


@given(sizes=st.lists(SIZES, min_size=1, max_size=4), cuts=st.lists(st.integers(0, 300_000), max_size=8))
def test_messages_arrive_whole_however_they_are_cut(sizes: list[int], cuts: list[int]) -> None:
    sent = [(TEXT, bytes([65 + number]) * size) for number, size in enumerate(sizes)]
    stream = b"".join(from_server(opcode, payload) for opcode, payload in sent)
    messages = Messages()
    assert [one for piece in pieces(stream, cuts) for one in messages.feed(piece)] == sent


@given(parts=st.lists(st.binary(max_size=200), min_size=2, max_size=5), cuts=st.lists(st.integers(0, 2000), max_size=8))
def test_a_message_in_parts_is_put_together_and_a_ping_may_come_between(parts: list[bytes], cuts: list[int]) -> None:
    frames = [from_server(TEXT, parts[0], is_last=False)]
    frames += [from_server(0, part, is_last=False) for part in parts[1:-1]]
    frames += [from_server(PING, b"there?"), from_server(0, parts[-1])]
    messages = Messages()
    found = [one for piece in pieces(b"".join(frames), cuts) for one in messages.feed(piece)]
    assert found == [(PING, b"there?"), (TEXT, b"".join(parts))]


@given(size=SIZES, opcode=st.sampled_from([TEXT, BINARY, PING, CLOSE]))
def test_a_server_can_read_what_a_client_writes(size: int, opcode: int) -> None:
    payload = bytes(number % 251 for number in range(size))
    frame = client_frame(opcode, payload)
    assert frame[0] == 0x80 | opcode
    assert frame[1] & 0x80, "a client masks"
    body = {126: 4, 127: 10}.get(frame[1] & 0x7F, 2)
    told = int.from_bytes(frame[2:body], "big") if body > 2 else frame[1] & 0x7F
    mask, masked = frame[body : body + 4], frame[body + 4 :]
    assert told == size == len(masked)
    assert bytes(byte ^ mask[place % 4] for place, byte in enumerate(masked)) == payload


def test_the_answer_to_a_handshake_is_that_of_the_standard() -> None:
    assert accept_of("dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="


@pytest.mark.parametrize(
    ("frame", "why"),
    [
        (b"\x81\x85\x00\x00\x00\x00hello", "masked"),
        (from_server(TEXT | 0x40, b"squeezed"), "compressed"),
        (from_server(0, b"the end of nothing"), "mixed"),
        (from_server(TEXT, b"a", is_last=False) + from_server(TEXT, b"b"), "mixed"),
        (from_server(PING, b"a", is_last=False), "control"),
        (from_server(PING, b"a" * 126), "control"),
        (b"\x81\x7f" + (2**40).to_bytes(8, "big"), "without end"),
    ],
)
def test_what_no_server_may_send_is_refused(frame: bytes, why: str) -> None:
    with pytest.raises(FramingError, match=why):
        Messages().feed(frame)
