"""Ways to a real Neo4j server for the tests: one that is there, one started by Java, one started by Docker."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, Queue

import neo4j
from neo4j.exceptions import Neo4jError, ServiceUnavailable

from tests.neo4j_server.jars import (
    BROWSER,
    HERE,
    OPENS,
    QUICK,
    CannotStart,
    class_path,
    default_version,
    java_for,
    maven_jar,
)

START_SECONDS = 240
_FREE = "127.0.0.1:0"
_SETTINGS = {
    "server.bolt.listen_address": _FREE,
    "server.bolt.advertised_address": _FREE,
    "server.http.enabled": "true",
    "server.http.listen_address": _FREE,
    "server.http.advertised_address": _FREE,
    "dbms.usage_report.enabled": "false",
    "server.config.strict_validation.enabled": "false",  # older servers do not know every setting
}


@dataclass(frozen=True, slots=True)
class Neo4jServer:
    """A running server. `password` is empty where it asks for none."""

    uri: str
    http: str
    username: str = ""
    password: str = ""
    process: JavaProcess | None = None

    def driver(self) -> neo4j.Driver:
        """A connection of the tests' own, beside the store's."""
        return neo4j.GraphDatabase.driver(self.uri, auth=(self.username, self.password) if self.password else None)

    def execute(self, cypher: str, **parameters: object) -> list[dict[str, object]]:
        """Run one statement as any other program would, and give its rows."""
        with self.driver() as driver:
            return [record.data() for record in driver.execute_query(cypher, parameters).records]

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """The database refuses every write, as where an administrator has set it so."""
        assert self.process is not None, "only a server that the tests started can be set so"
        self.process.say("read-only")
        try:
            yield
        finally:
            self.process.say("read-write")

    def clear(self) -> None:
        """Take every node and relationship away. Constraints stay: making them anew takes a second."""
        self.execute("MATCH (n) DETACH DELETE n")

    def clear_schema(self) -> None:
        """Take every constraint and index away."""
        for row in self.execute("SHOW CONSTRAINTS YIELD name"):
            self.execute(f"DROP CONSTRAINT `{row['name']}`")
        for row in self.execute("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
            self.execute(f"DROP INDEX `{row['name']}`")


@contextmanager
def existing_server() -> Iterator[Neo4jServer]:
    """The server that NEO4J_TEST_URI names. Its database is emptied by the tests, so one with content is refused."""
    uri = os.environ.get("NEO4J_TEST_URI")
    if not uri:
        raise CannotStart("NEO4J_TEST_URI is not set")
    server = Neo4jServer(
        uri,
        os.environ.get("NEO4J_TEST_HTTP", ""),
        os.environ.get("NEO4J_TEST_USERNAME", "neo4j"),
        os.environ.get("NEO4J_TEST_PASSWORD", ""),
    )
    try:
        with server.driver() as driver:
            driver.verify_connectivity()  # at once, where a query would try again for half a minute
        held = server.execute("MATCH (n) RETURN count(*) AS nodes")[0]["nodes"]
    except (Neo4jError, neo4j.exceptions.DriverError) as error:
        raise CannotStart(f"NEO4J_TEST_URI does not answer: {error}") from None
    if held:
        raise CannotStart(f"NEO4J_TEST_URI holds {held} nodes, and the tests would delete them: name an empty database")
    yield server
    server.clear()
    server.clear_schema()


@contextmanager
def java_server(
    home: Path,
    *,
    version: str | None = None,
    auth: bool = False,
    browser: bool = False,
    java: Sequence[str] = (*QUICK, "-Xmx768m"),
    settings: Mapping[str, str] | None = None,
) -> Iterator[Neo4jServer]:
    """A server started by Java from jars that Maven brings, on free ports, with its data in `home`.

    With `browser` its HTTP port serves Neo4j Browser at /browser/. `settings` are those of neo4j.conf; what lies in the
    folder `plugins` of its home is a plug-in. `java` are options of the Java machine.
    """
    version = version or default_version()
    plugins = [str(jar) for jar in sorted((home / "plugins").glob("*.jar"))]
    jars = [class_path(version), *([maven_jar(BROWSER)] if browser else []), *plugins]
    wanted = {**_SETTINGS, "dbms.security.auth_enabled": str(auth).lower(), **(settings or {})}
    command = [java_for(version), *java, *OPENS, "-cp", os.pathsep.join(jars), str(HERE / "Server.java"), str(home)]
    home.mkdir(parents=True, exist_ok=True)
    process = JavaProcess([*command, *(f"{name}={value}" for name, value in wanted.items())], home / "server.log")
    try:
        uri, http = process.wait_until_ready()
        server = Neo4jServer(uri, http, process=process)
        yield _with_password(server) if auth else server
    finally:
        process.stop()


class JavaProcess:
    """The process of Server.java; what it prints goes to a log."""

    def __init__(self, command: list[str], log: Path) -> None:
        self._log = log
        self._answers: Queue[str] = Queue()
        self._errors = log.open("a")
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, text=True, cwd=log.parent
        )
        # Read all the time: a server that cannot print stands still.
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait_until_ready(self) -> tuple[str, str]:
        """The addresses of Bolt and HTTP; CannotStart where the server ends or stays silent."""
        try:
            ready = re.match(r"READY (\S+) (\S+)", self._answers.get(timeout=START_SECONDS))
        except Empty:
            ready = None
        if not ready:
            self._errors.flush()
            raise CannotStart(f"the server did not start: {self._log.read_text()[-500:].strip()}")
        return ready[1], ready[2]

    def say(self, line: str) -> None:
        """Give an order, and wait until it is done."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        assert self._answers.get(timeout=60) == "DONE\n"

    def stop(self) -> None:
        """End the server, by force where it does not go."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()
        self._errors.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(("READY ", "DONE")):
                self._answers.put(line)
            else:
                self._errors.write(line)
        self._answers.put("")
        self._process.stdout.close()


@contextmanager
def docker_server(*, auth: bool = False) -> Iterator[Neo4jServer]:
    """A server in a container, on free ports of this machine."""
    docker = shutil.which("docker")
    if not docker or subprocess.run([docker, "info"], capture_output=True, check=False).returncode:
        raise CannotStart("no Docker engine")
    password = secrets.token_hex(8) if auth else ""
    ports = ["-p", "127.0.0.1::7687", "-p", "127.0.0.1::7474"]
    setting = f"NEO4J_AUTH=neo4j/{password}" if auth else "NEO4J_AUTH=none"
    image = f"neo4j:{default_version()}-community"
    started = subprocess.run(
        [docker, "run", "--rm", "-d", *ports, "-e", setting, image], capture_output=True, text=True, check=False
    )
    if started.returncode:
        raise CannotStart(f"docker run {image}: {started.stderr.strip()[-300:]}")
    container = started.stdout.strip()
    try:
        bolt, http = (_docker_port(docker, container, port) for port in ("7687", "7474"))
        server = Neo4jServer(f"bolt://{bolt}", f"http://{http}/", "neo4j" if auth else "", password)
        _wait_until_it_answers(server)
        yield server
    finally:
        subprocess.run([docker, "rm", "-f", container], capture_output=True, check=False)


def _with_password(server: Neo4jServer) -> Neo4jServer:
    """Change the first password, as Neo4j wants before it answers anything else."""
    password = secrets.token_hex(8)
    with neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", "neo4j")) as driver:
        driver.execute_query(
            "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=password, database_="system"
        )
    return replace(server, username="neo4j", password=password)


def _docker_port(docker: str, container: str, port: str) -> str:
    shown = subprocess.run([docker, "port", container, port], capture_output=True, text=True, check=True)
    return shown.stdout.split()[0]


def _wait_until_it_answers(server: Neo4jServer) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            server.execute("RETURN 1 AS one")
        except (ServiceUnavailable, Neo4jError, OSError) as error:
            if time.monotonic() > end:
                raise CannotStart(f"the container does not answer: {error}") from None
            time.sleep(1)
        else:
            return
