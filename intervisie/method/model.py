"""What a method is, as frozen values. Pure; whoever holds one of these may trust it without checking.

These values are also the stored form of a method: a journal keeps the whole method of each case,
so that a resume needs no method file. A field that is renamed or changes meaning needs an upcaster
in `intervisie.meeting.codec`; new fields need a default.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from msgspec import Struct

FORMAT = 0
"""The number of the method format that this version reads and writes."""


class Mode(StrEnum):
    """How people interact in a part; decides who may speak unless the part says otherwise."""

    PLENARY = "plenary"
    CASE_OWNER = "case-owner"
    WRITING = "writing"
    TURNS = "turns"
    QUESTIONS = "questions"
    FISHBOWL = "fishbowl"
    OUT = "out"
    SUBGROUPS = "subgroups"
    CHOICE = "choice"
    SILENCE = "silence"


SILENT_MODES = frozenset({Mode.WRITING, Mode.SILENCE})
"""Modes in which nobody speaks: no running seconds are shown, and only a still line tells the end."""

TURN_MODES = frozenset({Mode.TURNS, Mode.QUESTIONS})
"""Modes in which people have the floor one after another."""


class Who(StrEnum):
    """A set of the people present, by their part in the case."""

    EVERYONE = "everyone"
    ADVISERS = "advisers"
    CASE_OWNER = "case-owner"
    FACILITATOR = "facilitator"
    NOBODY = "nobody"


class Basis(StrEnum):
    """Where a time comes from: a source, computed from a source, or the editor's choice."""

    SOURCED = "sourced"
    DERIVED = "derived"
    EDITORIAL = "editorial"


class Laps(StrEnum):
    """How often a part in turns goes round: once, or until everybody passes in the same lap."""

    ONCE = "once"
    UNTIL_ALL_PASS = "until-all-pass"


class GoesTo(StrEnum):
    """The only document in which a record may stand."""

    OWNER_SHEET = "owner-sheet"
    MINUTES = "minutes"
    FACILITATOR = "facilitator"
    NOWHERE = "nowhere"


class RecordKind(StrEnum):
    """What a part writes down."""

    NOTES = "notes"
    QUESTIONS = "questions"
    QUESTIONS_AND_ANSWERS = "questions-and-answers"
    ONE_PER_PERSON = "one-per-person"
    CASE_LIST = "case-list"
    CASE_CHOICE = "case-choice"
    HYPOTHESES = "hypotheses"
    ADVICE = "advice"
    COMMITMENT = "commitment"
    ACTIONS = "actions"
    LOOK_BACK = "look-back"
    LEARNING = "learning"
    EVALUATION = "evaluation"
    AGREEMENT = "agreement"
    NEXT_MEETING = "next-meeting"
    NONE = "none"


class Form(StrEnum):
    """The form of guidance a method belongs to."""

    INTERVISIE = "intervisie"
    SUPERVISIE = "supervisie"
    COACHING = "coaching"
    ANALYSE = "analyse"
    DIALOOG = "dialoog"
    MOREEL_BERAAD = "moreel-beraad"


class Experience(StrEnum):
    """What the group and its facilitator should have done before."""

    BEGINNER = "beginner"
    SOME = "some"
    TRAINED_FACILITATOR = "trained-facilitator"


class Confidence(StrEnum):
    """How sure the sources are of the steps."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Block(StrEnum):
    """A shared fragment that the meeting puts round the methods."""

    OPENING = "opening"
    CASE_CHOICE = "case-choice"
    COMMITMENT = "commitment"
    CLOSING = "closing"


class Timing(Struct, frozen=True, omit_defaults=True):
    """How long a part takes, as a formula over the people present.

    The total is `fixed` + `per_adviser` times the advisers + `per_person` times everybody
    + `per_case` times the cases collected so far, kept between `least` and `most` where given.
    All parts zero: the part has no clock.
    """

    fixed: timedelta = timedelta(0)
    per_adviser: timedelta = timedelta(0)
    per_person: timedelta = timedelta(0)
    per_case: timedelta = timedelta(0)
    least: timedelta | None = None
    most: timedelta | None = None
    basis: Basis = Basis.EDITORIAL


class Record(Struct, frozen=True, omit_defaults=True):
    """What a part writes down, and the one document that may show it."""

    id: str
    kind: RecordKind
    goes_to: GoesTo
    label: str = ""
    attributed: bool = True


class Watch(Struct, frozen=True, omit_defaults=True):
    """A pitfall to guard in a part; `say` is what the facilitator can say then, "" when nothing fits.

    `id` names the pitfall of the shared library ("P1" to "P20"), or is "" for one of the method's own.
    """

    name: str
    id: str = ""
    say: str = ""
    cues: tuple[str, ...] = ()


class Part(Struct, frozen=True, omit_defaults=True):
    """One mode with one clock inside a step.

    `say` is read aloud as it stands; `ask` are key questions to put one by one. `speaks`, `answers`
    and `listens` are who does so, already resolved from the mode. `record` is None when nothing is
    written down by choice. `reveals` names the hidden information that may be shown here.
    """

    mode: Mode
    timing: Timing
    speaks: Who
    answers: Who = Who.NOBODY
    listens: Who = Who.NOBODY
    title: str = ""
    say: str = ""
    ask: tuple[str, ...] = ()
    for_facilitator: str = ""
    watch: tuple[Watch, ...] = ()
    record: Record | None = None
    laps: Laps = Laps.ONCE
    reveals: tuple[str, ...] = ()


class Step(Struct, frozen=True, omit_defaults=True):
    """One step of the running order, with at least one part. `id` is the same in all languages."""

    id: str
    title: str
    parts: tuple[Part, ...]
    purpose: str = ""


class Hidden(Struct, frozen=True, omit_defaults=True):
    """Something that its owner writes down beforehand and that stays hidden until `revealed_at`.

    `revealed_at` is the id of a step of the same method, `ask` the question to the owner.
    """

    id: str
    ask: str
    revealed_at: str
    of: Who = Who.CASE_OWNER


class PeopleRange(Struct, frozen=True):
    """How many people a method needs, the case owner included; outside it the program warns or refuses."""

    least: int
    ideal: int
    most: int
    refuses: bool = False


class Method(Struct, frozen=True, omit_defaults=True):
    """One method in one language, ready to play: defaults filled in, pitfalls resolved.

    `brings` holds the ids of blocks ("case-choice") and of block steps ("evaluation") that this
    method replaces by steps of its own. `protect` holds the ids of steps that overtime never shortens.
    """

    id: str
    language: str
    name: str
    steps: tuple[Step, ...]
    format: int = FORMAT
    aliases: tuple[str, ...] = ()
    form: Form = Form.INTERVISIE
    purpose: str = ""
    origin: str = ""
    fits: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    people: PeopleRange = PeopleRange(2, 6, 12)
    experience: Experience = Experience.BEGINNER
    materials: tuple[str, ...] = ()
    ground_rules: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.MEDIUM
    doubts: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    protect: tuple[str, ...] = ()


class BlockText(Struct, frozen=True):
    """A shared block in one language: the steps that the meeting puts round the methods."""

    block: Block
    language: str
    steps: tuple[Step, ...]
    format: int = FORMAT


class Blocks(Struct, frozen=True):
    """All shared blocks of one language, ready to play."""

    opening: tuple[Step, ...]
    case_choice: tuple[Step, ...]
    commitment: tuple[Step, ...]
    closing: tuple[Step, ...]


class Pitfall(Struct, frozen=True, omit_defaults=True):
    """One entry of the shared pitfall library; `cues` are words that may betray it, never proof."""

    id: str
    name: str
    say: str = ""
    cues: tuple[str, ...] = ()
