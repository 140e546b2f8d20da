"""The API's reference as one plain page, drawn from its OpenAPI document: no script, nothing from elsewhere.

Must not: say anything that the document does not say.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

_STYLE = """
:root{color-scheme:light dark;--ink:#1d2327;--paper:#faf9f6;--quiet:#5a646b;--line:#d9d6cd;--accent:#0b5c66}
@media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--paper:#121517;--quiet:#a5aeb4;--line:#353c41;--accent:#7cc4cf}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem 4rem}
a{color:var(--accent)}h2{margin-top:3.5rem}h3{margin:2.25rem 0 .25rem;font-size:1.05rem;line-height:1.4}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0}
code{font-family:ui-monospace,monospace;font-size:.92em;overflow-wrap:anywhere}
.verb{display:inline-block;min-width:4.5rem;font-weight:700;color:var(--accent)}
p{margin:.25rem 0}.quiet{color:var(--quiet)}table{border-collapse:collapse;margin:.5rem 0;width:100%}
td,th{border-bottom:1px solid var(--line);text-align:start;vertical-align:top;padding:.3rem .75rem .3rem 0}
@media(max-width:40rem){thead{position:absolute;clip-path:inset(50%)}td{display:block;border:0;padding:0}
tr{display:block;border-bottom:1px solid var(--line);padding:.4rem 0}}
"""
_VERBS = ("get", "post", "put", "patch", "delete")
_SHAPES = "Shapes"
Document = Mapping[str, Any]
Row = tuple[str, str, str]


def add_reference(api: FastAPI) -> None:
    """Serve the reference at `/api/v1/docs`."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; frame-ancestors 'none'"

    @api.get("/api/v1/docs", include_in_schema=False)
    async def reference() -> HTMLResponse:
        return HTMLResponse(page(api.openapi()), headers={"content-security-policy": policy})


def page(document: Document) -> str:
    """An HTML page for an OpenAPI document: the operations by area, then the shapes of what they answer."""
    shapes: Mapping[str, Any] = document["components"]["schemas"]
    by_tag: dict[str, list[str]] = {}
    for path, verbs in document["paths"].items():
        for verb in _VERBS:
            if verb in verbs:
                tag = (verbs[verb].get("tags") or ["Other"])[0]
                by_tag.setdefault(tag, []).append(_operation(verb, path, verbs[verb], shapes))
    bodies = {_name_of(_body_of(one)) for verbs in document["paths"].values() for one in verbs.values()}
    by_tag[_SHAPES] = [_shape(name, shape) for name, shape in sorted(shapes.items()) if name not in bodies]
    contents = "".join(f'<li><a href="#{_anchor(tag)}">{escape(tag)}</a></li>' for tag in by_tag)
    areas = "".join(
        f'<section><h2 id="{_anchor(tag)}">{escape(tag)}</h2>{"".join(parts)}</section>'
        for tag, parts in by_tag.items()
    )
    title = escape(document["info"]["title"])
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} API</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{title} API</h1><p>{_prose(document['info']['description'])}</p>"
        f'<p><a href="/api/v1/openapi.json">OpenAPI document</a></p>'
        f'<nav aria-label="Areas"><ul>{contents}</ul></nav>{areas}</main></body></html>'
    )


def _operation(verb: str, path: str, operation: Document, shapes: Mapping[str, Any]) -> str:
    rows: list[Row] = [
        (one["name"], f"{one['in']}, {_type_of(one.get('schema', {}))}", one.get("description", ""))
        for one in operation.get("parameters", [])
        if one["in"] != "path"
    ]
    shape = shapes.get(_name_of(_body_of(operation)), {})
    rows += _fields(shape, "body, ")
    about = " ".join(part for part in (operation.get("description", ""), shape.get("description", "")) if part)
    return (
        f'<article><h3><span class="verb">{verb.upper()}</span> <code>{escape(path)}</code></h3>'
        f"<p><strong>{escape(operation.get('summary', ''))}</strong></p>"
        f'<p class="quiet">{_prose(about)}</p>{_table(rows)}<p>{_answers(operation)}</p></article>'
    )


def _answers(operation: Document) -> str:
    said = []
    for status, answer in operation["responses"].items():
        if status >= "400":
            continue
        content = answer.get("content", {}).get("application/json", {}).get("schema")
        shape = f": {_type_of(content)}" if content else ""
        said.append(f"<code>{escape(status)}</code>{shape}")
    return f"Answers {', '.join(said)}" if said else ""


def _shape(name: str, shape: Document) -> str:
    about, rows = shape.get("description", ""), _fields(shape, "")
    if "enum" in shape:
        about += " One of " + ", ".join(f"`{one}`" for one in shape["enum"]) + "."
    return (
        f'<article><h3 id="{_anchor(name)}"><code>{escape(name)}</code></h3>'
        f'<p class="quiet">{_prose(about)}</p>{_table(rows)}</article>'
    )


def _fields(shape: Document, where: str) -> list[Row]:
    needed = set(shape.get("required", []))
    is_sent = bool(where)
    return [
        (
            name,
            f"{where}{_type_of(schema)}{', optional' if is_sent and name not in needed else ''}",
            schema.get("description", ""),
        )
        for name, schema in shape.get("properties", {}).items()
    ]


def _table(rows: Iterable[Row]) -> str:
    drawn = "".join(f"<tr><td><code>{escape(a)}</code></td><td>{b}</td><td>{_prose(c)}</td></tr>" for a, b, c in rows)
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Name", "What", "About"))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{drawn}</tbody></table>" if drawn else ""


def _body_of(operation: Document) -> Document:
    """The schema of a request's body; where it may be left out, of what it is then."""
    schema: Document = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return next((one for one in schema.get("anyOf", ()) if "$ref" in one), schema)


def _name_of(schema: Document) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _type_of(schema: Document) -> str:
    """A type in words, as HTML; shapes are links."""
    if name := _name_of(schema):
        return f'<a href="#{_anchor(name)}">{escape(name)}</a>'
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_type_of(one) for one in schema["anyOf"]))
    if "enum" in schema:
        return " | ".join(escape(str(one)) or "(empty)" for one in schema["enum"])
    if "const" in schema:
        return escape(str(schema["const"])) or "(empty)"
    if schema.get("type") == "array":
        return f"list of {_type_of(schema.get('items', {}))}"
    span = f" {schema['minimum']:g}–{schema['maximum']:g}" if "minimum" in schema and "maximum" in schema else ""
    return escape(str(schema.get("type", "object"))) + span


def _prose(text: str) -> str:
    """Text as HTML, with what stands between backticks as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text.strip()))


def _anchor(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
