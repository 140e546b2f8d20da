"""The mission's own words and rules: plain Python, no I/O, imports only the standard library and itself."""
