"""A record as a form: with places for names, countries and dates where it had its own."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kzgraph.model import Record

Json = dict[str, Any]


@dataclass(slots=True)
class Slot:
    """A place for a person in a form: of which country, whether named by the surname alone, and in which post."""

    country: str | None
    bare: bool
    titled: bool
    quote: Json


@dataclass(slots=True)
class Form:
    """A record with places for names, countries and dates: pieces of JSON, each odd one the name of a place."""

    pieces: list[str]
    published: date
    people: list[Slot]
    bodies: list[str | None]
    countries: list[str]
    mentions: int
    encounters: int

    @classmethod
    def of(cls, record: Record) -> Form:
        """The form of a record."""
        return _Reader(json.loads(record.to_json())).form()


@dataclass(slots=True)
class _Reader:
    """Finds the places in a record. A place is written between ⟦ and ⟧; its first letter tells what it is for: names in
    full and surnames of people (n, s), their titles and roles (t, r), names, kinds and countries of organisations
    (o, k, h), codes and names of countries (c, m), dates (d)."""

    record: Json
    slots: list[Slot] = field(default_factory=list)
    person_at: dict[str, int] = field(default_factory=dict)
    body_at: dict[str, int] = field(default_factory=dict)
    bodies: list[str | None] = field(default_factory=list)
    countries: dict[str, None] = field(default_factory=dict)
    quoted: list[tuple[re.Pattern[str], str]] = field(default_factory=list)

    def form(self) -> Form:
        record = self.record
        published = date.fromisoformat(record["document"]["published"] or "2022-01-01")
        parties = [p for e in record["events"] for p in e["participants"]]
        mentions = len(record["people"]) + len(record["organisations"]) + len(parties)
        for pact in record["agreements"]:
            parties += [*pact["parties"], *pact["signatories"], *pact["witnesses"]]
        for person in record["people"]:
            self._person(person["name"], person["country"], bool(person["roles"]), person["evidence"][0])
        for body in record["organisations"]:
            self._body(body["name"], body["country"])
        for party in parties:
            if party["kind"] == "person":
                self._person(party["name"], party["for"], False, party["evidence"][0])
            elif party["kind"] == "organisation":
                self._body(party["name"], party["for"])
        self._quotes()
        filled = self._filled(record, "")
        filled["document"] = {"id": "⟦id⟧", "sha256": "⟦sha⟧", "language": "en", "published": f"⟦d{published}⟧"}
        text = re.sub(r'"⟦([rth]\d+)⟧"', r"⟦\1⟧", json.dumps(filled, ensure_ascii=False))
        pieces = re.split(r"[⟦⟧]", text)
        told = [e for e in record["events"] if e["kind"] != "other" or e["participants"]]
        return Form(pieces, published, self.slots, self.bodies, list(self.countries), mentions, len(told))

    def _person(self, name: str, country: str | None, titled: bool, quote: Json) -> None:
        if name not in self.person_at:
            self.person_at[name] = len(self.slots)
            self.slots.append(Slot(country, " " not in name, titled, quote))
            if country:
                self.countries[country] = None

    def _body(self, name: str, country: str | None) -> None:
        if name not in self.body_at:
            self.body_at[name] = len(self.bodies)
            self.bodies.append(country)
            if country:
                self.countries[country] = None

    def _quotes(self) -> None:
        """What is replaced within quotes: names in full first, then surnames; the longest first."""
        for name, at in sorted(self.person_at.items(), key=lambda item: -len(item[0])):
            spaced = r"\s+".join(re.escape(word) for word in name.split())
            self.quoted.append((re.compile(rf"\b{spaced}\b"), f"⟦n{at}⟧"))
        for name, at in self.body_at.items():
            spaced = r"\s+".join(re.escape(word) for word in name.split())
            self.quoted.append((re.compile(rf"\b{spaced}\b"), f"⟦o{at}⟧"))
        for name, at in self.person_at.items():
            if " " in name:
                self.quoted.append((re.compile(rf"\b{re.escape(name.split()[-1])}\b"), f"⟦s{at}⟧"))

    def _filled(self, value: Any, key: str) -> Any:
        if isinstance(value, list):
            return [self._filled(item, key) for item in value]
        if isinstance(value, dict):
            return self._object(value)
        if value is None:
            return None
        if key == "quote":
            for pattern, place in self.quoted:
                value = pattern.sub(place, value)
            return value
        if key in ("country", "for", "code", "countries", "reporter", "partner", "accredited_to"):
            self.countries[value] = None
            return f"⟦c{value}⟧"
        if key in ("date", "end_date", "valid_from", "valid_to"):
            return f"⟦d{value}⟧"
        return value

    def _object(self, value: Json) -> Json:
        """A part of the record; its name, post and roles tell who or what it is."""
        name = value.get("name")
        filled = {key: self._filled(item, key) for key, item in value.items() if key not in ("roles", "document")}
        if "roles" in value or value.get("kind") == "person":
            at = self.person_at[name]
            filled["name"] = f"⟦n{at}⟧"
            if "roles" in value:
                filled["roles"] = f"⟦r{at}⟧"
            elif value["post"]:
                filled["post"] = f"⟦t{at}⟧"
        elif name in self.body_at and value.get("kind") != "country":
            at = self.body_at[name]
            filled["name"] = f"⟦o{at}⟧"
            if "for" in value:
                filled["for"] = f"⟦h{at}⟧"
            else:
                filled |= {"kind": f"⟦k{at}⟧", "country": f"⟦h{at}⟧", "abbreviation": None}
        elif value.get("kind") == "country" and value["for"]:
            filled["name"] = f"⟦m{value['for']}⟧"
        if "series" in value:
            filled |= {"series": None, "round": None}
        return filled
