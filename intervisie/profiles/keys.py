"""The one table of the keys of profile files. Pure.

As in `method/keys`: the check and the reference page read this table, so that a key that is not here does
not exist. The rules have theirs in `rule_keys.py`.
"""

from __future__ import annotations

from enum import StrEnum

from intervisie.method.keys import Kind, Table
from intervisie.method.keys.key import FORMAT_KEY
from intervisie.method.suggest import Homes
from intervisie.profiles.model import Basis
from intervisie.profiles.rule_keys import (
    CARRY_OVER,
    DAY,
    DEADLINE,
    DEMAND,
    EACH_MEETING,
    FACILITATOR,
    GROUP,
    LANGUAGES,
    MEETING,
    PREPARATION,
    PROOF,
    REDUCTION,
    ROUNDING,
    SHARE,
    SPREAD,
    VOLUME,
    ProfileKind,
    choice,
    key,
)  # fmt: skip
from intervisie.text import Text, say

PROFILE = Table(
    "profile",
    say("A profile"),
    (
        FORMAT_KEY,
        key("id", Kind.ID, say("Its name for the program."), "kenmerk", "code", example="id: ..."),
        key("name", ProfileKind.WORDS, say("Its name for people."), "naam", "titel", example='name: "..."'),
        key(
            "body",
            Kind.LINE,
            say("Whose rules they are."),
            "instantie",
            "register",
            "orgaan",
            example='body: "..."',
        ),
        key(
            "activity",
            Kind.ASK,
            say("Under which label meetings count, such as intervisie, ICT, GIO or supervisie; or several."),
            "activiteit",
            "soort",
            "label",
            example="activity: intervisie",
        ),
        choice(
            "basis",
            Basis,
            say("Against what it was checked: the body's own pages, copies of them, or what others write."),
            "grondslag",
            "confidence",
            "zekerheid",
            example="basis: own-pages",
        ),
        key(
            "checked",
            ProfileKind.DATE,
            say("The day on which this file was last checked."),
            "gecontroleerd",
            "controle",
            "checked_on",
            "datum",
            example="checked: 2026-01-31",
        ),
        key(
            "sources",
            ProfileKind.SOURCES,
            say("The pages and documents that the rules stand on."),
            "bronnen",
            "bron",
            "source",
            example="sources:",
        ),
        key("group", ProfileKind.GROUP_RULE, say("How many people are in the group."), "groep", "people"),
        key(
            "composition",
            ProfileKind.COMPOSITION,
            say("Who must be among them."),
            "samenstelling",
            "shares",
        ),
        key("meeting", ProfileKind.MEETING_RULE, say("What each meeting must be."), "bijeenkomst"),
        key("day", ProfileKind.DAY_RULE, say("What counts of one day."), "dag", "per_dag"),
        key("volume", ProfileKind.VOLUME, say("How much is asked over a period."), "omvang", "hours"),
        key("spread", ProfileKind.SPREAD, say("How much is asked in each part of it."), "spreiding"),
        key("rounding", ProfileKind.ROUNDING, say("To what each meeting is rounded down."), "afronding"),
        key(
            "carry_over",
            ProfileKind.CARRY_OVER,
            say("How much of a surplus counts in the next period."),
            "meenemen",
            "overschot",
        ),
        key(
            "reduction",
            ProfileKind.REDUCTION,
            say("How much less is asked of who did not practise for a while."),
            "korting",
            "vermindering",
            "pro_rata",
        ),
        key(
            "facilitator",
            ProfileKind.FACILITATOR,
            say("Whether the hours count of who leads the meeting."),
            "gespreksleider",
            "begeleider",
        ),
        key(
            "preparation",
            ProfileKind.PREPARATION,
            say("Whether preparing and writing reports counts."),
            "voorbereiding",
        ),
        key(
            "each_meeting",
            ProfileKind.EACH_MEETING,
            say("What must be so at each meeting, and the program knows."),
            "elke_bijeenkomst",
            "iedere_bijeenkomst",
        ),
        key(
            "demands",
            ProfileKind.DEMANDS,
            say("What only people can see; it is shown, never judged."),
            "eisen",
            "voorwaarden",
            "conditions",
        ),
        key("proof", ProfileKind.PROOF, say("What must and must not stand on the proof."), "bewijs"),
        key("deadlines", ProfileKind.DEADLINES, say("What has to be done by when."), "termijnen"),
        key("notes", ProfileKind.MANY_WORDS, say("What else to know."), "opmerkingen", "toelichting"),
    ),
)

SOURCE = Table(
    "source",
    say("A source"),
    (
        key("id", Kind.ID, say("Its name in this file."), "kenmerk", example="id: ..."),
        key("title", Kind.LINE, say("The title of the page."), "titel", "name", example='title: "..."'),
        key("site", Kind.LINE, say("Where it is found."), "plaats", "url", "adres", example='site: "..."'),
    ),
)

TABLES = (
    PROFILE, LANGUAGES, SOURCE, GROUP, SHARE, MEETING, DAY, VOLUME, SPREAD, ROUNDING, CARRY_OVER, REDUCTION,
    FACILITATOR, PREPARATION, EACH_MEETING, DEMAND, PROOF, DEADLINE,
)  # fmt: skip
"""Every table, in the order of the reference page."""

HOMES: Homes = (
    (PROFILE, say("at the top of a profile file")),
    (GROUP, say("under '{key}'", key="group")),
    (SHARE, say("under '{key}'", key="composition")),
    (MEETING, say("under '{key}'", key="meeting")),
    (DAY, say("under '{key}'", key="day")),
    (VOLUME, say("under '{key}'", key="volume")),
    (PREPARATION, say("under '{key}'", key="preparation")),
    (DEADLINE, say("under '{key}'", key="deadlines")),
)

VALUES: dict[StrEnum, Text | str] = {
    ProfileKind.WORDS: say("text, or one in each language: `{nl: ..., en: ...}`"),
    ProfileKind.MANY_WORDS: say("list of texts, each in one language or two"),
    ProfileKind.DATE: say("date, such as 2026-01-31"),
    ProfileKind.DAY_OF_YEAR: say("month and day, such as 03-31"),
    ProfileKind.HOURS: say("time, such as `2h` or `1h30m`"),
    ProfileKind.PERIOD: say("period"),
    ProfileKind.SHARE: say("percentage"),
    ProfileKind.SOURCES: say("list, see A source"),
    ProfileKind.SOURCE_IDS: say("id of a source, or a list of them"),
    ProfileKind.GROUP_RULE: say("keys, see The group"),
    ProfileKind.COMPOSITION: say("list, see Who must be among them"),
    ProfileKind.MEETING_RULE: say("keys, see Each meeting"),
    ProfileKind.DAY_RULE: say("keys, see One day"),
    ProfileKind.VOLUME: say("keys, see The volume"),
    ProfileKind.SPREAD: say("keys, see The spread"),
    ProfileKind.ROUNDING: say("keys, see The rounding"),
    ProfileKind.CARRY_OVER: say("keys, see What is carried over"),
    ProfileKind.REDUCTION: say("keys, see The reduction"),
    ProfileKind.FACILITATOR: say("keys, see Who leads"),
    ProfileKind.PREPARATION: say("keys, see The preparation"),
    ProfileKind.EACH_MEETING: say("keys, see At each meeting"),
    ProfileKind.DEMANDS: say("list, see A demand"),
    ProfileKind.PROOF: say("keys, see The proof"),
    ProfileKind.DEADLINES: say("list, see A deadline"),
}
"""What the values are called on the reference page."""
