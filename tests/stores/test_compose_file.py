"""docker-compose.yml is valid, safe by default, and runs the version that the tests run on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.neo4j_server.jars import LONG_TERM

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker-compose.yml"


@pytest.fixture(scope="module")
def service() -> Any:
    return yaml.safe_load(FILE.read_text())["services"]["neo4j"]


def test_it_is_valid_by_the_compose_specification() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(FILE)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_docker_compose_reads_it_where_that_command_exists(tmp_path: Path) -> None:
    """Without the Compose plugin this says no more than that the file is there; the schema is checked above."""
    assert FILE.is_file()
    docker = shutil.which("docker")
    if docker and not subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode:
        environment = {**os.environ, "NEO4J_AUTH": "neo4j/not-a-password"}
        command = [docker, "compose", "-f", str(FILE), "config", "--quiet"]
        read = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=tmp_path)
        assert read.returncode == 0, read.stderr


def test_every_port_is_bound_to_this_machine(service: Any) -> None:
    assert len(service["ports"]) == 2
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])


def test_no_password_is_in_the_file_or_in_the_container_s_environment(service: Any) -> None:
    assert service["environment"]["NEO4J_AUTH_FILE"].startswith("/run/secrets/")
    assert "NEO4J_AUTH" not in service["environment"]
    example = dict(line.split("=", 1) for line in _lines(ROOT / ".env.example"))
    assert example["NEO4J_PASSWORD"] == ""
    assert example["NEO4J_AUTH"] == "${NEO4J_USERNAME}/${NEO4J_PASSWORD}"


def test_the_image_is_the_version_that_the_tests_run_on(service: Any) -> None:
    assert service["image"] == f"neo4j:{LONG_TERM}-community"
    assert f"<neo4j.version>{LONG_TERM}<" in (ROOT / "tests" / "neo4j_server" / "pom.xml").read_text()


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
