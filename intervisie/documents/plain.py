"""A document as plain data for a template: text, numbers, lists and dictionaries, in one language.

The names of the keys are an interface: `docs/templates.md` explains each, and people's own templates
use them. A key is always there; what is not known is "" or an empty list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import zip_longest

from msgspec.structs import replace

from intervisie.documents.labels import (
    ATTENDANCE,
    CAME_UP,
    FORMS,
    KINDS,
    MINUTES,
    NOTHING_FOR_OWNER,
    NOTHING_WRITTEN,
    ONLINE,
    OWNER,
    PROOF,
    ROLES,
    SCALES,
    TOGETHER,
)
from intervisie.documents.values import (
    ActionLine,
    Attendance,
    Attended,
    Given,
    Grid,
    Line,
    Minutes,
    OwnerSheet,
    Presence,
    Proof,
    Stretch,
    Worded,
)
from intervisie.meeting.note import NoteKind
from intervisie.meeting.roles import decapitalised
from intervisie.meeting.state import Role
from intervisie.meeting.typed import OUTCOME_NAMES
from intervisie.text import Text, say
from intervisie.words.catalogue import Words

Data = dict[str, object]

_MINUTE = timedelta(minutes=1)


def owner_data(sheet: OwnerSheet) -> Data:
    """Return what a template of the case owner's sheet gets."""
    words = Words(sheet.language)
    labels = labels_in(OWNER, words)
    if sheet.form in TOGETHER:
        labels["given"] = words.text(CAME_UP)
    if sheet.owner_title:
        labels["title"] = words.text(say("Sheet of the {role}", role=decapitalised(sheet.owner_title)))
    return {
        "document": "owner",
        "language": words.language,
        "label": labels,
        "title": labels["title"],
        "handle": sheet.handle,
        **named_day(sheet.day, words),
        "case": sheet.case,
        "cases": sheet.cases,
        "case_of_cases": words.text(say("{case} of {cases}", case=sheet.case, cases=sheet.cases)),
        "method": sheet.method,
        "nothing_written": words.text(NOTHING_FOR_OWNER) if sheet.nothing_written else "",
        "first": _wordings(filter(None, (sheet.first,)), words),
        "between": _wordings(sheet.between, words),
        "last": _wordings(filter(None, (sheet.last,)), words),
        "side_by_side": _side_by_side(sheet),
        "scales": [
            {
                "name": words.text(SCALES[own.scale]),
                "before": own.before,
                "after": "" if own.after is None else own.after,
            }
            for own in sheet.scales
        ],
        "told": _given(sheet.told, words),
        "given": _given(sheet.given, words),
        "outcome": [{"ask": one.ask, "text": one.text} for one in sheet.revealed],
        "struck_me": _lines(sheet.struck_me, words),
        "left_behind": _lines(sheet.left_behind, words),
        "commitments": _lines(sheet.commitments, words),
        "actions": _actions(sheet.actions, words),
        "others_act": _actions(sheet.others_act, words),
        "values": _lines(sheet.values, words),
        "look_back_on": _lines(sheet.look_back_on, words),
    }


def _role(minutes: Minutes, role: Role, words: Words) -> str:
    """Return what a role is called: who leads has the method's own word where it has one."""
    own = minutes.facilitator_title if role is Role.FACILITATOR else ""
    return own or words.text(ROLES[role])


def minutes_data(minutes: Minutes) -> Data:
    """Return what a template of the group minutes gets."""
    words = Words(minutes.language)
    labels = labels_in(MINUTES, words)
    if minutes.owner_title:
        agrees = words.text(say("{role} agrees", role=decapitalised(minutes.owner_title)))
        labels["owner_agrees"] = agrees[:1].upper() + agrees[1:]
    return {
        "document": "minutes",
        "language": words.language,
        "label": labels,
        "title": labels["title"],
        "handle": minutes.handle,
        **named_day(minutes.begin.date(), words),
        "group": minutes.group,
        "is_open": minutes.is_open,
        "begin": words.text(say("{moment}", moment=minutes.begin)),
        "end": words.text(say("{moment}", moment=minutes.end)),
        "time": words.text(time_of(minutes)),
        **_clock(minutes),
        "number": minutes.number,
        "meeting": _numbered(minutes, words),
        "place": minutes.place,
        "breaks": [words.text(_stretch(one)) for one in minutes.breaks],
        "net": words.text(say("{net}", net=minutes.net)),
        "methods": list(minutes.methods),
        "cases": minutes.cases,
        "present": [_presence(one, words) for one in minutes.present],
        "absent": list(minutes.absent),
        "roles": [{"role": _role(minutes, role, words), "name": name} for role, name in minutes.roles],
        "nothing_written": words.text(NOTHING_WRITTEN) if minutes.nothing_written else "",
        "look_back": _lines(minutes.look_back, words),
        "followed": [
            {
                "text": one.text,
                "who": one.who,
                "outcome": one.outcome.value,
                "became": words.text(OUTCOME_NAMES[one.outcome]),
                "line": one.line,
            }
            for one in minutes.followed
        ],
        "learning": _lines(minutes.learning, words),
        "agreements": _lines(minutes.agreements, words),
        "agreed": _given(minutes.agreed, words),
        "actions": _actions(minutes.actions, words),
        "others": _given(minutes.others, words),
        "evaluation": _lines(minutes.evaluation, words),
        "next_meeting": _lines(minutes.next_meeting, words),
    }


def _numbered(minutes: Minutes, words: Words) -> str:
    """Return what the meeting is called, and which of its group it is where that is known."""
    if not minutes.number:
        return minutes.handle
    return words.text(say("{handle}, number {number}", handle=minutes.handle, number=minutes.number))


def attendance_data(attendance: Attendance) -> Data:
    """Return what a template of the attendance list gets."""
    words = Words(attendance.language)
    return {"document": "attendance", **_attendance(attendance, ATTENDANCE, words)}


def proof_data(proof: Proof) -> Data:
    """Return what a template of a proof of participation gets."""
    whole, person = proof.attendance, proof.person
    words = Words(whole.language)
    stretch = Stretch(person.since, person.until)
    return {
        "document": "proof",
        **_attendance(_without_registers(whole), PROOF, words),
        "person": _attended(replace(person, registrations=()), whole.place, words),
        "registration": _registration(proof),
        "number": proof.number,
        "time": words.text(_stretch(stretch)),
        "net": words.text(say("{net}", net=whole_minutes(person.net))),
        "net_minutes": person.net // _MINUTE,
    }


def _without_registers(whole: Attendance) -> Attendance:
    """Return the list without anybody's numbers: a proof tells those of nobody but its person."""
    return replace(whole, people=tuple(replace(one, registrations=()) for one in whole.people))


def _registration(proof: Proof) -> Data:
    """Return the register that was chosen and the number in it, both empty when none was."""
    register, number = proof.registration or ("", "")
    return {"register": register, "number": number}


def _attendance(attendance: Attendance, texts: dict[str, Text], words: Words) -> Data:
    labels = labels_in(texts, words)
    return {
        "language": words.language,
        "label": labels,
        "title": labels["title"],
        "handle": attendance.handle,
        **named_day(attendance.begin.date(), words),
        "group": attendance.group,
        "is_open": attendance.is_open,
        "begin": words.text(say("{moment}", moment=attendance.begin)),
        "end": words.text(say("{moment}", moment=attendance.end)),
        "time": words.text(time_of(attendance)),
        **_clock(attendance),
        "breaks": [words.text(_stretch(one)) for one in attendance.breaks],
        "net": words.text(say("{net}", net=whole_minutes(attendance.net))),
        "methods": list(attendance.methods),
        "activity": words.text(FORMS[attendance.form]) if attendance.form is not None else "",
        "facilitator": attendance.facilitator,
        "place": attendance.place,
        "secrecy": attendance.secrecy is not None,
        "secrecy_time": words.text(say("{moment}", moment=attendance.secrecy)) if attendance.secrecy else "",
        "secrecy_said": words.text(say("yes, at {moment}", moment=attendance.secrecy))
        if attendance.secrecy
        else "",
        "brought": attendance.brought,
        "yes": words.text(say("yes")),
        "size": len(attendance.people),
        "people": [_attended(one, attendance.place, words) for one in attendance.people],
    }


def _attended(person: Attended, place: str, words: Words) -> Data:
    return {
        "name": person.name,
        "registers": [register for register, _ in person.registrations],
        "numbers": [number for _, number in person.registrations],
        "discipline": person.discipline,
        "online": person.online,
        "place": words.text(ONLINE) if person.online else place,
        "since": words.text(say("{moment}", moment=person.since)),
        "until": words.text(say("{moment}", moment=person.until)),
        "since_iso": person.since.isoformat(timespec="seconds"),
        "until_iso": person.until.isoformat(timespec="seconds"),
        "net": words.text(say("{net}", net=whole_minutes(person.net))),
        "net_minutes": whole_minutes(person.net) // _MINUTE,
    }


def _clock(whole: Minutes | Attendance) -> Data:
    """Return the times once more, for whoever counts with them."""
    return {
        "begin_iso": whole.begin.isoformat(timespec="seconds"),
        "end_iso": whole.end.isoformat(timespec="seconds"),
        "net_minutes": whole.net // _MINUTE,
        "breaks_iso": [
            {
                name: at.isoformat(timespec="seconds") if at else ""
                for name, at in (("since", one.since), ("until", one.until))
            }
            for one in whole.breaks
        ],
    }


def whole_minutes(duration: timedelta) -> timedelta:
    """Return a duration in whole minutes, rounded down: no register is told of more than there was."""
    return duration // _MINUTE * _MINUTE


def labels_in(labels: Mapping[str, Text], words: Words) -> dict[str, str]:
    """Return headings in a language."""
    return {name: words.text(text) for name, text in labels.items()}


def named_day(day: date, words: Words) -> Data:
    """Return a day in words and as 2026-11-28."""
    return {"date": words.text(say("{day}", day=day)), "date_iso": day.isoformat()}


def _lines(lines: Iterable[Line], words: Words) -> list[Data]:
    return [
        {
            "number": line.number,
            "text": line.text,
            "further": list(line.further),
            "by": line.by,
            "behind": [words.text(one) for one in line.behind],
            "who": line.who,
            **_when(line.due, words),
        }
        for line in lines
    ]


def _when(due: date | None, words: Words) -> Data:
    return {
        "when": words.text(say("{day}", day=due)) if due else "",
        "when_iso": due.isoformat() if due else "",
    }


def _actions(actions: Iterable[ActionLine], words: Words) -> list[Data]:
    return [
        {
            "number": action.number,
            "text": action.text,
            "further": list(action.further),
            "who": action.who,
            **_when(action.due, words),
        }
        for action in actions
    ]


def _given(given: Iterable[Given], words: Words) -> list[Data]:
    return [
        {
            "kind": one.kind.value,
            "title": one.label or words.text(KINDS[one.kind]),
            "usual": not one.label and one.kind is NoteKind.NOTE,
            "lines": _lines(one.lines, words),
            "grids": [_grid(grid, words) for grid in one.grids],
            "ends": [{"end": end, "meaning": meaning} for end, meaning in one.ends],
        }
        for one in given
    ]


def _grid(grid: Grid, words: Words) -> Data:
    return {
        "headings": [_cell(cell, words) for cell in grid.headings],
        "rows": [[_cell(cell, words) for cell in row] for row in grid.rows],
    }


def _cell(cell: Text | str, words: Words) -> str:
    return cell if isinstance(cell, str) else words.text(cell)


def _wordings(wordings: Iterable[Worded], words: Words) -> list[Data]:
    return [
        {
            "text": worded.text,
            "by": worded.by,
            "time": words.text(say("{moment}", moment=worded.at)),
            "time_iso": worded.at.isoformat(timespec="seconds"),
            "said": words.text(_said(worded)),
        }
        for worded in wordings
    ]


def _said(worded: Worded) -> Text:
    """Say when a wording was found, and by whom if it was not the owner."""
    if worded.by:
        return say("{time}, worded by {name}", time=worded.at, name=worded.by)
    return say("{time}", time=worded.at)


def _side_by_side(sheet: OwnerSheet) -> list[list[str]]:
    """Return the lines of the first and the last wording in pairs: a table cell holds one line."""
    first = sheet.first.text.split("\n") if sheet.first else []
    last = sheet.last.text.split("\n") if sheet.last else []
    return [list(pair) for pair in zip_longest(first, last, fillvalue="")]


def _presence(presence: Presence, words: Words) -> Data:
    times = ", ".join(words.text(_stretch(one)) for one in presence.times)
    return {"name": presence.name, "times": times, "online": presence.online}


def _stretch(stretch: Stretch) -> Text:
    if stretch.since and stretch.until:
        return say("from {since} to {until}", since=stretch.since, until=stretch.until)
    if stretch.since:
        return say("from {since}", since=stretch.since)
    if stretch.until:
        return say("until {until}", until=stretch.until)
    return say("from begin to end")


def time_of(minutes: Minutes | Attendance) -> Text:
    """Say from when to when, with the offset of the wall clock; a meeting that is going on says so."""
    begin, end = minutes.begin, minutes.end
    until: Text = say("{moment}", moment=end)
    if end.date() != begin.date():
        until = say("{day}, {moment}", day=end.date(), moment=end)
    if end.utcoffset() == begin.utcoffset():
        span = say("{begin} to {end} ({offset})", begin=begin, end=until, offset=_offset(end))
    else:
        span = say(
            "{begin} ({offset}) to {end} ({other})",
            begin=begin,
            offset=_offset(begin),
            end=until,
            other=_offset(end),
        )
    return say("{span}; the meeting is still open", span=span) if minutes.is_open else span


def _offset(moment: datetime) -> str:
    return f"UTC{moment.isoformat(timespec='minutes')[16:]}"
