"""What the words by which a method is chosen are called for people. Pure."""

from __future__ import annotations

from intervisie.method.choices import HelpsWith, LedBy, Trust, Yields
from intervisie.text import say

LED_BY = {
    LedBy.ROTATING: None,
    LedBy.EXTERNAL: say("Somebody from outside the group leads it."),
    LedBy.TRAINED: say("Somebody who was trained for it leads it."),
    LedBy.REGISTERED: say("Somebody with a registration for it leads it."),
}

HELPS_WITH = {
    HelpsWith.EVENT: say("something that happened"),
    HelpsWith.PRACTICAL: say("a practical question"),
    HelpsWith.EXPERTISE: say("a question about the trade itself"),
    HelpsWith.OWN_PART: say("your own part in it"),
    HelpsWith.RELATION: say("what goes on between people"),
    HelpsWith.GOAL: say("something you want to reach"),
    HelpsWith.CHANGE: say("something that has to change"),
    HelpsWith.CONFLICT: say("a conflict"),
    HelpsWith.MORAL: say("what is right to do"),
    HelpsWith.SUCCESS: say("something that went well"),
    HelpsWith.THEME: say("a theme of everybody"),
    HelpsWith.LEARNING: say("what you want to learn"),
}

YIELDS = {
    Yields.ADVICE: say("advice"),
    Yields.INSIGHT: say("insight"),
    Yields.STEP: say("a next step"),
    Yields.DECISION: say("a decision"),
    Yields.AGREEMENT: say("an agreement between people"),
}

TRUST = {
    Trust.LITTLE: say("People need not know each other well."),
    Trust.SOME: say("People need to trust each other somewhat."),
    Trust.MUCH: say("People need to trust each other much."),
}
