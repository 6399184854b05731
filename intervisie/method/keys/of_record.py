"""The keys of what is written down. Pure."""

from __future__ import annotations

from enum import StrEnum

from intervisie.method.choices import GoesTo, Procedure, RecordKind
from intervisie.method.keys.key import SHAPE, TEXT, Key, Kind, Table
from intervisie.text import say


class Attribution(StrEnum):
    """Whether a record says who said what."""

    NAMES = "names"
    NO_NAMES = "no-names"


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
        Key(
            "of",
            Kind.RECORD_ID,
            say("The earlier record whose notes are marked, rated, voted on, worded anew or counted."),
            SHAPE,
            known_as=("van", "over", "uit", "record"),
        ),
        Key(
            "marks",
            Kind.TEXTS,
            say("The words to choose from; with `marks`."),
            TEXT,
            known_as=("merken", "labels", "keuzes", "woorden", "waarderingen"),
        ),
        Key(
            "columns",
            Kind.TEXTS,
            say("The headings: two to six with `columns` and `table`, four with `cells`."),
            TEXT,
            known_as=("kolommen", "kolom", "vakken", "cells"),
        ),
        Key(
            "rows",
            Kind.TEXTS,
            say("The headings of the rows; with `table`."),
            TEXT,
            known_as=("rijen", "regels", "rij"),
        ),
        Key(
            "scale",
            Kind.SCALE,
            say("The numbers to choose from; with `scale` and `ratings`."),
            SHAPE,
            known_as=("schaal", "cijfers", "bereik"),
        ),
        Key(
            "compare_with",
            Kind.RECORD_ID,
            say("The earlier scale that this one is laid beside."),
            SHAPE,
            known_as=("vergelijk_met", "vergelijken", "voor", "before"),
        ),
        Key(
            "procedure",
            Kind.CHOICE,
            say("How the group chooses; with `vote` and `case-choice`."),
            SHAPE,
            choices=Procedure,
            known_as=("manier", "wijze", "stemwijze", "stemmen"),
        ),
        Key(
            "dots",
            Kind.MANY,
            say("How many votes each person has; with `dots`."),
            SHAPE,
            known_as=("stippen", "stickers", "punten", "stemmen_elk"),
        ),
        Key(
            "sentence",
            Kind.LINE,
            say("A sentence to complete; each blank is an ellipsis: `Mijn vraag is …`."),
            TEXT,
            known_as=("zin", "vaste_zin", "zinsvorm", "formule", "form"),
        ),
        Key(
            "words",
            Kind.MANY,
            say("The most words."),
            SHAPE,
            default=say("no limit"),
            known_as=("woorden", "max_woorden", "aantal_woorden"),
        ),
        Key(
            "sentences",
            Kind.MANY,
            say("The most sentences."),
            SHAPE,
            default=say("no limit"),
            known_as=("zinnen", "max_zinnen", "aantal_zinnen"),
        ),
    ),
)

SCALE = Table(
    "scale",
    say("A scale"),
    (
        Key(
            "from",
            Kind.NUMBER,
            say("The lowest number."),
            SHAPE,
            default="1",
            known_as=("van", "vanaf", "laagste", "min", "start"),
        ),
        Key(
            "to",
            Kind.NUMBER,
            say("The highest number."),
            SHAPE,
            default="10",
            known_as=("tot", "tot_en_met", "hoogste", "max"),
        ),
        Key(
            "low",
            Kind.LINE,
            say("What the lowest number means."),
            TEXT,
            known_as=("laag", "onder", "betekenis_laag"),
        ),
        Key(
            "high",
            Kind.LINE,
            say("What the highest number means."),
            TEXT,
            known_as=("hoog", "boven", "betekenis_hoog"),
        ),
    ),
)
