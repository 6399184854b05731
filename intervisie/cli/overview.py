"""`intervisie overview`: a year of meetings in numbers and small bars. Arguments in, exit code out.

Turns are counted so that they can go round; people are not ranked, and no case is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from intervisie.archive.summary import Summary
from intervisie.cli.hours import FIRST_YEAR, LAST_YEAR
from intervisie.cli.meetings import print_json
from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.cli.unlocking import open_archive
from intervisie.conduct.clock import SystemClock
from intervisie.errors import ExitCode, UsageError
from intervisie.faces.inert import cells, cut, inert, one_line
from intervisie.groups.naming import same_name
from intervisie.meeting.nobody import is_nobody
from intervisie.text import Text, say, say_count
from intervisie.words.catalogue import Words

_LONGEST = 20
"""Cells of the longest bar."""
_NAME = 34
MONTHS = 12
_MINUTE = timedelta(minutes=1)


def run(*, year: int | None, group: str | None, json: bool) -> int:
    """Print what there was in a year: months, methods, and who had which task."""
    wanted = SystemClock().stamp().wall.year if year is None else year
    if not FIRST_YEAR <= wanted <= LAST_YEAR:
        raise UsageError(say("{option} must be a year.", option="--year"))
    found = tuple(_meetings(wanted, group))
    if json:
        print_json(_values(found, wanted))
        return ExitCode.DONE
    for line in _lines(found, wanted, interface_words()):
        print(line)
    return ExitCode.DONE


def _meetings(year: int, group: str | None) -> Iterator[Summary]:
    """Yield the closed meetings of a year, the oldest first; say of those that do not count why."""
    still_open = 0
    for each in reversed(open_archive().summaries()):
        if each.opened.year != year or (group is not None and same_name(each.group_name) != same_name(group)):
            continue
        if each.damaged:
            complain(say("{name} is damaged, and does not count.", name=each.name))
        elif each.is_open:
            still_open += 1
        else:
            yield each
    if still_open:
        complain(
            say_count(
                "{count} meeting is still open, and does not count yet.",
                "{count} meetings are still open, and do not count yet.",
                still_open,
            )
        )


def _lines(found: Sequence[Summary], year: int, words: Words) -> Iterator[str]:
    told = words.text
    if not found:
        yield told(say("No meetings in {year}.", year=str(year)))
        return
    net = sum((each.net for each in found), timedelta(0)) // _MINUTE * _MINUTE
    yield told(
        say_count(
            "{year}: {count} meeting, {net} in all",
            "{year}: {count} meetings, {net} in all",
            len(found),
            year=str(year),
            net=net,
        )
    )
    for heading, counted in _tables(found):
        if counted:
            yield ""
            yield told(heading)
            yield from _bars(counted)
    yield ""
    yield told(say("Who brought a case, led and took notes"))
    yield from _turns(found, words)


def _tables(found: Sequence[Summary]) -> Iterator[tuple[Text, list[tuple[str, int]]]]:
    months = Counter(each.opened.month for each in found)
    yield say("Meetings by month"), [(f"{month:02}", months[month]) for month in range(1, MONTHS + 1)]
    groups = Counter(each.group_name for each in found if each.group_name)
    if len(groups) > 1:
        yield say("Meetings by group"), groups.most_common()
    yield say("Methods"), Counter(name for each in found for name in each.methods).most_common()


def _bars(counted: Sequence[tuple[str, int]]) -> Iterator[str]:
    names = [cut(inert(one_line(name)), _NAME) for name, _ in counted]
    width = max(map(cells, names))
    most = max(count for _, count in counted)
    for name, (_, count) in zip(names, counted, strict=True):
        bar = "█" * round(count * _LONGEST / most) if count else ""
        yield f"  {name}{' ' * (width - cells(name))}  {count:>3}  {bar}".rstrip()


def _turns(found: Sequence[Summary], words: Words) -> Iterator[str]:
    """Yield how often each person had which task, by name: nobody stands first or last for it."""
    told = words.text
    headings = [told(text) for text in (say("there"), say("case"), say("led"), say("wrote"))]
    rows = [("", *headings)]
    for name, counts in _tasks(found).items():
        rows.append((cut(inert(one_line(name)), _NAME), *(str(count or "-") for count in counts)))
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        rest = (" " * (width - cells(text)) + text for text, width in zip(row[1:], widths[1:], strict=True))
        yield "  " + "  ".join((row[0] + " " * (widths[0] - cells(row[0])), *rest))


def _tasks(found: Sequence[Summary]) -> dict[str, tuple[int, int, int, int]]:
    """Return how often each was there, brought a case, led and took notes, by name as typed last."""
    names: dict[str, str] = {}
    counts: dict[str, list[int]] = {}
    for each in found:
        for place, people in enumerate((each.people, each.owners, (each.facilitator,), (each.note_taker,))):
            for name in people:
                if name and not is_nobody(name):
                    names[same_name(name)] = name
                    counts.setdefault(same_name(name), [0, 0, 0, 0])[place] += 1
    return {names[key]: (c[0], c[1], c[2], c[3]) for key, c in sorted(counts.items())}


def _values(found: Sequence[Summary], year: int) -> dict[str, object]:
    keys = ("present", "brought", "facilitated", "took_notes")
    return {
        "year": year,
        "meetings": len(found),
        "net_minutes": sum((each.net for each in found), timedelta(0)) // _MINUTE,
        "months": [sum(each.opened.month == month for each in found) for month in range(1, MONTHS + 1)],
        "groups": dict(Counter(each.group_name for each in found if each.group_name)),
        "methods": dict(Counter(name for each in found for name in each.methods)),
        "people": {name: dict(zip(keys, counts, strict=True)) for name, counts in _tasks(found).items()},
    }
