"""Projects and answers for tests of the portfolio."""

from typing import Any

from app.domain.estimates.summary import Summary
from app.domain.portfolio.projects import Project


def project(number: int, name: str = "", **facts: Any) -> Project:
    return Project(id=f"p{number}", number=number, name=name or f"Project {number}", **facts)


def verdict(**counts: int) -> Summary:
    """Answers on one project: `verdict(connect=3, rethink=1)`."""
    return Summary(count=sum(counts.values()), counts=counts)
