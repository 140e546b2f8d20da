"""One transaction with its repositories, and the trail of what it changed."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from app.domain.workshop import Actor
from app.persistence.repositories.arrivals import Arrivals
from app.persistence.repositories.ballots import Ballots
from app.persistence.repositories.carrying import Carried, ProgrammeMembers, SharedEntries
from app.persistence.repositories.charter import CharterEdits, Notes, Parking
from app.persistence.repositories.checks import CheckNotes
from app.persistence.repositories.framing import Cards, Challenges, Clusters
from app.persistence.repositories.goals import Goals
from app.persistence.repositories.heaps import Heaps
from app.persistence.repositories.mapping import Instruments, Stakeholders
from app.persistence.repositories.own import Own
from app.persistence.repositories.plain import Plain
from app.persistence.repositories.registers import Entries, Estimates, FieldChanges, Sheets
from app.persistence.repositories.roster import Roster
from app.persistence.repositories.seats import Groups, Links, Seats
from app.persistence.repositories.trail import Changes, ChangeTracker, Receipts
from app.persistence.repositories.versions import CharterVersions
from app.persistence.repositories.voices import CharterComments
from app.persistence.repositories.voting import Records, Rounds
from app.persistence.repositories.webhooks import WebhookDeliveries, Webhooks
from app.persistence.repositories.workshops import Steps, Workshops


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something changes: who acts, under which action, and whether the desk may undo it."""

    actor: Actor | None
    workshop_id: str
    action: str
    label: str
    is_undoable: bool


class PlainWork:
    """Repositories of plain statements over one connection, for the paths on which a whole room comes at once."""

    def __init__(self, connection: AsyncConnection) -> None:
        plain = Plain(connection)
        self.own = Own(plain)
        self.ballots = Ballots(plain)


class UnitOfWork:
    """Repositories over one session. Services decide, repositories query, the database commits."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._tracker: ChangeTracker | None = None
        plain = Plain(session)
        self._cause: Cause | None = None
        self.workshops = Workshops(session)
        self.steps = Steps(session)
        self.groups = Groups(session)
        self.seats = Seats(session)
        self.links = Links(session)
        self.roster = Roster(plain)
        self.arrivals = Arrivals(plain)
        self.own = Own(plain)
        self.cards = Cards(session)
        self.heaps = Heaps(session)
        self.clusters = Clusters(session)
        self.challenges = Challenges(session)
        self.goals = Goals(session)
        self.rounds = Rounds(session)
        self.records = Records(session)
        self.ballots = Ballots(plain)
        self.stakeholders = Stakeholders(session)
        self.instruments = Instruments(session)
        self.entries = Entries(session)
        self.field_changes = FieldChanges(session)
        self.sheets = Sheets(session)
        self.estimates = Estimates(session)
        self.parking = Parking(session)
        self.notes = Notes(session)
        self.charter_edits = CharterEdits(session)
        self.charter_versions = CharterVersions(session)
        self.charter_comments = CharterComments(session)
        self.carried = Carried(session)
        self.programmes = ProgrammeMembers(session)
        self.shared = SharedEntries(session)
        self.webhooks = Webhooks(session)
        self.webhook_deliveries = WebhookDeliveries(session)
        self.check_notes = CheckNotes(session)
        self.changes = Changes(session)
        self.receipts = Receipts(session)

    def because(self, actor: Actor, action: str, *, label: str = "", is_undoable: bool = False) -> None:
        """Keep what this transaction changes from now on in the trail, under this name."""
        self._tracker = self._tracker or ChangeTracker(self._session.sync_session)
        self._cause = Cause(actor, actor.workshop_id, action, label or action, is_undoable)

    async def flush(self) -> None:
        """Send what is pending, so that constraints speak now."""
        await self._session.flush()

    async def commit(self) -> None:
        """Write the trail and commit."""
        await self._session.flush()
        rows = self._tracker.rows() if self._tracker else []
        if self._cause is not None and rows:
            self.changes.add_change(self._cause, rows)
        await self._session.commit()
