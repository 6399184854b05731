"""A method that takes longer than there is time for, before the meeting: said, and shortened when wanted."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from intervisie.cli.spoken import interface_words
from intervisie.meeting.beginning import Beginning
from intervisie.meeting.fitting_in import too_long
from intervisie.meeting.instant import Instant, Stamp
from intervisie.method.fitting import Fit, verdict
from intervisie.method.inside import all_steps
from intervisie.text import Text, say, say_count


def fitted_in(
    beginning: Beginning, stamp: Stamp, *, fit: bool, ask: bool
) -> tuple[Beginning, tuple[Text, ...]]:
    """Return what a meeting begins with, shortened with `fit` or when somebody says so, and what to say.

    Raises:
        KeyboardInterrupt: whoever was asked has gone; nothing was begun.
    """
    found = too_long(beginning, Instant(timedelta(0), stamp.wall))
    if found is None:
        return beginning, ()
    told = say(
        "'{method}' takes {planned}, and there is {wanted} for it.",
        method=found.method.name,
        planned=found.planned,
        wanted=found.wanted,
    )
    if not fit and not (ask and _is_wanted(told, found)):
        return beginning, (told,)
    return replace(beginning, method=found.method), (verdict(found), *_changes(found))


def _is_wanted(told: Text, found: Fit) -> bool:
    from intervisie.faces.setup import questions, somebody_to_ask

    if not somebody_to_ask():
        return False
    shorten = say("Shorten it where it may be shorter")
    if not found.fits:
        shorten = say("Shorten it as far as it may, to {least}", least=found.least)
    answer = questions(interface_words()).agreed(told, (shorten, say("Leave it as it is")))
    if answer is None:
        raise KeyboardInterrupt
    return answer


def _changes(found: Fit) -> tuple[Text, ...]:
    """Return which steps got another time, by their titles."""
    titles = {step.id: step.title for step in all_steps(found.method.steps)}
    changed = tuple(dict.fromkeys(titles.get(change.step, change.step) for change in found.changes))
    if not changed:
        return ()
    return (
        say_count(
            "{count} step has another time: {steps}.",
            "{count} steps have another time: {steps}.",
            len(changed),
            steps=", ".join(changed),
        ),
    )
