"""What a Neo4j server runs on: its jars, which Maven brings once, and a Java that is new enough for it.

KZGRAPH_CACHE (default `.cache/` in the repository) keeps the lists of jars. KZGRAPH_NEO4J_VERSION chooses another
version than LONG_TERM for the tests of one server.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
LONG_TERM = "5.26.16"
"""The 5 series with long-term support, also in docker-compose.yml."""
CALENDAR = "2025.10.1"
"""A release of the series that is numbered by years."""
EARLY = "5.1.0"
"""Before relationships could have constraints (5.7) and before the driver could ask for no notifications."""
BROWSER = "org.neo4j.client:neo4j-browser:5.15.0"
"""Neo4j Browser; not every version is on Maven Central."""
MAVEN_SECONDS = 1_200
# Neo4j looks into the JDK; without these it says so at length.
OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.lang", "sun.nio.ch")]

QUICK = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
"""For a Java that lives for a few tests: up in four seconds, never at its best speed."""


class CannotStart(Exception):
    """This way to a server is closed; the message says why."""


def default_version() -> str:
    """Which Neo4j the tests of one server start."""
    return os.environ.get("KZGRAPH_NEO4J_VERSION", LONG_TERM)


def java_for(version: str) -> str:
    """A `java` with its compiler that this version of Neo4j runs on: 17 or newer, and 21 for those named by years."""
    least = 17 if version.startswith("5.") else 21
    found = sorted((java_version(java), java) for java in _javas())
    fitting = [java for number, java in found if number >= least]
    if not fitting:
        there = ", ".join(f"{java} ({number})" for number, java in found) or "none"
        raise CannotStart(f"Neo4j {version} needs a JDK of Java {least} or newer, and there is {there}")
    return fitting[0]


def class_path(version: str) -> str:
    """The jars of the server and of its tools, from the cache where they are all still there, else by Maven."""
    cached = cache_folder() / f"neo4j-{version}.classpath"
    if cached.exists() and all(Path(jar).exists() for jar in cached.read_text().strip().split(os.pathsep)):
        return cached.read_text().strip()
    fresh = cached.with_name(f"{cached.name}.{os.getpid()}")
    _maven(
        f"Neo4j {version}",
        *("-f", str(HERE / "pom.xml"), f"-Dneo4j.version={version}"),
        *("dependency:build-classpath", f"-Dmdep.outputFile={fresh}"),
    )
    fresh.replace(cached)
    return cached.read_text().strip()


def maven_jar(artifact: str) -> str:
    """One jar by its coordinates, such as `BROWSER`: GROUP:NAME:VERSION[:jar:CLASSIFIER]."""
    name, version, *rest = artifact.split(":")[1:]
    jar = cache_folder() / "jars" / f"{'-'.join([name, version, *rest[1:]])}.jar"
    if not jar.exists():
        fresh = jar.parent / f"{os.getpid()}"
        _maven(artifact, "dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={fresh}")
        (fresh / jar.name).replace(jar)
        fresh.rmdir()
    return str(jar)


def cache_folder() -> Path:
    """Where what was fetched once is kept."""
    folder = Path(os.environ.get("KZGRAPH_CACHE") or HERE.parent.parent / ".cache")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@cache
def java_version(java: str) -> int:
    """17 for a Java 17, 0 for what is none."""
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.search(r'version "(\d+)', said.stderr + said.stdout)
    return int(found[1]) if found else 0


def _javas() -> list[str]:
    """Every java with a compiler beside it: of JAVA_HOME, on the path, and where Debian puts them."""
    home, on_path = os.environ.get("JAVA_HOME"), shutil.which("java")
    paths = [Path(home) / "bin/java"] if home else []
    paths += [Path(on_path)] if on_path else []
    paths += sorted(Path("/usr/lib/jvm").glob("*/bin/java"))
    real = dict.fromkeys(path.resolve() for path in paths if path.exists())
    return [str(path) for path in real if path.with_name("javac").exists()]


def _maven(what: str, *arguments: str) -> None:
    maven = shutil.which("mvn")
    if not maven:
        raise CannotStart("no mvn")
    try:
        done = subprocess.run(
            [maven, "-q", "-B", *arguments], capture_output=True, text=True, timeout=MAVEN_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise CannotStart(f"Maven took more than {MAVEN_SECONDS} s to fetch {what}") from None
    if done.returncode:
        raise CannotStart(f"Maven could not fetch {what}: {done.stdout.strip()[-300:]}")
