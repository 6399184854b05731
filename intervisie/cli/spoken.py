"""Help pages in the facilitator's language, and commands that are built only when they are asked for.

Help is plain text without boxes and colours: it is read aloud, piped and searched, and appears in
half the time. Everything else of Typer stays as it is.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any, get_type_hints

import typer
from msgspec import Struct
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from intervisie.errors import UsageError
from intervisie.text import Text, say
from intervisie.words.catalogue import Words, interface_language


class Entry(Struct, frozen=True):
    """One command: the function that declares its options, and its sentence in the list of commands."""

    function: Callable[..., int | None]
    help: Text


class Group(Struct, frozen=True):
    """A named group of commands, such as `meetings`."""

    entries: Mapping[str, Entry | Group]
    help: Text


def interface_words() -> Words:
    """Return the sentences in the language of the person at the keyboard."""
    return Words(interface_language(os.environ))


def spoken(text: Text) -> str:
    """Return a help text in the interface language.

    The annotations of a command are worked out only when that command is built, so that this costs
    nothing for the others.
    """
    return interface_words().text(text)


def build(name: str, group: Group, root: Callable[..., None], *, completion: bool = False) -> LazyGroup:
    """Return `group` as something Typer can run; `root` declares the options of the group itself."""
    app = typer.Typer(
        cls=LazyGroup,
        name=name,
        help=spoken(group.help),
        add_completion=completion,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        subcommand_metavar=spoken(say("COMMAND ...")),
        options_metavar=spoken(say("[OPTIONS]")),
    )
    app.callback()(_worked_out(root))
    built = get_command(app)
    if not isinstance(built, LazyGroup):
        raise TypeError(built)
    built.members = {**group.entries}
    for param in built.params:
        if param.name in _COMPLETION_HELP:
            param.help = spoken(_COMPLETION_HELP[param.name])  # type: ignore[attr-defined] # both kinds have it
    return built


class _Spoken:
    """What commands and groups say in the interface language."""

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        pieces = [piece for piece in self.collect_usage_pieces(ctx) if piece]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=spoken(say("Usage:")) + " ")

    def format_options(self: Any, ctx: Any, formatter: Any) -> None:
        params = self.get_params(ctx)
        arguments = [
            (param.metavar or param.name, param.help)
            for param in params
            if param.param_type_name == "argument"
        ]
        options = [param.get_help_record(ctx) for param in params if param.param_type_name == "option"]
        for title, rows in ((say("Arguments"), arguments), (say("Options"), options)):
            if rows:
                with formatter.section(spoken(title)):
                    formatter.write_dl([row for row in rows if row])

    def get_help_option(self: Any, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc] # of the class this is mixed into
        if option is not None:
            option.help = spoken(say("Show this page."))
        return option


class LazyCommand(_Spoken, TyperCommand):
    """A command whose help page is in the interface language."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the words after the command's name, brackets around what may be left out."""
        pieces = [self.options_metavar or ""]
        for param in self.get_params(ctx):
            if param.param_type_name == "argument":
                name = f"{param.metavar or param.name}{'' if param.nargs == 1 else ' ...'}"
                pieces.append(name if param.required else f"[{name}]")
        return pieces

    def invoke(self, ctx: Any) -> Any:
        """Do the command's work, with garbage collected again: a meeting lasts for hours."""
        gc.freeze()
        gc.enable()
        return super().invoke(ctx)


class LazyGroup(_Spoken, TyperGroup):
    """A group that builds a command when it is asked for, and shows its help when called bare."""

    members: dict[str, Entry | Group]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments of the group itself; without any, act as if help was asked for."""
        return super().parse_args(ctx, args if args or ctx.resilient_parsing else ["--help"])

    def list_commands(self, _ctx: Any) -> list[str]:
        """Return the names in the order in which people need them."""
        return list(self.members)

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        """Build and return one command or group, or None when there is no such name."""
        match self.members.get(cmd_name):
            case Group() as group:
                return build(cmd_name, group, _no_options)
            case Entry() as entry:
                return _command(cmd_name, entry)
            case _:
                return None

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command that `args` begins with.

        Raises:
            UsageError: there is none; the nearest name is suggested.
        """
        name = args[0]
        if name in self.members or ctx.resilient_parsing or name.startswith("-"):
            return super().resolve_command(ctx, args)
        raise unknown_command(name, tuple(self.members))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options and then the commands, one line each."""
        super().format_options(ctx, formatter)
        with formatter.section(spoken(say("Commands"))):
            formatter.write_dl([(name, spoken(entry.help)) for name, entry in self.members.items()])


def unknown_command(name: str, known: tuple[str, ...]) -> UsageError:
    """Return the error for a command that does not exist, with the nearest name as the mend."""
    from difflib import get_close_matches

    nearest = get_close_matches(name, known, n=1)
    return UsageError(
        say("There is no command '{name}'.", name=name),
        say("Did you mean '{name}'?", name=nearest[0])
        if nearest
        else say("The commands are: {names}.", names=", ".join(known)),
    )


_COMPLETION_HELP = {
    "install_completion": say("Let your shell complete commands, methods and meetings with Tab."),
    "show_completion": say("Show what --install-completion would add to your shell."),
}


def _no_options() -> None:
    """Stand in for the options of a group that has none."""


def _worked_out(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a copy of a declaring function with its annotations worked out, in the language of this moment.

    Typer works out what stands there as text three times, every help text included: 2 ms of a start.
    """
    copy = FunctionType(function.__code__, function.__globals__, function.__name__, function.__defaults__)
    copy.__kwdefaults__ = function.__kwdefaults__
    copy.__annotations__ = get_type_hints(function, include_extras=True)
    copy.__doc__ = function.__doc__
    return copy


def _command(name: str, entry: Entry) -> Any:
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, cls=LazyCommand, help=spoken(entry.help), options_metavar=spoken(say("[OPTIONS]")))(
        _worked_out(entry.function)
    )
    return get_command(app)
