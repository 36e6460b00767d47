"""The property by which a node is found by any of its names, with an index behind it.

`lookup` holds a node's id, names, aliases, code and address in small letters, as written and without accents and
punctuation, and its other ids, each between bars: `|person:josef-sikela|josef síkela|josef sikela|`. A query finds a
name by
`n.lookup CONTAINS '|' + toLower($name) + '|'` and a part of one by `n.lookup CONTAINS toLower($part)`. Neo4j answers
both from a text index. The stores write the property and take it off again: it is no part of the graph. By it they also
know their own nodes: another program's may have such an id, but not such a `lookup`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from kzgraph.data_files import lexicon
from kzgraph.model import Node, Property

LOOKUP = "lookup"
"""The property's name, which no graph may use for its own."""
BAR = "|"
LONGEST = 300
"""Characters of a name that is found by its whole: nobody types a longer one."""
MOST = 7_500
"""Characters in all: Neo4j's text index takes 32,766 bytes, and a character may have four."""


def lookup_text(node: Node) -> str:
    """What the property says of a node."""
    forms = {_plain(node.id.lower())[:LONGEST]: None}  # always first: by it the stores know their own
    for name in _names(node):
        for form in (name.lower(), fold(name)):
            plain = _plain(form)
            if plain and len(plain) <= LONGEST:
                forms[plain] = None
    forms.update(dict.fromkeys(map(_plain, _strings(node.properties.get("otherIds")))))
    text = BAR
    for form in forms:
        if len(text) + len(form) < MOST:
            text += form + BAR
    return text


def file_name(node_id: str) -> str:
    """The name of a document's file, which its node's id keeps before the digest; "" for another node."""
    return node_id.removeprefix("document:").rpartition("-")[0] if node_id.startswith("document:") else ""


def _plain(text: str) -> str:
    return " ".join(text.replace(BAR, " ").split())


def fold(text: str) -> str:
    """A name without case, accents and punctuation: "Josef Síkela" and "josef sikela" are the same, and so are
    "Radosław" and "radoslaw"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return " ".join(re.findall(r"\w+", plain if plain.isascii() else plain.translate(_letters())))


@cache
def _letters() -> dict[int, str]:
    """Letters that are no letter with an accent, and what is written for them: ł, ø, þ."""
    return {ord(letter): plain for letter, plain in lexicon("transliteration")["letters"].items()}


def _names(node: Node) -> Iterable[str]:
    yield node.id
    own = node.properties
    for value in (own.get("name"), own.get("code"), own.get("url")):
        if isinstance(value, str):
            yield value
    yield file_name(node.id)
    yield from _strings(own.get("aliases"))


def _strings(value: Property | None) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
