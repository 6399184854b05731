"""The shipped profiles and the keys of a profile as Markdown tables, for the documentation. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from intervisie.method.schema import Speak
from intervisie.method.schema import reference as reference_of
from intervisie.profiles.keys import TABLES, VALUES
from intervisie.profiles.model import Basis, Profile
from intervisie.profiles.naming import group_asked, joined, spread_asked, volume_asked
from intervisie.text import Text, say

_BASIS = {
    Basis.OWN_PAGES: say("own pages"),
    Basis.ARCHIVED: say("archived copies"),
    Basis.SECOND_HAND: say("second-hand"),
}


def reference(speak: Speak) -> str:
    """Return every key of a profile file with its value, its default and its meaning."""
    return reference_of(speak, TABLES, VALUES)


def overview(profiles: Iterable[Profile], speak: Speak) -> str:
    """Return one line for each profile: what it is, under which label, and the main of what it asks."""
    titles = (
        say("id"),
        say("for whom"),
        say("label"),
        say("how much"),
        say("the group"),
        say("read from"),
        say("checked"),
    )
    lines = [_row([speak(title) for title in titles]), _row(["---"] * len(titles))]
    for profile in profiles:
        amounts = [volume_asked(profile.volume)] if profile.volume else []
        amounts += [spread_asked(profile.spread)] if profile.spread else []
        lines.append(
            _row(
                [
                    f"`{profile.id}`",
                    speak(say("{title}", title=profile.name)),
                    ", ".join(profile.activities),
                    _told(joined(amounts), speak),
                    _told(group_asked(profile.group) if profile.group else None, speak),
                    speak(_BASIS[profile.basis]),
                    profile.checked.isoformat(),
                ]
            )
        )
    return "\n".join(lines) + "\n"


def _told(text: Text | None, speak: Speak) -> str:
    return speak(text) if text is not None else "–"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
