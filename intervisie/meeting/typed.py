"""The words people type for kinds, roles and scales, in both languages; either works in either. Pure."""

from __future__ import annotations

from intervisie.meeting.note import NoteKind, Outcome
from intervisie.meeting.state import Role, Scale
from intervisie.text import Text, say

TAGS: dict[str, NoteKind] = {
    "notitie": NoteKind.NOTE,
    "note": NoteKind.NOTE,
    "vraag": NoteKind.QUESTION,
    "question": NoteKind.QUESTION,
    "casus": NoteKind.CANDIDATE,
    "case": NoteKind.CANDIDATE,
    "hypothese": NoteKind.HYPOTHESIS,
    "hypothesis": NoteKind.HYPOTHESIS,
    "advies": NoteKind.ADVICE,
    "advice": NoteKind.ADVICE,
    "standpunt": NoteKind.CONTRIBUTION,
    "contribution": NoteKind.CONTRIBUTION,
    "beeld": NoteKind.IMAGE,
    "image": NoteKind.IMAGE,
    "waarde": NoteKind.VALUE,
    "value": NoteKind.VALUE,
    "trof": NoteKind.STRUCK_ME,
    "struck": NoteKind.STRUCK_ME,
    "laten": NoteKind.LEFT_BEHIND,
    "leave": NoteKind.LEFT_BEHIND,
    "voornemen": NoteKind.COMMITMENT,
    "commitment": NoteKind.COMMITMENT,
    "actie": NoteKind.ACTION,
    "action": NoteKind.ACTION,
    "terugblik": NoteKind.LOOK_BACK,
    "look-back": NoteKind.LOOK_BACK,
    "leerpunt": NoteKind.LEARNING,
    "learning": NoteKind.LEARNING,
    "evaluatie": NoteKind.EVALUATION,
    "evaluation": NoteKind.EVALUATION,
    "afspraak": NoteKind.AGREEMENT,
    "agreement": NoteKind.AGREEMENT,
    "volgende-keer": NoteKind.NEXT_MEETING,
    "next-meeting": NoteKind.NEXT_MEETING,
    "voorwaarde": NoteKind.CONDITION,
    "condition": NoteKind.CONDITION,
    "uitspraak": NoteKind.STATEMENT,
    "statement": NoteKind.STATEMENT,
    "parkeer": NoteKind.PARKED,
    "park": NoteKind.PARKED,
}

ROLES: dict[str, Role] = {
    "gespreksleider": Role.FACILITATOR,
    "facilitator": Role.FACILITATOR,
    "notulist": Role.NOTE_TAKER,
    "note-taker": Role.NOTE_TAKER,
    "tijdbewaker": Role.TIMEKEEPER,
    "timekeeper": Role.TIMEKEEPER,
    "observator": Role.OBSERVER,
    "observer": Role.OBSERVER,
}

OWNER_WORDS = ("inbrenger", "casusinbrenger", "case-owner")
"""What people type for the case owner where a role is named."""

SCALES: dict[str, Scale] = {
    "helderheid": Scale.CLARITY,
    "clarity": Scale.CLARITY,
    "eigenaarschap": Scale.OWNERSHIP,
    "ownership": Scale.OWNERSHIP,
    "haalbaarheid": Scale.ABILITY,
    "ability": Scale.ABILITY,
}

SHARED = frozenset({"gedeeld", "shared"})
"""What makes an action one for the group minutes, in a column of its own."""

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "january", "jan"),
            ("februari", "february", "feb"),
            ("maart", "march", "mrt", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("augustus", "august", "aug"),
            ("september", "sep"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

ROLE_NAMES: dict[Role, Text] = {
    Role.FACILITATOR: say("facilitator"),
    Role.NOTE_TAKER: say("note-taker"),
    Role.TIMEKEEPER: say("timekeeper"),
    Role.OBSERVER: say("observer"),
}

KIND_NAMES: dict[NoteKind, Text] = {
    NoteKind.NOTE: say("note"),
    NoteKind.QUESTION: say("question"),
    NoteKind.CANDIDATE: say("case offered"),
    NoteKind.HYPOTHESIS: say("hypothesis"),
    NoteKind.ADVICE: say("advice"),
    NoteKind.CONTRIBUTION: say("contribution"),
    NoteKind.IMAGE: say("image"),
    NoteKind.VALUE: say("value"),
    NoteKind.STRUCK_ME: say("what struck me"),
    NoteKind.LEFT_BEHIND: say("what I leave behind"),
    NoteKind.COMMITMENT: say("commitment"),
    NoteKind.ACTION: say("action"),
    NoteKind.LOOK_BACK: say("look-back"),
    NoteKind.LEARNING: say("learning"),
    NoteKind.EVALUATION: say("evaluation"),
    NoteKind.AGREEMENT: say("agreement"),
    NoteKind.NEXT_MEETING: say("next time"),
    NoteKind.PARKED: say("parked"),
    NoteKind.SCALE: say("number on a scale"),
    NoteKind.ENTRY: say("entry"),
    NoteKind.CONDITION: say("condition"),
    NoteKind.STATEMENT: say("statement"),
}

OUTCOME_NAMES: dict[Outcome, Text] = {
    Outcome.DONE: say("done"),
    Outcome.CHANGED: say("changed"),
    Outcome.DROPPED: say("dropped"),
}
"""What became of an action, in a word."""
