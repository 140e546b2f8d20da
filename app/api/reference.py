"""The API's reference as one plain page, drawn from its OpenAPI document: no script, nothing from elsewhere."""

import base64
import hashlib
from html import escape
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

_STYLE = """
:root{color-scheme:light dark;--ink:#1d2327;--paper:#faf9f6;--quiet:#5a646b;--line:#d9d6cd;--accent:#0b5c66}
@media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--paper:#121517;--quiet:#a5aeb4;--line:#353c41;--accent:#7cc4cf}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem 4rem}
a{color:var(--accent)}h2{margin-top:3rem}h3{margin:2rem 0 .25rem;font-size:1.05rem}
code,pre{font-family:ui-monospace,monospace;font-size:.92em}pre{overflow-x:auto;white-space:pre-wrap}
.verb{display:inline-block;min-width:4.5rem;font-weight:700;color:var(--accent)}
p{margin:.25rem 0}.quiet{color:var(--quiet)}table{border-collapse:collapse;margin:.5rem 0;width:100%}
td,th{border-bottom:1px solid var(--line);text-align:start;vertical-align:top;padding:.3rem .75rem .3rem 0}
"""
_VERBS = ("get", "post", "put", "patch", "delete")


def add_reference(api: FastAPI) -> None:
    """Serve the reference at `/api/v1/docs`."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; frame-ancestors 'none'"

    @api.get("/api/v1/docs", include_in_schema=False)
    async def reference() -> HTMLResponse:
        return HTMLResponse(page(api.openapi()), headers={"content-security-policy": policy})


def page(document: dict[str, Any]) -> str:
    """An HTML page for an OpenAPI document."""
    by_tag: dict[str, list[str]] = {}
    for path, verbs in document["paths"].items():
        for verb in _VERBS:
            if verb in verbs:
                tag = (verbs[verb].get("tags") or ["Other"])[0]
                by_tag.setdefault(tag, []).append(_operation(verb, path, verbs[verb], document))
    contents = "".join(f'<li><a href="#{_anchor(tag)}">{escape(tag)}</a></li>' for tag in by_tag)
    areas = "".join(
        f'<section><h2 id="{_anchor(tag)}">{escape(tag)}</h2>{"".join(operations)}</section>'
        for tag, operations in by_tag.items()
    )
    info = document["info"]
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(info["title"])} API</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{escape(info['title'])} API</h1><p>{escape(info['description'].strip())}</p>"
        f'<p><a href="/api/v1/openapi.json">OpenAPI document</a></p>'
        f'<nav aria-label="Areas"><ul>{contents}</ul></nav>{areas}</main></body></html>'
    )


def _operation(verb: str, path: str, operation: dict[str, Any], document: dict[str, Any]) -> str:
    fields = [
        (one["name"], f"{one['in']}, {_type_of(one.get('schema', {}))}", one.get("description", ""))
        for one in operation.get("parameters", [])
        if one["in"] != "path"
    ]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    name = body.get("$ref", "").rpartition("/")[2]
    shape = document.get("components", {}).get("schemas", {}).get(name, {})
    needed = set(shape.get("required", []))
    fields += [
        (one, f"body, {_type_of(schema)}{'' if one in needed else ', optional'}", schema.get("description", ""))
        for one, schema in shape.get("properties", {}).items()
    ]
    rows = "".join(
        f"<tr><td><code>{escape(a)}</code></td><td>{escape(b)}</td><td>{escape(c)}</td></tr>" for a, b, c in fields
    )
    about = " ".join(part for part in (operation.get("description", ""), shape.get("description", "")) if part)
    table = f"<table><tr><th>Name</th><th>Where and what</th><th>About</th></tr>{rows}</table>" if rows else ""
    return (
        f'<article><h3><span class="verb">{verb.upper()}</span> <code>{escape(path)}</code></h3>'
        f"<p><strong>{escape(operation.get('summary', ''))}</strong></p>"
        f'<p class="quiet">{escape(about)}</p>{table}</article>'
    )


def _type_of(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(sorted({_type_of(one) for one in schema["anyOf"]}))
    if "enum" in schema:
        return " | ".join(str(one) for one in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_type_of(schema.get('items', {}))}"
    return str(schema.get("type", "object"))


def _anchor(tag: str) -> str:
    return tag.lower().replace(" ", "-")
