"""`intervisie overview`: a year of meetings in numbers and bars, or as a document. It never ranks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from intervisie.archive.year import Year
from intervisie.cli.circles import id_of_group
from intervisie.cli.hours import FIRST_YEAR, LAST_YEAR
from intervisie.cli.meetings import print_json
from intervisie.cli.overview_numbers import MONTHS, Overview, Timed, overview_of
from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import open_archive
from intervisie.conduct.clock import SystemClock
from intervisie.errors import ExitCode, UsageError
from intervisie.faces.inert import cells, cut, inert, one_line
from intervisie.text import Text, say, say_count
from intervisie.words.catalogue import Words

_LONGEST = 20
"""Cells of the longest bar."""
_NAME = 34


def run(
    *, year: int | None, group: str | None, json: bool, output: str | None, language: str | None, force: bool
) -> int:
    """Print what there was in a year, or write it as a document."""
    if json and output is not None:
        raise UsageError(say("Choose between {one} and {other}.", one="--json", other="--output"))
    wanted = SystemClock().stamp().wall.year if year is None else year
    if not FIRST_YEAR <= wanted <= LAST_YEAR:
        raise UsageError(say("{option} must be a year.", option="--year"))
    target = None if output in (None, "-") else Path(str(output))
    if target is not None:
        from intervisie.cli.writing import refuse_what_is_there

        refuse_what_is_there(target, force=force)
    found = open_archive().year(wanted, group, id_of_group(group))
    _tell_what_does_not_count(found)
    numbers = overview_of(found, wanted, of_group=group is not None)
    words = Words(language) if language is not None else interface_words()
    if output is not None:
        from intervisie.cli.overview_document import document

        return document(numbers, group, words, target, force=force)
    if json:
        print_json(_values(numbers))
        return ExitCode.DONE
    for line in _lines(numbers, words):
        print(line)
    return ExitCode.DONE


def _tell_what_does_not_count(found: Year) -> None:
    for name in found.damaged:
        complain(say("{name} is damaged, and does not count.", name=name))
    if found.still_open:
        complain(
            say_count(
                "{count} meeting is still open, and does not count yet.",
                "{count} meetings are still open, and do not count yet.",
                found.still_open,
            )
        )


def in_all(numbers: Overview) -> Text:
    """Return how many meetings there were and how long they were together."""
    return say_count(
        "{year}: {count} meeting, {net} in all",
        "{year}: {count} meetings, {net} in all",
        numbers.meetings,
        year=str(numbers.year),
        net=numbers.net,
    )


def of_actions(numbers: Overview) -> Text:
    """Return how many shared actions there were, and how many of them are open."""
    return say_count(
        "{count} shared action, {open} open",
        "{count} shared actions, {open} open",
        numbers.actions,
        open=numbers.open_actions,
    )


def _lines(numbers: Overview, words: Words) -> Iterator[str]:
    told = words.text
    if not numbers.meetings:
        yield told(say("No meetings in {year}.", year=str(numbers.year)))
        return
    yield told(in_all(numbers))
    for heading, counted in _tables(numbers, words):
        if counted:
            yield ""
            yield told(heading)
            yield from _bars(counted)
    if numbers.timed:
        yield ""
        yield told(say("Planned and real minutes, on average"))
        yield from _minutes(numbers.timed, words)
    yield ""
    yield told(say("Who brought a case, led and took notes"))
    yield from _turns(numbers, words)
    if numbers.actions:
        yield ""
        yield told(of_actions(numbers))


def _tables(numbers: Overview, words: Words) -> Iterator[tuple[Text, Sequence[tuple[str, int]]]]:
    yield (
        say("Meetings by month"),
        [(f"{month:02}", count) for month, count in zip(range(1, MONTHS + 1), numbers.months, strict=True)],
    )
    yield (
        say("Net hours by quarter, rounded down"),
        [
            (words.text(say("Q{number}", number=number)), int(net.total_seconds() // 3600))
            for number, net in enumerate(numbers.quarters, start=1)
        ],
    )
    if len(numbers.groups) > 1:
        yield say("Meetings by group"), numbers.groups
    yield say("Methods"), numbers.methods
    yield say("Themes of the cases"), numbers.themes


def _bars(counted: Sequence[tuple[str, int]]) -> Iterator[str]:
    names = [cut(inert(one_line(name)), _NAME) for name, _ in counted]
    width = max(map(cells, names))
    most = max(count for _, count in counted)
    for name, (_, count) in zip(names, counted, strict=True):
        yield f"  {name}{' ' * (width - cells(name))}  {count:>3}  {_bar(count, most)}".rstrip()


def _bar(count: int, most: int) -> str:
    return "█" * round(count * _LONGEST / most) if count else ""


def around(words: Words) -> str:
    """Return what the steps are called that stand around the cases."""
    return words.text(say("Opening, choice and closing"))


def _minutes(timed: Sequence[Timed], words: Words) -> Iterator[str]:
    """Yield a table with a bar for what each step took; a method stands above its steps."""
    told = words.text
    rows = [("", told(say("times")), told(say("planned")), told(say("real")), "")]
    most = max((step.real for one in timed for step in one.steps), default=0)
    for one in timed:
        name = cut(inert(one_line(one.name or around(words))), _NAME)
        rows.append((name, str(one.times), str(one.planned), str(one.real), ""))
        for step in one.steps:
            indented = cut(f"  {inert(one_line(step.name))}", _NAME)
            bar = _bar(step.real, most) if most else ""
            rows.append((indented, str(step.times), str(step.planned), str(step.real), bar))
    yield from _columns(rows)


def _turns(numbers: Overview, words: Words) -> Iterator[str]:
    """Yield how often each person had which task, by name: nobody stands first or last for it."""
    headings = [words.text(text) for text in (say("there"), say("case"), say("led"), say("wrote"))]
    rows = [("", *headings, "")]
    for one in numbers.tasks:
        counts = (one.present, one.brought, one.facilitated, one.took_notes)
        rows.append((cut(inert(one_line(one.name)), _NAME), *(str(count or "-") for count in counts), ""))
    yield from _columns(rows)


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows with a name at the left, numbers below one another, and a bar at the end."""
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        numbers = (
            " " * (width - cells(text)) + text for text, width in zip(row[1:-1], widths[1:], strict=True)
        )
        name = row[0] + " " * (widths[0] - cells(row[0]))
        yield "  " + "  ".join((name, *numbers, row[-1])).rstrip()


def _values(numbers: Overview) -> dict[str, object]:
    return {
        "year": numbers.year,
        "meetings": numbers.meetings,
        "net_minutes": _whole(numbers.net.total_seconds()),
        "quarters_net_minutes": [_whole(net.total_seconds()) for net in numbers.quarters],
        "months": list(numbers.months),
        "groups": dict(numbers.groups),
        "methods": dict(numbers.methods),
        "themes": dict(numbers.themes),
        "people": {
            one.name: {
                "present": one.present,
                "brought": one.brought,
                "facilitated": one.facilitated,
                "took_notes": one.took_notes,
            }
            for one in numbers.tasks
        },
        "minutes": [{**_timed(one), "steps": [_timed(step) for step in one.steps]} for one in numbers.timed],
        "actions": numbers.actions,
        "open_actions": numbers.open_actions,
    }


def _whole(seconds: float) -> int:
    return int(seconds // 60)


def _timed(one: Timed) -> dict[str, object]:
    return {"name": one.name, "times": one.times, "planned": one.planned, "real": one.real}
