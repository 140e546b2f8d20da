"""The frame of every page: skip link, header, main, footer, and the few things that are there once per page.

Must not: know a state, or what stands in the page.
"""

from typing import Any, Literal

import reflex as rx

from app.ui import paths
from app.ui.text import t

Width = Literal["narrow", "room", "page", "full"]
_WIDTHS: dict[Width, str] = {
    "narrow": "w-full max-w-[40rem] mx-auto px-5",
    "room": "w-full max-w-[48rem] mx-auto px-5",
    "page": "w-full max-w-[76rem] mx-auto px-5",
    "full": "w-full",
}


class _Frame(rx.Component):
    library = "$/public/ui/frame.jsx"


class _SkipLink(_Frame):
    tag = "SkipLink"


class _ConnectionBanner(_Frame):
    tag = "ConnectionBanner"


class _FocusHeading(_Frame):
    tag = "FocusHeading"


class _ThemeSwitch(_Frame):
    tag = "ThemeSwitch"


class _LiveRegion(rx.Component):
    library = "$/public/ui/announce.jsx"
    tag = "LiveRegion"


def shell(
    *children: Any,
    header: rx.Component | None = None,
    footer: rx.Component | None = None,
    width: Width = "page",
    class_name: str = "py-8 sm:py-12",
    **main_props: Any,
) -> rx.Component:
    """A whole page.

    Args:
        children: what stands in `main`; exactly one of them holds the page's `heading`.
        header: in the place of the site's header (the room's top bar, the desk's).
        footer: in the place of the site's footer; `rx.fragment()` for none.
        width: narrow (forms, one column), room (one column with pictures), page (up to 76 rem), full (wall, desk).
        class_name: further classes of `main`.
        main_props: further attributes of `main` (`lang` where the content's language is known).
    """
    return rx.el.div(
        _SkipLink.create(),
        _ConnectionBanner.create(),
        header if header is not None else site_header(),
        rx.el.main(*children, id="main", tab_index=-1, class_name=f"{_WIDTHS[width]} {class_name} grow", **main_props),
        footer if footer is not None else site_footer(),
        _LiveRegion.create(),
        _FocusHeading.create(),
        class_name="min-h-dvh flex flex-col",
    )


def site_header(*tools: rx.Component) -> rx.Component:
    """The quiet header of pages outside a workshop: the name, and the theme switch."""
    return rx.el.header(
        brand(), rx.el.div(*tools, theme_switch(), class_name="flex items-center gap-2"), class_name="site-header"
    )


def site_footer() -> rx.Component:
    """One line about privacy, which is all that people look for there."""
    return rx.el.footer(rx.el.p(t("shell.privacy")), class_name="site-footer")


def brand() -> rx.Component:
    """The product's sign and name, leading home."""
    sign = rx.el.svg(
        rx.el.path(d="M25.2 12.6A10 10 0 1 1 19.4 6.8"),
        rx.el.path(d="M16 16 26 6"),
        rx.el.circle(cx="16", cy="16", r="3", custom_attrs={"fill": "currentColor", "stroke": "none"}),
        view_box="0 0 32 32",
        # As custom attributes: Reflex takes `fill` and `stroke` for CSS and would write inline styles.
        custom_attrs={"fill": "none", "stroke": "currentColor", "strokeWidth": "2.5", "strokeLinecap": "round"},
        aria_hidden="true",
    )
    return rx.el.a(sign, rx.el.span(t("product.name")), href=paths.HOME, class_name="brand")


def theme_switch() -> rx.Component:
    """As the device, light, dark: one button, kept on the device."""
    return _ThemeSwitch.create()
