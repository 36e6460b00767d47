"""From when and until when a post was held, and who replaced whom, where a sentence says so."""

from __future__ import annotations

from typing import Any

import pytest

from kzgraph.model import Event, Person, Role
from tests.resolution.conftest import event, evidence, party, person, record

MINISTER = "Minister of Foreign Affairs of Kazakhstan"
POST = "post:kz-minister-of-foreign-affairs"
NURTLEU, TILEUBERDI = "person:murat-nurtleu", "person:mukhtar-tileuberdi"


def appointment(at: int, *parties: Any, date: str | None = "2023-04-03", status: str = "held") -> Event:
    quote = evidence(f"appointment {at}", at)
    told = {"kind": "appointment", "status": status, "date": date, "participants": parties, "evidence": quote}
    return Event.model_validate(told)


def titled(name: str, *titles: str, at: int = 0, quote: str = "appointment 0", status: str = "held") -> Person:
    roles = [Role.model_validate({"title": t, "status": status, "evidence": evidence(quote, at)}) for t in titles]
    return person(name, "KZ").model_copy(update={"roles": tuple(roles)})


def held(look: Any, who: str, post: str = POST) -> dict[str, Any]:
    told = look.relationship(who, "HELD", post).properties
    return {name: told[name] for name in ("since", "until", "predecessors") if name in told}


def test_an_appointment_dates_the_appointees_beginning_and_the_predecessors_end(look: Any) -> None:
    event = appointment(0, party("Murat Nurtleu", capacity="appointee", post=MINISTER),
                        party("Mukhtar Tileuberdi", capacity="predecessor"))  # fmt: skip
    seen = look(record("a", "2023-04-04", titled("Murat Nurtleu", MINISTER), person("Mukhtar Tileuberdi", "KZ"), event))
    assert held(seen, NURTLEU) == {"since": "2023-04-03", "predecessors": [TILEUBERDI]}
    assert held(seen, TILEUBERDI) == {"until": "2023-04-03"}
    assert seen.relationship(TILEUBERDI, "HELD", POST).properties["quotes"] == ["appointment 0"]


def test_the_next_sentence_may_name_the_predecessor(look: Any) -> None:
    one = appointment(0, party("Murat Nurtleu", capacity="appointee", post=MINISTER))
    other = appointment(14, party("Mukhtar Tileuberdi", capacity="predecessor"), date=None)
    far = appointment(500, party("Erlan Idrissov", capacity="predecessor"), date=None)
    people = [titled("Murat Nurtleu", MINISTER), person("Mukhtar Tileuberdi", "KZ"), person("Erlan Idrissov", "KZ")]
    seen = look(record("a", "2023-04-04", *people, one, other, far))
    assert held(seen, NURTLEU)["predecessors"] == [TILEUBERDI]
    assert seen.related("person:erlan-idrissov", "HELD") == []


def test_a_predecessor_without_a_date_has_no_end(look: Any) -> None:
    event = appointment(0, party("Murat Nurtleu", capacity="appointee", post=MINISTER),
                        party("Mukhtar Tileuberdi", capacity="predecessor"), date=None)  # fmt: skip
    seen = look(record("a", "2023-04-04", titled("Murat Nurtleu", MINISTER), person("Mukhtar Tileuberdi", "KZ"), event))
    assert (held(seen, NURTLEU), held(seen, TILEUBERDI)) == ({"predecessors": [TILEUBERDI]}, {})


def test_titles_in_one_breath_are_entered_together_and_others_are_not(look: Any) -> None:
    title = "Deputy Prime Minister"
    quote = f"Murat Nurtleu, Aide to the President, became {title} – {MINISTER}"
    event = appointment(0, party("Murat Nurtleu", capacity="appointee", post=title))
    told = titled("Murat Nurtleu", title, MINISTER, "Aide to the President", quote=quote)
    seen = look(record("a", "2023-04-04", told, event))
    assert held(seen, NURTLEU) == held(seen, NURTLEU, "post:kz-deputy-prime-minister") == {"since": "2023-04-03"}
    assert held(seen, NURTLEU, "post:kz-assistant-to-the-president") == {}


def test_a_planned_appointment_dates_nothing(look: Any) -> None:
    event = appointment(0, party("Murat Nurtleu", capacity="appointee", post=MINISTER), status="planned")
    seen = look(record("a", "2023-04-01", titled("Murat Nurtleu", MINISTER, status="future"), event))
    assert held(seen, NURTLEU) == {}


def test_who_is_only_named_as_former_or_elect_is_told_as_such(look: Any) -> None:
    elect = titled("Murat Nurtleu", MINISTER, status="future")
    former = titled("Mukhtar Tileuberdi", MINISTER, status="former")
    note = record("a", "2023-04-01", elect, former)
    seen = look(note)
    assert [seen.relationship(who, "HELD", POST).properties["status"] for who in (NURTLEU, TILEUBERDI)] == [
        "future",
        "former",
    ]
    seen = look(note, record("b", "2023-05-01", titled("Murat Nurtleu", MINISTER)))
    assert "status" not in seen.relationship(NURTLEU, "HELD", POST).properties


def test_every_attested_day_is_kept(look: Any) -> None:
    days = ["2023-05-02", "2023-04-03", "2023-05-02", "2024-02-01"]
    notes = [record(f"{i}", day, person("Murat Nurtleu", "KZ", MINISTER)) for i, day in enumerate(days)]
    told = look(*notes).relationship(NURTLEU, "HELD", POST).properties
    assert told["attested"] == sorted(set(days))
    assert (told["firstAttested"], told["lastAttested"]) == ("2023-04-03", "2024-02-01")


@pytest.mark.parametrize(
    ("quote", "attested"),
    [
        ("On 21 March 1964, Foreign Minister Ivan Bashev opened the embassy.", None),
        ("Foreign Minister Ivan Bashev recalled the talks of 1964 and of 2023.", ["2024-03-22"]),
        ("Foreign Minister Ivan Bashev opened the embassy.", ["2024-03-22"]),
    ],
)
def test_a_sentence_of_years_long_gone_attests_no_post_today(look: Any, quote: str, attested: list[str] | None) -> None:
    role = Role(title="Foreign Minister of Bulgaria", status="held", evidence=evidence(quote))
    bashev = Person(name="Ivan Bashev", country="BG", roles=(role,), evidence=evidence(quote))
    seen = look(record("a", "2024-03-22", bashev))
    (post,) = seen.ids("Post")
    assert seen.relationship("person:ivan-bashev", "HELD", post).properties.get("attested") == attested


def test_who_had_held_a_post_since_a_year_left_it_though_no_sentence_says_when(look: Any) -> None:
    role = Role(title=MINISTER, status="former", since="2016", evidence=evidence("had been minister since 2016"))
    told = look(record("a", "2024-03-22", Person(name="Murat Nurtleu", roles=(role,), evidence=evidence("quote"))))
    properties = told.relationship(NURTLEU, "HELD", told.ids("Post")[0]).properties
    assert (properties["status"], properties["since"], "until" in properties) == ("former", "2016", False)


@pytest.mark.parametrize(
    ("quote", "attested"),
    [
        ("In May 2023 then-{title} Murat Nurtleu met NAME.", ["2023-05"]),
        ("Murat Nurtleu, then the {title}, met NAME in May 2023.", ["2023-05"]),
        ("Murat Nurtleu, former {title}, met NAME in May 2023.", None),
        ("Back then, Murat Nurtleu, former {title}, met NAME in May 2023.", None),
    ],
)
def test_a_post_held_then_is_attested_by_the_encounter(look: Any, quote: str, attested: list[str] | None) -> None:
    told = evidence(quote.format(title=MINISTER))
    role = Role(title=MINISTER, status="former", evidence=told)
    talks = event("meeting", "KZ UZ", [party("Murat Nurtleu", post=MINISTER)], date="2023-05")
    seen = look(record("a", "2024-03-22", Person(name="Murat Nurtleu", roles=(role,), evidence=told), talks))
    assert seen.relationship(NURTLEU, "HELD", seen.ids("Post")[0]).properties.get("attested") == attested


BOTH = {"Deputy Prime Minister": "post:kz-deputy-prime-minister", MINISTER: POST}
DAY, PUBLISHED = "2022-03-10", "2022-03-11"


@pytest.mark.parametrize(
    ("joint", "days"),
    [
        (" – ", [DAY]),
        (", ", [DAY]),
        (" - ", [DAY]),
        (" and ", [DAY]),
        (" Erlan Idrissov met the ", [PUBLISHED]),  # some other mention: not said to be held in the encounter
    ],
)
@pytest.mark.parametrize("named", BOTH)
def test_titles_in_one_breath_are_held_in_one_encounter(look: Any, joint: str, days: list[str], named: str) -> None:
    quote = joint.join(BOTH) + " Murat Nurtleu held talks"
    (other,) = BOTH.keys() - {named}
    talks = event("meeting", "KZ UZ", [party("Murat Nurtleu", post=named)], date=DAY)
    seen = look(record("a", PUBLISHED, titled("Murat Nurtleu", *BOTH, quote=quote), talks))
    told = {title: seen.relationship(NURTLEU, "HELD", post).properties["attested"] for title, post in BOTH.items()}
    assert told == {named: [DAY], other: days}
