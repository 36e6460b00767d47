"""Which organisations people serve, and what follows for the country of both."""

from __future__ import annotations

from kzgraph.extraction.context import Context, OrganisationEntity, PersonEntity
from kzgraph.extraction.knowledge import words_of


def bodies_by_form(context: Context) -> dict[str, OrganisationEntity]:
    """The organisations by name, by each form that the text gives it, and by abbreviation."""
    forms = {context.flat[m.start : m.end]: o for o in context.organisations for m in o.mentions}
    short = {o.abbreviation: o for o in context.organisations if o.abbreviation}
    return forms | short | {o.name: o for o in context.organisations}


def from_bodies(person: PersonEntity, bodies: dict[str, OrganisationEntity]) -> str | None:
    """The country of the first of the bodies that a person serves which has one."""
    for role in person.roles:
        body = bodies.get(role.organisation or "")
        if body is not None and body.country:
            return body.country
    return None


def claim_bodies(context: Context) -> None:
    """Ministries and other bodies of state that no country stands by are those of who serves them, else of the speaker.

    "The Speaker of Parliament" of a text is not always that of the country in whose voice it speaks.
    """
    _claim_for_those_who_serve(context)
    if not context.speaks or context.home == "EU":
        return
    for body in context.organisations:
        if body.country is None and (
            body.kind in words_of("organisations", "kinds_of_state")
            or (body.kind == "agency" and body.name.split()[0] in words_of("organisations", "words_of_state"))
        ):
            body.country = context.home
    bodies = bodies_by_form(context)
    for person in context.people:
        if person.country is None and (code := from_bodies(person, bodies)):
            person.country, person.assumed = code, True


def _claim_for_those_who_serve(context: Context) -> None:
    """Give a parliament that its noun alone names the country of the one of whom the text says that he leads it."""
    bodies = bodies_by_form(context)
    for person in context.people:
        served = (bodies.get(role.organisation or "") for role in person.roles if role.status == "held")
        for body in served:
            if body is not None and body.country is None and body.kind == "parliament":
                body.country = person.country


def is_international(person: PersonEntity, context: Context) -> bool:
    """Whether a person's post is one of an international organisation: the UN Secretary-General acts for no country."""
    if person.international or not any(role.organisation for role in person.roles):
        return person.international
    bodies = bodies_by_form(context)
    served = (bodies.get(role.organisation or "") for role in person.roles)
    return any(body is not None and body.kind == "intergovernmental" for body in served)
