"""A baseline of the bench: a live vote as a Reflex developer would write it."""
