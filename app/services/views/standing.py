"""Where the charter stands: its state, its versions, and what the next move asks for. Must not: change anything."""

from collections.abc import Sequence

from app.domain.charter.data import CharterData, RoundFacts
from app.domain.charter.quality import readiness_of
from app.domain.charter.states import CharterState, Ground, needs, next_state
from app.domain.snapshot import StandingView, VersionView
from app.persistence.tables import CharterVersionRow
from app.persistence.unit_of_work import UnitOfWork


async def ground_of(work: UnitOfWork, data: CharterData) -> Ground:
    """What an adoption would rest on now."""
    workshop_id = data.workshop.id
    return _ground(data, await work.charter_versions.of(workshop_id), await work.changes.of_contents(workshop_id))


async def standing_view(work: UnitOfWork, data: CharterData) -> StandingView:
    """For the page, with the newest version first."""
    versions = await work.charter_versions.of(data.workshop.id)
    count = await work.changes.of_contents(data.workshop.id)
    ground, state = _ground(data, versions, count), CharterState(data.state)
    following = next_state(state)
    asked = {one.id: one for one in data.rounds_on("charter")}
    return StandingView(
        state=state.value,
        label=data.version_label,
        has_moved_on=data.has_moved_on,
        next_state=following.value if following else "",
        needs=[one.value for one in needs(state, following, ground)] if following else [],
        blocking=ground.blocking,
        versions=[_version(row, asked.get(row.round_id or "")) for row in reversed(versions)],
    )


def _ground(data: CharterData, versions: Sequence[CharterVersionRow], changes: int) -> Ground:
    rounds = data.rounds_on("charter")
    last = rounds[-1] if rounds else None
    about = next((row for row in versions if last and row.round_id == last.id), None)
    return Ground(
        asked=last is not None,
        agreed=last is not None and agreed(last),
        changed=about is not None and about.changes != changes,
        blocking=len(readiness_of(data).blocking),
    )


def agreed(one: RoundFacts) -> bool:
    """Whether the room said yes: by consent, or by fist to five."""
    said = one.result.consent or one.result.fist
    return bool(said and said.is_passed)


def _version(row: CharterVersionRow, asked: RoundFacts | None) -> VersionView:
    return VersionView(
        number=row.number,
        label=row.label,
        state=row.state,
        note=row.note,
        role=row.role,
        kept_at=row.kept_at.isoformat(),
        round=f"V{asked.number}" if asked else "",
        is_endorsed=bool(asked and agreed(asked)),
    )
