"""What a key of the table is: its name, what its value must be, and whether translations share it. Pure."""

from __future__ import annotations

from enum import Enum, StrEnum

from msgspec import Struct

from intervisie.text import Text, say


class Kind(StrEnum):
    """What the value of a key must be."""

    FORMAT = "format"
    LINE = "line"
    TEXT = "text"
    TEXTS = "texts"
    ASK = "ask"
    ID = "id"
    STEP_ID = "step-id"
    STEP_IDS = "step-ids"
    BLOCK_STEP = "block-step"
    BRINGS = "brings"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes-no"
    COUNT = "count"
    MANY = "many"
    NUMBER = "number"
    HOLDERS = "holders"
    TIME = "time"
    RANGE = "range"
    DURATION = "duration"
    PERCENT = "percent"
    WATCH = "watch"
    WHO = "who"
    OWNER = "owner"
    ROLE_ID = "role-id"
    ROLE_IDS = "role-ids"
    RECORD_ID = "record-id"
    PEOPLE = "people"
    RECORD = "record"
    USUAL_RECORD = "usual-record"
    SCALE = "scale"
    HIDDEN = "hidden"
    ROLES = "roles"
    VARIANTS = "variants"
    STEP_TIMES = "step-times"
    STEP_MODES = "step-modes"
    STEPS = "steps"
    PARTS = "parts"
    BRANCH = "branch"
    PATH = "path"
    MODULES = "modules"
    FOR_EACH = "for-each"
    PITFALLS = "pitfalls"
    PITFALL_ID = "pitfall-id"


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

    `kind` is one of `Kind`, or of the kinds that another sort of file has besides. `default` is a value as it
    would be written, or a sentence where it depends on something else. `example` is the line to add where a
    required key is missing.
    """

    name: str
    kind: StrEnum
    meaning: Text
    compared: Compared
    required: bool = False
    default: str | Text = ""
    choices: type[StrEnum] | None = None
    known_as: tuple[str, ...] = ()
    example: str = ""


class Table(Struct, frozen=True):
    """The keys that one mapping may hold, in the order in which people write them."""

    name: str
    title: Text
    keys: tuple[Key, ...]


class YesNo(StrEnum):
    """Whether something is so."""

    YES = "yes"
    NO = "no"


class Language(StrEnum):
    """The languages a method file can be written in."""

    NL = "nl"
    EN = "en"


SHAPE, TEXT, OWN = Compared.SHAPE, Compared.TEXT, Compared.OWN

FORMAT_KEY = Key(
    "format",
    Kind.FORMAT,
    say("The number of the format; 1, or 0 in files from before it was settled."),
    SHAPE,
    required=True,
    known_as=("formaat",),
)

LANGUAGE_KEY = Key(
    "language",
    Kind.CHOICE,
    say("The language of the texts in this file."),
    SHAPE,
    required=True,
    choices=Language,
    known_as=("taal", "lang"),
)
