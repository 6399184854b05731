"""Whether there is a terminal here that can show the whole screen."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from intervisie.text import Text, say


def why_no_screen(environ: Mapping[str, str]) -> Text | None:
    """Return why the whole screen cannot be used, None when it can."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return say("There is no terminal here, so the meeting goes line by line.")
    if sys.platform != "win32" and environ.get("TERM", "dumb") in ("", "dumb", "unknown"):
        return say("This terminal cannot show the whole screen, so the meeting goes line by line.")
    return None
