"""All services of the house, built once over one gate, for whoever composes it: the server, the commands, the tests.

Must not: decide anything. Nothing in here knows sockets, pages or HTTP.
"""

from collections.abc import Mapping as ReadMapping

from app.domain.templates import Template
from app.persistence.database import Database
from app.services.carrying.carrying import Carrying
from app.services.chartering import Chartering
from app.services.checking import Checking
from app.services.clock import Clock, now
from app.services.commenting import Commenting
from app.services.convening import Convening
from app.services.doorkeeping import Doorkeeping
from app.services.drafting import Drafting
from app.services.framing import Framing
from app.services.goalsetting import Goalsetting
from app.services.hooks.guard import Guard
from app.services.hooks.hooking import Hooks
from app.services.hooks.sending import Sending
from app.services.keepsakes import Keepsakes
from app.services.keys import Keys
from app.services.limits import WriteLimits
from app.services.mapping import Mapping
from app.services.newcomers import DEFAULT_NOTICE_FROM, Newcomers
from app.services.programmes.bringing import Bringing
from app.services.programmes.programmes import Programmes
from app.services.publishing import Publishing
from app.services.registers.dealing import Dealing
from app.services.registers.estimating import Estimating
from app.services.registers.exporting import Exporting
from app.services.registers.importing import Importing
from app.services.registers.keeping import Registers
from app.services.registers.pitching import Pitching
from app.services.reviewing import Reviewing
from app.services.roll import Roll
from app.services.roster import Roster
from app.services.rounds.deadlines import Deadlines
from app.services.running import Running
from app.services.seating import Seating
from app.services.sharing import Sharing
from app.services.sketching import Sketching
from app.services.telling import Telling
from app.services.templating import Templating
from app.services.turn import Announcer, Gate, Silence
from app.services.versions import Versions
from app.services.views.pictures import Pictures
from app.services.views.reader import Views
from app.services.views.results import Results
from app.services.voting import Voting
from app.templates import built_in


class House:
    """The use cases by name, and the read side in `views`."""

    def __init__(
        self,
        database: Database,
        secret: str,
        *,
        announcer: Announcer | None = None,
        clock: Clock = now,
        seat_writes_per_minute: int = 120,
        retention_days: int = 90,
        new_seats_notice: int = DEFAULT_NOTICE_FROM,
        site: str = "",
        private_webhooks: bool = False,
        templates: ReadMapping[str, Template] | None = None,
        word_template: bytes | None = None,
    ) -> None:
        self.database = database
        self.clock = clock
        self.keys = Keys(secret)
        self.gate = Gate(database, announcer or Silence(), WriteLimits(seat_writes_per_minute), clock, self.keys)
        self.results = results = Results()
        self.publishing = Publishing(self.gate, results)
        self.reviewing = Reviewing(self.gate)
        keepsakes = Keepsakes(self.publishing, self.reviewing)
        self.chartering = Chartering(self.gate, results, keepsakes, word_template)

        def forget(workshop_id: str) -> None:
            results.forget(workshop_id)
            self.publishing.forget(workshop_id)
            self.sharing.forget(workshop_id)
            self.chartering.forget(workshop_id)

        newcomers = Newcomers(secret, new_seats_notice)
        self.templating = Templating(self.gate, built_in() if templates is None else templates)
        self.convening = Convening(self.gate, self.keys, retention_days, forget, newcomers, templating=self.templating)
        self.seating = Seating(self.gate, self.keys, newcomers)
        self.doorkeeping = Doorkeeping(self.gate)
        self.roll = Roll(self.gate)
        self.roster = Roster(self.gate, self.keys)
        self.running = Running(self.gate)
        self.framing = Framing(self.gate)
        self.goalsetting = Goalsetting(self.gate)
        self.deadlines = Deadlines()
        self.voting = Voting(self.gate, results, self.deadlines, newcomers)
        self.mapping = Mapping(self.gate)
        self.sketching = Sketching(self.gate)
        self.registers = Registers(self.gate)
        self.estimating = Estimating(self.gate)
        self.telling = Telling(database, clock)
        self.dealing = Dealing(self.gate)
        self.exporting = Exporting(self.gate)
        self.importing = Importing(self.gate, self.registers)
        self.pitching = Pitching(self.gate)
        self.drafting = Drafting(self.gate)
        self.versions = Versions(self.gate, results)
        self.commenting = Commenting(self.gate, self.chartering)
        self.sharing = Sharing(self.gate, self.chartering)
        self.carrying = Carrying(self.gate, self.keys, results, retention_days)
        self.hooks = Hooks(self.gate, self.keys, allows_private=private_webhooks)
        self.sending = Sending(database, self.keys, clock, Guard(allows_private=private_webhooks))
        self.gate.site, self.gate.wake_sender = site, self.sending.wake
        self.checking = Checking(self.gate, results)
        self.programmes = Programmes(self.gate, self.keys, self.carrying)
        self.bringing = Bringing(self.gate, self.registers)
        self.reviewing = Reviewing(self.gate)
        self.views = Views(database, self.keys, clock, results, newcomers=newcomers, charter=self.chartering.view)
        self.pictures = Pictures(self.gate, results, self.views.reading)
