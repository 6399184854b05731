"""What follows from the rest of a file: ids, records, who speaks, what is revealed. Pure.

This is the second of two passes, over values that were found to be in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from intervisie.method.keys import Attribution
from intervisie.method.model import GoesTo, Laps, Mode, Part, Record, RecordKind, Step, Timing
from intervisie.method.speaking import who_speaks

_NO_CLOCK = Timing()

_GOES_TO = {
    RecordKind.CASE_LIST: GoesTo.NOWHERE,
    RecordKind.CASE_CHOICE: GoesTo.NOWHERE,
    RecordKind.LOOK_BACK: GoesTo.MINUTES,
    RecordKind.LEARNING: GoesTo.MINUTES,
    RecordKind.EVALUATION: GoesTo.MINUTES,
    RecordKind.AGREEMENT: GoesTo.MINUTES,
    RecordKind.NEXT_MEETING: GoesTo.MINUTES,
}
"""Where a kind of record may stand unless it says so; every other kind is for the case owner only."""


def resolved(
    drafts: list[dict[str, Any]], reveals: Mapping[str, tuple[str, ...]], record_ids: Iterable[str]
) -> tuple[Step, ...]:
    """Return the steps that were read; only when nothing at all is wrong.

    `reveals` holds what may be shown at a step, by its id; `record_ids` the ids that an author chose.
    """
    ids = step_ids(drafts)
    taken = set(record_ids)
    steps = []
    for identifier, draft in zip(ids, drafts, strict=True):
        shown_here = reveals.get(identifier, ())
        parts = []
        for part in draft.get("parts") or ({**draft, "title": ""},):
            parts.append(_part(part, _record(part.get("record"), identifier, taken), shown_here))
            shown_here = ()
        steps.append(Step(identifier, draft["title"], tuple(parts), draft.get("purpose", "")))
    return tuple(steps)


def step_ids(drafts: list[dict[str, Any]]) -> list[str]:
    """Return the ids of steps; one without is called after its number."""
    taken = {draft["id"] for draft in drafts if draft.get("id")}
    return [draft.get("id") or _free(f"step-{number}", taken) for number, draft in enumerate(drafts, 1)]


def _part(values: dict[str, Any], record: Record | None, reveals: tuple[str, ...]) -> Part:
    mode = values.get("mode", Mode.PLENARY)
    timing = values.get("time", _NO_CLOCK)
    if "between" in values or "basis" in values:
        least, most = values.get("between", (None, None))
        timing = Timing(
            timing.fixed,
            timing.per_adviser,
            timing.per_person,
            timing.per_case,
            least,
            most,
            values.get("basis", _NO_CLOCK.basis),
        )
    speaks, answers, listens = who_speaks(
        mode, timing, speaks=values.get("speaks"), listens=values.get("listens")
    )
    return Part(
        mode,
        timing,
        speaks,
        answers,
        listens,
        values.get("title", ""),
        values.get("say", ""),
        values.get("ask", ()),
        values.get("for_facilitator", ""),
        values.get("watch", ()),
        record,
        values.get("laps", Laps.ONCE),
        reveals,
    )


def _record(values: dict[str, Any] | None, step_id: str, taken: set[str]) -> Record | None:
    values = values or {}
    kind = values.get("kind", RecordKind.NOTES)
    if kind is RecordKind.NONE:
        return None
    return Record(
        values.get("id") or _free(step_id, taken),
        kind,
        values.get("goes_to") or _GOES_TO.get(kind, GoesTo.OWNER_SHEET),
        values.get("label", ""),
        values.get("attribution") is not Attribution.NO_NAMES,
    )


def _free(name: str, taken: set[str]) -> str:
    """Return `name`, or `name-2` and so on when it is taken, and take it."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free
