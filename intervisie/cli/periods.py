"""`intervisie retention set` and `clear`: how long things are kept, and why. Arguments in, exit code out."""

from __future__ import annotations

import os
from collections.abc import Iterator

from msgspec.structs import replace

from intervisie.archive.folders import data_folder
from intervisie.archive.retention import load_rules, save_rules
from intervisie.cli.asking import can_ask, type_in
from intervisie.cli.people import open_all
from intervisie.cli.spoken import interface_words
from intervisie.conduct.clock import SystemClock
from intervisie.errors import AnswerNeededError, ExitCode, UsageError
from intervisie.faces.inert import inert, one_line
from intervisie.groups.naming import same_name
from intervisie.groups.retention import Kept, Period, Rule, Rules, read_period
from intervisie.text import Text, say, say_count
from intervisie.words.catalogue import Words


def set_periods(*, group: str | None, content: str | None, proof: str | None, reason: str | None) -> int:
    """Keep periods, with the reason for them."""
    if content is None and proof is None:
        raise UsageError(
            say("How long?"), say("Add {one}, {other} or both.", one="--content 2y", other="--proof 6y")
        )
    periods = [_period(option, text) for option, text in (("--content", content), ("--proof", proof))]
    home = data_folder(os.environ)
    rules, group_id = load_rules(home), _group_id(group)
    why = _reason(reason)
    today = SystemClock().stamp().wall.date()
    kept = [Kept(period, why, today) if period else None for period in periods]
    before = rules.of(group_id)
    rule = replace(before, content=kept[0] or before.content, proof=kept[1] or before.proof)
    after = rules.with_rule(rule)
    if after.lose_proof_first:
        raise UsageError(
            say("The proof would go before what was said, and take it along."),
            say("Keep the proof at least as long: registers ask for it for years."),
        )
    save_rules(home, after)
    for line in rule_lines(after, interface_words()):
        print(line)
    return ExitCode.DONE


def clear(*, group: str | None) -> int:
    """Forget the periods that were set; what is kept stays for as long as nobody sets others."""
    home = data_folder(os.environ)
    rules, group_id = load_rules(home), _group_id(group)
    after = rules.with_rule(Rule(group_id))
    if after.lose_proof_first:
        raise UsageError(
            say("Without these periods the proof of a group would go before what was said."),
            say("Change the periods of that group first."),
        )
    save_rules(home, after)
    for line in rule_lines(after, interface_words()):
        print(line)
    return ExitCode.DONE


def _period(option: str, text: str | None) -> Period | None:
    if text is None:
        return None
    period = read_period(text)
    if period is None:
        raise UsageError(
            say("'{value}' is no period for {option}.", value=text, option=option),
            say("Write it in years, months, weeks or days: {examples}", examples="2y, 18m, 6w, 90d"),
        )
    return period


def _reason(reason: str | None) -> str:
    if reason is None:
        if not can_ask():
            raise AnswerNeededError(
                say("Why so long? There is nobody to ask."), say("Add --reason with a sentence.")
            )
        reason = type_in(say("Why so long, and no longer?"), _needed)
    if _needed(reason) is not None:
        raise UsageError(say("A period needs a reason that was written down."))
    return " ".join(reason.split())


def _needed(text: str) -> Text | None:
    return None if text.strip() else say("Type at least a word.")


def _group_id(name: str | None) -> str:
    """Return the id of the group that was named, "" for every group.

    Raises:
        UsageError: no such group meets.
    """
    if name is None:
        return ""
    found = next((id_ for id_, one in group_names().items() if same_name(one) == same_name(name)), None)
    if not found:
        raise UsageError(
            say("There is no group {name}.", name=name),
            say("To see them: {command}", command="intervisie groups list"),
        )
    return found


def group_names() -> dict[str, str]:
    """Return the names of all groups by id, of those that were set up and those that only met."""
    archive, groups = open_all()
    names = {group.id: group.name for group in groups.all()}
    for heading in archive.headings():
        if heading.group:
            names.setdefault(heading.group, heading.group_name)
    return names


def rule_lines(rules: Rules, words: Words) -> Iterator[str]:
    """Yield the periods with their reasons, harmless for a terminal."""
    told = words.text
    if not rules.rules:
        yield told(say("No period was set, so that nothing is ever past its date."))
        example = 'intervisie retention set --content 2y --proof 6y --reason "..."'
        yield told(say("To set one: {command}", command=example))
        return
    names = group_names()
    for rule in sorted(rules.rules, key=lambda rule: names.get(rule.group, "")):
        yield inert(
            told(say("Group {name}", name=one_line(names.get(rule.group, rule.group))))
            if rule.group
            else told(say("Every group without a period of its own"))
        )
        for what, kept in ((say("what was said"), rule.content), (say("proof of who was there"), rule.proof)):
            if kept is not None:
                line = say(
                    "{what}: {period}, because: {reason}",
                    what=what,
                    period=_spoken(kept.period, words),
                    reason=one_line(kept.reason),
                )
                yield f"  {inert(told(line))}"


def _spoken(period: Period, words: Words) -> str:
    parts = (
        (period.years, say_count("{count} year", "{count} years", period.years)),
        (period.months, say_count("{count} month", "{count} months", period.months)),
        (period.days, say_count("{count} day", "{count} days", period.days)),
    )
    return " ".join(words.text(text) for number, text in parts if number)
