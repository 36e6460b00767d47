"""The page: data, script and style in one HTML file that asks for nothing from anywhere.

All text comes from documents that nobody has checked. The template escapes it, the data is JSON in which no `<` is
left, the script sets it as text only, and a Content-Security-Policy lets run nothing but the page's own two scripts.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import Any

from kzgraph.model import Graph
from kzgraph.rendering.details import details
from kzgraph.rendering.drawing import drawing
from kzgraph.rendering.view import View, choose

_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
"""Of the package pyvis. Its style sheet only serves buttons and pop-ups that the page does without."""
_SCRIPTS = ("drawing.js", "panel.js", "controls.js")
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def render(graph: Graph, *, focus: str | None = None, limit: int | None = None, title: str | None = None) -> str:
    """Draw a graph as one HTML page.

    `focus` is a node's id, name or alias: its neighbourhood is drawn. `limit` is the number of nodes at most (by
    default `DEFAULT_LIMIT`), those with the most relationships first. The same input gives the same page.

    Raises NotFound where no node is called `focus`, UsageError where several are or `limit` is not positive.
    """
    from jinja2 import Environment

    view = choose(graph, focus=focus, limit=limit)
    data = {**details(graph, view), "drawing": drawing(view), "focus": view.focus.id if view.focus else None}
    data["left_out"] = list(view.left_out)
    scripts = [_library(), _script()]
    style = _own("style.css")
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(_own("page.html.j2"))
    page = template.render(
        title=title or _title(view),
        data=_json(data),
        scripts=scripts,
        style=style,
        script_hashes=[_digest(script) for script in scripts],
        style_hash=_digest(style),
    )
    # A lone surrogate, from a badly decoded name, cannot be written to a file.
    return page.encode("utf-8", "replace").decode("utf-8")


def _title(view: View) -> str:
    return f"{view.focus.name}: who, what, when" if view.focus else "Who met whom, and where it is written"


def _own(name: str) -> str:
    return (files("kzgraph.rendering") / name).read_text("utf-8")


def _script() -> str:
    """The page's own script: the files share one scope that the page does not see."""
    parts = "\n".join(_own(f"script/{name}") for name in _SCRIPTS)
    return f'(function () {{\n"use strict";\n{parts}}})();\n'


def _library() -> str:
    script = (files("pyvis") / _LIBRARY).read_text("utf-8")
    return _SOURCE_MAP.sub("", script)


def _json(data: dict[str, Any]) -> str:
    """JSON that can stand in a script element: nothing in it can end the element, and it stays the same JSON."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
