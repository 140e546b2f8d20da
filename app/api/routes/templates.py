"""Workshop templates: those to start from, one as a file, a check of a file, and a workshop as a template."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from app.api.context import PROBLEMS, Body, Context, ShortText
from app.api.files import as_download
from app.api.seats import Seat
from app.domain.errors import NotFound
from app.domain.templates import Template, read_template, written
from app.export import ExportFile
from app.i18n.text import texts

TemplateFile = Annotated[
    dict[str, Any],
    Field(description="A template as `GET /templates/{key}` gives it; see docs/schema/template-v1.schema.json."),
]


class Offered(BaseModel):
    """A template to choose: `when` says when to use it, `gives` what a room has afterwards, `has_demo` whether this
    installation can show it.
    """

    key: str
    name: str
    when: str
    gives: list[str]
    practice: str
    minutes: int
    language: str
    naming: str
    groups: list[str]
    has_demo: bool = False


class Chosen(Body):
    """Which template to use: one that is offered, or a file."""

    template: ShortText = ""
    template_file: TemplateFile | None = None


def offer(template: Template) -> dict[str, Any]:
    """What a page says of a template."""
    return {
        "key": template.key,
        "name": template.name,
        "when": template.when,
        "gives": list(template.gives),
        "practice": template.practice,
        "minutes": template.minutes,
        "language": template.language,
        "naming": str(template.naming),
        "groups": list(template.groups),
    }


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Templates"], responses=PROBLEMS)
    templating = context.house.templating

    @router.get("/templates", summary="Templates to start from")
    async def offered() -> list[Offered]:
        """Those that come with Mission Room, and this installation's own. Needs no seat."""
        shown = context.demos.keys if context.demos else ()
        return [Offered(**offer(one), has_demo=key in shown) for key, one in templating.offered.items()]

    @router.get("/templates/{key}", summary="One template as a file")
    async def one(key: str) -> dict[str, Any]:
        """To change it and start from what came of it."""
        return written(templating.of_key(key))

    @router.post("/templates/check", summary="Is this file a template?")
    async def check(body: TemplateFile) -> Offered:
        """Nothing is kept. A refusal names the place in the file that is wrong."""
        return Offered(**offer(read_template(body)))

    @router.post("/templates/{key}/demo", status_code=201, summary="Look at the demo of a template")
    async def demo(request: Request, key: str) -> Response:
        """Public facts, a fictional room, a finished charter. The answer seats somebody who looks on."""
        if context.demos is None:
            raise NotFound("demo.none")
        code = await context.demos.code_of(key)
        page = {"next": f"/charter/{code}"}
        if await context.seats.known(request, code) is not None:
            return JSONResponse(page, 201)
        visitor = texts().format("templates.visitor")
        link = await context.house.convening.observer_link(code)
        seated = await context.house.seating.join_by_link(link, name=visitor)
        return context.seats.answer(seated, as_token=False, more=page)

    @router.get("/workshops/{code}/template", summary="This workshop as a template file")
    async def export(code: str, actor: Seat) -> Response:
        """For facilitators: agenda, groups, parts and checks as they are now; nothing that anybody wrote."""
        file = written_file(await templating.export(actor), f"template-{code}")
        return as_download(file)

    @router.put("/workshops/{code}/template", status_code=204, summary="Use the parts and checks of a template")
    async def use(actor: Seat, body: Chosen) -> None:
        """For facilitators, at any time. What was written stays; agenda, groups and naming stay too."""
        await templating.use(actor, body.template, body.template_file)

    return router


def written_file(value: dict[str, Any], name: str) -> ExportFile:
    """The file of a template, to be read and changed by people."""
    content = (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
    return ExportFile(content=content, media_type="application/json", filename=f"{name}.json")
