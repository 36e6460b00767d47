"""What a store is told of the graph's form: the named constraints and indexes of `cypher/schema.cypher`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_NAMED = re.compile(
    r"CREATE (?P<kind>CONSTRAINT|INDEX|TEXT INDEX|FULLTEXT INDEX) (?P<name>\w+) IF NOT EXISTS FOR (?P<of>\(\))?"
)


@dataclass(frozen=True, slots=True)
class Definition:
    """One constraint or index. `of_relationships` tells those of relationships from those of nodes."""

    name: str
    kind: str
    of_relationships: bool
    statement: str


def cypher_folder() -> Path:
    """Where the Cypher files are: inside the installed package, or at the root of a checkout."""
    package = Path(__file__).parent.parent
    packaged = package / "cypher"
    return packaged if packaged.is_dir() else package.parent / "cypher"


@cache
def schema() -> tuple[Definition, ...]:
    """The definitions in the order of the file."""
    text = (cypher_folder() / "schema.cypher").read_text("utf-8")
    code = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    return tuple(_definition(" ".join(part.split())) for part in code.split(";") if part.strip())


def constraints() -> tuple[Definition, ...]:
    """Those that every store keeps: one id for one node, and one for one relationship."""
    return tuple(definition for definition in schema() if definition.kind == "CONSTRAINT")


def _definition(statement: str) -> Definition:
    found = _NAMED.match(statement)
    assert found, statement
    return Definition(found["name"], found["kind"], found["of"] is not None, statement)
