"""Who has which role of the method before a meeting begins: what `--as` says, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from intervisie.errors import UsageError
from intervisie.meeting.finding import folded
from intervisie.meeting.state import Role
from intervisie.meeting.typed import OWNER_WORDS, ROLES
from intervisie.method.model import Method, MethodRole, Part, Step
from intervisie.text import say


class Cast(Struct, frozen=True):
    """Names by what they do: tasks in the meeting, roles of the method by id, and whose case it is."""

    tasks: tuple[tuple[Role, str], ...] = ()
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    owners: tuple[str, ...] = ()


def cast_from(given: Sequence[str], method: Method | None) -> Cast:
    """Return who has which role, given as "secretary=Bas" or "mirrors=Bas,Cem", by id or name of the role.

    Raises:
        UsageError: there is no such role, or too many people for it.
    """
    cast = Cast()
    for one in given:
        word, equals, typed = one.partition("=")
        names = tuple(name.strip() for name in typed.split(",") if name.strip())
        if not equals or not names:
            raise UsageError(say("'{text}' names nobody for a role.", text=one), say("Write --as ROLE=NAME."))
        cast = _with(cast, _role_meant(word, method), names, method)
    return cast


def _with(cast: Cast, role: str, names: tuple[str, ...], method: Method | None) -> Cast:
    """Return the cast with names for one role."""
    found = next((one for one in method.roles if one.id == role), None) if method else None
    most = found.most if found else 2 if role == "case-owner" else 1
    if len(names) > most:
        raise UsageError(say("--as {role} takes at most {most} names.", role=role, most=most))
    if role == "case-owner":
        return Cast(cast.tasks, cast.roles, names)
    if role in tuple(Role):
        return Cast((*cast.tasks, (Role(role), names[0])), cast.roles, cast.owners)
    return Cast(cast.tasks, (*cast.roles, (role, names)), cast.owners)


def _role_meant(word: str, method: Method | None) -> str:
    """Return the id of the role that a word stands for: the method's own words go first."""
    wanted = folded(word)
    roles = method.roles if method else ()
    found = next((role.id for role in roles if wanted in (folded(role.id), folded(role.name))), "")
    if found or wanted in ROLES or wanted in OWNER_WORDS:
        return found or (ROLES[wanted].value if wanted in ROLES else "case-owner")
    known = (*(role.id for role in roles), *(role.value for role in Role))
    raise UsageError(
        say("There is no role '{role}'.", role=word),
        say("The roles are: {names}.", names=", ".join(dict.fromkeys(known))),
    )


def still_open(method: Method | None, cast: Cast) -> Iterator[MethodRole]:
    """Yield the roles of the method that nobody has and that it does not give on the way."""
    if method is None:
        return
    taken = {role for role, _ in cast.roles} | {role.value for role in Role} | {"case-owner"}
    on_the_way = {role for part in _parts(method.steps) for role in part.gives}
    for role in method.roles:
        if role.id not in taken | on_the_way and role.least > 0:
            yield role


def _parts(steps: tuple[Step, ...]) -> Iterator[Part]:
    for step in steps:
        yield from step.parts
        for module in step.modules:
            yield from module.parts
        yield from _parts(step.steps)
