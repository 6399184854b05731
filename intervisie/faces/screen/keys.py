"""The keys of the screen: what each does, and which of them the bar shows when. Pure.

A key sends the same line as typing the command would, or only looks. Each has a Control letter that
Linux, macOS and Windows terminals and tmux pass on, and most a function key for terminals inside an
editor or browser that keep the letter for themselves.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from intervisie.faces.screen.scene import Page
from intervisie.meeting.clocks import ClockState
from intervisie.meeting.command import Verb
from intervisie.meeting.commands import BY_VERB
from intervisie.meeting.stop import Place
from intervisie.meeting.view import View
from intervisie.text import Text, say


class Act(StrEnum):
    """What a key asks of the screen or of the meeting."""

    ENTER = "enter"
    TURN = "turn"
    NEXT = "next"
    HOLD = "hold"
    STEP = "step"
    OVERVIEW = "overview"
    GROUP = "group"
    BLANK = "blank"
    GUIDANCE = "guidance"
    HIDE_CLOCK = "hide-clock"
    HELP = "help"
    CLOSE = "close"


class Key(Struct, frozen=True):
    """One key: its names for the terminal library, how it is written, and what it does in words."""

    act: Act
    names: tuple[str, ...]
    sign: str
    does: Text


KEYS: tuple[Key, ...] = (
    Key(Act.ENTER, ("enter", "c-j"), "Enter", say("Write down what was typed; start the clock.")),
    Key(
        Act.TURN, ("tab",), "Tab", say("End this turn; what was typed is written down first. Also completes.")
    ),
    Key(Act.NEXT, ("c-n", "f8"), "^N", say("Go on to the next part; what was typed is written down first.")),
    Key(Act.HOLD, ("c-p", "f9"), "^P", say("Hold the clock, or let it go on.")),
    Key(Act.STEP, ("pagedown",), "PgDn", say("Show the whole step: all there is to read, and its notes.")),
    Key(Act.OVERVIEW, ("c-o", "f2"), "^O", say("Show the running order and its times, and back.")),
    Key(Act.GROUP, ("c-g", "f3"), "^G", say("Show only what the group may see, and back.")),
    Key(Act.BLANK, ("c-b", "f7"), "^B", say("Show nothing at all, and back; the clock goes on.")),
    Key(Act.GUIDANCE, ("c-l", "f4"), "^L", say("Read-aloud texts, headings, or the clock only.")),
    Key(Act.HIDE_CLOCK, ("c-t", "f6"), "^T", say("Show the clock in words or in digits.")),
    Key(Act.HELP, ("f1",), "F1", say("Show this page, and back.")),
    Key(Act.CLOSE, ("escape",), "Esc", say("Back to the meeting.")),
)

FUNCTION_KEYS: dict[Act, str] = {
    key.act: name.upper() for key in KEYS for name in key.names if name[0] == "f" and name != "f1"
}


def bar(view: View, page: Page) -> tuple[tuple[str, Text], ...]:
    """Return the keys to show now, as sign and word, the most useful first."""
    if page is Page.GROUP:
        return (("^G", say("back")), *_turns(view), _on(view), _hold(view), ("^B", say("blank")))
    if page is Page.BLANK:
        return (("^B", say("back")),)
    if page in (Page.OVERVIEW, Page.LINES):
        return (("Esc", say("back to the meeting")), ("PgUp PgDn", say("scroll")))
    if view.clock.state is ClockState.CLOSED:
        return (("Enter", say("notes it")), ("^O", say("overview")), _command(Verb.HELP), _command(Verb.QUIT))
    first = (("Enter", say("begins")),) if not view.clock.started else _writes(view)
    hold = () if not view.clock.started else (_hold(view),)
    return (
        *first,
        *_turns(view),
        _on(view),
        *hold,
        _command(Verb.HELP),
        ("^O", say("overview")),
        ("^G", say("group")),
    )


def _turns(view: View) -> tuple[tuple[str, Text], ...]:
    return (("Tab", say("next turn")),) if view.turn is not None and view.turn.speaking else ()


def _writes(view: View) -> tuple[tuple[str, Text], ...]:
    return (("Enter", say("notes it")),) if view.writes else ()


def _on(view: View) -> tuple[str, Text]:
    """Return how to go on; from the last part of the meeting there is only its end."""
    is_last = view.place is Place.CLOSING and not view.next_step and view.part_number == view.parts
    return _command(Verb.END) if is_last else ("^N", say("next step"))


def _hold(view: View) -> tuple[str, Text]:
    still = view.clock.state in (ClockState.STILL, ClockState.BREAK)
    return ("^P", say("go on") if still else say("hold"))


def _command(verb: Verb) -> tuple[str, Text]:
    """Return a command as it is typed."""
    return ("", say("/{name}", name=BY_VERB[verb].name))
