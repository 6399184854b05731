"""Two translations of one method: whether they have the same shape, along the key table. Pure."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from intervisie.method.keys import HIDDEN, METHOD, PART, RECORD, ROLE, STEP, VARIANT, Compared, Kind, Table
from intervisie.method.model import Branch, Method, Step
from intervisie.text import Text, say

_FIELDS = {
    "time": "timing",
    "attribution": "attributed",
}
"""Keys whose value is kept under another name; `between` and `basis` are inside the timing."""

_INSIDE = frozenset(
    {"between", "basis", "language", "steps", "parts", "hidden", "record", "watch"}
    | {"branch", "module", "for_each", "scale", "roles", "variants"}
)
"""Keys that are compared by what they hold, or that differ by their nature."""


def differences(one: Method, other: Method) -> tuple[Text, ...]:
    """Return in which ways the shape of two translations differs; nothing when it does not.

    Shape is what the key table marks so: ids, modes, times, records. Of texts only their presence is
    compared, of lists of texts their length.
    """
    found = list(_compared(one, other, METHOD, say("the method")))
    found.extend(_pairs(one.roles, other.roles, ROLE, "roles"))
    found.extend(_pairs(one.hidden, other.hidden, HIDDEN, "hidden"))
    found.extend(_pairs(one.variants, other.variants, VARIANT, "variants"))
    found.extend(_steps(one.steps, other.steps))
    return tuple(found)


def _steps(steps: tuple[Step, ...], twins: tuple[Step, ...]) -> list[Text]:
    if len(steps) != len(twins):
        return [say("one has {one} steps, the other {other}", one=len(steps), other=len(twins))]
    found = []
    for step, twin in zip(steps, twins, strict=True):
        where = say("step '{title}'", title=step.id)
        found.extend(_compared(step, twin, STEP, where))
        found.extend(_parts(step.parts, twin.parts, where))
        if _branch(step.branch) != _branch(twin.branch):
            found.append(_differs("branch", where))
        if step.loop != twin.loop:
            found.append(_differs("for_each", where))
        if [module.id for module in step.modules] != [module.id for module in twin.modules]:
            found.append(_differs("module", where))
        for module, other in zip(step.modules, twin.modules, strict=False):
            found.extend(_parts(module.parts, other.parts, say("module '{id}'", id=module.id)))
        found.extend(_steps(step.steps, twin.steps))
    return found


def _branch(branch: Branch | None) -> Branch | None:
    """Return what a branch has in every language: all but its question."""
    return replace(branch, ask="") if branch is not None else None


def _scale(record: Struct | None) -> tuple[int, int] | None:
    """Return the numbers of the scale of a record, None when it has none."""
    scale = getattr(record, "scale", None)
    return (scale.least, scale.most) if scale is not None else None


def _parts(parts: tuple[Struct, ...], twins: tuple[Struct, ...], where: Text) -> list[Text]:
    if len(parts) != len(twins):
        return [say("the number of parts differs in {where}", where=where)]
    found = []
    for number, (part, twin) in enumerate(zip(parts, twins, strict=True), 1):
        inside = where if len(parts) == 1 else say("part {number} of {where}", number=number, where=where)
        found.extend(_compared(part, twin, PART, inside))
        mine, theirs = getattr(part, "record", None), getattr(twin, "record", None)
        if (mine is None) != (theirs is None):
            found.append(_differs("record", inside))
        elif mine is not None:
            found.extend(_compared(mine, theirs, RECORD, say("'record' of {where}", where=inside)))
            if _scale(mine) != _scale(theirs):
                found.append(_differs("scale", inside))
        if [watch.id for watch in getattr(part, "watch", ())] != [
            watch.id for watch in getattr(twin, "watch", ())
        ]:
            found.append(_differs("watch", inside))
    return found


def _pairs(ones: tuple[Struct, ...], others: tuple[Struct, ...], table: Table, key: str) -> list[Text]:
    if len(ones) != len(others):
        return [_differs(key, say("the method"))]
    found = []
    for one, other in zip(ones, others, strict=True):
        found.extend(_compared(one, other, table, f"'{key}'"))
    return found


def _compared(one: object, other: object, table: Table, where: Text | str) -> list[Text]:
    """Compare two values key by key, as the table marks them."""
    found = []
    for key in table.keys:
        name = _FIELDS.get(key.name, key.name)
        if key.compared is Compared.OWN or key.name in _INSIDE or not hasattr(one, name):
            continue
        mine, theirs = getattr(one, name), getattr(other, name)
        if key.compared is Compared.SHAPE:
            same = mine == theirs
        elif key.kind in (Kind.TEXTS, Kind.ASK) and isinstance(mine, tuple):
            same = len(mine) == len(theirs)
        else:
            same = bool(mine) == bool(theirs)
        if not same:
            found.append(_differs(key.name, where))
    return found


def _differs(key: str, where: Text | str) -> Text:
    return say("'{key}' differs in {where}", key=key, where=where)
