"""Builders for long givens: methods, people, and a meeting that is driven by typed lines."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from intervisie.meeting.beginning import Beginning, begin
from intervisie.meeting.command import Command, Verb
from intervisie.meeting.decision import Confirm, Refusal
from intervisie.meeting.instant import Instant
from intervisie.meeting.lines import read_line
from intervisie.meeting.meeting import MeetingEvent, apply_all, decide
from intervisie.meeting.note import Brought
from intervisie.meeting.state import Meeting, current_stop
from intervisie.meeting.view import View, view
from intervisie.method.choices import GoesTo, Laps, Mode, RecordKind, Who
from intervisie.method.model import Blocks, Hidden, Method, Part, Record, Step, Timing

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
ZERO = timedelta(0)
START = datetime(2026, 11, 23, 14, 0, tzinfo=timezone(timedelta(hours=1)))

NAMES = ("Anna", "Bas", "Cem", "Dewi", "Els", "Fay")


def a_record(kind: RecordKind, goes_to: GoesTo = GoesTo.OWNER_SHEET) -> Record:
    return Record(id=kind.value, kind=kind, goes_to=goes_to)


def a_part(
    mode: Mode = Mode.PLENARY,
    timing: Timing | None = None,
    speaks: Who = Who.EVERYONE,
    record: Record | None = None,
    laps: Laps = Laps.ONCE,
    reveals: tuple[str, ...] = (),
) -> Part:
    return Part(
        mode=mode,
        timing=timing or Timing(fixed=5 * MINUTE),
        speaks=speaks,
        record=record or a_record(RecordKind.NOTES),
        laps=laps,
        reveals=reveals,
    )


def a_step(id: str, *parts: Part) -> Step:  # noqa: A002
    return Step(id=id, title=id.replace("-", " ").capitalize(), parts=parts or (a_part(),))


CHECK_IN = a_step(
    "check-in", Part(mode=Mode.TURNS, timing=Timing(per_person=MINUTE), speaks=Who.EVERYONE, record=None)
)
LOOK_BACK = a_step("look-back", a_part(record=a_record(RecordKind.LOOK_BACK, GoesTo.MINUTES)))
CASES = a_part(Mode.TURNS, Timing(per_person=MINUTE), record=a_record(RecordKind.CASE_LIST, GoesTo.NOWHERE))
CHOICE = a_part(Mode.CHOICE, record=a_record(RecordKind.CASE_CHOICE, GoesTo.NOWHERE))

BLOCKS = Blocks(
    opening=(CHECK_IN, LOOK_BACK),
    case_choice=(a_step("collect-cases", CASES), a_step("choose-case", CHOICE)),
    commitment=(
        a_step(
            "commitment",
            a_part(Mode.CASE_OWNER, speaks=Who.CASE_OWNER, record=a_record(RecordKind.COMMITMENT)),
            a_part(Mode.CASE_OWNER, speaks=Who.CASE_OWNER, record=a_record(RecordKind.ACTIONS)),
        ),
    ),
    closing=(
        a_step("learning", a_part(record=a_record(RecordKind.LEARNING, GoesTo.MINUTES))),
        a_step("evaluation", a_part(record=a_record(RecordKind.EVALUATION, GoesTo.MINUTES))),
    ),
)

QUESTIONS = Part(
    mode=Mode.QUESTIONS,
    timing=Timing(per_adviser=4 * MINUTE, least=15 * MINUTE, most=30 * MINUTE),
    speaks=Who.ADVISERS,
    answers=Who.CASE_OWNER,
    record=a_record(RecordKind.QUESTIONS_AND_ANSWERS),
    laps=Laps.UNTIL_ALL_PASS,
)
POSITIONS = a_part(
    Mode.TURNS, Timing(per_adviser=2 * MINUTE), Who.ADVISERS, a_record(RecordKind.ONE_PER_PERSON)
)

INCIDENT = Method(
    id="incident",
    language="nl",
    name="Incident",
    steps=(
        a_step("choosing", CASES, CHOICE),
        a_step("sketch", a_part(Mode.CASE_OWNER, Timing(fixed=5 * MINUTE), Who.CASE_OWNER)),
        a_step("writing", a_part(Mode.WRITING, Timing(fixed=5 * MINUTE), Who.NOBODY)),
        a_step("questions", QUESTIONS),
        a_step("positions", POSITIONS),
        a_step("outcome", a_part(Mode.CASE_OWNER, speaks=Who.CASE_OWNER, reveals=("outcome",))),
    ),
    brings=("case-choice", "evaluation"),
    hidden=(Hidden(id="outcome", ask="What did you do?", revealed_at="outcome"),),
    protect=("outcome",),
)

SHORT = Method(
    id="short",
    language="nl",
    name="Short",
    steps=(a_step("telling", a_part(Mode.CASE_OWNER, speaks=Who.CASE_OWNER)), a_step("advising", POSITIONS)),
)


BROUGHT = (
    Brought(meeting="1" * 32, number=3, text="bel de school", doers=("p0",), due=date(2026, 12, 5)),
    Brought(meeting="1" * 32, number=5, text="kijk het plan na", doers=("p1", "e1")),
    Brought(meeting="2" * 32, number=1, text="maak een lijst"),
)
"""What two earlier meetings left open; Gea does the second with Bas, and is not at the table."""
ELSEWHERE = (("e1", "Gea"),)


class Table:
    """A meeting with a clock that is moved by hand and lines that are typed.

    Every record that a line came to is kept, so that a test can replay it.
    """

    def __init__(
        self,
        method: Method | None = INCIDENT,
        people: tuple[str, ...] = NAMES,
        blocks: Blocks = BLOCKS,
        *,
        least_present: int = 0,
        brought: tuple[Brought, ...] = (),
        elsewhere: tuple[tuple[str, str], ...] = (),
        handle: str = "2026-11-23-1",
    ) -> None:
        self.now = Instant(ZERO, START)
        self.methods = {"incident": INCIDENT, "short": SHORT}
        self.records: list[tuple[Instant, tuple[MeetingEvent, ...]]] = []
        self.answer: Refusal | Confirm | None = None
        self._fresh = 0
        events = begin(
            Beginning(
                meeting="0" * 32,
                handle=handle,
                language="nl",
                blocks=blocks,
                people=tuple((f"p{number}", name) for number, name in enumerate(people)),
                group_name="Maandaggroep",
                method=method,
                brought=brought,
                elsewhere=elsewhere,
                least_present=least_present,
            ),
            self.now,
        )
        self.meeting: Meeting = apply_all(None, events, self.now)
        self.records.append((self.now, events))

    def wait(self, duration: timedelta) -> Table:
        """Let time pass; the wall clock goes along."""
        self.now = Instant(self.now.elapsed + duration, self.now.wall + duration)
        return self

    def do(self, events: tuple[MeetingEvent, ...]) -> Table:
        """Let events happen, as one record."""
        if events:
            self.meeting = apply_all(self.meeting, events, self.now)
            self.records.append((self.now, events))
        return self

    def ask(self, command: Command) -> Table:
        """Send a command; what is refused or asked back is in `answer`."""
        outcome = decide(self.meeting, command, self.now)
        self.answer = None
        if isinstance(outcome, (Refusal, Confirm)):
            self.answer = outcome
            return self
        return self.do(outcome)

    def type(self, *lines: str) -> Table:
        """Type lines, each of which must be done without a refusal or a question."""
        for line in lines:
            self.attempt(line)
            assert self.answer is None, f"{line}: {self.answer}"
        return self

    def attempt(self, line: str) -> Table:
        """Type one line that may be refused or asked about."""
        self._fresh += 1
        command = read_line(line, self.meeting, self.now, fresh_id=f"new{self._fresh}")
        if isinstance(command, Refusal):
            self.answer = command
            return self
        if command is None:
            self.answer = None
            return self
        if command.verb is Verb.METHOD:
            command = Command(Verb.METHOD, method=self.methods[command.text], confirmed=command.confirmed)
        return self.ask(command)

    def yes(self) -> Table:
        """Say yes to the question that was asked back."""
        assert isinstance(self.answer, Confirm)
        return self.ask(self.answer.command)

    def go_to(self, step: str) -> Table:
        """Go to a step, whatever is passed over."""
        self.attempt(f"/goto {step}")
        return self.yes() if isinstance(self.answer, Confirm) else self

    @property
    def seen(self) -> View:
        """Return what the facilitator sees now."""
        return view(self.meeting, self.now)

    @property
    def step(self) -> str:
        """Return the id of the step where the group is."""
        return current_stop(self.meeting).step.id

    @property
    def speaking(self) -> str:
        """Return who has the floor, "" for nobody."""
        return self.seen.turn.speaking if self.seen.turn else ""


def a_table_at(step: str, method: Method = INCIDENT, people: tuple[str, ...] = NAMES) -> Table:
    """Return a running meeting at a step, Anna being the case owner."""
    table = Table(method, people).type("/start", "/owner Anna")
    return table.go_to(step) if table.step != step else table


__all__ = ["BLOCKS", "INCIDENT", "MINUTE", "SECOND", "SHORT", "START", "UTC", "ZERO", "Table", "a_table_at"]
