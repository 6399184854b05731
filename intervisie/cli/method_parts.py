"""One part of a step on the page of its method: who does what, how a turn goes, what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from msgspec import Struct

from intervisie.cli.rows import Row
from intervisie.faces.inert import one_line
from intervisie.meeting.roles import FACILITATOR, decapitalised
from intervisie.meeting.stop import CASE_OWNER
from intervisie.method.choices import GoesTo, Laps, Mode, Position, Procedure, RecordKind, SpeakingOrder, Who
from intervisie.method.model import Method, Part, Record
from intervisie.method.planning import part_duration, size_of
from intervisie.text import Text, say, say_count
from intervisie.words.catalogue import Words

MODES = {
    Mode.PLENARY: say("together"),
    Mode.CASE_OWNER: say("the case owner speaks"),
    Mode.WRITING: say("everybody writes"),
    Mode.TURNS: say("in turn"),
    Mode.QUESTIONS: say("questions in turn, the case owner answers"),
    Mode.FISHBOWL: say("the case owner listens"),
    Mode.OUT: say("the case owner is out of the room"),
    Mode.SUBGROUPS: say("in small groups"),
    Mode.CHOICE: say("the group chooses"),
    Mode.SILENCE: say("silence"),
    Mode.CASE_OWNER_CHOICE: say("the case owner chooses"),
    Mode.INTERVIEW: say("one asks, one answers, the others listen"),
    Mode.PAIRS: say("in pairs"),
    Mode.POSITIONS: say("people take a place in the room"),
    Mode.PARTIES: say("the parties in turn, with equal time"),
    Mode.BREAK: say("break"),
}

_OWN_MODES: dict[Mode, Callable[[str], Text]] = {
    Mode.CASE_OWNER: lambda role: say("the {role} speaks", role=role),
    Mode.QUESTIONS: lambda role: say("questions in turn, the {role} answers", role=role),
    Mode.FISHBOWL: lambda role: say("the {role} listens", role=role),
    Mode.OUT: lambda role: say("the {role} is out of the room", role=role),
    Mode.CASE_OWNER_CHOICE: lambda role: say("the {role} chooses", role=role),
}
"""The same where a method has a word of its own for the case owner."""

KINDS = {
    RecordKind.NOTES: say("notes"),
    RecordKind.QUESTIONS: say("questions"),
    RecordKind.QUESTIONS_AND_ANSWERS: say("questions and answers"),
    RecordKind.ONE_PER_PERSON: say("one line for each person"),
    RecordKind.CASE_LIST: say("the cases that are offered"),
    RecordKind.CASE_CHOICE: say("the case that is chosen"),
    RecordKind.HYPOTHESES: say("hypotheses"),
    RecordKind.ADVICE: say("advice"),
    RecordKind.COMMITMENT: say("commitment"),
    RecordKind.ACTIONS: say("actions"),
    RecordKind.LOOK_BACK: say("what became of last time's actions"),
    RecordKind.LEARNING: say("what people learned"),
    RecordKind.EVALUATION: say("evaluation"),
    RecordKind.AGREEMENT: say("agreements"),
    RecordKind.NEXT_MEETING: say("the next meeting"),
    RecordKind.CASE_QUESTION: say("the case question"),
    RecordKind.FEELINGS: say("feelings and images"),
    RecordKind.MARKS: say("marks"),
    RecordKind.RATINGS: say("ratings"),
    RecordKind.SCALE: say("a number on a scale"),
    RecordKind.COLUMNS: say("columns"),
    RecordKind.CELLS: say("four cells"),
    RecordKind.TABLE: say("a table"),
    RecordKind.VOTE: say("the outcome of a vote"),
    RecordKind.POSITIONS: say("statements and how many stand behind them"),
    RecordKind.NONE: say("nothing"),
}

_PLACES = {
    GoesTo.OWNER_SHEET: say("for the case owner"),
    GoesTo.MINUTES: say("for the group minutes"),
    GoesTo.FACILITATOR: say("for the facilitator"),
    GoesTo.NOWHERE: say("not kept"),
}

_WHO = {
    Who.EVERYONE: say("everybody"),
    Who.ADVISERS: say("the advisers"),
    Who.CASE_OWNER: say("the case owner"),
    Who.FACILITATOR: say("the facilitator"),
    Who.NOBODY: say("nobody"),
    Who.PARTIES: say("the parties"),
}

_PLACES_TO_SIT = {
    Position.IN_CIRCLE: say("Those who listen stay in the circle."),
    Position.OUTSIDE_CIRCLE: say("Those who listen sit outside the circle."),
    Position.BACK_TURNED: say("Those who listen turn their back."),
    Position.OUT_OF_ROOM: say("Those who listen leave the room."),
}

_ORDERS = {
    SpeakingOrder.CLOCKWISE: None,
    SpeakingOrder.RANDOM: say("The order of the turns is drawn."),
    SpeakingOrder.VOLUNTEERS: say("Whoever wants to comes next."),
    SpeakingOrder.TALKING_PIECE: say("Who holds the talking piece speaks."),
}

_PROCEDURES = {
    Procedure.CONSENSUS: say("The group chooses until all agree."),
    Procedure.ONE_VOTE: say("Everybody has one vote."),
    Procedure.RANKING: say("Everybody puts them in order."),
    Procedure.URGENCY: say("The most urgent is chosen."),
    Procedure.IN_TURN: say("It is chosen in turn."),
}


class Sheet(Struct, frozen=True):
    """What the lines of every step need: the method, the number of people, and the words."""

    method: Method
    people: int
    words: Words

    def told(self, text: Text | str) -> str:
        """Return a text in the language of the page."""
        return self.words.text(text) if isinstance(text, Text) else text

    def lines(self, text: Text | str, indent: int, first: str = "") -> Iterator[Row]:
        """Yield a text as a row of the page; `first` stands in the place of the indentation."""
        space = " " * indent
        return block(text, self.words.text, first=first.ljust(indent) or space, rest=space)

    def duration(self, part: Part) -> timedelta:
        """Return how long a part takes."""
        return part_duration(part, self.method, size_of(self.people))

    def own(self, role: str) -> str:
        """Return the method's own word for a role in the middle of a sentence, "" where it has none."""
        return next((decapitalised(one_line(each.name)) for each in self.method.roles if each.id == role), "")

    def mode(self, part: Part) -> Text:
        """Return how people take part, in the words of the method."""
        owner = self.own(CASE_OWNER)
        if part.mode is Mode.INTERVIEW:
            asks, answers = (
                self.who(part.speaks, part.speaks_roles),
                self.who(part.answers, part.answers_roles),
            )
            told = say("{one} asks, {other} answers", one=asks, other=answers)
            return told if self.people == 2 else say("{mode}, the others listen", mode=told)
        return _OWN_MODES[part.mode](owner) if owner and part.mode in _OWN_MODES else MODES[part.mode]

    def place(self, record: Record) -> Text:
        """Return where a record may stand, in the words of the method."""
        own = {GoesTo.OWNER_SHEET: CASE_OWNER, GoesTo.FACILITATOR: FACILITATOR}.get(record.goes_to)
        role = self.own(own) if own else ""
        return say("for the {role}", role=role) if role else _PLACES[record.goes_to]

    def who(self, who: Who, roles: tuple[str, ...] = ()) -> str:
        """Return who is meant, roles by the words of the method."""
        if who is Who.ROLES:
            return ", ".join(self.role(role) for role in roles)
        named = {Who.CASE_OWNER: CASE_OWNER, Who.FACILITATOR: FACILITATOR}.get(who)
        return self.role(named) if named else self.told(_WHO[who])

    def role(self, role: str) -> str:
        """Return what a role is called: by the method, by the meeting, or by its id."""
        own = self.own(role)
        if own and role in (CASE_OWNER, FACILITATOR):
            return self.told(say("the {role}", role=own))
        for each in self.method.roles:
            if each.id == role:
                return one_line(each.name)
        usual = _ROLES.get(role)
        return self.told(usual) if usual else role

    def step(self, identifier: str) -> str:
        """Return the title of a step."""
        for step in self.method.steps:
            for each in (step, *step.steps):
                if each.id == identifier:
                    return one_line(each.title) or identifier
        return identifier


_ROLES = {
    CASE_OWNER: _WHO[Who.CASE_OWNER],
    FACILITATOR: _WHO[Who.FACILITATOR],
    "note-taker": say("the note-taker"),
    "timekeeper": say("the timekeeper"),
    "observer": say("the observer"),
}


def part_lines(part: Part, duration: timedelta, sheet: Sheet, indent: int, *, alone: bool) -> Iterator[Row]:
    """Yield the lines of a part: its mode, who does what, what is said, watched for and written down."""
    how = sheet.mode(part)
    if part.laps is Laps.UNTIL_ALL_PASS:
        how = say("{mode}, again until everybody passes", mode=how)
    if not alone and duration:
        how = say("{mode}, {duration}", mode=how, duration=duration)
    if part.title:
        how = say("{title}: {mode}", title=one_line(part.title), mode=how)
    yield from sheet.lines(how, indent if alone else indent + 2, "" if alone else " " * indent + "* ")
    inner = indent + 2
    for manner in (*_people(part, sheet), *_turns(part)):
        yield from sheet.lines(manner, inner)
    if part.say:
        yield from sheet.lines(say("Read aloud: {text}", text=part.say), inner)
    for question in part.ask:
        yield from sheet.lines(say("Ask: {text}", text=question), inner)
    if part.for_facilitator:
        yield from sheet.lines(say("For you: {text}", text=part.for_facilitator), inner)
    for watch in part.watch:
        text = say("{name}; say: {text}", name=watch.name, text=watch.say) if watch.say else watch.name
        yield from sheet.lines(say("Guard against: {text}", text=text), inner)
    if part.mode is not Mode.BREAK or part.record is not None:
        for told in _recorded(part.record, sheet):
            yield from sheet.lines(told, inner)


def _people(part: Part, sheet: Sheet) -> Iterator[Text | str]:
    """Yield who takes part where the mode does not say it, and how they sit."""
    if (part.speaks in (Who.ROLES, Who.FACILITATOR) and part.mode is not Mode.INTERVIEW) or part.speaks_roles:
        yield say("Speaks: {who}", who=sheet.who(part.speaks, part.speaks_roles))
    if part.answers_roles:
        yield say("Answers: {who}", who=sheet.who(part.answers, part.answers_roles))
    if part.listens_roles or (part.listens is not Who.NOBODY and part.mode not in (Mode.FISHBOWL, Mode.OUT)):
        yield say("Only listens: {who}", who=sheet.who(part.listens, part.listens_roles))
    if part.facilitator_joins:
        yield say("The facilitator takes part.")
    if part.gives:
        yield say("Decide who is: {roles}", roles=", ".join(sheet.role(role) for role in part.gives))
    if part.group_size:
        yield say("In subgroups of {size}.", size=part.group_size)
    if part.position is not None:
        yield _PLACES_TO_SIT[part.position]
    if part.posture:
        yield part.posture
    if part.online:
        yield say("Online: {text}", text=part.online)


def _turns(part: Part) -> Iterator[Text]:
    """Yield how a turn goes, where it is not as usual."""
    order = _ORDERS[part.speaking_order]
    if order is not None:
        yield order
    if not part.may_pass:
        yield say("Nobody passes.")
    if part.turn_limit:
        yield say("A turn lasts {time} at most.", time=part.turn_limit)
    if part.pause_between:
        yield say("After each turn it is silent for {time}.", time=part.pause_between)
    if part.questions_each:
        yield say_count(
            "Each asks {count} question at most.", "Each asks {count} questions at most.", part.questions_each
        )
    if part.follow_ups:
        yield say_count("Each may ask on {count} time.", "Each may ask on {count} times.", part.follow_ups)
    if part.questions_only:
        yield say("Only questions, no statements.")
    if part.firm_end:
        yield say("Stop at once when the time is up.")


def _recorded(record: Record | None, sheet: Sheet) -> Iterator[Text]:
    """Yield what is written down, and in which shape."""
    if record is None:
        yield say("Nothing is written down.")
        return
    what = KINDS[record.kind] if not record.label else record.label
    yield say("Written down: {what}, {place}.", what=what, place=sheet.place(record))
    words = (*record.marks, *record.columns)
    if words:
        yield say("With: {words}", words=" | ".join(words))
    if record.rows:
        yield say("For: {words}", words=" | ".join(record.rows))
    if record.scale is not None:
        yield from _scale(record)
    if record.procedure is Procedure.DOTS:
        yield say_count("Everybody has {count} vote.", "Everybody has {count} votes.", record.dots)
    elif record.procedure is not None:
        yield _PROCEDURES[record.procedure]
    if record.sentence:
        yield say("Complete the sentence: {text}", text=record.sentence)
    if record.most_words:
        yield say_count("In {count} word at most.", "In {count} words at most.", record.most_words)
    if record.most_sentences:
        yield say_count(
            "In {count} sentence at most.", "In {count} sentences at most.", record.most_sentences
        )


def _scale(record: Record) -> Iterator[Text]:
    scale = record.scale
    assert scale is not None
    low, high = one_line(scale.low), one_line(scale.high)
    if low and high:
        yield say(
            "From {least} ({low}) to {most} ({high}).", least=scale.least, low=low, most=scale.most, high=high
        )
    else:
        yield say("From {least} to {most}.", least=scale.least, most=scale.most)


def block(text: Text | str, told: Callable[[Text], str], *, first: str = "", rest: str = "") -> Iterator[Row]:
    """Yield a text as a row; `first` and `rest` stand before its lines."""
    sentence = told(text) if isinstance(text, Text) else text
    if sentence:
        yield Row(sentence, first, rest)
