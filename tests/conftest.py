"""Options of every test run; they are known from the start, whichever folder is asked for."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """The integrity suite is bounded unless its full size is asked for."""
    group = parser.getgroup("integrity", "the integrity suite")
    group.addoption("--full-integrity", action="store_true", help="run tests/integrity at full size: some minutes")
    group.addoption("--integrity-report", metavar="FILE", help="write what tests/integrity has counted, as JSON")
