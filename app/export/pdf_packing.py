"""A PDF made small without losing anything: its many small objects go into compressed streams.

typst writes every tag, link and bookmark as an object of its own, in plain text. ISO 32000-1 has object streams (7.5.7)
and cross-reference streams (7.5.8) for them, which PDF/A-2 (ISO 19005-2, 6.1.4) and PDF/UA-1 allow. Must not: change an
object, or fail: a file that is not laid out as expected comes back as it was.
"""

import re
import zlib

_AT_ONCE = 4_000
"""Objects in a stream: a reader unpacks all of them to get at one."""
_ROW = 1 + 4 + 2
"""Bytes of an entry of the cross-reference: what it is, where or in which stream, as which."""
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_HEAD = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_OBJECT = re.compile(rb"\s*(\d+) (\d+) obj\s*(.*?)\s*endobj\s*$", re.DOTALL)
_SIZE = re.compile(rb"/Size \d+")


def packed(content: bytes) -> bytes:
    """The same document in fewer bytes; the content itself where it cannot be packed."""
    try:
        return _packed(content)
    except (ValueError, IndexError):
        return content


def _packed(content: bytes) -> bytes:
    start = _found(_START, content[-64:])
    table = int(start[1])
    head = _found(_HEAD, content[table : table + 40])
    count = int(head[1])
    begin = table + head.end()
    entries = [_found(_ENTRY, content[at : at + 20]) for at in range(begin, begin + 20 * count, 20)]
    trailer = _dictionary(content[begin + 20 * count :])
    places = sorted(int(one[1]) for one in entries if one[3] == b"n")
    ends = dict(zip(places, [*places[1:], table], strict=True))
    streams: list[tuple[int, bytes]] = []
    small: list[tuple[int, bytes]] = []
    for number, entry in enumerate(entries):
        if entry[3] == b"f":
            continue
        at = int(entry[1])
        written = _found(_OBJECT, content[at : ends[at]])
        if (int(written[1]), int(written[2])) != (number, 0):
            raise ValueError("an object is not where the cross-reference says")
        (streams if written[3].endswith(b"endstream") else small).append((number, written[3]))
    return _written(content[: min(places)], streams, small, count, trailer)


def _written(
    head: bytes, streams: list[tuple[int, bytes]], small: list[tuple[int, bytes]], count: int, trailer: bytes
) -> bytes:
    out = bytearray(head)
    rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 65_535)}

    def put(number: int, body: bytes) -> None:
        rows[number] = (1, len(out), 0)
        out.extend(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    for number, body in streams:
        put(number, body)
    following = count
    for begin in range(0, len(small), _AT_ONCE):
        some = small[begin : begin + _AT_ONCE]
        index, place = [], 0
        for at, (number, body) in enumerate(some):
            rows[number] = (2, following, at)
            index.append(b"%d %d" % (number, place))
            place += len(body) + 1
        table = b" ".join(index) + b"\n"
        data = zlib.compress(table + b"\n".join(body for _, body in some), 9)
        kind = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (len(some), len(table), len(data))
        put(following, b"%b\nstream\n%b\nendstream" % (kind, data))
        following += 1
    start = len(out)
    rows[following] = (1, start, 0)
    put(following, _cross_reference(rows, following + 1, trailer))
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def _cross_reference(rows: dict[int, tuple[int, int, int]], size: int, trailer: bytes) -> bytes:
    """The rows, each as what changed since the row before (the "up" predictor of PNG), which packs best."""
    free = (0, 0, 65_535)
    lines, before = [], bytes(_ROW)
    for number in range(size):
        kind, place, at = rows.get(number, free)
        row = kind.to_bytes(1) + place.to_bytes(4) + at.to_bytes(2)
        lines.append(b"\x02" + bytes((one - other) & 255 for one, other in zip(row, before, strict=True)))
        before = row
    data = zlib.compress(b"".join(lines), 9)
    more = b"/Type/XRef/W[1 4 2]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>/Length %d" % (
        _ROW,
        len(data),
    )
    return b"<<%b%b>>\nstream\n%b\nendstream" % (_SIZE.sub(b"/Size %d" % size, trailer), more, data)


def _dictionary(rest: bytes) -> bytes:
    """What stands between the brackets of the trailer."""
    begin, end = rest.index(b"<<"), rest.rindex(b">>")
    if b"trailer" not in rest[:begin] or not _SIZE.search(rest):
        raise ValueError("no trailer")
    return rest[begin + 2 : end]


def _found(pattern: re.Pattern[bytes], where: bytes) -> re.Match[bytes]:
    found = pattern.match(where) if pattern is not _START else pattern.search(where)
    if found is None:
        raise ValueError("not the file that was expected")
    return found
