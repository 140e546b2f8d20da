"""Step 2, apart from the vote: goals with the hints of the quality checks."""

from dataclasses import dataclass, field

from app.domain.snapshot.named import NamedView


@dataclass(frozen=True, slots=True)
class FindingView:
    """A hint of a quality check: which, its outcome (passed, failed, hint, not_answered) and why, as message key."""

    check_id: str = ""
    outcome: str = ""
    severity: str = ""
    title_key: str = ""
    message_key: str = ""
    mend_key: str = ""
    values: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoalView:
    """A proposed goal with its form fields as text (numbers in the shortest form, dates ISO), ready to be edited.

    `merged` are the first goals that were folded into it, with their authors; `merged_count` is how many there are.
    """

    id: str = ""
    number: int = 0
    status: str = "proposed"
    author: str = ""
    group_name: str = ""
    group_index: int = 0
    statement: str = ""
    indicator: str = ""
    unit: str = ""
    is_yes_no: bool = False
    baseline_value: str = ""
    baseline_year: str = ""
    baseline_source: str = ""
    baseline_owner: str = ""
    baseline_due: str = ""
    target_value: str = ""
    deadline: str = ""
    milestone: str = ""
    milestone_date: str = ""
    population: str = ""
    visible_change: str = ""
    constraint: str = ""
    equity: str = ""
    is_edited: bool = False
    merged: list[NamedView] = field(default_factory=list)
    merged_count: int = 0
    merged_authors: list[str] = field(default_factory=list)
    findings: list[FindingView] = field(default_factory=list)
    open_findings: int = 0
    adoption_reason: str = ""


@dataclass(frozen=True, slots=True)
class GoalsView:
    """All goals that stand (adopted first, then by number); merged and hidden ones are not here."""

    goals: list[GoalView] = field(default_factory=list)
    adopted: list[GoalView] = field(default_factory=list)
