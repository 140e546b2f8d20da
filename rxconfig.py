"""Reflex's configuration. Settings come from the environment through app.settings; nothing is decided here."""

import os

import reflex as rx
from reflex_base.constants import StateManagerMode
from reflex_base.plugins.sitemap import SitemapPlugin

from app.settings import Settings
from app.ui.plugins import (
    CalmReconnectPlugin,
    CataloguePlugin,
    DeclarationsPlugin,
    InlineHashesPlugin,
    SameOriginPlugin,
    ThemePlugin,
)

_SETTINGS = Settings.from_environment(os.environ)
_WEEK_SECONDS = 7 * 24 * 3600

config = rx.Config(
    app_name="app",
    app_module_import="app.main",
    frontend_port=_SETTINGS.port,
    backend_port=_SETTINGS.port,
    backend_host=_SETTINGS.host,
    # Only a form to be filled: the built pages talk to the server they came from (SameOriginPlugin).
    api_url="http://localhost:3000",
    deploy_url="http://localhost:3000",
    cors_allowed_origins=[_SETTINGS.public_url, *_SETTINGS.allowed_origins],
    trusted_proxy_hops=_SETTINGS.trusted_proxy_hops,
    # A state is a cache of one tab: in memory, and long-lived so that a long lunch does not blank it.
    state_manager_mode=StateManagerMode.MEMORY,
    redis_token_expiration=_WEEK_SECONDS,
    telemetry_enabled=False,
    show_built_with_reflex=False,
    frontend_lazy_bundled_libraries=True,
    plugins=[
        ThemePlugin(),
        CataloguePlugin(),
        DeclarationsPlugin(),
        SameOriginPlugin(),
        CalmReconnectPlugin(),
        InlineHashesPlugin(),
    ],
    disable_plugins=[SitemapPlugin],
)
