"""The child process in which people's own templates run: started as a file, in isolation, with limits.

It reads one JSON request from stdin, writes one JSON answer to stdout, opens nothing and writes no
file. Limits on memory and processor time are set before the template is looked at. Never imported.
"""

from __future__ import annotations

import json
import sys
from typing import Any


def main(paths: list[str]) -> None:
    """Answer one request; the paths are where the libraries and this package were found."""
    sys.path[:0] = paths
    from intervisie.documents.engine import TemplateFault

    request = json.loads(sys.stdin.buffer.read())
    _limit(request["limits"])
    try:
        answer: dict[str, Any] = {"text": _document(request)}
    except TemplateFault as fault:
        answer = {"kind": fault.kind, "line": fault.line, "detail": fault.detail}
    except MemoryError:
        answer = {"kind": "too-much-memory", "line": 0, "detail": ""}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    sys.stdout.buffer.flush()


def _document(request: dict[str, Any]) -> str:
    """Return the document made of the last set of data; each set must go through."""
    from intervisie.documents.engine import render
    from intervisie.documents.formats import page, tokens_of

    text = ""
    for data in request["data"]:
        text = render(request["source"], data, request["partials"])
    if request["readable"]:
        tokens_of(text)
    return page(text, **request["page"]) if request["page"] else text


def _limit(limits: dict[str, int]) -> None:
    """Set the limits that this system knows; where it knows none, the parent's watch is all there is."""
    try:
        import resource
    except ImportError:
        return
    wanted = {
        resource.RLIMIT_AS: limits["memory"],
        resource.RLIMIT_CPU: limits["cpu_seconds"],
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for limit, value in wanted.items():
        try:
            resource.setrlimit(limit, (value, value))
        except (ValueError, OSError):  # macOS refuses some; a lower limit is in force already
            continue


if __name__ == "__main__":
    main(sys.argv[1:])
