"""The main job, end to end, on the documents that come with kzgraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill, indent

from kzgraph.errors import StoreError
from kzgraph.load_report import NOBODY, Listener, LoadReport
from kzgraph.loading import load
from kzgraph.model import Graph, Relationship

STORE = "kzgraph.kgl"
PAGES = {
    "network.html": "the network: click a line to read the sentence behind it",
    "centrality.html": "a report on who is central (centrality.md: the same as text)",
}
WIDTH = 100
COUNTED = {
    "Person": ("person", "people"),
    "Ministry": ("ministry", "ministries"),
    "Country": ("country", "countries"),
    "Agreement": ("agreement", "agreements"),
    "Meeting": ("meeting", "meetings"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something worth telling, in one sentence, with the quotes that state it and where they stand."""

    sentence: str
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo found and wrote."""

    folder: Path
    report: LoadReport
    fact: Fact | None
    person: str | None

    def to_text(self, program: str = "kzgraph") -> str:
        """A few lines for a person who sees kzgraph for the first time; `program` is how it can be called."""
        return "\n".join(_lines(self, program))


def run_demo(folder: Path | str = "demo", *, listener: Listener = NOBODY) -> Demo:
    """Read, extract, resolve, load, report and render the seeds; the results are written into `folder`.

    Done again it gives the same. Raises StoreError where there is a file in the folder's place.
    """
    from kzgraph.analysis import make_report
    from kzgraph.rendering import render
    from kzgraph.stores import open_store

    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise StoreError(f"{target} is a file, not a folder", cure="kzgraph demo -o another-folder")
    target.mkdir(parents=True, exist_ok=True)
    db = str(target / STORE)
    loaded = load([seeds_folder()], db, listener=listener)
    with open_store(db, read_only=True) as store:
        graph = store.graph()
    report = make_report("centrality", graph)
    pages = {
        "centrality.html": report.to_html(),
        "centrality.md": report.to_markdown(),
        "network.html": render(graph, title="kzgraph: the five seeds"),
    }
    for name, text in pages.items():
        (target / name).write_text(text, "utf-8")
    person, fact = striking(graph)
    return Demo(target, loaded, fact, person)


def seeds_folder() -> Path:
    """Where the documents that come along are: in the installed package, or at the root of a checkout."""
    package = Path(__file__).resolve().parent
    packaged = package / "seeds"
    return packaged if packaged.is_dir() else package.parent / "seeds"


def striking(graph: Graph) -> tuple[str | None, Fact | None]:
    """(a person's name, a fact): someone attested in two posts over time, else the latest signed agreement."""
    changes = sorted(_changes(graph), key=lambda change: (change[0], change[1]), reverse=True)
    if changes:
        _, _, first, last = changes[0]
        return _name(graph, first.start), _change_of_post(graph, first, last)
    signed = [r for r in graph.relationships if r.type == "SIGNED" and _text(r, "signedOn")]
    latest = max(signed, key=lambda r: (_text(r, "signedOn"), r.id), default=None)
    if latest is None:
        return None, None
    sentence = f"{_name(graph, latest.start)} signed “{_name(graph, latest.end)}” on {_text(latest, 'signedOn')}."
    return _name(graph, latest.start), Fact(sentence, (_quote(graph, latest, 0),))


Change = tuple[int, str, Relationship, Relationship]


def _changes(graph: Graph) -> Iterator[Change]:
    """(quotes behind it, person, earlier post, later post) for everyone attested in one post and later in another."""
    held: dict[str, list[Relationship]] = {}
    for relationship in graph.relationships:
        if relationship.type == "HELD" and _text(relationship, "firstAttested"):
            held.setdefault(relationship.start, []).append(relationship)
    for person, posts in held.items():
        ordered = sorted(posts, key=lambda r: (_text(r, "firstAttested"), _text(r, "lastAttested"), r.id))
        first, last = ordered[0], ordered[-1]
        if _text(first, "lastAttested") < _text(last, "firstAttested"):
            yield len(_list(first, "quotes")) + len(_list(last, "quotes")), person, first, last


def _change_of_post(graph: Graph, first: Relationship, last: Relationship) -> Fact:
    sentence = (
        f"{_name(graph, first.start)}: {_name(graph, first.end)} ({_days(first)}), "
        f"then {_name(graph, last.end)} ({_days(last)})."
    )
    return Fact(sentence, (_quote(graph, first, -1), _quote(graph, last, 0)))


def _days(held: Relationship) -> str:
    first, last = _text(held, "firstAttested"), _text(held, "lastAttested")
    return f"attested {first}" if first == last else f"attested {first} to {last}"


def _quote(graph: Graph, relationship: Relationship, index: int) -> tuple[str, str]:
    """(a quote with blanks folded, its document's name)"""
    quote, document = _list(relationship, "quotes")[index], _list(relationship, "documents")[index]
    return " ".join(quote.split()), _name(graph, document)


def _name(graph: Graph, node_id: str) -> str:
    node = graph.node(node_id)
    return node.name if node else node_id


def _text(relationship: Relationship, key: str) -> str:
    return str(relationship.properties.get(key) or "")


def _list(relationship: Relationship, key: str) -> list[str]:
    value = relationship.properties.get(key)
    return [str(item) for item in value] if isinstance(value, list) else []


def _lines(demo: Demo, program: str) -> Iterator[str]:
    labels = demo.report.labels
    counts = [f"{labels.get(label, 0)} {names[labels.get(label, 0) != 1]}" for label, names in COUNTED.items()]
    yield f"From {labels.get('Document', 0)} documents: {', '.join(counts[:-1])} and {counts[-1]}."
    if demo.fact:
        yield f"\n{fill(demo.fact.sentence, WIDTH)}"
        for quote, source in demo.fact.quotes:
            yield indent(fill(f"“{quote}” [{source}]", WIDTH), "    ")
    yield "\nLook at:"
    yield from (f"  {demo.folder / name}  {what}" for name, what in PAGES.items())
    yield "\nTry next:"
    yield from (f"  {program} {command}" for command in _next_steps(demo))


def _next_steps(demo: Demo) -> Iterator[str]:
    """Three commands to paste."""
    db = demo.folder / STORE
    if demo.person:
        yield f'query posts-over-time -p person="{demo.person}" --db {db}'
    else:
        yield f"report summary --db {db}"
    yield f"query --list --db {db}"
    yield "load PATH-TO-YOUR-DOCUMENTS"
