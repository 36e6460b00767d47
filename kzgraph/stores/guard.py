"""What is refused in a statement before any store sees it, so that both stores refuse alike.

Writing is refused by the stores themselves (a read-only transaction): a list of forbidden words would also hit
properties called `set`. Left to this module is what a read-only transaction would let through, or does not name well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kzgraph.errors import UsageError

_QUIET = re.compile(
    r"""
      '(?:\\.|[^'\\])*'        # strings
    | "(?:\\.|[^"\\])*"
    | `(?:``|[^`])*`           # names in back-ticks
    | //[^\n]*                 # comments
    | /\*.*?\*/
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")
_LOAD_CSV = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)
_PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")


def without_quoted(cypher: str) -> str:
    """The statement with a blank for each string, name in back-ticks and comment."""
    return _QUIET.sub(" ", cypher)


def checked(cypher: str, parameters: Mapping[str, object]) -> str:
    """The statement without a closing semicolon.

    Raises UsageError where it is empty, is more than one statement, reads other files than the graph (LOAD CSV), or
    names a parameter that is not given.
    """
    # Neo4j replaces \uXXXX before it reads a statement, so an escape could hide what is looked for here.
    bare = without_quoted(cypher)
    decoded = without_quoted(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), cypher))
    if not bare.strip(" \t\r\n;"):
        raise UsageError("the query is empty", cure="Give a Cypher statement, such as MATCH (p:Person) RETURN p.name.")
    if ";" in bare.rstrip(" \t\r\n;"):
        raise UsageError("the query is more than one statement", cure="Run one statement at a time.")
    if _LOAD_CSV.search(bare) or _LOAD_CSV.search(decoded):
        raise UsageError("LOAD CSV is not allowed: a query reads the graph only")
    missing = sorted(set(_PARAMETER.findall(bare)) - set(parameters))
    if missing:
        names = ", ".join(f"${name}" for name in missing)
        raise UsageError(f"the query needs a value for {names}", cure=f"Give it, for instance -p {missing[0]}=VALUE.")
    return cypher
