"""The parts of the meeting page: each a few rows, drawn by itself. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from intervisie.faces.announce_order import pass_words
from intervisie.faces.looking import HOW_TO_SETTLE, brought_line
from intervisie.faces.position import way_line
from intervisie.faces.screen.rows import (
    EMPTY,
    Row,
    cells,
    fill,
    fit,
    labelled,
    one_line,
    piece,
    spread,
    width_of,
    wrap,
)
from intervisie.faces.screen.scene import Message, MessageKind, Pen, Scene
from intervisie.faces.seating import groups_line
from intervisie.meeting.clocks import ClockState, TurnView
from intervisie.meeting.display import Guidance
from intervisie.meeting.shapes import KIND_OF_RECORD
from intervisie.meeting.sharing import times_in_a_row
from intervisie.meeting.stop import Place
from intervisie.meeting.typed import KIND_NAMES
from intervisie.meeting.view import NoteView, View
from intervisie.method.choices import SILENT_MODES, Who
from intervisie.text import Text, say, say_count

PLACES: dict[Place, Text] = {
    Place.OPENING: say("Opening"),
    Place.CASE_CHOICE: say("Case choice"),
    Place.COMMITMENT: say("End of the case"),
    Place.CLOSING: say("Closing"),
}

LONGEST_NAME = 14
"""Cells of a speaker's name beside a note; longer ones are cut."""


def head(scene: Scene, pen: Pen, width: int) -> Row:
    """Return where the meeting is, and at the right what time it is and when it will end.

    Where there is no room for everything, the number of the step stays.
    """
    view = scene.view
    right: Row = EMPTY
    if view.clock.state not in (ClockState.STILL, ClockState.BREAK, ClockState.CLOSED):
        end = ending(view, pen)
        clock = f"{scene.wall:%H:%M}"
        right = (piece("quiet", end if end and width < ROOMY else f"{clock}  {end}".rstrip()),)
    where = list(_where(view, pen))
    while len(where) > 1 and cells(pen.join(*where)) > width - width_of(right) - 3:
        where = where[1:]
    return spread((("", " "), piece("quiet", pen.join(*where))), right, width - 1)


def _where(view: View, pen: Pen) -> Iterator[str]:
    """Yield where the meeting is, the least important first."""
    if view.place is Place.ROUND:
        yield one_line(view.method)
        if view.cases > 1:
            yield pen.text(say("case {number} of {of}", number=view.case_number, of=view.cases))
    else:
        yield pen.text(PLACES[view.place])
    step = pen.text(say("step {number} of {of}", number=view.number, of=view.of))
    passed = pen.text(pass_words(view.loop)) if view.loop is not None else ""
    yield pen.join(step, passed, pen.text(say("time {count}", count=view.again + 1)) if view.again else "")


FAR_AWAY = 180
"""From so many minutes on, only whole hours are told: nobody plans by the minute then."""


def ending(view: View, pen: Pen) -> str:
    """Return when the meeting will end and how far that is from the plan, "" while nobody can tell.

    Before the first case has its method, most of the meeting is still unknown: then it is the plan itself.
    """
    clock = view.clock
    if clock.end is None:
        return ""
    late = clock.deviation
    if not view.cases and view.place in (Place.OPENING, Place.CASE_CHOICE):
        return pen.text(say("planned end {time}", time=clock.end - late)) if late is not None else ""
    minutes = round(late.total_seconds() / 60) if late is not None else 0
    hours = say("{hours}:{minutes} hours", hours=abs(minutes) // 60, minutes=f"{abs(minutes) % 60:02}")
    if abs(minutes) >= FAR_AWAY:
        hours = say_count("{count} hour", "{count} hours", abs(minutes) // 60)
    if minutes >= 60:
        return pen.text(say("end {time} (+{late})", time=clock.end, late=hours))
    if minutes <= -60:
        return pen.text(say("end {time} (-{early})", time=clock.end, early=hours))
    if minutes > 0:
        return pen.text(say("end {time} (+{minutes} min)", time=clock.end, minutes=minutes))
    if minutes < 0:
        return pen.text(say("end {time} ({minutes} min)", time=clock.end, minutes=minutes))
    return pen.text(say("end {time}", time=clock.end))


def rule(pen: Pen, width: int, said: str = "") -> Row:
    """Return a line across, with a few words near its right end."""
    if not said:
        return (("rule", pen.glyphs.line * width),)
    words = f" {said} "
    before = width - cells(words) - 2
    if before < 1:
        return fit((piece("quiet", said),), width)
    return (("rule", pen.glyphs.line * before), piece("quiet", words), ("rule", pen.glyphs.line * 2))


def title(view: View, pen: Pen, width: int) -> tuple[Row, ...]:
    """Return the title of the step, and below it which part of it this is."""
    rows: tuple[Row, ...] = ((("", " "), piece("title", one_line(view.step))),)
    if view.parts > 1:
        name = "" if view.part == view.step else one_line(view.part)
        count = pen.text(say("part {number} of {of}", number=view.part_number, of=view.parts))
        rows = (*rows, (("", " "), piece("quiet", pen.join(count, name))))
    return tuple(fit(row, width) for row in rows)


def floor(view: View, pen: Pen, width: int) -> tuple[Row, ...]:
    """Return who speaks, who comes next, who answers and who listens."""
    return _below_one_another(tuple(_floor(view, pen)), width)


def _below_one_another(entries: tuple[tuple[str, Row], ...], width: int) -> tuple[Row, ...]:
    indent = max((cells(label) for label, _ in entries), default=0) + 3
    return tuple(
        fit((("", " "), *fill((piece("quiet", label),), indent - 1), *row), width) for label, row in entries
    )


def beside_the_speaker(view: View, pen: Pen, width: int) -> tuple[Row, ...]:
    """Return who answers and who listens, where the speaker stands already."""
    return _below_one_another(tuple(_others(view, pen)), width)


def _floor(view: View, pen: Pen) -> Iterator[tuple[str, Row]]:
    if view.clock.state is ClockState.CLOSED:
        return
    if view.turn is not None:
        yield pen.text(say("Speaking")), speaker(view.turn, pen)
        following = turn_order(view.turn, pen)
        if following:
            yield "", (piece("", following),)
        if view.balance:
            yield pen.text(say("Spoken")), (piece("", one_line(times_in_a_row(view.balance))),)
    elif view.mode not in SILENT_MODES and view.speaks is not Who.NOBODY:
        yield pen.text(say("Speaking")), (piece("speaker", who(view.speaks, view.speaks_names, view, pen)),)
    yield from _others(view, pen)


def _others(view: View, pen: Pen) -> Iterator[tuple[str, Row]]:
    if view.answers is not Who.NOBODY:
        yield pen.text(say("Answering")), (piece("", who(view.answers, view.answers_names, view, pen)),)
    if view.listens is not Who.NOBODY:
        yield pen.text(say("Listening")), (piece("", who(view.listens, view.listens_names, view, pen)),)


def speaker(turn: TurnView, pen: Pen) -> Row:
    """Return who has the floor, by sign and weight."""
    if not turn.speaking and turn.waiting:
        return (piece("", pen.text(say("who comes forward?"))),)
    if not turn.of:
        return (piece("", pen.text(say("nobody yet"))),)
    if not turn.speaking:
        return (piece("", pen.text(say("everybody has had a turn"))),)
    return (piece("speaker", f"{pen.glyphs.speaking} {one_line(turn.speaking)}"),)


def turn_order(turn: TurnView, pen: Pen) -> str:
    """Return which turn this is and who comes next; "" once the lap is over."""
    if turn.called and turn.waiting:
        names = ", ".join(one_line(name) for name in turn.waiting)
        return pen.text(say("not yet: {names}", names=names))
    if not turn.speaking:
        return ""
    lap = pen.text(say("lap {number}", number=turn.lap)) if turn.lap > 1 else ""
    if not turn.waiting:
        return pen.join(lap, pen.text(say("{number} of {of}, the last", number=turn.number, of=turn.of)))
    then = say(
        "{number} of {of}, then {name}", number=turn.number, of=turn.of, name=one_line(turn.waiting[0])
    )
    return pen.join(lap, pen.text(then))


def who(who: Who, names: Text | str, view: View, pen: Pen) -> str:
    """Return a set of people in words: case owner, parties and roles by name once there is one."""
    if names:
        return one_line(pen.text(names) if isinstance(names, Text) else names)
    match who:
        case Who.ADVISERS:
            return pen.text(say("the group members"))
        case Who.CASE_OWNER:
            return one_line(view.owner) or pen.text(say("the {role}", role=view.owner_title))
        case Who.FACILITATOR:
            return pen.text(say("the {role}", role=view.facilitator_title))
        case Who.PARTIES:
            return pen.text(say("the parties"))
        case Who.NOBODY:
            return pen.text(say("nobody"))
        case _:
            return pen.text(say("everybody"))


def read_aloud(scene: Scene, pen: Pen, width: int) -> tuple[Row, ...]:
    """Return what the facilitator may read out, unless it is no longer needed."""
    view = scene.view
    if scene.guidance is not Guidance.READ_ALOUD or view.clock.state is ClockState.CLOSED:
        return ()
    entries = [(pen.text(say("Read aloud")), text) for text in (view.say,) if text]
    entries += [(pen.text(say("Ask")), question) for question in view.ask]
    entries += [(pen.text(say("Agreed")), pen.text(line)) for line in view.setting]
    entries += [(pen.text(say("Choose")), pen.text(way_line(n, way))) for n, way in enumerate(view.ways, 1)]
    return _entries(entries, width, style="")


def brought(view: View, pen: Pen, width: int) -> tuple[Row, ...]:
    """Return the actions of earlier meetings with their letters, where the group looks back."""
    first = pen.text(say("Actions"))
    return tuple(
        row
        for place, one in enumerate(view.brought)
        for row in labelled(
            piece("quiet", "" if place or width < ROOMY else f" {first}"),
            "quiet" if one.outcome is not None else "",
            one_line(pen.text(brought_line(one))),
            indent=LABEL_WIDTH if width >= ROOMY else 1,
            width=width - 1,
        )
    )


def private(scene: Scene, pen: Pen, width: int) -> tuple[Row, ...]:
    """Return what is for the facilitator only: notices, nudges, and pitfalls to guard."""
    view = scene.view
    label = pen.text(say("For you"))
    if view.clock.state is ClockState.CLOSED:
        afterwards = say("Notes can still be typed up: /at STEP TEXT. /quit leaves the program.")
        return _entries([(label, pen.text(afterwards))], width, style="")
    typing = (*view.typing, *((HOW_TO_SETTLE,) if any(one.outcome is None for one in view.brought) else ()))
    entries = [(pen.text(say("Type")), pen.text(line)) for line in typing]
    entries += [(label, pen.text(notice)) for notice in view.notices]
    groups = groups_line(view)
    if groups is not None and scene.guidance is Guidance.READ_ALOUD:
        entries.append((label, pen.text(groups)))
    if view.clock.state is ClockState.OVERTIME and not view.clock.silent:
        nudge = say("/+2 gives two minutes, ^N goes on, /from STEP 3 takes three from a later step.")
        if view.clock.is_late:
            nudge = say("/+2 gives two minutes, ^N goes on, /spread makes later steps shorter.")
        if view.clock.firm:
            nudge = say("This part does not go on longer: ^N goes on.")
        entries.append((label, pen.text(nudge)))
    if scene.guidance is Guidance.READ_ALOUD and view.for_facilitator:
        entries.append((label, view.for_facilitator))
    if view.watch:
        named = ", ".join(one_line(watch.name) for watch in view.watch)
        entries.append((pen.text(say("Watch for")), named))
    return _entries(entries, width, style="quiet")


def _entries(entries: list[tuple[str, str]], width: int, *, style: str) -> tuple[Row, ...]:
    """Return labelled texts below one another, a label that is the same as the one above left out."""
    rows: list[Row] = []
    previous = ""
    for label, text in entries:
        shown = "" if label == previous else label
        previous = label
        if width < ROOMY:
            rows += _running_on(shown, style, text, width - 1)
        else:
            rows += labelled(piece("quiet", f" {shown}"), style, text, indent=LABEL_WIDTH, width=width - 1)
    return tuple(rows)


def _running_on(label: str, style: str, text: str, width: int) -> tuple[Row, ...]:
    """Return a text behind its label that goes on below it, for when room is short."""
    head = f" {label}  " if label else " "
    first, *_ = wrap(text, max(width - cells(head), 1))
    rest = one_line(text)[len(first) :].strip()
    rows: tuple[Row, ...] = ((piece("quiet", head), piece(style, first)),)
    below = wrap(rest, max(width - 1, 1)) if rest else ()
    return (*rows, *((("", " "), piece(style, line)) for line in below))


LABEL_WIDTH = 13
"""Cells before a text that has a label, the same in all parts, so that the texts stand in one column."""

ROOMY = 60
"""Cells from which labels have a column of their own, and the time of day a place in the head."""


def open_question(view: View, pen: Pen, width: int) -> tuple[Row, ...]:
    """Return the question that waits for an answer, nothing without one."""
    if view.asks is None:
        return ()
    mark = piece("ask", f" {pen.glyphs.question} ")
    return labelled(mark, "ask", pen.text(view.asks), indent=3, width=width - 1)


def notes_rule(view: View, pen: Pen, width: int) -> Row:
    """Return the line above the notes, with how many there are."""
    if not view.writes and not view.notes:
        return rule(pen, width, pen.text(say("nothing is written down here")))
    count = len(view.notes)
    return rule(pen, width, pen.text(say_count("{count} note", "{count} notes", count)) if count else "")


def notes(view: View, pen: Pen, width: int, height: int) -> tuple[Row, ...]:
    """Return the last notes of this step that fit, the youngest at the bottom."""
    if height < 1:
        return ()
    shown = view.notes[-height:]
    names = [cells(one_line(note.speaker)) for note in shown if note.speaker]
    column = min(max(names, default=0), LONGEST_NAME, max(width // 4, 1))
    rows: list[Row] = []
    for note in reversed(shown):
        drawn = _note(note, view, pen, width, column)
        room = height - len(rows)
        if len(drawn) > room:
            return drawn[: max(room, 0)] if not rows else tuple(rows)
        rows = [*drawn, *rows]
    return tuple(rows)


def _note(noted: NoteView, view: View, pen: Pen, width: int, column: int) -> tuple[Row, ...]:
    """Return a note: its number, who said it, its text, and below that the answer to a question."""
    note = noted.note
    number = piece("quiet", f"{note.number:>4} ")
    name = fill((piece("quiet", one_line(noted.speaker)),), column)
    lead: Row = (number, ("", " "), *name, ("", "  ")) if column else (number, ("", " "))
    indent = width_of(lead)
    rows: list[Row] = []
    text = one_line(note.text)
    mark = _mark(noted, view, pen)
    for line in wrap(f"{text} {mark}" if mark else text, max(width - indent - 1, 1)):
        rows.append((*(lead if not rows else (("", " " * indent),)), piece("", line)))
    for answer in note.columns[1:]:
        sign = f"{pen.glyphs.answer} "
        rows += labelled(
            ("quiet", " " * indent + sign), "", one_line(answer), indent=indent + cells(sign), width=width - 1
        )
    return tuple(rows)


def _mark(noted: NoteView, view: View, pen: Pen) -> str:
    """Return what is special about a note: an unusual kind, its marks, secrecy."""
    note = noted.note
    usual = {KIND_OF_RECORD[view.record_kind]} if view.record_kind is not None else set()
    marks = [] if note.kind in usual else [pen.text(KIND_NAMES[note.kind])]
    marks += [pen.text(given) for given in noted.behind]
    if note.off_record:
        marks.append(pen.text(say("off the record")))
    return f"({', '.join(marks)})" if marks else ""


def messages(shown: tuple[Message, ...], pen: Pen, width: int) -> tuple[Row, ...]:
    """Return what stands above the input line, each kind with its own sign."""
    signs = {
        MessageKind.TOLD: ("", ""),
        MessageKind.REFUSED: ("over", pen.glyphs.warning),
        MessageKind.ASKED: ("ask", pen.glyphs.question),
        MessageKind.UNSAVED: ("over", pen.glyphs.warning),
        MessageKind.WAITING: ("quiet", pen.glyphs.ellipsis[:1]),
        MessageKind.OFFERED: ("quiet", ""),
        MessageKind.HINT: ("quiet", ""),
    }
    rows: list[Row] = []
    for message in shown:
        style, sign = signs[message.kind]
        label = piece(style, f" {sign} " if sign else " ")
        body = "" if message.kind is MessageKind.UNSAVED else style
        rows += labelled(label, body, one_line(message.text), indent=3 if sign else 1, width=width - 1)
    return tuple(rows)


def key_bar(keys: tuple[tuple[str, Text], ...], pen: Pen, width: int) -> Row:
    """Return as many keys as fit, the first ones first; none is cut."""
    row: Row = (("", " "),)
    for sign, text in keys:
        words = pen.text(text)
        entry: Row = (("key", sign), piece("quiet", f" {words}")) if sign else (piece("key", words),)
        dot: Row = (("quiet", f" {pen.glyphs.dot} "),) if len(row) > 1 else ()
        if width_of((*row, *dot, *entry)) <= width - 1:
            row = (*row, *dot, *entry)
    return row
