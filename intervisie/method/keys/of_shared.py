"""The keys of block files and of the pitfall library. Pure."""

from __future__ import annotations

from intervisie.method.choices import Block
from intervisie.method.keys.key import FORMAT_KEY, LANGUAGE_KEY, OWN, SHAPE, TEXT, Key, Kind, Table
from intervisie.text import say

BLOCK = Table(
    "block",
    say("A shared block"),
    (
        FORMAT_KEY,
        LANGUAGE_KEY,
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
        FORMAT_KEY,
        LANGUAGE_KEY,
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
