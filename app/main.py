"""The composition root: wires settings, services, hub, API and pages into one Reflex app."""

import reflex as rx

from app.ui.application import dressed
from app.ui.routes import add_pages

app = rx.App(**dressed())
add_pages(app)
