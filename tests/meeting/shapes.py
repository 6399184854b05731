"""A method with a step for every record that has a shape of its own or goes on with an earlier one."""

from __future__ import annotations

from intervisie.method.choices import GoesTo, Mode, Procedure, RecordKind, Who
from intervisie.method.model import Method, Record, ScaleShape
from tests.meeting.builders import a_part, a_step

OWNER = GoesTo.OWNER_SHEET
SCALE = ScaleShape(0, 10, "not at all", "wholly")

QUESTIONS = Record(id="questions", kind=RecordKind.QUESTIONS, goes_to=OWNER)
IDEAS = Record(id="ideas", kind=RecordKind.ADVICE, goes_to=OWNER)
RECORDS = (
    Record(id="core", kind=RecordKind.CASE_QUESTION, goes_to=OWNER, most_words=5, most_sentences=1),
    QUESTIONS,
    Record(id="warmth", kind=RecordKind.MARKS, goes_to=OWNER, of="questions", marks=("warm", "lauw", "koud")),
    IDEAS,
    Record(id="worth", kind=RecordKind.RATINGS, goes_to=OWNER, of="ideas", scale=ScaleShape(1, 10)),
    Record(id="pick", kind=RecordKind.VOTE, goes_to=OWNER, of="ideas", procedure=Procedure.DOTS, dots=2),
    Record(id="before", kind=RecordKind.SCALE, goes_to=OWNER, scale=SCALE),
    Record(id="after", kind=RecordKind.SCALE, goes_to=OWNER, scale=SCALE, before="before"),
    Record(id="two", kind=RecordKind.COLUMNS, goes_to=OWNER, columns=("Helps", "Hinders")),
    Record(
        id="four", kind=RecordKind.CELLS, goes_to=OWNER, columns=("Core", "Pitfall", "Challenge", "Allergy")
    ),
    Record(
        id="grid",
        kind=RecordKind.TABLE,
        goes_to=OWNER,
        columns=("Value", "Norm"),
        rows=("Moeder", "Mentor", "School"),
    ),
    Record(id="line", kind=RecordKind.POSITIONS, goes_to=OWNER),
    Record(id="form", kind=RecordKind.NOTES, goes_to=OWNER, sentence="My problem is that I … because …."),
    Record(id="talk", kind=RecordKind.NOTES, goes_to=OWNER, attributed=False),
    Record(id="deal", kind=RecordKind.AGREEMENT, goes_to=GoesTo.MINUTES),
)
METHOD = Method(
    id="records",
    language="nl",
    name="Records",
    steps=(
        a_step("start", a_part(Mode.CASE_OWNER, speaks=Who.CASE_OWNER)),
        *(a_step(f"step-{record.id}", a_part(record=record)) for record in RECORDS),
    ),
    brings=("case-choice",),
)
