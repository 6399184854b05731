"""What the shell offers after Tab: languages, methods and meetings.

Completion runs at every Tab, so that it looks at file names and opens as little as it can; and it
never fails: what cannot be read is not offered.
"""

from __future__ import annotations


def complete_languages() -> list[str]:
    """Return the languages."""
    return ["nl", "en"]


def complete_methods() -> list[str]:
    """Return the ids of the shipped methods; a file's name is its id."""
    from intervisie.errors import IntervisieError
    from intervisie.shipped import shipped

    try:
        files = shipped("methods").glob("*/*.yaml")
        return sorted({file.stem for file in files} - {"pitfalls"})
    except (IntervisieError, OSError):
        return []


def complete_meetings() -> list[str]:
    """Return the handles of the meetings, the latest first."""
    try:
        from intervisie.cli.meetings import handles

        return list(handles())
    except Exception:  # noqa: BLE001 # a shell that completes has nowhere to show an error
        return []
