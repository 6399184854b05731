"""The one table of the keys of method, block and pitfall files. Pure.

The checker, the reference page and the comparison of translations all read this table, so that
they cannot disagree: a key that is not here does not exist. Each key says what its value is, when
it may be left out, what it means in one sentence, and whether it belongs to the shape of a method
(the same in every language) or to its text. `known_as` holds the words that people write instead,
Dutch ones above all; they are only used to answer "did you mean".

The keys stand by subject in the files of this folder; here they come together.
"""

from __future__ import annotations

from intervisie.method.keys.key import Compared, Key, Kind, Language, Table, YesNo
from intervisie.method.keys.of_method import METHOD, Order
from intervisie.method.keys.of_part import PART_KEYS, Ending, Hints, Joining, Passing
from intervisie.method.keys.of_people import HIDDEN, PEOPLE, ROLE, VARIANT, Outside
from intervisie.method.keys.of_record import RECORD, SCALE, Attribution
from intervisie.method.keys.of_shared import BLOCK, PITFALL, PITFALLS
from intervisie.method.keys.of_step import BRANCH, FOR_EACH, MODULE, PART, PATH, STEP
from intervisie.method.keys.words import VALUES_KNOWN_AS

__all__ = [
    "BLOCK", "BRANCH", "FOR_EACH", "HIDDEN", "METHOD", "MODULE", "PART", "PART_KEYS", "PATH", "PEOPLE",
    "PITFALL", "PITFALLS", "RECORD", "ROLE", "SCALE", "STEP", "TABLES", "VALUES_KNOWN_AS", "VARIANT",
    "Attribution", "Compared", "Ending", "Hints", "Joining", "Key", "Kind", "Language", "Order", "Outside",
    "Passing", "Table", "YesNo",
]  # fmt: skip

TABLES = (
    METHOD, PEOPLE, ROLE, HIDDEN, VARIANT, STEP, PART, MODULE, BRANCH, PATH, FOR_EACH, RECORD, SCALE, BLOCK,
    PITFALLS, PITFALL,
)  # fmt: skip
"""Every table, in the order of the reference page."""
