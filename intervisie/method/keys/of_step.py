"""The keys of a step, and of what a step can hold besides parts: branches, modules and loops. Pure."""

from __future__ import annotations

from intervisie.method.choices import Each
from intervisie.method.keys.key import SHAPE, TEXT, Key, Kind, Table, YesNo
from intervisie.method.keys.of_part import PART_KEYS
from intervisie.text import say

_PARTS = Key(
    "parts",
    Kind.PARTS,
    say("Two or more parts, each with its own mode and clock; instead of the keys of a part."),
    SHAPE,
    known_as=("onderdelen", "onderdeel", "delen", "part", "substappen"),
)
STEP = Table(
    "step",
    say("A step"),
    (
        Key(
            "id",
            Kind.STEP_ID,
            say("The name by which other places in the file mean this step."),
            SHAPE,
            default="step-1, step-2 ...",
            known_as=("kenmerk", "code"),
        ),
        Key(
            "title",
            Kind.LINE,
            say("The heading that everybody sees."),
            TEXT,
            default=say("must be there, but with `for_each` or `use`"),
            known_as=("titel", "naam", "name", "kop", "heading"),
        ),
        Key(
            "purpose",
            Kind.TEXT,
            say("Why this step is there."),
            TEXT,
            known_as=("doel", "goal", "waarom", "bedoeling"),
        ),
        _PARTS,
        Key(
            "optional",
            Kind.YES_NO,
            say("Whether it is only done when somebody wants it."),
            SHAPE,
            default="no",
            choices=YesNo,
            known_as=("optioneel", "facultatief", "naar_keuze", "op_verzoek"),
        ),
        Key(
            "asked_by",
            Kind.ROLE_ID,
            say("Who may ask for an optional step: `case-owner`, `facilitator` or the id of a role."),
            SHAPE,
            default=say("anybody"),
            known_as=("gevraagd_door", "op_verzoek_van", "vraagt"),
        ),
        Key(
            "required",
            Kind.YES_NO,
            say("Whether skipping it needs a warning."),
            SHAPE,
            default="no",
            choices=YesNo,
            known_as=("verplicht", "nodig", "must"),
        ),
        Key(
            "branch",
            Kind.BRANCH,
            say("A question at the end of the step, answered with yes or no."),
            SHAPE,
            known_as=("splitsing", "tak", "keuze", "als", "if", "vertakking"),
        ),
        Key(
            "module",
            Kind.MODULES,
            say("Two or more ways to do this step; the group chooses one."),
            SHAPE,
            known_as=("modules", "menu", "keuzes", "mogelijkheden", "options", "opties"),
        ),
        Key(
            "for_each",
            Kind.FOR_EACH,
            say("Does the `steps` below it once for each person or seat."),
            SHAPE,
            known_as=("voor_elke", "voor_iedere", "voor_ieder", "per", "each", "herhaal_per"),
        ),
        Key(
            "steps", Kind.STEPS, say("The steps of `for_each`."), SHAPE, known_as=("stappen", "stap", "step")
        ),
        Key(
            "use",
            Kind.BLOCK_STEP,
            say("The id of a step of a shared block; other keys replace its own."),
            SHAPE,
            known_as=("gebruik", "neem", "include", "blok"),
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

BRANCH = Table(
    "branch",
    say("A branch"),
    (
        Key("ask", Kind.LINE, say("The question."), TEXT, required=True, known_as=("vraag", "question")),
        Key(
            "of",
            Kind.WHO,
            say("Who answers."),
            SHAPE,
            default="case-owner",
            known_as=("van", "wie", "aan", "by", "who"),
        ),
        Key(
            "yes", Kind.PATH, say("What yes leads to."), SHAPE, default=say("the next step"), known_as=("ja",)
        ),
        Key(
            "no", Kind.PATH, say("What no leads to."), SHAPE, default=say("the next step"), known_as=("nee",)
        ),
    ),
)

PATH = Table(
    "path",
    say("What an answer leads to"),
    (
        Key(
            "again_from",
            Kind.STEP_ID,
            say("The step from which it is done once more."),
            SHAPE,
            known_as=("opnieuw_vanaf", "terug_naar", "vanaf", "herhaal_vanaf", "again"),
        ),
        Key(
            "again_to",
            Kind.STEP_ID,
            say("The last step of that stretch."),
            SHAPE,
            default=say("this step"),
            known_as=("opnieuw_tot", "tot", "tot_en_met", "herhaal_tot"),
        ),
        Key(
            "at_most",
            Kind.MANY,
            say("How many times it goes back at most."),
            SHAPE,
            default="1",
            known_as=("hooguit", "maximaal", "maximum", "max", "hoogstens"),
        ),
        Key(
            "time",
            Kind.PERCENT,
            say("How much of their time the steps get then, such as `50%`."),
            SHAPE,
            default="100%",
            known_as=("tijd", "duur", "duration"),
        ),
        Key(
            "takes_in",
            Kind.STEP_IDS,
            say("Optional steps that are done."),
            SHAPE,
            known_as=("met", "neemt_op", "erbij", "adds", "voegt_toe"),
        ),
        Key(
            "leaves_out",
            Kind.STEP_IDS,
            say("Later steps that fall away."),
            SHAPE,
            known_as=("zonder", "laat_weg", "vervalt", "skip", "slaat_over"),
        ),
    ),
)

MODULE = Table(
    "module",
    say("A module"),
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
            "title",
            Kind.LINE,
            say("What people choose."),
            TEXT,
            required=True,
            known_as=("titel", "naam", "name", "kop", "heading"),
        ),
        Key(
            "purpose",
            Kind.TEXT,
            say("When to choose it."),
            TEXT,
            known_as=("doel", "wanneer", "bedoeling", "goal"),
        ),
        _PARTS,
        *PART_KEYS,
    ),
)

FOR_EACH = Table(
    "for_each",
    say("A loop"),
    (
        Key(
            "each",
            Kind.CHOICE,
            say("What it goes round: the people, or the seats of subgroups that work at the same time."),
            SHAPE,
            required=True,
            choices=Each,
            known_as=("elke", "ieder", "iedere", "wie", "voor"),
        ),
        Key(
            "as",
            Kind.ROLE_ID,
            say("The role that each has in turn: `case-owner` or the id of a role."),
            SHAPE,
            default="case-owner",
            known_as=("als", "rol", "role"),
        ),
        Key(
            "group_size",
            Kind.MANY,
            say("How many people make a subgroup; with `seat` only."),
            SHAPE,
            known_as=("groepsgrootte", "groepjes_van", "per_groepje"),
        ),
    ),
)
