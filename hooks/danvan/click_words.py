"""Commands whose help and mistakes are told in Vietnamese: click's own words stand in the strings, `cli.click`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from . import strings
from .strings import say

EXIT_INTERRUPTED = 1
HELP = ["-h", "--help"]
SENTENCE = 200  # characters: the first sentence of a help text is shown whole


class Command(click.Command):
    """A command that speaks Vietnamese."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:  # noqa: ANN401
        keywords["options_metavar"] = say("cli.click.options-metavar")
        keywords["context_settings"] = {"help_option_names": HELP, **(keywords.get("context_settings") or {})}
        super().__init__(*arguments, **keywords)
        for parameter in self.params:
            parameter.metavar = _metavar(parameter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option -h, --help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = say("cli.click.help")
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        prefix = f"{say('cli.click.usage')} "
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, the help option last."""
        options = [option for option in self.get_params(ctx) if isinstance(option, click.Option)]
        rows = [(record[0], _explained(option)) for option in options if (record := option.get_help_record(ctx))]
        with formatter.section(say("cli.click.options")):
            formatter.write_dl(rows)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the command line apart; what is left over is the only mistake click has no class for."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            if type(error) is click.UsageError:
                raise click.UsageError(say("cli.click.left-over"), ctx) from error
            raise


class Group(Command, click.Group):
    """A group of such commands; run as the program, it tells every mistake itself."""

    command_class = Command
    group_class = type

    def __init__(self, *arguments: Any, later: Mapping[str, str] | None = None, **keywords: Any) -> None:  # noqa: ANN401
        """Make a group; commands that come `later` are imported from their module when they are asked for."""
        super().__init__(*arguments, subcommand_metavar=say("cli.click.command-metavar"), **keywords)
        self._later = dict(later or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted({*self.commands, *self._later})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if module := self._later.pop(cmd_name, ""):
            self.add_command(getattr(import_module(module, __package__), cmd_name))
        return super().get_command(ctx, cmd_name)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands with the first sentence of each."""
        super().format_options(ctx, formatter)
        commands = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        rows = [(name, command.get_short_help_str(SENTENCE)) for name, command in commands.items() if command]
        with formatter.section(say("cli.click.commands")):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; one that is not there is told with those that are."""
        if args[0] not in self.list_commands(ctx):
            names = ", ".join(self.list_commands(ctx))
            raise click.UsageError(say("cli.click.no-such-command", name=args[0], names=names), ctx)
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **more: Any) -> None:  # noqa: ANN401
        """Run the program and exit as click does."""
        try:
            sys.exit(super().main(args, prog_name, **{**more, "standalone_mode": False}))
        except NoArgsIsHelpError as error:
            click.echo(error.ctx.get_help() if error.ctx else "", err=True)
            sys.exit(error.exit_code)
        except click.ClickException as error:
            _tell(error)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo(say("cli.click.interrupted"), err=True)
            sys.exit(EXIT_INTERRUPTED)


def _metavar(parameter: click.Parameter) -> str | None:
    """Return the word for what an option takes, None where click has no English for it."""
    words = strings.load()["cli"]["click"]["types"]
    is_flag = isinstance(parameter, click.Option) and parameter.is_flag
    return parameter.metavar or (None if is_flag else words.get(parameter.type.name))


def _explained(option: click.Option) -> str:
    return f"{option.help or ''}{' ' + say('cli.click.required') if option.required else ''}"


def _tell(error: click.ClickException) -> None:
    """Print the usage, where help is, and what is wrong."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context:
        click.echo(f"{context.get_usage()}\n{say('cli.click.see-help', command=context.command_path)}\n", err=True)
    click.echo(say("cli.click.error", message=_message(error)), err=True)


def _message(error: click.ClickException) -> str:
    return next((words(error) for kind, words in MESSAGES if isinstance(error, kind)), error.message)


def _missing(error: click.MissingParameter) -> str:
    kind = "missing-option" if isinstance(error.param, click.Option) else "missing-argument"
    return say(f"cli.click.{kind}", name=_name(error))


def _bad_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    choices = ", ".join(map(str, kind.choices)) if isinstance(kind, click.Choice) else ""
    more = f" {say('cli.click.choices', choices=choices)}" if choices else ""
    return say("cli.click.bad-value", name=_name(error)) + more


def _name(error: click.BadParameter) -> str:
    """Return an option as it is typed, or what stands for an argument."""
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return str(error.param.metavar if error.param else error.param_hint)


def _no_option(error: click.NoSuchOption) -> str:
    near = f" {say('check.did-you-mean', word=error.possibilities[0])}" if error.possibilities else ""
    return say("cli.click.no-such-option", name=error.option_name) + near


# Classes of click's mistakes, the narrower first; any other message is our own already.
MESSAGES: tuple[tuple[type[click.ClickException], Callable[[Any], str]], ...] = (
    (click.MissingParameter, _missing),
    (click.BadParameter, _bad_value),
    (click.NoSuchOption, _no_option),
    (click.BadOptionUsage, lambda error: say("cli.click.option-use", name=error.option_name)),
    (click.BadArgumentUsage, lambda error: say("cli.click.left-over")),
    (click.FileError, lambda error: say("cli.click.unread", path=error.ui_filename)),
)
