"""What a method is, as frozen values. Pure; whoever holds one of these may trust it without checking.

These values are also the stored form of a method: a journal keeps the whole method of each case,
so that a resume needs no method file. A field that is renamed or changes meaning needs an upcaster
in `intervisie.meeting.codec`; new fields need a default.
"""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct

from intervisie.method.choices import (
    Basis,
    Block,
    Confidence,
    Each,
    Experience,
    Form,
    GoesTo,
    HelpsWith,
    Laps,
    LedBy,
    May,
    Mode,
    Position,
    Procedure,
    RecordKind,
    SpeakingOrder,
    Trust,
    Who,
    Yields,
)

FORMAT = 1
"""The number of the method format; files of this one and of every lower one can be read, for ever."""


class Timing(Struct, frozen=True, omit_defaults=True):
    """How long a part takes, as a formula over the people present.

    The total is `fixed` + `per_adviser` times the advisers + `per_person` times everybody
    + `per_case` times the cases collected so far + `per_item` times the notes of the record that the part
    goes on with + `percent` of the method's duration, kept between `least` and `most` where given.
    All parts zero: the part has no clock.
    """

    fixed: timedelta = timedelta(0)
    per_adviser: timedelta = timedelta(0)
    per_person: timedelta = timedelta(0)
    per_case: timedelta = timedelta(0)
    least: timedelta | None = None
    most: timedelta | None = None
    basis: Basis = Basis.EDITORIAL
    per_item: timedelta = timedelta(0)
    percent: int = 0


class ScaleShape(Struct, frozen=True, omit_defaults=True):
    """A scale of whole numbers from `least` to `most`, with what its two ends mean."""

    least: int = 1
    most: int = 10
    low: str = ""
    high: str = ""


class Record(Struct, frozen=True, omit_defaults=True):
    """What a part writes down, and the one document that may show it.

    `of` is the id of an earlier record of the method whose notes are marked, rated, voted on or worded
    anew here; `marks` the words to choose from. `columns` are the headings of columns, of the four cells
    or of a table, `rows` those of a table that has fixed ones. `sentence` is a form to complete, each
    blank an ellipsis ("…"); 0 words or sentences is no limit. `before` names the scale that this one is
    compared with. `dots` is how many votes each has.
    """

    id: str
    kind: RecordKind
    goes_to: GoesTo
    label: str = ""
    attributed: bool = True
    of: str = ""
    marks: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    scale: ScaleShape | None = None
    before: str = ""
    procedure: Procedure | None = None
    dots: int = 0
    sentence: str = ""
    most_words: int = 0
    most_sentences: int = 0


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

    Where `speaks`, `answers` or `listens` is `Who.ROLES`, the ids of the roles stand beside it.
    `turn_limit` is a limit for one turn, zero for none; `pause_between` the silence between two turns.
    `questions_each` and `follow_ups` are how many questions somebody may ask, 0 for as many as they like.
    `gives` are the ids of roles that are given in this part ("facilitator" among them). `group_size` is
    how many make a subgroup. `warn_at` is when the end is announced, None for the usual moment.
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
    speaks_roles: tuple[str, ...] = ()
    answers_roles: tuple[str, ...] = ()
    listens_roles: tuple[str, ...] = ()
    position: Position | None = None
    posture: str = ""
    online: str = ""
    speaking_order: SpeakingOrder = SpeakingOrder.CLOCKWISE
    may_pass: bool = True
    turn_limit: timedelta = timedelta(0)
    pause_between: timedelta = timedelta(0)
    questions_each: int = 0
    follow_ups: int = 0
    questions_only: bool = False
    facilitator_joins: bool = False
    gives: tuple[str, ...] = ()
    group_size: int = 0
    warn_at: timedelta | None = None
    firm_end: bool = False
    question_hints: bool = False


class Path(Struct, frozen=True, omit_defaults=True):
    """What an answer leads to: nothing, a stretch of steps once more, or steps that come or fall away.

    `again_from` to `again_to` are ids of steps, both included; they are done again at most `at_most`
    times, in `percent` of their time. `takes_in` names optional steps, `leaves_out` steps to come.
    """

    again_from: str = ""
    again_to: str = ""
    at_most: int = 1
    percent: int = 100
    takes_in: tuple[str, ...] = ()
    leaves_out: tuple[str, ...] = ()


class Branch(Struct, frozen=True, omit_defaults=True):
    """A question at the end of a step that is answered with yes or no, by `of` or a holder of `of_role`."""

    ask: str
    of: Who = Who.CASE_OWNER
    of_role: str = ""
    yes: Path = Path()
    no: Path = Path()


class Module(Struct, frozen=True, omit_defaults=True):
    """One way to do a step that lets the group choose: its parts come after the choosing."""

    id: str
    title: str
    parts: tuple[Part, ...]
    purpose: str = ""


class Loop(Struct, frozen=True, omit_defaults=True):
    """Steps that are done once for each person, seat or party, who then has the role `as_role`.

    `group_size` is how many make a subgroup in a loop over seats: all subgroups work at the same time,
    and there are as many passes as the largest has people.
    """

    each: Each
    as_role: str = "case-owner"
    group_size: int = 0


class Step(Struct, frozen=True, omit_defaults=True):
    """One step of the running order. `id` is the same in all languages.

    A step has at least one part, unless it is a loop: then it has no parts and `steps` are its body, which
    holds no loop itself. A step with `modules` has the choosing as its own parts. An `optional` step is
    left out until somebody wants it, by the asker if one is named in `asked_by` ("case-owner" or the id of
    a role). A `required` step is not skipped without a warning.
    """

    id: str
    title: str
    parts: tuple[Part, ...]
    purpose: str = ""
    optional: bool = False
    asked_by: str = ""
    required: bool = False
    branch: Branch | None = None
    modules: tuple[Module, ...] = ()
    loop: Loop | None = None
    steps: tuple[Step, ...] = ()


class Hidden(Struct, frozen=True, omit_defaults=True):
    """Something that its owner writes down beforehand and that stays hidden until `revealed_at`.

    `revealed_at` is the id of a step of the same method, "" when it stays hidden unless its owner says
    otherwise; `ask` the question to the owner. With `Who.PARTIES` each party has their own; with
    `Who.ROLES` the holders of `of_role` have.
    """

    id: str
    ask: str
    revealed_at: str = ""
    of: Who = Who.CASE_OWNER
    of_role: str = ""


class MethodRole(Struct, frozen=True, omit_defaults=True):
    """A role that a method gives to people, or its own word for "case-owner" or "facilitator".

    `least` to `most` people hold it. `may` is what they do in the conversation. A `party` has as much time
    as every other party.
    """

    id: str
    name: str
    least: int = 1
    most: int = 1
    may: tuple[May, ...] = (May.SPEAK, May.ASK, May.ADVISE, May.WRITE)
    party: bool = False
    purpose: str = ""

    @property
    def holders(self) -> tuple[int, int]:
        """Return the fewest and the most people that have it."""
        return self.least, self.most


class Variant(Struct, frozen=True, omit_defaults=True):
    """A way to play a method with other steps, times or modes; ids of steps throughout."""

    id: str
    name: str
    purpose: str = ""
    leaves_out: tuple[str, ...] = ()
    takes_in: tuple[str, ...] = ()
    times: tuple[tuple[str, Timing], ...] = ()
    modes: tuple[tuple[str, Mode], ...] = ()


class PeopleRange(Struct, frozen=True):
    """How many people a method needs, the case owner included; outside it the program warns or refuses.

    With `splits` a larger group works in subgroups of at most `most`.
    """

    least: int
    ideal: int
    most: int
    refuses: bool = False
    splits: bool = False


class Method(Struct, frozen=True, omit_defaults=True):
    """One method in one language, ready to play: defaults filled in, pitfalls resolved.

    `brings` holds the ids of blocks ("case-choice") and of block steps ("evaluation") that this
    method replaces by steps of its own. `protect` holds the ids of steps that overtime never shortens.
    `duration` is what percentages are taken of. `stop_if` are reasons not to begin, asked about before the
    start. `before` and `after` are what people do outside the meeting. `yields` and `trust` help with
    choosing, as `helps_with` does; no `trust` says nothing. `variant` is the id of the one that these steps
    are of, "" for the plain method.
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
    version: int = 1
    licence: str = ""
    house_form: bool = False
    led_by: LedBy = LedBy.ROTATING
    helps_with: tuple[HelpsWith, ...] = ()
    stop_if: tuple[str, ...] = ()
    room: tuple[str, ...] = ()
    online: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    duration: timedelta | None = None
    break_after: timedelta | None = None
    strict_order: bool = False
    roles: tuple[MethodRole, ...] = ()
    variants: tuple[Variant, ...] = ()
    variant: str = ""
    yields: tuple[Yields, ...] = ()
    trust: Trust | None = None


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
