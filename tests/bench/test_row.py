"""A figure is the median of its runs, and its ratio says how many times the baseline it is."""

import json
from pathlib import Path

import pytest

from bench.report import Report
from bench.row import row, shown


def test_a_figure_is_the_median_of_its_runs_with_the_lowest_and_the_highest() -> None:
    made = row("a vote", "ms", [3.0, 1.0, 2.0])

    assert (made.value, made.spread, made.runs) == (2.0, (1.0, 3.0), 3)
    assert made.ratio is None


def test_the_ratio_is_a_multiple_of_the_baseline_and_its_spread_holds_all_runs() -> None:
    made = row("a vote", "ms", [2.0, 4.0, 3.0], baseline="the limit", baseline_values=[1.0, 2.0])

    assert made.baseline_value == 1.5
    assert made.ratio == 2.0
    assert made.ratio_spread == (1.0, 4.0)


def test_many_times_less_is_said_as_a_fraction() -> None:
    made = row("a vote", "ms", [2.0], baseline="rx.SharedState", baseline_values=[100.0])

    assert made.cells()[-1].startswith("1/50")


def test_a_baseline_that_was_too_small_to_be_measured_gives_no_ratio() -> None:
    assert row("a vote", "ms", [2.0], baseline="the limit", baseline_values=[0.0]).ratio is None


def test_a_figure_without_runs_is_an_error() -> None:
    with pytest.raises(ValueError, match="not measured"):
        row("a vote", "ms", [])


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (0.00012, "0.00012"), (0.1234, "0.123"), (1.234, "1.23"), (1234.5, "1,234"), (5.0, "5")],
)
def test_numbers_are_shown_with_three_figures(value: float, text: str) -> None:
    assert shown(value) == text


def test_a_report_keeps_a_list_of_figures_and_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    report.heading("Votes")
    report.add("the limit", "ms", [1.0])
    report.add("the product", "ms", [1.2, 1.4], than="the limit")
    report.add("something else", "ms", [1.0], than="what was not measured")
    report.keep(tmp_path)

    kept = json.loads((tmp_path / "latest.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in kept] == ["the limit", "the product", "something else"]
    assert kept[1] == {
        "name": "the product",
        "value": 1.3,
        "unit": "ms",
        "baseline": "the limit",
        "baseline_value": 1.0,
        "ratio": 1.3,
        "ratio_spread": [1.2, 1.4],
        "spread": [1.2, 1.4],
        "runs": 2,
    }
    table = (tmp_path / "latest.md").read_text(encoding="utf-8")
    assert "| the product | 1.30 ms | 1.20 to 1.40 | 2 | the limit | 1 | 1.30 × (1.20 to 1.40) |" in table
    assert "the product" in capsys.readouterr().out
