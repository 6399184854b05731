"""The documents: what may stand in them, and how it reads."""
