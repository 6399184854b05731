"""Which parts of a page get how many rows when there is less room than they would like. Pure."""

from __future__ import annotations

from msgspec import Struct

from intervisie.faces.screen.rows import Row, shortened


class Block(Struct, frozen=True):
    """One part of a page in its place from top to bottom.

    `rank` 1 is kept longest when room is short. A block is left out when not even `least` rows are
    left for it; above that it grows, by rank, to all its rows. `more` stands at the end of what is left
    of it when that is not all.
    """

    rank: int
    rows: tuple[Row, ...]
    least: int = 1
    more: str = "…"


def allot(blocks: tuple[Block, ...], height: int) -> tuple[int, ...]:
    """Return how many rows each block gets, in their order; never more than `height` together."""
    granted = [0] * len(blocks)
    by_rank = sorted(range(len(blocks)), key=lambda index: blocks[index].rank)
    room = height
    for index in by_rank:
        least = min(blocks[index].least, len(blocks[index].rows))
        if least <= room:
            granted[index] = least
            room -= least
    for index in by_rank:
        if not granted[index]:
            continue
        more = min(len(blocks[index].rows) - granted[index], room)
        granted[index] += more
        room -= more
    return tuple(granted)


def stack(blocks: tuple[Block, ...], height: int, width: int) -> tuple[Row, ...]:
    """Return the rows of all blocks that got room, from top to bottom."""
    rows: list[Row] = []
    for block, granted in zip(blocks, allot(blocks, height), strict=True):
        rows += shortened(block.rows, granted, width, more=block.more)
    return tuple(rows)
