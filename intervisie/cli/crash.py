"""What happens when the fault is ours: one calm sentence, and a report that holds nobody's words.

The report names the kinds of error and the lines of code they passed, never a value or a message: a
message may quote a note.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from intervisie import __version__
from intervisie.cli.report import complain
from intervisie.text import say


def report_crash(fault: BaseException) -> None:
    """Say on stderr that something went wrong, and where a report of it stands, if it could be kept."""
    complain(say("Something went wrong in intervisie itself; that is not your doing."))
    complain(say("What was noted is in the journal: intervisie resume goes on where the meeting stood."))
    place = _keep(crash_report(fault))
    if place is None:
        complain(say("A report could not be kept."))
    else:
        complain(say("A report without any of your texts stands in {file}.", file=str(place)))


def crash_report(fault: BaseException) -> str:
    """Return the kinds of error and the lines of code they passed, the deepest cause last."""
    lines = [f"intervisie {__version__}, Python {sys.version.split()[0]}, {sys.platform}"]
    seen: set[int] = set()
    error: BaseException | None = fault
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        frames = traceback.extract_tb(error.__traceback__, limit=-60)
        lines += [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        error = error.__cause__ or error.__context__
    return "\n".join(lines) + "\n"


def _place(file: str) -> str:
    """Return the end of a path: its beginning names the person whose machine it is."""
    return "/".join(Path(file).parts[-3:])


def _keep(report: str) -> Path | None:
    import os
    from datetime import UTC, datetime

    from intervisie.archive.durable import write_whole
    from intervisie.archive.folders import data_folder, make_folders

    try:
        folder = data_folder(os.environ) / "crashes"
        make_folders(folder)
        file = folder / f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}.txt"
        write_whole(file, report.encode("utf-8", "replace"), force=True)
    except Exception:  # noqa: BLE001 # a report that cannot be kept must not hide what it is about
        return None
    return file
