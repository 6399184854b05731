"""Meetings for documents, made by applying events: each at its own minute of the clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from intervisie.meeting.beginning import Beginning, begin
from intervisie.meeting.choices import CaseChosen, QuestionWorded, ScaleGiven
from intervisie.meeting.going import MeetingClosed
from intervisie.meeting.hiding import HiddenKept, HiddenRevealed
from intervisie.meeting.instant import Instant
from intervisie.meeting.meeting import MeetingEvent, apply_all
from intervisie.meeting.note import NoteKind
from intervisie.meeting.notes import NoteTaken
from intervisie.meeting.people import Arrived, Left, Named
from intervisie.meeting.state import Meeting, Role, Scale, StandstillKind
from intervisie.meeting.timing import ClockContinued, ClockStopped
from intervisie.method.choices import GoesTo
from intervisie.method.library import Library

ROOT = Path(__file__).parents[2]
LIBRARY = Library(ROOT / "methods")
START = datetime(2026, 11, 23, 13, 25, tzinfo=timezone(timedelta(hours=1)))
PEOPLE = (("p1", "Anna"), ("p2", "Bas"), ("p3", "Cem"), ("p4", "Dewi"), ("p5", "Els"))
ROLES = ((Role.FACILITATOR, "p1"), (Role.NOTE_TAKER, "p3"))


def at(minute: int) -> Instant:
    """Return the moment so many minutes after the program was opened."""
    return Instant(timedelta(minutes=minute), START + timedelta(minutes=minute))


def a_meeting(
    language: str = "nl",
    people: tuple[tuple[str, str], ...] = PEOPLE,
    group: str = "Team Noord",
    handle: str = "2026-11-23-1",
) -> Meeting:
    """Return a meeting that has only just been opened, its clock not started yet."""
    beginning = Beginning(
        language=language,
        blocks=LIBRARY.blocks(language),
        people=people,
        group_name=group,
        roles=ROLES,
        method=LIBRARY.find("incidentmethode", language),
        meeting="f" * 32,
        handle=handle,
    )
    return apply_all(None, begin(beginning, at(0)), at(0))


def after(meeting: Meeting, minute: int, *events: MeetingEvent) -> Meeting:
    """Return the meeting after these events in that minute."""
    return apply_all(meeting, events, at(minute))


def noted(
    meeting: Meeting,
    minute: int,
    kind: NoteKind,
    *columns: str,
    goes_to: GoesTo = GoesTo.OWNER_SHEET,
    case: str = "1",
    speaker: str = "",
    due: date | None = None,
    shared: bool = False,
    step: str = "",
    doers: tuple[str, ...] = (),
) -> Meeting:
    """Return the meeting after a note at the first stop of a step, or at the stop where the group is."""
    stop = next((one.key for one in meeting.order if one.step.id == step and one.part.record), meeting.here)
    taken = NoteTaken(
        number=len(meeting.notes) + 1,
        stop=stop,
        kind=kind,
        columns=columns,
        goes_to=goes_to,
        case=case,
        speaker=speaker,
        due=due,
        shared=shared,
        doers=doers,
    )
    return after(meeting, minute, taken)


def a_whole_meeting(language: str = "nl") -> Meeting:
    """Return a closed meeting with everything in it that a document can show."""
    meeting = a_meeting(language)
    meeting = after(meeting, 5, ClockContinued())
    look_back = (
        ("Gesproken met de teamleider.", "Gedaan") if language == "nl" else ("Spoke to the lead.", "Done")
    )
    meeting = noted(meeting, 8, NoteKind.LOOK_BACK, *look_back, goes_to=GoesTo.MINUTES, case="", speaker="p4")
    meeting = after(meeting, 20, Named(names={"p6": "Fay"}), Arrived(person="p6"))
    meeting = after(meeting, 22, CaseChosen(case="1", owner="p2", title="De moeder aan de telefoon"))
    meeting = _the_case(meeting, _TEXTS[language])
    meeting = after(meeting, 60, ClockStopped(kind=StandstillKind.BREAK, announced=at(70).wall))
    meeting = after(meeting, 70, ClockContinued())
    meeting = _the_rest(meeting, _TEXTS[language])
    meeting = after(meeting, 115, Left(person="p5"))
    return after(meeting, 127, MeetingClosed())


_TEXTS = {
    "nl": {
        "first": "Hoe krijg ik haar zover dat ze luistert?",
        "between": "Wat wil ik eigenlijk van haar horen?",
        "last": "Wat heb ik nodig om rustig te blijven als zij boos wordt?",
        "question": "Wat zei ze precies toen je opnam?",
        "answer": "Dat ze er genoeg van had.\nEn toen niets meer.",
        "hypothesis": "Ze is *bang*, niet boos.",
        "view": "Ik zou 1 dag wachten & dan bellen.",
        "image": "Een dichte deur met licht eronder",
        "outcome": "Ik heb opgehangen.\nLater belde zij terug.",
        "struck": "Dat ik het woord 'moeten' zo vaak gebruik.",
        "will": "Ik begin met een vraag.",
        "action": "Bel de school",
        "shared": "Stuurt het artikel over hechting rond",
        "learned": "Eerst de feiten, dan pas een oordeel.",
        "agreed": "We schrijven geen voornamen van cliënten op.",
        "mark": "8 – rustig tempo",
        "next": "14 december, Cem leidt",
    },
    "en": {
        "first": "How do I make her listen?",
        "between": "What do I really want to hear from her?",
        "last": "What do I need to stay calm when she gets angry?",
        "question": "What exactly did she say when you picked up?",
        "answer": "That she had had enough.\nAnd then nothing.",
        "hypothesis": "She is *afraid*, not angry.",
        "view": "I would wait 1 day & then ring.",
        "image": "A closed door with light under it",
        "outcome": "I hung up.\nLater she rang back.",
        "struck": "That I say 'must' so often.",
        "will": "I begin with a question.",
        "action": "Ring the school",
        "shared": "Sends the article on attachment round",
        "learned": "First the facts, only then a judgement.",
        "agreed": "We write down no first names of clients.",
        "mark": "8 – a calm pace",
        "next": "14 December, Cem leads",
    },
}


def _the_case(meeting: Meeting, text: dict[str, str]) -> Meeting:
    afloop = meeting.rounds[0].method.hidden[0].id
    meeting = after(meeting, 24, HiddenKept(case="1", hidden=afloop, text=text["outcome"]))
    meeting = after(meeting, 25, QuestionWorded(case="1", text=text["first"], by="p2"))
    meeting = after(meeting, 26, ScaleGiven(case="1", scale=Scale.CLARITY, number=4))
    meeting = after(meeting, 26, ScaleGiven(case="1", scale=Scale.ABILITY, number=5))
    meeting = noted(
        meeting, 30, NoteKind.QUESTION, text["question"], text["answer"], speaker="p3", step="informatieronde"
    )
    meeting = after(meeting, 35, QuestionWorded(case="1", text=text["between"], by="p3"))
    meeting = noted(meeting, 40, NoteKind.HYPOTHESIS, text["hypothesis"], step="analyse")
    meeting = noted(meeting, 45, NoteKind.CONTRIBUTION, text["view"], speaker="p4", step="standpunten")
    return noted(meeting, 46, NoteKind.IMAGE, text["image"], speaker="p5")


def _the_rest(meeting: Meeting, text: dict[str, str]) -> Meeting:
    meeting = after(meeting, 75, HiddenRevealed(case="1", hidden=meeting.rounds[0].method.hidden[0].id))
    meeting = after(meeting, 80, QuestionWorded(case="1", text=text["last"]))
    meeting = after(meeting, 81, ScaleGiven(case="1", scale=Scale.CLARITY, number=8))
    meeting = noted(meeting, 90, NoteKind.STRUCK_ME, text["struck"], speaker="p2")
    meeting = noted(meeting, 92, NoteKind.COMMITMENT, text["will"], speaker="p2")
    meeting = noted(meeting, 93, NoteKind.ACTION, text["action"], speaker="p2", due=date(2026, 12, 4))
    group = GoesTo.MINUTES
    meeting = noted(
        meeting, 95, NoteKind.ACTION, text["shared"], goes_to=group, case="", speaker="p4", shared=True
    )
    meeting = noted(meeting, 100, NoteKind.LEARNING, text["learned"], goes_to=group, case="", speaker="p3")
    meeting = noted(meeting, 105, NoteKind.AGREEMENT, text["agreed"], goes_to=group, case="")
    meeting = noted(meeting, 110, NoteKind.NEXT_MEETING, text["next"], goes_to=group, case="")
    return noted(meeting, 120, NoteKind.EVALUATION, text["mark"], goes_to=group, case="", speaker="p5")
