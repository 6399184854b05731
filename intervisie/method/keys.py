"""The one table of the keys of method, block and pitfall files. Pure.

The checker, the reference page and the comparison of translations all read this table, so that
they cannot disagree: a key that is not here does not exist. Each key says what its value is, when
it may be left out, what it means in one sentence, and whether it belongs to the shape of a method
(the same in every language) or to its text. `known_as` holds the words that people write instead,
Dutch ones above all; they are only used to answer "did you mean".
"""

from __future__ import annotations

from enum import Enum, StrEnum

from msgspec import Struct

from intervisie.method.model import (
    Basis,
    Block,
    Confidence,
    Experience,
    Form,
    GoesTo,
    Laps,
    Mode,
    RecordKind,
    Who,
)
from intervisie.text import Text, say


class Kind(Enum):
    """What the value of a key must be."""

    FORMAT = "format"
    LINE = "line"
    TEXT = "text"
    TEXTS = "texts"
    ASK = "ask"
    ID = "id"
    STEP_ID = "step-id"
    STEP_IDS = "step-ids"
    BRINGS = "brings"
    CHOICE = "choice"
    COUNT = "count"
    TIME = "time"
    RANGE = "range"
    WATCH = "watch"
    PEOPLE = "people"
    RECORD = "record"
    HIDDEN = "hidden"
    STEPS = "steps"
    PARTS = "parts"
    PITFALLS = "pitfalls"
    PITFALL_ID = "pitfall-id"


class Language(StrEnum):
    """The languages a method file can be written in."""

    NL = "nl"
    EN = "en"


class Outside(StrEnum):
    """What happens when there are more or fewer people than a method wants."""

    WARN = "warn"
    REFUSE = "refuse"


class Attribution(StrEnum):
    """Whether a record says who said what."""

    NAMES = "names"
    NO_NAMES = "no-names"


class Holder(StrEnum):
    """Who can have something hidden."""

    CASE_OWNER = "case-owner"


class Compared(Enum):
    """What two translations of one method must have in common in a key.

    SHAPE: the very same value. TEXT: both have it, lists as long as each other. OWN: nothing, each
    language has its own (other names, other books).
    """

    SHAPE = "shape"
    TEXT = "text"
    OWN = "own"


class Key(Struct, frozen=True):
    """One key: its name, what its value is, and what it means.

    `default` is a value as it would be written, or a sentence where it depends on something else.
    """

    name: str
    kind: Kind
    meaning: Text
    compared: Compared
    required: bool = False
    default: str | Text = ""
    choices: type[StrEnum] | None = None
    known_as: tuple[str, ...] = ()


class Table(Struct, frozen=True):
    """The keys that one mapping may hold, in the order in which people write them."""

    name: str
    title: Text
    keys: tuple[Key, ...]


SHAPE, TEXT, OWN = Compared.SHAPE, Compared.TEXT, Compared.OWN


def _format_key(name: str) -> Key:
    return Key(
        name,
        Kind.FORMAT,
        say("The number of the format; this version reads 0."),
        SHAPE,
        required=True,
        known_as=("formaat", "version", "versie"),
    )


def _language_key() -> Key:
    return Key(
        "language",
        Kind.CHOICE,
        say("The language of the texts in this file."),
        SHAPE,
        required=True,
        choices=Language,
        known_as=("taal", "lang"),
    )


METHOD = Table(
    "method",
    say("The method"),
    (
        _format_key("format"),
        Key(
            "id",
            Kind.ID,
            say("The name that the program uses; the same in every language."),
            SHAPE,
            required=True,
            known_as=("kenmerk", "code", "slug", "identifier"),
        ),
        _language_key(),
        Key(
            "name",
            Kind.LINE,
            say("The name that people use."),
            TEXT,
            required=True,
            known_as=("naam", "title", "titel", "methode", "method"),
        ),
        Key(
            "aliases",
            Kind.TEXTS,
            say("Other names under which people know the method."),
            OWN,
            known_as=("alias", "andere_namen", "ook_bekend_als", "synoniemen"),
        ),
        Key(
            "form",
            Kind.CHOICE,
            say("The form of guidance."),
            SHAPE,
            default="intervisie",
            choices=Form,
            known_as=("vorm", "type", "soort"),
        ),
        Key(
            "purpose",
            Kind.TEXT,
            say("What the method is for, in a sentence or two."),
            TEXT,
            known_as=("doel", "goal", "aim", "bedoeling"),
        ),
        Key(
            "origin",
            Kind.TEXT,
            say("Who made the method, where and when."),
            TEXT,
            known_as=("herkomst", "oorsprong", "author", "auteur"),
        ),
        Key(
            "fits",
            Kind.TEXTS,
            say("Cases that the method suits."),
            TEXT,
            known_as=("past_bij", "geschikt_voor", "geschikt", "suits"),
        ),
        Key(
            "avoid",
            Kind.TEXTS,
            say("Cases that it does not suit."),
            TEXT,
            known_as=("niet_bij", "niet_geschikt", "ongeschikt", "vermijd", "past_niet_bij"),
        ),
        Key(
            "people",
            Kind.PEOPLE,
            say("How many people it takes, the case owner included."),
            SHAPE,
            default="min 2, ideal 6, max 12",
            known_as=("deelnemers", "mensen", "personen", "aantal", "groepsgrootte", "participants"),
        ),
        Key(
            "experience",
            Kind.CHOICE,
            say("What the group and its facilitator should have done before."),
            SHAPE,
            default="beginner",
            choices=Experience,
            known_as=("ervaring", "niveau", "level"),
        ),
        Key(
            "materials",
            Kind.TEXTS,
            say("What must lie ready."),
            TEXT,
            known_as=("materiaal", "materialen", "benodigdheden", "nodig"),
        ),
        Key(
            "ground_rules",
            Kind.TEXTS,
            say("Ground rules of this method, besides the usual ones of the opening."),
            TEXT,
            known_as=("spelregels", "regels", "rules", "afspraken"),
        ),
        Key(
            "sources",
            Kind.TEXTS,
            say("Books and pages where the method is described."),
            OWN,
            known_as=("bronnen", "bron", "source", "literatuur"),
        ),
        Key(
            "confidence",
            Kind.CHOICE,
            say("How sure the sources are of the steps."),
            SHAPE,
            default="medium",
            choices=Confidence,
            known_as=("zekerheid", "betrouwbaarheid"),
        ),
        Key(
            "doubts",
            Kind.TEXTS,
            say("What the sources leave open or say differently."),
            TEXT,
            known_as=("twijfels", "twijfel", "onzeker", "kanttekeningen"),
        ),
        Key(
            "brings",
            Kind.BRINGS,
            say("The shared blocks, or single steps of them, that this method replaces by its own steps."),
            SHAPE,
            known_as=("brengt_mee", "brengt", "vervangt", "replaces"),
        ),
        Key(
            "hidden",
            Kind.HIDDEN,
            say("What somebody writes down beforehand and shows only in a later step."),
            SHAPE,
            known_as=("verborgen", "geheim", "secret"),
        ),
        Key(
            "steps",
            Kind.STEPS,
            say("The steps, in the order of the meeting."),
            SHAPE,
            required=True,
            known_as=("stappen", "stap", "step", "fasen", "fases", "rondes"),
        ),
        Key(
            "protect",
            Kind.STEP_IDS,
            say("Steps that are never shortened when time runs out."),
            SHAPE,
            known_as=("bescherm", "beschermd", "protected", "beschermen"),
        ),
    ),
)

_TITLE = Key(
    "title",
    Kind.LINE,
    say("The heading that everybody sees."),
    TEXT,
    required=True,
    known_as=("titel", "naam", "name", "kop", "heading"),
)

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
        known_as=("voor_gespreksleider", "gespreksleider", "voor_begeleider", "tip", "hint", "facilitator"),
    ),
    Key(
        "watch",
        Kind.WATCH,
        say("Pitfalls to guard: ids of the shared library, or words of your own."),
        SHAPE,
        known_as=("let_op", "valkuilen", "valkuil", "pitfalls", "pas_op"),
    ),
    Key(
        "record",
        Kind.RECORD,
        say("What is written down; `none` for nothing."),
        SHAPE,
        default="notes",
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
        Kind.CHOICE,
        say("Who speaks, where the mode does not say it well."),
        SHAPE,
        default=say("by the mode"),
        choices=Who,
        known_as=("spreekt", "praat", "wie", "speaker", "spreker"),
    ),
    Key(
        "listens",
        Kind.CHOICE,
        say("Who only listens, where the mode does not say it well."),
        SHAPE,
        default=say("by the mode"),
        choices=Who,
        known_as=("luistert", "luisteren", "zwijgt"),
    ),
)

STEP = Table(
    "step",
    say("A step"),
    (
        Key(
            "id",
            Kind.STEP_ID,
            say("The name of the step for the program and for `protect` and `revealed_at`."),
            SHAPE,
            default="step-1, step-2 ...",
            known_as=("kenmerk", "code"),
        ),
        _TITLE,
        Key(
            "purpose",
            Kind.TEXT,
            say("Why this step is there."),
            TEXT,
            known_as=("doel", "goal", "waarom", "bedoeling"),
        ),
        Key(
            "parts",
            Kind.PARTS,
            say("Two or more parts, each with its own mode and clock; instead of the keys of a part."),
            SHAPE,
            known_as=("onderdelen", "onderdeel", "delen", "part", "substappen"),
        ),
        *PART_KEYS,
    ),
)

PART = Table(
    "part",
    say("A part"),
    (
        Key(
            "title",
            Kind.LINE,
            say("A heading of its own, if it needs one."),
            TEXT,
            known_as=("titel", "naam", "name", "kop", "heading"),
        ),
        *PART_KEYS,
    ),
)

PEOPLE = Table(
    "people",
    say("The number of people"),
    (
        Key(
            "min", Kind.COUNT, say("The fewest people."), SHAPE, default="2", known_as=("minimum", "minimaal")
        ),
        Key("ideal", Kind.COUNT, say("The best number of people."), SHAPE, default="6", known_as=("ideaal",)),
        Key(
            "max", Kind.COUNT, say("The most people."), SHAPE, default="12", known_as=("maximum", "maximaal")
        ),
        Key(
            "outside",
            Kind.CHOICE,
            say("What the program does when there are fewer or more."),
            SHAPE,
            default="warn",
            choices=Outside,
            known_as=("daarbuiten", "buiten", "anders"),
        ),
    ),
)

RECORD = Table(
    "record",
    say("What is written down"),
    (
        Key(
            "kind",
            Kind.CHOICE,
            say("What kind of notes are taken."),
            SHAPE,
            default="notes",
            choices=RecordKind,
            known_as=("soort", "type"),
        ),
        Key(
            "id",
            Kind.ID,
            say("The name of this record for the program."),
            SHAPE,
            default=say("the id of the step"),
            known_as=("kenmerk", "code"),
        ),
        Key(
            "goes_to",
            Kind.CHOICE,
            say("The only document in which it may stand."),
            SHAPE,
            default=say("by the kind"),
            choices=GoesTo,
            known_as=("gaat_naar", "naar", "bestemming", "document"),
        ),
        Key(
            "label",
            Kind.LINE,
            say("The heading above these notes in the document."),
            TEXT,
            known_as=("kop", "titel", "title", "etiket", "naam", "name"),
        ),
        Key(
            "attribution",
            Kind.CHOICE,
            say("Whether it says who said what."),
            SHAPE,
            default="names",
            choices=Attribution,
            known_as=("namen", "names", "op_naam"),
        ),
    ),
)

HIDDEN = Table(
    "hidden",
    say("Something hidden"),
    (
        Key(
            "id",
            Kind.ID,
            say("Its name for the program."),
            SHAPE,
            required=True,
            known_as=("kenmerk", "code"),
        ),
        Key(
            "of",
            Kind.CHOICE,
            say("Whose it is."),
            SHAPE,
            default="case-owner",
            choices=Holder,
            known_as=("van", "wie", "by"),
        ),
        Key(
            "ask",
            Kind.TEXT,
            say("What to ask that person to write down."),
            TEXT,
            required=True,
            known_as=("vraag", "question"),
        ),
        Key(
            "revealed_at",
            Kind.STEP_ID,
            say("The id of the step in which it is shown."),
            SHAPE,
            required=True,
            known_as=("onthuld_bij", "onthullen", "getoond_bij", "reveal", "bij_stap"),
        ),
    ),
)

BLOCK = Table(
    "block",
    say("A shared block"),
    (
        _format_key("format"),
        _language_key(),
        Key(
            "block",
            Kind.CHOICE,
            say("Which block of the meeting this is."),
            SHAPE,
            required=True,
            choices=Block,
            known_as=("blok",),
        ),
        Key(
            "steps",
            Kind.STEPS,
            say("The steps, in the order of the meeting."),
            SHAPE,
            required=True,
            known_as=("stappen", "stap", "step"),
        ),
    ),
)

PITFALLS = Table(
    "pitfalls",
    say("The pitfall library"),
    (
        _format_key("format"),
        _language_key(),
        Key(
            "pitfalls",
            Kind.PITFALLS,
            say("The pitfalls that methods can name in `watch`."),
            SHAPE,
            required=True,
            known_as=("valkuilen",),
        ),
    ),
)

PITFALL = Table(
    "pitfall",
    say("A pitfall"),
    (
        Key(
            "id",
            Kind.PITFALL_ID,
            say("Its name for `watch`, such as P1."),
            SHAPE,
            required=True,
            known_as=("code",),
        ),
        Key(
            "name",
            Kind.LINE,
            say("What goes wrong, in a few words."),
            TEXT,
            required=True,
            known_as=("naam", "titel", "title"),
        ),
        Key("say", Kind.TEXT, say("What the facilitator can say then."), TEXT, known_as=("zeg", "tekst")),
        Key(
            "cues",
            Kind.TEXTS,
            say("Words that may betray it."),
            OWN,
            known_as=("signalen", "signaal", "woorden", "kenmerken"),
        ),
    ),
)

TABLES = (METHOD, PEOPLE, HIDDEN, STEP, PART, RECORD, BLOCK, PITFALLS, PITFALL)
"""Every table, in the order of the reference page."""

VALUES_KNOWN_AS = {
    "plenair": "plenary",
    "inbrenger": "case-owner",
    "casusinbrenger": "case-owner",
    "presenter": "case-owner",
    "schrijven": "writing",
    "write": "writing",
    "rondje": "turns",
    "ronde": "turns",
    "beurten": "turns",
    "round": "turns",
    "vragen": "questions",
    "buiten": "out",
    "subgroepen": "subgroups",
    "groepjes": "subgroups",
    "keuze": "choice",
    "stilte": "silence",
    "iedereen": "everyone",
    "allen": "everyone",
    "all": "everyone",
    "adviseurs": "advisers",
    "groepsleden": "advisers",
    "gespreksleider": "facilitator",
    "begeleider": "facilitator",
    "niemand": "nobody",
    "geen": "none",
    "niets": "none",
    "nothing": "none",
    "notities": "notes",
    "adviezen": "advice",
    "hypothesen": "hypotheses",
    "voornemen": "commitment",
    "acties": "actions",
    "terugblik": "look-back",
    "leren": "learning",
    "evaluatie": "evaluation",
    "afspraak": "agreement",
    "groepsverslag": "minutes",
    "verslag": "minutes",
    "bron": "sourced",
    "afgeleid": "derived",
    "redactie": "editorial",
    "redactioneel": "editorial",
    "waarschuw": "warn",
    "weiger": "refuse",
    "hoog": "high",
    "midden": "medium",
    "laag": "low",
    "nederlands": "nl",
    "dutch": "nl",
    "engels": "en",
    "english": "en",
}
"""What people write instead of a value, and the value that they mean; only for "did you mean"."""
