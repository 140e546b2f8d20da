"""`mission-room export` writes what the room would download, and says in one line what is in the way."""

import contextlib
import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import main


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The code of a demo in a data folder of its own, for all tests here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MISSION_ROOM_DATA_DIR", str(tmp_path_factory.mktemp("exported")))
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            assert main(["demo", "--until", "frame", "--print-code"]) == 0
        yield said.getvalue().splitlines()[-1]


def test_every_format_is_written_and_nothing_is_replaced_unasked(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kinds = (("md", b"# "), ("docx", b"PK"), ("pdf", b"%PDF-"), ("json", b"{"), ("html", b"<!doctype"), ("xlsx", b"PK"))
    for kind, start in (*kinds, ("zip", b"PK")):
        target = tmp_path / f"charter.{kind}"
        assert main(["export", code, "-o", str(target)]) == 0
        assert target.read_bytes().startswith(start) or b"# " in target.read_bytes()[:400]
    assert json.loads((tmp_path / "charter.json").read_text(encoding="utf-8"))["schema_version"]
    assert main(["export", code, "-o", str(tmp_path / "charter.md")]) == 1
    assert "there already" in capsys.readouterr().err
    assert main(["export", code, "-o", str(tmp_path / "charter.md"), "--force"]) == 0


def test_without_a_file_it_goes_to_standard_output_unless_nobody_could_read_it(
    code: str, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["export", code, "--format", "pdf", "-o", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"%PDF-")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["export", code, "--format", "pdf"]) == 2
    told = capfdbinary.readouterr()
    assert told.out == b""
    assert b"nothing to read on a terminal" in told.err


def test_a_folder_that_is_not_there_is_said_in_one_line(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", code, "-o", str(tmp_path / "missing" / "charter.md")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "cannot be written" in line


def test_a_wrong_code_and_a_missing_format_are_said_in_one_line(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "ZZZZZZ", "-o", str(tmp_path / "charter.md")]) == 1
    assert "no workshop with this code" in capsys.readouterr().err
    assert main(["export", code, "-o", str(tmp_path / "charter.exe")]) == 2
    assert "Which format" in capsys.readouterr().err


def test_a_vote_that_is_not_there_and_a_record_in_another_format_are_said_in_one_line(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", code, "--round", "9", "-o", str(tmp_path / "round.json")]) == 1
    assert "no longer there" in capsys.readouterr().err
    assert main(["export", code, "--round", "1", "-o", str(tmp_path / "round.pdf")]) == 2
    assert "json file" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_record_of_a_vote_is_written_and_is_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MISSION_ROOM_DATA_DIR", str(tmp_path / "data"))
    assert main(["demo", "--until", "goals", "--print-code"]) == 0
    code = capsys.readouterr().out.splitlines()[-1]
    file = tmp_path / "round.json"
    assert main(["export", code, "--round", "1", "-o", str(file)]) == 0
    assert main(["verify", str(file)]) == 0
    assert "counted again" in capsys.readouterr().out


def test_all_of_it_comes_in_one_archive_with_checksums(code: str, tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    assert main(["export", code, "-o", str(target)]) == 0
    with zipfile.ZipFile(target) as archive:
        (folder,) = {name.partition("/")[0] for name in archive.namelist()}
        sums = archive.read(f"{folder}/SHA256SUMS").decode().splitlines()
        listed = {line[66:]: line[:64] for line in sums}
        assert all(line[64:66] == "  " for line in sums)  # as `sha256sum -c` takes it
        held = {name.partition("/")[2] for name in archive.namelist()} - {"SHA256SUMS"}
        assert held == set(listed)
        assert all(hashlib.sha256(archive.read(f"{folder}/{one}")).hexdigest() == listed[one] for one in held)
    assert {"README.txt", "charter.docx", "charter.pdf", "charter.html", "calendar.ics", "lists/read_me.csv"} <= held


def test_the_lists_come_as_one_archive_and_never_under_the_name_of_one_of_them(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", code, "--format", "csv", "-o", str(tmp_path / "lists.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "lists.zip") as archive:
        assert "agenda.csv" in archive.namelist()
    assert main(["export", code, "-o", str(tmp_path / "lists.csv")]) == 2
    assert "one ZIP" in capsys.readouterr().err


def test_a_template_is_taken_for_word_alone(code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = tmp_path / "office.docx"
    assert main(["export", code, "-o", str(template)]) == 0
    assert main(["export", code, "-o", str(tmp_path / "a.docx"), "--template", str(template)]) == 0
    assert main(["export", code, "-o", str(tmp_path / "a.pdf"), "--template", str(template)]) == 2
    assert main(["export", code, "-o", str(tmp_path / "b.docx"), "--template", str(tmp_path / "no.docx")]) == 1
    assert "cannot be read" in capsys.readouterr().err
