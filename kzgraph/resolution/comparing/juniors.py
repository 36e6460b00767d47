"""Sons who bear their fathers' whole names and are called by a nickname: Ferdinand Marcos Jr., Bongbong Marcos."""

from __future__ import annotations

from functools import cache

from kzgraph.data_files import lexicon
from kzgraph.resolution.names.parts import Parts
from kzgraph.resolution.values.romanisation import latin


def nicknames_of_a_junior(name: Parts) -> tuple[str, ...]:
    """The nicknames by which a man of this given name and generation is called."""
    if not name.generation or not name.given:
        return ()
    return _nicknames().get(f"{latin(name.given[0])} {name.generation}", ())


@cache
def _nicknames() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for nickname, name in lexicon("name_parts")["of_juniors"].items():
        found.setdefault(name, []).append(nickname)
    return {name: tuple(nicknames) for name, nicknames in found.items()}
