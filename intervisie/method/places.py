"""Where something stands in the text of a method file, found after it was read. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from intervisie.errors import Problem
from intervisie.method.characters import readable
from intervisie.method.findings import Findings
from intervisie.method.walk import Items, Node, Pairs, start_of, walk
from intervisie.text import Text

Path = tuple[str | int, ...]


def problems_at(
    content: bytes, file: str, found: Iterable[tuple[Path, Text, Text | None]]
) -> tuple[Problem, ...]:
    """Return sentences with their places in a file that was read without a problem, in file order.

    A path leads along keys and places in lists; where the file does not go as far (what it leaves out is
    filled in), the deepest key on the way is meant.
    """
    text = readable(content, file)
    root = walk(text, Findings(text, file)).root
    findings = Findings(text, file)
    for path, sentence, mend in found:
        index, width = _place(root, path)
        findings.add(index, width, sentence, mend)
    return findings.problems()


def _place(root: Node | None, path: Path) -> tuple[int, int]:
    """Return the first character and the width of the deepest key that the path reaches."""
    found, node = (0, 1), root
    for name in path:
        if isinstance(node, Pairs) and isinstance(name, str):
            pair = next(((key, value) for key, value in node.pairs if key.value == name), None)
            if pair is None:
                break
            found, node = (start_of(pair[0]), len(name)), pair[1]
        elif isinstance(node, Items) and isinstance(name, int) and name < len(node.items):
            node = node.items[name]
            found = _first_of(node) or (start_of(node), 1)
        else:
            break
    return found


def _first_of(node: Node) -> tuple[int, int] | None:
    """Return the first key of a mapping, which is where an author sees it begin."""
    if not isinstance(node, Pairs) or not node.pairs:
        return None
    key = node.pairs[0][0]
    return start_of(key), len(key.value)
