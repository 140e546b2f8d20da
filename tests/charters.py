"""Contents for charters in tests: an empty workshop, and one that has something in every part."""

from datetime import UTC, date, datetime

from app.domain.charter.data import (
    CardFacts,
    ChallengeFacts,
    CharterData,
    Credit,
    GoalFacts,
    GroupFacts,
    InstrumentFacts,
    OptionFacts,
    ParkedFacts,
    RoundFacts,
    StakeholderFacts,
    StepFacts,
    Turnout,
    WorkshopFacts,
)
from app.domain.goals import GoalContent
from app.domain.instruments import BudgetRange, InstrumentContent, Side, Stage
from app.domain.quality.goal import GoalContext, check_goal
from app.domain.stakeholders import GovernanceLevel, PolicyField, Sector, StakeholderContent, StakeholderRole
from app.domain.steps import Prompt, StepKind, StepStatus
from app.domain.voting.ballots import ApprovalBallot, BallotRules, DotBallot, FistBallot, WeightedBallot
from app.domain.voting.methods import Method
from app.domain.voting.tally import tally
from app.domain.voting.terms import Terms

TODAY = date(2026, 5, 20)
STATEMENT = "Every child walks or cycles to school safely"

EMPTY = CharterData(WorkshopFacts("w1", "Nothing yet"), TODAY)


def goal(content: GoalContent, number: int, **more: object) -> GoalFacts:
    """A goal with its findings."""
    findings = check_goal(content, GoalContext(TODAY), subject_id=f"goal{number}")
    return GoalFacts(f"goal{number}", number, content, findings=findings, **more)  # type: ignore[arg-type]


def full() -> CharterData:
    """A workshop with something in every part, and every kind of round."""
    first = GoalContent(
        STATEMENT,
        "Children walking or cycling",
        "%",
        False,
        41,
        2025,
        "Travel survey",
        target_value=80,
        deadline=date(2030, 12, 31),
    )
    now = GoalContent(
        STATEMENT,
        "Children walking or cycling",
        "%",
        False,
        41,
        2025,
        "Travel survey",
        target_value=70,
        deadline=date(2030, 12, 31),
        milestone="50 %",
        milestone_date=date(2028, 6, 30),
        population="Pupils aged 6 to 12",
        visible_change="Full bicycle racks",
        constraint="Bus service",
        equity="Children in outer districts",
    )
    yes_no = GoalContent("Every school has a safe crossing", "Audit of crossings", is_yes_no=True)
    fist = tally(
        BallotRules(Method.FIST_OF_FIVE),
        [
            *[WeightedBallot(FistBallot(4), 1, "") for _ in range(8)],
            WeightedBallot(FistBallot(1, "Who pays for it?"), 2, ""),
            WeightedBallot(FistBallot(0, "It leaves out the villages"), 1, ""),
        ],
        Terms(eligible=12, quorum_percent=50),
    )
    dots = tally(
        BallotRules(Method.DOTS, ("goal1", "goal3"), 3),
        [WeightedBallot(DotBallot({"goal1": 2, "goal3": 1}), 1, "") for _ in range(9)],
        Terms(eligible=12, lot_seed="lot-of-r2"),
    )
    approval = tally(
        BallotRules(Method.APPROVAL, ("goal1", "goal3")),
        [WeightedBallot(ApprovalBallot(frozenset({"goal1", "goal3"})), 1, "") for _ in range(9)],
        Terms(eligible=12, quorum_percent=90),
    )
    options = (OptionFacts("goal1", STATEMENT, "G1"), OptionFacts("goal3", yes_no.statement, "G3"))
    turnout = (Turnout("Government", 5, 6), Turnout("Citizens", 6, 6))
    return CharterData(
        workshop=WorkshopFacts(
            "w1",
            "Safe ways to school",
            "Too many children are driven",
            "en",
            "City of Ends",
            "Town hall",
            created_on=TODAY,
        ),
        generated_on=TODAY,
        groups=(GroupFacts("a", "Government", 6, 6), GroupFacts("b", "Citizens", 2, 6)),
        steps=(
            StepFacts(
                "s1",
                StepKind.FRAME,
                "",
                55,
                StepStatus.CLOSED,
                datetime(2026, 5, 20, 9, tzinfo=UTC),
                datetime(2026, 5, 20, 10, tzinfo=UTC),
            ),
            StepFacts("s2", StepKind.GOALS, "Aim", 0),
        ),
        cards=(
            CardFacts(
                "c1",
                1,
                Prompt.PROBLEM,
                "Parents fear the traffic",
                Credit("Ada Byron", "Citizens"),
                "",
                "Fear",
                (CardFacts("c4", 4, Prompt.PROBLEM, "Roads feel unsafe", Credit("Bo Li", "Government")),),
            ),
            CardFacts(
                "c2", 2, Prompt.CAUSES, "Speed limits nobody keeps", Credit("Bo Li", "Government"), "Speed", "Fear"
            ),
            CardFacts("c3", 3, Prompt.EVIDENCE, "41 % walk or cycle", Credit("", "Citizens")),
            CardFacts("c5", 5, Prompt.TRIED, "Walking buses", Credit()),
            CardFacts("c6", 6, Prompt.REFRAME, "How might we make it fun?", Credit()),
        ),
        challenge=ChallengeFacts(
            "Children are driven because the way feels unsafe",
            "complex",
            "Ways to primary schools",
            "School buses",
            (1, 2),
        ),
        goals=(
            goal(
                now,
                1,
                is_adopted=True,
                credit=Credit("Ada Byron", "Citizens"),
                adoption_reason="Most dots",
                adopted_on=TODAY,
                first=first,
                merged=(goal(GoalContent("Kids walk"), 2, credit=Credit("Bo Li")),),
            ),
            goal(yes_no, 3, credit=Credit("Bo Li", "Government")),
        ),
        rounds=(
            RoundFacts(
                "r1",
                1,
                "Can you live with it?",
                "challenge",
                "Children are driven",
                "fist_of_five",
                fist,
                turnout=turnout,
                quorum_percent=50,
            ),
            RoundFacts(
                "r2",
                2,
                "Which goal?",
                "goals",
                "",
                "dots",
                dots,
                options,
                dots=3,
                cap=2,
                tie_rule="lot",
                lot_seed="lot-of-r2",
            ),
            RoundFacts("r3", 3, "And again?", "goals", "", "approval", approval, options, quorum_percent=90),
        ),
        stakeholders=(
            StakeholderFacts(
                "st1",
                1,
                StakeholderContent(
                    "Street department",
                    Sector.GOVERNMENT,
                    GovernanceLevel.LOCAL,
                    PolicyField.TRANSPORT,
                    (StakeholderRole.CHALLENGE_OWNER, StakeholderRole.REGULATOR),
                    5,
                    4,
                    True,
                ),
                Credit("Ada Byron"),
            ),
            StakeholderFacts(
                "st2",
                2,
                StakeholderContent(
                    "Pupils",
                    Sector.CIVIL_SOCIETY,
                    GovernanceLevel.LOCAL,
                    roles=(StakeholderRole.AFFECTED,),
                    power=1,
                    interest=5,
                    note="Ask the pupils' council",
                ),
            ),
        ),
        instruments=(
            InstrumentFacts(
                "i1",
                1,
                InstrumentContent(
                    "School streets",
                    "No cars at eight",
                    "X04",
                    Side.REGULATORY,
                    (Stage.DIFFUSION,),
                    ("goal1", "goal2"),
                    "st1",
                    ("st2",),
                    "Drivers",
                    BudgetRange.BELOW_1M,
                    "City",
                    start="2027",
                    first_step="Choose three schools",
                ),
                Credit("Ada Byron"),
            ),
            InstrumentFacts("i2", 2, InstrumentContent("Bare idea")),
        ),
        parked=(
            ParkedFacts(1, "Who clears the snow?", Credit("Bo Li")),
            ParkedFacts(2, "Buses", Credit(), True, "Later"),
        ),
    )
