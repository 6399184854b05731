"""Make the pictures of four methods on paper: their page, and their documents after a scripted play.

    python docs/pictures/pages.py           write every picture beside this file, as SVG

Needs the development packages (pyte).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from textwrap import wrap

import pyte
from make import HERE, svg

from intervisie.cli.method_page import page
from intervisie.cli.templates import open_shelf
from intervisie.documents.cases import cases_of
from intervisie.documents.content import minutes, owner_sheet
from intervisie.documents.plain import minutes_data, owner_data
from intervisie.documents.template import make
from intervisie.method.library import LANGUAGES, Library
from intervisie.rehearsing.playing import play, table_for
from intervisie.words.catalogue import Words

METHODS = ("krachtenveldanalyse", "supervisie-individueel", "balintgroep", "moreel-beraad-dilemma")
BEGIN = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
WIDTH = 88


def papers(library: Library, name: str, language: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the page of a method, the case owner's sheet and the group minutes, each as lines."""
    method = library.find(name, language)
    yield "page", list(page(method, method.people.ideal, Words(language)))
    meeting = play(table_for(method, library.blocks(language), method.people.ideal), BEGIN).meeting
    shelf = open_shelf()
    (case,) = cases_of(meeting)
    sheet = owner_data(owner_sheet(meeting, case.id))
    yield "owner", make(shelf.of_document("owner"), sheet).splitlines()
    yield "minutes", make(shelf.of_document("minutes"), minutes_data(minutes(meeting))).splitlines()


def picture(lines: list[str]) -> str:
    """Return lines of text as a picture, long ones wrapped."""
    wrapped = [part for line in lines for part in wrap(line, WIDTH, subsequent_indent="  ") or [""]]
    screen = pyte.Screen(WIDTH, len(wrapped))
    pyte.Stream(screen).feed("\r\n".join(wrapped))
    screen.cursor.x = WIDTH
    return svg(screen)


if __name__ == "__main__":
    os.environ["INTERVISIE_HOME"] = os.devnull  # nobody's own templates
    shipped = Library(HERE.parents[1] / "methods")
    for each in LANGUAGES:
        for known in METHODS:
            for paper, text in papers(shipped, known, each):
                Path(HERE / f"{known}-{paper}-{each}.svg").write_text(picture(text), encoding="utf-8")
