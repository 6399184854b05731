"""When two names are the same. Pure."""

from __future__ import annotations

import unicodedata


def same_name(name: str) -> str:
    """Return what two spellings of one name have in common."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
