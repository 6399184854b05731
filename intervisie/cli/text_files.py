"""Reading a small text file that somebody named on the command line."""

from __future__ import annotations

from pathlib import Path

from intervisie.errors import StorageError, UsageError
from intervisie.text import Text, say

MOST_BYTES = 64 * 1024
"""A list of names, or what a group agreed, that is larger than this is another file."""


def text_of_file(path: str, *, too_large: Text) -> str:
    """Return the text of a file in UTF-8.

    Raises:
        UsageError: it is not there, too large, or no text.
        StorageError: it cannot be opened.
    """
    try:
        with Path(path).open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UsageError(say("There is no file {path}.", path=path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "?"
        raise StorageError(say("{path} cannot be opened: {reason}.", path=path, reason=reason)) from None
    if len(content) > MOST_BYTES:
        raise UsageError(too_large)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(say("{path} cannot be read as text.", path=path), say("Save it as UTF-8.")) from None
