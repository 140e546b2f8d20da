"""Mission Room: live workshops in which a room sets a mission and leaves with its charter."""
