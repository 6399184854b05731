"""The layouts of a report with content that registers ask for: their headings, and whom they name. Pure.

The headings are those of the registers; what stands under them is only what somebody put there. The VS
Register and the SKJ ask it of a professional, the FGzPt of a group and of each in it, the Kwaliteitsregister
Paramedici of the group: a short summary of the case, which no note may fill.
"""

from __future__ import annotations

from msgspec import Struct

from intervisie.text import Text, say


class Heading(Struct, frozen=True):
    """One heading with what it asks; `name` is its name for templates."""

    name: str
    text: Text
    hint: Text


class Layout(Struct, frozen=True):
    """One layout: `owner_named` and `others_named` say whose names may stand in its head.

    `personal` when it is about what one person did and learned; only then lines of their sheet are offered.
    `needs_activity` when the register asks what kind of activity it was and says what does not count.
    """

    id: str
    title: Text
    headings: tuple[Heading, ...]
    owner_named: bool = False
    others_named: bool = False
    personal: bool = True
    needs_activity: bool = False


_TITLE = say("Individual report")

LAYOUTS: dict[str, Layout] = {
    layout.id: layout
    for layout in (
        Layout(
            "vs-ict",
            _TITLE,
            (
                Heading(
                    "past_acting",
                    say("Individual acting in the past"),
                    say("What did I do, at the time?"),
                ),
                Heading(
                    "dilemma",
                    say("Dilemma or learning goal"),
                    say("What did I want to learn, or could I not get out of?"),
                ),
                Heading("questioning", say("Questioning"), say("How was I questioned?")),
                Heading("group_learning", say("What the group learned"), say("Without names.")),
                Heading("own_learning", say("What I learned"), say("In my own words.")),
            ),
            needs_activity=True,
        ),
        Layout(
            "skj",
            _TITLE,
            (
                Heading(
                    "technical",
                    say("Technical-instrumental"),
                    say("Do I use the right methods, and can I explain why?"),
                ),
                Heading("normative", say("Normative"), say("Do I weigh rightly, and how?")),
                Heading("personal", say("Personal"), say("Does it suit me?")),
            ),
            owner_named=True,
        ),
        Layout(
            "fgzpt",
            _TITLE,
            (
                Heading("joint", say("Joint part"), say("Agreed together by the group.")),
                Heading("personal", say("Personal part"), say("Filled in by each for themselves.")),
            ),
            owner_named=True,
            others_named=True,
        ),
        Layout(
            "krp",
            say("Minutes of a case meeting"),
            (
                Heading(
                    "summary",
                    say("Short summary of the case"),
                    say("Worded by the group, without names and without what could tell who it is about."),
                ),
            ),
            personal=False,
        ),
    )
}
"""By the name that `--layout` takes."""

NO_ICT = say(
    "The VS Register does not count intervision, patient discussions, work meetings and FTO as ICT "
    "(V&VN, Criteria intercollegiale toetsing). The program calls nothing ICT by itself."
)
"""What to know before a report for the VS Register is made."""
