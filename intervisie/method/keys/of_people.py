"""The keys of the people, the roles, what is hidden and the variants of a method. Pure."""

from __future__ import annotations

from enum import StrEnum

from intervisie.method.choices import May
from intervisie.method.keys.key import SHAPE, TEXT, Key, Kind, Table, YesNo
from intervisie.text import say


class Outside(StrEnum):
    """What happens when there are more or fewer people than a method wants."""

    WARN = "warn"
    REFUSE = "refuse"
    SPLIT = "split"


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
            say("Outside that: warn, refuse, or split a larger group into several."),
            SHAPE,
            default="warn",
            choices=Outside,
            known_as=("daarbuiten", "buiten", "anders"),
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
            Kind.OWNER,
            say("Whose it is."),
            SHAPE,
            default="case-owner",
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
            say("The id of the step in which it may be shown; without it, it stays with whoever wrote it."),
            SHAPE,
            known_as=("onthuld_bij", "onthullen", "getoond_bij", "reveal", "bij_stap"),
        ),
    ),
)

ROLE = Table(
    "role",
    say("A role"),
    (
        Key(
            "id",
            Kind.ID,
            say("Its name in this file; `case-owner` and `facilitator` give those another word."),
            SHAPE,
            required=True,
            known_as=("kenmerk", "code"),
        ),
        Key(
            "name",
            Kind.LINE,
            say("The word that people use."),
            TEXT,
            required=True,
            known_as=("naam", "titel", "title"),
        ),
        Key(
            "holders",
            Kind.HOLDERS,
            say("How many people have it: `1`, or `1 - 3`."),
            SHAPE,
            default="1",
            known_as=("aantal", "hoeveel", "houders", "people", "mensen"),
        ),
        Key(
            "may",
            Kind.CHOICES,
            say("What somebody with this role does in the conversation."),
            SHAPE,
            default=say("everything; the facilitator only speaks"),
            choices=May,
            known_as=("mag", "mogen", "rechten", "can"),
        ),
        Key(
            "party",
            Kind.YES_NO,
            say("Whether it is a party: parties get equal time."),
            SHAPE,
            default="no",
            choices=YesNo,
            known_as=("partij",),
        ),
        Key(
            "purpose",
            Kind.TEXT,
            say("What the role is for."),
            TEXT,
            known_as=("doel", "taak", "bedoeling", "goal", "task"),
        ),
    ),
)

VARIANT = Table(
    "variant",
    say("A variant"),
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
            "name",
            Kind.LINE,
            say("The name that people use."),
            TEXT,
            required=True,
            known_as=("naam", "titel", "title"),
        ),
        Key(
            "purpose",
            Kind.TEXT,
            say("When to choose it."),
            TEXT,
            known_as=("doel", "wanneer", "bedoeling", "goal"),
        ),
        Key(
            "leaves_out",
            Kind.STEP_IDS,
            say("Steps that fall away."),
            SHAPE,
            known_as=("zonder", "laat_weg", "vervalt", "skip", "slaat_over"),
        ),
        Key(
            "takes_in",
            Kind.STEP_IDS,
            say("Optional steps that are done."),
            SHAPE,
            known_as=("met", "neemt_op", "erbij", "adds", "voegt_toe"),
        ),
        Key(
            "times",
            Kind.STEP_TIMES,
            say("Other times, by the id of the step: `{advies: 5m}`."),
            SHAPE,
            known_as=("tijden", "tijd", "time", "duur"),
        ),
        Key(
            "modes",
            Kind.STEP_MODES,
            say("Other modes, by the id of the step: `{advies: fishbowl}`."),
            SHAPE,
            known_as=("werkvormen", "werkvorm", "mode", "vormen"),
        ),
    ),
)
