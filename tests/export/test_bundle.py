"""All of it in one archive: what fails is left out and told, the rest is whole, and the checksums are right."""

import io
import logging
import subprocess
import zipfile
from pathlib import Path

import pytest

from app.domain.document import Document, Figure, Row, Table, plain
from app.domain.pictures import Size, draw
from app.export.bundle import Maker, bundle
from app.export.files import Kept
from tests.made_up_results import made_up

TABLE = Table("Votes", ("Option", "Votes"), (Row((plain("Quiet nights"), plain("7"))),))
FIGURE = Figure(draw(made_up("dots"), "result", Size.PAPER), "One bar", "Votes as bars", TABLE, "votes")


def made(content: bytes) -> Maker:
    return lambda: (content, ())


def broken() -> tuple[bytes, tuple[str, ...]]:
    raise ValueError("this writer has met something new")


def entries(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as read:
        return {name.partition("/")[2]: read.read(name) for name in read.namelist()}


def test_a_format_that_fails_is_left_out_and_told_with_what_to_do(caplog: pytest.LogCaptureFixture) -> None:
    makers = {"charter.md": made(b"# T"), "charter.pdf": broken}
    with caplog.at_level(logging.ERROR):
        archive, notes = bundle("t", Document("T", "S", "en"), makers, Kept())
    held = entries(archive)
    assert set(held) == {"charter.md", "README.txt", "SHA256SUMS"}
    read_me = held["README.txt"].decode()
    assert "- charter.pdf" in read_me
    assert "Try again from the charter page" in read_me
    assert notes == ("left_out",)
    assert "charter.pdf could not be made" in caplog.text


def test_a_picture_that_cannot_be_drawn_is_left_out_and_told() -> None:
    good, bad = FIGURE, Figure("<svg", "alt", "caption", TABLE, "broken")
    archive, _ = bundle("t", Document("T", "S", "en", blocks=(good, bad)), {}, Kept())
    held = entries(archive)
    assert {"pictures/votes.svg", "pictures/votes.png"} <= set(held)
    assert "- pictures/broken.png" in held["README.txt"].decode()


def test_two_pictures_of_one_name_are_both_there() -> None:
    archive, _ = bundle("t", Document("T", "S", "en", blocks=(FIGURE, FIGURE)), {}, Kept())
    assert {"pictures/votes.png", "pictures/votes-2.png"} <= set(entries(archive))


def test_records_of_votes_and_the_calendar_are_there_as_they_are() -> None:
    archive, _ = bundle("t", Document("T", "S", "en"), {}, Kept(((3, b"{}"),), b"BEGIN:VCALENDAR"))
    held = entries(archive)
    assert (held["votes/vote-3.json"], held["calendar.ics"]) == (b"{}", b"BEGIN:VCALENDAR")


def test_the_checksums_are_those_of_the_tool_that_checks_them(tmp_path: Path) -> None:
    archive, _ = bundle("t", Document("T", "S", "en", blocks=(FIGURE,)), {"charter.md": made(b"# T")}, Kept())
    with zipfile.ZipFile(io.BytesIO(archive)) as read:
        read.extractall(tmp_path)
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "t", capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert b"charter.md: OK" in checked.stdout
    (tmp_path / "t" / "charter.md").write_text("# Another")
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "t", capture_output=True, check=False)
    assert checked.returncode != 0
