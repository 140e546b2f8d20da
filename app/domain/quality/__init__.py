"""Quality checks of goals and missions: small named rules that find, explain and never forbid.

Must not: hold text (the catalogue does), change anything, or stop anybody from exporting.
"""
