"""The real neo4j-admin, as it is installed beside a server: the program that `bin/neo4j-admin` runs, with its lib/."""

from __future__ import annotations

import os
from pathlib import Path

from tests.neo4j_server.jars import OPENS, QUICK, class_path, java_for


def install_admin(home: Path, version: str) -> Path:
    """Put neo4j-admin of this version below a server's home, and give its path. CannotStart where there is no Java."""
    java, jars = java_for(version), class_path(version)
    for folder in ("bin", "conf", "lib"):
        (home / folder).mkdir(parents=True)
    for jar in jars.split(os.pathsep):
        (home / "lib" / Path(jar).name).symlink_to(jar)
    # As the neo4j.conf that Neo4j ships, and quick: it starts another Java with these.
    (home / "conf" / "neo4j.conf").write_text(
        "".join(f"server.jvm.additional={option}\n" for option in (*OPENS, *QUICK))
    )
    program = home / "bin" / "neo4j-admin"
    program.write_text(
        "#!/bin/sh\n"
        f"export JAVA_HOME='{Path(java).parent.parent}' NEO4J_HOME='{home}' NEO4J_CONF='{home}/conf' HEAP_SIZE=1g\n"
        f"exec '{java}' {' '.join(QUICK)} -cp '{home}/lib/*' org.neo4j.server.startup.Neo4jAdminCommand \"$@\"\n"
    )
    program.chmod(0o755)
    return program
