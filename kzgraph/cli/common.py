"""The options that commands share, and the form that every command has."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kzgraph.cli.targets import SETTINGS, refuse_own
from kzgraph.whole_files import need_folder

if TYPE_CHECKING:
    from kzgraph.stores.address import ServerAddress

F = TypeVar("F", bound=Callable[..., Any])
_DATABASE = "kzgraph.database"
FORMATS = ("table", "json", "jsonl", "csv")


def _remember_debug(ctx: click.Context, _: click.Parameter, debug: bool) -> None:
    if debug and ctx.find_root().obj is not None:
        ctx.find_root().obj.debug = True


def command(name: str, *, examples: tuple[str, ...]) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command of a function: its docstring is the help, `examples` are shown below it.

    Every command takes --debug, so that it can be added at the end of a line that failed, and none writes over what it
    reads or over the store.
    """

    def decorate(function: Callable[..., Any]) -> click.Command:
        debug = click.option(
            "--debug", is_flag=True, expose_value=False, callback=_remember_debug, help="Show a traceback on failure."
        )

        @wraps(function)
        def checked(**given: Any) -> Any:
            refuse_own(given, click.get_current_context().meta.get(SETTINGS, {}))
            return function(**given)

        return click.command(name, epilog=_epilog(examples))(debug(checked))

    return decorate


def _epilog(examples: tuple[str, ...]) -> str:
    lines = "\n".join(f"  {line}" for line in examples)
    return f"\b\n{'Example' if len(examples) == 1 else 'Examples'}:\n{lines}"


class Commands(click.Group):
    """A group whose commands are modules of a package, each imported when it is asked for."""

    package = ""
    names: tuple[str, ...] = ()

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of work, not of the alphabet."""
        return list(self.names)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of this name, or None."""
        if name not in self.names:
            return None
        found: click.Command = import_module(f"{self.package}.{name}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but for a name that is none with the nearest ones."""
        if not ctx.resilient_parsing and args[0] not in self.names and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.names)
            meant = f" Did you mean {' or '.join(near)}?" if near else ""
            ctx.fail(f"No such command {args[0]!r}.{meant}")
        return super().resolve_command(ctx, args)


def group(name: str, package: str, names: tuple[str, ...], *, about: str, examples: tuple[str, ...]) -> click.Group:
    """A command that has commands: the modules `names` of `package`. `about` is its help."""
    made = Commands(name, help=about, epilog=_epilog(examples))
    made.package, made.names = package, names
    return made


def db(function: F) -> F:
    """--db and --database: which store. The command is given one address, `db`."""
    text = "The store: a file, or neo4j:// or bolt:// with NEO4J_USERNAME and NEO4J_PASSWORD.  [default: kzgraph.kgl]"
    address = click.option(
        "--db", envvar="KZGRAPH_DB", metavar="ADDRESS", show_envvar=True, callback=_address, help=text
    )
    database = click.option(
        "--database",
        metavar="NAME",
        is_eager=True,  # known before --db is looked at
        expose_value=False,
        callback=lambda ctx, _, value: ctx.meta.update({_DATABASE: value}),
        help="The database on the server.  [default: NEO4J_DATABASE, else the user's home database]",
    )
    return address(database(function))


def _address(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    from kzgraph.stores.address import at_database, with_password

    if ctx.resilient_parsing:
        return value
    database = ctx.meta.get(_DATABASE)
    address = at_database(value, database) if database else value
    return with_password(address, _ask) if sys.stdin and sys.stdin.isatty() else address


def _ask(where: ServerAddress) -> str:
    """Ask for the password on the terminal, where nobody sees it."""
    return str(click.prompt(f"Password of {where.username} at {where}", hide_input=True, err=True))


def workspace(function: F) -> F:
    """--workspace: where the loaded documents and records are kept."""
    text = "The file of loaded records.  [default: beside the store; for a server in .kzgraph/]"
    return click.option("--workspace", envvar="KZGRAPH_WORKSPACE", type=click.Path(dir_okay=False), help=text)(function)


def decisions(function: F) -> F:
    """--decisions: what people decided."""
    text = "The file of people's decisions.  [default: decisions.jsonl beside the workspace]"
    return click.option("--decisions", envvar="KZGRAPH_DECISIONS", type=click.Path(dir_okay=False), help=text)(function)


def take_over(function: F) -> F:
    """--take-over: replace what another workspace loaded."""
    text = "Make the store's graph anew from this workspace, though another one loaded it."
    return click.option("--take-over", is_flag=True, help=text)(function)


def workers(function: F) -> F:
    """--workers: how many processes extract."""
    text = "At most so many processes extract; the result is the same."
    return click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help=text)(
        function
    )


def extractor(function: F) -> F:
    """--extractor: what makes records of documents."""
    text = "What makes records of documents; other packages may register more."
    return click.option("--extractor", default="grammar", show_default=True, metavar="NAME", help=text)(function)


def dry_run(function: F) -> F:
    """--dry-run: say what would be written, and write nothing."""
    return click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")(function)


def output(default: str | None = "-") -> Callable[[F], F]:
    """-o: the file to write; with None as default it has to be given."""
    given: dict[str, Any] = {"required": True} if default is None else {"default": default, "show_default": True}
    return click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, allow_dash=True),
        callback=_writable,
        help='The file to write; "-" is stdout.',
        **given,
    )


def _writable(ctx: click.Context, _: click.Parameter, value: str) -> str:
    """Said before the work, which may take long, and not after it."""
    if value != "-" and not ctx.resilient_parsing:
        need_folder(Path(value))
    return value


def form(*choices: str, default: str | None = None) -> Callable[[F], F]:
    """--format: one of `choices`, the first one by default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(choices or FORMATS),
        default=default or (choices or FORMATS)[0],
        show_default=True,
        help="How to write it.",
    )


def paths(function: F) -> F:
    """PATH...: files, folders, or - for stdin. Whether they can be read is said when they are read."""
    # The type checks nothing here; by it a shell completes names of files.
    return click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")(function)
