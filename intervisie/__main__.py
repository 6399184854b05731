"""The way in. `--version` is answered here, before anything is imported that takes time."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the program with the arguments of this process and end it with the exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.exit(_show_version())
    gc.disable()  # imports leave nothing to collect; a command turns it on again before it works
    from intervisie.cli.edge import run

    sys.exit(run(sys.argv[1:]))


def _show_version() -> int:
    from intervisie import __version__

    try:
        print(f"intervisie {__version__}", flush=True)  # noqa: T201 # nothing foreign in it
    except BrokenPipeError:
        sys.stdout = None  # or Python complains at exit
        return 141
    except OSError:
        from intervisie.cli.edge import run

        return run(sys.argv[1:])  # it fails again there, and says so
    return 0


if __name__ == "__main__":
    main()
