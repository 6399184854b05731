"""Profiles: what registers ask, and what meetings come to by it."""
