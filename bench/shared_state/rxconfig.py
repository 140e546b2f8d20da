"""Reflex's configuration of the baseline; its states in memory, which is quicker than Reflex's own choice of a disk."""

import reflex as rx
from reflex_base.constants import StateManagerMode
from reflex_base.plugins.sitemap import SitemapPlugin

config = rx.Config(
    app_name="tally",
    state_manager_mode=StateManagerMode.MEMORY,
    telemetry_enabled=False,
    show_built_with_reflex=False,
    disable_plugins=[SitemapPlugin],
)
