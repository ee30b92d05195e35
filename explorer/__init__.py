"""A timeline explorer for diplomacy: dated events, statements and agreements in one SQLite file."""

__version__ = "0.1.0"
