"""An agreement while the text is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from kzgraph.extraction.agreements.titles.title import Title
from kzgraph.extraction.context import Sentence
from kzgraph.model import AgreementStatus, IsoDate, Party


@dataclass(slots=True)
class Draft:
    """An agreement while the text is read."""

    title: Title
    words: frozenset[str]
    status: AgreementStatus = "mentioned"
    abbreviation: str | None = None
    signed_on: IsoDate | None = None
    initialled_on: IsoDate | None = None
    in_force_on: IsoDate | None = None
    planned_on: IsoDate | None = None
    parties: list[Party] = field(default_factory=list)
    signatories: list[Party] = field(default_factory=list)
    witnesses: list[Party] = field(default_factory=list)
    spots: list[int] = field(default_factory=list)
    denials: list[int] = field(default_factory=list)
    """Those of the spots whose sentence says that nothing was done."""
    names: set[str] = field(default_factory=set)
    """The titles by which it was named, folded."""
    aliases: set[str] = field(default_factory=set)
    """What a bracket behind it calls it, folded: "(the Lapis Lazuli Agreement)"."""
    dropped: bool = False
    """Whether nothing came of it: what is told as to come was so before."""
    made: str = ""
    """The verb that told of it as signed: "concluded"."""
    sentence: int = -1
    deed: Sentence | None = None
    """The sentence that tells of the signature."""
