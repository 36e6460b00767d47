"""Which tellings are of one agreement: cases in `agreements.yaml`."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from kzgraph.decisions import Decisions
from kzgraph.model import Record
from kzgraph.resolution import resolve
from kzgraph.resolution.agreements.groups import CROWDED, cluster
from kzgraph.resolution.agreements.keys import block_keys, keys_of
from kzgraph.resolution.agreements.same_agreement import link
from kzgraph.resolution.agreements.telling import tellings
from kzgraph.resolution.values.countries import code_of
from kzgraph.resolution.world.world import world
from tests.resolution.conftest import Look, agreement, event, evidence, party, record
from tests.yaml_cases import read_cases

CASES = read_cases(Path(__file__).with_name("agreements.yaml"))


def records(told: list[dict[str, Any]]) -> list[Record]:
    return [_record(f"text {at}", one) for at, one in enumerate(told)]


def _record(name: str, one: dict[str, Any]) -> Record:
    bound = [party(n, kind="country" if code_of(n) else "organisation") for n in one.get("between", ())]
    told = agreement(one["title"], one["kind"], one["status"], bound, date=one.get("date"))
    return record(name, one["out"], told)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_so_many_agreements_are_told_of(look: Any, case: dict[str, Any]) -> None:
    assert len(look(*records(case["told"])).ids("Agreement")) == int(case["agreements"])


FULL = "Enhanced Partnership and Cooperation Agreement"
EPCA: dict[str, Any] = {"title": FULL, "kind": "agreement", "between": ["Kazakhstan", "European Union"]}
SIGNED = EPCA | {"status": "signed", "date": "2015-12-21", "out": "2015-12-21"}
IN_FORCE = EPCA | {"status": "in_force", "date": "2020-03-01", "out": "2020-03-02", "title": "EPCA"}
STATIONS = [IN_FORCE, EPCA | {"status": "negotiated", "out": "2014-10-09"}, SIGNED]


def test_all_that_one_document_says_of_its_status_is_kept(look: Any) -> None:
    pacts = [agreement("Agreement on Extradition", "agreement", s, date=d) for s, d in STEPS]
    seen = look(record("a", "2024-02-15", *pacts))
    (node,) = seen.ids("Agreement")
    (said,) = [r.properties for r in seen.graph.relationships if (r.start, r.type) == (node, "STATED_IN")]
    assert (said["status"], said["date"]) == ("ratified", "2024-02-14")
    assert (said["statuses"], said["dates"]) == (["signed", "ratified"], ["2023-03-04", "2024-02-14"])


def test_the_day_of_signature_is_not_that_of_entry_into_force(look: Any) -> None:
    quote = "The Treaty on Extradition, signed on 15 October 2021, entered into force on 1 July 2022."
    pact = agreement("Treaty on Extradition", "treaty", "in_force", date="2021-10-15")
    signing = event("signing", "RS MA", date="2021-10-15")
    told = [one.model_copy(update={"evidence": evidence(quote)}) for one in (pact, signing)]
    seen = look(record("a", "2022-07-02", *told))
    (node,) = seen.ids("Agreement")
    (said,) = [r.properties for r in seen.graph.relationships if (r.start, r.type) == (node, "STATED_IN")]
    assert (said["statuses"], said["dates"]) == (["signed", "in_force"], ["2021-10-15", ""])
    assert seen.of(node)["signedOn"] == "2021-10-15"


STEPS = [("signed", "2023-03-04"), ("ratified", "2024-02-14")]


def test_every_merge_has_a_reason_in_words() -> None:
    (group,) = cluster(tellings(world(records(STATIONS))))
    reasons = {said.why for a, b in combinations(group, 2) if (said := link(a, b))}
    assert reasons == {"same title, same parties", "EPCA is short for the title, same parties"}


def test_ids_of_single_tellings_lead_to_the_agreement(look: Any) -> None:
    alone = {look(one).ids("Agreement")[0] for one in records(STATIONS)}
    seen = look(*records(STATIONS))
    (node,) = seen.ids("Agreement")
    assert alone <= {node, *seen.of(node)["otherIds"]}


def test_what_people_decide_joins_two_agreements_and_splits_one() -> None:
    partners = [SIGNED, SIGNED | {"title": "Partnership Agreement", "between": ["Kazakhstan", "EU"]}]
    apart = Look(resolve(records(partners))).ids("Agreement")
    assert len(apart) == 2
    same = Decisions(same=frozenset({(apart[0], apart[1])}))
    assert len(Look(resolve(records(partners), same)).ids("Agreement")) == 1
    ids = sorted(Look(resolve(records([one]))).ids("Agreement")[0] for one in (SIGNED, IN_FORCE))
    different = Decisions(different=frozenset({(ids[0], ids[1])}))
    assert len(Look(resolve(records([SIGNED, IN_FORCE]), different)).ids("Agreement")) == 2


AIR: dict[str, Any] = {"title": "Agreement on Air Services", "kind": "agreement"}
MANY = [f"2024-{n % 12 + 1:02}-{n // 12 + 1:02}" for n in range(CROWDED + 50)]
OF_ONE_PAIR = [AIR | {"between": ["Kazakhstan", "Belgium"], "status": "negotiated", "out": day} for day in MANY]
OF_NOBODY = [AIR | {"status": "signed", "date": day, "out": day} for day in MANY]


def test_one_agreement_may_be_told_of_on_ever_so_many_days() -> None:
    (group,) = cluster(tellings(world(records(OF_ONE_PAIR))))
    assert len(group) == len(MANY)


def test_what_may_be_of_too_many_is_left_alone_and_the_others_are_not() -> None:
    told = tellings(world(records([*OF_ONE_PAIR, *OF_NOBODY])))
    assert sorted(map(len, cluster(told))) == [1] * len(OF_NOBODY) + [len(OF_ONE_PAIR)]


ALL = tellings(world([r for case in CASES for r in records(case["told"])]))


def test_what_may_be_one_is_compared() -> None:
    keys = {one: keys_of(one) for one in ALL}
    for a, b in combinations(ALL, 2):
        if link(a, b):
            assert keys[a].same & keys[b].same or (
                keys[a].sought & keys[b].found_by and keys[b].sought & keys[a].found_by
            )


def test_an_agreement_depends_only_on_the_tellings_that_share_keys_with_it() -> None:
    blocks: dict[Any, set[Any]] = {}
    for one in ALL:
        for key in block_keys(one):
            blocks.setdefault(key, set()).add(one)
    for group in cluster(ALL):
        near = set(group)
        while more := {other for one in near for key in block_keys(one) for other in blocks[key]} - near:
            near |= more
        assert group in cluster(near)
