"""kzgraph doctor."""

from __future__ import annotations

from kzgraph.cli import common
from kzgraph.cli.output import show_rows


@common.command("doctor", examples=("kzgraph doctor", "kzgraph doctor --db neo4j://localhost:7687"))
@common.db
@common.workspace
@common.decisions
@common.form()
def command(db: str | None, workspace: str | None, decisions: str | None, form: str) -> int:
    """Check that everything is in its place.

    Looks at Python, libraries, store, workspace and data. Exits with 3 where a check finds a problem, with 4
    where the database cannot be reached.
    """
    from kzgraph.doctor import examine, exit_code

    checks = examine(db, workspace, decisions)
    rows = [[check.name, check.state, check.finding, check.cure] for check in checks]
    show_rows(("check", "state", "finding", "try"), rows, form)
    return exit_code(checks)
