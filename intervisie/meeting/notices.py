"""What only the facilitator should know at a stop: who is missing, what stays hidden, what gets uneven. Pure.

Quiet by nature: a notice says what is the case and what is possible, and asks for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from intervisie.meeting.forms import nudges
from intervisie.meeting.hiding import kept_secrets, owner_of, secrets_at
from intervisie.meeting.note import NoteKind
from intervisie.meeting.present import method_role, owners_at, person_is_here, present
from intervisie.meeting.roles import FACILITATOR, STANDARD, decapitalised, title_of
from intervisie.meeting.sharing import group_size_at, times_in_a_row, uneven_apart
from intervisie.meeting.skipping import optional_next
from intervisie.meeting.state import ZERO, Meeting, Role, StandstillKind, case_at, name_of, names_of
from intervisie.meeting.stop import CASE_OWNER, Place, Stop
from intervisie.meeting.stopwatch import net
from intervisie.meeting.turns import has_turns
from intervisie.method.choices import GoesTo, Mode
from intervisie.text import Text, say, say_count

MINUTE = timedelta(minutes=1)


def notices_at(meeting: Meeting, stop: Stop) -> tuple[Text, ...]:
    """Return what only the facilitator should know here."""
    return tuple(_notices(meeting, stop))


def _notices(meeting: Meeting, stop: Stop) -> Iterator[Text]:
    yield from _owners_gone(meeting, stop)
    yield from _holders_gone(meeting, stop)
    yield from _too_few_for_groups(meeting, stop)
    yield from _too_few_to_count(meeting)
    yield from _hidden(meeting, stop)
    yield from _questions(meeting, stop)
    yield from _private(meeting, stop)
    yield from _apart(meeting)
    yield from _break_due(meeting, stop)
    yield from _themes(meeting, stop)
    yield from nudges(meeting, stop)
    if meeting.off_record_until is not None and meeting.last.elapsed < meeting.off_record_until:
        yield say("What is noted now stands in no document.")
    yield from _offers(meeting)


def _private(meeting: Meeting, stop: Stop) -> Iterator[Text]:
    """Yield, where the meeting first comes to notes for the facilitator, who else may read them."""
    private = {one.key for one in meeting.order if _is_for_facilitator(one)}
    if stop.key in private:
        is_first = next((key for key in meeting.visits if key in private), "") == stop.key
    else:
        notes = (note for note in meeting.notes if note.goes_to is GoesTo.FACILITATOR)
        is_first = [note.stop for note in islice(notes, 2)] == [stop.key]
    if is_first:
        yield say(
            "Write notes for the facilitator so that whoever they are about may read them: "
            "they may be entitled to."
        )


def _is_for_facilitator(stop: Stop) -> bool:
    return stop.part.record is not None and stop.part.record.goes_to is GoesTo.FACILITATOR


def _owners_gone(meeting: Meeting, stop: Stop) -> Iterator[Text]:
    """Yield what is possible when a case owner left in the middle of the case."""
    owners = owners_at(meeting, stop)
    here = tuple(person for person in owners if person_is_here(meeting, person))
    if len(here) == len(owners):
        return
    gone = names_of(meeting, tuple(person for person in owners if person not in here))
    if here:
        yield say(
            "{name} is gone; {names} can go on with this case.", name=gone, names=names_of(meeting, here)
        )
        return
    yield say(
        "{name} brought this case and is gone. /harvest closes it, /owner NAME gives it to somebody else.",
        name=gone,
    )


def _themes(meeting: Meeting, stop: Stop) -> Iterator[Text]:
    """Yield, at the end of a case, that its themes can be named; asked once, and never counted here."""
    case = case_at(meeting, stop)
    if stop.place is Place.COMMITMENT and meeting.themes and case is not None and not case.themes:
        codes = ", ".join(theme.code for theme in meeting.themes)
        yield say("Which themes did this case touch? /theme CODE, of: {codes}", codes=codes)


def _holders_gone(meeting: Meeting, stop: Stop) -> Iterator[Text]:
    """Yield which roles stand empty because their holder left, and how somebody else gets them."""
    leader = meeting.roles.get(Role.FACILITATOR, "")
    if leader and not person_is_here(meeting, leader):
        title = title_of(meeting, stop, FACILITATOR)
        yield say(
            "{name} is gone, and was {title}. /role {role} NAME gives it to somebody else.",
            name=name_of(meeting, leader),
            title=title,
            role=FACILITATOR,
        )
    if not stop.round:
        return
    for role, people in meeting.rounds[stop.round - 1].roles.items():
        found = method_role(meeting, stop, role)
        gone = tuple(person for person in people if not person_is_here(meeting, person))
        if found is None or role in STANDARD or not gone:
            continue
        blanks = {"name": names_of(meeting, gone), "title": decapitalised(found.name), "role": role}
        if found.party:
            yield say(
                "{name} is gone, and was {title}: without them this talk cannot go on as it is. "
                "/harvest closes it, /role {role} NAME gives their place to somebody.",
                **blanks,
            )
        elif len(people) - len(gone) < found.least:
            yield say(
                "{name} is gone, and was {title}. /role {role} NAME gives it to somebody else.", **blanks
            )


def _too_few_for_groups(meeting: Meeting, stop: Stop) -> Iterator[Text]:
    size, people = group_size_at(stop), len(present(meeting))
    if 0 < people < size:
        yield say_count(
            "{count} person is left, too few for {size} in a group. /harvest closes the case.",
            "{count} people are left, too few for {size} in a group. /harvest closes the case.",
            people,
            size=size,
        )


def _too_few_to_count(meeting: Meeting) -> Iterator[Text]:
    """Yield that fewer people are here than the rules ask that the group chose for its hours."""
    people = len(present(meeting))
    if people < meeting.least_present:
        yield say_count(
            "{count} person is here; the rules of this group's hours ask {least}.",
            "{count} people are here; the rules of this group's hours ask {least}.",
            people,
            least=meeting.least_present,
        )


def _hidden(meeting: Meeting, stop: Stop) -> Iterator[Text]:
    """Yield what to do about hidden information: when to have it written down, when to show it."""
    case = case_at(meeting, stop)
    if case is None or not stop.round:
        return
    kept = [one for one in kept_secrets(meeting, stop, case) if one.key not in case.revealed]
    if any(one.hidden.id in stop.part.reveals for one in kept):
        yield say("What was kept hidden may be shown now: /reveal.")
    asks = stop.asks_for_case or (stop.number == 1 and stop.part_number == 1)
    for secret in secrets_at(meeting, stop) if asks else ():
        owner = owner_of(meeting, stop, secret)
        if not owner or secret.key in case.hidden or secret.key in case.revealed:
            continue
        blanks = {"name": name_of(meeting, owner), "ask": secret.hidden.ask}
        if secret.person:
            yield say(
                "{name} writes down on paper, for nobody to see: {ask} "
                "It can be typed too: /private @{name} TEXT.",
                **blanks,
            )
        else:
            yield say(
                "{name} writes down on paper, for nobody to see: {ask} It can be typed too: /private TEXT.",
                **blanks,
            )


def _questions(meeting: Meeting, stop: Stop) -> Iterator[Text]:
    """Yield who asked as many questions as each may here, and what is none where only questions are."""
    part = stop.part
    most = part.questions_each + part.follow_ups if part.questions_each else 0
    asked: dict[str, int] = {}
    last_text, last_number = "", 0
    if not most and not part.questions_only:
        return
    for note in meeting.notes:
        if note.stop == stop.key and not note.struck and note.kind is NoteKind.QUESTION:
            asked[note.speaker] = asked.get(note.speaker, 0) + 1
            last_text, last_number = note.text, note.number
    done = tuple(person for person, count in asked.items() if person and most and count >= most)
    if done:
        yield say_count(
            "Has asked {count} question, as many as each has here: {names}.",
            "Have asked {count} questions, as many as each has here: {names}.",
            most,
            names=names_of(meeting, done),
        )
    if part.questions_only and last_text.endswith((".", "!")):
        yield say(
            "Note {number} does not read as a question; here there are only questions.", number=last_number
        )


def _apart(meeting: Meeting) -> Iterator[Text]:
    """Yield that parties were not talked with equally long, once such a talk is over."""
    standstill = meeting.standstill
    if standstill is not None and standstill.kind is StandstillKind.APART:
        return
    times = uneven_apart(meeting, meeting.last)
    if times:
        named = ((name_of(meeting, person), time) for person, time in times)
        yield say("Talked with apart: {times}.", times=times_in_a_row(named))


def _break_due(meeting: Meeting, stop: Stop) -> Iterator[Text]:
    """Yield that people sat as long as the method lets them, since the beginning or the last break."""
    after = meeting.rounds[stop.round - 1].method.break_after if stop.round else None
    if after is None or meeting.standstill is not None or stop.part.mode is Mode.BREAK:
        return
    breaks = (one.until for one in meeting.standstills if one.kind is StandstillKind.BREAK)
    since = max((until.elapsed for until in breaks if until is not None), default=ZERO)
    sat = net(meeting, since, meeting.last.elapsed)
    if sat >= after:
        yield say(
            "You have been at it for {time}. /break 10 gives everybody ten minutes.", time=sat - sat % MINUTE
        )


def _offers(meeting: Meeting) -> Iterator[Text]:
    """Yield what could be done next if somebody wants it."""
    for stop in optional_next(meeting):
        step = stop.within.loop if stop.within and stop.within.left_out else stop.step
        title = step.title or stop.step.title
        if step.asked_by:
            who = _asker(meeting, stop, step.asked_by)
            yield say("If {who} asks for it: '{step}'. /unskip {step} takes it in.", who=who, step=title)
        else:
            yield say("Possible now, for who wants it: '{step}'. /unskip {step} takes it in.", step=title)


def _asker(meeting: Meeting, stop: Stop, role: str) -> Text | str:
    """Return what the method calls who may ask for a step."""
    roles = meeting.rounds[stop.round - 1].method.roles if stop.round else ()
    named = next((one.name for one in roles if one.id == role), "")
    title = title_of(meeting, stop, CASE_OWNER)
    return named or names_of(meeting, owners_at(meeting, stop)) or say("the {role}", role=title)


def limits_at(stop: Stop) -> Iterator[Text]:
    """Yield what is agreed about asking in a part, to say at its start."""
    part = stop.part
    if part.questions_each:
        yield say_count(
            "Each asks {count} question.", "Each asks at most {count} questions.", part.questions_each
        )
    if part.follow_ups:
        yield say_count(
            "After it, {count} question may follow on the answer.",
            "After it, {count} questions may follow on the answer.",
            part.follow_ups,
        )
    if part.questions_only:
        yield say("Only questions here, no statements.")
    if not part.may_pass and has_turns(stop):
        yield say("Everybody takes a turn here.")
