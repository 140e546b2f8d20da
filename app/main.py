"""The composition root: wires settings, services, hub, API and pages into one Reflex app."""

import reflex as rx

from app.realtime import origins
from app.settings import Settings
from app.ui.application import dressed
from app.ui.routes import add_pages

settings = Settings.from_environment()
app = rx.App(**dressed())
origins.guard(app.sio, settings.allows_origin)
add_pages(app)
