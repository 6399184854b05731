"""Values of any type with one text in every place that can hold one: so that no new field is forgotten."""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

from msgspec import Struct

_PLAIN: dict[Any, object] = {
    time: time(15),
    int: 1,
    bool: False,
    date: date(2025, 1, 1),
    datetime: datetime(2025, 1, 1, tzinfo=UTC),
    timedelta: timedelta(minutes=1),
}
_DEEPEST = 5
"""Steps hold steps: below this a list is empty."""


def filled(kind: Any, text: str, depth: int = 0) -> Any:
    """Return a value of a type with the text in every place that can hold one."""
    if kind is str:
        return text
    if isinstance(kind, types.UnionType):
        return filled(get_args(kind)[0], text, depth)
    if get_origin(kind) in (tuple, frozenset):
        if depth > _DEEPEST:
            return get_origin(kind)()
        return get_origin(kind)(filled(one, text, depth + 1) for one in get_args(kind) if one is not Ellipsis)
    if get_origin(kind) is dict:
        key, item = get_args(kind)
        return {filled(key, text, depth + 1): filled(item, text, depth + 1)}
    if isinstance(kind, type) and issubclass(kind, Struct):
        return kind(**{field: filled(hint, text, depth + 1) for field, hint in get_type_hints(kind).items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    return _PLAIN[kind]


def holders(value: object, text: str, key: str = "") -> Iterator[str]:
    """Yield the name of each member in which the text stands; that of a dictionary for its keys too."""
    match value:
        case str():
            if text in value:
                yield key
        case dict():
            for name, item in value.items():
                if text in str(name):
                    yield key
                yield from holders(item, text, key if text in str(name) else str(name))
        case list() | tuple():
            for item in value:
                yield from holders(item, text, key)
