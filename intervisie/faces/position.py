"""Where a meeting stands, in sentences: the step, who speaks, the turn, the clock. Pure.

A screen reader reads these lines and a pipe keeps them, so that each makes sense on its own. What
only the facilitator should know says so at its beginning.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from intervisie.faces.announce_order import pass_words
from intervisie.faces.looking import brought_line, brought_listing, note_line
from intervisie.faces.seating import balance_line, groups_line
from intervisie.meeting.clocks import ClockState, ClockView, TurnView
from intervisie.meeting.display import Guidance
from intervisie.meeting.group_view import GroupView
from intervisie.meeting.instant import Instant
from intervisie.meeting.items import items_at
from intervisie.meeting.present import advisers_at
from intervisie.meeting.state import Meeting, StandstillKind, current_stop, current_visit
from intervisie.meeting.stop import Place, Stop
from intervisie.meeting.view import View, Way, view
from intervisie.method.choices import Laps, Mode, Who
from intervisie.text import Text, clock_reading, say, say_count


def position(meeting: Meeting, now: Instant, guidance: Guidance = Guidance.READ_ALOUD) -> tuple[Text, ...]:
    """Return the lines on entering a part, or on coming back to a meeting; fewer for who wants less help."""
    seen = view(meeting, now)
    stop = current_stop(meeting)
    turn = turn_line(seen.turn, number_laps=stop.part.laps is Laps.UNTIL_ALL_PASS) if seen.turn else None
    return tuple(
        line
        for line in (
            heading(seen, _timing(meeting, stop, seen)),
            *(_texts(seen) if guidance is Guidance.READ_ALOUD else ()),
            _left_over(meeting, seen),
            turn,
            balance_line(seen),
            *(_roles(seen) if guidance is not Guidance.CLOCK else ()),
            *(seen.setting if guidance is Guidance.READ_ALOUD else ()),
            *(_only_for_you(seen) if guidance is Guidance.READ_ALOUD else map(only_for_you, seen.notices)),
            *brought_listing(seen.brought),
            *_items(meeting, stop),
            *(way_line(number, way) for number, way in enumerate(seen.ways, start=1)),
            seen.asks,
            _still(seen.clock),
        )
        if line is not None
    )


def _texts(seen: View) -> Iterator[Text]:
    """Yield what the method says at a part, to read aloud or to know."""
    if seen.purpose and seen.part_number == 1:
        yield say("Goal: {purpose}", purpose=seen.purpose)
    if seen.say:
        yield say("Read aloud: {text}", text=seen.say)
    for question in seen.ask:
        yield say("Ask: {question}", question=question)


def guidance_now(guidance: Guidance) -> Text:
    """Return how much is shown from now on."""
    match guidance:
        case Guidance.READ_ALOUD:
            return say("From now on with the texts to read aloud.")
        case Guidance.HEADINGS:
            return say("From now on with headings only. /guidance gives less, or all again.")
        case Guidance.CLOCK:
            return say("From now on with the clock only. /guidance brings back the texts.")


def heading(seen: View, timing: Text) -> Text:
    """Return which step this is, of how many, and how long it takes."""
    title = _title(seen)
    if seen.loop is not None:
        title = say("{title}, {pass_}", title=title, pass_=pass_words(seen.loop))
    ended = (
        title if isinstance(title, str) and title.endswith(("?", "!", ".")) else say("{title}.", title=title)
    )
    blanks = {"number": seen.number, "of": seen.of, "step": ended, "timing": timing}
    match seen.place:
        case Place.OPENING:
            return say("Opening, step {number} of {of}: {step} {timing}", **blanks)
        case Place.CASE_CHOICE:
            return say("Case choice, step {number} of {of}: {step} {timing}", **blanks)
        case Place.CLOSING:
            return say("Closing, step {number} of {of}: {step} {timing}", **blanks)
        case Place.COMMITMENT:
            return say("End of the case: {step} {timing}", **blanks)
        case _ if seen.cases > 1:
            return say(
                "Case {case} of {cases}, step {number} of {of}: {step} {timing}",
                case=seen.case_number,
                cases=seen.cases,
                **blanks,
            )
        case _:
            return say("Step {number} of {of}: {step} {timing}", **blanks)


def _title(seen: View) -> Text | str:
    """Return the title of the step, with its part and its repetition where there are any."""
    title: Text | str = seen.step
    if seen.again:
        title = say("{title}, time {count}", title=title, count=seen.again + 1)
    if seen.parts == 1:
        return title
    if seen.way:
        title = say("{title}, {name}", title=title, name=seen.way)
    if not seen.part or seen.part in (seen.step, seen.way):
        return say("{title}, part {part} of {parts}", title=title, part=seen.part_number, parts=seen.parts)
    return say(
        "{title}, part {part} of {parts}, {name}",
        title=title,
        part=seen.part_number,
        parts=seen.parts,
        name=seen.part,
    )


HOW: dict[Mode, Text] = {
    Mode.PLENARY: say("talking together"),
    Mode.CASE_OWNER: say("without interruption"),
    Mode.WRITING: say("writing in silence"),
    Mode.TURNS: say("in turn"),
    Mode.QUESTIONS: say("asking in turn"),
    Mode.FISHBOWL: say("an inner circle talks"),
    Mode.OUT: say("the case owner outside the circle"),
    Mode.SUBGROUPS: say("in small groups"),
    Mode.CHOICE: say("choosing together"),
    Mode.SILENCE: say("in silence"),
    Mode.CASE_OWNER_CHOICE: say("the case owner chooses"),
    Mode.INTERVIEW: say("one asks, one answers"),
    Mode.PAIRS: say("in pairs"),
    Mode.POSITIONS: say("taking a place in the room"),
    Mode.PARTIES: say("in turn, with equal time"),
    Mode.BREAK: say("a break"),
}


def _timing(meeting: Meeting, stop: Stop, seen: View) -> Text:
    """Return how long a part takes, for whom, and in what way."""
    how = _how(seen)
    if stop.part.laps is Laps.UNTIL_ALL_PASS:
        how = say("in turn until everybody passes")
    who = _who(meeting, stop, seen)
    if not seen.clock.budget:
        return say("No clock, {who}, {how}.", who=who, how=how)
    return say("Time: {time}, {who}, {how}.", time=seen.clock.budget, who=who, how=how)


def _how(seen: View) -> Text:
    """Return in what way a part goes, with the method's own word for the case owner where it has one."""
    if isinstance(seen.owner_title, str) and seen.mode is Mode.OUT:
        return say("the {role} outside the circle", role=seen.owner_title)
    if isinstance(seen.owner_title, str) and seen.mode is Mode.CASE_OWNER_CHOICE:
        return say("the {role} chooses", role=seen.owner_title)
    return HOW[seen.mode]


def _who(meeting: Meeting, stop: Stop, seen: View) -> Text | str:
    match stop.part.speaks:
        case Who.ADVISERS:
            return say_count("{count} group member", "{count} group members", len(advisers_at(meeting, stop)))
        case Who.CASE_OWNER:
            return seen.owner or say("the {role}", role=seen.owner_title)
        case Who.FACILITATOR:
            return say("the {role}", role=seen.facilitator_title)
        case Who.PARTIES:
            return seen.speaks_names or say("the parties")
        case Who.ROLES:
            return seen.speaks_names or say("nobody yet")
        case _:
            return say("everybody")


def turn_line(turn: TurnView, *, number_laps: bool = False) -> Text:
    """Return who has the floor and who comes next; where people come forward, who has not been."""
    if turn.called and turn.waiting:
        names = ", ".join(turn.waiting)
        if not turn.speaking:
            return say("Who comes forward? /floor NAME gives the floor. Not yet: {names}.", names=names)
        return say("Speaking: {name}. Not yet: {names}.", name=turn.speaking, names=names)
    if not turn.of:
        return say("Nobody has a turn here yet.")
    if not turn.speaking:
        return say("Everybody has had a turn. /lap starts another lap, /next goes on.")
    if number_laps and turn.lap > 1 and turn.number == 1 and turn.waiting:
        return say(
            "Lap {lap}. Speaking: {name}. Then: {next}.",
            lap=turn.lap,
            name=turn.speaking,
            next=turn.waiting[0],
        )
    if turn.waiting:
        return say("Speaking: {name}. Then: {next}.", name=turn.speaking, next=turn.waiting[0])
    return say("Speaking: {name}, last of this lap.", name=turn.speaking)


def _left_over(meeting: Meeting, seen: View) -> Text | None:
    """Return what is left of a part that the group was at before; None at a first arrival."""
    if len(current_visit(meeting).stays) == 1 or not seen.clock.budget:
        return None
    return time_left(seen.clock.left)


def time_left(left: timedelta) -> Text:
    """Return how much time is left or how much too long it takes, in a length that can be said aloud.

    From two minutes on whole minutes, below that steps of five seconds.
    """
    seconds = abs(left).total_seconds()
    unit = 60 if seconds >= 120 else 5
    spoken = timedelta(seconds=round(seconds / unit) * unit)
    if left < timedelta(0):
        return say("{time} over time.", time=spoken)
    return say("{time} left.", time=spoken)


def _roles(seen: View) -> Iterator[Text]:
    answering = seen.owner if seen.answers is Who.CASE_OWNER else seen.answers_names
    listening = seen.owner if seen.listens is Who.CASE_OWNER else seen.listens_names
    if answering:
        yield say("Answering: {name}.", name=answering)
    if listening:
        yield say("Listening: {name}.", name=listening)
    if not seen.writes:
        yield say("Nothing is written down here.")


def _only_for_you(seen: View) -> Iterator[Text]:
    groups = groups_line(seen)
    if groups is not None:
        yield only_for_you(groups)
    if seen.for_facilitator:
        yield only_for_you(seen.for_facilitator)
    if seen.watch:
        yield say("Only for you, watch for: {names}.", names="; ".join(watch.name for watch in seen.watch))
    for line in (*seen.typing, *seen.notices):
        yield only_for_you(line)


def only_for_you(notice: Text | str) -> Text:
    """Return a line that is not meant to be read aloud."""
    return say("Only for you: {notice}", notice=notice)


def _items(meeting: Meeting, stop: Stop) -> Iterator[Text]:
    """Yield the earlier notes that are marked, rated or voted on here, with their numbers."""
    for note in items_at(meeting, stop):
        yield note_line(meeting, note)


def way_line(number: int, way: Way) -> Text:
    """Return one of the things to choose, with the number that chooses it."""
    if not way.purpose:
        return say("{number}. {title}", number=number, title=way.title)
    return say("{number}. {title}: {purpose}", number=number, title=way.title, purpose=way.purpose)


def _still(clock: ClockView) -> Text | None:
    """Return that the clock stands still and what lets it run; None while it runs."""
    match clock.state:
        case ClockState.STILL if clock.held_for is StandstillKind.APART and clock.still_since:
            return say("A talk apart since {time}. /continue lets the clock go on.", time=clock.still_since)
        case ClockState.STILL if clock.held_for is StandstillKind.META and clock.still_since:
            return say(
                "A talk about the talk since {time}. /continue lets the clock go on.", time=clock.still_since
            )
        case ClockState.STILL if not clock.started:
            return say("The clock stands still. /begin starts it.")
        case ClockState.STILL if clock.still_since:
            return say(
                "The clock stands still since {time}. /continue lets it go on.", time=clock.still_since
            )
        case ClockState.BREAK if clock.break_until:
            return say("Break until {time}. /continue lets the clock go on.", time=clock.break_until)
        case ClockState.BREAK:
            return say("Break. /continue lets the clock go on.")
        case ClockState.CLOSED:
            return say("The meeting is closed.")
        case _:
            return None


def clock_lines(seen: View) -> tuple[Text, ...]:
    """Return the clock, the turn and the end, as somebody asks for them."""
    lines = [_clock(seen.clock)]
    if seen.turn and seen.turn.speaking:
        lines.append(turn_line(seen.turn))
        if not seen.clock.silent:
            lines.append(_this_turn(seen.turn))
    balance = balance_line(seen)
    if balance is not None:
        lines.append(balance)
    if seen.clock.end is not None:
        lines.append(_end(seen.clock))
    return tuple(lines)


def _this_turn(turn: TurnView) -> Text:
    """Return how long a turn takes, or what is left of it where it has a limit."""
    if not turn.limit:
        return say("This turn: {time}.", time=clock_reading(turn.spent))
    if turn.spent > turn.limit:
        return say("This turn: {time} over time.", time=clock_reading(turn.spent - turn.limit))
    return say(
        "This turn: {left} left of {limit}.",
        left=clock_reading(turn.limit - turn.spent),
        limit=clock_reading(turn.limit),
    )


def _clock(clock: ClockView) -> Text:
    still = _still(clock)
    if still is not None:
        return still
    if clock.state is ClockState.NONE:
        return say("This part has no clock.")
    if clock.state is ClockState.OVERTIME:
        return say("{time} over time.", time=clock_reading(clock.left))
    return say("{left} left of {budget}.", left=clock_reading(clock.left), budget=clock_reading(clock.budget))


def _end(clock: ClockView) -> Text:
    assert clock.end is not None
    minutes = round(clock.deviation.total_seconds() / 60) if clock.deviation is not None else 0
    apart = timedelta(minutes=abs(minutes))
    if minutes >= 60:
        return say("End at {time}, {late} later than planned.", time=clock.end, late=apart)
    if minutes <= -60:
        return say("End at {time}, {early} earlier than planned.", time=clock.end, early=apart)
    if minutes > 0:
        return say("End at {time}, {minutes} min later than planned.", time=clock.end, minutes=minutes)
    if minutes < 0:
        return say("End at {time}, {minutes} min earlier than planned.", time=clock.end, minutes=-minutes)
    return say("End at {time}.", time=clock.end)


def group_lines(seen: GroupView) -> tuple[Text, ...]:
    """Return what the group may see, as lines."""
    title: Text | str = seen.step
    if seen.loop is not None:
        title = say("{title}, {pass_}", title=title, pass_=pass_words(seen.loop))
    lines = [say("Step {number} of {of}: {step}.", number=seen.number, of=seen.of, step=title)]
    if seen.say:
        lines.append(say("Read aloud: {text}", text=seen.say))
    lines += [say("Ask: {question}", question=question) for question in seen.ask]
    lines += [way_line(number, way) for number, way in enumerate(seen.ways, start=1)]
    lines += [brought_line(one) for one in seen.brought]
    if seen.groups is not None:
        lines.append(seen.groups)
    if seen.posture:
        lines.append(say("Posture: {text}", text=seen.posture))
    lines += seen.agreed
    if seen.turn:
        lines.append(turn_line(seen.turn))
    if not seen.clock.silent:
        lines.append(_clock(seen.clock))
    return tuple(lines)
