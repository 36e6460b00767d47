"""What a user sets once in `kzgraph.toml`, in the folder where kzgraph is called.

    db = "neo4j://localhost:7687"      # any option that many commands share
    workspace = ".kzgraph/records"

    [render]                           # the options of one command, by their long names
    limit = 200

A flag comes first, then the environment, then this file, then the default.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from kzgraph.errors import UsageError

FILE_NAME = "kzgraph.toml"
SHARED = ("db", "database", "workspace", "decisions", "who")
"""Settings that stand above the tables and hold for every command that has the option."""


def load_configuration(folder: Path, commands: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """The settings of `folder`/kzgraph.toml for each of `commands`; empty where there is no such file.

    Raises UsageError for a file that is not TOML, and for a setting or table that means nothing.
    """
    path = folder / FILE_NAME
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: {error}", cure='it has to be TOML: key = "value", one a line') from error
    return _by_command(path, data, commands)


def _by_command(path: Path, data: dict[str, Any], commands: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    for key, value in data.items():
        if isinstance(value, dict) and key not in commands:
            raise UsageError(f"{path}: [{key}] is not a command", cure=f"tables are: {', '.join(commands)}")
        if not isinstance(value, dict) and key not in SHARED:
            cure = f"above the tables stand only {', '.join(SHARED)}; put the rest under [command]"
            raise UsageError(f"{path}: unknown setting {key!r}", cure=cure)
    shared = {key: data[key] for key in SHARED if key in data}
    return {name: {**shared, **data.get(name, {})} for name in commands}
