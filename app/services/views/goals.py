"""Goals with the hints of the quality checks, ready to be edited."""

from collections.abc import Mapping
from datetime import date

from app.domain import typed
from app.domain.bounds import WORDINGS
from app.domain.errors import Invalid
from app.domain.goals import GoalContent
from app.domain.quality.checks import Finding
from app.domain.quality.goal import GoalContext, check_goal
from app.domain.quality.settling import settled
from app.domain.quality.thresholds import DEFAULTS, Thresholds
from app.domain.snapshot import FindingView, GoalsView, GoalView, NamedView
from app.persistence.tables import GoalRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.clock import Clock
from app.services.goalsetting import content_of, read_goal
from app.services.views.asked import Asked
from app.services.views.people import People


def finding_view(finding: Finding) -> FindingView:
    """A finding for a page."""
    return FindingView(
        check_id=finding.check_id,
        outcome=finding.outcome,
        severity=finding.severity,
        title_key=finding.title_key,
        message_key=finding.message_key,
        mend_key=finding.mend_key,
        values=dict(finding.values),
    )


def hints_for(
    fields: Mapping[str, str | list[str]],
    *,
    today: date,
    language: str = "en",
    thresholds: Thresholds = DEFAULTS,
    severities: Mapping[str, str] | None = None,
) -> list[FindingView]:
    """Open findings about a goal that is still being typed; what cannot be read yet counts as not there yet."""
    readable = {**fields}
    for _ in range(len(GoalContent.__dataclass_fields__)):
        try:
            content = read_goal(readable)
        except Invalid as error:
            if error.field == "statement" or not readable.pop(error.field, ""):
                return []
        else:
            found = check_goal(content, GoalContext(today, language=language), thresholds)
            return [finding_view(one) for one in settled(found, severities) if one.is_open]
    return []


def goal_view(row: GoalRow, people: People, findings: tuple[Finding, ...], folded: list[GoalRow]) -> GoalView:
    """A goal with its fields as text."""
    credit = people.credit(row.seat_id, row.group_id, row.id)
    content = content_of(row)
    opened = [finding_view(one) for one in findings if one.is_open]
    return GoalView(
        id=row.id,
        number=row.number,
        status=row.status,
        author=credit.author,
        group_name=credit.group_name,
        group_index=credit.group_index,
        statement=content.statement,
        indicator=content.indicator,
        unit=content.unit,
        is_yes_no=content.is_yes_no,
        baseline_value=typed.shown(content.baseline_value),
        baseline_year=typed.shown(content.baseline_year),
        baseline_source=content.baseline_source,
        baseline_owner=content.baseline_owner,
        baseline_due=_iso(content.baseline_due),
        target_value=typed.shown(content.target_value),
        deadline=_iso(content.deadline),
        milestone=content.milestone,
        milestone_date=_iso(content.milestone_date),
        population=content.population,
        visible_change=content.visible_change,
        constraint=content.constraint,
        equity=content.equity,
        is_edited=row.edited_at is not None,
        merged=[NamedView(one.id, one.statement) for one in folded[:WORDINGS]],
        merged_count=len(folded),
        merged_authors=[
            name for one in folded[:WORDINGS] if (name := people.credit(one.seat_id, row_id=one.id).author)
        ],
        findings=opened,
        open_findings=len(opened),
        adoption_reason=row.adoption_reason,
    )


async def goals_view(work: UnitOfWork, people: People, clock: Clock) -> GoalsView:
    """All goals that stand, adopted ones first."""
    rows = list(await work.goals.of(people.workshop.id))
    folded: dict[str, list[GoalRow]] = {}
    for row in rows:
        if row.status == "merged" and row.merged_into_id:
            folded.setdefault(row.merged_into_id, []).append(row)
    asked, today = await Asked.read(work, people.workshop, rows), clock().date()
    views = [
        goal_view(row, people, asked.settled_of(row, today), folded.get(row.id, []))
        for row in rows
        if row.status in {"proposed", "adopted"}
    ]
    adopted = [view for view in views if view.status == "adopted"]
    return GoalsView(goals=adopted + [view for view in views if view.status != "adopted"], adopted=adopted)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
