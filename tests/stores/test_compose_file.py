"""docker-compose.yml is valid, safe by default, and runs the version that the tests run on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from kzgraph.cli import main
from kzgraph.errors import StoreUnreachable
from tests.neo4j_server.jars import LONG_TERM

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker-compose.yml"


@pytest.fixture(scope="module")
def services() -> Any:
    return yaml.safe_load(FILE.read_text())["services"]


@pytest.fixture(scope="module")
def service(services: Any) -> Any:
    return services["neo4j"]


@pytest.fixture(scope="module")
def load(services: Any) -> Any:
    return services["load"]


def test_it_is_valid_by_the_compose_specification() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(FILE)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("profile", [[], ["--profile", "load"]])
def test_docker_compose_reads_it_where_that_command_exists(profile: list[str], tmp_path: Path) -> None:
    """Without the Compose plugin this says no more than that the file is there; the schema is checked above."""
    assert FILE.is_file()
    docker = shutil.which("docker")
    if docker and not subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode:
        environment = {**os.environ, "NEO4J_AUTH": "neo4j/not-a-password", "NEO4J_PASSWORD": "not-a-password"}
        command = [docker, "compose", "-f", str(FILE), *profile, "config", "--quiet"]
        read = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=tmp_path)
        assert read.returncode == 0, read.stderr


def test_a_plain_up_starts_the_server_alone_and_a_load_waits_until_it_answers(services: Any, load: Any) -> None:
    assert [name for name, service in services.items() if "profiles" not in service] == ["neo4j"]
    assert load["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert "healthcheck" in services["neo4j"]


def test_a_load_reads_the_documents_and_keeps_its_workspace_in_a_volume(load: Any) -> None:
    documents, workspace = load["volumes"]
    assert documents["read_only"]
    assert load["command"][:2] == ["load", documents["target"]]
    assert workspace == f"workspace:{_dockerfile('WORKDIR')}"


def test_the_command_of_a_load_is_one_that_kzgraph_has(
    load: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is run as it stands, but for a host that is not there: which ends with 4, and not with wrong usage."""
    monkeypatch.chdir(tmp_path)
    command = [part.replace("//neo4j:7687", "//neo4j.invalid:7687") for part in load["command"]]
    assert _dockerfile("ENTRYPOINT") == '["kzgraph"]'
    assert main([*command[:1], str(ROOT / "seeds"), *command[2:]]) == StoreUnreachable.exit_code


def test_the_image_has_a_pinned_base_no_root_and_nothing_but_the_package() -> None:
    assert re.fullmatch(r"python:\d+\.\d+\.\d+-slim-\w+", _dockerfile("FROM"))
    assert _dockerfile("USER") == "kzgraph"
    first, *kept = [line for line in _lines(ROOT / ".dockerignore") if not line.startswith("**")]
    copied = {name for line in _lines(ROOT / "Dockerfile") if line.startswith("COPY") for name in line.split()[1:-1]}
    assert first == "*"
    assert {name.removeprefix("!") for name in kept} == copied


def test_every_port_is_bound_to_this_machine(service: Any) -> None:
    assert len(service["ports"]) == 2
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])


def test_no_password_is_in_the_file_or_in_a_container_s_environment(service: Any, load: Any) -> None:
    assert service["environment"]["NEO4J_AUTH_FILE"] == f"/run/secrets/{service['secrets'][0]}"
    assert load["environment"]["NEO4J_PASSWORD_FILE"] == f"/run/secrets/{load['secrets'][0]}"
    assert not {"NEO4J_AUTH", "NEO4J_PASSWORD"} & {*service["environment"], *load["environment"]}
    example = dict(line.split("=", 1) for line in _lines(ROOT / ".env.example"))
    assert example["NEO4J_PASSWORD"] == ""
    assert example["NEO4J_AUTH"] == "${NEO4J_USERNAME}/${NEO4J_PASSWORD}"


def test_the_image_is_the_version_that_the_tests_run_on(service: Any) -> None:
    assert service["image"] == f"neo4j:{LONG_TERM}-community"
    assert f"<neo4j.version>{LONG_TERM}<" in (ROOT / "tests" / "neo4j_server" / "pom.xml").read_text()


def _dockerfile(instruction: str) -> str:
    """What the Dockerfile says by an instruction."""
    lines = (line.split(maxsplit=1) for line in _lines(ROOT / "Dockerfile"))
    return next(rest for word, rest in lines if word == instruction)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
