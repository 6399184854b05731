"""The few styles of the screen and their colours. Pure.

What matters is never said by colour alone: the styles differ in weight and sign too, and without
colour nothing is lost. Colours are of the 256 that nearly all terminals have, so that what is computed
here is what is seen. `contrast` is the ratio of WCAG 2.2, 1.4.3; every colour has at least 4.5 against
its ground, and those for an unknown ground have it against both black and white.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

ENOUGH = 4.5


class Ground(StrEnum):
    """What the text stands on, as far as the terminal tells."""

    DARK = "dark"
    LIGHT = "light"
    UNKNOWN = "unknown"


class Look(Struct, frozen=True):
    """How one style looks; `colour` is `#rrggbb` of the 256, or "" for the terminal's own."""

    colour: str = ""
    bold: bool = False
    reverse: bool = False


GROUNDS: dict[Ground, tuple[str, ...]] = {
    Ground.DARK: ("#000000", "#1c1c1c", "#262626"),
    Ground.LIGHT: ("#ffffff", "#eeeeee"),
    Ground.UNKNOWN: ("#000000", "#ffffff"),
}
"""The grounds against which the colours must be readable."""

PALETTE: dict[Ground, dict[str, Look]] = {
    Ground.DARK: {
        "quiet": Look("#a8a8a8"),
        "rule": Look("#a8a8a8"),
        "title": Look(bold=True),
        "speaker": Look("#87d7af", bold=True),
        "clock": Look("#87d7af"),
        "still": Look("#a8a8a8"),
        "over": Look("#ffaf5f"),
        "ask": Look("#ffd787", bold=True),
        "key": Look(bold=True),
        "here": Look("#87d7af", bold=True),
    },
    Ground.LIGHT: {
        "quiet": Look("#585858"),
        "rule": Look("#585858"),
        "title": Look(bold=True),
        "speaker": Look("#005f5f", bold=True),
        "clock": Look("#005f5f"),
        "still": Look("#585858"),
        "over": Look("#875f00"),
        "ask": Look("#5f5f00", bold=True),
        "key": Look(bold=True),
        "here": Look("#005f5f", bold=True),
    },
    Ground.UNKNOWN: {
        "quiet": Look("#767676"),
        "rule": Look("#767676"),
        "title": Look(bold=True),
        "speaker": Look("#00875f", bold=True),
        "clock": Look("#00875f"),
        "still": Look("#767676"),
        "over": Look("#af5f5f", bold=True),
        "ask": Look(bold=True),
        "key": Look(bold=True),
        "here": Look("#00875f", bold=True),
    },
}


def looks_for(environ: Mapping[str, str]) -> dict[str, Look]:
    """Return the styles for a terminal, without colours where nobody wants them (see no-color.org)."""
    looks = PALETTE[ground_of(environ)]
    if environ.get("NO_COLOR"):
        return {name: Look(bold=look.bold, reverse=look.reverse) for name, look in looks.items()}
    return looks


def ground_of(environ: Mapping[str, str]) -> Ground:
    """Return what the terminal says about its ground in COLORFGBG.

    It is not asked by an escape sequence: an answer that comes late would look like typing.
    """
    colour = environ.get("COLORFGBG", "").rpartition(";")[2]
    if not (colour.isascii() and colour.isdigit()) or int(colour) > 15:
        return Ground.UNKNOWN
    return Ground.LIGHT if int(colour) in (7, *range(9, 16)) else Ground.DARK


def contrast(one: str, other: str) -> float:
    """Return how well two colours can be told apart, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def style_rules(looks: Mapping[str, Look]) -> dict[str, str]:
    """Return the styles as prompt_toolkit writes them."""
    return {name: " ".join(_words(look)) for name, look in looks.items()}


def _words(look: Look) -> list[str]:
    named = [(look.colour, look.colour), (look.bold, "bold"), (look.reverse, "reverse")]
    return [word for wanted, word in named if wanted and word]


def escape_codes(looks: Mapping[str, Look]) -> dict[str, str]:
    """Return the styles as the codes that a terminal understands; "" for one that is not named."""
    return {name: _code(look) for name, look in looks.items()}


def _code(look: Look) -> str:
    codes = ["1"] if look.bold else []
    codes += ["7"] if look.reverse else []
    codes += [f"38;5;{_number(look.colour)}"] if look.colour else []
    return f"\x1b[{';'.join(codes)}m" if codes else ""


def _number(colour: str) -> int:
    """Return which of the 256 colours this is."""
    levels = (0, 95, 135, 175, 215, 255)
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    if red == green == blue and red not in levels:
        return 232 + (red - 8) // 10
    return 16 + 36 * levels.index(red) + 6 * levels.index(green) + levels.index(blue)
