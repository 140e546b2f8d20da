"""Use cases. Each one authorises, does, commits and announces; nothing here knows a browser or SQL."""
