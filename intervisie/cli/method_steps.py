"""The steps of a method on its page: parts, ways to choose from, loops, and where an answer leads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from intervisie.cli.method_parts import Sheet, part_lines
from intervisie.cli.rows import Row
from intervisie.faces.inert import one_line
from intervisie.method.choices import Each
from intervisie.method.model import Branch, Loop, Module, Path, Step
from intervisie.method.planning import passes, size_of
from intervisie.text import Text, say, say_count


def step_lines(step: Step, number: str, sheet: Sheet, *, indent: int = 0) -> Iterator[Row]:
    """Yield the lines of a step: heading, parts, what can be chosen, and where its answers lead."""
    inner = indent + 3
    durations = [sheet.duration(part) for part in step.parts]
    heading = _heading(step, sum(durations, timedelta(0)), sheet)
    yield from sheet.lines(heading, inner, " " * indent + f"{number}. ")
    if step.purpose:
        yield from sheet.lines(step.purpose, inner)
    if step.optional:
        asker = sheet.role(step.asked_by) if step.asked_by else ""
        asked = say("Only if {who} asks for it.", who=asker) if asker else say("Only if somebody wants it.")
        yield from sheet.lines(asked, inner)
    if step.required:
        yield from sheet.lines(say("Not to be skipped."), inner)
    for part, duration in zip(step.parts, durations, strict=True):
        yield from part_lines(part, duration, sheet, inner, alone=len(step.parts) == 1)
    for module in step.modules:
        yield from _module(module, sheet, inner)
    for count, each in enumerate(step.steps, 1):
        yield from step_lines(each, f"{number}.{count}", sheet, indent=inner)
    if step.branch is not None:
        yield from _branch(step.branch, sheet, inner)


def _heading(step: Step, time: timedelta, sheet: Sheet) -> Text | str:
    title: Text | str = one_line(step.title)
    if step.loop is not None:
        each = _each(step.loop, sheet)
        return say("{title}: {each}", title=title, each=each) if title else each
    return say("{title}, {duration}", title=title, duration=time) if time else title


def _each(loop: Loop, sheet: Sheet) -> Text:
    """Return what a loop goes round and how often with these people."""
    times = passes(loop, sheet.method, size_of(sheet.people))
    role = sheet.role(loop.as_role)
    if loop.each is Each.SEAT:
        return say_count(
            "{count} time, in subgroups of {size} at once; one in each is {role}",
            "{count} times, in subgroups of {size} at once; one in each is {role}",
            times,
            size=loop.group_size,
            role=role,
        )
    return say_count(
        "{count} time, each in turn is {role}", "{count} times, each in turn is {role}", times, role=role
    )


def _module(module: Module, sheet: Sheet, indent: int) -> Iterator[Row]:
    """Yield one of the ways to do a step."""
    durations = [sheet.duration(part) for part in module.parts]
    time = sum(durations, timedelta(0))
    title = one_line(module.title)
    heading = (
        say("Or: {title}, {duration}", title=title, duration=time)
        if time
        else say("Or: {title}", title=title)
    )
    yield from sheet.lines(heading, indent)
    if module.purpose:
        yield from sheet.lines(module.purpose, indent + 2)
    for part, duration in zip(module.parts, durations, strict=True):
        yield from part_lines(part, duration, sheet, indent + 2, alone=len(module.parts) == 1)


def _branch(branch: Branch, sheet: Sheet, indent: int) -> Iterator[Row]:
    roles = (branch.of_role,) if branch.of_role else ()
    who = sheet.who(branch.of, roles)
    yield from sheet.lines(say("At the end, ask {who}: {text}", who=who, text=branch.ask), indent)
    for path, answer in ((branch.yes, say("Yes")), (branch.no, say("No"))):
        led = [sheet.told(text) for text in _path(path, sheet)]
        if led:
            yield from sheet.lines(say("{answer}: {path}", answer=answer, path="; ".join(led)), indent + 2)


def _path(path: Path, sheet: Sheet) -> Iterator[Text]:
    """Yield what an answer leads to."""
    if path.again_from:
        start, end = sheet.step(path.again_from), sheet.step(path.again_to)
        yield say_count(
            "once more from {start} to {end}, at most {count} time",
            "once more from {start} to {end}, at most {count} times",
            path.at_most,
            start=start,
            end=end,
        )
        if path.percent != 100:
            yield say("with {percent}% of the time", percent=path.percent)
    if path.takes_in:
        yield say("with {steps}", steps=", ".join(sheet.step(step) for step in path.takes_in))
    if path.leaves_out:
        yield say("without {steps}", steps=", ".join(sheet.step(step) for step in path.leaves_out))
