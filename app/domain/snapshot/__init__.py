"""What a room shows: frozen views, whole per topic, made of plain text and numbers.

The realtime mirror sends exactly these to every browser, the pages draw them, and the REST API returns them. What an
audience may not see is not in its view at all: hidden cards, sealed results and names that nobody asked for.
Texts people wrote are text; everything the house says is a message key.
"""

from app.domain.snapshot.agenda import (
    AgendaView,
    GroupPresenceView,
    GroupView,
    ParkingItemView,
    ParkingView,
    PresenceView,
    StepView,
    TimerView,
)
from app.domain.snapshot.charter import BlockView, CharterSectionView, CharterView, StandingView, VersionView
from app.domain.snapshot.comments import CommentCountView, CommentsView, CommentView
from app.domain.snapshot.charter import BlockView, CharterSectionView, CharterView, CheckNoteView, CheckView
from app.domain.snapshot.desk import (
    BackstageView,
    DoorView,
    DuplicateView,
    LinkView,
    NoteView,
    PeopleView,
    SeatView,
    TableView,
)
from app.domain.snapshot.framing import (
    CardPageView,
    CardsView,
    CardView,
    ChallengeView,
    ClusterView,
    FoundCardsView,
    PromptCountView,
)
from app.domain.snapshot.goals import FindingView, GoalsView, GoalView
from app.domain.snapshot.mapping import (
    CellView,
    HintView,
    InstrumentsView,
    InstrumentView,
    MatrixRowView,
    PlacedView,
    StakeholdersView,
    StakeholderView,
)
from app.domain.snapshot.named import NamedView
from app.domain.snapshot.reading import (
    BlockScoreView,
    OpinionGroupView,
    OptionReadingView,
    ReadingView,
    ReadTableView,
    RobustnessView,
)
from app.domain.snapshot.registers import (
    ChangedView,
    EntryView,
    EstimatesView,
    FieldChangeView,
    SheetView,
    ShelfView,
    SummaryView,
)
from app.domain.snapshot.roster import AddedPeopleView, LineFaultView, PersonView, RosterView
from app.domain.snapshot.rounds import (
    FistCountView,
    OpenTurnoutView,
    OptionResultView,
    OptionView,
    ResultNoteView,
    ResultView,
    RoundsView,
    RoundView,
    SignedBallotView,
    TurnoutView,
)
from app.domain.snapshot.topics import Audience, Topic

__all__ = [
    "AddedPeopleView",
    "AgendaView",
    "Audience",
    "BackstageView",
    "BlockScoreView",
    "BlockView",
    "CardPageView",
    "CardView",
    "CardsView",
    "CellView",
    "ChallengeView",
    "ChangedView",
    "CharterSectionView",
    "CharterView",
    "CheckNoteView",
    "CheckView",
    "ClusterView",
    "CommentCountView",
    "CommentView",
    "CommentsView",
    "DoorView",
    "DuplicateView",
    "EntryView",
    "EstimatesView",
    "FieldChangeView",
    "FindingView",
    "FistCountView",
    "FoundCardsView",
    "GoalView",
    "GoalsView",
    "GroupPresenceView",
    "GroupView",
    "HintView",
    "InstrumentView",
    "InstrumentsView",
    "LineFaultView",
    "LinkView",
    "MatrixRowView",
    "NamedView",
    "NoteView",
    "OpenTurnoutView",
    "OpinionGroupView",
    "OptionReadingView",
    "OptionResultView",
    "OptionView",
    "ParkingItemView",
    "ParkingView",
    "PeopleView",
    "PersonView",
    "PlacedView",
    "PresenceView",
    "PromptCountView",
    "ReadTableView",
    "ReadingView",
    "ResultNoteView",
    "ResultView",
    "RobustnessView",
    "RosterView",
    "RoundView",
    "RoundsView",
    "SeatView",
    "SheetView",
    "ShelfView",
    "SignedBallotView",
    "StakeholderView",
    "StakeholdersView",
    "StandingView",
    "StepView",
    "SummaryView",
    "TableView",
    "TimerView",
    "Topic",
    "TurnoutView",
    "VersionView",
]
