"""How the Reflex app is dressed: everything about `rx.App` that belongs to the interface, for the composition root.

    app = rx.App(**dressed(), api_transformer=…, backend_exception_handler=…, frontend_exception_handler=…)
    add_pages(app)

Must not: create the app, or know services.
"""

from typing import Any

import reflex as rx
from reflex_components_core.base.error_boundary import ErrorBoundary

from app.ui import paths
from app.ui.components.surfaces import skeleton
from app.ui.text import t


def dressed() -> dict[str, Any]:
    """Keyword arguments of `rx.App`: our wraps in the place of Reflex's English overlays, the head, the skeleton."""
    return {
        "app_wraps": {(55, "ErrorBoundary"): lambda _stateful: _error_boundary()},
        "toaster": None,
        "html_lang": "en",
        "head_components": [
            rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
            rx.el.meta(name="color-scheme", content="light dark"),
            rx.el.meta(name="theme-color", content="#faf9f6", custom_attrs={"media": "(prefers-color-scheme: light)"}),
            rx.el.meta(name="theme-color", content="#121517", custom_attrs={"media": "(prefers-color-scheme: dark)"}),
        ],
        "hydrate_fallback": loading_page,
    }


def loading_page() -> rx.Component:
    """The shape of a page, while the first one is being prepared (addresses with a code are not prerendered)."""
    return rx.el.main(skeleton(lines=5), class_name="w-full max-w-[40rem] mx-auto px-5 py-16")


def _error_boundary() -> rx.Component:
    broken = rx.el.main(
        rx.el.h1(t("broken.title")),
        rx.el.p(t("broken.text")),
        rx.el.p(rx.el.a(t("broken.home"), href=paths.HOME)),
        class_name="w-full max-w-[40rem] mx-auto px-5 py-16 grid gap-4",
    )
    return ErrorBoundary.create(fallback_render=rx.Var.create(broken))
