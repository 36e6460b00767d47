"""Answers about pairs of nodes from a file, for scripts: lines of JSON, or of fields between tabs.

{"a": "person:josef-sikela", "b": "person:jozef-sikela", "decision": "same", "why": "one minister"}
Josef Síkela<TAB>Jozef Síkela<TAB>same<TAB>one minister
"""

from __future__ import annotations

import json

from kzgraph.decisions.deciding import Answer, Join
from kzgraph.errors import InputError

SKIP = "skip"
WORDS: dict[str, Join] = {"same": "same", "different": "different", "unsure": "unsure"}
_KEYS = {"a", "b", "decision", "why"}
_FORM = 'a line is {"a": …, "b": …, "decision": "same"}, or A<TAB>B<TAB>same; "different", "unsure" and "skip" too'


def read_answers(text: str, name: str) -> list[Answer]:
    """The answers of a file called `name`, without those that skip. InputError, naming the line, where one is none."""
    lines = enumerate(text.removeprefix("\ufeff").split("\n"), 1)
    answers = [_answer(line.strip("\r "), f"{name}:{number}") for number, line in lines if line.strip()]
    return [answer for answer in answers if answer]


def _answer(line: str, where: str) -> Answer | None:
    told = _from_json(line, where) if line.startswith("{") else _from_fields(line, where)
    a, b, word, why = told
    if word != SKIP and word not in WORDS:
        raise InputError(f"{where}: {word!r} is no answer", cure=_FORM)
    return Answer(a, b, WORDS[word], why) if word != SKIP else None


def _from_json(line: str, where: str) -> tuple[str, str, str, str | None]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not a line of JSON: {error}", cure=_FORM) from None
    for key in sorted(value.keys() - _KEYS):
        raise InputError(f'{where}: unknown key "{key}"', cure=_FORM)
    for key in ("a", "b", "decision"):
        if not isinstance(value.get(key), str):
            raise InputError(f'{where}: "{key}" has to be there, and a text', cure=_FORM)
    why = value.get("why")
    if why is not None and not isinstance(why, str):
        raise InputError(f'{where}: "why" has to be a text', cure=_FORM)
    return value["a"], value["b"], value["decision"], why


def _from_fields(line: str, where: str) -> tuple[str, str, str, str | None]:
    fields = [field.strip() for field in line.split("\t")]
    if not 3 <= len(fields) <= 4 or not all(fields[:3]):
        raise InputError(f"{where}: {len(fields)} fields between tabs instead of three or four", cure=_FORM)
    a, b, word, *why = fields
    return a, b, word, why[0] if why else None
