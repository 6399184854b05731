"""What scripted people do next at a stop, as the lines a facilitator would type. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice, takewhile

from intervisie.meeting.hiding import owner_of, secrets_at
from intervisie.meeting.items import items_of
from intervisie.meeting.present import candidates, holders, method_role, owners_at, present
from intervisie.meeting.questions import Question, open_question
from intervisie.meeting.roles import FACILITATOR, unheld_at
from intervisie.meeting.shapes import BLANK, GRIDS, scale_of
from intervisie.meeting.state import Meeting, Role, current_stop, current_visit, name_of
from intervisie.meeting.stop import CASE_OWNER, Place, Stop
from intervisie.method.choices import SILENT_MODES, Mode, RecordKind, Who
from intervisie.method.model import Path, Record
from intervisie.rehearsing.said import BLANKS, BLANKS_OF, ROWS, SAID, SCALE, SECRET
from intervisie.text import Either

_SET = 3
_FEW = 2
"""As many lines as a group says where everybody may, so that a rehearsal stays short."""

_ONCE = frozenset({RecordKind.CASE_QUESTION, RecordKind.NEXT_MEETING, RecordKind.COMMITMENT})
_EVERYBODY = frozenset({RecordKind.ONE_PER_PERSON, RecordKind.CASE_LIST})


class NobodyLeftError(Exception):
    """A role needs more people than there are; `args[0]` is its id."""


def contributions(meeting: Meeting) -> tuple[str, ...]:
    """Return what is typed at the present stop before the group goes on, where nobody has a turn."""
    stop = current_stop(meeting)
    record = stop.part.record
    if record is None or stop.part.mode is Mode.BREAK:
        return ()
    lines = tuple(_lines(meeting, stop, record))
    if stop.part.mode in SILENT_MODES and record.kind in _EVERYBODY:
        return tuple(_by_everybody(meeting, stop, lines))
    return lines


def turn_line(meeting: Meeting) -> str:
    """Return what the one who has the floor says, "" where nothing is written down in turns."""
    stop = current_stop(meeting)
    turns, record = current_visit(meeting).turns, stop.part.record
    if turns is None or record is None or not turns.speaking or not _is_said_in_turns(record):
        return ""
    lines = tuple(_lines(meeting, stop, record, most=len(turns.done) + 1))
    return lines[len(turns.done) % len(lines)] if lines else ""


def says_in_turns(stop: Stop) -> bool:
    """Tell whether people say what is recorded at a stop in their own turns."""
    return stop.part.record is not None and _is_said_in_turns(stop.part.record)


def secrets(meeting: Meeting) -> Iterator[str]:
    """Yield what people write down beforehand, for those who are known and have not done so."""
    stop = current_stop(meeting)
    kept = {key for case in meeting.cases for key in case.hidden}
    for secret in secrets_at(meeting, stop):
        owner = owner_of(meeting, stop, secret)
        if owner and secret.key not in kept:
            yield f"/private @{name_of(meeting, owner)} {_said(SECRET, meeting)}"


def answer(meeting: Meeting, *, everything: bool) -> str | None:
    """Return what answers the question of the present stop, None when it asks nothing.

    With `everything` the last way to do a step is taken, and what an answer can bring in.

    Raises:
        NobodyLeftError: nobody is free for a role.
    """
    stop = current_stop(meeting)
    match open_question(meeting, stop):
        case Question.CASE:
            offered = candidates(meeting)
            return "/choose 1" if offered else f"/owner {name_of(meeting, _first(meeting))}"
        case Question.MODULE:
            return f"/choose {len(stop.step.modules) if everything else 1}"
        case Question.ROLE:
            return _given(meeting, stop, unheld_at(meeting, stop)[0])
        case Question.YES_OR_NO:
            branch = stop.step.branch
            assert branch is not None
            yes, no = (_worth(path, everything=everything) for path in (branch.yes, branch.no))
            return "/yes" if yes > no else "/no"
        case _:
            return None


def owner_line(meeting: Meeting) -> str | None:
    """Return what names a case owner where one speaks, answers or listens and there is none yet."""
    stop = current_stop(meeting)
    part = stop.part
    wanted = Who.CASE_OWNER in (part.speaks, part.answers, part.listens)
    if not wanted or stop.place is not Place.ROUND or owners_at(meeting, stop) or stop.within is not None:
        return None
    return f"/owner {name_of(meeting, _first(meeting))}"


def _worth(path: Path, *, everything: bool) -> int:
    """Return how much an answer is wanted: one that leaves steps out least of all."""
    brings = bool(path.takes_in or path.again_from)
    return (1 if everything else -1) * brings - 2 * bool(path.leaves_out)


def _given(meeting: Meeting, stop: Stop, role: str) -> str:
    """Return the line that gives a role to as many people as it needs, who have no other."""
    if role == CASE_OWNER:
        return f"/owner {name_of(meeting, _first(meeting))}"
    found = method_role(meeting, stop, role)
    need = found.least if found is not None else 1
    here = [person.id for person in present(meeting)]
    if found is None:
        return f"/role {role} {name_of(meeting, here[-1])}"
    roles = tuple(each.id for each in meeting.rounds[stop.round - 1].method.roles if each.id != role)
    taken = {*owners_at(meeting, stop), *holders(meeting, stop, roles)}
    leads = meeting.roles.get(Role(FACILITATOR))
    free = [person for person in here if person not in taken and person != leads]
    free += [person for person in here if person == leads and not found.party and person not in taken]
    if len(free) < need:
        raise NobodyLeftError(role)
    return f"/role {role} {', '.join(name_of(meeting, person) for person in free[:need])}"


def _first(meeting: Meeting) -> str:
    """Return who brings the case: the first who does not lead."""
    leads = meeting.roles.get(Role(FACILITATOR))
    people = [person.id for person in present(meeting)]
    return next((person for person in people if person != leads), people[0])


def _lines(meeting: Meeting, stop: Stop, record: Record, most: int = _FEW) -> Iterator[str]:
    """Yield what is said for a record; of what people just say no more than `most` lines."""
    items = items_of(meeting, stop, record.of) if record.of else ()
    match record.kind:
        case RecordKind.MARKS:
            for note, word in zip(items, cycle(record.marks), strict=False):
                yield f"/mark {note.number} {word}"
        case RecordKind.RATINGS:
            scale = scale_of(record)
            for place, note in enumerate(items):
                numbers = (
                    min(scale.least + 1 + (2 * place + each) % 5, scale.most)
                    for each in range(len(present(meeting)))
                )
                yield f"/rate {note.number} {' '.join(map(str, numbers))}"
        case RecordKind.VOTE:
            votes = " ".join(f"{note.number}:{1 + place % 2}" for place, note in enumerate(items))
            if votes:
                yield f"/vote {votes}"
            yield from _spoken(meeting, record, most)
        case RecordKind.SCALE:
            scale = scale_of(record)
            yield f"{(scale.least + scale.most + 1) // 2} {_said(SCALE, meeting)}"
        case kind if kind in GRIDS:
            yield from _rows(meeting, record)
        case _:
            yield from _spoken(meeting, record, most)


def _spoken(meeting: Meeting, record: Record, most: int) -> Iterator[str]:
    """Yield lines for a record in which people just say something."""
    if record.sentence:
        count = record.sentence.count(BLANK)
        for fillings in BLANKS_OF.get(record.kind, BLANKS)[: 1 if record.kind in _ONCE else None]:
            yield " | ".join(_said(filling, meeting) for filling in islice(cycle(fillings), count))
        return
    here = present(meeting)
    half = len(here) // 2
    blanks_of_meeting = {"name": here[0].name, "half": str(half), "rest": str(len(here) - half)}
    if record.kind in _ONCE:
        most = 1
    elif record.kind in _EVERYBODY:
        most = max(most, len(here))
    for line in _not_yet_said(meeting, record.kind)[:most]:
        yield _said(line, meeting).format(**blanks_of_meeting)


def _not_yet_said(meeting: Meeting, kind: RecordKind) -> tuple[Either, ...]:
    """Return the lines of a kind for this step: others than at the step before that recorded the same."""
    lines = SAID.get(kind, ())
    here = current_stop(meeting).key
    earlier = takewhile(lambda stop: stop.key != here, meeting.order)
    times = sum(stop.part.record is not None and stop.part.record.kind is kind for stop in earlier)
    start = _SET * times % len(lines) if len(lines) > _SET else 0
    return lines[start : start + _SET]


def _rows(meeting: Meeting, record: Record) -> Iterator[str]:
    """Yield rows of a table, columns or four cells."""
    width = len(record.columns)
    cells = cycle(_said(cell, meeting) for fillings in BLANKS for cell in fillings)
    if not record.rows and width in ROWS:
        yield from (_said(row, meeting) for row in ROWS[width])
        return
    if record.rows:
        for row in record.rows:
            yield " | ".join((row, *islice(cells, width)))
        return
    for _ in range(_FEW):
        yield " | ".join(islice(cells, width))


def _by_everybody(meeting: Meeting, stop: Stop, lines: tuple[str, ...]) -> Iterator[str]:
    """Yield one line of everybody who writes: all but the case owner."""
    owners = owners_at(meeting, stop)
    for person, line in zip(
        (person for person in present(meeting) if person.id not in owners), cycle(lines), strict=False
    ):
        yield f"@{person.name} {line}"


def _is_said_in_turns(record: Record) -> bool:
    return record.kind not in (RecordKind.MARKS, RecordKind.RATINGS, RecordKind.VOTE, RecordKind.CASE_CHOICE)


def _said(text: Either, meeting: Meeting) -> str:
    return text.dutch if meeting.language == "nl" else text.english
