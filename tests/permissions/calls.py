"""Every method of every service that somebody can call, with arguments that are right, and who may call it when.

Written by hand: a new method is added here when it passes the gate.
"""

import contextlib

from app.domain.errors import Conflict
from app.domain.pictures import Size
from app.domain.snapshot import Topic
from app.domain.workshop import Actor
from app.services.commenting import Said
from app.services.roll import Asked
from app.services.roster import Sought
from app.services.rounds.plan import RoundPlan
from app.services.running import StepPlan
from tests.permissions.call import Call
from tests.permissions.programme_calls import PROGRAMME_CALLS
from tests.permissions.stage import Stage
from tests.rooms import GOAL, INSTRUMENT, STAKEHOLDER, a_key


def _facts(**changed: str) -> dict[str, str]:
    return {"title": "Anew", "purpose": "", "convener": "", "place": "", "naming": "names", **changed}


async def _undo(stage: Stage, actor: Actor) -> None:
    await stage.house.running.undo(actor, (await stage.room.view(Topic.BACKSTAGE)).undo_id)


async def _shut_door(stage: Stage, actor: Actor) -> None:
    """Shut the door; when the workshop has ended there is none any more, and nobody is refused but by that."""
    with contextlib.suppress(Conflict):
        await stage.house.doorkeeping.shut(actor, stage.open_round)


async def _open_door(stage: Stage, actor: Actor) -> None:
    with contextlib.suppress(Conflict):
        await stage.house.doorkeeping.open(actor, stage.open_round)


DOTS = {"dots": {}}
FILE = b"Name;Owner\nRiver nets;City\n"
OFFER = ("commitments", {"offer": "Lend a boat", "kind": "infrastructure"})

CALLS = [
    Call("convening.describe", "FC", "", "", True, lambda s, a: s.house.convening.describe(a, **_facts())),
    Call("convening.keep_for", "FC", "", "", True, lambda s, a: s.house.convening.keep_for(a, 30)),
    Call("convening.end", "FC", "", "", True, lambda s, a: s.house.convening.end(a)),
    Call("convening.reopen", "FC", "", "", True, lambda s, a: s.house.convening.reopen(a)),
    Call("templating.export", "FC", "", "", True, lambda s, a: s.house.templating.export(a)),
    Call("templating.use", "FC", "", "", True, lambda s, a: s.house.templating.use(a, "half_day")),
    Call("convening.delete", "F", "", "", True, lambda s, a: s.house.convening.delete(a, s.room.code)),
    Call("running.open_step", "FC", "", "", False, lambda s, a: s.house.running.open_step(a, s.room.steps["goals"])),
    Call("running.close_step", "FC", "", "", True, lambda s, a: s.house.running.close_step(a, s.room.steps["charter"])),
    Call(
        "running.plan_step",
        "FC",
        "",
        "",
        True,
        lambda s, a: s.house.running.plan_step(a, s.room.steps["goals"], StepPlan("New", "Prompt", 7)),
    ),
    Call("running.start_timer", "FC", "", "", True, lambda s, a: s.house.running.start_timer(a, 60)),
    Call("running.extend_timer", "FC", "timer", "", True, lambda s, a: s.house.running.extend_timer(a, 60)),
    Call("running.pause_timer", "FC", "timer", "", True, lambda s, a: s.house.running.pause_timer(a)),
    Call("running.resume_timer", "FC", "paused", "", True, lambda s, a: s.house.running.resume_timer(a)),
    Call("running.stop_timer", "FC", "timer", "", True, lambda s, a: s.house.running.stop_timer(a)),
    Call(
        "running.write_note", "FC", "", "", True, lambda s, a: s.house.running.write_note(a, s.room.steps["goals"], "x")
    ),
    Call("running.park", "FCP", "", "", False, lambda s, a: s.house.running.park(a, "Later")),
    Call("running.settle", "FC", "", "", True, lambda s, a: s.house.running.settle(a, s.parked, answer="We do")),
    Call("running.undo", "FC", "", "", True, _undo),
    Call(
        "seating.sit_table",
        "FC",
        "",
        "",
        True,
        lambda s, a: s.house.seating.sit_table(a, name="Two", group_id=s.room.groups["Business"], voices=3),
    ),
    Call("seating.remove", "FC", "", "", True, lambda s, a: s.house.seating.remove(a, s.room.participants[2].seat_id)),
    Call("roll.call", "FC", "", "", True, lambda s, a: s.house.roll.call(a, Asked())),
    Call("seating.renew_link", "FC", "", "", True, lambda s, a: s.house.seating.renew_link(a, s.link)),
    Call("roster.add", "FC", "", "", True, lambda s, a: s.house.roster.add(a, "Eve; Business")),
    Call("roster.page", "FC", "", "", True, lambda s, a: s.house.roster.page(a, Sought())),
    Call("roster.renew", "FC", "", "", True, lambda s, a: s.house.roster.renew(a, s.invited)),
    Call("roster.remove", "FC", "", "", True, lambda s, a: s.house.roster.remove(a, s.invited, with_seat=True)),
    Call("roster.file", "FC", "", "", True, lambda s, a: s.house.roster.file(a, "https://mission.test")),
    Call("doorkeeping.shut", "FC", "", "", True, _shut_door),
    Call("doorkeeping.open", "FC", "", "", True, _open_door),
    Call("framing.write", "FCP", "frame", "", False, lambda s, a: s.house.framing.write(a, "problem", "New")),
    Call("framing.rewrite", "FCP", "frame", "c", False, lambda s, a: s.house.framing.rewrite(a, s.card, "Changed")),
    Call("framing.withdraw", "P", "frame", "", False, lambda s, a: s.house.framing.withdraw(a, s.other_card)),
    Call("framing.reveal", "FC", "frame", "c", False, lambda s, a: s.house.framing.reveal(a, is_revealed=False)),
    Call("framing.move", "FC", "frame", "c", False, lambda s, a: s.house.framing.move(a, s.other_card, s.cluster)),
    Call("framing.add_cluster", "FC", "frame", "c", False, lambda s, a: s.house.framing.add_cluster(a, "Air")),
    Call(
        "framing.name_cluster",
        "FC",
        "frame",
        "c",
        False,
        lambda s, a: s.house.framing.name_cluster(a, s.cluster, "Quiet"),
    ),
    Call(
        "framing.dissolve_cluster",
        "FC",
        "frame",
        "c",
        False,
        lambda s, a: s.house.framing.dissolve_cluster(a, s.cluster),
    ),
    Call("framing.merge", "FC", "frame", "c", False, lambda s, a: s.house.framing.merge(a, s.other_card, s.card)),
    Call("framing.unmerge", "FC", "frame", "c", False, lambda s, a: s.house.framing.unmerge(a, s.merged_card)),
    Call("framing.hide", "FC", "frame", "c", False, lambda s, a: s.house.framing.hide(a, s.other_card)),
    Call(
        "framing.compose",
        "FC",
        "frame",
        "c",
        False,
        lambda s, a: s.house.framing.compose(a, statement="How?", source_ids=[s.card]),
    ),
    Call("views.cards_after", "FCPO", "", "", True, lambda s, a: s.house.views.cards_after(a, "", 0, 48)),
    Call("views.cards_with", "FCPO", "", "", True, lambda s, a: s.house.views.cards_with(a, "noise")),
    Call("views.reading", "FCPO", "", "", True, lambda s, a: s.house.views.reading(a, s.shown_round)),
    Call(
        "pictures.picture",
        "FCPO",
        "",
        "",
        True,
        lambda s, a: s.house.pictures.picture(a, s.shown_round, "result", Size.NARROW),
    ),
    Call("views.reading", "FCPO", "", "", True, lambda s, a: s.house.views.reading(a, s.shown_round)),
    Call("goalsetting.propose", "FCP", "goals", "pc", False, lambda s, a: s.house.goalsetting.propose(a, GOAL)),
    Call(
        "goalsetting.rewrite",
        "FCP",
        "goals",
        "pc",
        False,
        lambda s, a: s.house.goalsetting.rewrite(a, s.goal, {**GOAL, "unit": "dB(A)"}),
    ),
    Call(
        "goalsetting.merge",
        "FC",
        "goals",
        "pc",
        False,
        lambda s, a: s.house.goalsetting.merge(a, s.goal, s.other_goal),
    ),
    Call("goalsetting.hide", "FC", "goals", "pc", False, lambda s, a: s.house.goalsetting.hide(a, s.goal)),
    Call("goalsetting.adopt", "FC", "goals", "c", False, lambda s, a: s.house.goalsetting.adopt(a, s.goal)),
    Call("goalsetting.unadopt", "FC", "goals", "c", False, lambda s, a: s.house.goalsetting.unadopt(a, s.adopted_goal)),
    Call(
        "voting.plan",
        "FC",
        "goals",
        "c",
        False,
        lambda s, a: s.house.voting.plan(a, s.room.steps["goals"], RoundPlan()),
    ),
    Call("voting.open", "FC", "goals, no vote", "c", False, lambda s, a: s.house.voting.open(a, s.draft_round)),
    Call(
        "voting.open_if_draft",
        "FC",
        "goals, no vote",
        "c",
        False,
        lambda s, a: s.house.voting.open_if_draft(a, s.draft_round),
    ),
    Call("voting.extend", "FC", "goals", "c", False, lambda s, a: s.house.voting.extend(a, s.open_round, 5)),
    Call("voting.close", "FC", "goals", "c", False, lambda s, a: s.house.voting.close(a, s.open_round)),
    Call("voting.reveal", "FC", "goals", "c", False, lambda s, a: s.house.voting.reveal(a, s.closed_round)),
    Call("voting.discard", "FC", "goals", "c", False, lambda s, a: s.house.voting.discard(a, s.draft_round)),
    Call("voting.cast", "P", "goals", "", False, lambda s, a: s.house.voting.cast(a, s.open_round, s.key, DOTS)),
    Call("voting.withdraw", "P", "goals", "", False, lambda s, a: s.house.voting.withdraw(a, s.open_round, s.key)),
    Call(
        "voting.enter_for_table",
        "FC",
        "goals",
        "",
        False,
        lambda s, a: s.house.voting.enter_for_table(a, s.open_round, s.table, a_key(), DOTS),
    ),
    Call("publishing.record", "FCPO", "", "", True, lambda s, a: s.house.publishing.record(a, s.shown_round)),
    Call("publishing.by_number", "FCPO", "", "", True, lambda s, a: s.house.publishing.by_number(a, 1)),
    Call("mapping.add", "FCP", "stakeholders", "pc", False, lambda s, a: s.house.mapping.add(a, STAKEHOLDER)),
    Call(
        "mapping.rewrite",
        "FCP",
        "stakeholders",
        "pc",
        False,
        lambda s, a: s.house.mapping.rewrite(a, s.stakeholder, {**STAKEHOLDER, "name": "Harbour"}),
    ),
    Call(
        "mapping.place",
        "FCP",
        "stakeholders",
        "pc",
        False,
        lambda s, a: s.house.mapping.place(a, s.stakeholder, 4, 5),
    ),
    Call("mapping.remove", "FC", "stakeholders", "pc", False, lambda s, a: s.house.mapping.remove(a, s.stakeholder)),
    Call("sketching.sketch", "FCP", "instruments", "pc", False, lambda s, a: s.house.sketching.sketch(a, INSTRUMENT)),
    Call(
        "sketching.rewrite",
        "FCP",
        "instruments",
        "pc",
        False,
        lambda s, a: s.house.sketching.rewrite(a, s.instrument, {**INSTRUMENT, "name": "Plugs"}),
    ),
    Call("sketching.remove", "FC", "instruments", "pc", False, lambda s, a: s.house.sketching.remove(a, s.instrument)),
    Call("convening.show_parts", "FC", "", "", True, lambda s, a: s.house.convening.show_parts(a, ["stopping"])),
    Call("registers.add", "FCP", "stakeholders", "pc", False, lambda s, a: s.house.registers.add(a, *OFFER)),
    Call(
        "registers.add_all",
        "FC",
        "instruments",
        "pc",
        False,
        lambda s, a: s.house.registers.add_all(a, "projects", [{"name": "One"}, {"name": "Two"}]),
    ),
    Call(
        "registers.change",
        "FCP",
        "stakeholders",
        "pc",
        False,
        lambda s, a: s.house.registers.change(a, "commitments", s.commitment, {"amount": "3"}),
    ),
    Call(
        "registers.remove",
        "FCP",
        "stakeholders",
        "pc",
        False,
        lambda s, a: s.house.registers.remove(a, "commitments", s.commitment),
    ),
    Call(
        "registers.restore",
        "FCP",
        "stakeholders",
        "pc",
        False,
        lambda s, a: s.house.registers.restore(a, "commitments", s.removed_commitment),
    ),
    Call(
        "registers.merge",
        "FC",
        "stakeholders",
        "pc",
        False,
        lambda s, a: s.house.registers.merge(a, "stakeholders", s.twin, s.stakeholder),
    ),
    Call("importing.look", "FC", "instruments", "pc", False, lambda s, a: s.house.importing.look(a, "projects", FILE)),
    Call(
        "importing.bring",
        "FC",
        "instruments",
        "pc",
        False,
        lambda s, a: s.house.importing.bring(a, "projects", FILE),
    ),
    Call("pitching.pitch", "FC", "instruments", "pc", False, lambda s, a: s.house.pitching.pitch(a, s.project)),
    Call("exporting.csv", "FCPO", "", "", True, lambda s, a: s.house.exporting.csv(a, "commitments")),
    Call("exporting.xlsx", "FCPO", "", "", True, lambda s, a: s.house.exporting.xlsx(a)),
    Call("registers.entries", "FCPO", "", "", True, lambda s, a: s.house.registers.entries(a, "commitments")),
    Call(
        "registers.history",
        "FCPO",
        "",
        "",
        True,
        lambda s, a: s.house.registers.history(a, "commitments", s.commitment),
    ),
    Call(
        "estimating.give",
        "P",
        "stakeholders",
        "",
        False,
        lambda s, a: s.house.estimating.give(a, "placing", s.stakeholder, {"power": "3"}),
    ),
    Call("dealing.card_of", "P", "", "", True, lambda s, a: s.house.dealing.card_of(a)),
    Call("estimating.mine", "FCPO", "", "", True, lambda s, a: s.house.estimating.mine(a, "placing")),
    Call(
        "estimating.show", "FC", "stakeholders", "pc", False, lambda s, a: s.house.estimating.show(a, "placing", True)
    ),
    Call(
        "estimating.ask_again",
        "FC",
        "stakeholders",
        "pc",
        False,
        lambda s, a: s.house.estimating.ask_again(a, "placing"),
    ),
    Call("drafting.reword", "FC", "charter", "pc", True, lambda s, a: s.house.drafting.reword(a, "scope", "New")),
    Call("drafting.restore", "FC", "charter", "pc", True, lambda s, a: s.house.drafting.restore(a, "challenge")),
    Call(
        "versions.move",
        "FC",
        "",
        "",
        True,
        lambda s, a: s.house.versions.move(a, "facilitator_review", "Words to mend", key=a_key()),
    ),
    Call("chartering.figure", "FCPO", "", "", True, lambda s, a: s.house.chartering.figure(a, "targets")),
    Call("versions.keep", "FC", "", "", True, lambda s, a: s.house.versions.keep(a, "Before lunch")),
    Call("versions.listed", "FCPO", "", "", True, lambda s, a: s.house.versions.listed(a)),
    Call("versions.content", "FC", "", "", True, lambda s, a: s.house.versions.content(a, 1)),
    Call("versions.compare", "FCPO", "", "", True, lambda s, a: s.house.versions.compare(a, 1)),
    Call(
        "commenting.comment", "FCP", "", "", True, lambda s, a: s.house.commenting.comment(a, Said("goals", text="?"))
    ),
    Call(
        "commenting.rewrite",
        "P",
        "",
        "",
        True,
        lambda s, a: s.house.commenting.rewrite(a, s.comment, Said("", text="Whose nights?")),
    ),
    Call("commenting.withdraw", "P", "", "", True, lambda s, a: s.house.commenting.withdraw(a, s.comment)),
    Call(
        "commenting.answer",
        "FC",
        "",
        "",
        True,
        lambda s, a: s.house.commenting.answer(a, s.suggestion, "accepted"),
    ),
    Call("sharing.turn_on", "FC", "", "", True, lambda s, a: s.house.sharing.turn_on(a)),
    Call("sharing.renew", "FC", "", "", True, lambda s, a: s.house.sharing.renew(a)),
    Call("sharing.turn_off", "FC", "", "", True, lambda s, a: s.house.sharing.turn_off(a)),
    Call("reviewing.calendar", "FCPO", "", "", True, lambda s, a: s.house.reviewing.calendar(a)),
    Call("hooks.listed", "FC", "", "", True, lambda s, a: s.house.hooks.listed(a)),
    Call("hooks.add", "FC", "", "", True, lambda s, a: s.house.hooks.add(a, "https://example.org", ["step.opened"])),
    Call("hooks.test", "FC", "", "", True, lambda s, a: s.house.hooks.test(a, s.hook)),
    Call("hooks.again", "FC", "", "", True, lambda s, a: s.house.hooks.again(a, s.hook_message)),
    Call("hooks.remove", "FC", "", "", True, lambda s, a: s.house.hooks.remove(a, s.hook)),
    Call("chartering.trail", "FCPO", "", "", True, lambda s, a: s.house.chartering.trail(a, "section-methods")),
    Call("chartering.checks", "FCPO", "", "", True, lambda s, a: s.house.chartering.checks(a)),
    Call("checking.settings", "FCPO", "", "", True, lambda s, a: s.house.checking.settings(a)),
    Call(
        "checking.hints", "FCPO", "", "", True, lambda s, a: s.house.checking.hints(a, {"statement": "Rest at night"})
    ),
    Call(
        "checking.configure",
        "FC",
        "",
        "",
        True,
        lambda s, a: s.house.checking.configure(a, thresholds={"objectives_most": 6}, severities={"Q33": "off"}),
    ),
    Call(
        "checking.put_aside",
        "FC",
        "charter",
        "pc",
        True,
        lambda s, a: s.house.checking.put_aside(a, "Q11", reason="One goal is what we want"),
    ),
    Call("checking.explain", "FC", "charter", "pc", True, lambda s, a: s.house.checking.explain(a, "Q27", "none")),
    Call("checking.take_back", "FC", "charter", "pc", True, lambda s, a: s.house.checking.take_back(a, s.check_note)),
    Call("chartering.section", "FC", "charter", "pc", True, lambda s, a: s.house.chartering.section(a, "challenge")),
    Call("chartering.file", "FCPO", "", "", True, lambda s, a: s.house.chartering.file(a, "md")),
    *PROGRAMME_CALLS,
]

UNGATED = {
    "seating.come_back": "hands the actor its own seat again, as the token does",
    "seating.recovery_code": "derives the actor's own code from the seat that the actor holds",
    "voting.own": "shows the ballot of a key that only its device has, while the round is open",
    "views.own": "shows what is the actor's own",
}
"""What takes an actor and changes nothing, with the reason why it needs no gate."""


async def prepared(stage: Stage, call: Call) -> None:
    """Bring the room to the moment in which the call is right."""
    step, _, rest = call.step.partition(", ")
    if step in {"timer", "paused"}:
        await stage.house.running.start_timer(stage.room.facilitator, 60)
        if step == "paused":
            await stage.house.running.pause_timer(stage.room.facilitator)
    elif step:
        await stage.room.open(step)
    if rest == "no vote":
        await stage.house.voting.close(stage.room.facilitator, stage.open_round)
