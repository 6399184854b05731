"""The one table of commands: names in two languages, arguments, what each does, and when it is possible.

The faces draw keys and help from it, the manual is made from it, and `decide` refuses by it.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from intervisie.meeting.command import Verb
from intervisie.meeting.decision import Refusal
from intervisie.meeting.hiding import hidden_here
from intervisie.meeting.questions import has_open_question
from intervisie.meeting.state import Meeting, current_stop, current_visit
from intervisie.text import Either, Text, say


class Takes(StrEnum):
    """What stands behind the name of a command. A name that starts with MAYBE may be left out."""

    NOTHING = "nothing"
    TEXT = "text"
    WORDING = "wording"
    PERSON = "person"
    PEOPLE = "people"
    MAYBE_PERSON = "maybe-person"
    NEWCOMER = "newcomer"
    ROLE_PERSON = "role-person"
    NUMBER = "number"
    NUMBER_OR_TITLE = "number-or-title"
    MAYBE_NUMBER = "maybe-number"
    NUMBER_TEXT = "number-text"
    SCALE_NUMBER = "scale-number"
    VOTES = "votes"
    NUMBER_MARK = "number-mark"
    NUMBER_NUMBERS = "number-numbers"
    LETTER_TEXT = "letter-text"
    LETTER_MAYBE_TEXT = "letter-maybe-text"
    STEP = "step"
    MAYBE_STEP = "maybe-step"
    STEP_TEXT = "step-text"
    STEP_MINUTES = "step-minutes"
    MINUTES = "minutes"
    NUMBER_OR_MINUTES = "number-or-minutes"
    CLOCK_TIME = "clock-time"
    METHOD = "method"
    FOLDER = "folder"
    CODES = "codes"
    MAYBE_COMMAND = "maybe-command"


class Need(StrEnum):
    """Something that must hold before a command makes sense."""

    OPEN = "open"
    RUNNING = "running"
    STILL = "still"
    TURNS = "turns"
    ROUND = "round"
    CHOICE = "choice"
    GAP = "gap"
    HIDDEN = "hidden"
    BROUGHT = "brought"


class Spec(Struct, frozen=True):
    """One row of the table.

    `dutch` and `english` hold the names without the slash, the usual one first; both work in both
    languages. `needs` are checked in order. A command that only `looks` never reaches the meeting.
    """

    verb: Verb
    dutch: tuple[str, ...]
    english: tuple[str, ...]
    takes: Takes
    does: Text
    needs: tuple[Need, ...] = ()
    looks: bool = False

    @property
    def name(self) -> Either:
        """Return the usual name, in the language of whoever reads it."""
        return Either(self.dutch[0], self.english[0])


USAGE: dict[Takes, Text] = {
    Takes.TEXT: say("TEXT"),
    Takes.WORDING: say("[@NAME] TEXT"),
    Takes.PERSON: say("NAME"),
    Takes.MAYBE_PERSON: say("[NAME]"),
    Takes.PEOPLE: say("NAME[, NAME]"),
    Takes.NEWCOMER: say("NAME"),
    Takes.ROLE_PERSON: say("ROLE NAME[, NAME]"),
    Takes.NUMBER: say("NUMBER"),
    Takes.NUMBER_OR_TITLE: say("NUMBER | TITLE"),
    Takes.MAYBE_NUMBER: say("[NUMBER]"),
    Takes.NUMBER_TEXT: say("NUMBER TEXT"),
    Takes.SCALE_NUMBER: say("clarity|ownership|ability NUMBER"),
    Takes.VOTES: say("1:3 2:2"),
    Takes.NUMBER_MARK: say("NUMBER WORD"),
    Takes.NUMBER_NUMBERS: say("NUMBER 7 8 5"),
    Takes.LETTER_TEXT: say("LETTER TEXT"),
    Takes.LETTER_MAYBE_TEXT: say("LETTER [TEXT]"),
    Takes.STEP: say("STEP"),
    Takes.MAYBE_STEP: say("[STEP]"),
    Takes.STEP_TEXT: say("STEP TEXT"),
    Takes.STEP_MINUTES: say("STEP MINUTES"),
    Takes.MINUTES: say("MINUTES"),
    Takes.NUMBER_OR_MINUTES: say("[NUMBER | 5m]"),
    Takes.CLOCK_TIME: say("16:00"),
    Takes.METHOD: say("METHOD"),
    Takes.FOLDER: say("FOLDER"),
    Takes.CODES: say("CODE[, CODE] | -"),
    Takes.MAYBE_COMMAND: say("[COMMAND]"),
}

_OPEN = (Need.OPEN,)
_TURNS = (Need.OPEN, Need.TURNS)

COMMANDS: tuple[Spec, ...] = (
    Spec(Verb.NEXT, ("volgende", "v"), ("next", "n"), Takes.NOTHING, say("Go on to the next part."), _OPEN),
    Spec(Verb.BACK, ("vorige",), ("back",), Takes.NOTHING, say("Go back to the part before."), _OPEN),
    Spec(
        Verb.TURN,
        ("beurt", "b"),
        ("turn", "t"),
        Takes.NOTHING,
        say("End this turn; the next person begins."),
        _TURNS,
    ),
    Spec(Verb.PASS, ("pas",), ("pass",), Takes.NOTHING, say("Let this turn go by."), _TURNS),
    Spec(Verb.LAP, ("rondje",), ("lap",), Takes.NOTHING, say("Start another lap."), _TURNS),
    Spec(
        Verb.FLOOR, ("woord",), ("floor",), Takes.PERSON, say("Give somebody the floor out of turn."), _TURNS
    ),
    Spec(
        Verb.CONTINUE,
        ("doorgaan", "begin", "start"),
        ("continue", "begin", "start"),
        Takes.NOTHING,
        say("Start the clock, or let it go on."),
        (Need.OPEN, Need.STILL),
    ),
    Spec(
        Verb.HOLD,
        ("stil", "stilzetten"),
        ("hold",),
        Takes.NOTHING,
        say("Hold the clock."),
        (Need.OPEN, Need.RUNNING),
    ),
    Spec(
        Verb.BREAK, ("pauze",), ("break",), Takes.MINUTES, say("Announce a break of so many minutes."), _OPEN
    ),
    Spec(
        Verb.APART,
        ("apart",),
        ("apart",),
        Takes.PERSON,
        say("Hold the clock for a talk with one person apart; /continue ends it."),
        _OPEN,
    ),
    Spec(
        Verb.META,
        ("metagesprek", "meta"),
        ("meta-talk", "meta"),
        Takes.NOTHING,
        say("Hold the clock for a talk about the talk; /continue ends it."),
        _OPEN,
    ),
    Spec(
        Verb.ALLOT,
        ("+2", "-1"),
        ("+2", "-1"),
        Takes.NOTHING,
        say("Give this part more minutes, or fewer; /+30s for seconds."),
        _OPEN,
    ),
    Spec(
        Verb.TAKE,
        ("van",),
        ("from",),
        Takes.STEP_MINUTES,
        say("Take minutes for this part from a later step."),
        _OPEN,
    ),
    Spec(
        Verb.SPREAD,
        ("verdeel",),
        ("spread",),
        Takes.NOTHING,
        say("Spread being late, or early, over what is still to come; shows first what would change."),
        _OPEN,
    ),
    Spec(
        Verb.SINCE, ("sinds",), ("since",), Takes.MINUTES, say("This part began so many minutes ago."), _OPEN
    ),
    Spec(Verb.UNTIL, ("tot",), ("until",), Takes.CLOCK_TIME, say("The meeting ends at this time."), _OPEN),
    Spec(
        Verb.DEDUCT,
        ("aftrekken",),
        ("deduct",),
        Takes.NOTHING,
        say("The last gap does not count."),
        (Need.GAP,),
    ),
    Spec(Verb.COUNT, ("meetellen",), ("count",), Takes.NOTHING, say("The last gap counts."), (Need.GAP,)),
    Spec(Verb.YES, ("ja", "j"), ("yes", "y"), Takes.NOTHING, say("Yes, to what was asked.")),
    Spec(Verb.NO, ("nee", "blijf"), ("no", "stay"), Takes.NOTHING, say("No, to what was asked.")),
    Spec(
        Verb.CHOOSE,
        ("kies",),
        ("choose",),
        Takes.NUMBER_OR_TITLE,
        say("Take the case of this number, or this way to do the step."),
        _OPEN,
    ),
    Spec(
        Verb.VOTE,
        ("stem",),
        ("vote",),
        Takes.VOTES,
        say("Write down the votes for each case or note, totals only."),
        _OPEN,
    ),
    Spec(
        Verb.MARK,
        ("waardeer",),
        ("mark",),
        Takes.NUMBER_MARK,
        say("Give a note one of the words of this part, such as warm."),
    ),
    Spec(
        Verb.RATE,
        ("cijfer",),
        ("rate",),
        Takes.NUMBER_NUMBERS,
        say("Give a note the numbers that people gave it, one for each person."),
    ),
    Spec(
        Verb.DONE,
        ("gedaan",),
        ("done",),
        Takes.LETTER_MAYBE_TEXT,
        say("An action of an earlier meeting was done; with a line about it."),
        (Need.BROUGHT,),
    ),
    Spec(
        Verb.CHANGED,
        ("veranderd",),
        ("changed",),
        Takes.LETTER_TEXT,
        say("An action of an earlier meeting goes on, and reads like this from now on."),
        (Need.BROUGHT,),
    ),
    Spec(
        Verb.DROPPED,
        ("losgelaten",),
        ("dropped",),
        Takes.LETTER_MAYBE_TEXT,
        say("An action of an earlier meeting was let go; with a line about it."),
        (Need.BROUGHT,),
    ),
    Spec(
        Verb.OWNER,
        ("inbrenger",),
        ("owner",),
        Takes.PEOPLE,
        say("Name the case owner, or two who share a case."),
        _OPEN,
    ),
    Spec(
        Verb.LEAVE_OPEN,
        ("laat-open",),
        ("leave-open",),
        Takes.NOTHING,
        say("Go on without an answer to the question of this part."),
        (Need.OPEN, Need.CHOICE),
    ),
    Spec(
        Verb.WORDING,
        ("vraag", "inbrengvraag"),
        ("question", "case-question"),
        Takes.WORDING,
        say("Write down the case question as it was said; earlier wordings stay."),
    ),
    Spec(
        Verb.SCALE,
        ("schaal",),
        ("scale",),
        Takes.SCALE_NUMBER,
        say("Write down the case owner's own number, 0 to 10, before and after."),
    ),
    Spec(
        Verb.THEME,
        ("thema",),
        ("theme",),
        Takes.CODES,
        say("Say which of the group's own themes this case touches."),
    ),
    Spec(
        Verb.HIDE,
        ("vertrouwelijk",),
        ("private",),
        Takes.WORDING,
        say("Keep what somebody wrote down hidden: the case owner, or who is named."),
        (Need.OPEN, Need.HIDDEN),
    ),
    Spec(
        Verb.REVEAL,
        ("onthul",),
        ("reveal",),
        Takes.MAYBE_PERSON,
        say("Show what was hidden, of everybody or of one."),
        (Need.OPEN, Need.HIDDEN),
    ),
    Spec(Verb.AT, ("bij",), ("at",), Takes.STEP_TEXT, say("Put a note with another step.")),
    Spec(
        Verb.STRIKE,
        ("schrap",),
        ("strike",),
        Takes.MAYBE_NUMBER,
        say("Strike a note, the last one without a number."),
    ),
    Spec(Verb.CHANGE, ("wijzig",), ("change",), Takes.NUMBER_TEXT, say("Word a note anew.")),
    Spec(
        Verb.OFF_RECORD,
        ("buiten-verslag",),
        ("off-record",),
        Takes.NUMBER_OR_MINUTES,
        say("Keep the last note, or the coming minutes, out of every document."),
    ),
    Spec(
        Verb.UNDO,
        ("ongedaan", "herstel"),
        ("undo",),
        Takes.NOTHING,
        say("Undo the last note, strike, choice, minutes or end of turn."),
    ),
    Spec(
        Verb.ARRIVE, ("kom", "aanwezig"), ("arrive", "here"), Takes.NEWCOMER, say("Somebody comes in."), _OPEN
    ),
    Spec(Verb.LEAVE, ("weg",), ("leave", "gone"), Takes.PERSON, say("Somebody leaves."), _OPEN),
    Spec(
        Verb.ROLE,
        ("rol",),
        ("role",),
        Takes.ROLE_PERSON,
        say("Give somebody a role: the facilitator's, or one of the method."),
    ),
    Spec(Verb.GOTO, ("ga",), ("goto", "go"), Takes.STEP, say("Go to a step, by number or name."), _OPEN),
    Spec(
        Verb.REPEAT,
        ("herhaal",),
        ("repeat",),
        Takes.MAYBE_STEP,
        say("Do a step once more, with a fresh clock."),
        _OPEN,
    ),
    Spec(
        Verb.SKIP,
        ("overslaan",),
        ("skip",),
        Takes.MAYBE_STEP,
        say("Leave out a step, or the rest of this one."),
        _OPEN,
    ),
    Spec(
        Verb.UNSKIP, ("toch",), ("unskip",), Takes.STEP, say("Do a step after all that was left out."), _OPEN
    ),
    Spec(
        Verb.METHOD,
        ("methode", "nieuwe-casus"),
        ("method", "new-case"),
        Takes.METHOD,
        say("Open a case with a method, beside those before it."),
        _OPEN,
    ),
    Spec(
        Verb.HARVEST,
        ("afronden",),
        ("harvest",),
        Takes.NOTHING,
        say("Close this case early and go on to its harvest."),
        (Need.OPEN, Need.ROUND),
    ),
    Spec(Verb.END, ("einde",), ("end",), Takes.NOTHING, say("Close the meeting."), _OPEN),
    Spec(
        Verb.OVERVIEW,
        ("overzicht",),
        ("overview",),
        Takes.NOTHING,
        say("Show the running order and its times."),
        looks=True,
    ),
    Spec(
        Verb.NOTES,
        ("notities",),
        ("notes",),
        Takes.MAYBE_STEP,
        say("Show the notes, of one step or all."),
        looks=True,
    ),
    Spec(
        Verb.ACTIONS,
        ("acties",),
        ("actions",),
        Takes.NOTHING,
        say("Show the actions of earlier meetings."),
        (Need.BROUGHT,),
        looks=True,
    ),
    Spec(
        Verb.CLOCK,
        ("klok",),
        ("clock",),
        Takes.NOTHING,
        say("Show the clock, the turn and the end."),
        looks=True,
    ),
    Spec(
        Verb.GUIDANCE,
        ("teksten",),
        ("guidance", "texts"),
        Takes.NOTHING,
        say("Show texts to read aloud, headings only, or the clock only; each time the next."),
        looks=True,
    ),
    Spec(
        Verb.HINTS,
        ("wenken",),
        ("hints",),
        Takes.NOTHING,
        say("Give no hints about how questions are put, or give them again."),
        looks=True,
    ),
    Spec(
        Verb.GROUP_VIEW,
        ("groepsscherm",),
        ("group-view",),
        Takes.NOTHING,
        say("Show what the group may see."),
        looks=True,
    ),
    Spec(
        Verb.HELP,
        ("hulp", "help", "?"),
        ("help", "?"),
        Takes.MAYBE_COMMAND,
        say("Show what is possible now, or what a command does."),
        looks=True,
    ),
    Spec(
        Verb.SAVE_IN,
        ("bewaar-in",),
        ("save-in",),
        Takes.FOLDER,
        say("Go on saving in another folder, with everything so far, when the disk fails."),
        looks=True,
    ),
    Spec(
        Verb.QUIT,
        ("stop",),
        ("quit",),
        Takes.NOTHING,
        say("Leave the program; the meeting stays open."),
        looks=True,
    ),
)

BY_NAME: dict[str, Spec] = {
    name: spec for spec in COMMANDS for name in (*spec.dutch, *spec.english) if spec.verb is not Verb.ALLOT
}
BY_VERB: dict[Verb, Spec] = {spec.verb: spec for spec in COMMANDS}


def unmet(meeting: Meeting, spec: Spec) -> Refusal | None:
    """Return why a command is not possible now, or None when it is."""
    for need in spec.needs:
        holds, refusal = _NEEDS[need]
        if not holds(meeting):
            return refusal
    return None


def possible(meeting: Meeting) -> tuple[Spec, ...]:
    """Return the commands that are possible now, in the order of the table."""
    return tuple(spec for spec in COMMANDS if unmet(meeting, spec) is None)


_NEEDS: dict[Need, tuple[Callable[[Meeting], bool], Refusal]] = {
    Need.OPEN: (
        lambda meeting: meeting.closed is None,
        Refusal(
            say("The meeting is closed."),
            say("Notes can still be typed up: /at STEP TEXT, /strike, /change."),
        ),
    ),
    Need.RUNNING: (
        lambda meeting: meeting.standstill is None,
        Refusal(say("The clock stands still already."), say("/continue lets it go on.")),
    ),
    Need.STILL: (
        lambda meeting: meeting.standstill is not None,
        Refusal(say("The clock is running."), say("/hold holds it.")),
    ),
    Need.TURNS: (
        lambda meeting: current_visit(meeting).turns is not None,
        Refusal(say("There are no turns in this part."), say("/next goes on to the next part.")),
    ),
    Need.ROUND: (
        lambda meeting: current_stop(meeting).round > 0,
        Refusal(say("There is no case going on here."), say("/next goes on to the next part.")),
    ),
    Need.CHOICE: (
        lambda meeting: has_open_question(meeting, current_stop(meeting)),
        Refusal(say("This part has no open question."), say("/next goes on to the next part.")),
    ),
    Need.GAP: (
        lambda meeting: bool(meeting.gaps),
        Refusal(say("No time was lost in this meeting.")),
    ),
    Need.HIDDEN: (
        hidden_here,
        Refusal(say("This method keeps nothing hidden.")),
    ),
    Need.BROUGHT: (
        lambda meeting: bool(meeting.brought),
        Refusal(say("No actions of earlier meetings came along.")),
    ),
}
