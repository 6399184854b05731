"""Telling that a folder is copied elsewhere by another program. Pure: looks at the path only."""

from __future__ import annotations

from pathlib import Path

from intervisie.text import Text, say

_PROGRAMS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "google-drive": "Google Drive",
    "my drive": "Google Drive",
    "syncthing": "Syncthing",
}
"""How the folder of each begins, in small letters: `OneDrive - Organisation`, `Dropbox (Personal)`."""


def warn_of_synchronising(folder: Path) -> Text | None:
    """Return what to say of a folder inside that of a synchronising program, or None."""
    for part in folder.parts:
        for start, program in _PROGRAMS.items():
            if part.casefold().startswith(start):
                return say(
                    "The meetings stand in a folder of {program}, which copies them to other computers: "
                    "{folder}. INTERVISIE_HOME names another place.",
                    program=program,
                    folder=str(folder),
                )
    return None
