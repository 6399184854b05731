"""A method in one of its variants: the same method with other steps, times or modes. Pure.

What comes out is a method like any other, so that whoever plays it, fits it or keeps it needs to know
nothing of variants.
"""

from __future__ import annotations

from msgspec.structs import replace

from intervisie.errors import UsageError
from intervisie.method.choices import PARALLEL_MODES, TURN_MODES, Laps, Mode, SpeakingOrder, Who
from intervisie.method.inside import all_steps
from intervisie.method.model import Branch, Method, Part, Path, Step, Timing, Variant
from intervisie.method.speaking import asks_questions, who_speaks
from intervisie.method.suggest import choice_mend
from intervisie.method.timing import ZERO
from intervisie.text import say


def with_variant(method: Method, name: str) -> Method:
    """Return a method as one of its variants plays it.

    Raises:
        UsageError: the method has no such variant; the ones it has are in the message.
    """
    variant = next((each for each in method.variants if each.id == name), None)
    if variant is None:
        raise UsageError(
            say("The method '{method}' has no variant '{name}'.", method=method.id, name=name),
            choice_mend(name, [each.id for each in method.variants])
            if method.variants
            else say("It has none at all; leave the part after the colon out."),
        )
    steps = _steps(method.steps, variant)
    kept = frozenset(step.id for step in all_steps(steps))
    return replace(
        method,
        name=f"{method.name}: {variant.name}",
        steps=tuple(_within(step, kept) for step in steps),
        protect=tuple(step for step in method.protect if step in kept),
        hidden=tuple(
            secret if secret.revealed_at in kept else replace(secret, revealed_at="")
            for secret in method.hidden
        ),
        variant=variant.id,
    )


def _steps(steps: tuple[Step, ...], variant: Variant) -> tuple[Step, ...]:
    """Return the steps that are left, changed; a loop of which nothing is left is gone too."""
    times, modes = dict(variant.times), dict(variant.modes)
    result = []
    for step in steps:
        body = _steps(step.steps, variant)
        if step.id in variant.leaves_out or (step.loop is not None and not body):
            continue
        parts = step.parts
        if step.id in times or step.id in modes:
            parts = (_changed(parts[0], times.get(step.id), modes.get(step.id)), *parts[1:])
        taken_in = step.id in variant.takes_in
        result.append(
            replace(
                step,
                parts=parts,
                steps=body,
                optional=step.optional and not taken_in,
                asked_by="" if taken_in else step.asked_by,
            )
        )
    return tuple(result)


def _changed(part: Part, time: Timing | None, mode: Mode | None) -> Part:
    """Return a part with another time, another mode, or both; who speaks follows from the new mode."""
    timing = part.timing if time is None else _timed(part.timing, time)
    if mode is None:
        return replace(part, timing=timing)
    speaks, answers, listens = who_speaks(mode, timing, speaks=None, answers=None, listens=None)
    turns = mode in TURN_MODES
    listened_to = listens is not Who.NOBODY
    return replace(
        part,
        mode=mode,
        timing=timing,
        speaks=speaks,
        answers=answers,
        listens=listens,
        speaks_roles=(),
        answers_roles=(),
        listens_roles=(),
        record=None if mode is Mode.BREAK else part.record,
        question_hints=asks_questions(mode, part.record),
        position=part.position if listened_to else None,
        laps=part.laps if turns else Laps.ONCE,
        speaking_order=part.speaking_order if turns else SpeakingOrder.CLOCKWISE,
        may_pass=part.may_pass or not turns,
        turn_limit=part.turn_limit if turns else ZERO,
        pause_between=part.pause_between if turns else ZERO,
        group_size=part.group_size if mode in PARALLEL_MODES else 0,
    )


def _timed(before: Timing, time: Timing) -> Timing:
    """Return a new time; a fixed one that lies within the range of the step keeps that range."""
    fixed = time == Timing(fixed=time.fixed)
    least, most = before.least, before.most
    if fixed and least is not None and most is not None and least <= time.fixed <= most:
        return replace(time, least=least, most=most, basis=before.basis)
    return replace(time, basis=before.basis)


def _within(step: Step, kept: frozenset[str]) -> Step:
    """Return a step whose branch speaks only of steps that are there; one that leads nowhere is gone."""
    body = tuple(_within(inner, kept) for inner in step.steps)
    branch = step.branch
    if branch is not None:
        branch = replace(branch, yes=_path(branch.yes, kept), no=_path(branch.no, kept))
        branch = branch if _leads(branch) else None
    return replace(step, steps=body, branch=branch)


def _path(path: Path, kept: frozenset[str]) -> Path:
    return replace(
        path,
        takes_in=tuple(step for step in path.takes_in if step in kept),
        leaves_out=tuple(step for step in path.leaves_out if step in kept),
    )


def _leads(branch: Branch) -> bool:
    return any(path.again_from or path.takes_in or path.leaves_out for path in (branch.yes, branch.no))
