"""Hints about how a question is put, for the facilitator's eyes and never for the record. Pure.

A question in an asking step is best open, single and free of advice. The cues come from the pitfalls of
facilitation handbooks: advice in disguise ("heb je al eens"), a why that sounds like blame, questions in
a pile, and questions that yes or no answers. A cue is a reason to look again and never proof, so that few
false alarms count for more than catching everything.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from intervisie.meeting.note import NoteKind
from intervisie.meeting.state import Meeting, current_stop
from intervisie.meeting.typed import TAGS
from intervisie.text import Text, say

LONGEST = 400
"""Only so many characters are looked at: nobody asks a longer question aloud."""

ENOUGH_WORDS = 3
"""Before there are so many words, anything can still become an open question."""


class Hint(StrEnum):
    """What a question seems to be."""

    ADVICE = "advice"
    PILE = "pile"
    WHY = "why"
    CLOSED = "closed"


HINTS: dict[Hint, Text] = {
    Hint.ADVICE: say("This may be advice in the form of a question. Can it become an open question?"),
    Hint.PILE: say("Several questions at once. Which one comes first?"),
    Hint.WHY: say("A why can sound like blame. Try: what made you ...?"),
    Hint.CLOSED: say("Yes or no answers this. Begin with what, how, who or when."),
}

_ASKING = {
    "nl": "wat|hoe|wie|wanneer|waar|waarom|waardoor|welke?|hoeveel",
    "en": "what|how|who|when|where|why|which",
}

_ADVICE = {
    "nl": r"^(heb je al|wat als je)\b|"
    r"\b(waarom\b.{0,60}\bniet|(zou|kun|kan) je (het )?niet|is het geen idee|misschien moet je)\b",
    "en": r"^(have you tried|what if you)\b|"
    r"\b(why (don't|didn't|not)|couldn't you|shouldn't you|maybe you should)\b",
}

_WHY = {"nl": r"(en )?waarom\b", "en": r"(and )?why\b"}

_VERBS = {
    "nl": "ben|bent|is|zijn|was|waren|heb|hebt|heeft|hebben|had|hadden|kun|kan|kunt|kunnen|kon|wil|wilt|"
    "wilde|zou|zal|zul|moet|moest|mag|mocht|doe|doet|deed|ga|gaat|ging|weet|wist|vind|vond|denk|dacht|voel|"
    "voelde|zie|zag|werd|wordt|komt|kwam|klopt|durf|durfde",
    "en": "do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|may|might|must|isn't|aren't|"
    "wasn't|don't|doesn't|didn't|haven't|won't",
}

_SUBJECTS = {
    "nl": "je|jij|u|hij|ze|zij|het|dat|dit|er|die|jullie|we|wij|iemand|de|een|jouw",
    "en": "you|he|she|it|that|this|there|they|we|anybody|anyone|somebody|someone|the|your|a",
}

_TAGS = {"nl": r"\b(toch|niet waar)\s*\?$", "en": r"\b(isn't it|right|don't you think)\s*\?$"}


@cache
def _looked_for(language: str) -> tuple[tuple[Hint, re.Pattern[str]], ...]:
    """Return what betrays each hint in a language, compiled at the first question."""
    if language not in _ASKING:
        return ()
    asking = _ASKING[language]
    joining = "en|of" if language == "nl" else "and|or"
    forms = (
        (Hint.ADVICE, _ADVICE[language]),
        (Hint.PILE, rf"\?.*\w.*\?|^({asking})\b.+\b({joining}) ({asking})\b"),
        (Hint.WHY, rf"^{_WHY[language]}"),
        (Hint.CLOSED, rf"^({_VERBS[language]}) ({_SUBJECTS[language]})\b|{_TAGS[language]}"),
    )
    return tuple((hint, re.compile(form)) for hint, form in forms)


def hint_about(question: str, language: str) -> Hint | None:
    """Return what a question, or the first half of one, seems to be; None for an open one."""
    text = " ".join(question[:LONGEST].casefold().replace("\u2019", "'").split())
    if text.count(" ") < ENOUGH_WORDS - 1:
        return None
    return next((hint for hint, pattern in _looked_for(language) if pattern.search(text)), None)


def hint_at(meeting: Meeting, line: str) -> Text | None:
    """Return what to hint at while a line is typed, or None; commands and other kinds of note get none."""
    if not current_stop(meeting).part.question_hints or line[:1] == "/":
        return None
    kind, text = _question_in(line)
    if kind is not None and kind is not NoteKind.QUESTION:
        return None
    hint = hint_about(text, meeting.language)
    return HINTS[hint] if hint is not None else None


def _question_in(line: str) -> tuple[NoteKind | None, str]:
    """Return the kind that a line names, and its question: without whose it is and without the answer."""
    kind = None
    rest = line
    while rest[:1] in ("@", "#"):
        word, _, rest = rest.partition(" ")
        if word[0] == "#":
            kind = TAGS.get(word[1:].casefold())
    return kind, rest.partition(" | ")[0]
