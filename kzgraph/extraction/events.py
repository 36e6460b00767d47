"""Encounters: who met, called, visited, signed with or was appointed, as the clauses of a document tell it.

Each clause is searched for words of `events.yaml`. A hit becomes a draft with those who stand about it; a draft that
tells again of an encounter told before is joined to it; what has no two sides is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kzgraph.extraction.clauses import Actor, Cast, Clause, clauses
from kzgraph.extraction.context import Context, OrganisationEntity, PersonEntity
from kzgraph.extraction.details import date_of, patterns, place_of, round_of, series_of, status_of
from kzgraph.extraction.drafts import Draft, same_encounter
from kzgraph.extraction.geography import place_country
from kzgraph.extraction.page import Page
from kzgraph.extraction.references import Reference
from kzgraph.extraction.triggers import triggers
from kzgraph.model import Capacity, Event, EventKind, Evidence, Party

_FORMAT_KINDS = frozenset({"summit", "consultations", "dialogue", "session"})
_TOPIC = re.compile(
    r"\b(?:to (?:discuss|review|express|convey|mark|thank|reaffirm|underscore|congratulate|talk about)|discussing|about|regarding|concerning|that|whether|on the instructions?|according to|as part of efforts|on behalf)\b"
)
_SPOKEN = re.compile(
    r"\s*,?\s*(?:said|told|noted|stressed|added|stated|explained|recalled|pointed out|emphasi[sz]ed|underlined|concluded|announced|reports?|reported)\b"
)
_OWNED_EVENT = re.compile(
    r"'s?\s+(?:\w+\s+){0,3}(?:visit|trip|meeting|talks|call|arrival|stay|tour|conversation|travel|journey|appointment|delegation)\b"
)
_OF_NOUNS = frozenset(
    ["visit", "visits", "trip", "trips", "meeting", "meetings", "talks", "participation", "chairmanship", "presence", "leadership", "delegation", "arrival", "auspices", "conversation", "appointment", "resignation", "reception", "guest", "invitation", "side", "helm", "behest", "duties"]
)
_BY_NOUNS = frozenset(
    ["address", "speech", "statement", "initiative", "article", "interview", "proposed", "announced", "delivered", "put", "presented", "forward", "remarks", "message", "vision", "policy", "launched", "initiated", "outlined", "voiced", "made", "taken", "issued"]
)
_AUGMENT = re.compile(
    r"\b(?:delegations?|sides?|consultations?|dialogue|talks|meeting|meetings|session|negotiations|both|event|round)\b(?: \w+){0,4}? (?:was |were |is |are |being )?(?:co-?)?(?:chaired|led|headed|represented|conducted|presided)\b"
    r"|\b(?:co-?)?(?:chaired|led|headed|represented)\b(?: \S+){0,3} (?:side|delegation|delegations|team)\b|\bit included representatives\b|\bunder the (?:co-)?chairmanship\b",
    re.I,
)
_DEFINITE = re.compile(
    r"^\W*(?:(?:during|at|after|in|following|in the course of|within) )?(?:the|this|that|these|their|its|his|her) (?:[\w-]+ ){0,2}(?:meeting|talks|consultations?|dialogue|conversation|call|visit|summit|session|event|ceremony|negotiations|discussions?|trip)\b",
    re.I,
)
_PREVIOUS = re.compile(
    r"\b(?:previous|last|earlier|preceding)\b (?:\w+ ){0,3}(?:meeting|round|consultations?|dialogue|session|summit|visit|met|talks)|\bhad (?:last )?met\b|\blast met\b",
    re.I,
)
_IN_FORMAT = re.compile(r"\bin th(?:is|e same|at) format\b", re.I)
_REPRESENTED = re.compile(
    r"^(?:'s?)? (?:\w+ )?(?:leaders|representatives|officials|delegation|members|member states|counterparts|executives|leadership|ministers|ambassadors)\b"
)
_REPRESENTING = re.compile(
    r"\b(?:representatives|leaders|leadership|officials|members|delegations?|heads|executives|ministers|ambassadors)(?: \w+){0,4} (?:of|from)(?: across)?(?: the| as well as the)?\s$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Hit:
    kind: str
    start: int
    end: int


class EventReader:
    """Reads one document's clauses in order; `drafts` are the encounters found so far."""

    def __init__(self, context: Context, page: Page, references: list[Reference]) -> None:
        self.context = context
        self.cast = Cast(context, page, references)
        self.drafts: list[Draft] = []
        self.last: Draft | None = None

    def read(self) -> list[Draft]:
        """All encounters of the document that have two sides."""
        for sentence in self.context.source.sentences:
            if sentence.kind == "speaker":
                continue
            subject: PersonEntity | None = None
            for clause in clauses(self.context, self.cast, sentence):
                subject = self._clause(clause, subject)
        return [d for d in self.drafts if self._counts(d)]

    # --- one clause

    def _clause(self, clause: Clause, subject: PersonEntity | None) -> PersonEntity | None:
        text = clause.text(self.context.flat)
        actors = self._actors(clause, text)
        hits = self._hits(text)
        if not hits and _AUGMENT.search(text) and self.last:
            self._augment(clause, actors)
        for hit in hits:
            self._hit(clause, text, hit, actors, subject)
        if (
            not hits
            and self.last
            and self.last.kind == "credentials"
            and (sentence_is_item(clause) or _LISTING.match(text))
        ):
            self._augment(clause, actors)
        return actors[0].person if actors else (clause.owner or subject)

    def _hits(self, text: str) -> list[_Hit]:
        """The kinds of encounter that a clause tells of, at most one of each family, those of formats first."""
        found: list[_Hit] = []
        for kind, pattern in triggers().items():
            for match in pattern.finditer(text):
                if any(match.start() < h.end and h.start < match.end() for h in found) or _inside_quote(
                    text, match.start()
                ):
                    continue
                if any(h.kind == kind and kind not in _FORMAT_KINDS for h in found):
                    break
                found.append(_Hit(kind, match.start(), match.end()))
        found = [h for h in found if not _is_topic(text, h, found)]
        kinds = {h.kind for h in found}
        if kinds & {"consultations", "dialogue", "session", "call", "credentials"} or any(
            h.kind == "summit" and not _ASIDE.search(text[: h.end]) for h in found
        ):
            found = [h for h in found if h.kind != "meeting"]
        if "credentials" in kinds or "appointment" in kinds:
            found = [h for h in found if h.kind in {"credentials", "appointment"}]
        return sorted(found, key=lambda h: h.start)

    def _actors(self, clause: Clause, text: str) -> list[Actor]:
        return [a for a in self.cast.within(clause) if self._acts(clause, a)]

    def _acts(self, clause: Clause, actor: Actor) -> bool:
        """Whether somebody named in a clause acts in it, and is not spoken of, quoted or an owner of something."""
        flat = self.context.flat
        after = flat[actor.end : actor.end + 60]
        if after.startswith("'"):
            return bool(_OWNED_EVENT.match(after))
        before = flat[clause.sentence.start : actor.lead].rstrip().removesuffix(" the").rstrip()
        words = re.findall(r"[\w'-]+", before[-60:].lower())
        if words and words[-1] == "of" and len(words) > 1 and words[-2] not in _OF_NOUNS:
            return words[-2] in {"case"} or bool(re.search(r"\b(?:visit|talks|meeting)s?\b", " ".join(words[-4:-1])))
        if words and words[-1] == "by" and _BY_NOUNS & set(words[-6:-1]):
            return False
        if words and words[-1] in {"about", "from", "like", "than"} and words[-2:-1] != ["with"]:
            return False
        return not (
            _SPOKEN.match(after) and before.endswith((",", '"', ',"')) and actor.start > clause.sentence.start + 40
        )

    def _hit(self, clause: Clause, text: str, hit: _Hit, actors: list[Actor], subject: PersonEntity | None) -> None:
        status = status_of(text, (hit.start, hit.end))
        if status is None or self._general(text, hit):
            return
        previous = self.last
        for group in self._separate(text, hit, clause, actors):
            draft = self._draft(clause, text, hit, group, subject)
            if draft is not None:
                draft.status = status
                draft.date, draft.end_date = date_of(self.context, clause, clause.start + hit.start, previous)
                draft.place = place_of(self.context, clause, clause.start + hit.start, previous)
                self._join(draft, clause, text)

    def _separate(self, text: str, hit: _Hit, clause: Clause, actors: list[Actor]) -> list[list[Actor]]:
        """ "Meetings with A and B" are two: those before the word, with one of those after it each time."""
        if hit.kind != "meeting" or not re.match(r"meetings with\b", text[hit.start :], re.I):
            return [actors]
        before, after = self._around(clause, text, hit, actors)
        return [[*before, actor] for actor in after] or [actors]

    def _general(self, text: str, hit: _Hit) -> bool:
        """Whether the words about a hit speak of contacts in general."""
        return (
            any(m.start() < hit.end and hit.start < m.end() for m in patterns("general").finditer(text))
            and hit.kind != "consultations"
        )

    # --- drafts by kind

    def _draft(
        self, clause: Clause, text: str, hit: _Hit, actors: list[Actor], subject: PersonEntity | None
    ) -> Draft | None:
        kind: EventKind = "meeting" if hit.kind == "session" else hit.kind  # type: ignore[assignment]
        draft = Draft(kind, "held", clause.sentence, clause.start + hit.start, sentences=[clause.sentence])
        if hit.kind in _FORMAT_KINDS:
            return self._format(draft, clause, text, hit, actors, subject)
        if kind == "visit":
            return self._visit(draft, clause, text, hit, actors, subject)
        if kind == "signing":
            return self._signing(draft, clause, text, hit, actors, subject)
        if kind in {"appointment", "credentials"}:
            return self._office(draft, clause, text, hit, actors, subject)
        return self._meeting(draft, clause, text, hit, actors, subject)

    def _meeting(
        self, draft: Draft, clause: Clause, text: str, hit: _Hit, actors: list[Actor], subject: PersonEntity | None
    ) -> Draft | None:
        before, after = self._around(clause, text, hit, actors)
        words = text[hit.start : hit.end]
        weak = re.fullmatch(
            r"discussed|exchanged views|convened|held a \w+|(?:spoke|talked)(?! with| to).*", words, re.I
        )
        if "phone" in words.lower():
            weak = None
        hosting = re.match(r"receiv|host|welcom|greet", words, re.I)
        group = self._group(clause, text, hit) if not hosting else []
        if clause.owner and (not before or text.startswith("whom")):
            draft.add(clause.owner)
        for actor in before:
            draft.add(actor.person, "host" if hosting else "participant")
        for person in group:
            draft.add(person)
        if not draft.people and subject is not None and (after or draft.bodies):
            draft.add(subject)
        for actor in after:
            draft.add(actor.person, "visitor" if hosting else "participant")
        draft.bodies |= dict.fromkeys(self._represented(clause))
        draft.countries |= dict.fromkeys(self._listed(clause, text))
        if weak and self.last and draft.people and draft.people.keys() <= self.last.people.keys():
            self.last.sentences += [clause.sentence] if clause.sentence not in self.last.sentences else []
            return None
        if weak and len(before) + len(group) < 2:
            return None
        if len(draft.people) + len(draft.bodies) < 2 and not (
            draft.people
            and re.search(
                r"\b(?:leaders|counterparts?|presidents|ministers|officials)\b", text[hit.end : hit.end + 60], re.I
            )
        ):
            return None
        if _IN_FORMAT.search(text) and self.last and self.last.kind in _FORMAT_KINDS:
            draft.kind, draft.series = self.last.kind, self.last.series
        return draft

    def _visit(
        self, draft: Draft, clause: Clause, text: str, hit: _Hit, actors: list[Actor], subject: PersonEntity | None
    ) -> Draft | None:
        before, after = self._around(clause, text, hit, actors)
        destination = self._destination(clause, hit)
        of_whom = re.match(r"\w*\s+(?:(?:\w+ ){0,2}?(?:of|by)|that|which)\b", text[hit.start :])
        if of_whom:
            later = [a for a in actors if a.start > clause.start + hit.start]
            visitors = [a.person for a in (later[:1] if of_whom.group().endswith(("that", "which")) else after)]
        elif clause.owner and not before:
            visitors = [clause.owner]
        elif before:
            owner = [a for a in before if self.context.flat.startswith("'s", a.end)]
            visitors = [a.person for a in (owner[-1:] or _joined(self.context.flat, before))]
        else:
            visitors = (
                [after[0].person]
                if after and re.match(r"\W*(?:during|in the course of|within|as part of)\b", text, re.I)
                else ([subject] if subject else [])
            )
        if (
            re.search(
                r"\b(?:during|following|after|in the course of|as part of|within|ahead of)\b[^,]{0,30}$",
                text[: hit.start],
                re.I,
            )
            and not destination
        ):
            return None
        if re.search(r"\bwill (?:also )?lead|^\bled\b", text[hit.start : hit.end], re.I) and before:
            visitors = [before[-1].person]
        if not visitors:
            return None
        if destination is None:
            sure = (
                re.search(
                    r"\b(?:official|state|working|first|recent|three-day|two-day|one-day)\b[^.]{0,20}$",
                    text[: hit.start],
                    re.I,
                )
                or of_whom
            )
            if not sure and not re.match(r"visit the white house", text[hit.start :], re.I):
                return None
        for person in visitors:
            draft.add(person, "visitor")
        homes = [p.country for p in visitors if p.country]
        target = destination or next((c for c in self.context.pair if c not in homes), None)
        if re.match(r"visit(?:ed)? the white house", text[hit.start :], re.I):
            target = "US"
        if target in homes and all(p.assumed for p in visitors):
            homes = self._of_other_side(visitors)
        if target is None or target in homes:
            return None
        draft.countries |= dict.fromkeys([*homes, target])
        return draft

    def _of_other_side(self, visitors: list[PersonEntity]) -> list[str]:
        """Who comes to the document's own country on a visit is not of it: they are of the other of the two."""
        other = next((c for c in self.context.pair if c != self.context.home), None)
        for person in visitors:
            person.country, person.assumed = other, False
        return [other] if other else []

    def _destination(self, clause: Clause, hit: _Hit) -> str | None:
        """The country of what stands soon after the trigger: a city or a country."""
        start, end = clause.start + hit.start, clause.start + hit.end
        reach = 60 if "delegation" not in self.context.flat[start:end] else 200
        named = [(p.start, p.country) for p in self.context.places if clause.holds(p.start)]
        named += [
            (c.start, c.code)
            for c in self.context.countries
            if clause.holds(c.start) and c.form in {"name", "abbreviation"}
        ]
        named += [
            (c.start, c.code)
            for c in self.context.countries
            if clause.holds(c.start) and c.form == "adjective" and re.match(r" capital\b", self.context.flat[c.end :])
        ]
        near = sorted(
            (s, code)
            for s, code in named
            if (end - 1 <= s <= end + reach
            and code
            and not re.search(r"\b(?:of|with|by|and) $", self.context.flat[s - 5 : s]))
            or (code and start <= s < end)
        )
        return near[0][1] if near else None

    def _signing(
        self, draft: Draft, clause: Clause, text: str, hit: _Hit, actors: list[Actor], subject: PersonEntity | None
    ) -> Draft | None:
        witnesses = re.search(
            r"\bin the presence of\b|\bwitnessed\b|\bpresent (?:\w+ ){0,3}at the signing\b|\battended the signing\b",
            text,
            re.I,
        )
        for actor in actors:
            watching = witnesses is not None and (
                actor.start - clause.start > witnesses.start()
                or text[witnesses.start() :].lower().startswith(("witnessed", "present ", "attended"))
            )
            draft.add(actor.person, "witness" if watching else "signatory")
        group = self._group(clause, text, hit)
        if not re.search(r"\b(?:delegations|sides|parties)\b", text[: hit.start], re.I):
            for person in group:
                draft.add(person, "witness" if witnesses else "signatory")
        if not actors and not group and subject is not None and re.match(r"\W*(?:and )?(?:also )?sign", text, re.I):
            draft.add(subject, "signatory")
        draft.countries |= dict.fromkeys(self._listed(clause, text))
        passive = re.search(
            r"\b(?:were|was|been|is|are|be) (?:also )?(?:signed|inked)|signing|documents|agreements|memorand|sides|delegations|parties",
            text,
            re.I,
        )
        return draft if draft.people or passive or len(draft.countries) > 1 else None

    def _office(
        self, draft: Draft, clause: Clause, text: str, hit: _Hit, actors: list[Actor], subject: PersonEntity | None
    ) -> Draft | None:
        passive = re.match(r"(?:\S+ )*?(?:was|were|been|is|has been)\b", text[hit.start : hit.end], re.I)
        for k, actor in enumerate(actors):
            capacity: Capacity = "participant"
            if draft.kind == "appointment":
                first = k == 0 and not passive and not _entering(text, hit) and actor.start < clause.start + hit.start
                by = re.search(r"\bby $", self.context.flat[actor.lead - 3 : actor.lead])
                capacity = "appointer" if first or by else "appointee"
                if re.search(
                    r"(?:instead of|succeed\w*|replac\w+|relieved|dismissed) $",
                    self.context.flat[max(0, actor.lead - 14) : actor.lead],
                ):
                    capacity = "predecessor"
            draft.add(actor.person, capacity)
        if not draft.people:
            owner = clause.owner or subject
            if owner is None:
                return None
            draft.add(owner, "appointee" if draft.kind == "appointment" else "participant")
        elif (
            subject is not None
            and draft.kind == "appointment"
            and passive
            and not any(a.start < clause.start + hit.start for a in actors)
        ):
            draft.add(subject, "appointee")
        return draft

    def _format(
        self, draft: Draft, clause: Clause, text: str, hit: _Hit, actors: list[Actor], subject: PersonEntity | None
    ) -> Draft | None:
        """Consultations, dialogues, summits and sessions of standing bodies."""
        span = (hit.start, hit.end)
        draft.round = round_of(text, span)
        draft.series = series_of(text, span)
        held = patterns("holding").search(text) or status_of(text, span) == "planned"
        aside = _ASIDE.search(text[: hit.end])
        dated = any(clause.holds(d.start) for d in self.context.dates)
        if not held and not aside and not (draft.round and (dated or clause.sentence.kind == "headline")):
            return None
        if hit.kind == "session":
            draft.session = True
            draft.series = self._body_in(clause, hit) or draft.series
            if draft.series is None:
                return None
        if hit.kind == "summit":
            draft.bodies |= dict.fromkeys(self._represented(clause))
            if aside:
                draft.bodies |= dict.fromkeys(
                    self._bodies_in(clause.start + hit.start, min(clause.end, clause.start + hit.end + 60))
                )
                return draft if draft.bodies else None
            if not re.search(r"[A-Z]", (draft.series or "")[:1]):
                return None
        for actor in actors:
            if not re.search(r"\bat the level\b", text):
                draft.add(actor.person, "chair" if re.search(r"\b(?:chair|led|head)", text) else "participant")
        if not draft.people and clause.owner:
            draft.add(clause.owner)
        draft.countries |= dict.fromkeys(self._listed(clause, text))
        return draft

    # --- who stands about a trigger

    def _around(self, clause: Clause, text: str, hit: _Hit, actors: list[Actor]) -> tuple[list[Actor], list[Actor]]:
        topic = _TOPIC.search(text, hit.end)
        stop = clause.start + (topic.start() if topic else len(text))
        before = [a for a in actors if a.start < clause.start + hit.start]
        return before, [a for a in actors if clause.start + hit.start <= a.start < stop]

    def _group(self, clause: Clause, text: str, hit: _Hit) -> list[PersonEntity]:
        """Those meant by "the two ministers": who took part in the encounter told last, else the only two named so far."""
        if not patterns("groups").search(text[: hit.start]):
            return []
        people = [p for p, _ in self.last.people.values()] if self.last else []
        if len(people) > 1:
            return people
        named = [p for p in self.context.people if p.mentions[0].start < clause.start]
        return named if len(named) == 2 and named[0].country != named[1].country else []

    def _represented(self, clause: Clause) -> list[str]:
        """Organisations that take part through people who are not named: "EU leaders", "representatives of NATO"."""
        flat = self.context.flat
        found = []
        for body in self.context.organisations:
            for mention in body.mentions:
                if clause.holds(mention.start) and (
                    _REPRESENTED.match(flat[mention.end : mention.end + 30])
                    or _REPRESENTING.search(flat[max(0, mention.start - 70) : mention.start])
                ):
                    found.append(body.name)
        return list(dict.fromkeys(found))

    def _bodies_in(self, start: int, end: int) -> list[str]:
        return [b.name for b in self.context.organisations if any(start <= m.start < end for m in b.mentions)]

    def _body_in(self, clause: Clause, hit: _Hit) -> str | None:
        """The standing body whose session it is."""
        start, end = clause.start + hit.start, clause.start + hit.end
        names = [b.name for b in self.context.organisations if any(start <= m.start < end for m in b.mentions)]
        return names[0] if names else None

    def _listed(self, clause: Clause, text: str) -> list[str]:
        """Countries that stand as parties in a clause: between A and B, Kazakh-Hungarian, the Presidents of A, B and C."""
        flat = self.context.flat
        found: list[str] = []
        spans = [
            (m.start() + clause.start, m.end() + clause.start)
            for m in re.finditer(r"\b(?:between|of|with|by|and|to)\b", text)
        ]
        del spans
        for mention in self.context.countries:
            if not clause.holds(mention.start):
                continue
            before, after = flat[max(0, mention.start - 40) : mention.start], flat[mention.end : mention.end + 40]
            side = re.match(
                r"[-–]|\s(?:and|,|side|delegation|leader|president|[\w-]*\s?(?:political|consult|talks|strategic|dialogue|counterpart|colleague))",
                after,
                re.I,
            )
            party = re.search(
                r"(?:\b(?:between|with|and|Presidents of|Ministers of|leaders of|,)|[-–])\s*(?:the )?$", before
            )
            subject = mention.start == clause.start and re.match(
                r"\s(?:and|held|hold|met|convened|signed|will|has|is)\b", after
            )
            if side or party or subject:
                found.append(mention.code)
        if re.search(r"\bEU\b|European Union", text) and re.search(r"\b(?:between|with|and)\b", text):
            found.append("EU")
        return list(dict.fromkeys(found))

    # --- the same encounter told again

    def _join(self, draft: Draft, clause: Clause, text: str) -> None:
        published = self.context.published
        if not _PREVIOUS.search(text):
            for known in reversed(self.drafts):
                if same_encounter(known, draft, published):
                    known.absorb(draft)
                    if known.kind != "visit":
                        self.last = known
                    return
        again = _DEFINITE.match(text) and self.last and draft.family == self.last.family and not _PREVIOUS.search(text)
        if again and self.last and draft.round is None and not (draft.people and self.last.people):
            self.last.absorb(draft)
            return
        self.drafts.append(draft)
        if draft.status == "held" and draft.kind not in {"appointment", "visit"}:
            self.last = draft

    def _augment(self, clause: Clause, actors: list[Actor]) -> None:
        """ "The delegations were headed by A and B": more of the encounter told last."""
        if self.last is None:
            return
        both = re.match(r"\W*both\b", clause.text(self.context.flat), re.I)
        for target in [d for d in self.drafts if d.sentence == self.last.sentence] if both else [self.last]:
            self._augment_one(target, clause, actors)

    def _augment_one(self, target: Draft, clause: Clause, actors: list[Actor]) -> None:
        led = re.search(r"\b(?:chair|led|lead|head|presid)", clause.text(self.context.flat))
        for actor in actors:
            target.add(actor.person, "chair" if led else "participant")
        target.bodies |= dict.fromkeys(self._represented(clause))
        target.place = target.place or place_of(self.context, clause, clause.start, None)
        if clause.sentence not in target.sentences:
            target.sentences.append(clause.sentence)

    # --- what counts

    def _counts(self, draft: Draft) -> bool:
        """Whether an encounter has two sides; also completes its countries."""
        if draft.kind in {"appointment"}:
            draft.countries = dict.fromkeys(c for p, _ in draft.people.values() if (c := p.country))
            return True
        own = [c for p, _ in draft.people.values() if (c := p.country)]
        sides = dict.fromkeys([*own, *draft.countries])
        if len(dict.fromkeys(own)) >= 2 and draft.kind in {"meeting", "call"}:
            sides = dict.fromkeys([*own, *([c for c in draft.countries] if len(draft.countries) > 3 else [])])
        if len(sides) < 2 and (draft.kind in {"consultations", "dialogue", "signing"} or draft.session):
            sides = dict.fromkeys([*sides, *self.context.pair])
        foreign_body = any(self._international(name) for name in draft.bodies) or any(
            self._international_servant(p) for p, _ in draft.people.values()
        )
        draft.countries = sides
        if draft.kind == "signing" and draft.status == "planned" and draft.date is None:
            return False
        if draft.kind == "summit":
            host = place_country(draft.place) if draft.place and draft.bodies else None
            draft.countries = sides or dict.fromkeys([host] if host else [] if draft.bodies else self.context.pair)
            return bool(draft.countries) or bool(draft.bodies)
        return len(sides) >= 2 or foreign_body or draft.kind == "credentials"

    def _international(self, name: str) -> bool:
        body = next((b for b in self.context.organisations if b.name == name), None)
        return body is not None and body.kind == "intergovernmental"

    def _international_servant(self, person: PersonEntity) -> bool:
        names: dict[str, OrganisationEntity] = {}
        for body in self.context.organisations:
            names[body.name] = body
            if body.abbreviation:
                names[body.abbreviation] = body
        return any(
            (b := names.get(r.organisation or "")) is not None and b.kind == "intergovernmental" for r in person.roles
        )


_ASIDE = re.compile(
    r"\b(?:margins|sidelines|framework|eve|occasion) of (?:the )?[^,]{0,60}$|^\W*(?:at|during|ahead of|before|after|following) (?:the )?[^,]{0,60}$|\b(?:margins|sidelines) of\b|^\W*(?:at|during) the [^,]{0,60}\bsummit\b[^,]{0,20},",
    re.I,
)


def _is_topic(text: str, hit: _Hit, found: list[_Hit]) -> bool:
    """Whether a hit is only what another encounter of the clause was about: "spoke about preparations for the summit"."""
    first = min(found, key=lambda h: h.start)
    if hit is first or hit.kind in {"signing", "appointment"}:
        return False
    topic = _TOPIC.search(text, first.end)
    return topic is not None and topic.start() < hit.start


_LISTING = re.compile(
    r"^\W*(?:they|these|among them|the (?:new |five |\w+ )?(?:ambassadors|envoys|diplomats|heads of mission))\b(?: \w+){0,4}? (?:are|were|include[ds]?|is)\b|^\W*[^.;]{0,30}\bare:",
    re.I,
)


def _entering(text: str, hit: _Hit) -> bool:
    """Whether the verb is of the one who enters or leaves a post, not of who appoints."""
    return (
        re.match(r"(?:took|has taken|takes|assum|left|leaves|resign|stepped)", text[hit.start : hit.end].strip(), re.I)
        is not None
    )


def sentence_is_item(clause: Clause) -> bool:
    """Whether a clause is of a list's item."""
    return clause.sentence.kind == "item"


def _inside_quote(text: str, offset: int) -> bool:
    return text[:offset].count('"') % 2 == 1


def _joined(flat: str, before: list[Actor]) -> list[Actor]:
    """The last of those before a verb, with those joined to it by "and" and commas."""
    chosen = [before[-1]]
    for actor in reversed(before[:-1]):
        between = flat[actor.end : chosen[0].lead]
        if re.fullmatch(r"\s*(?:,|and|,\s*and|&)\s*(?:the )?", between):
            chosen.insert(0, actor)
        else:
            break
    return chosen


def find_events(context: Context, page: Page, references: list[Reference]) -> list[Event]:
    """The encounters of a document as statements of a record."""
    drafts = EventReader(context, page, references).read()
    return [_event(context, draft) for draft in drafts]


def _event(context: Context, draft: Draft) -> Event:
    evidence = tuple(context.source.evidence(s.start, s.end) for s in sorted(draft.sentences, key=lambda s: s.start))
    people = [_party(context, draft, person, capacity, evidence) for person, capacity in draft.people.values()]
    bodies = [
        Party(name=name, kind="organisation", capacity="participant", evidence=evidence[:1]) for name in draft.bodies
    ]
    return Event(
        kind=draft.kind,
        status=draft.status,
        date=draft.date,
        end_date=draft.end_date,
        place=draft.place,
        round=draft.round,
        series=draft.series,
        participants=(*people, *bodies),
        countries=tuple(draft.countries),
        evidence=evidence,
    )


def _party(
    context: Context, draft: Draft, person: PersonEntity, capacity: Capacity, evidence: tuple[Evidence, ...]
) -> Party:
    spans = [(e.start, e.end) for e in evidence]
    near = [r for r in person.roles if any(a <= r.start < b for a, b in spans)]
    held = [r for r in person.roles if r.status == "held"]
    post = (near or held or person.roles or [None])[0]
    own = [m for m in (*person.mentions, *person.references) if any(a <= m.start < b for a, b in spans)]
    quotes = {e: None for e in evidence if any(e.start <= m.start < e.end for m in own)}
    return Party(
        name=person.name,
        kind="person",
        post=post.title if post else None,
        on_behalf=person.country,
        capacity=capacity,
        evidence=tuple(quotes) or evidence[:1],
    )


__all__ = ["find_events"]
