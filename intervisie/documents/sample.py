"""Made-up documents to try a template on: one with something in every field, and one with nothing in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from intervisie.documents.individual import Report
from intervisie.documents.layouts import LAYOUTS
from intervisie.documents.plain import Data, attendance_data, minutes_data, owner_data, proof_data
from intervisie.documents.plain_report import report_data
from intervisie.documents.plain_year import annual_report_data, year_plan_data
from intervisie.documents.signals import Titled, own_signal_data, signal_data
from intervisie.documents.values import (
    ActionLine,
    Attendance,
    Attended,
    Followed,
    Given,
    Grid,
    Line,
    Minutes,
    OwnerSheet,
    OwnScale,
    Presence,
    Proof,
    Revealed,
    Stretch,
    Worded,
)
from intervisie.documents.year import Actions, Attender, Held, Year
from intervisie.groups.group import OwnSignal
from intervisie.groups.releasing import LineKind
from intervisie.groups.signal import Line as ReleasedLine
from intervisie.groups.signal import PolicySignal, Told, Trend, period_named
from intervisie.meeting.behind import people_text
from intervisie.meeting.note import NoteKind, Outcome
from intervisie.meeting.state import Role, Scale
from intervisie.method.choices import Form
from intervisie.text import say

_BEGIN = datetime(2026, 11, 23, 13, 30, tzinfo=timezone(timedelta(hours=1)))
_LINES = (Line(1, "first line\nand a second", by="Cem"), Line(2, "# a * odd | one", ("answer",)))
_AGREEMENTS = (Line(5, "rings first", who="Anna, Bas", due=date(2026, 12, 4)), Line(6, "quiet after ten"))
_SHAPES = (
    Given(
        NoteKind.QUESTION, "Questions", (Line(7, "Why now?", by="Cem", behind=(say("{mark}", mark="warm"),)),)
    ),
    Given(
        NoteKind.SCALE,
        "How far",
        (Line(8, "7", ("I sleep again",)),),
        (),
        ((0, "not at all"), (10, "wholly")),
    ),
    Given(
        NoteKind.SCALE,
        "How far now",
        (),
        (Grid(("", say("Before"), say("After")), (("Cem", "4", "7 – I | sleep"), (say("Myself"), "3", ""))),),
        ((0, "not at all"),),
    ),
    Given(
        NoteKind.ENTRY,
        "Forces",
        (),
        (Grid(("Helps", "Hinders"), (("# a friend", "the *crowd*"), ("", "time"))),),
    ),
    Given(
        NoteKind.ENTRY,
        "Quadrant",
        (),
        (Grid(("Core", "Pitfall"), (("calm", "slow"),)), Grid(("Challenge", "Allergy"), (("drive", ""),))),
    ),
    Given(NoteKind.STATEMENT, "", (Line(9, "We go too fast", behind=(people_text(5),)),)),
)
_ACTIONS = (ActionLine(3, "call the school", "Bas", date(2026, 12, 4)), ActionLine(4, "write", "", None))


def _at(minutes: int) -> datetime:
    return _BEGIN + timedelta(minutes=minutes)


def full_owner() -> OwnerSheet:
    """Return a case owner's sheet with something in every field."""
    return OwnerSheet(
        handle="2026-11-23-1",
        language="en",
        day=_BEGIN.date(),
        case=1,
        cases=2,
        method="Incident method",
        first=Worded("How do I make her listen?", "", _at(20)),
        between=(Worded("What do I want to hear?", "Cem", _at(40)),),
        last=Worded("What do I need\nto stay calm?", "Dewi", _at(70)),
        scales=(OwnScale(Scale.CLARITY, 4, 8), OwnScale(Scale.ABILITY, 5, None)),
        given=(*(Given(kind, "", _LINES) for kind in NoteKind), *_SHAPES),
        told=(Given(NoteKind.NOTE, "", _LINES),),
        revealed=(Revealed("What did you do?", "I hung up."),),
        struck_me=_LINES,
        left_behind=_LINES,
        commitments=_LINES,
        actions=_ACTIONS[1:],
        others_act=(_ACTIONS[0], ActionLine(5, "# ask", "", None)),
        values=_LINES,
        look_back_on=_LINES,
    )


def bare_owner() -> OwnerSheet:
    """Return a case owner's sheet of a case about which nothing was written down."""
    return OwnerSheet(
        handle="2026-11-23-1",
        language="en",
        day=_BEGIN.date(),
        case=1,
        cases=1,
        method="",
        first=None,
        between=(),
        last=None,
        scales=(),
        given=(),
        revealed=(),
        struck_me=(),
        left_behind=(),
        commitments=(),
        actions=(),
        values=(),
        look_back_on=(),
        nothing_written=True,
    )


def full_minutes() -> Minutes:
    """Return group minutes with something in every field."""
    return Minutes(
        handle="2026-11-23-1",
        language="en",
        group="Team North",
        begin=_BEGIN,
        end=_at(120),
        is_open=True,
        breaks=(Stretch(_at(60), _at(70)), Stretch(_at(110), None)),
        net=timedelta(minutes=110),
        present=(Presence("Anna"), Presence("Cem", (Stretch(_at(15), _at(90)),), online=True)),
        absent=("Fay",),
        roles=tuple((role, "Anna") for role in Role),
        methods=("Incident method",),
        cases=2,
        look_back=_LINES,
        followed=(Followed("Call", "Cem", Outcome.CHANGED, "write"), Followed("Ask", "", Outcome.DONE)),
        learning=_LINES,
        agreements=(*_LINES, *_AGREEMENTS),
        agreed=(
            Given(NoteKind.AGREEMENT, "Rules", _LINES),
            Given(NoteKind.AGREEMENT, "", _AGREEMENTS),
        ),
        actions=_ACTIONS,
        others=(Given(NoteKind.NOTE, "", _LINES), *_SHAPES),
        evaluation=_LINES,
        next_meeting=_LINES,
        number=7,
        place="Kerkstraat | 4",
    )


def bare_minutes() -> Minutes:
    """Return group minutes of a meeting that has only just begun."""
    return Minutes(
        handle="2026-11-23-1",
        language="en",
        group="",
        begin=_BEGIN,
        end=_BEGIN,
        is_open=True,
        breaks=(),
        net=timedelta(0),
        present=(Presence("Anna"),),
        absent=(),
        roles=(),
        methods=(),
        cases=0,
        look_back=(),
        learning=(),
        agreements=(),
        actions=(),
        others=(),
        evaluation=(),
        next_meeting=(),
        nothing_written=True,
    )


def full_attendance() -> Attendance:
    """Return an attendance list with something in every field."""
    return Attendance(
        handle="2026-11-23-1",
        language="en",
        group="Team North",
        begin=_BEGIN,
        end=_at(120),
        is_open=True,
        breaks=(Stretch(_at(60), _at(70)), Stretch(_at(110), None)),
        net=timedelta(minutes=110),
        people=(
            Attended(
                "Anna | b",
                _BEGIN,
                _at(120),
                timedelta(minutes=110),
                registrations=(("SKJ", "1000 | 1"), ("BIG", "2")),
                discipline="social | worker",
            ),
            Attended("Cem", _at(15), _at(90), timedelta(minutes=65), online=True),
        ),
        facilitator="Anna",
        methods=("Incident method",),
        form=Form.INTERVISIE,
        secrecy=_at(4),
        brought=True,
        place="Kerkstraat | 4",
    )


def bare_attendance() -> Attendance:
    """Return an attendance list of a meeting that has only just begun."""
    return Attendance(
        handle="2026-11-23-1",
        language="en",
        group="",
        begin=_BEGIN,
        end=_BEGIN,
        is_open=True,
        breaks=(),
        net=timedelta(0),
        people=(Attended("Anna", _BEGIN, _BEGIN, timedelta(0)),),
        facilitator="",
        methods=(),
        form=None,
        secrecy=None,
    )


def full_report(layout: str) -> Report:
    """Return an individual report with something in every field."""
    form = LAYOUTS[layout]
    return Report(
        layout=form,
        whole=full_attendance(),
        net=timedelta(minutes=65),
        methods=("Incident method",),
        activity="peer | review",
        name="Cem",
        registration=("SKJ", "1000 | 1"),
        others=("Anna | b", "Bas"),
        written={heading.name: ("first line\nand a second", "# a * odd | one") for heading in form.headings},
    )


def bare_report(layout: str) -> Report:
    """Return an individual report to fill in."""
    whole = bare_attendance()
    return Report(LAYOUTS[layout], whole, whole.net, (), activity="", name="", others=(), written={})


def full_year() -> Year:
    """Return a year with something in every field."""
    held = Held(_BEGIN, _at(120), timedelta(minutes=110), 5, ("Incident method", "GROW | x"))
    return Year(
        group="Team North",
        year=2026,
        language="en",
        held=(held, Held(_BEGIN, _at(90), timedelta(minutes=90), 4, ())),
        people=(Attender("Anna | b", 2, timedelta(minutes=200), _BEGIN.date(), _BEGIN.date()),),
        methods=(("Incident method", 2), ("GROW | x", 1)),
        actions=Actions(5, 2, 1, 1),
        newcomers=1,
        not_back=2,
        joined=1,
        left=0,
    )


def bare_year() -> Year:
    """Return a year of a group of which nothing was kept."""
    return Year("", 2026, "en")


_YEAR = period_named("2026")
_SILENT = PolicySignal(
    _YEAR, enough=False, groups=0, meetings=(0, 0), members=(0, 0), themes=(), below=0, lines=()
)
_TELLING = PolicySignal(
    period=_YEAR,
    enough=True,
    groups=3,
    meetings=(11, 20),
    members=(51, None),
    themes=(Told("workload", "Too | much", 3, 5, Trend.MORE), Told("leeway", "# What we may", 6, 10, None)),
    below=2,
    lines=tuple(ReleasedLine(kind, "wait *for* permission", _BEGIN.date()) for kind in LineKind),
)
_OWN = OwnSignal(1, "# We wait for | permission.", "the board", _BEGIN.date(), date(2026, 12, 24))


def samples(document: str) -> tuple[Data, ...]:
    """Return the data of all made-up documents of a kind: a bare one and a full one, of each layout."""
    match document:
        case "owner":
            return owner_data(bare_owner()), owner_data(full_owner())
        case "minutes":
            return minutes_data(bare_minutes()), minutes_data(full_minutes())
        case "report":
            both_of = ((bare_report(layout), full_report(layout)) for layout in LAYOUTS)
            return tuple(report_data(one) for both in both_of for one in both)
        case "annual-report":
            return tuple(annual_report_data(each, _BEGIN.date()) for each in (bare_year(), full_year()))
        case "year-plan":
            return tuple(year_plan_data(each, _BEGIN.date()) for each in (bare_year(), full_year()))
        case "attendance":
            return attendance_data(bare_attendance()), attendance_data(full_attendance())
        case "signal":
            return tuple(signal_data(each, "en", _BEGIN.date()) for each in (_SILENT, _TELLING))
        case "own-signal":
            return tuple(own_signal_data(Titled(_OWN, sender, "en")) for sender in ("", "Team North"))
        case _:
            both = bare_attendance(), full_attendance()
            pairs = zip(both, (None, ("SKJ", "1000 | 1")), strict=True)
            return tuple(proof_data(Proof(each, each.people[0], 1, pair)) for each, pair in pairs)
