"""The quality checks over what a charter is assembled from, and how their findings are told."""

from app.domain.charter.data import CharterData, RoundFacts
from app.domain.charter.pen import Pen, Section, row
from app.domain.document import Block, ItemList, Note, Paragraph, Row, plain
from app.domain.estimates.summary import yes_percent
from app.domain.parts import Part
from app.domain.quality import process
from app.domain.quality.checks import CHECKS, Finding, Outcome, Readiness, Severity, readiness
from app.domain.quality.equity import EquityFacts
from app.domain.quality.mission import MissionData, check_mission
from app.domain.quality.registers import check_registers, room_says
from app.domain.quality.settling import Words, off_checks, settled
from app.domain.quality.thresholds import DEFAULTS, changed
from app.domain.readings import aims
from app.domain.registers.mixing import LeftOut
from app.domain.stakeholders import GovernanceLevel
from app.domain.workshop import DEFAULT_GROUPS

_SPEAKING_FOR_THE_AFFECTED = {name.casefold() for name in DEFAULT_GROUPS[3:]}
_ORDER = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.INFO: 2}


def findings_of(data: CharterData) -> tuple[Finding, ...]:
    """All findings: those of each adopted goal, then those of the mission as a whole, in the order of the checks.

    As the workshop takes them: without checks that are off, with its severities, put aside where it said so.
    """
    words = Words.of(data.check_notes)
    mission = check_mission(
        MissionData(
            goals={goal.id: goal.content for goal in data.adopted},
            stakeholders={one.id: one.content for one in data.stakeholders},
            instruments={one.id: one.content for one in data.instruments},
            rounds=tuple(_facts(one) for one in data.rounds),
            needed_levels=_needed_levels(data),
            reasons={**words.reasons, **_reasons(data)},
            outreach_plan=" ".join(str(one.values["plan"]) for one in data.entries("voices")).strip(),
            affected_voices=sum(
                group.voices for group in data.groups if group.name.casefold() in _SPEAKING_FOR_THE_AFFECTED
            ),
            pledging=frozenset(
                str(one.values["actor"]) for one in data.entries("commitments") if one.values["status"] != "withdrawn"
            ),
            is_dissent_denied="Q39" in words.none,
            newcomers_percent=room_says(data.shelves, "newcomers"),
            equity=_equity(data),
        ),
        data.thresholds,
    )
    order = list(CHECKS)
    found = [finding for goal in data.adopted for finding in goal.findings]
    every = sorted((*found, *mission, *check_registers(data.shelves)), key=lambda one: order.index(one.check_id))
    return settled(every, data.severities, data.check_notes)


def _equity(data: CharterData) -> EquityFacts:
    """What Q40 looks at. The answers about single goals are taken together: whoever is worst off may gain by one."""
    by_goal = data.shelves.summaries("goal_check")
    said = [one for goal in data.adopted if (one := yes_percent(by_goal.get(goal.id, {}).get("worst_off"))) is not None]
    return EquityFacts(
        subtargets=len(data.shelves.entries("subtargets")),
        off=len(aims.inconsistent(data.shelves)),
        by_group=sum(bool(one.text("by_group").strip()) for one in data.shelves.entries("indicators")),
        can_measure=bool({Part.SUBTARGETS, Part.MONITORING} & set(data.parts)),
        room_percent=max(said, default=None),
    )


def _needed_levels(data: CharterData) -> tuple[GovernanceLevel, ...]:
    said = {one.values["level"] for one in data.entries("levels")}
    return tuple(level for level in GovernanceLevel if level in said)


def _reasons(data: CharterData) -> dict[str, str]:
    """Why something is left out on purpose, by check."""
    said = {one.values["what"]: str(one.values["reason"]) for one in data.entries("left_out")}
    return {check: said[what] for check, what in (("Q18", LeftOut.DEMAND), ("Q19", LeftOut.RULES)) if what in said}


def readiness_of(data: CharterData) -> Readiness:
    """How many checks have passed, of those that have a rule."""
    return readiness(findings_of(data))


def open_findings(data: CharterData) -> tuple[Finding, ...]:
    """What is to be mended or looked at, what blocks a complete draft first."""
    return tuple(sorted((one for one in findings_of(data) if one.is_open), key=lambda one: _ORDER[one.severity]))


def told(pen: Pen, finding: Finding, *, with_mend: bool = True) -> str:
    """A finding as a sentence, and what would help."""
    parts = [pen.texts.format(finding.message_key, **finding.values)]
    if finding.outcome is Outcome.PUT_ASIDE:
        return " ".join((*parts, pen.say("quality.put_aside", reason=finding.reason)))
    if with_mend and finding.mend_key:
        parts.append(pen.texts.format(finding.mend_key, **finding.values))
    return " ".join(parts)


def lacks(pen: Pen, gaps: tuple[tuple[str, str], ...]) -> Section:
    """What the draft still lacks: open findings, and what no section says. `gaps` are (section's title, what)."""
    data = pen.data
    prose: list[Block] = [Note(pen.say("lacks.note"))]
    found = open_findings(data)
    if not data.adopted:
        prose.append(pen.missing("goals", "room"))
    prose += pen.listed(
        "lacks.checks", [pen.line(f"{one.check_id} {told(pen, one)}", *subject(pen, one)) for one in found]
    )
    if gaps:
        prose.append(Paragraph(plain(pen.say("lacks.sections"))))
        by_section: dict[str, list[str]] = {}
        for title, what in gaps:
            by_section.setdefault(title, []).append(what)
        prose.append(ItemList(tuple(plain(f"{title}: {'; '.join(things)}") for title, things in by_section.items())))
    return Section("lacks", "", tuple(prose), is_editable=False)


def report(pen: Pen) -> Section:
    """Annex G: every check with what it found, what was put aside and why, and the numbers it compares with."""
    data, found = pen.data, findings_of(pen.data)
    rows = [
        row(
            one.check_id,
            pen.texts.format(one.title_key),
            pen.line(told(pen, one), *subject(pen, one))
            if one.outcome is not Outcome.NOT_ANSWERED
            else pen.texts.format(one.message_key),
            pen.texts.format(f"check.outcome.{one.outcome}"),
            pen.texts.format(f"check.severity.{one.severity}"),
        )
        for one in found
    ]
    ready = readiness(found)
    prose: list[Block] = [Paragraph(plain(pen.say("quality.score", passed=ready.passed, checked=ready.checked)))]
    off = off_checks(data.severities)
    if off:
        prose.append(Paragraph(plain(pen.say("quality.off", checks=", ".join(off), count=len(off)))))
    weighed = [one for one in CHECKS if data.severities.get(one) in set(Severity)]
    if weighed:
        prose.append(Paragraph(plain(pen.say("quality.weighed", checks=", ".join(weighed), count=len(weighed)))))
    return Section(
        "quality",
        "G",
        tuple(prose),
        (
            *pen.table("quality", ("number", "question", "finding", "outcome", "severity"), rows),
            *pen.table("aside", ("number", "about", "kind", "reason", "by", "on"), _asides(pen)),
            *pen.table("thresholds", ("threshold", "value", "usual"), _numbers(pen)),
        ),
        is_editable=False,
    )


def _asides(pen: Pen) -> list[Row]:
    return [
        row(
            one.check_id,
            pen.links(pen.goals[one.subject_id]) if one.subject_id in pen.goals else pen.say("quality.mission"),
            pen.say(f"note_kind.{one.kind}"),
            one.reason,
            pen.say(f"note_by.{one.role}") if one.role else "",
            pen.day(one.noted_on),
        )
        for one in pen.data.check_notes
    ]


def _numbers(pen: Pen) -> list[Row]:
    """Every threshold with its value; those that this workshop has set say what is usual."""
    used = pen.data.thresholds
    own = changed(used)
    return [
        row(
            pen.say(f"threshold.{name}"),
            pen.number(getattr(used, name)),
            pen.say("threshold_usual", value=pen.number(getattr(DEFAULTS, name))) if name in own else "",
        )
        for name in DEFAULTS.__dataclass_fields__
    ]


def subject(pen: Pen, finding: Finding) -> tuple[str, ...]:
    """The anchor of the goal a finding is about; none for the mission as a whole."""
    return (pen.goals[finding.subject_id],) if finding.subject_id in pen.goals else ()


def _facts(one: RoundFacts) -> process.RoundFacts:
    text = one.result.fist or one.result.consent
    return process.RoundFacts(
        title=one.title or f"V{one.number}",
        is_quorum_missed=one.result.quorum.is_indicative,
        ballots_by_group={turnout.group: turnout.cast for turnout in one.turnout},
        is_balance_shown=one.result.breakdown is not None,
        asks_for_objections=text is not None,
        objections=len(text.objection_reasons) if text else 0,
        concerns=len(text.concern_reasons) if text else 0,
    )
