"""`intervisie start`: settle what a meeting begins with, then conduct it. Arguments in, exit code out.

The passphrase is proved and the folder tried before the first question, so that nobody answers for nothing.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec.structs import replace

from intervisie.archive.archive import Archive
from intervisie.archive.folders import ensure_writable, meetings_folder
from intervisie.cli.casting import Cast, cast_from, still_open
from intervisie.cli.circles import Circles, expected, ids_of, told_at_start
from intervisie.cli.least_present import least_asked
from intervisie.cli.preparing import advice, choose_method, end_of, library, names_from, place_named, seat
from intervisie.cli.settling import Answers, complete, group_named, may_begin, take_usual
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import open_archive, open_groups
from intervisie.conduct.clock import SystemClock
from intervisie.errors import ExitCode, UsageError
from intervisie.faces.names import accepted
from intervisie.faces.output import Lines
from intervisie.faces.screen.able import why_no_screen
from intervisie.groups.opening import with_ground_rules, with_look_back_question
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.display import ClockDisplay, Guidance
from intervisie.meeting.rounds import unfit_for
from intervisie.meeting.state import Role
from intervisie.text import say

if TYPE_CHECKING:
    from intervisie.archive.journal import Journal
    from intervisie.groups.group import Group
    from intervisie.meeting.instant import Stamp
    from intervisie.meeting.state import Meeting
    from intervisie.method.model import Blocks, Method
    from intervisie.text import Text


def run(
    *,
    method: str | None,
    participants: tuple[str, ...],
    people: str | None,
    group: str | None,
    case_owner: str | None,
    facilitator: str | None,
    note_taker: str | None,
    timekeeper: str | None,
    given: tuple[str, ...],
    language: str | None,
    until: str | None,
    time: str | None,
    face: str | None,
    yes: bool,
    no_stop_signs: bool,
    fit: bool,
    place: str | None = None,
    online: tuple[str, ...] = (),
) -> int:
    """Start a meeting and conduct it."""
    where = place_named(place)
    clock = SystemClock()
    end = end_of(until, time, clock.stamp().wall)
    archive = open_archive()
    archive.unlock()
    folder = meetings_folder(os.environ)
    circles = Circles(archive, open_groups())
    named = None if group is None else group_named(group)
    known = circles.known(named) if named else None
    if known is not None:
        language = language or known.language or None
    if method is None and not yes:
        method = _method_offered(language)
    played, spoken_language = choose_method(method, language)
    cast = cast_from(given, played)
    notices = list(ensure_writable(folder))
    warning = archive.warning()
    notices += [warning] if warning is not None else []
    if not no_stop_signs and not may_begin(played, ask=not yes):
        print(interface_words().text(say("Nothing was begun. intervisie methods list shows other methods.")))
        return ExitCode.DONE
    answers = Answers(
        group=named,
        people=accepted((*participants, *names_from(people))),
        asks_end=end is None,
        open_roles=tuple(still_open(played, cast)),
    )
    answers = take_usual(answers, circles) if yes else complete(answers, circles)
    if named is None and answers.group:
        known = circles.known(answers.group)
        if known is not None and known.language and language is None:
            played, spoken_language = _in_language(method, played, known.language)
    roles = ((Role.FACILITATOR, facilitator), (Role.NOTE_TAKER, note_taker), (Role.TIMEKEEPER, timekeeper))
    cast = Cast(cast.tasks, (*cast.roles, *answers.roles), cast.owners)
    table = seat(answers.people, owner=case_owner, roles=roles, cast=cast, known=ids_of(known), online=online)
    unfit = unfit_for(played, len(table.people)) if played else None
    if unfit is not None and played is not None and played.people.refuses:
        raise UsageError(unfit)
    notices += [unfit] if unfit is not None else []
    stamp = clock.stamp()
    blocks = library().blocks(spoken_language)
    least, unusable = least_asked(known.profiles) if known and known.profiles else (0, ())
    notices += unusable
    if known is not None:
        blocks = _of_the_group(blocks, known, spoken_language)
    beginning = Beginning(
        language=spoken_language,
        blocks=blocks,
        people=table.people,
        expected=expected(known, table.people),
        group=known.id if known else "",
        clock=known.clock if known else ClockDisplay.EXACT,
        guidance=known.guidance if known else Guidance.READ_ALOUD,
        least_present=least,
        themes=known.themes if known else (),
        group_name=known.name if known else answers.group or "",
        roles=table.roles,
        case_owner=table.owner,
        co_owners=table.co_owners,
        method_roles=table.method_roles,
        method=played,
        until=end or end_of(answers.until or None, None, stamp.wall),
        place=where,
        online=table.online,
    )
    if beginning.until is not None:
        from intervisie.cli.fitting_in import fitted_in

        beginning, fitted = fitted_in(beginning, stamp, fit=fit, ask=not yes)
        notices += fitted
    beginning, before = _from_before(archive, beginning, stamp)
    followed = (*told_at_start(known, table.people), *_in_series(known), *_signals_of(known), *before)
    meeting, journal, stamp = archive.create(beginning, stamp)
    texts = (say("Meeting {handle}.", handle=meeting.handle), *notices, *followed, *advice(played))
    return _conducted(meeting, journal, stamp, archive, face, texts)


def _of_the_group(blocks: Blocks, group: Group, language: str) -> Blocks:
    """Return the blocks as a group has them: with its own ground rules, and what its trajectory asks."""
    blocks = with_ground_rules(blocks, group)
    if not group.trajectories:
        return blocks
    from intervisie.cli.trajectory import QUESTION
    from intervisie.groups.trajectory import trajectory_of
    from intervisie.words.catalogue import Words

    if trajectory_of(group) is None:
        return blocks
    return with_look_back_question(blocks, Words(language).text(QUESTION))


def _in_series(group: Group | None) -> tuple[Text, ...]:
    """Return where the trajectory of a group stands."""
    if group is None or not group.trajectories:
        return ()
    from intervisie.cli.trajectory import told_at_start as told

    return tuple(told(group))


def _signals_of(group: Group | None) -> tuple[Text, ...]:
    """Return the signals of a group on which nothing came back yet."""
    if group is None or not group.signals:
        return ()
    from intervisie.cli.signal import told_at_start as told

    return tuple(told(group))


def _in_language(method: str | None, played: Method | None, language: str) -> tuple[Method | None, str]:
    """Return the method in the language of the group, or as it was where it is not told in that."""
    try:
        return choose_method(method, language)
    except UsageError:
        return played, played.language if played else language


def _from_before(archive: Archive, beginning: Beginning, stamp: Stamp) -> tuple[Beginning, tuple[Text, ...]]:
    """Return the beginning with the open actions of its group, and what to say of them and of turns."""
    if not beginning.group_name:
        return beginning, ()
    from intervisie.cli.actions import along
    from intervisie.cli.rotation import suggestions

    people = (*beginning.people, *beginning.expected)
    agreed = along(archive, beginning.group_name, people, group_id=beginning.group)
    names = dict(beginning.people)
    turns = suggestions(
        archive.summaries(beginning.group_name, beginning.group),
        list(names.values()),
        stamp.wall,
        given={role: names[person] for role, person in beginning.roles},
        brings=not beginning.case_owner,
        agreed=agreed.next_meeting,
    )
    with_actions = replace(beginning, brought=agreed.brought, elsewhere=agreed.elsewhere)
    return with_actions, (*agreed.notices, *turns)


def _method_offered(language: str | None) -> str | None:
    """Offer help with choosing a method where there is somebody to ask."""
    from intervisie.faces.setup import somebody_to_ask

    if not somebody_to_ask():
        return None
    from intervisie.cli.method_choose import offered

    return offered(language)


def _conducted(
    meeting: Meeting,
    journal: Journal,
    stamp: Stamp,
    archive: Archive,
    face: str | None,
    texts: tuple[Text, ...],
) -> int:
    """Conduct a meeting on the screen, which shows the texts, or line by line below them."""
    if face != "plain" and why_no_screen(os.environ) is None:
        from intervisie.cli.conducting import conduct

        return conduct(meeting, journal, stamp, archive=archive, face=face, notices=texts)
    lines = Lines()
    for text in texts:
        lines.show(interface_words().text(text))
    from intervisie.cli.conducting import conduct  # a third of the start-up: while it loads, people read

    return conduct(meeting, journal, stamp, archive=archive, face=face, lines=lines)
