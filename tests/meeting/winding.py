"""A method that has every turn the running order can take, and lines that take them."""

from __future__ import annotations

from intervisie.method.choices import Each, Mode, RecordKind, Who
from intervisie.method.model import Branch, Loop, Method, Module, Part, Path, Step, Timing
from tests.meeting.builders import MINUTE, a_part, a_record, a_step


def a_module(id: str, *parts: Part) -> Module:  # noqa: A002
    return Module(id=id, title=id.replace("-", " ").capitalize(), parts=parts or (a_part(),))


def an_optional(id: str, *parts: Part, asked_by: str = "") -> Step:  # noqa: A002
    step = a_step(id, *parts)
    return Step(id=id, title=step.title, parts=step.parts, optional=True, asked_by=asked_by)


def a_branch(id: str, branch: Branch) -> Step:  # noqa: A002
    step = a_step(id)
    return Step(id=id, title=step.title, parts=step.parts, branch=branch)


def a_loop(id: str, loop: Loop, *steps: Step, optional: bool = False) -> Step:  # noqa: A002
    return Step(
        id=id, title=id.replace("-", " ").capitalize(), parts=(), loop=loop, steps=steps, optional=optional
    )


ASKING = a_step("asking", a_part(Mode.TURNS, Timing(per_adviser=2 * MINUTE), Who.ADVISERS))
HELPED = a_branch(
    "helped",
    Branch(
        ask="Kun je hiermee verder?",
        no=Path(again_from="asking", at_most=2, percent=50),
        yes=Path(leaves_out=("tips",), takes_in=("thanks",)),
    ),
)
TIPS = Step(
    id="advising",
    title="Advising",
    parts=(a_part(Mode.CHOICE, Timing(fixed=2 * MINUTE)),),
    modules=(
        a_module("good-advice", a_part(Mode.TURNS, Timing(per_adviser=MINUTE), Who.ADVISERS), a_part()),
        a_module("resonance"),
        a_module("gossip", a_part(Mode.OUT)),
    ),
)

HELPING = Method(
    id="helping",
    language="nl",
    name="Helping",
    steps=(
        a_step("telling", a_part(Mode.CASE_OWNER, speaks=Who.CASE_OWNER)),
        ASKING,
        HELPED,
        TIPS,
        an_optional("tips", asked_by="case-owner"),
        an_optional("thanks"),
        Step(id="core", title="Core", parts=(a_part(),), required=True),
    ),
    brings=("case-choice",),
)

PAUSE = a_step("pause", Part(mode=Mode.BREAK, timing=Timing(fixed=10 * MINUTE), speaks=Who.EVERYONE))

BODY = (
    a_step("consulting", a_part(Mode.CASE_OWNER, Timing(fixed=3 * MINUTE), Who.CASE_OWNER)),
    a_step(
        "discussing", a_part(Mode.TURNS, Timing(per_adviser=2 * MINUTE), Who.ADVISERS), a_part(Mode.SILENCE)
    ),
    a_branch("enough", Branch(ask="Genoeg?", no=Path(again_from="discussing", percent=50))),
    an_optional("extra"),
)

TROIKA = Method(
    id="troika",
    language="nl",
    name="Troika",
    steps=(
        a_step("settling"),
        a_loop("round", Loop(Each.SEAT, group_size=3), *BODY[:2]),
        a_step("harvest", a_part(record=a_record(RecordKind.NOTES))),
    ),
    brings=("case-choice", "commitment"),
)

ROUND_THE_TABLE = Method(
    id="round-the-table",
    language="nl",
    name="Round the table",
    steps=(a_step("settling"), a_loop("round", Loop(Each.PARTICIPANT), *BODY), a_step("harvest")),
    brings=("case-choice", "commitment"),
)

WINDING = Method(
    id="winding",
    language="nl",
    name="Winding",
    steps=(
        *HELPING.steps[:2],
        PAUSE,
        *HELPING.steps[2:],
        a_loop("round", Loop(Each.PARTICIPANT), *BODY),
        a_loop("extra-round", Loop(Each.PARTICIPANT, as_role="interviewer"), BODY[1], optional=True),
        a_loop("trios", Loop(Each.SEAT, group_size=2), *BODY[:2]),
        a_branch(
            "again",
            Branch(
                ask="Nog een ronde?",
                of=Who.EVERYONE,
                yes=Path(again_from="advising", again_to="round", at_most=1),
                no=Path(takes_in=("extra-round",)),
            ),
        ),
        a_step("end"),
    ),
)
"""Everything at once: a range over a menu and a loop, questions in a loop, an optional loop, and a break."""

LINES = (
    *("/yes", "/no", "/yes", "/no", "/leave-open", "/choose 1", "/choose 2", "/choose gossip", "/choose res"),
    *("/goto helped", "/goto pause", "/goto advising", "/goto round", "/goto trios", "/goto again"),
    *("/goto Bas", "/goto enough", "/goto 3", "/goto 5", "/unskip tips", "/skip tips", "/unskip thanks"),
    *("/unskip extra", "/unskip extra-round", "/skip extra", "/skip advising", "/skip core", "/unskip core"),
    *(
        "/repeat helped",
        "/repeat advising",
        "/repeat discussing",
        "/at enough erbij",
        "/at advising nog iets",
    ),
    *("/at discussing hier", "/at tips een tip", "/method winding", "/method troika"),
)
