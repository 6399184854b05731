"""The manual page of the commands agrees with the table they are decided by."""

from __future__ import annotations

from pathlib import Path

from intervisie.faces.manual import page

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_page_of_the_commands_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m intervisie.faces.manual > docs/commands.md"
