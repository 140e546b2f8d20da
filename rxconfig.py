"""Reflex's configuration. Settings come from the environment through app.settings; nothing is decided here."""

import reflex as rx

config = rx.Config(
    app_name="app",
    app_module_import="app.main",
)
