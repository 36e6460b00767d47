"""The command line: one file per command, without logic of its own; all that a command does the library does too.

A module is imported when its command runs, and what is heavy within the command, so that `kzgraph --help` is quick.
To add a command: a line in COMMANDS and a file of this name that has a `command`.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

import kzgraph
from kzgraph.cli.common import Commands
from kzgraph.cli.messages import complain, tell
from kzgraph.cli.targets import SETTINGS
from kzgraph.configuration import SHARED, load_configuration
from kzgraph.errors import KzgraphError, UsageError

COMMANDS = (
    "demo",
    "extract",
    "load",
    "query",
    "show",
    "path",
    "timeline",
    "report",
    "render",
    "export",
    "evaluate",
    "doctor",
    "forget",
    "rebuild",
    "resolve",
    "review",
    "schema",
)
INTERRUPTED = 130


@dataclass(slots=True)
class State:
    """What the command line needs to know after a command has failed."""

    debug: bool = False


class Kzgraph(Commands):
    """The group of all commands."""

    package = "kzgraph.cli"
    names = COMMANDS

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that went away (`| head`) ends it quietly."""
        try:
            code = super().invoke(ctx)
            if sys.stdout:
                sys.stdout.flush()
            return code
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0


@click.group(
    cls=Kzgraph,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="First steps: kzgraph demo. Each command has its own --help with an example.",
)
@click.version_option(kzgraph.__version__, package_name="kzgraph")
@click.option("--debug", is_flag=True, help="Show a traceback when something fails.")
@click.pass_context
def cli(ctx: click.Context, debug: bool) -> None:
    """Turn press releases about diplomacy into a graph that leads back to its sentences.

    Data go to stdout, everything else to stderr; "-" is stdin or stdout. Exit codes: 0 done, 1 failed or some inputs
    refused, 2 wrong usage, 3 checks found problems, 4 database unreachable, 130 interrupted.
    """
    ctx.ensure_object(State).debug |= debug
    settings = load_configuration(Path.cwd(), COMMANDS)
    if ctx.invoked_subcommand in settings:
        ctx.meta[SETTINGS] = settings[ctx.invoked_subcommand]
        ctx.default_map = {ctx.invoked_subcommand: _known(ctx, settings[ctx.invoked_subcommand])}


def _known(ctx: click.Context, settings: dict[str, Any]) -> dict[str, Any]:
    """The settings that the command has options for, by parameter; for a command that has commands, by these.

    UsageError for a setting that it has no option for.
    """
    command = cli.get_command(ctx, str(ctx.invoked_subcommand))
    if not isinstance(command, click.Group):
        _refuse_unknown(ctx, settings, _options(command))
        return _for(command, settings)
    parts = {name: command.get_command(ctx, name) for name in command.list_commands(ctx)}
    _refuse_unknown(ctx, settings, {key: value for part in parts.values() for key, value in _options(part).items()})
    return {name: _for(part, settings) for name, part in parts.items()}


def _options(command: click.Command | None) -> dict[str, str]:
    """Long names of options, without dashes, and their parameters."""
    return {
        name.removeprefix("--"): str(p.name)
        for p in (command.params if command else ())
        for name in p.opts
        if name.startswith("--") and p.name not in ("debug", "help")
    }


def _refuse_unknown(ctx: click.Context, settings: dict[str, Any], options: dict[str, str]) -> None:
    unknown = sorted(settings.keys() - options.keys() - set(SHARED))
    if unknown:
        cure = f"its options are: {', '.join(sorted(options))}"
        raise UsageError(f"kzgraph.toml: {unknown[0]!r} is no option of {ctx.invoked_subcommand}", cure=cure)


def _for(command: click.Command | None, settings: dict[str, Any]) -> dict[str, Any]:
    options = _options(command)
    return {options[key]: value for key, value in settings.items() if key in options}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run kzgraph and return its exit code; the console script's entry point."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # What libraries log (a driver that cannot connect, say) is told by our own messages.
    logging.getLogger().addHandler(logging.NullHandler())
    state = State()
    try:
        return int(cli.main(arguments, prog_name="kzgraph", standalone_mode=False, obj=state) or 0)
    except (click.Abort, KeyboardInterrupt) as stop:
        # click raises its own in the place of the one that may have a note
        tell(": ".join(["interrupted", *getattr(stop.__cause__ or stop, "__notes__", ())]))
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception as error:
        if state.debug:
            traceback.print_exc()
        complain(error)
        return error.exit_code if isinstance(error, KzgraphError) else 1


__all__ = ["COMMANDS", "cli", "main"]
