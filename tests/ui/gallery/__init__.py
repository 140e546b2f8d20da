"""A small Reflex app that shows every component; tests drive it in a real browser."""
