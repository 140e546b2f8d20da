"""Every part of the bench runs to its end at a tiny size and gives numbers; how quick things are is not for a test."""

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.domain.voting.methods import Method
from app.domain.voting.terms import RankingRule
from bench import machine
from bench.parts import PARTS

ROOT = Path(__file__).parents[2]
_WITHIN_SECONDS = 240


@pytest.fixture(autouse=True)
def measurable() -> None:
    """The bench reads Linux's /proc."""
    machine.is_measurable()


def bench(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the bench as `make bench` does."""
    return subprocess.run(
        [sys.executable, "-m", "bench", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=_WITHIN_SECONDS,
        check=False,
    )


def figures(folder: Path, *parts: str) -> dict[str, dict[str, Any]]:
    """The figures of some parts at a tiny size, by name."""
    done = bench(folder, "--quick", "--out", str(folder), *parts)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = json.loads((folder / "latest.json").read_text(encoding="utf-8"))
    for row in rows:
        assert not math.isnan(row["value"]), row
        assert row["spread"][0] <= row["value"] <= row["spread"][1], row
        assert row["runs"] >= 1, row
    return {row["name"]: row for row in rows}


@pytest.mark.server
def test_the_baselines_are_measured_with_as_many_bytes_as_the_product_sends(tmp_path: Path) -> None:
    found = figures(tmp_path, "limit", "shared")

    assert found["bare loop, 5 sockets: vote to screen, p50"]["value"] > 0
    assert found["rx.SharedState, 3 pages: vote to screen, p50"]["value"] > 0
    assert "bytes for each vote, as in the product" in (tmp_path / "latest.md").read_text(encoding="utf-8")


@pytest.mark.server
def test_the_product_is_measured_whole_and_loses_nothing(tmp_path: Path) -> None:
    found = figures(tmp_path, "product")

    assert found["5 people: have the whole room"]["ratio"] == 1
    assert found["5 people, all voting within 0.5 s: acknowledged"]["ratio"] == 1
    assert found["5 people, all voting within 0.5 s: in the database"]["ratio"] == 1
    assert found["5 people after kill -9: back with the whole room"]["ratio"] == 1
    assert found["5 people, 10 votes a second: vote to screen, p99"]["value"] > 0
    assert found["5 people, 10 votes a second: vote until acknowledged, p50"]["baseline_value"] > 0


@pytest.mark.server
def test_growth_is_set_against_the_smallest_size(tmp_path: Path) -> None:
    found = figures(tmp_path, "growth")

    for name in ("30 cards: bytes until the room is there", "30 ballots: CPU of close and reveal"):
        assert found[name]["baseline"] == f"10 {name.split()[1].rstrip(':')}"
    assert found["3 × 2, 10 votes a second: vote to screen, p50"]["baseline"] == "1 × 6, 10 votes a second"


@pytest.mark.server
def test_a_map_is_set_against_a_smaller_one(tmp_path: Path) -> None:
    found = figures(tmp_path, "map")

    small, large = "3 actors, 2 instruments, 4 projects", "6 actors, 4 instruments, 20 projects"
    for figure in ("reading portfolio", "bytes a page gets for a change in projects"):
        assert found[f"{large}: {figure}"]["baseline"] == small
    assert found[f"{large}: a change in stakeholders, until it is on all pages"]["value"] > 0


def test_the_charter_and_its_files_are_measured(tmp_path: Path) -> None:
    found = figures(tmp_path, "charters")

    assert found["the charter as page"]["ratio"] > 0
    for kind in ("md", "json", "docx", "pdf", "html", "xlsx", "csv"):
        assert found[f"the longest: as {kind}, again"]["ratio"] > 0
    assert found["the longest: all of it as zip, the first time"]["value"] > 0


def test_the_count_of_every_method_is_measured_beside_the_oracle(tmp_path: Path) -> None:
    found = figures(tmp_path, "tally")

    assert len(found) == len(Method) + len(RankingRule)  # rankings have three rules; and the run itself
    for name in ("approval", "score", "ranked, schulze", "ranked, borda", "ranked, instant_runoff"):
        assert found[f"count of {name}"]["ratio"] > 0


@pytest.mark.server
def test_a_soak_of_some_seconds_ends_without_an_error(tmp_path: Path) -> None:
    soaked = bench(tmp_path, "soak", "--minutes", "0.05", "--participants", "4", "--every", "1", "--out", str(tmp_path))

    assert soaked.returncode == 0, soaked.stdout + soaked.stderr
    kept = json.loads((tmp_path / "soak-agenda.json").read_text(encoding="utf-8"))
    assert kept["faults"] == []
    assert kept["log"] == ""
    assert len(kept["resident_mb"]) >= 2
    assert kept["votes"] > 0


@pytest.mark.server
def test_an_idle_soak_says_how_memory_grows(tmp_path: Path) -> None:
    soaked = bench(tmp_path, "idle", "--minutes", "0.05", "--participants", "3", "--every", "1", "--out", str(tmp_path))

    assert soaked.returncode == 0, soaked.stdout + soaked.stderr
    kept = json.loads((tmp_path / "soak-idle.json").read_text(encoding="utf-8"))
    assert "kb_per_participant_and_hour" in kept
    assert kept["faults"] == []


def test_a_part_that_is_unknown_is_refused_with_the_names_of_those_that_are(tmp_path: Path) -> None:
    done = bench(tmp_path, "everything")

    assert done.returncode == 2
    assert all(name in done.stderr for name in PARTS)
