"""`intervisie signal`: what groups tell the organisation, together or one in its own words.

Arguments in, exit code out. Nothing of a meeting flows in but codes of themes, and those only in rounded
numbers over several groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from intervisie.cli import formats
from intervisie.cli.asking import can_ask, choose
from intervisie.cli.group_edits import day_of, day_typed
from intervisie.cli.groups import meant
from intervisie.cli.report import complain
from intervisie.cli.spoken import interface_words
from intervisie.cli.templates import open_shelf
from intervisie.cli.unlocking import open_archive, open_groups
from intervisie.cli.writing import STDOUT, refuse_what_is_there, write_bytes
from intervisie.conduct.clock import SystemClock
from intervisie.documents.plain import Data
from intervisie.documents.signals import KINDS, Titled, own_signal_data, signal_data
from intervisie.errors import AnswerNeededError, ExitCode, IntervisieError, UsageError
from intervisie.faces.inert import inert, one_line
from intervisie.groups import releasing
from intervisie.groups.group import Group
from intervisie.groups.naming import same_name
from intervisie.groups.releasing import LineKind
from intervisie.groups.signal import Raised, Thresholds, period_named, policy_signal
from intervisie.meeting.state import Meeting, name_of
from intervisie.text import Text, say

_FILE_NAMES = {
    ("signal", "nl"): "signaal-aan-beleid-{number}",
    ("signal", "en"): "signal-to-policy-{number}",
    ("own-signal", "nl"): "signaal-van-een-groep-{number}",
    ("own-signal", "en"): "signal-of-a-group-{number}",
}


def make_signal(
    *,
    period: str,
    groups: Sequence[str],
    thresholds: Sequence[int | None],
    language: str | None,
    format: str,  # noqa: A002 # the name of the option
    output: str | None,
    force: bool,
) -> int:
    """Write what several groups may tell together about a year or half of one."""
    wanted = period_named(period)
    today = SystemClock().stamp().wall.date()
    if wanted.end >= today:
        raise UsageError(
            say("This period is not over yet."),
            say("Two signals about a part of it could be subtracted, and tell of a few weeks."),
        )
    formats.refuse(format, "signal", template=None, to_stdout=output == STDOUT)
    least = _thresholds(thresholds)
    told = open_groups()
    chosen = [told.find(name).group for name in groups] if groups else list(told.all())
    raised, held = _raised(chosen)
    signal = policy_signal(raised, chosen, held, wanted, least)
    data = signal_data(signal, language or interface_words().language, today)
    return _written("signal", data, format=format, output=output, force=force)


def release(*, kind: str, text: str, group: str | None, on: str | None) -> int:
    """Note that a group released a line."""
    about = LineKind(kind)
    after = _changed(group, lambda each, day: releasing.with_released(each, about, text, day=day), on)
    number = after.released[-1].number
    print(inert(interface_words().text(say("Line {number} is released.", number=number))))
    return ExitCode.DONE


def withdraw(*, number: int, group: str | None) -> int:
    """Take a released line back."""
    _changed(group, lambda each, _: releasing.without_released(each, number), None)
    print(interface_words().text(say("Line {number} is taken back.", number=number)))
    return ExitCode.DONE


def send(
    *,
    text: str,
    addressee: str,
    answer_by: str,
    agreed: bool,
    sender: str | None,
    group: str | None,
    language: str | None,
    format: str,  # noqa: A002 # the name of the option
    output: str | None,
    force: bool,
    on: str | None,
) -> int:
    """Write a group's own signal, once it was read out and everybody agreed."""
    formats.refuse(format, "own-signal", template=None, to_stdout=output == STDOUT)
    by = day_typed(answer_by)
    if not agreed and not _everybody_agreed(text):
        print(interface_words().text(say("Nothing was sent.")))
        return ExitCode.DONE
    after = _changed(
        group,
        lambda each, day: releasing.with_own_signal(each, text, addressee=addressee, answer_by=by, day=day),
        on,
    )
    spoken = language or after.language or interface_words().language
    data = own_signal_data(Titled(after.signals[-1], sender or "", spoken))
    return _written("own-signal", data, format=format, output=output, force=force)


def answer(*, number: int, text: str, group: str | None, on: str | None) -> int:
    """Note what came back on a signal."""
    _changed(group, lambda each, day: releasing.with_answer(each, number, text, day=day), on)
    print(interface_words().text(say("The answer to signal {number} is kept.", number=number)))
    return ExitCode.DONE


def list_signals(*, group: str | None) -> int:
    """Print what a group released, and its own signals with what came back."""
    found = meant(open_groups(), group).group
    words = interface_words()
    lines = [line for line in found.released if not line.withdrawn]
    if not lines and not found.signals:
        print(words.text(say("This group released nothing and sent no signal.")))
    for line in lines:
        kind = words.text(KINDS[LineKind(line.kind)])
        print(inert(f"{line.number}  {kind}: {one_line(line.text)}"))
        print(f"   {words.text(say('released on {day}', day=line.day))}")
    for signal in found.signals:
        head = say(
            "Signal {number} of {day} to {name}: {text}",
            number=signal.number,
            day=signal.day,
            name=one_line(signal.addressee),
            text=one_line(signal.text),
        )
        print(inert(words.text(head)))
        came = (
            say("answer of {day}: {text}", day=signal.answered, text=one_line(signal.answer))
            if signal.answered
            else say("an answer is asked by {day}", day=signal.answer_by)
        )
        print(f"   {inert(words.text(came))}")
    return ExitCode.DONE


def told_at_start(group: Group | None) -> Iterator[Text]:
    """Yield the signals on which nothing came back yet: the look-back is where that is said."""
    if group is None:
        return
    for signal in releasing.unanswered(group):
        yield say(
            "Signal {number} to {name}: an answer was asked by {day}. What came back? {command}",
            number=signal.number,
            name=signal.addressee,
            day=signal.answer_by,
            command=f"intervisie signal answer {signal.number}",
        )


def _thresholds(asked: Sequence[int | None]) -> Thresholds:
    """Return the thresholds: those of the program, or higher ones."""
    usual = Thresholds()
    given = dict(zip(Thresholds.__struct_fields__, asked, strict=True))
    for name, number in given.items():
        least = getattr(usual, name)
        if number is not None and number < least:
            raise UsageError(
                say("--least-{name} is at least {least}.", name=name, least=least),
                say("A lower threshold would tell of people who can be recognised."),
            )
    return Thresholds(**{name: number for name, number in given.items() if number is not None})


def _raised(groups: Sequence[Group]) -> tuple[list[Raised], list[tuple[str, date]]]:
    """Return every theme that a closed meeting of these groups touched, and all their meetings."""
    ids = {group.id for group in groups}
    raised: list[Raised] = []
    held: list[tuple[str, date]] = []
    for heading, meeting in open_archive().each():
        if heading.group not in ids:
            continue
        if isinstance(meeting, IntervisieError):
            complain(say("{name} is damaged, and does not count.", name=heading.handle or heading.meeting))
        elif meeting.closed is not None:
            day = meeting.opened.wall.date()
            held.append((heading.group, day))
            raised += _of_meeting(meeting, heading.group, day)
    return raised, held


def _of_meeting(meeting: Meeting, group: str, day: date) -> Iterator[Raised]:
    for case in meeting.cases:
        for code in case.themes:
            person = same_name(name_of(meeting, case.owner)) or meeting.id
            yield Raised(code, day, meeting.id, person, group)


def _everybody_agreed(text: str) -> bool:
    """Ask whether the text was read out and nobody was against it.

    Raises:
        AnswerNeededError: there is nobody to ask.
    """
    question = say("This was read out, and everybody agreed to send it: {text}", text=one_line(text))
    if not can_ask():
        raise AnswerNeededError(
            say("A group sends a signal only when it was read out and everybody agreed."),
            say("Add {option} when that is so.", option="--everybody-agreed"),
        )
    told = interface_words().text
    return choose(question, [told(say("No")), told(say("Yes, everybody"))]) == 1


def _changed(name: str | None, change: Callable[[Group, date], Group], on: str | None) -> Group:
    stamp = SystemClock().stamp()
    day = day_of(on, stamp.wall.date())
    groups = open_groups()
    found = meant(groups, name).group
    return groups.change(found.id, lambda each: change(each, day), stamp)


def _written(
    document: str,
    data: Data,
    *,
    format: str,  # noqa: A002
    output: str | None,
    force: bool,
) -> int:
    """Make a document and put it where it was asked for."""
    language = "nl" if data["language"] == "nl" else "en"
    name = _FILE_NAMES[document, language].format(number=data["handle"])
    target = None if output == STDOUT else Path(output or f"{name}.{format}")
    if target is not None:
        refuse_what_is_there(target, force=force)
    made = formats.made(format, open_shelf().of_document(document), data)
    if target is None:
        formats.show(format, made)
    else:
        write_bytes(target, made, force=force)
    return ExitCode.DONE
