"""The outermost edge: whatever happens inside becomes an exit code and at most a few calm sentences.

No traceback leaves this room. Nothing else in the program catches errors broadly.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable

from intervisie.errors import ExitCode, IntervisieError, StorageError
from intervisie.text import say


def run(arguments: list[str]) -> int:
    """Run the command line with `arguments` and return the exit code of the process."""
    _soften_streams()
    return guarded(lambda: _command_line(arguments))


def guarded(work: Callable[[], int]) -> int:
    """Return what `work` returns, or the exit code of what went wrong after saying so on stderr."""
    try:
        code = _told(work)
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except BrokenPipeError:
        _let_go_of_output()
        return ExitCode.CLOSED_PIPE
    except OSError as fault:
        return _no_room(fault)
    return code


def _told(work: Callable[[], int]) -> int:
    try:
        return work()
    except IntervisieError as error:
        from intervisie.cli.report import report

        report(error)
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as fault:  # noqa: BLE001 # the one place for it: nobody is to meet a traceback
        if isinstance(fault, OSError) and fault.errno == errno.ENOSPC and fault.filename is None:
            return _no_room(fault)
        from intervisie.cli.crash import report_crash

        report_crash(fault)
        return ExitCode.FAULT


def _command_line(arguments: list[str]) -> int:
    from intervisie.cli.app import build_app
    from intervisie.cli.report import usage_error

    try:
        result = build_app(arguments).main(arguments, prog_name="intervisie", standalone_mode=False)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # Typer turns it into exit code 1
            raise end.__context__ from None
        return end.code if isinstance(end.code, int) else ExitCode.FAULT if end.code else ExitCode.DONE
    except Exception as error:
        translated = usage_error(error)
        if translated is None:
            raise
        raise translated from None
    return result if isinstance(result, int) else ExitCode.DONE


def _soften_streams() -> None:
    """Let a terminal that lacks a character show a question mark instead of ending the meeting."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _no_room(fault: OSError) -> int:
    """End in a sentence when what is shown goes to a file for which the disk has no room."""
    from intervisie.archive.faults import reason
    from intervisie.cli.report import report

    _let_go_of_output()
    report(StorageError(say("The output could not be written: {reason}.", reason=reason(fault))))
    return ExitCode.STORAGE


def _let_go_of_output() -> None:
    """Send what is left of the output nowhere, so that the last flush of Python does not fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
