"""Templates at work: a workshop starts as its template says, goes out as one, and can be held to another's checks."""

import copy
from typing import Any

import pytest

from app.domain.errors import Invalid, NotAllowed, NotFound
from app.domain.snapshot import Topic
from app.domain.templates import read_template, written
from app.domain.workshop import Actor
from app.services.convening import Started
from app.services.house import House
from app.services.running import StepPlan
from app.templates import ORDER, built_in
from tests.rooms import Room, on_both_databases


async def lead(house: House, started: Started) -> Actor:
    return await house.convening.facilitator_of(started.code)


@on_both_databases
async def test_a_workshop_starts_with_what_its_template_says(house: House) -> None:
    template = built_in()["undp_portfolio"]
    started = await house.convening.start(title="A coastal city", template="undp_portfolio")
    agenda = await house.views.view(started.workshop_id, Topic.AGENDA)
    assert [(step.kind, step.minutes, step.title, step.prompt) for step in agenda.steps] == [
        (step.kind, step.minutes, step.title, step.prompt) for step in template.steps
    ]
    assert [group.name for group in agenda.groups] == list(template.groups)
    assert agenda.naming == "pseudonyms"
    assert tuple(agenda.parts) == template.shown
    async with house.database.read() as work:
        workshop = await work.workshops.by_id(started.workshop_id)
        assert workshop is not None
        assert workshop.severities == template.severities
        assert workshop.thresholds == template.thresholds


async def test_what_is_said_at_the_start_goes_before_the_template(house: House) -> None:
    started = await house.convening.start(
        title="A coastal city", template="undp_portfolio", groups=["Here", "There"], naming="nobody"
    )
    agenda = await house.views.view(started.workshop_id, Topic.AGENDA)
    assert [group.name for group in agenda.groups] == ["Here", "There"]
    assert agenda.naming == "nobody"


async def test_a_template_may_say_how_long_a_workshop_is_kept(house: House) -> None:
    started = await house.convening.start(title="A programme", template="denmark_roadmap")
    backstage = await house.views.view(started.workshop_id, Topic.BACKSTAGE)
    assert backstage.retention_days == 365


@pytest.mark.parametrize("key", ORDER)
async def test_the_round_trip_changes_nothing(house: House, key: str) -> None:
    first = await house.convening.start(title="The first", template=key)
    out = await house.templating.export(await lead(house, first))
    again = await house.convening.start(title="The second", template_file=copy.deepcopy(out))
    assert await house.templating.export(await lead(house, again)) == out
    untouched = written(built_in()[key])
    assert {**out, "retention_days": untouched["retention_days"]} == untouched


async def test_what_the_facilitator_changed_goes_out_and_comes_in_again(house: House) -> None:
    started = await house.convening.start(title="Quiet harbour", purpose="Secret purpose", groups=["Øst", "西", "شمال"])
    facilitator = await lead(house, started)
    agenda = await house.views.view(started.workshop_id, Topic.AGENDA)
    plan = StepPlan(title="Ask <first> 🌊", prompt="Why here?\nWhy now?", minutes=17)
    await house.running.plan_step(facilitator, agenda.steps[0].id, plan)
    await house.convening.show_parts(facilitator, ["portfolio", "voices"])
    await house.running.park(facilitator, "Somebody's words")
    out = await house.templating.export(facilitator)
    assert out["steps"][0] == {"kind": "frame", "minutes": 17, "title": plan.title, "prompt": plan.prompt}
    assert out["groups"] == ["Øst", "西", "شمال"]
    assert out["parts"] == ["voices", "portfolio"]
    for word in ("harbour", "Secret", "Somebody"):
        assert word not in str(out)
    again = await house.convening.start(title="The second", template_file=out)
    assert await house.templating.export(await lead(house, again)) == out


async def test_a_file_that_cannot_be_used_starts_nothing(house: House) -> None:
    file: dict[str, Any] = {**written(built_in()["city"]), "severities": {"Q12": "loud"}}
    with pytest.raises(Invalid) as refused:
        await house.convening.start(title="Quiet harbour", template_file=file)
    assert (refused.value.field, refused.value.values["place"]) == ("template_file", "severities.Q12")
    assert await house.convening.is_empty()


async def test_another_template_s_checks_can_be_used_and_nothing_is_lost(room: Room) -> None:
    await room.open("frame")
    card = await room.house.framing.write(room.participants[0], "problem", "Too much soy")
    before = await room.house.templating.export(room.facilitator)
    await room.house.templating.use(room.facilitator, "litmus")
    after = await room.house.templating.export(room.facilitator)
    assert after["severities"]["Q32"] == "off"
    assert after["parts"] == list(built_in()["litmus"].shown)
    assert after["name"] == "Litmus test"
    for name in ("steps", "groups", "naming", "language"):
        assert after[name] == before[name]
    async with room.house.database.read() as work:
        assert await work.cards.get(room.workshop_id, card) is not None
    await room.house.templating.use(room.facilitator, "", written(built_in()["half_day"]))
    back = await room.house.templating.export(room.facilitator)
    assert (back["parts"], back["severities"]) == (before["parts"], before["severities"])


async def test_only_facilitators_take_a_template_out_or_use_another(room: Room) -> None:
    with pytest.raises(NotAllowed):
        await room.house.templating.export(room.participants[0])
    with pytest.raises(NotAllowed):
        await room.house.templating.use(room.participants[0], "litmus")


async def test_a_template_that_is_not_there_is_said(room: Room) -> None:
    with pytest.raises(NotFound) as gone:
        room.house.templating.of_key("a_week")
    assert gone.value.code == "template.gone"
    with pytest.raises(Invalid) as unknown:
        await room.house.templating.use(room.facilitator, "a_week")
    assert (unknown.value.code, unknown.value.field) == ("template.unknown", "template")


async def test_a_workshop_older_than_templates_goes_out_as_one_too(room: Room) -> None:
    async with room.house.database.write() as work:
        workshop = await work.workshops.by_id(room.workshop_id)
        assert workshop is not None
        workshop.template, workshop.template_about = "one_of_old", {}
    assert read_template(await room.house.templating.export(room.facilitator)).name == "one_of_old"
