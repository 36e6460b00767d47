"""The driver's errors as kzgraph's: what is wrong, where, and what to try; never a password."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import AuthError, ClientError, ConfigurationError, DriverError, Neo4jError

from kzgraph.errors import StoreError, StoreUnreachable, UsageError
from kzgraph.stores.address import ServerAddress


@contextmanager
def translated(address: ServerAddress, *, query: bool = False) -> Iterator[None]:
    """Raise the driver's errors as kzgraph's; with `query`, what is the statement's fault is the caller's."""
    try:
        yield
    except AuthError:
        raise StoreUnreachable(
            f"{address.uri} refuses the user or password",
            cure="Set NEO4J_USERNAME, and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE.",
        ) from None
    except ClientError as error:
        raise _client_error(error, address, query=query) from None
    except Neo4jError as error:
        raise _server_error(error, address) from None
    except (DriverError, ConfigurationError, OSError, ValueError) as error:
        raise _driver_error(error, address, query=query) from None


def _client_error(error: ClientError, address: ServerAddress, *, query: bool) -> Exception:
    code = error.code or ""
    if ".Security." in code:
        return StoreUnreachable(
            f"{address.uri} does not let us in: {_reason(error)}",
            cure="Check the user and the password; after several wrong ones the server wants some seconds of peace.",
        )
    if code.endswith("General.WriteOnReadOnlyAccessDatabase"):
        return StoreError(
            f"{address} is set to read only on the server", cure="Ask its administrator, or load into another database."
        )
    if code.startswith("Neo.ClientError.Database."):
        return StoreUnreachable(
            f"{address.uri} has no database called {address.database}", cure="Set NEO4J_DATABASE, or leave it out."
        )
    if code.endswith("Statement.AccessMode"):
        return UsageError("the query writes, and queries only read", cure="Change documents and load them.")
    if query:
        return UsageError(f"the query cannot be run: {_reason(error)}")
    return _server_error(error, address)


def _server_error(error: Neo4jError, address: ServerAddress) -> StoreError:
    if ".Schema." in (error.code or ""):
        return StoreError(
            f"{address} holds what another program put there and is in the way: {_reason(error)}",
            cure="Use another database (--database, or a server of its own), or take away what is in the way.",
        )
    return StoreError(f"{address} refused: {_reason(error)}", cure="Try again; the server's log may say more.")


def _driver_error(error: Exception, address: ServerAddress, *, query: bool) -> Exception:
    if query and isinstance(error, ValueError):  # a parameter that no database can hold
        return UsageError(f"the query cannot be run: {_reason(error)}")
    cure = "Start it (docker compose up -d), or check the address in NEO4J_URI"
    if address.scheme.endswith("+s"):
        cure += f"; where its certificate is of its own making, the address begins with {address.scheme}sc://."
    elif "+" not in address.scheme:
        cure += f"; where it takes encrypted connections only, the address begins with {address.scheme}+s://."
    return StoreUnreachable(f"no Neo4j answers at {address.uri}", cure=cure)


def _reason(error: BaseException) -> str:
    text = str(getattr(error, "message", None) or error).strip()
    return (text.splitlines() or [type(error).__name__])[0]
