"""The headings and fixed words of the documents, before they have a language. Pure."""

from __future__ import annotations

from intervisie.meeting.note import NoteKind
from intervisie.meeting.state import Role, Scale
from intervisie.method.choices import Form
from intervisie.text import Text, say

OWNER: dict[str, Text] = {
    "title": say("Case owner's sheet"),
    "for_you": say("This sheet is yours. It is given to nobody else."),
    "date": say("Date"),
    "method": say("Method"),
    "case": say("Case"),
    "question": say("My question"),
    "question_on_arrival": say("My question on arrival"),
    "question_now": say("My question now"),
    "between": say("On the way"),
    "scales": say("My own numbers, 0 to 10"),
    "scale": say("About"),
    "before": say("Before"),
    "after": say("After"),
    "told": say("What I told"),
    "given": say("What the group gave"),
    "outcome": say("What I wrote down beforehand"),
    "struck_me": say("What struck me"),
    "left_behind": say("What I leave behind"),
    "decide": say("I decide, I will"),
    "others_act": say("What else was agreed"),
    "by_when": say("By when, and how will I notice"),
    "by": say("by"),
    "values": say("Values: does it work, is it right, was it done with care?"),
    "look_back_on": say("Look back on"),
}
"""The case owner's sheet, in the first person: it is the owner's own paper."""

CAME_UP = say("What came up")
"""The heading in place of "What the group gave" where there is no group that gives."""

TOGETHER = frozenset({Form.SUPERVISIE, Form.COACHING, Form.ANALYSE, Form.DIALOOG})
"""Forms in which people work something out together, without advisers."""

NOTHING_FOR_OWNER = say("This method writes nothing down. What you want to keep, you write here yourself.")
"""What stands on the case owner's sheet of such a method."""

NOTHING_WRITTEN = say("By agreement nothing was written down. Here stands only who was there, and when.")

ONLINE = say("online")
"""Where somebody was who joined from elsewhere."""

MINUTES: dict[str, Text] = {
    "title": say("Group minutes"),
    "group": say("Group"),
    "meeting": say("Meeting"),
    "date": say("Date"),
    "time": say("Time"),
    "place": say("Place"),
    "online": ONLINE,
    "break": say("Break"),
    "net": say("Net duration"),
    "methods": say("Method"),
    "cases": say("Number of cases"),
    "present": say("Present"),
    "absent": say("Absent"),
    "look_back": say("Look-back on last time"),
    "theme": say("Theme in general words"),
    "learning": say("What we learned as a group"),
    "hampers": say("What hampers the work, in general"),
    "agreements": say("Agreements"),
    "actions": say("Actions: who, what, when"),
    "by": say("by"),
    "others": say("Also noted for the group"),
    "evaluation": say("Evaluation"),
    "next_meeting": say("Next time"),
    "adopted": say("Adopted on"),
    "owner_agrees": say("Case owner agrees"),
}
"""The group minutes."""

PROOF: dict[str, Text] = {
    "title": say("Proof of participation"),
    "declares": say("The undersigned declares that the person named here took part in this meeting."),
    "name": say("Name"),
    "register": say("Register and number"),
    "activity": say("Kind of activity"),
    "meeting": say("Meeting"),
    "group": say("Group"),
    "date": say("Date"),
    "time": say("Time"),
    "break": say("Break"),
    "net": say("Net duration"),
    "place": say("Place or online"),
    "facilitator": say("Led by"),
    "qualification": say("Qualification and number of who led"),
    "size": say("Group size"),
    "methods": say("Method"),
    "description": say("Short description, without content"),
    "secrecy": say("Secrecy discussed beforehand"),
    "brought": say("Every participant brought a question"),
    "yes_or_no": say("yes / no"),
    "signature": say("Signature"),
    "day_of_signing": say("Date of signing"),
}
"""The proof of participation of one person."""

ATTENDANCE: dict[str, Text] = {
    **{name: PROOF[name] for name in ("meeting", "group", "date", "time", "break", "net", "place")},
    **{name: PROOF[name] for name in ("facilitator", "methods", "name", "activity", "size", "signature")},
    "title": say("Attendance list"),
    "register": say("Register"),
    "number": say("Number"),
    "discipline": say("Discipline"),
    "from": say("From"),
    "to": say("To"),
    "online": ONLINE,
    "initials_begin": say("Initials at the beginning"),
    "initials_end": say("Initials at the end"),
}
"""The list of who was there."""

FORMS: dict[Form, Text] = {
    Form.INTERVISIE: say("intervision"),
    Form.SUPERVISIE: say("supervision"),
    Form.COACHING: say("coaching"),
    Form.ANALYSE: say("analysis"),
    Form.DIALOOG: say("dialogue"),
    Form.MOREEL_BERAAD: say("moral deliberation"),
}
"""What a kind of conversation is called."""

KINDS: dict[NoteKind, Text] = {
    NoteKind.NOTE: say("Notes"),
    NoteKind.QUESTION: say("Questions"),
    NoteKind.CANDIDATE: say("Cases offered"),
    NoteKind.HYPOTHESIS: say("Hypotheses"),
    NoteKind.ADVICE: say("Advice"),
    NoteKind.CONTRIBUTION: say("Contributions"),
    NoteKind.IMAGE: say("Images"),
    NoteKind.VALUE: say("Values"),
    NoteKind.STRUCK_ME: say("What struck me"),
    NoteKind.LEFT_BEHIND: say("What I leave behind"),
    NoteKind.COMMITMENT: say("Commitments"),
    NoteKind.ACTION: say("Actions"),
    NoteKind.LOOK_BACK: say("Look-back"),
    NoteKind.LEARNING: say("Learned"),
    NoteKind.EVALUATION: say("Evaluation"),
    NoteKind.AGREEMENT: say("Agreements"),
    NoteKind.NEXT_MEETING: say("Next time"),
    NoteKind.PARKED: say("Parked"),
    NoteKind.SCALE: say("Numbers on a scale"),
    NoteKind.ENTRY: say("Overview"),
    NoteKind.CONDITION: say("What is needed to come along"),
    NoteKind.STATEMENT: say("Statements"),
}
"""What notes of a kind are called when the method has no word for them."""

ROLES: dict[Role, Text] = {
    Role.FACILITATOR: say("Facilitator"),
    Role.NOTE_TAKER: say("Note-taker"),
    Role.TIMEKEEPER: say("Timekeeper"),
    Role.OBSERVER: say("Observer"),
}

SCALES: dict[Scale, Text] = {
    Scale.CLARITY: say("How clear is my question?"),
    Scale.OWNERSHIP: say("How much is it mine to act on?"),
    Scale.ABILITY: say("How able am I to take the next step?"),
}
