"""What the shell offers after Tab: languages, methods, meetings, groups and profiles.

Completion runs at every Tab, so that it looks at file names and opens as little as it can; and it
never fails: what cannot be read is not offered.
"""

from __future__ import annotations


def complete_languages() -> list[str]:
    """Return the languages."""
    return ["nl", "en"]


def complete_methods() -> list[str]:
    """Return the ids of the shipped methods and of this person's own; a file's name is its id."""
    import os

    from intervisie.archive.folders import data_folder
    from intervisie.errors import IntervisieError
    from intervisie.shipped import shipped

    try:
        files = [
            *shipped("methods").glob("*/*.yaml"),
            *(data_folder(os.environ) / "methods").glob("**/*.yaml"),
        ]
    except (IntervisieError, OSError):
        return []
    ids = {file.stem for file in files if file.parent.name != "blocks"} - {"pitfalls"}
    return sorted(name for name in ids if name.isascii() and name.replace("-", "").isalnum())


def complete_meetings() -> list[str]:
    """Return the handles of the meetings, the latest first."""
    try:
        from intervisie.cli.meetings import handles

        return list(handles())
    except Exception:  # noqa: BLE001 # a shell that completes has nowhere to show an error
        return []


def complete_groups() -> list[str]:
    """Return the names of the groups that were set up."""
    try:
        from intervisie.cli.unlocking import open_groups

        return [group.name for group in open_groups(ask=False).all()]
    except Exception:  # noqa: BLE001 # as above
        return []


def complete_profiles() -> list[str]:
    """Return the ids of the profiles; a file's name is its id."""
    try:
        from intervisie.cli.profiles import open_profiles

        return [name for name in open_profiles().ids() if name.isascii() and name.replace("-", "").isalnum()]
    except Exception:  # noqa: BLE001 # a shell that completes has nowhere to show an error
        return []
