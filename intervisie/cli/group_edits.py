"""What can be changed of a group, in one table: its option, the question in a conversation, and what it does.

A value that is about a member is typed as NAME=VALUE, on the command line and in the conversation alike.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from intervisie.cli.arguments import check_choice, check_language
from intervisie.cli.text_files import text_of_file
from intervisie.errors import UsageError
from intervisie.faces.names import cleaned, why_not
from intervisie.groups import changing
from intervisie.groups.group import Group
from intervisie.meeting.display import ClockDisplay, Guidance
from intervisie.text import Text, say

Change = Callable[[Group, str, date], Group]
"""Returns the group after what was typed, on a day; raises UsageError when that cannot be."""


class Edit(Struct, frozen=True):
    """One thing that can be changed; `question` is None for what only an option does."""

    option: str
    question: Text | None
    change: Change


def day_of(typed: str | None, today: date) -> date:
    """Return the day that was typed as in 2026-11-28, today when none was.

    Raises:
        UsageError: that is no day, or one that is still to come.
    """
    day = today if typed is None else day_typed(typed)
    if day > today:
        raise UsageError(say("{day} is still to come.", day=day))
    return day


def day_typed(typed: str) -> date:
    """Return the day that was typed as in 2026-11-28; UsageError when that is none."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise UsageError(
            say("'{text}' is no day.", text=typed), say("Write it as in {example}.", example="2026-11-28")
        ) from None


def name_of(typed: str) -> str:
    """Return a name as it is kept; UsageError for one that cannot be."""
    name = cleaned(typed)
    refusal = why_not(name)
    if refusal is not None:
        raise UsageError(refusal)
    return name


def _pair(typed: str, option: str, example: str) -> tuple[str, str]:
    """Return the two halves of NAME=VALUE."""
    name, equals, value = typed.partition("=")
    if not equals or not cleaned(name):
        raise UsageError(
            say("'{text}' does not say whose it is.", text=typed),
            say("Write it as in {option} {example}.", option=option, example=example),
        )
    return cleaned(name), cleaned(value)


def _renamed(group: Group, typed: str, day: date) -> Group:
    return replace(group, name=name_of(typed))


def _joined(group: Group, typed: str, day: date) -> Group:
    return changing.with_member(group, name_of(typed), new_id=os.urandom(16).hex(), day=day)


def _left(group: Group, typed: str, day: date) -> Group:
    return changing.without_member(group, cleaned(typed), day=day)


def _called(group: Group, typed: str, day: date) -> Group:
    name, new = _pair(typed, "--rename", '"Anna=Anna de Wit"')
    return changing.renamed_member(group, name, name_of(new))


def _registered(group: Group, typed: str, day: date) -> Group:
    name, value = _pair(typed, "--register", '"Anna=SKJ 123456"')
    register, _, number = value.rpartition(" ")
    return changing.with_registration(group, name, register.strip(), number.strip())


def _deregistered(group: Group, typed: str, day: date) -> Group:
    name, register = _pair(typed, "--no-register", "Anna=SKJ")
    return changing.without_registration(group, name, register)


def _works_as(group: Group, typed: str, day: date) -> Group:
    return changing.with_discipline(group, *_pair(typed, "--discipline", "Anna=orthopedagoog"))


def _works_at(group: Group, typed: str, day: date) -> Group:
    return changing.with_site(group, *_pair(typed, "--site", '"Anna=Rotterdam Noord"'))


def _rule(group: Group, typed: str, day: date) -> Group:
    return changing.with_rules(group, (*group.ground_rules, typed))


def _usual_rules(group: Group, typed: str, day: date) -> Group:
    return changing.with_rules(group, ())


def _agreed(group: Group, typed: str, day: date) -> Group:
    return changing.with_consent(group, cleaned(typed), day=day)


def _agreement(group: Group, typed: str, day: date) -> Group:
    text = text_of_file(typed, too_large=say("{path} is too large for an agreement.", path=typed))
    return changing.with_agreement(group, text, day=day)


def _theme(group: Group, typed: str, day: date) -> Group:
    code, equals, label = typed.partition("=")
    if not equals:
        raise UsageError(
            say("'{text}' has no meaning behind it.", text=typed),
            say("Write it as in {option} {example}.", option="--theme", example='"workload=Too much to do"'),
        )
    return changing.with_theme(group, code.strip(), label)


def _no_theme(group: Group, typed: str, day: date) -> Group:
    return changing.without_theme(group, typed.strip())


def _clock(group: Group, typed: str, day: date) -> Group:
    check_choice("--clock", typed, tuple(ClockDisplay))
    return replace(group, clock=ClockDisplay(typed))


def _guidance(group: Group, typed: str, day: date) -> Group:
    check_choice("--guidance", typed, tuple(Guidance))
    return replace(group, guidance=Guidance(typed))


def _language(group: Group, typed: str, day: date) -> Group:
    check_language(typed)
    return replace(group, language=typed)


def _methods(group: Group, typed: str, day: date) -> Group:
    from intervisie.cli.methods import open_library

    wanted = tuple(dict.fromkeys(each.strip() for each in typed.split(",") if each.strip()))
    for each in wanted:
        open_library().find_in_any_language(each, group.language or "nl")
    return replace(group, methods=wanted)


def _profiles(group: Group, typed: str, day: date) -> Group:
    from intervisie.cli.profiles import open_profiles

    wanted = tuple(dict.fromkeys(each.strip() for each in typed.split(",") if each.strip()))
    for each in wanted:
        open_profiles().find(each)
    return replace(group, profiles=wanted)


EDITS = {
    "name": Edit("--name", say("The new name of the group:"), _renamed),
    "member": Edit("--member", say("Who joins?"), _joined),
    "leave": Edit("--leave", say("Who leaves the group?"), _left),
    "rename": Edit("--rename", say("Who is called otherwise now? As in Anna=Anna de Wit:"), _called),
    "register": Edit(
        "--register", say("Whose number in which register? As in Anna=SKJ 123456:"), _registered
    ),
    "no_register": Edit(
        "--no-register", say("Whose number is to go, from which register? As in Anna=SKJ:"), _deregistered
    ),
    "discipline": Edit("--discipline", say("Who works as what? As in Anna=orthopedagoog:"), _works_as),
    "site": Edit("--site", say("Who works where? As in Anna=Rotterdam Noord:"), _works_at),
    "no_rules": Edit("--no-rules", None, _usual_rules),
    "rule": Edit("--rule", say("A ground rule of your own, to read aloud:"), _rule),
    "agreement": Edit("--agreement", say("The file with the new agreement:"), _agreement),
    "agreed": Edit("--agreed", say("Who agreed to it?"), _agreed),
    "theme": Edit("--theme", say("A theme: code=what it means here:"), _theme),
    "no_theme": Edit("--no-theme", say("The code of the theme that is to go:"), _no_theme),
    "clock": Edit("--clock", say("How do you want to see the time: exact, rough or hidden?"), _clock),
    "guidance": Edit(
        "--guidance", say("How much help do you want: read-aloud, headings or clock?"), _guidance
    ),
    "language": Edit("--language", say("The language of its meetings, nl or en:"), _language),
    "methods": Edit("--methods", say("The methods you like to use, with a comma between them:"), _methods),
    "profiles": Edit("--profiles", say("The rules its hours are held against, as ID,ID:"), _profiles),
}
"""By the name of the argument, in the order in which they are done: who joins can be registered at once."""
