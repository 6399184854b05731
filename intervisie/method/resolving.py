"""What follows from the rest of a file: ids, records, who speaks, what is revealed. Pure.

Ids are given before references are checked; the rest only over values that were found to be in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from intervisie.method.borrowing import BASE, WHOLE
from intervisie.method.choices import GoesTo, Mode, Procedure, RecordKind, Who
from intervisie.method.keys import RECORD, Attribution, Ending, Hints, Joining, Passing
from intervisie.method.model import Branch, Module, Part, Path, Record, ScaleShape, Step, Timing
from intervisie.method.speaking import asks_questions, who_speaks

_NO_CLOCK = Timing()
_USUAL_DOTS = 3

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

_SCALED = frozenset({RecordKind.SCALE, RecordKind.RATINGS})
_SHAPE = frozenset(key.name for key in RECORD.keys) - {"id", "kind", "goes_to", "label", "attribution"}

_FIELDS = {
    "say": "say",
    "ask": "ask",
    "for_facilitator": "for_facilitator",
    "watch": "watch",
    "posture": "posture",
    "online": "online",
    "laps": "laps",
    "position": "position",
    "gives": "gives",
    "order": "speaking_order",
    "turn_limit": "turn_limit",
    "pause_between": "pause_between",
    "questions_each": "questions_each",
    "follow_ups": "follow_ups",
    "questions_only": "questions_only",
    "group_size": "group_size",
    "warn_at": "warn_at",
}
"""Keys of a part whose value is that of a field as it stands."""

_ANSWERED = {
    "passing": ("may_pass", Passing.ALLOWED),
    "facilitator": ("facilitator_joins", Joining.JOINS),
    "end": ("firm_end", Ending.FIRM),
    "hints": ("question_hints", Hints.ON),
}
"""Keys of a part that say whether something is so: the field, and the word for yes."""

Draft = dict[str, Any]


def give_ids(
    drafts: list[Draft], usual: RecordKind, taken_steps: Iterable[str], taken_records: Iterable[str]
) -> None:
    """Give every step and every record that has none an id, called after its number and its step.

    `usual` is what is written down in a part that does not say it; `taken_steps` and `taken_records` are
    the ids that an author chose.
    """
    _number(drafts, "step", set(taken_steps))
    records = set(taken_records)
    for draft in all_drafts(drafts):
        for part, name in _parts_of(draft):
            record = part.get("record")
            if record is None:
                record = part["record"] = {
                    "kind": RecordKind.NONE if part.get("mode") is Mode.BREAK else usual
                }
            if record.get("kind") is RecordKind.NONE:
                continue
            if WHOLE in record or not record.get("id"):
                record["id"] = _free(record.get("id") or name, records)


def all_drafts(drafts: list[Draft]) -> Iterator[Draft]:
    """Yield every step, those of loops after the loop itself."""
    for draft in drafts:
        yield draft
        if "for_each" in draft and draft.get("steps"):
            yield from draft["steps"]


def _number(drafts: list[Draft], prefix: str, taken: set[str]) -> None:
    for number, draft in enumerate(drafts, 1):
        if not draft.get("id"):
            draft["id"] = _free(f"{prefix}-{number}", taken)
        if "for_each" in draft and draft.get("steps"):
            _number(draft["steps"], draft["id"], taken)


def _parts_of(draft: Draft) -> list[tuple[Draft, str]]:
    """Return the parts of a step and of its modules, with the name that their records get."""
    if "for_each" in draft:
        return []
    found = [(part, draft["id"]) for part in draft.get("parts") or (draft,)]
    for module in draft.get("module") or ():
        name = module.get("id") or draft["id"]
        found.extend((part, name) for part in module.get("parts") or (module,))
    return found


def resolved(
    drafts: list[Draft], reveals: Mapping[str, tuple[str, ...]], *, facilitator_joins: bool = False
) -> tuple[Step, ...]:
    """Return the steps that were read and have ids; only when nothing at all is wrong.

    `reveals` holds what may be shown at a step, by its id; `facilitator_joins` says that the facilitator
    takes part in every conversation unless a part says otherwise.
    """
    return tuple(_step(draft, reveals, facilitator_joins=facilitator_joins) for draft in drafts)


def _step(draft: Draft, reveals: Mapping[str, tuple[str, ...]], *, facilitator_joins: bool) -> Step:
    identifier = draft["id"]
    fields = {
        name: draft[name] for name in ("purpose", "optional", "asked_by", "required") if draft.get(name)
    }
    if "for_each" in draft:
        body = resolved(draft["steps"], reveals, facilitator_joins=facilitator_joins)
        return Step(identifier, draft.get("title", ""), (), loop=draft["for_each"], steps=body, **fields)
    shown_here = reveals.get(identifier, ())
    if "branch" in draft:
        fields["branch"] = _branch(draft["branch"], identifier)
    if "module" in draft:
        fields["modules"] = tuple(
            Module(
                module["id"],
                module["title"],
                _parts(module, (), joins=facilitator_joins),
                module.get("purpose", ""),
            )
            for module in draft["module"]
        )
    return Step(identifier, draft["title"], _parts(draft, shown_here, joins=facilitator_joins), **fields)


def _parts(draft: Draft, reveals: tuple[str, ...], *, joins: bool) -> tuple[Part, ...]:
    """Return the parts of a step or a module; what is hidden is shown in the first."""
    parts = draft.get("parts")
    if not parts:
        return (_part(draft, "", reveals, joins=joins),)
    first = _part(parts[0], parts[0].get("title", ""), reveals, joins=joins)
    return (first, *(_part(part, part.get("title", ""), (), joins=joins) for part in parts[1:]))


def _part(values: Draft, title: str, reveals: tuple[str, ...], *, joins: bool) -> Part:
    base: Part | None = values.get(BASE)
    mode = values.get("mode") or (base.mode if base else Mode.PLENARY)
    timing = _timing(values, base.timing if base else _NO_CLOCK)
    record = _record(values["record"])
    fields = {}
    for key, value in values.items():
        if key in _FIELDS:
            fields[_FIELDS[key]] = value
        elif key in _ANSWERED:
            field, yes = _ANSWERED[key]
            fields[field] = value is yes
    if joins:
        fields.setdefault("facilitator_joins", True)
    if "question_hints" not in fields and asks_questions(mode, record):
        fields["question_hints"] = True
    if title:
        fields["title"] = title
    if reveals:
        fields["reveals"] = reveals
    if base is not None:
        return _changed(base, values, mode, timing, record, fields)
    speaks, answers, listens = who_speaks(
        mode,
        timing,
        speaks=_set_of(values.get("speaks"), "speaks_roles", fields),
        answers=_set_of(values.get("answers"), "answers_roles", fields),
        listens=_set_of(values.get("listens"), "listens_roles", fields),
    )
    return Part(mode, timing, speaks, answers, listens, record=record, **fields)


def _changed(
    base: Part, values: Draft, mode: Mode, timing: Timing, record: Record | None, fields: Draft
) -> Part:
    """Return a part of a block with what was written in its place; who speaks follows a new mode."""
    named = {
        name: _set_of(values.get(name), f"{name}_roles", fields) for name in ("speaks", "answers", "listens")
    }
    kept = {} if mode is not base.mode else {name: getattr(base, name) for name in named}
    who = {name: value if value is not None else kept.get(name) for name, value in named.items()}
    speaks, answers, listens = who_speaks(mode, timing, **who)
    return replace(
        base,
        mode=mode,
        timing=timing,
        speaks=speaks,
        answers=answers,
        listens=listens,
        record=record,
        **fields,
    )


def _set_of(who: Who | tuple[str, ...] | None, field: str, fields: Draft) -> Who | None:
    """Return a set of people; that of roles puts their ids into `fields`."""
    if isinstance(who, tuple):
        fields[field] = who
        return Who.ROLES
    return who


def _timing(values: Draft, base: Timing) -> Timing:
    """Return the time with its range and where it comes from."""
    timing: Timing = values.get("time", base)
    if "between" not in values and "basis" not in values:
        return timing
    least, most = values.get("between", (timing.least, timing.most))
    return Timing(
        timing.fixed,
        timing.per_adviser,
        timing.per_person,
        timing.per_case,
        least,
        most,
        values.get("basis", timing.basis),
        timing.per_item,
        timing.percent,
    )


def _branch(values: Draft, step_id: str) -> Branch:
    of = values.get("of", Who.CASE_OWNER)
    return Branch(
        values["ask"],
        Who.ROLES if isinstance(of, tuple) else of,
        of[0] if isinstance(of, tuple) else "",
        _path(values.get("yes"), step_id),
        _path(values.get("no"), step_id),
    )


def _path(values: Draft | None, step_id: str) -> Path:
    if not values:
        return Path()
    again_from = values.get("again_from", "")
    return Path(
        again_from,
        values.get("again_to", step_id) if again_from else "",
        values.get("at_most", 1),
        values.get("time", 100),
        values.get("takes_in", ()),
        values.get("leaves_out", ()),
    )


def _record(values: Draft) -> Record | None:
    kind = values.get("kind", RecordKind.NOTES)
    if kind is RecordKind.NONE:
        return None
    whole: Record | None = values.get(WHOLE)
    if whole is not None:
        return replace(whole, id=values["id"])
    record = Record(
        values["id"],
        kind,
        values.get("goes_to") or _GOES_TO.get(kind, GoesTo.OWNER_SHEET),
        values.get("label", ""),
        values.get("attribution") is not Attribution.NO_NAMES,
    )
    return _shaped(record, values) if kind in _SCALED or values.keys() & _SHAPE else record


def _shaped(record: Record, values: Draft) -> Record:
    """Return a record with its shape: what it goes on with, its words, headings, scale and form."""
    scale = values.get("scale")
    if scale is None and record.kind in _SCALED:
        scale = ScaleShape()
    dots = values.get("dots", 0)
    return replace(
        record,
        of=values.get("of", ""),
        marks=values.get("marks", ()),
        columns=values.get("columns", ()),
        rows=values.get("rows", ()),
        scale=scale,
        before=values.get("compare_with", ""),
        procedure=values.get("procedure"),
        dots=dots or (_USUAL_DOTS if values.get("procedure") is Procedure.DOTS else 0),
        sentence=values.get("sentence", "").replace("...", "…"),
        most_words=values.get("words", 0),
        most_sentences=values.get("sentences", 0),
    )


def _free(name: str, taken: set[str]) -> str:
    """Return `name`, or `name-2` and so on when it is taken, and take it."""
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free
