"""What the page of a method tells a facilitator the evening before."""

from __future__ import annotations

import re
from html import unescape

import pytest
from markdown_it import MarkdownIt

from intervisie.cli.method_page import page, rows_of
from intervisie.cli.rows import markdown
from intervisie.words.catalogue import Words
from tests.method.builders import HEAD, method

EVERYTHING = f"""{HEAD}order: strict
before: [Lees de casus]
room: [Stoelen in een kring]
steps:
  - {{id: vragen, title: Vragen, mode: questions, time: 10m, order: random, passing: not-allowed,
      turn_limit: 2m, pause_between: 10s, end: firm, listens: facilitator, record: questions}}
  - id: kiezen
    title: Kiezen
    record: {{kind: marks, of: vragen, marks: [warm, koud]}}
    branch: {{ask: Geholpen?, no: {{again_from: vragen, at_most: 2, time: 50%, takes_in: [extra]}}}}
  - {{id: extra, title: Extra, optional: yes, asked_by: case-owner,
      record: {{kind: scale, scale: {{from: 0, to: 10, low: niets, high: alles}}}}}}
  - id: advies
    title: Advies
    required: yes
    module:
      - {{id: raad, title: Goede raad, purpose: Voor wie haast heeft, mode: turns, time: 5m}}
      - {{id: beeld, title: Beeld, parts: [{{mode: writing, time: 2m}}, {{mode: turns, time: 3m}}]}}
  - {{title: Wachten, mode: break, time: 5m}}
  - for_each: {{each: seat, group_size: 3}}
    steps: [{{title: Vertel, time: 4m, record: {{kind: notes, sentence: Mijn vraag is …, words: 15}}}}]
"""


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            (
                "Before the meeting",
                "  - Stoelen in een kring",
                "The steps keep their order, and none is skipped.",
                "1. Vragen, 10 minutes",
                "     Only listens: the facilitator",
                "     The order of the turns is drawn.",
                "     Nobody passes.",
                "     A turn lasts 2 minutes at most.",
                "     After each turn it is silent for 10 seconds.",
                "     Stop at once when the time is up.",
                "     With: warm | koud",
                "   At the end, ask the case owner: Geholpen?",
                "     No: once more from Vragen to Kiezen, at most 2 times; with 50% of the time;",
                "     with Extra",
                "   Only if the case owner asks for it.",
                "     From 0 (niets) to 10 (alles).",
                "   Not to be skipped.",
                "   Or: Goede raad, 5 minutes",
                "     Voor wie haast heeft",
                "     * everybody writes, 2 minutes",
                "6. 3 times, in subgroups of 3 at once; one in each is the case owner",
                "   6.1. Vertel, 4 minutes",
                "        Complete the sentence: Mijn vraag is …",
                "        In 15 words at most.",
            ),
        ),
        (
            "nl",
            (
                "Vóór de bijeenkomst",
                "1. Vragen, 10 minuten",
                "     Luistert alleen: de gespreksleider",
                "   Vraag aan het eind aan de inbrenger: Geholpen?",
                "     Nee: nog eens van Vragen tot en met Kiezen, hoogstens 2 keer; in 50% van de",
                "   Alleen als de inbrenger erom vraagt.",
                "   Of: Goede raad, 5 minuten",
                "6. 3 keer, tegelijk in groepjes van 3; in elk is steeds iemand anders de",
            ),
        ),
    ],
)
def test_the_page_tells_what_will_happen_in_every_step(language: str, told: tuple[str, ...]) -> None:
    lines = list(page(method(EVERYTHING), 6, Words(language)))

    assert [line for line in told if line not in lines] == []
    assert max(map(len, lines)) <= 80


def test_a_plain_method_has_a_page_without_ado() -> None:
    read = method(f"{HEAD}steps:\n  - {{title: Praten, time: 10m}}\n")

    assert list(page(read, 4, Words("en")))[3:] == [
        "",
        "1. Praten, 10 minutes",
        "   together",
        "     Written down: notes, for the case owner.",
    ]


def as_html(text: str, people: int = 6) -> str:
    """Return the page of a method as a reader of Markdown shows it."""
    return str(
        MarkdownIt("commonmark", {"html": True}).render(
            "\n".join(markdown(rows_of(method(text), people, Words("en"))))
        )
    )


def test_as_markdown_steps_are_headings_and_what_belongs_to_a_part_stands_below_it() -> None:
    html = as_html(EVERYTHING)

    titles = re.findall(r"<h(\d)>(.*?)</h\d>", html)
    assert titles[0] == ("1", "Ronde")
    assert ("2", "1. Vragen, 10 minutes") in titles
    assert [level for level, _ in titles if int(level) > 3] == []
    assert "<li>Lees de casus</li>" in html
    assert re.search(r"<li><strong>[^<]*</strong>\s*<ul>\s*<li>", html)


def test_as_markdown_every_text_of_the_page_is_there() -> None:
    found = method(EVERYTHING)
    html = as_html(EVERYTHING)

    seen = " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
    for row in rows_of(found, 6, Words("en")):
        assert " ".join(row.text.split()) in seen


@pytest.mark.parametrize(
    "text",
    ["<b>vet</b>", "[hier](http://x.nl)", "# kop", "- item", "*ster*", "a | b", "`code`", "<!-- weg -->"],
)
def test_as_markdown_foreign_text_reads_as_it_was_typed(text: str) -> None:
    steps = f"steps:\n  - {{title: {text!r}, mode: plenary, time: 5m, say: {text!r}}}\n"
    html = as_html(f"{HEAD}purpose: {text!r}\n{steps}")

    assert unescape(html).count(text) == 3
    assert "<b>" not in html
    assert "<a " not in html
    assert "<em>" not in html


def test_as_markdown_the_same_rows_are_told_as_in_the_terminal() -> None:
    found = method(EVERYTHING)

    lines = " ".join(" ".join(page(found, 6, Words("en"))).split())
    assert all(" ".join(row.text.split()) in lines for row in rows_of(found, 6, Words("en")))


def test_a_method_for_one_number_of_people_says_that_number() -> None:
    found = method(f"{HEAD}people: {{min: 3, ideal: 3, max: 3}}\nsteps:\n  - {{title: Vragen, time: 5m}}\n")

    assert "For 3 people." in tuple(page(found, 3, Words("en")))


OWN_WORDS = f"""{HEAD}people: {{min: 2, ideal: 2, max: 3}}
roles:
  - {{id: case-owner, name: Coachee}}
  - {{id: facilitator, name: Coach}}
  - {{id: partij-a, name: Partij A}}
steps:
  - {{title: Vertellen, mode: case-owner, time: 5m}}
  - {{title: Doorvragen, mode: interview, time: 5m, record: {{kind: notes, goes_to: facilitator}}}}
  - {{title: Vragen, mode: questions, time: 5m, listens: partij-a}}
"""


def test_the_page_uses_the_words_of_the_method_for_its_people() -> None:
    read = method(OWN_WORDS)

    told = "\n".join(page(read, 2, Words("nl")))

    assert "   de coachee is aan het woord\n" in told
    assert "Vastgelegd: notities, voor de coachee." in told
    assert "   de coach vraagt, de coachee antwoordt\n" in told
    assert "Vastgelegd: notities, voor de coach." in told
    assert "   vragen om de beurt, de coachee antwoordt\n" in told
    assert "Luistert alleen: Partij A" in told
    assert "inbrenger" not in told


def test_with_more_than_two_people_the_others_listen_to_an_interview() -> None:
    told = "\n".join(page(method(OWN_WORDS), 3, Words("en")))

    assert "   the coach asks, the coachee answers, the others listen\n" in told
