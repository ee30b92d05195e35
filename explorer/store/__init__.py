"""SQLite and nothing else: open, check, migrate; rows to values and back; queries, search, journal."""
