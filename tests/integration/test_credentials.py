"""How kzgraph gets into a server: by a password, over an encrypted connection, to a database by name."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kzgraph.errors import StoreUnreachable
from kzgraph.stores import Store, open_store
from tests import groups
from tests.neo4j_server.plugin import use_server
from tests.neo4j_server.server import Neo4jServer, java_server
from tests.stores.graphs import visit

ROOT = Path(__file__).parents[2]
WHOLE = visit()
QUERY = "MATCH (c:Country) RETURN c.code AS code ORDER BY code"


def kzgraph(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "kzgraph.cli", *arguments]


@pytest.fixture
def locked(neo4j_server_with_password: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> Neo4jServer:
    """A server that asks for a password, holding a graph; the environment has no password."""
    server = neo4j_server_with_password
    use_server(server, monkeypatch)
    with open_store(server.uri) as store:
        store.replace(WHOLE, workspace="w", take_over=True)
    monkeypatch.delenv("NEO4J_PASSWORD")
    return server


def test_the_password_is_read_from_a_file(locked: Neo4jServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text(f"{locked.password}\n", "utf-8")
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(tmp_path / "secret"))
    with open_store(locked.uri) as store:
        assert store.graph() == WHOLE


def test_the_password_is_asked_for_on_a_terminal_and_not_shown(locked: Neo4jServer, tmp_path: Path) -> None:
    host = locked.uri.removeprefix("bolt://")
    code, said = _on_a_terminal(
        kzgraph("query", QUERY, "--db", f"bolt://neo4j@{host}", "--format", "csv"), locked.password, tmp_path
    )
    assert code == 0, said
    assert "Password of neo4j at bolt://" in said
    assert "KZ" in said
    assert locked.password not in said


def test_nobody_is_asked_where_there_is_no_terminal(locked: Neo4jServer, tmp_path: Path) -> None:
    host = locked.uri.removeprefix("bolt://")
    done = subprocess.run(
        kzgraph("query", QUERY, "--db", f"bolt://neo4j@{host}"),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 4
    assert "NEO4J_PASSWORD" in done.stderr


@pytest.mark.parametrize("given", ["in the address", "in the environment", "in a file"])
@pytest.mark.parametrize("fault", ["a wrong password", "a broken query", "no such database", "another workspace"])
def test_no_password_is_in_what_is_printed_not_even_in_a_traceback(
    locked: Neo4jServer, tmp_path: Path, given: str, fault: str, warm_kzgraph: list[str]
) -> None:
    password = "hunter2-wrong" if fault == "a wrong password" else locked.password
    host = locked.uri.removeprefix("bolt://")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NEO4J_USERNAME": "neo4j"}
    address = locked.uri
    if given == "in the address":
        address = f"bolt://neo4j:{password}@{host}"
    elif given == "in the environment":
        environment["NEO4J_PASSWORD"] = password
    else:
        (tmp_path / "secret").write_text(password, "utf-8")
        environment["NEO4J_PASSWORD_FILE"] = str(tmp_path / "secret")
    command = {
        "a wrong password": ["query", QUERY],
        "a broken query": ["query", "MATCH (n RETURN n"],
        "no such database": ["query", QUERY, "--database", "nosuch"],
        "another workspace": ["load", str(ROOT / "seeds")],
    }[fault]
    done = subprocess.run(
        [*warm_kzgraph, "--debug", *command, "--db", address],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
        check=False,
    )
    assert done.returncode != 0
    assert "Traceback" in done.stderr
    assert password not in done.stdout + done.stderr
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.name != "secret")
    assert password.encode() not in written


def test_a_database_is_chosen_by_name(neo4j_server: Neo4jServer, neo4j_store: Store, tmp_path: Path) -> None:
    neo4j_store.replace(WHOLE, workspace="w")
    answers = [
        subprocess.run(
            kzgraph("query", QUERY, "--db", neo4j_server.uri, "--database", name, "--format", "csv"),
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "NEO4J_DATABASE": "elsewhere"},
            check=False,
        )
        for name in ("neo4j", "nosuch")
    ]
    assert (answers[0].returncode, answers[0].stdout.split()) == (0, ["code", "BE", "KZ"])
    assert answers[1].returncode == 4
    assert "no database called nosuch" in answers[1].stderr


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server that takes encrypted connections only, with a certificate that it wrote itself."""
    openssl = shutil.which("openssl")
    if not openssl:
        groups.missing("neo4j", "no openssl to write a certificate with", "apt-get install openssl")
    folder = tmp_path_factory.mktemp("certificates")
    files = ["-keyout", str(folder / "private.key"), "-out", str(folder / "public.crt")]
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", *files],
        check=True,
        capture_output=True,
    )
    policy = {"enabled": "true", "base_directory": str(folder), "client_auth": "NONE"}
    policy |= {"private_key": "private.key", "public_certificate": "public.crt"}
    settings = {f"dbms.ssl.policy.bolt.{name}": value for name, value in policy.items()}
    with java_server(
        tmp_path_factory.mktemp("encrypted"), settings={**settings, "server.bolt.tls_level": "REQUIRED"}
    ) as server:
        yield server


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_an_encrypted_server_is_loaded(encrypted: Neo4jServer, scheme: str) -> None:
    with open_store(encrypted.uri.replace("bolt", scheme, 1)) as store:
        store.replace(WHOLE, workspace="w")
        assert store.graph() == WHOLE


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("scheme", "says"),
    [("bolt+s", "bolt+ssc"), ("neo4j+s", "neo4j+ssc"), ("bolt", "+s"), ("neo4j", "+s")],
)
def test_a_connection_that_is_not_as_the_server_wants_it_is_told(
    encrypted: Neo4jServer, scheme: str, says: str
) -> None:
    with pytest.raises(StoreUnreachable) as caught:
        open_store(encrypted.uri.replace("bolt", scheme, 1))
    assert says in f"{caught.value} {caught.value.cure}"


def _on_a_terminal(command: list[str], answer: str, folder: Path) -> tuple[int, str]:
    """Run a command in a terminal of its own, type one line, and give its exit code and what was on the screen."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ["PYTHONPATH"] = str(ROOT)
        os.execv(command[0], command)
    said, end, typed = b"", time.monotonic() + 60, False
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            more = os.read(terminal, 4_096)
        except OSError:  # the program has ended
            break
        said += more
        if b": " in said.rpartition(b"Password")[2] and not typed:
            typed = True
            os.write(terminal, f"{answer}\n".encode())
        if not more:
            break
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.close(terminal)
    return code, said.decode("utf-8", "replace")
