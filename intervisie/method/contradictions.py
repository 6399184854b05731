"""Keys that contradict one another within one part or one record. Pure.

Each slip is the name of the key to point at, what is wrong and how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from intervisie.method.choices import (
    PARALLEL_MODES,
    SILENT_MODES,
    TURN_MODES,
    Mode,
    Position,
    Procedure,
    RecordKind,
    Who,
)
from intervisie.method.keys import Hints
from intervisie.method.mapping import AT
from intervisie.method.model import Timing
from intervisie.text import Text, say

Slip = tuple[str, Text, Text]

_STILL_MODES = SILENT_MODES | {Mode.BREAK}
_TALK_MODES = frozenset(Mode) - _STILL_MODES
_LISTENED_TO = frozenset({Mode.FISHBOWL, Mode.OUT, Mode.INTERVIEW})

_MODES_OF = {
    "laps": TURN_MODES,
    "order": TURN_MODES,
    "passing": TURN_MODES,
    "turn_limit": TURN_MODES,
    "pause_between": TURN_MODES,
    "group_size": PARALLEL_MODES,
    "questions_each": frozenset(Mode) - {Mode.SILENCE, Mode.BREAK},
    "follow_ups": _TALK_MODES,
    "questions_only": _TALK_MODES,
    "facilitator": _TALK_MODES,
}
"""The modes in which a key means something."""

_NOTHING_TO_DO = frozenset({"record", "speaks", "answers", "listens", "gives"})
"""Keys that a break has no use for."""

_AT_EASE = frozenset(
    {"id", "title", "purpose", "mode", "time", "between", "basis"}
    | {"say", "ask", "for_facilitator", "watch", "record", "posture", "online", AT}
)
"""Keys of a part that go with every mode but a break."""

_KINDS_OF = {
    "marks": frozenset({RecordKind.MARKS}),
    "columns": frozenset({RecordKind.COLUMNS, RecordKind.CELLS, RecordKind.TABLE}),
    "rows": frozenset({RecordKind.TABLE}),
    "scale": frozenset({RecordKind.SCALE, RecordKind.RATINGS}),
    "compare_with": frozenset({RecordKind.SCALE, RecordKind.RATINGS}),
    "procedure": frozenset({RecordKind.VOTE, RecordKind.CASE_CHOICE}),
    "dots": frozenset({RecordKind.VOTE, RecordKind.CASE_CHOICE}),
}
"""The kinds of record with which a key means something."""

_NEEDED = {
    RecordKind.MARKS: (("of", "of: ..."), ("marks", "marks: [..., ...]")),
    RecordKind.RATINGS: (("of", "of: ..."),),
    RecordKind.VOTE: (("of", "of: ..."),),
    RecordKind.COLUMNS: (("columns", "columns: [..., ...]"),),
    RecordKind.CELLS: (("columns", "columns: [..., ..., ..., ...]"),),
    RecordKind.TABLE: (("columns", "columns: [..., ...]"),),
}
"""What a kind of record cannot do without, with a line to add."""

_HEADINGS = frozenset({"marks", "columns", "rows"})
_MOST_COLUMNS = 6
_CELLS = 4


def part_slips(values: Mapping[str, Any], where: Text, *, cut: bool) -> Iterable[Slip]:
    """Return the slips of a part; `cut` says that keys may be missing because the file broke off."""
    timing = values.get("time")
    if (
        timing is not None
        and not timing.per_item
        and values.get("mode") is not Mode.BREAK
        and _AT_EASE.issuperset(values)
    ):
        return _range_slips(values, where) if "between" in values else ()
    return _part_slips(values, where, cut=cut)


def _part_slips(values: Mapping[str, Any], where: Text, *, cut: bool) -> Iterator[Slip]:
    if not cut:
        yield from _time_slips(values, where)
    if "between" in values:
        yield from _range_slips(values, where)
    refused = "mode" in values and values["mode"] is None  # what it should have been is not known
    if not refused and ("mode" in values or not cut):
        yield from _mode_slips(values, where, values.get("mode") or Mode.PLENARY)
    speaks, listens = values.get("speaks"), values.get("listens")
    if speaks is not None and speaks == listens and speaks is not Who.NOBODY:
        yield (
            "listens",
            say("'{who}' both speaks and listens in {where}", who=_named(speaks), where=where),
            say("Take one of the two lines out."),
        )
    if values.get("hints") is Hints.ON and _kind_of(values) is RecordKind.ADVICE:
        yield (
            "hints",
            say("'hints' in {where} would warn about advice where advice is asked for", where=where),
            say("Take the line out."),
        )


def _time_slips(values: Mapping[str, Any], where: Text) -> Iterator[Slip]:
    """Yield what needs a time and has none, and a time that counts what is not there."""
    if "time" not in values:
        for name in ("between", "basis", "warn_at"):
            if name in values:
                yield (
                    name,
                    say(
                        "'{key}' in {where} has no '{other}' to go with", key=name, other="time", where=where
                    ),
                    say("Add a line: {example}", example="time: 10m"),
                )
        if values.get("mode") is Mode.BREAK:
            yield (
                "mode",
                say("the break in {where} has no 'time'", where=where),
                say("Add a line: {example}", example="time: 10m"),
            )
        return
    timing = values["time"]
    record = values.get("record")
    if timing is not None and timing.per_item and not (record and record.get("of")):
        yield (
            "time",
            say("'time' in {where} counts the notes of a record, and 'record' names none", where=where),
            say("Add the id of the earlier record: {example}", example="record: {kind: notes, of: ...}"),
        )
    warned = values.get("warn_at")
    if (
        timing is not None
        and warned is not None
        and timing == Timing(fixed=timing.fixed)
        and warned >= timing.fixed
    ):
        yield (
            "warn_at",
            say("'warn_at' in {where} is as long as the part itself", where=where),
            say("Write how long before the end the time is announced: 2m."),
        )


def _range_slips(values: Mapping[str, Any], where: Text) -> Iterator[Slip]:
    """Yield a fixed time outside its own range."""
    timing, bounds = values.get("time"), values.get("between")
    if timing is None or bounds is None or timing != Timing(fixed=timing.fixed):
        return
    if not bounds[0] <= timing.fixed <= bounds[1]:
        yield (
            "between",
            say("'time' in {where} lies outside 'between'", where=where),
            say("Make the range wider, or change the time."),
        )


def _mode_slips(values: Mapping[str, Any], where: Text, mode: Mode) -> Iterator[Slip]:
    """Yield keys that mean nothing in the mode of the part."""
    for name in values:
        modes = _MODES_OF.get(name)
        if modes is not None and mode not in modes:
            yield (name, *_wrong_mode(name, modes, where, mode))
    if mode is Mode.BREAK:
        for name in _NOTHING_TO_DO & values.keys():
            if values[name] not in (None, {"kind": RecordKind.NONE}):
                yield (
                    name,
                    say("'{key}' stands in a break in {where}", key=name, where=where),
                    say("Take the line out, or choose another mode."),
                )
    if "position" in values and mode not in _LISTENED_TO and values.get("listens", Who.NOBODY) is Who.NOBODY:
        yield (
            "position",
            say("'position' in {where} is for those who listen, and nobody only listens there", where=where),
            say("Add a line: {example}", example="listens: case-owner"),
        )
    elif mode is Mode.OUT and values.get("position") not in (None, Position.OUT_OF_ROOM):
        yield (
            "position",
            say(
                "'position' in {where} is not out of the room, and the mode is '{mode}'",
                where=where,
                mode=str(mode),
            ),
            say("Write 'mode: fishbowl', or take the line out."),
        )


def _wrong_mode(name: str, modes: frozenset[Mode], where: Text, mode: Mode) -> tuple[Text, Text]:
    if modes is TURN_MODES:
        return (
            say(
                "'{key}' in {where} needs turns, and the mode is '{mode}'",
                key=name,
                where=where,
                mode=str(mode),
            ),
            say("Write 'mode: turns' or 'mode: questions', or take the line out."),
        )
    if modes is PARALLEL_MODES:
        return (
            say(
                "'{key}' in {where} needs subgroups, and the mode is '{mode}'",
                key=name,
                where=where,
                mode=str(mode),
            ),
            say("Write 'mode: subgroups' or 'mode: pairs', or take the line out."),
        )
    return (
        say(
            "'{key}' in {where} needs people who speak, and the mode is '{mode}'",
            key=name,
            where=where,
            mode=str(mode),
        ),
        say("Take the line out, or choose another mode."),
    )


def record_slips(values: Mapping[str, Any], where: Text) -> Iterator[Slip]:
    """Yield the slips of a record."""
    kind = values.get("kind", RecordKind.NOTES)
    if kind is None:
        return
    for name in values:
        kinds = _KINDS_OF.get(name)
        if kinds is not None and kind not in kinds:
            yield (
                name,
                say("'{key}' in {where} does not go with '{kind}'", key=name, where=where, kind=str(kind)),
                say("It goes with: {kinds}.", kinds=", ".join(sorted(kinds))),
            )
    for name, example in _NEEDED.get(kind, ()):
        if name not in values:
            yield (
                "kind",
                say("'{kind}' in {where} needs '{key}'", kind=str(kind), where=where, key=name),
                say("Add a line: {example}", example=example),
            )
    if not _HEADINGS.isdisjoint(values):
        yield from _heading_slips(values, where, kind)
    if "sentence" in values:
        yield from _sentence_slips(values, where)
    if values.get("dots") and values.get("procedure") is not Procedure.DOTS:
        yield (
            "dots",
            say("'dots' in {where} needs 'procedure: dots'", where=where),
            say("Add a line: {example}", example="procedure: dots"),
        )


def _heading_slips(values: Mapping[str, Any], where: Text, kind: RecordKind) -> Iterator[Slip]:
    """Yield too few, too many or equal words to choose from or headings."""
    columns, marks = values.get("columns"), values.get("marks")
    if columns is not None and kind is RecordKind.CELLS and len(columns) != _CELLS:
        yield (
            "columns",
            say("four cells have four headings; {where} has {count}", where=where, count=len(columns)),
            say("Write four: {example}", example="columns: [..., ..., ..., ...]"),
        )
    elif columns is not None and not 2 <= len(columns) <= _MOST_COLUMNS:
        yield (
            "columns",
            say("'columns' in {where} has {count} headings", where=where, count=len(columns)),
            say("Write two to six."),
        )
    if marks is not None and len(marks) < 2:
        yield (
            "marks",
            say("'marks' in {where} leaves nothing to choose", where=where),
            say("Write two words or more: {example}", example="marks: [..., ...]"),
        )
    for name in sorted(_HEADINGS):
        given = [heading.casefold() for heading in values.get(name) or ()]
        twice = next((heading for heading in given if given.count(heading) > 1), None)
        if twice is not None:
            yield (
                name,
                say("'{value}' stands twice in '{key}' of {where}", value=twice, key=name, where=where),
                say("Take one of the two out."),
            )


def _sentence_slips(values: Mapping[str, Any], where: Text) -> Iterator[Slip]:
    sentence = values.get("sentence")
    if sentence is not None and "…" not in sentence and "..." not in sentence:
        yield (
            "sentence",
            say("'sentence' in {where} has no blank to fill in", where=where),
            say("Write an ellipsis where people fill in: {example}", example="Mijn vraag is …"),
        )


def _kind_of(values: Mapping[str, Any]) -> RecordKind | None:
    record = values.get("record")
    return record.get("kind") if record else None


def _named(who: Who | tuple[str, ...]) -> str:
    return str(who) if isinstance(who, Who) else ", ".join(who)
