"""Which organisations people serve, and what follows for the country of both."""

from __future__ import annotations

from collections.abc import Iterable

from kzgraph.extraction.context import Context, OrganisationEntity, PersonEntity, RoleEntity
from kzgraph.extraction.knowledge import lexicon, pattern, words_of
from kzgraph.extraction.text.tokens import in_quotation
from kzgraph.model import RoleStatus


def bodies_by_form(context: Context) -> dict[str, OrganisationEntity]:
    """The organisations by name, by each form that the text gives it, and by abbreviation."""
    forms = {context.flat[m.start : m.end]: o for o in context.organisations for m in o.mentions}
    short = {o.abbreviation: o for o in context.organisations if o.abbreviation}
    return forms | short | {o.name: o for o in context.organisations}


def from_bodies(
    person: PersonEntity, bodies: dict[str, OrganisationEntity], statuses: Iterable[str] = ("held", "future", "former")
) -> str | None:
    """The country of the first of the bodies that a person serves, in posts of such statuses, which has one."""
    for role in (role for role in person.roles if role.status in statuses):
        body = bodies.get(role.organisation or "")
        if body is not None and body.country and not _is_sent_to(role):
            return body.country
    return None


def _is_sent_to(role: RoleEntity) -> bool:
    """Whether the body of a post is that to which its holder is sent: "Special Envoy to the European Union"."""
    goal = role.group in words_of("posts", "groups_with_goal")
    return goal and _before_body(role).endswith((" to ", " to the "))


def claim_bodies(context: Context) -> None:
    """Ministries and other bodies of state that no country stands by are those of who serves them, else of the speaker.

    "The Speaker of Parliament" of a text is not always that of the country in whose voice it speaks.
    """
    bodies = bodies_by_form(context)
    for body in context.organisations:
        if body.country is None and _is_of_state(body):
            codes = _countries_of_servants(context, body, bodies, "held")
            codes = (
                codes or _countries_of_servants(context, body, bodies, "former") or _countries_of_staff(context, body)
            )
            if len(codes) == 1:
                body.country = codes.pop()
            elif not codes and body.name in lexicon("states")["only_these_have"]:
                body.country = _only_owner(context, body)
            elif (
                not codes
                and context.speaks
                and _may_have(context.home, body)
                and not (_of_guests(context, body) or _is_ours(context, body))
            ):
                body.country = context.home
    bodies = bodies_by_form(context)
    for person in context.people:
        if person.country is None and not person.international and (code := from_bodies(person, bodies)):
            person.country, person.assumed = code, True


def _may_have(home: str | None, body: OrganisationEntity) -> bool:
    """Whether a state may have a body of such a name: the United States have no National Assembly."""
    return home != "EU" and home not in lexicon("states")["without_body"].get(body.name, ())


def _only_owner(context: Context, body: OrganisationEntity) -> str | None:
    """The state whose body it is of the few that have one so called: the document's own, else the only one named."""
    few = lexicon("states")["only_these_have"][body.name]
    if context.speaks and context.home in few and not (_of_guests(context, body) or _is_ours(context, body)):
        return context.home
    named = {c.code for c in context.countries} & set(few)
    return named.pop() if len(named) == 1 else None


def _is_ours(context: Context, body: OrganisationEntity) -> bool:
    """Whether somebody is quoted with "our Ministry", who may be a guest."""
    flat = context.flat
    ours = [m.start for m in body.mentions if flat[max(0, m.start - len("our ")) : m.start].lower() == "our "]
    opening = (context.source.evidence_at(start).start for start in ours)
    return any(in_quotation(flat[begin:start], start - begin) for begin, start in zip(opening, ours, strict=True))


def _of_guests(context: Context, body: OrganisationEntity) -> bool:
    """Whether those of a body come with guests: "representatives of the French Senate and of the [Audit Office]"."""
    others = [c.start for c in context.countries if c.code != context.home]
    others += [m.start for o in context.organisations if o.country not in (None, context.home) for m in o.mentions]
    if not others:
        return False
    for mention in body.mentions:
        start = context.source.evidence_at(mention.start).start
        through = pattern("sides", "people_of_body").search(context.flat, start, mention.start)
        if through is None:
            continue
        if any(through.start() < other < mention.start for other in others):
            return True
        if pattern("sides", "accompanies").search(context.flat, start, context.source.evidence_at(start).end):
            return True
    return False


def _is_of_state(body: OrganisationEntity) -> bool:
    """Whether a body is one of some state's, by its kind or as an agency by the first word of its name."""
    if is_international_body(body):
        return False
    of_state = body.kind == "agency" and body.name.split()[0] in words_of("organisations", "words_of_state")
    return of_state or body.kind in words_of("organisations", "kinds_of_state")


def _countries_of_staff(context: Context, body: OrganisationEntity) -> set[str]:
    """The countries of those of whom a verb tells that they were of the body: "NAME headed the [Ministry]"."""
    works = pattern("sides", "works_at", cased=True)
    return {
        person.country
        for mention in body.mentions
        for person in context.people
        if person.country and any(works.fullmatch(context.flat, m.end, mention.start) for m in person.mentions)
    }


def _countries_of_servants(
    context: Context, body: OrganisationEntity, bodies: dict[str, OrganisationEntity], status: RoleStatus
) -> set[str]:
    """The countries of those whose post is, or was, one of the body's own."""
    return {
        person.country
        for person in context.people
        for role in person.roles
        if person.country
        and role.status == status
        and bodies.get(role.organisation or "") is body
        and is_own_post(role)
    }


def is_international(person: PersonEntity, context: Context) -> bool:
    """Whether a person's post is one of an international organisation: the UN Secretary-General acts for no country.

    Not one that a state has for it: "National Coordinator for the SCO".
    """
    if person.international or _of_secretariat(person, context):
        return True
    bodies = bodies_by_form(context)
    own = (role for role in person.roles if not _before_body(role).endswith((" for ", " for the ")))
    served = (bodies.get(role.organisation or "") for role in own)
    return any(body is not None and is_international_body(body) for body in served)


def _of_secretariat(person: PersonEntity, context: Context) -> bool:
    """Whether a title alone is one of a secretariat's, of an organisation of states that the text has named before:
    "received ASEAN Secretary-General A. [Deputy Secretary-General] B was there"."""
    alone = [r for r in person.roles if pattern("posts", "of_secretariat").fullmatch(r.title)]
    if not alone or len(alone) < len(person.roles):
        return False
    named = (m.start for o in context.organisations if o.kind == "intergovernmental" for m in o.mentions)
    return any(start < alone[0].start for start in named)


def is_own_post(role: RoleEntity) -> bool:
    """Whether a title says that its post is the organisation's own: "Director of the IAEA", "Secretary, Treasury"."""
    before = _before_body(role)
    return before == "" or before.endswith((" of ", " of the ", " at ", " at the ", ", "))


def _before_body(role: RoleEntity) -> str:
    """The words of a title before the name of the organisation."""
    return role.title.partition(role.organisation)[0] if role.organisation else role.title


def is_international_body(body: OrganisationEntity) -> bool:
    """Whether a body is one of several states: by its kind, or as an organ of no state told: "General Assembly"."""
    organ = body.country is None and body.name in words_of("organisations", "organs_without_state")
    return organ or body.kind == "intergovernmental"
