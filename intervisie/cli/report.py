"""Errors as sentences on stderr, in the interface language and harmless for the terminal."""

from __future__ import annotations

import sys
from typing import Any

from intervisie.cli.spoken import interface_words
from intervisie.errors import BadFileError, IntervisieError, UsageError
from intervisie.faces.inert import inert
from intervisie.text import Text, say


def report(error: IntervisieError) -> None:
    """Write what is wrong and how to mend it to stderr, one sentence a line."""
    if isinstance(error, BadFileError) and error.problems:
        from intervisie.cli.problems import problem_lines

        for line in problem_lines(error, interface_words()):
            print(line, file=sys.stderr)
        return
    for text in (error.text, error.mend):
        if text is not None:
            complain(text)


def complain(text: Text) -> None:
    """Write one sentence to stderr."""
    print(inert(interface_words().text(text)), file=sys.stderr)


def usage_error(error: Exception) -> UsageError | None:
    """Return what Typer has against the arguments as an error of ours; None when it is something else.

    Told apart by the names of the classes: Typer carries its own copy of Click in some versions and
    imports it in others.
    """
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "Abort" in kinds:
        raise KeyboardInterrupt from error
    if isinstance(error, IntervisieError) or "UsageError" not in kinds:
        return None
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "intervisie"
    return UsageError(_complaint(error, kinds), say("See: {command} --help", command=command))


def _complaint(error: Any, kinds: set[str]) -> Text:
    if "NoSuchOption" in kinds:
        nearest = sorted(error.possibilities or ())
        if nearest:
            return say(
                "There is no option {option}. Did you mean {nearest}?",
                option=error.option_name,
                nearest=nearest[0],
            )
        return say("There is no option {option}.", option=error.option_name)
    if "BadOptionUsage" in kinds:
        if "requires an argument" in error.message:
            return say("The option {option} needs a value.", option=error.option_name)
        return say("The option {option} takes no value.", option=error.option_name)
    param = getattr(error, "param", None)
    if "MissingParameter" in kinds and param is not None:
        return say("{argument} is missing.", argument=param.metavar or param.name)
    if "BadParameter" in kinds and param is not None:
        name = param.opts[0] if param.param_type_name == "option" else param.metavar or param.name
        return say("The value of {option} cannot be used.", option=name)
    if "unexpected extra argument" in error.message:
        return say("There is an argument too many: {message}", message=_between(error.message))
    return say("The arguments are not understood: {message}", message=error.message)


def _between(message: str) -> str:
    return message[message.rfind(" (") + 2 : message.rfind(")")]
