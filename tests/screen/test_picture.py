"""The picture of a meeting at any size: what is kept when room is short, and that nothing overflows."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from intervisie.faces.inert import cells
from intervisie.faces.screen.glyphs import ASCII, UNICODE, glyphs_for
from intervisie.faces.screen.rows import clusters, width_of
from intervisie.faces.screen.scene import Message, MessageKind, Page, Scene
from intervisie.meeting.display import ClockDisplay, Guidance
from intervisie.words.catalogue import LANGUAGES
from tests.meeting.builders import MINUTE, Table, a_table_at
from tests.meeting.winding import HELPING, TROIKA
from tests.screen.builders import SECOND, a_pen, a_picture, a_running_table, a_scene, seen

SIZES = (
    (1, 1),
    (2, 1),
    (5, 3),
    (12, 4),
    (20, 5),
    (30, 8),
    (40, 12),
    (64, 16),
    (80, 24),
    (111, 30),
    (120, 40),
)
STATES = ("running", "held", "over", "silent", "break", "closed", "fresh", "asking")


def a_table(state: str) -> Table:
    match state:
        case "running":
            return a_running_table()
        case "held":
            return a_running_table().type("/hold")
        case "over":
            return a_running_table().wait(20 * MINUTE)
        case "silent":
            return a_table_at("writing").wait(90 * SECOND)
        case "break":
            return a_running_table().type("/break 10")
        case "closed":
            return a_running_table().attempt("/end").yes()
        case "fresh":
            return Table()
        case _:
            return Table().type("/start").go_to("choosing").attempt("/next").yes()


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_picture_fills_the_terminal_exactly(state: str, size: tuple[int, int]) -> None:
    width, height = size
    table = a_table(state)
    for page in Page:
        for guidance in Guidance:
            picture = a_picture(a_scene(table, page, guidance), width, height)

            assert len(picture.above) + picture.input_rows + len(picture.below) == height
            assert max((width_of(row) for row in (*picture.above, *picture.below)), default=0) <= width


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)], ids=str)
def test_clock_turn_and_input_are_always_there(language: str, size: tuple[int, int]) -> None:
    shown = seen(a_scene(a_running_table()), *size, a_pen(language))

    assert "▶ Bas" in shown
    assert "❯" in shown
    assert "12:34" in shown or "██" in shown


def test_80_by_24_holds_everything() -> None:
    shown = seen(a_scene(a_running_table().wait(13 * MINUTE)))

    for part in ("Incident", "step 4 of 6", "end ", "Questions", "▶ Bas", "then Cem", "Answering  Anna"):
        assert part in shown
    for part in ("over time", "turn 20:26", "For you", "2 notes", "What did she say?", "↳ That she", "^N"):
        assert part in shown


def test_120_by_40_adds_the_running_order_with_times() -> None:
    shown = seen(a_scene(a_running_table()), 120, 40)

    assert "planned" in shown
    assert re.search(r"▶  4 Questions +20m +7m", shown)


def test_time_left_is_rounded_up_so_that_zero_is_the_end() -> None:
    almost = a_table_at("questions").wait(20 * MINUTE - SECOND / 2)

    assert "0:01" in seen(a_scene(almost), 40, 12)


def test_overtime_says_so_in_sign_and_words_and_names_three_ways_on() -> None:
    shown = seen(a_scene(a_running_table().wait(20 * MINUTE)), 60, 20)

    assert "+7:26 over time" in shown
    assert "/+2" in shown
    assert "/from" in shown


def test_a_held_clock_says_since_when_and_shows_no_other_time() -> None:
    table = a_running_table().type("/hold")
    before = seen(a_scene(table))

    assert "clock stands still since 14:07" in before
    assert "end " not in before.splitlines()[0]
    assert seen(a_scene(table.wait(40 * MINUTE))) == before


@pytest.mark.parametrize(
    ("waited", "said"),
    [(90, "about 4 minutes left"), (270, "almost time"), (301, "Time is up. Finish your sentence.")],
)
def test_a_silent_step_shows_no_seconds(waited: int, said: str) -> None:
    shown = seen(a_scene(a_table_at("writing").wait(waited * SECOND)))

    assert said in shown
    assert "██" not in shown


@pytest.mark.parametrize(
    ("display", "waited", "said"),
    [
        (ClockDisplay.ROUGH, 1, "plenty of time"),
        (ClockDisplay.ROUGH, 17, "almost time"),
        (ClockDisplay.ROUGH, 21, "over time"),
        (ClockDisplay.HIDDEN, 1, "the clock runs"),
        (ClockDisplay.HIDDEN, 17, "the clock runs"),
        (ClockDisplay.HIDDEN, 21, "over time"),
    ],
)
def test_a_clock_in_words_says_only_how_it_stands_and_a_hidden_one_only_that_time_is_up(
    display: ClockDisplay, waited: int, said: str
) -> None:
    shown = seen(a_scene(a_table_at("questions").wait(waited * MINUTE), clock=display))

    assert said in shown
    assert "██" not in shown


def test_the_group_page_holds_no_note_nudge_or_question() -> None:
    table = a_running_table().wait(20 * MINUTE).type("/private marker-hidden", "#park marker-parked")
    asked = Message(MessageKind.ASKED, "marker-question")
    shown = seen(a_scene(table, Page.GROUP, messages=(asked,)))

    assert "marker" not in shown
    assert "What did she say?" not in shown
    assert "For you" not in shown
    assert "^G shows it" in shown


def test_what_is_typed_while_the_group_looks_on_is_masked() -> None:
    assert a_picture(a_scene(a_running_table(), Page.GROUP)).masked
    assert not a_picture(a_scene(a_running_table())).masked


def test_guidance_fades_to_headings_and_to_the_clock_alone() -> None:
    full = seen(a_scene(a_running_table()))
    clock = seen(a_scene(a_running_table(), guidance=Guidance.CLOCK))

    assert "2 notes" in full
    assert "2 notes" not in clock
    assert "▶ Bas" in clock


def a_long_reading(table: Table | None = None) -> Scene:
    """Return a step with much to read aloud and to know."""
    scene = a_scene(table or a_table_at("questions"))
    text = " ".join(f"sentence {number} to read aloud." for number in range(12))
    return replace(scene, view=replace(scene.view, say=text, for_facilitator="Something to know. " * 12))


def test_what_is_read_aloud_stands_there_whole_while_there_is_room() -> None:
    shown = " ".join(seen(a_long_reading()).split())

    assert "sentence 11 to read aloud." in shown


def test_what_does_not_fit_names_the_key_that_shows_all_of_it() -> None:
    shown = seen(a_long_reading(), 40, 12)

    assert "… PgDn" in shown


def test_few_notes_leave_their_room_to_what_is_for_the_facilitator() -> None:
    table = a_table_at("questions")
    for number in range(30):
        table.type(f"note number {number}")

    alone, crowded = seen(a_long_reading()), seen(a_long_reading(table))

    assert alone.count("Something to know.") > crowded.count("Something to know.")
    assert "note number 29" in crowded


def test_a_question_is_never_cut_short() -> None:
    asked = "4 people have not had a turn yet. Go on all the same? /yes or /no."
    for state in STATES:
        scene = a_scene(a_table(state), messages=(Message(MessageKind.ASKED, asked),))

        assert asked in " ".join(seen(scene, 40, 12).replace("│", " ").split())


def test_where_room_is_short_the_number_of_the_step_and_the_end_stay() -> None:
    first = seen(a_scene(a_running_table().type("/until 16:00")), 40, 12).splitlines()[0]

    assert "step" in first
    assert "end" in first
    assert "…" not in first


def test_before_a_method_is_chosen_the_end_is_the_planned_one() -> None:
    table = Table(None).type("/start", "/until 16:00")

    assert "planned end 16:00" in seen(a_scene(table))
    assert " min)" not in seen(a_scene(table))


def test_a_closed_meeting_says_what_can_still_be_done_and_nothing_to_read_aloud() -> None:
    shown = seen(a_scene(a_table("closed")))

    assert "/quit leaves" in shown
    assert "Speaking" not in shown
    assert "Read aloud" not in shown


def test_the_youngest_note_is_always_in_sight() -> None:
    table = a_table_at("questions")
    for number in range(40):
        table.type(f"note number {number}")

    assert "note number 39" in seen(a_scene(table))
    assert "note number 39" in seen(a_scene(table), 40, 12)


def test_a_message_stands_above_the_input_line_with_a_sign_of_its_own() -> None:
    refused = Message(MessageKind.REFUSED, "There are no turns in this part.")
    lines = seen(a_scene(a_running_table(), messages=(refused,))).splitlines()

    assert lines[-4] == " ▲ There are no turns in this part."


def test_every_sign_has_an_ascii_twin() -> None:
    pen = a_pen(glyphs=ASCII)
    for state in STATES:
        for page in Page:
            for size in SIZES:
                assert seen(a_scene(a_table(state), page), *size, pen).isascii()


@pytest.mark.parametrize(
    ("encoding", "glyphs"), [("utf-8", UNICODE), ("ascii", ASCII), (None, ASCII), ("x", ASCII)]
)
def test_the_signs_follow_the_encoding_of_the_output(encoding: str | None, glyphs: object) -> None:
    assert glyphs_for(encoding) is glyphs
    assert glyphs_for(encoding, ascii_only=True) is ASCII


HOSTILE = (
    "\x1b]0;title\x07",
    "\x1b[2J\x9b31m",
    "a\rb\nc\td",
    "\u202egnp.exe",
    "王小明王小明王小明王小明王小明",
    "שלום עולם",
    "e\u0301" * 30,
    "👩‍👩‍👧‍👦 family",
    "\ud800",
    "[bold]x[/bold]",
    "x" * 300,
)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("size", [(20, 8), (40, 12), (80, 24), (120, 40)], ids=str)
def test_foreign_text_steers_nothing_and_keeps_the_layout(text: str, size: tuple[int, int]) -> None:
    table = Table(people=("Anna", text, "Cem")).type("/start", "/owner Anna").go_to("questions")
    table.type(f"#note {text}", f"@cem {text} | {text}")
    for page in Page:
        picture = a_picture(a_scene(table, page), *size)
        for row in (*picture.above, *picture.below):
            drawn = list(clusters(row))

            assert sum(width for _, _, width in drawn) <= size[0]
            assert not any(
                ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for _, text_, _ in drawn for sign in text_
            )
            assert not any(0xD800 <= ord(sign) < 0xE000 for _, text_, _ in drawn for sign in text_)


def test_names_that_run_from_right_to_left_are_isolated() -> None:
    drawn = "".join(cluster for _, cluster, _ in clusters((("", "שלום"),)))

    assert drawn == "\u2068שלום\u2069"
    assert cells("שלום") == sum(width for _, _, width in clusters((("", "שלום"),)))


@pytest.mark.parametrize("page", [Page.MEETING, Page.GROUP])
def test_the_ways_to_do_a_step_are_shown_to_everybody(page: Page) -> None:
    shown = seen(a_scene(a_table_at("advising", HELPING), page))

    assert [f"{number}. {title}" in shown for number, title in ((1, "Good advice"), (3, "Gossip"))] == [
        True
    ] * 2


def choosing(*cases: str) -> Table:
    return Table().type("/start").go_to("choosing").type(*cases).attempt("/next").yes()


def test_the_cases_to_choose_from_stand_beside_the_question_and_not_on_the_group_page() -> None:
    table = choosing("@bas #case The silent team", "@cem #case The angry father")

    drawn, group = seen(a_scene(table)), seen(a_scene(table, Page.GROUP))

    assert "1. Bas: The silent team" in drawn
    assert "2. Cem: The angry father" in drawn
    assert "father" not in group


def test_the_cases_are_gone_once_one_is_chosen() -> None:
    table = choosing("@bas #case The silent team").type("/choose 1")

    assert "1. Bas" not in seen(a_scene(table))


@pytest.mark.parametrize("page", [Page.MEETING, Page.GROUP])
def test_the_pass_of_a_loop_is_shown_to_everybody(page: Page) -> None:
    table = Table(TROIKA).type("/start").go_to("round")

    assert "round 1 of 3" in seen(a_scene(table, page))
