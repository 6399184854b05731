"""Where the files that come with the program stand: `methods` and `templates`. The one place that knows."""

from __future__ import annotations

from pathlib import Path

from intervisie.errors import StorageError
from intervisie.text import say

_HERE = Path(__file__).parent
_PLACES = (_HERE / "_shipped", _HERE.parent)
"""A wheel carries them inside the package; a checkout, an editable install and an sdist beside it."""


def shipped(name: str) -> Path:
    """Return the folder `name` ("methods" or "templates") that came with this installation.

    Raises:
        StorageError: the folder is missing, so that the installation is not whole.
    """
    for place in _PLACES:
        folder = place / name
        if folder.is_dir():
            return folder
    raise StorageError(
        say("The folder '{name}' that comes with intervisie is missing.", name=name),
        say("Install intervisie again."),
    )
