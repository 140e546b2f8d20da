"""WebSocket frames as a client needs them (RFC 6455): masked frames out, whole messages in.

What it must not do: compress, or know what a message says.
"""

from __future__ import annotations

import base64
import hashlib
import secrets

TEXT, BINARY, CLOSE, PING, PONG = 0x1, 0x2, 0x8, 0x9, 0xA
LONGEST_MESSAGE = 64 * 2**20

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_CONTINUATION, _FIRST_CONTROL, _LONGEST_CONTROL = 0x0, 0x8, 125
_SHORT, _LONG = 126, 127


class FramingError(ConnectionError):
    """What came is no frame that a server may send."""


def accept_of(key: str) -> str:
    """What a server answers to the key of a handshake."""
    return base64.b64encode(hashlib.sha1(key.encode() + _GUID, usedforsecurity=False).digest()).decode()


def client_frame(opcode: int, payload: bytes) -> bytes:
    """One whole frame from a client to a server."""
    size = len(payload)
    if size < _SHORT:
        head = bytes((0x80 | opcode, 0x80 | size))
    elif size < 2**16:
        head = bytes((0x80 | opcode, 0x80 | _SHORT)) + size.to_bytes(2, "big")
    else:
        head = bytes((0x80 | opcode, 0x80 | _LONG)) + size.to_bytes(8, "big")
    mask = secrets.token_bytes(4)
    cover = (mask * (size // 4 + 1))[:size]
    # One operation on two long numbers is far quicker than a loop over their bytes.
    masked = int.from_bytes(payload, "little") ^ int.from_bytes(cover, "little")
    return head + mask + masked.to_bytes(size, "little")


class Messages:
    """Puts a server's frames together, however the network has cut them."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self._wanted = 0  # so many bytes are needed before it is worth looking again
        self._kind = 0
        self._parts: list[bytes] = []

    def feed(self, data: bytes) -> list[tuple[int, bytes]]:
        """The messages that are complete now, each with its opcode. Errors: `FramingError`."""
        if self._rest:
            self._rest += data
            if len(self._rest) < self._wanted:
                return []
            data = bytes(self._rest)
            self._rest.clear()
        found: list[tuple[int, bytes]] = []
        start, end = 0, len(data)
        while start < end:
            body, size = _measure(data, start, end)
            if body + size > end:
                self._wanted = body + size - start
                self._rest += data[start:]
                break
            payload = data[body : body + size]
            self._take(data[start], payload, found)
            start = body + size
        return found

    def _take(self, first: int, payload: bytes, found: list[tuple[int, bytes]]) -> None:
        """Take one frame in; a message of several is complete with its last."""
        opcode, is_last = first & 0x0F, bool(first & 0x80)
        if first & 0x70:
            raise FramingError("the server sent a compressed frame that nobody has asked for")
        if opcode >= _FIRST_CONTROL:
            if not is_last or len(payload) > _LONGEST_CONTROL:
                raise FramingError("the server sent a control frame in pieces")
            found.append((opcode, payload))
            return
        if (opcode == _CONTINUATION) != bool(self._kind):
            raise FramingError("the server mixed two messages")
        if is_last and not self._kind:
            found.append((opcode, payload))
            return
        self._kind = self._kind or opcode
        self._parts.append(payload)
        if sum(map(len, self._parts)) > LONGEST_MESSAGE:
            raise FramingError("the server sent a message without end")
        if is_last:
            found.append((self._kind, b"".join(self._parts)))
            self._kind, self._parts = 0, []


def _measure(data: bytes, start: int, end: int) -> tuple[int, int]:
    """Where the payload of the frame at `start` begins, and its size; more than there is while the head is cut."""
    if end - start < 2:
        return start + 2, 0
    second = data[start + 1]
    if second & 0x80:
        raise FramingError("the server sent a masked frame")
    size, body = second & 0x7F, start + 2
    if size >= _SHORT:
        body += 2 if size == _SHORT else 8
        if body > end:
            return body, 0
        size = int.from_bytes(data[start + 2 : body], "big")
        if size > LONGEST_MESSAGE:
            raise FramingError("the server sent a message without end")
    return body, size
