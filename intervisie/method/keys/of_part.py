"""The keys of a part: how people take part, for how long, who speaks, and how a turn goes. Pure."""

from __future__ import annotations

from enum import StrEnum

from intervisie.method.choices import Basis, Laps, Mode, Position, SpeakingOrder
from intervisie.method.keys.key import SHAPE, TEXT, Key, Kind, YesNo
from intervisie.text import say


class Passing(StrEnum):
    """Whether somebody may let a turn go by."""

    ALLOWED = "allowed"
    NOT_ALLOWED = "not-allowed"


class Joining(StrEnum):
    """Whether the facilitator takes part in the conversation or only leads it."""

    JOINS = "joins"
    LEADS = "leads"


class Ending(StrEnum):
    """Whether people may finish when the time is up."""

    SOFT = "soft"
    FIRM = "firm"


class Hints(StrEnum):
    """Whether the facilitator gets hints about the wording of questions."""

    ON = "on"
    OFF = "off"


PART_KEYS = (
    Key(
        "mode",
        Kind.CHOICE,
        say("How people take part; it decides who speaks."),
        SHAPE,
        default="plenary",
        choices=Mode,
        known_as=("werkvorm", "vorm", "modus", "manier"),
    ),
    Key(
        "time",
        Kind.TIME,
        say("How long it takes; without it there is no clock."),
        SHAPE,
        known_as=("tijd", "duur", "tijdsduur", "duration", "minuten", "minutes"),
    ),
    Key(
        "between",
        Kind.RANGE,
        say("The shortest and the longest time, whatever the size of the group."),
        SHAPE,
        known_as=("tussen", "marge", "range", "bereik"),
    ),
    Key(
        "basis",
        Kind.CHOICE,
        say("Where the time comes from: a source, computed from a source, or your own choice."),
        SHAPE,
        default="editorial",
        choices=Basis,
        known_as=("grond", "grondslag"),
    ),
    Key(
        "say",
        Kind.TEXT,
        say("What the facilitator reads aloud."),
        TEXT,
        known_as=("zeg", "voorlezen", "tekst", "text", "read_aloud", "uitleg"),
    ),
    Key(
        "ask",
        Kind.ASK,
        say("Questions to put to the group, one by one."),
        TEXT,
        known_as=("vraag", "vragen", "questions", "question", "kernvragen"),
    ),
    Key(
        "for_facilitator",
        Kind.TEXT,
        say("A hint that is not read aloud."),
        TEXT,
        known_as=("voor_gespreksleider", "gespreksleider", "voor_begeleider", "tip", "hint"),
    ),
    Key(
        "watch",
        Kind.WATCH,
        say("Pitfalls to guard: ids of the shared library, or words of your own."),
        SHAPE,
        known_as=("let_op", "valkuilen", "valkuil", "pitfalls", "pas_op"),
    ),
    Key(
        "posture",
        Kind.TEXT,
        say("How people sit and look; shown at the start of the step."),
        TEXT,
        known_as=("houding", "kijkrichting", "lichaamshouding"),
    ),
    Key(
        "record",
        Kind.RECORD,
        say("What is written down; `none` for nothing."),
        SHAPE,
        default=say("the `record` of the method, or `notes`"),
        known_as=("vastleggen", "noteer", "noteren", "notitie", "verslag", "notes"),
    ),
    Key(
        "laps",
        Kind.CHOICE,
        say("Whether the turns go round once, or again until everybody passes."),
        SHAPE,
        default="once",
        choices=Laps,
        known_as=("rondjes", "rondje", "herhaal", "repeat"),
    ),
    Key(
        "speaks",
        Kind.WHO,
        say("Who speaks, where the mode does not say it well."),
        SHAPE,
        default=say("by the mode"),
        known_as=("spreekt", "praat", "wie", "speaker", "spreker"),
    ),
    Key(
        "answers",
        Kind.WHO,
        say("Who answers, where the mode does not say it well."),
        SHAPE,
        default=say("by the mode"),
        known_as=("antwoordt", "antwoord", "antwoorden", "answer"),
    ),
    Key(
        "listens",
        Kind.WHO,
        say("Who only listens, where the mode does not say it well."),
        SHAPE,
        default=say("by the mode"),
        known_as=("luistert", "luisteren", "zwijgt"),
    ),
    Key(
        "position",
        Kind.CHOICE,
        say("Where those sit who only listen."),
        SHAPE,
        choices=Position,
        known_as=("positie", "plaats", "plek", "zit"),
    ),
    Key(
        "facilitator",
        Kind.CHOICE,
        say("Whether the facilitator takes part or only leads."),
        SHAPE,
        default="leads",
        choices=Joining,
        known_as=("gespreksleider", "begeleider", "leider"),
    ),
    Key(
        "gives",
        Kind.ROLE_IDS,
        say("Roles that people get here."),
        SHAPE,
        known_as=("geeft", "verdeelt", "rollen", "roles", "benoemt"),
    ),
    Key(
        "order",
        Kind.CHOICE,
        say("In which order people have their turns."),
        SHAPE,
        default="clockwise",
        choices=SpeakingOrder,
        known_as=("volgorde", "beurtvolgorde"),
    ),
    Key(
        "passing",
        Kind.CHOICE,
        say("Whether somebody may pass."),
        SHAPE,
        default="allowed",
        choices=Passing,
        known_as=("passen", "overslaan", "pass"),
    ),
    Key(
        "turn_limit",
        Kind.DURATION,
        say("The longest that one turn lasts."),
        SHAPE,
        known_as=("beurttijd", "per_beurt", "spreektijd", "maximum_beurt"),
    ),
    Key(
        "pause_between",
        Kind.DURATION,
        say("The silence after each turn."),
        SHAPE,
        known_as=("stilte_tussen", "pauze_tussen", "tussenpauze", "stilte"),
    ),
    Key(
        "questions_each",
        Kind.MANY,
        say("The most questions that one person asks."),
        SHAPE,
        default=say("no limit"),
        known_as=("vragen_per_persoon", "aantal_vragen", "vragen_elk", "max_vragen"),
    ),
    Key(
        "follow_ups",
        Kind.MANY,
        say("The most questions on top of a question."),
        SHAPE,
        default=say("no limit"),
        known_as=("doorvragen", "vervolgvragen", "doorvraag"),
    ),
    Key(
        "questions_only",
        Kind.YES_NO,
        say("Whether people may only ask: no statements."),
        SHAPE,
        default="no",
        choices=YesNo,
        known_as=("alleen_vragen", "enkel_vragen"),
    ),
    Key(
        "hints",
        Kind.CHOICE,
        say("Whether the facilitator gets hints about the wording of questions."),
        SHAPE,
        default=say("`on` where questions are asked"),
        choices=Hints,
        known_as=("hulp", "taalhulp", "vraaghulp", "suggesties"),
    ),
    Key(
        "warn_at",
        Kind.DURATION,
        say("How long before the end the time is announced."),
        SHAPE,
        default=say("two minutes, or less in a short part"),
        known_as=("waarschuw_bij", "waarschuwing", "seintje", "warning"),
    ),
    Key(
        "end",
        Kind.CHOICE,
        say("Whether the conversation stops at once when the time is up."),
        SHAPE,
        default="soft",
        choices=Ending,
        known_as=("einde", "afloop", "stop"),
    ),
)
