"""A document for other programs: JSON of what its template gets, without the words that only dress it up."""

from __future__ import annotations

import json
from collections.abc import Mapping

VERSION = 1
"""Goes up when a name changes its meaning or goes away; what is added leaves it as it is."""

_DRESS = frozenset({"label", "side_by_side", "yes"})
"""Headings, and what stands elsewhere already."""
_OF_OTHERS = {"proof": frozenset({"people"})}
"""What a template may use and whoever gets the file has no business with: a proof is about one person."""


def json_of(data: Mapping[str, object]) -> str:
    """Return the JSON of a document, in ASCII: nothing in it can steer a terminal, whatever was typed."""
    left_out = _DRESS | _OF_OTHERS.get(str(data["document"]), frozenset())
    kept = {name: value for name, value in data.items() if name not in left_out}
    return json.dumps({"version": VERSION, **kept}, indent=2) + "\n"
