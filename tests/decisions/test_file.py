"""The file: what a line may be, how lines are added, and that nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from kzgraph.decisions import NONE
from kzgraph.decisions.file import adding, holding, read_decisions, read_lines
from kzgraph.decisions.line import Decision, new_decision
from kzgraph.decisions.locking import locked
from kzgraph.decisions.source import decisions_file
from kzgraph.errors import Contradiction, InputError
from tests.decisions.conftest import decision

ROOT = Path(__file__).parents[2]
GOOD = (
    '{"id": "same-1", "decision": "same", "a": "person:a", "b": "person:b", "who": "anna",'
    ' "when": "2026-01-01T00:00:00Z"}'
)
STATED = '{"id": "x-1", "decision": "%s", "statement": "%s", "who": "anna", "when": "2026-01-01T00:00:00Z", "why": "w"}'


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


BAD = {
    "an unknown key": (changed('"who"', '"colour": 1, "who"'), 'unknown key "colour"'),
    "a key of another kind of decision": (changed('"who"', '"statement": "meeting:m", "who"'), "statement"),
    "a key twice": (changed('"who"', '"a": "person:c", "who"'), 'the key "a" stands twice'),
    "nobody": (changed('"who": "anna",', ""), 'the key "who" is missing'),
    "somebody without a name": (changed('"anna"', '""'), '"who"'),
    "no time": (changed(', "when": "2026-01-01T00:00:00Z"', ""), 'the key "when" is missing'),
    "a time that is a number": (changed('"2026-01-01T00:00:00Z"', "5"), '"when"'),
    "a time without a zone": (changed("00:00Z", "00:00"), '"when" needs a time zone'),
    "one side only": (changed(', "b": "person:b"', ""), '"same" needs the key "b"'),
    "with itself": (changed("person:b", "person:a"), "compared with itself"),
    "two kinds of node": (changed("person:b", "organisation:b"), "different kinds"),
    "countries": (changed("person:b", "country:KZ").replace("person:a", "country:BE"), "only person, organisation"),
    "an unknown decision": (changed('"same",', '"equal",'), '"decision"'),
    "an id of another form": (changed("same-1", "Same 1!"), '"id"'),
    "a list": ("[1, 2]", "not a JSON object"),
    "no JSON": ("same a b", "not a line of JSON"),
    "half a character": ('{"a": "\udce9"}', "not a line of JSON"),
    "a mark of git's": ("<<<<<<< HEAD", "git left a conflict here"),
    "no reason to reject": (
        STATED.replace(', "why": "w"', "") % ("reject", "meeting:m"),
        '"reject" needs the key "why"',
    ),
    "a person is no statement": (STATED % ("reject", "person:a"), "person:a is no statement"),
    "where something is named is no statement": (STATED % ("reject", "person:a|STATED_IN|document:d"), "is named"),
    "half a relationship": (STATED % ("confirm", "person:a|HELD"), "not the id of a relationship"),
    "undoes nothing": ('{"id":"undo-1","decision":"undo","who":"a","when":"2026-01-01T00:00:00Z"}', '"undoes"'),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_line_refuses_the_whole_file_by_its_number(tmp_path: Path, case: str) -> None:
    line, said = BAD[case]
    file = tmp_path / "decisions.jsonl"
    file.write_text(f"{GOOD}\n\n{line}\n", "utf-8", errors="surrogateescape")
    with pytest.raises(InputError) as raised:
        read_decisions(file)
    assert str(raised.value).startswith(f"{file}:3: ")
    assert said in str(raised.value)
    assert raised.value.cure


@pytest.mark.parametrize("form", ["{}\n", "{}", "\ufeff{}\n", "{}\r\n\r\n"])
def test_a_file_that_was_edited_by_hand_is_read_and_added_to(tmp_path: Path, form: str) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_bytes(form.format(GOOD).encode())
    with adding(file, [decision("same-2 same person:b person:c")]) as after:
        assert len(after.same) == 2
    assert read_decisions(file) == after
    assert file.read_bytes().startswith(form.format(GOOD).encode())


def test_a_line_that_was_cut_off_is_told_with_its_cure_and_nothing_is_added(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(f"{GOOD}\n{GOOD[:40]}", "utf-8")
    for attempt in (lambda: read_decisions(file), lambda: _add(file, decision("same-2 same person:b person:c"))):
        with pytest.raises(InputError, match=r":2: the last line is cut off") as raised:
            attempt()
        assert "take the last line away" in raised.value.cure
    assert file.read_text("utf-8") == f"{GOOD}\n{GOOD[:40]}"


def test_what_is_written_is_what_was_decided_and_reads_as_it_was_said(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    made = [
        new_decision("same", who="Анна", why='"one"\nman\u2028', about="Ж = Zh", a="person:a", b="person:b"),
        new_decision("reject", who="b", why="w", statement="person:a|HELD|post:p"),
        new_decision("undo", who="b", undoes="same-99"),
    ]
    _add(file, *made)
    assert [line.decision for line in read_lines(file)] == made
    assert "Анна" in file.read_text("utf-8")
    assert len({one.id for one in made}) == 3


def test_what_would_contradict_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    _add(file, decision("same-1 same person:a person:b"), decision("same-2 same person:b person:c"))
    before = file.read_bytes()
    with pytest.raises(Contradiction, match="this decision") as raised:
        _add(file, decision("same-3 same person:x person:y"), decision("different-1 different person:a person:c"))
    assert raised.value.cure == "kzgraph resolve undo same-1, or instead of it same-2"
    assert file.read_bytes() == before


def test_a_file_that_contradicts_itself_is_mended_by_undoing_one_after_the_other(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    texts = ["same-1 same person:a person:b", "different-1 different person:a person:b"]
    texts += ["same-2 same person:c person:d", "different-2 different person:c person:d"]
    file.write_text("".join(f"{decision(text).to_json()}\n" for text in texts), "utf-8")
    with pytest.raises(Contradiction, match="the undoing is kept, but there is more"):
        _add(file, decision("undo-1 undo same-1"))
    _add(file, decision("undo-2 undo different-2"))
    assert read_decisions(file).same == {("person:c", "person:d")}


def test_a_dry_run_says_what_would_hold_and_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    with adding(file, [decision("same-1 same person:a person:b")], dry_run=True) as after:
        assert after.same
    assert not file.exists()


def test_no_file_is_no_decision_unless_it_was_named(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "none.jsonl") == NONE
    with pytest.raises(InputError, match="no such file"):
        read_decisions(tmp_path / "none.jsonl", needed=True)


@pytest.mark.parametrize(
    ("workspace", "expected"),
    [
        ("kzgraph.kgl.records", "decisions.jsonl"),
        ("archive/kzgraph.kgl.records", "archive/decisions.jsonl"),
        (".kzgraph/localhost-7687-neo4j.records", "decisions.jsonl"),
        ("/srv/.kzgraph/x.records", "/srv/decisions.jsonl"),
    ],
)
def test_the_file_lies_where_people_see_it(workspace: str, expected: str) -> None:
    assert decisions_file(None, workspace) == Path(expected)


def test_many_processes_that_decide_at_once_lose_nothing(tmp_path: Path) -> None:
    """Eight processes, fifteen decisions each; half of them wait for the lock most of the time."""
    file, number, each = tmp_path / "decisions.jsonl", 8, 15
    code = (
        "import sys\nfrom pathlib import Path\nfrom kzgraph.decisions.file import adding\n"
        "from kzgraph.decisions.line import new_decision\n"
        "for i in range(int(sys.argv[3])):\n"
        "    made = new_decision('same', who=sys.argv[2], a=f'person:{sys.argv[2]}{i}', b='person:z', why='x' * 999)\n"
        "    with adding(Path(sys.argv[1]), [made]):\n        print(made.id, flush=True)\n"
    )
    command = [sys.executable, "-c", code, str(file)]
    started = [
        subprocess.Popen([*command, f"p{n}", str(each)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for n in range(number)
    ]
    said = [line for process in started for line in process.communicate()[0].split()]
    assert all(process.returncode == 0 for process in started)
    kept = [line.decision for line in read_lines(file)]
    assert sorted(one.id for one in kept) == sorted(said)
    assert Counter(one.who for one in kept) == {f"p{n}": each for n in range(number)}


def test_a_process_that_is_killed_loses_nothing_that_it_said_was_kept(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    code = (
        "import sys\nfrom itertools import count\nfrom pathlib import Path\n"
        "from kzgraph.decisions.file import adding\nfrom kzgraph.decisions.line import new_decision\n"
        "for i in count():\n"
        "    made = new_decision('same', who='x', a=f'person:{i}', b='person:z', why='y' * 999)\n"
        "    with adding(Path(sys.argv[1]), [made]):\n        print(made.id, flush=True)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(file)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout
    said = [process.stdout.readline().strip() for _ in range(20)]
    process.kill()
    said += process.stdout.read().split()
    process.wait()
    assert set(said) <= {line.decision.id for line in read_lines(file)}
    _add(file, decision("same-1 same person:a person:b"))  # and its lock is gone


def test_only_one_of_two_that_contradict_each_other_gets_in(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    code = (
        "import sys\nfrom pathlib import Path\nfrom kzgraph.decisions.file import adding\n"
        "from kzgraph.decisions.line import new_decision\n"
        "made = new_decision(sys.argv[2], who='x', a='person:a', b='person:b')\n"
        "with adding(Path(sys.argv[1]), [made]):\n    pass\n"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(file), kind], stderr=subprocess.PIPE, text=True, cwd=ROOT)
        for kind in ("same", "different")
    ]
    errors = [process.communicate()[1] for process in started]
    assert sorted(process.returncode for process in started) == [0, 1]
    assert sum("Contradiction" in error for error in errors) == 1
    assert len(read_lines(file)) == 1


def test_a_file_put_in_its_place_while_somebody_waits_is_the_one_that_is_added_to(tmp_path: Path) -> None:
    """As git does when it checks out another version: it writes a new file under the name."""
    file = tmp_path / "decisions.jsonl"
    file.write_text(f"{GOOD}\n", "utf-8")
    code = (
        "import sys\nfrom pathlib import Path\nfrom kzgraph.decisions.file import adding\n"
        "from kzgraph.decisions.line import new_decision\nprint('ready', flush=True)\n"
        "with adding(Path(sys.argv[1]), [new_decision('same', who='x', a='person:b', b='person:c')]):\n    pass\n"
    )
    with locked(file):
        process = subprocess.Popen([sys.executable, "-c", code, str(file)], stdout=subprocess.PIPE, cwd=ROOT)
        assert process.stdout
        process.stdout.readline()
        other = tmp_path / "other"
        other.write_text(f"{decision('same-7 same person:x person:y').to_json()}\n", "utf-8")
        other.replace(file)
    process.communicate()
    assert read_decisions(file).same == {("person:b", "person:c"), ("person:x", "person:y")}


def test_nobody_decides_while_a_graph_is_made_of_what_is_decided(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(f"{GOOD}\n", "utf-8")
    code = (
        "import sys\nfrom pathlib import Path\nfrom kzgraph.decisions.file import adding\n"
        "from kzgraph.decisions.line import new_decision\nprint('ready', flush=True)\n"
        "with adding(Path(sys.argv[1]), [new_decision('same', who='x', a='person:b', b='person:c')]):\n    pass\n"
    )
    with holding(file) as held:
        process = subprocess.Popen([sys.executable, "-c", code, str(file)], stdout=subprocess.PIPE, cwd=ROOT)
        assert process.stdout
        process.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.5)
        assert read_decisions(file) == held
    process.communicate()
    assert len(read_decisions(file).same) == 2


def _add(file: Path, *new: Decision) -> None:
    with adding(file, new):
        pass


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(f"{GOOD}\n", "utf-16")
    with pytest.raises(InputError, match="is in UTF-16, and a file of decisions is in UTF-8"):
        read_decisions(file)
