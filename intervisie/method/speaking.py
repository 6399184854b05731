"""Who speaks, answers and only listens in a part, from its mode. Pure."""

from __future__ import annotations

from datetime import timedelta

from intervisie.method.choices import Mode, RecordKind, Who
from intervisie.method.model import Record, Timing

_SPEAKS = {
    Mode.PLENARY: Who.EVERYONE,
    Mode.CASE_OWNER: Who.CASE_OWNER,
    Mode.WRITING: Who.NOBODY,
    Mode.TURNS: Who.EVERYONE,
    Mode.QUESTIONS: Who.ADVISERS,
    Mode.FISHBOWL: Who.ADVISERS,
    Mode.OUT: Who.ADVISERS,
    Mode.SUBGROUPS: Who.ADVISERS,
    Mode.CHOICE: Who.EVERYONE,
    Mode.SILENCE: Who.NOBODY,
    Mode.CASE_OWNER_CHOICE: Who.CASE_OWNER,
    Mode.INTERVIEW: Who.FACILITATOR,
    Mode.PAIRS: Who.EVERYONE,
    Mode.POSITIONS: Who.EVERYONE,
    Mode.PARTIES: Who.PARTIES,
    Mode.BREAK: Who.NOBODY,
}

_ASKING = frozenset({Mode.QUESTIONS, Mode.INTERVIEW})
_QUESTIONS = frozenset({RecordKind.QUESTIONS, RecordKind.QUESTIONS_AND_ANSWERS})

_NO_TIME = timedelta(0)


def who_speaks(
    mode: Mode, timing: Timing, *, speaks: Who | None, answers: Who | None, listens: Who | None
) -> tuple[Who, Who, Who]:
    """Return who speaks, who answers and who only listens.

    `speaks`, `answers` and `listens` are what the author wrote, or None. Turns with a time per adviser
    are for the advisers; where the case owner listens, everyone means the advisers.
    """
    if listens is None:
        listens = Who.CASE_OWNER if mode in (Mode.FISHBOWL, Mode.OUT) else Who.NOBODY
    if speaks is None:
        speaks = _SPEAKS[mode]
        if mode is Mode.TURNS and timing.per_adviser > _NO_TIME:
            speaks = Who.ADVISERS
    if listens is Who.CASE_OWNER and speaks is Who.EVERYONE:
        speaks = Who.ADVISERS
    if answers is None:
        answers = Who.CASE_OWNER if mode in _ASKING else Who.NOBODY
    return speaks, answers, listens


def asks_questions(mode: Mode, record: Record | None) -> bool:
    """Tell whether people ask questions here, so that hints about their wording help; never for advice."""
    if record is not None and record.kind is RecordKind.ADVICE:
        return False
    return mode in _ASKING or (record is not None and record.kind in _QUESTIONS)
