"""On Record: who said what, when, on whose word, and where the accounts disagree."""

__version__ = "0.2.0"
