"""Where a store is: a file or a server, as told by an address and the environment.

An address is a path (an embedded store) or `neo4j://host:7687/database` (also bolt:// and the +s and +ssc forms). The
environment fills in what the address leaves out: KZGRAPH_DB the address itself; NEO4J_URI the host of a bare
`neo4j://` or `bolt://`; NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE what they say; NEO4J_PASSWORD_FILE a file
whose first line is the password.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import SplitResult, quote, unquote, urlsplit

from kzgraph.errors import UsageError

DEFAULT_PATH = "kzgraph.kgl"
SERVER_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_BOLT_PORT = 7687


@dataclass(frozen=True, slots=True)
class FileAddress:
    """An embedded store: one file."""

    path: Path

    @property
    def scheme(self) -> str:
        """The key of the registry of stores."""
        return "file"

    def __str__(self) -> str:
        return str(self.path)


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A database on a server. `str()` and `repr()` never show the user or the password."""

    scheme: str
    host: str
    port: int
    database: str | None = None
    username: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    @property
    def uri(self) -> str:
        """What the driver is given: neither credentials nor database."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.uri}/{self.database}" if self.database else self.uri


Address = FileAddress | ServerAddress


def parse_address(address: str | None = None, environment: Mapping[str, str] | None = None) -> Address:
    """Read an address (None or empty: KZGRAPH_DB, else `./kzgraph.kgl`).

    Raises UsageError where the scheme is not known, the port is no number or the password's file cannot be read.
    """
    env = os.environ if environment is None else environment
    text = address or env.get("KZGRAPH_DB") or DEFAULT_PATH
    scheme = _SCHEME.match(text)
    if scheme is None and text.lower().startswith(tuple(f"{name}:" for name in SERVER_SCHEMES)):
        name = text.partition(":")[0]  # the rest may hold a password
        raise UsageError(
            f"an address that begins with {name}: goes on with //", cure="For example neo4j://localhost:7687"
        )
    if scheme is None:
        return FileAddress(Path(text).expanduser())
    if scheme[1].lower() == "file":
        return FileAddress(Path(unquote(urlsplit(text).path)))
    if scheme[1].lower() not in SERVER_SCHEMES:
        raise UsageError(
            f"no store has the address form {scheme[1]}://",
            cure=f"Give the path of a file, or an address that begins with one of: {', '.join(SERVER_SCHEMES)}.",
        )
    return _server(text, env)


def at_database(address: str | None, database: str) -> str:
    """The address with another database of the same server. UsageError where it is the address of a file."""
    where = parse_address(address)
    if isinstance(where, FileAddress):
        raise UsageError(
            f"{where} is a file, and only a server has databases",
            cure="Give the server too: --db neo4j://localhost:7687",
        )
    return _text(replace(where, database=database))


def with_password(address: str | None, ask: Callable[[ServerAddress], str]) -> str | None:
    """The address, with what `ask` answers where it is that of a server with a user and no password."""
    where = parse_address(address)
    if isinstance(where, FileAddress) or not where.username or where.password:
        return address
    return _text(replace(where, password=ask(where)))


def _text(where: ServerAddress) -> str:
    user, password, database = (quote(part, safe="") for part in (where.username, where.password, where.database or ""))
    credentials = f"{user}:{password}@" if user else ""
    return f"{where.scheme}://{credentials}{where.uri.partition('://')[2]}/{database}"


def _server(text: str, env: Mapping[str, str]) -> ServerAddress:
    parts = urlsplit(text)
    if "@" in text.partition("://")[2].partition("/")[2]:  # nothing of it is shown: it may be a part of a password
        raise UsageError(
            "the address of the server has an @ behind a /",
            cure="Write / in a password as %2F and @ as %40, or give the password in NEO4J_PASSWORD.",
        )
    if not parts.hostname and env.get("NEO4J_URI"):
        parts = urlsplit(env["NEO4J_URI"])
    if parts.scheme.lower() not in SERVER_SCHEMES:
        raise UsageError(
            "NEO4J_URI is not the address of a Neo4j server",
            cure=f"It begins with one of: {', '.join(SERVER_SCHEMES)}.",
        )
    password = unquote(parts.password or "") or env.get("NEO4J_PASSWORD") or _from_file(env.get("NEO4J_PASSWORD_FILE"))
    username = unquote(parts.username or "") or env.get("NEO4J_USERNAME", "")
    return ServerAddress(
        scheme=parts.scheme.lower(),
        host=parts.hostname or "localhost",
        port=_port(parts),
        database=unquote(parts.path.strip("/")) or env.get("NEO4J_DATABASE") or None,
        username=username or ("neo4j" if password else ""),
        password=password,
    )


def _from_file(path: str | None) -> str:
    """The first line of a file; "" where none is named."""
    if not path:
        return ""
    try:
        return (Path(path).expanduser().read_text("utf-8").splitlines() or [""])[0]
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no UTF-8 text"
        raise UsageError(
            f"the password's file {path} cannot be read: {reason}",
            cure="Check NEO4J_PASSWORD_FILE and its permissions.",
        ) from None


def _port(parts: SplitResult) -> int:
    try:
        return parts.port or _BOLT_PORT
    except ValueError:
        raise UsageError(
            f"the port of {parts.scheme}://{parts.hostname or ''} is not a number from 1 to 65535",
            cure="An address reads like neo4j://localhost:7687.",
        ) from None
