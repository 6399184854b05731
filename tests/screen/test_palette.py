"""Colours that can be read, and nothing that is said by colour alone."""

from __future__ import annotations

import pytest

from intervisie.faces.screen.palette import (
    ENOUGH,
    GROUNDS,
    PALETTE,
    Ground,
    contrast,
    escape_codes,
    ground_of,
    looks_for,
)


@pytest.mark.parametrize("ground", Ground)
def test_every_colour_can_be_read_on_its_ground(ground: Ground) -> None:
    for look in PALETTE[ground].values():
        for under in GROUNDS[ground]:
            assert not look.colour or contrast(look.colour, under) >= ENOUGH


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


def test_all_grounds_have_the_same_styles() -> None:
    assert len({frozenset(looks) for looks in PALETTE.values()}) == 1


def test_no_color_leaves_weight_only() -> None:
    looks = looks_for({"NO_COLOR": "1", "COLORFGBG": "15;0"})

    assert all(not look.colour for look in looks.values())
    assert not any("38;5" in code for code in escape_codes(looks).values())
    assert looks["speaker"].bold


@pytest.mark.parametrize(
    ("told", "ground"),
    [
        ("15;0", Ground.DARK),
        ("0;15", Ground.LIGHT),
        ("0;default;15", Ground.LIGHT),
        ("12;8", Ground.DARK),
        ("", Ground.UNKNOWN),
        ("nonsense", Ground.UNKNOWN),
        ("1;99", Ground.UNKNOWN),
    ],
)
def test_the_ground_is_what_the_terminal_tells(told: str, ground: Ground) -> None:
    assert ground_of({"COLORFGBG": told}) is ground


def test_the_codes_are_those_of_the_256_colours() -> None:
    codes = escape_codes(PALETTE[Ground.UNKNOWN])

    assert codes["quiet"] == "\x1b[38;5;243m"
    assert codes["speaker"] == "\x1b[1;38;5;29m"
