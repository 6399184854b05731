"""What points to another place in the file: steps, records and roles; and whether it can be followed. Pure.

The second pass, over values that have ids; a value that was wrong already is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from intervisie.method.choices import RecordKind
from intervisie.method.findings import shown
from intervisie.method.mapping import AT
from intervisie.method.parts import RoleNamed
from intervisie.method.resolving import Draft, all_drafts
from intervisie.method.suggest import choice_mend
from intervisie.method.walk import Items, Node, Pairs
from intervisie.text import Text, say

Finding = tuple[Node, Text, Any]
"""The place, the sentence and the mend, which may be a function where it costs time."""

_NOT_GONE_ON_WITH = frozenset(
    {RecordKind.MARKS, RecordKind.RATINGS, RecordKind.VOTE, RecordKind.CASE_CHOICE, RecordKind.NONE}
)
"""Kinds whose notes are no items that somebody could mark, rate or vote on."""

_SCALED = frozenset({RecordKind.SCALE, RecordKind.RATINGS})
_UNFIT = {"of": _NOT_GONE_ON_WITH, "compare_with": frozenset(RecordKind) - _SCALED}
"""The kinds of record that a key cannot name."""


class Spot(Struct, frozen=True):
    """Where a step stands: its place among all steps, and the id of the loop around it, "" for none."""

    index: int
    loop: str
    draft: Draft


def spots_of(drafts: list[Draft]) -> dict[str, Spot]:
    """Return every step of a file by its id, in order."""
    spots: dict[str, Spot] = {}
    for draft in drafts:
        spots[draft["id"]] = Spot(len(spots), "", draft)
        if "for_each" in draft:
            for inner in draft.get("steps") or ():
                spots[inner["id"]] = Spot(len(spots), draft["id"], inner)
    return spots


def unknown_step(node: Node, identifier: str, key: str, spots: Iterable[str]) -> Finding:
    """Return what to say of a step that is not there."""
    known = list(spots)
    return (
        node,
        say(
            "'{key}' names the step '{id}', and this file has no step with that id",
            key=key,
            id=shown(identifier),
        ),
        lambda: choice_mend(identifier, known),
    )


def role_findings(named: list[RoleNamed], roles: Iterable[str]) -> Iterator[Finding]:
    """Yield the roles that the method does not have."""
    known = tuple(roles)
    for place in named:
        if place.value not in known:
            choices = (*place.words, *known)
            yield (
                place.node,
                say(
                    "'{value}' is not a value of '{key}' in {where}",
                    value=shown(place.value),
                    key=place.key.name,
                    where=place.where,
                ),
                lambda value=place.value, choices=choices: choice_mend(value, choices),
            )


def record_findings(drafts: list[Draft]) -> Iterator[Finding]:
    """Yield the records that go on with one that is not there yet, or that cannot be gone on with."""
    known: dict[str, RecordKind] = {}
    everywhere = {
        record["id"] for draft in all_drafts(drafts) for record in _records(draft) if record.get("id")
    }
    for draft in all_drafts(drafts):
        if "for_each" in draft:
            continue
        for part in draft.get("parts") or (draft,):
            yield from _record_findings(part["record"], known, everywhere)
        inside: dict[str, RecordKind] = {}
        for module in draft.get("module") or ():
            here = dict(known)
            for part in module.get("parts") or (module,):
                yield from _record_findings(part["record"], here, everywhere)
            inside |= here
        known |= inside


def _records(draft: Draft) -> Iterator[Draft]:
    if "for_each" in draft:
        return
    for holder in (draft, *(draft.get("module") or ())):
        for part in holder.get("parts") or (holder,):
            yield part["record"]


def _record_findings(record: Draft, known: dict[str, RecordKind], everywhere: set[str]) -> Iterator[Finding]:
    """Yield what is wrong with the references of one record, and add it to the known ones."""
    pairs = record.get(AT)
    for key, unfit in _UNFIT.items():
        name = record.get(key)
        if name is None or pairs is None:
            continue
        node = pairs.places[key][1]
        if name not in known:
            yield (node, *_unknown_record(name, key, known, comes_later=name in everywhere))
        elif known[name] in unfit:
            yield (
                node,
                say(
                    "'{key}' names the record '{id}', which holds {kind}",
                    key=key,
                    id=name,
                    kind=str(known[name]),
                ),
                say("Name a record with {kinds}.", kinds="scale" if key == "compare_with" else "notes"),
            )
    if record.get("id") and record.get("kind") is not RecordKind.NONE:
        known[record["id"]] = record.get("kind") or RecordKind.NOTES


def _unknown_record(
    name: str, key: str, known: dict[str, RecordKind], *, comes_later: bool
) -> tuple[Text, Any]:
    if comes_later:
        return (
            say("'{key}' names the record '{id}', which is not written before this part", key=key, id=name),
            say("Name a record of an earlier part, or move this one below it."),
        )
    names = tuple(known)
    return (
        say(
            "'{key}' names the record '{id}', and no earlier part has a record with that id",
            key=key,
            id=shown(name),
        ),
        (lambda: choice_mend(name, names)) if names else say("Give the record of an earlier part that id."),
    )


def branch_findings(spots: dict[str, Spot]) -> Iterator[Finding]:
    """Yield the branches that cannot be followed."""
    for identifier, spot in spots.items():
        branch = spot.draft.get("branch")
        for answer in ("yes", "no"):
            path = branch.get(answer) if branch else None
            if path:
                yield from _path_findings(path, path[AT], identifier, spots)


def _path_findings(path: Draft, pairs: Pairs, here: str, spots: dict[str, Spot]) -> Iterator[Finding]:
    spot = spots[here]
    for key in ("again_from", "again_to"):
        name = path.get(key)
        if name is None:
            continue
        node = pairs.places[key][1]
        if name not in spots:
            yield unknown_step(node, name, key, spots)
        elif spots[name].loop != spot.loop:
            yield (node, *_across(key, name))
        elif spots[name].index > spot.index:
            yield (
                node,
                say("'{key}' names the step '{id}', which comes after this one", key=key, id=name),
                say("Name this step or an earlier one; to pass over steps, use 'leaves_out'."),
            )
    stretch = _stretch(path, here, spots)
    if stretch.start >= stretch.stop > 0 and "again_to" in pairs.places:
        yield (
            pairs.places["again_to"][1],
            say("'again_to' names the step '{id}', which comes before 'again_from'", id=path["again_to"]),
            say("Name the first step of the stretch as 'again_from' and the last as 'again_to'."),
        )
    yield from _change_findings(path, pairs, spot, stretch, spots)


def _stretch(path: Draft, here: str, spots: dict[str, Spot]) -> range:
    """Return the places of the steps that are done again; empty when they are not known."""
    first, last = path.get("again_from"), path.get("again_to") or here
    return range(spots[first].index, spots[last].index + 1) if first in spots and last in spots else range(0)


def _change_findings(
    path: Draft, pairs: Pairs, spot: Spot, stretch: range, spots: dict[str, Spot]
) -> Iterator[Finding]:
    """Yield the steps that cannot come or fall away by an answer given here."""
    for key, name, node in _listed(path, pairs, ("takes_in", "leaves_out")):
        if name not in spots:
            yield unknown_step(node, name, key, spots)
        elif spots[name].loop != spot.loop:
            yield (node, *_across(key, name))
        elif spots[name].index <= spot.index and not (key == "takes_in" and spots[name].index in stretch):
            yield (
                node,
                say("'{key}' names the step '{id}', which was there already", key=key, id=name),
                say("Name a step that comes after this one."),
            )
        elif key == "takes_in" and not spots[name].draft.get("optional"):
            yield (node, *_not_optional(name))


def _across(key: str, name: str) -> tuple[Text, Text]:
    return (
        say("'{key}' names the step '{id}' across the border of a loop", key=key, id=name),
        say("Name a step of the same loop, or put the branch on a step beside that one."),
    )


def _not_optional(name: str) -> tuple[Text, Text]:
    return (
        say("'takes_in' names the step '{id}', which is always done", id=name),
        say("Add to that step: {example}", example="optional: yes"),
    )


def variant_findings(variants: list[Draft], spots: dict[str, Spot]) -> Iterator[Finding]:
    """Yield the variants that change steps in ways that cannot be."""
    for variant in variants:
        pairs = variant[AT]
        for key, name, node in _listed(variant, pairs, ("leaves_out", "takes_in", "times", "modes")):
            if name not in spots:
                yield unknown_step(node, name, key, spots)
            elif key == "takes_in" and not spots[name].draft.get("optional"):
                yield (node, *_not_optional(name))
            elif key in ("times", "modes") and _has_no_own_part(spots[name].draft):
                yield (
                    node,
                    say("'{key}' names the step '{id}', which has no part of its own", key=key, id=name),
                    say("Name a step of one part; make a part that changes a step of its own."),
                )
        left_out = set(variant.get("leaves_out") or ())
        if left_out >= {name for name, spot in spots.items() if not spot.loop} and left_out:
            yield (
                pairs.places["leaves_out"][1],
                say("the variant '{id}' leaves out every step", id=shown(variant.get("id") or "")),
                say("Keep at least one."),
            )
        for name in left_out & set(variant.get("takes_in") or ()):
            yield (
                pairs.places["takes_in"][1],
                say("'{id}' stands both in 'takes_in' and in 'leaves_out'", id=name),
                say("Take one of the two out."),
            )
        yield from _bereft(variant, left_out, spots)


def _has_no_own_part(draft: Draft) -> bool:
    return "for_each" in draft or "module" in draft or bool(draft.get("parts"))


def _bereft(variant: Draft, left_out: set[str], spots: dict[str, Spot]) -> Iterator[Finding]:
    """Yield the steps that a variant keeps and that need one that it leaves out."""
    gone = {name for name, spot in spots.items() if name in left_out or spot.loop in left_out}
    written = {
        record["id"]: name
        for name, spot in spots.items()
        for record in _records(spot.draft)
        if record.get("id")
    }
    for name, spot in spots.items():
        if name in gone:
            continue
        needed = {
            written.get(record.get(key) or "")
            for record in _records(spot.draft)
            for key in ("of", "compare_with")
        }
        branch = spot.draft.get("branch") or {}
        for path in (branch.get("yes"), branch.get("no")):
            needed |= {path.get(key) for key in ("again_from", "again_to")} if path else set()
        for missing in sorted(each for each in needed if each in gone):
            yield (
                variant[AT].places["leaves_out"][1],
                say(
                    "the variant '{variant}' leaves out '{id}', which the step '{step}' needs",
                    variant=shown(variant.get("id") or ""),
                    id=missing,
                    step=name,
                ),
                say("Leave that step out too, or keep this one."),
            )


def _listed(values: Draft, pairs: Pairs, keys: tuple[str, ...]) -> Iterator[tuple[str, str, Node]]:
    """Yield the ids of steps under some keys, each with its own place."""
    for key in keys:
        if not values.get(key):
            continue
        node = pairs.places[key][1]
        if isinstance(node, Pairs):
            for name, _ in node.pairs:
                yield key, name.value, name
        elif isinstance(node, Items):
            for item in node.items:
                yield key, getattr(item, "value", "").strip(), item
