"""A small graph with what the checks look for, beside things that look alike and are in order."""

from __future__ import annotations

from kzgraph.model import Graph, Node, Property, Relationship

GAZETTE, NOTE = "document:gazette-00000000", "document:note-11111111"

PEOPLE = {
    "ivan-petrov": ["Ivan Petrov", "Prince Orlov"],
    "iva-petrov": ["Iva Petrov", "Iva Petrov-Lis"],
    "igor-petrov": ["Igor Petrov"],
    "anna-lee": ["Anna Lee"],
    "olga-kim": ["Olga Kim"],
}
# Post → kind, and the body that it belongs to.
POSTS = {
    "by-minister": ("Minister of Trade of Belarus", "minister", "country:BY"),
    "by-adviser": ("Adviser of Belarus", "adviser", "country:BY"),
    "kz-ambassador": ("Ambassador of Kazakhstan", "ambassador", "organisation:kz-mfa"),
}


def _attested(*days: str) -> dict[str, Property]:
    return {"attested": list(days), "firstAttested": days[0], "lastAttested": days[-1]}


HELD: list[tuple[str, str, dict[str, Property]]] = [
    ("ivan-petrov", "by-minister", _attested("2021-01-10", "2022-05-03")),
    ("iva-petrov", "by-minister", {**_attested("2022-03-01"), "until": "2022-07"}),
    # Began in the month in which the one before ended: no two at one time.
    ("olga-kim", "by-minister", {"since": "2022-07"}),
    ("igor-petrov", "by-adviser", {"since": "2020", "until": "2021-03"}),
    ("anna-lee", "by-adviser", _attested("2020-05-01", "2020-06-01")),
    ("ivan-petrov", "kz-ambassador", _attested("2023-01-01")),
]
JOINT = {"series": "Joint Commission", "kind": "consultations"}
# Meeting → properties, and who took part: node, on whose behalf, in which post.
MEETINGS: dict[str, tuple[dict[str, Property], list[tuple[str, str, str]]]] = {
    "joint-1": ({**JOINT, "round": 1, "startDate": "2019", "status": "held"}, []),
    "joint-2": ({**JOINT, "round": 2, "startDate": "2020-10", "status": "held"}, []),
    "joint-5": ({**JOINT, "round": 5, "startDate": "2023-05-01", "endDate": "2023-05-03", "status": "planned"}, []),
    "summit-1": ({"series": "summit", "kind": "summit", "round": 1, "status": "held"}, []),
    "summit-9": ({"series": "summit", "kind": "summit", "round": 9, "status": "held"}, []),
    "call": (
        {"kind": "call", "startDate": "2022-04-01", "status": "held"},
        [("person:iva-petrov", "BY", "Minister of Trade of Belarus"), ("person:anna-lee", "GB", "")],
    ),
    "call-undated": ({"kind": "call", "status": "held"}, [("person:olga-kim", "BY", "")]),
}
# Figure → properties; Belarus reports all of them, with Kazakhstan.
FIGURES: dict[str, dict[str, Property]] = {
    "five": {"indicator": "export", "value": 5.0, "unit": "USD", "period": "2023"},
    "seven": {"indicator": "export", "value": 7.0, "unit": "USD", "period": "2023"},
    "in-euro": {"indicator": "export", "value": 6.0, "unit": "EUR", "period": "2023"},
    "no-period": {"indicator": "fdi", "value": 1.0, "unit": "USD"},
    "no-period-either": {"indicator": "fdi", "value": 2.0, "unit": "USD"},
}


def doubtful_graph() -> Graph:
    """All of the tables above; one document states all but Anna Lee, another one nobody but her."""
    nodes = [
        Node(GAZETTE, ("Document",), {"name": "gazette", "published": "2023-06-01", "publisher": "Gazette"}),
        Node(NOTE, ("Document",), {"name": "note", "published": "2023-07-01"}),
        Node("country:BY", ("Country",), {"name": "Belarus", "code": "BY"}),
        Node("country:KZ", ("Country",), {"name": "Kazakhstan", "code": "KZ"}),
        Node("organisation:kz-mfa", ("Organisation", "Ministry"), {"name": "Ministry", "kind": "ministry"}),
        *(Node(f"person:{slug}", ("Person",), {"name": n[0], "aliases": [*n]}) for slug, n in PEOPLE.items()),
        *(Node(f"post:{slug}", ("Post",), {"name": name, "kind": kind}) for slug, (name, kind, _) in POSTS.items()),
        *(Node(f"meeting:{slug}", ("Meeting",), {"name": slug, **own}) for slug, (own, _) in MEETINGS.items()),
        Node("agreement:pact", ("Agreement",), {"name": "Pact", "kind": "treaty", "status": "signed"}),
        *(Node(f"figure:{slug}", ("Figure",), {"name": slug, **own}) for slug, own in FIGURES.items()),
    ]
    links = [
        *(_tie(f"post:{slug}", "BELONGS_TO", body) for slug, (_, _, body) in POSTS.items()),
        _tie("organisation:kz-mfa", "BELONGS_TO", "country:KZ"),
        *(_tie(f"person:{person}", "HELD", f"post:{post}", **when) for person, post, when in HELD),
        *(_tie(f"country:{code}", "TOOK_PART", f"meeting:{slug}") for slug in MEETINGS for code in ("BY", "KZ")),
        *(
            _tie(who, "TOOK_PART", f"meeting:{slug}", behalf=behalf, **({"post": post} if post else {}))
            for slug, (_, parts) in MEETINGS.items()
            for who, behalf, post in parts
        ),
        _tie("country:BY", "PARTY_TO", "agreement:pact"),
        _tie("organisation:kz-mfa", "SIGNED", "agreement:pact"),
        _tie("person:ivan-petrov", "SIGNED", "agreement:pact"),
        *(_tie("country:BY", "REPORTED", f"figure:{slug}") for slug in FIGURES),
        *(_tie(f"figure:{slug}", "WITH_PARTNER", "country:KZ") for slug in FIGURES),
        *(
            _tie(n.id, "STATED_IN", NOTE if n.id == "person:anna-lee" else GAZETTE)
            for n in nodes
            if n.label != "Document"
        ),
    ]
    return Graph(tuple(sorted(nodes, key=lambda n: n.id)), tuple(sorted(links, key=lambda r: r.id)))


def _tie(start: str, kind: str, end: str, **properties: Property) -> Relationship:
    document = end if kind == "STATED_IN" else GAZETTE
    evidence: dict[str, Property] = {"documents": [document], "quotes": [f"{start} {end}"], "starts": [0], "ends": [9]}
    return Relationship(f"{start}|{kind}|{end}", kind, start, end, {**properties, **evidence})
