"""What the commands share by which people decide: their options, and what they say of a decision."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from kzgraph.cli import common
from kzgraph.cli.loaded import plain_report, show_report
from kzgraph.cli.messages import safe, tell
from kzgraph.cli.output import show_json

if TYPE_CHECKING:
    from kzgraph.decisions.deciding import Decided, Desk, Join

WHO = "Who decides, as others will read it.  [default: the login name]"
NO_LOAD = "Write the decision down, and leave the store as it is until the next load."


def reading_desk(function: Callable[..., Any]) -> Callable[..., Any]:
    """--db, --workspace and --decisions, of which the command is given a `desk`."""

    @common.db
    @common.workspace
    @common.decisions
    @wraps(function)
    def call(*, db: str | None, workspace: str | None, decisions: str | None, **given: Any) -> Any:
        from kzgraph.decisions.deciding import Desk

        return function(desk=Desk(db, workspace, decisions), **given)

    return call


def desk(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same, and --who, --no-load and --dry-run."""

    @click.option("--who", envvar="KZGRAPH_WHO", metavar="NAME", help=WHO)
    @click.option("--no-load", is_flag=True, help=NO_LOAD)
    @common.db
    @common.workspace
    @common.decisions
    @common.dry_run
    @wraps(function)
    def call(
        *,
        db: str | None,
        workspace: str | None,
        decisions: str | None,
        who: str | None,
        no_load: bool,
        dry_run: bool,
        **given: Any,
    ) -> Any:
        from kzgraph.decisions.deciding import Desk

        at = Desk(db, workspace, decisions, who=who, load=not no_load, dry_run=dry_run)
        return function(desk=at, **given)

    return call


def why(*, required: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """--why: the reason."""
    return click.option("--why", metavar="TEXT", required=required, help="The reason, as others will read it.")


def show_decided(decided: Decided, form: str, *, dry_run: bool) -> None:
    """A decision on stdout, and what it changed in the store."""
    if form == "json":
        made = [json.loads(decision.to_json()) for decision in decided.decisions]
        report = plain_report(decided.report) if decided.report else {"changes": None, "idleDecisions": []}
        told = {key: report[key] for key in ("changes", "idleDecisions")}
        others = {"already": [one.id for one in decided.already], "still": [one.id for one in decided.still]}
        show_json({"decisions": made, **others, "file": str(decided.file), **told, "dryRun": dry_run})
        return
    for decision in decided.decisions:
        click.echo(safe(f"{decision.id}: {decision.about or decision.undoes}"))
    for decision in decided.already:
        click.echo(safe(f"already decided by {decision.who}: {decision.id}"))
    if not dry_run and decided.decisions:
        click.echo(safe(f"written to {decided.file}"))
    for decision in decided.still:
        tell(f"still decided by {decision.who}: {decision.id}")
        tell(f"  try: kzgraph resolve undo {decision.id}")
    if decided.report:
        show_report(decided.report, form, dry_run=dry_run)
    elif dry_run:
        click.echo("dry run: nothing was written")


def pair_command(join: Join, about: str, *, examples: tuple[str, ...]) -> click.Command:
    """The command, named like what it says of two nodes; `about` is its help."""

    @click.argument("a")
    @click.argument("b")
    @why()
    @desk
    @common.form("table", "json")
    def command(desk: Desk, a: str, b: str, why: str | None, form: str) -> int:
        from kzgraph.decisions.deciding import Answer, decide

        show_decided(decide(desk, [Answer(a, b, join, why)]), form, dry_run=desk.dry_run)
        return 0

    command.__doc__ = about
    return common.command(join, examples=examples)(command)
