"""Ways to a real Neo4j server for the tests: one that is there, one started by Java, one started by Docker.

KZGRAPH_CACHE (default `.cache/` in the repository) keeps the list of jars, so that Maven is asked once.
KZGRAPH_NEO4J_VERSION chooses another version than the one of pom.xml.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j
from neo4j.exceptions import Neo4jError, ServiceUnavailable

HERE = Path(__file__).parent
DEFAULT_VERSION = "5.26.16"
START_SECONDS = 240
MAVEN_SECONDS = 1_200
# Neo4j looks into the JDK; without these it says so at length.
_JAVA_OPTIONS = [
    "-Xmx768m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.lang", "sun.nio.ch")),
]


class CannotStart(Exception):
    """This way to a server is closed; the message says why."""


@dataclass(frozen=True, slots=True)
class Neo4jServer:
    """A running server. `password` is empty where it asks for none."""

    uri: str
    http: str
    username: str = ""
    password: str = ""

    def driver(self) -> neo4j.Driver:
        """A connection of the tests' own, beside the store's."""
        return neo4j.GraphDatabase.driver(self.uri, auth=(self.username, self.password) if self.password else None)

    def execute(self, cypher: str, **parameters: object) -> list[dict[str, object]]:
        """Run one statement as any other program would, and give its rows."""
        with self.driver() as driver:
            return [record.data() for record in driver.execute_query(cypher, parameters).records]

    def clear(self) -> None:
        """Take every node and relationship away. Constraints stay: making them anew takes a second."""
        self.execute("MATCH (n) DETACH DELETE n")

    def clear_schema(self) -> None:
        """Take every constraint and index away."""
        for row in self.execute("SHOW CONSTRAINTS YIELD name"):
            self.execute(f"DROP CONSTRAINT `{row['name']}`")
        for row in self.execute("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
            self.execute(f"DROP INDEX `{row['name']}`")


def version() -> str:
    """Which Neo4j the tests start."""
    return os.environ.get("KZGRAPH_NEO4J_VERSION", DEFAULT_VERSION)


def cache_folder() -> Path:
    """Where what was fetched once is kept."""
    folder = Path(os.environ.get("KZGRAPH_CACHE") or HERE.parent.parent / ".cache")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


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
def java_server(folder: Path, *, auth: bool = False) -> Iterator[Neo4jServer]:
    """A server started by Java from jars that Maven brings, on free ports, in a folder of its own."""
    java, maven = shutil.which("java"), shutil.which("mvn")
    if not (java and maven):
        raise CannotStart("no " + " and no ".join(n for n, found in (("java", java), ("mvn", maven)) if not found))
    command = [
        java,
        *_JAVA_OPTIONS,
        "-cp",
        _class_path(maven),
        str(HERE / "Server.java"),
        str(folder),
        str(auth).lower(),
    ]
    log = folder / "server.log"
    with log.open("w") as errors:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True, cwd=folder
        )
    try:
        uri, http = _wait_until_ready(process, log)
        yield _with_password(Neo4jServer(uri, http)) if auth else Neo4jServer(uri, http)
    finally:
        _stop(process)


@contextmanager
def docker_server(*, auth: bool = False) -> Iterator[Neo4jServer]:
    """A server in a container, on free ports of this machine."""
    docker = shutil.which("docker")
    if not docker or subprocess.run([docker, "info"], capture_output=True, check=False).returncode:
        raise CannotStart("no Docker engine")
    password = secrets.token_hex(8) if auth else ""
    ports = ["-p", "127.0.0.1::7687", "-p", "127.0.0.1::7474"]
    setting = f"NEO4J_AUTH=neo4j/{password}" if auth else "NEO4J_AUTH=none"
    image = f"neo4j:{version()}-community"
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


def _class_path(maven: str) -> str:
    """The jars of the server, from the cache where they are all still there, else by Maven."""
    cached = cache_folder() / f"neo4j-{version()}.classpath"
    if cached.exists() and all(Path(jar).exists() for jar in cached.read_text().strip().split(os.pathsep)):
        return cached.read_text().strip()
    fresh = cached.with_name(f"{cached.name}.{os.getpid()}")
    command = [maven, "-q", "-B", "-f", str(HERE / "pom.xml"), f"-Dneo4j.version={version()}"]
    command += ["dependency:build-classpath", f"-Dmdep.outputFile={fresh}"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=MAVEN_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise CannotStart(f"Maven took more than {MAVEN_SECONDS} s to fetch Neo4j {version()}") from None
    if done.returncode or not fresh.exists():
        raise CannotStart(f"Maven could not fetch Neo4j {version()}: {done.stdout.strip()[-300:]}")
    fresh.replace(cached)
    return cached.read_text().strip()


def _wait_until_ready(process: subprocess.Popen[str], log: Path) -> tuple[str, str]:
    """The addresses that the server prints; CannotStart where it ends or stays silent."""
    assert process.stdout is not None
    timer = threading.Timer(START_SECONDS, process.kill)
    timer.start()
    try:
        for line in process.stdout:
            ready = re.match(r"READY (\S+?)/? (\S+)", line)
            if ready:
                return ready[1], ready[2]
    finally:
        timer.cancel()
    raise CannotStart(f"the server did not start: {log.read_text()[-500:].strip()}")


def _stop(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    with contextlib.suppress(OSError):
        process.stdin.close()
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdout.close()


def _with_password(server: Neo4jServer) -> Neo4jServer:
    """Change the first password, as Neo4j wants before it answers anything else."""
    password = secrets.token_hex(8)
    with neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", "neo4j")) as driver:
        driver.execute_query(
            "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=password, database_="system"
        )
    return Neo4jServer(server.uri, server.http, "neo4j", password)


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
