"""What a group tells the organisation in its own words: lines it releases, signals of its own. Pure."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec.structs import replace

from intervisie.errors import UsageError
from intervisie.groups.group import Group, OwnSignal, Released
from intervisie.text import say

LONGEST_RELEASED = 600
"""Characters in a line that is released: a few sentences."""


class LineKind(StrEnum):
    """What a released line is about; the headings of the signal to policy (practice sheet, 2.5 D)."""

    OBSTACLE = "obstacle"
    HELPS = "helps"
    HINDERS = "hinders"
    OURS = "ours"
    THEIRS = "theirs"
    QUESTION = "question"


def with_released(group: Group, kind: LineKind, text: str, *, day: date) -> Group:
    """Release a line: the group has worded it, and it may be told from that day on.

    Raises:
        UsageError: the text is empty or too long.
    """
    line = Released(len(group.released) + 1, kind, _checked(text), day)
    return replace(group, released=(*group.released, line))


def without_released(group: Group, number: int) -> Group:
    """Take a released line back; documents that were made of it are out of reach.

    Raises:
        UsageError: there is no such line, or it was taken back before.
    """
    found = next((line for line in group.released if line.number == number), None)
    if found is None or found.withdrawn:
        raise UsageError(say("There is no released line {number}.", number=number))
    lines = tuple(replace(line, withdrawn=True) if line is found else line for line in group.released)
    return replace(group, released=lines)


def with_own_signal(group: Group, text: str, *, addressee: str, answer_by: date, day: date) -> Group:
    """Note that the group sent a signal: read out, everybody agreed, to somebody who is to answer.

    Raises:
        UsageError: the text or the addressee is empty or too long, or the day of the answer is over.
    """
    if answer_by < day:
        raise UsageError(say("{day} is over.", day=answer_by))
    signal = OwnSignal(len(group.signals) + 1, _checked(text), _checked(addressee), day, answer_by)
    return replace(group, signals=(*group.signals, signal))


def with_answer(group: Group, number: int, text: str, *, day: date) -> Group:
    """Note what came back on a signal; a later answer takes the place of an earlier one.

    Raises:
        UsageError: there is no such signal, the answer is empty, or is older than the signal.
    """
    found = next((signal for signal in group.signals if signal.number == number), None)
    if found is None:
        raise UsageError(say("There is no signal {number}.", number=number))
    if day < found.day:
        raise UsageError(say("That signal is of {day}, later than that.", day=found.day))
    answered = replace(found, answer=_checked(text), answered=day)
    signals = tuple(answered if signal is found else signal for signal in group.signals)
    return replace(group, signals=signals)


def unanswered(group: Group) -> tuple[OwnSignal, ...]:
    """Return the signals on which nothing came back yet, the oldest first."""
    return tuple(signal for signal in group.signals if signal.answered is None)


def _checked(text: str) -> str:
    text = " ".join(text.split())
    if not text or len(text) > LONGEST_RELEASED:
        raise UsageError(say("It holds 1 to {most} characters.", most=LONGEST_RELEASED))
    return text
