"""Pages and their states: the only package, besides the mirror and main, that imports Reflex."""
