"""The keys of the rules of a profile, and the kinds of values that only profiles have. Pure."""

from __future__ import annotations

from enum import StrEnum

from intervisie.method.keys import Compared, Key, Kind, Table, YesNo
from intervisie.profiles.model import Counting, Field, Rounding, Span
from intervisie.text import Text, say


class ProfileKind(StrEnum):
    """What a value can be in a profile file besides what it can be in a method file."""

    WORDS = "words"
    MANY_WORDS = "many-words"
    DATE = "date"
    DAY_OF_YEAR = "day-of-year"
    HOURS = "hours"
    PERIOD = "period"
    SHARE = "share"
    SOURCES = "sources"
    SOURCE_IDS = "source-ids"
    GROUP_RULE = "group-rule"
    COMPOSITION = "composition"
    MEETING_RULE = "meeting-rule"
    DAY_RULE = "day-rule"
    VOLUME = "volume"
    SPREAD = "spread"
    ROUNDING = "rounding"
    CARRY_OVER = "carry-over"
    REDUCTION = "reduction"
    FACILITATOR = "facilitator"
    PREPARATION = "preparation"
    EACH_MEETING = "each-meeting"
    DEMANDS = "demands"
    PROOF = "proof"
    DEADLINES = "deadlines"


def key(
    name: str, kind: StrEnum, meaning: Text, *known_as: str, default: str | Text = "", example: str = ""
) -> Key:
    """Return a key that may be left out, or, with an example, that must be there."""
    return Key(
        name,
        kind,
        meaning,
        Compared.SHAPE,
        required=bool(example),
        default=default,
        known_as=known_as,
        example=example,
    )


def choice(name: str, choices: type[StrEnum], meaning: Text, *known_as: str, example: str = "") -> Key:
    """Return a key with a few values, required when it has an example."""
    kind = Kind.YES_NO if choices is YesNo else Kind.CHOICE
    return Key(
        name,
        kind,
        meaning,
        Compared.SHAPE,
        required=bool(example),
        default="no" if choices is YesNo and not example else "",
        choices=choices,
        known_as=known_as,
        example=example,
    )


SOURCE_KEY = key(
    "source",
    ProfileKind.SOURCE_IDS,
    say("On which source this rule stands, by its id; several between brackets."),
    "bron",
    "bronnen",
    "sources",
    default=say("the only source; with several it must be there"),
)
NOTE = key("note", ProfileKind.WORDS, say("What to tell with this rule."), "opmerking", "toelichting")

UNLESS = key(
    "unless",
    ProfileKind.WORDS,
    say("What makes this rule fall away and the program cannot see."),
    "tenzij",
)

LANGUAGES = Table(
    "languages",
    say("A text in two languages"),
    (
        key("nl", Kind.TEXT, say("The Dutch text."), "dutch", "nederlands", example='nl: "..."'),
        key("en", Kind.TEXT, say("The English text."), "english", "engels", example='en: "..."'),
    ),
)

GROUP = Table(
    "group",
    say("The group"),
    (
        key("min", Kind.COUNT, say("The fewest people."), "minimum", "minimaal", default=say("any number")),
        key("max", Kind.COUNT, say("The most people."), "maximum", "maximaal", default=say("any number")),
        UNLESS,
        SOURCE_KEY,
    ),
)

SHARE = Table(
    "share",
    say("Who must be among them"),
    (
        key("registers", Kind.TEXTS, say("Names of a register; one is enough."), "register"),
        key(
            "disciplines",
            Kind.TEXTS,
            say("Words for a discipline, in every language that a group may use; one is enough."),
            "discipline",
            "vak",
            "beroep",
        ),
        key("at_least", Kind.COUNT, say("How many people."), "min", "minstens", "minimaal"),
        key("percent", ProfileKind.SHARE, say("Which share of the people, such as 75%."), "procent", "deel"),
        choice("over_half", YesNo, say("More than half of the people."), "meerderheid", "majority"),
        key("sites", Kind.COUNT, say("From how many sites they come, at least."), "locaties", "werkplekken"),
        choice("besides_self", YesNo, say("Counted without the person who is asked about."), "anderen"),
        UNLESS,
        SOURCE_KEY,
    ),
)

MEETING = Table(
    "meeting",
    say("Each meeting"),
    (
        key(
            "present",
            Kind.COUNT,
            say("How many people are there all the time; with fewer nobody's time counts."),
            "aanwezig",
            "min_present",
        ),
        key("at_least", ProfileKind.HOURS, say("The shortest time that counts."), "minimaal", "minstens"),
        key("at_most", ProfileKind.HOURS, say("The most that counts."), "maximaal", "hoogstens"),
        SOURCE_KEY,
    ),
)

DAY = Table(
    "day",
    say("One day"),
    (
        key("at_least", ProfileKind.HOURS, say("The shortest time that counts."), "minimaal", "minstens"),
        key("at_most", ProfileKind.HOURS, say("The most that counts."), "maximaal", "hoogstens"),
        choice(
            "consecutive",
            YesNo,
            say("The shortest time is one unbroken stretch."),
            "aaneengesloten",
            "aaneen",
        ),
        SOURCE_KEY,
    ),
)

_PERIOD = say(
    "Over how long: `calendar-year`, `year` where the source says no more than that, `12 months`, `5 years`, "
    "or `unknown`."
)

VOLUME = Table(
    "volume",
    say("The volume"),
    (
        key("hours", ProfileKind.HOURS, say("How many hours, such as 8h."), "uren"),
        key("meetings", Kind.MANY, say("How many meetings."), "bijeenkomsten"),
        choice(
            "of_group",
            YesNo,
            say("Meetings that the group held count, not those of one person."),
            "van_groep",
        ),
        key("period", ProfileKind.PERIOD, _PERIOD, "periode", example="period: calendar-year"),
        NOTE,
        SOURCE_KEY,
    ),
)

SPREAD = Table(
    "spread",
    say("The spread"),
    (
        choice("per", Span, say("In each of what."), "periode", "elke", example="per: quarter"),
        key("hours", ProfileKind.HOURS, say("How many hours, such as 8h."), "uren"),
        key("meetings", Kind.MANY, say("How many meetings."), "bijeenkomsten"),
        choice(
            "of_group",
            YesNo,
            say("Meetings that the group held count, not those of one person."),
            "van_groep",
        ),
        SOURCE_KEY,
    ),
)

ROUNDING = Table(
    "rounding",
    say("The rounding"),
    (
        choice("to", Rounding, say("To what it is rounded down."), "op", "naar", example="to: whole-hours"),
        SOURCE_KEY,
    ),
)

CARRY_OVER = Table(
    "carry_over",
    say("What is carried over"),
    (
        key("at_most", ProfileKind.HOURS, say("The most that counts."), "maximaal", example="at_most: 5h"),
        choice("shortage", YesNo, say("What was short is added to the next period."), "tekort"),
        SOURCE_KEY,
    ),
)

REDUCTION = Table(
    "reduction",
    say("The reduction"),
    (
        key("less", ProfileKind.HOURS, say("How much less is asked."), "minder", example="less: 2h"),
        key("months", Kind.MANY, say("For every so many months away."), "maanden", example="months: 3"),
        key("from_months", Kind.MANY, say("From how many months away on."), "vanaf"),
        NOTE,
        SOURCE_KEY,
    ),
)

FACILITATOR = Table(
    "facilitator",
    say("Who leads"),
    (
        choice("counts", Counting, say("Whether it counts."), "telt", "telt_mee", example="counts: yes"),
        NOTE,
        SOURCE_KEY,
    ),
)

PREPARATION = Table(
    "preparation",
    say("The preparation"),
    (
        choice("counts", YesNo, say("Whether it counts."), "telt", "telt_mee", example="counts: yes"),
        key("each", ProfileKind.HOURS, say("How much goes with each meeting."), "per_bijeenkomst"),
        SOURCE_KEY,
    ),
)

EACH_MEETING = Table(
    "each_meeting",
    say("At each meeting"),
    (
        choice("method", YesNo, say("A method was used."), "methode"),
        choice("secrecy", YesNo, say("Secrecy was discussed."), "geheimhouding"),
        SOURCE_KEY,
    ),
)

DEMAND = Table(
    "demand",
    say("A demand"),
    (
        key("text", ProfileKind.WORDS, say("What is asked."), "tekst", "eis", example='text: "..."'),
        SOURCE_KEY,
    ),
)

PROOF = Table(
    "proof",
    say("The proof"),
    (
        Key(
            "required",
            Kind.CHOICES,
            say("What must stand on it."),
            Compared.SHAPE,
            choices=Field,
            known_as=("verplicht",),
        ),
        Key(
            "forbidden",
            Kind.CHOICES,
            say("What must not stand on it."),
            Compared.SHAPE,
            choices=Field,
            known_as=("verboden",),
        ),
        SOURCE_KEY,
    ),
)

DEADLINE = Table(
    "deadline",
    say("A deadline"),
    (
        key("text", ProfileKind.WORDS, say("What has to be done."), "tekst", "wat", example='text: "..."'),
        key("days_after", Kind.MANY, say("So many days after each meeting."), "dagen_na"),
        choice("end_of_next_month", YesNo, say("By the end of the month after each meeting."), "maandeinde"),
        key("days_before_first", Kind.MANY, say("So many days before the first meeting."), "dagen_voor"),
        key(
            "every_year_until",
            ProfileKind.DAY_OF_YEAR,
            say("Every year until this day, written as month and day: 03-31."),
            "elk_jaar_tot",
        ),
        SOURCE_KEY,
    ),
)
