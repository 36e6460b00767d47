"""The order in which a document is understood: each step adds to the context what the next one needs."""

from __future__ import annotations

from kzgraph.extraction.actors.affiliation.appointed import affiliate_appointed
from kzgraph.extraction.actors.affiliation.company import affiliate_by_company
from kzgraph.extraction.actors.affiliation.delegations import affiliate_delegation
from kzgraph.extraction.actors.affiliation.earlier_holders import affiliate_earlier_holders
from kzgraph.extraction.actors.affiliation.encounters import affiliate_by_encounters
from kzgraph.extraction.actors.affiliation.home import affiliate_by_home
from kzgraph.extraction.actors.affiliation.introduced import affiliate_introduced
from kzgraph.extraction.actors.affiliation.mentions import mentions, runs
from kzgraph.extraction.actors.affiliation.mission_staff import affiliate_mission_staff
from kzgraph.extraction.actors.affiliation.missions import (
    affiliate_by_embassies,
    affiliate_by_missions,
    affiliate_heads_of_bodies,
)
from kzgraph.extraction.actors.affiliation.office_holders import affiliate_by_office
from kzgraph.extraction.actors.affiliation.owners import affiliate_by_owners
from kzgraph.extraction.actors.affiliation.partners import affiliate_partners
from kzgraph.extraction.actors.affiliation.predecessors import affiliate_predecessors
from kzgraph.extraction.actors.affiliation.servants import affiliate_servants
from kzgraph.extraction.actors.affiliation.service import claim_bodies
from kzgraph.extraction.actors.affiliation.sides import affiliate_by_sides
from kzgraph.extraction.actors.affiliation.stated import affiliate
from kzgraph.extraction.actors.affiliation.voice import place_document
from kzgraph.extraction.actors.bodies.belonging import names_no_country
from kzgraph.extraction.actors.bodies.entities import body_span, entities
from kzgraph.extraction.actors.bodies.finding import find_bodies
from kzgraph.extraction.actors.bodies.letterheads import without_letterheads
from kzgraph.extraction.actors.bodies.nested import name_those_within
from kzgraph.extraction.actors.people.finding import find_people
from kzgraph.extraction.actors.people.press import note_press
from kzgraph.extraction.actors.people.terms import note_deaths, note_ends_told, note_masters, note_terms_told
from kzgraph.extraction.actors.posts.finding import find_roles
from kzgraph.extraction.actors.posts.phrase import RolePhrase
from kzgraph.extraction.actors.references.accredited import note_accreditations
from kzgraph.extraction.actors.references.authorship import claim_own_posts
from kzgraph.extraction.actors.references.finding import find_references
from kzgraph.extraction.actors.rosters.finding import find_rosters
from kzgraph.extraction.agreements.ceremonies import with_documents
from kzgraph.extraction.agreements.finding import find_agreements
from kzgraph.extraction.context import Context, Span
from kzgraph.extraction.dates.dateline import dateline_day, datelines
from kzgraph.extraction.dates.finding import dates_by_report, find_dates, year_hint
from kzgraph.extraction.events.finding import find_events
from kzgraph.extraction.events.setting.described import with_described
from kzgraph.extraction.figures.finding import find_figures
from kzgraph.extraction.layout import lay_out
from kzgraph.extraction.record import write_record
from kzgraph.extraction.settled import settled
from kzgraph.extraction.text.composing import as_written, compose
from kzgraph.extraction.text.page import Page
from kzgraph.extraction.text.source import prepare
from kzgraph.model import Document, Record


def understand(document: Document) -> tuple[Context, Page]:
    """Everything that is known of a document before events, agreements and figures are read."""
    context, page, _ = _understand(document)
    return context, page


def _understand(document: Document) -> tuple[Context, Page, list[RolePhrase]]:
    source = prepare(document)
    page = lay_out(source)
    context = Context(source)
    rosters = find_rosters(page)
    bodies = find_bodies(page, rosters.bodies, rosters.names)
    context.organisations = entities(page, bodies)
    roles = find_roles(page)
    context.people = find_people(page, roles, rosters.names)
    note_press(context)
    claim_own_posts(context, page, roles)
    names = [span for person in context.people for span in person.mentions]
    foreign = [body_span(page, body) for body in bodies if names_no_country(page, body)]
    in_names = _covered(names)
    elsewhere = in_names | _covered(foreign)
    context.countries = [m for m in page.countries if m.start not in elsewhere]
    context.places = [m for m in page.places if m.start not in in_names]
    published = context.published
    context.dates = find_dates(source.flat, published, year_hint=year_hint(source.flat))
    if reports := datelines(context):
        context.dates = dates_by_report(source.flat, context.dates, reports)
    elif written := dateline_day(context):
        context.dates = find_dates(source.flat, written)
    note_terms_told(context)
    note_ends_told(context)
    note_deaths(context)
    note_masters(context)
    affiliate(context)
    place_document(context)
    lists = runs(context, mentions(context, page, roles))
    affiliate_by_office(context, page, roles)
    if context.home is None:
        place_document(context)  # a text that names no country, but "President Biden"
    affiliate_introduced(context, page, roles, lists)
    affiliate_by_sides(context, page, lists, rosters)
    affiliate_by_owners(context, lists)
    affiliate_by_missions(context, lists)
    affiliate_heads_of_bodies(context, lists)
    affiliate_by_embassies(context, lists)
    affiliate_mission_staff(context, lists)
    affiliate_delegation(context)
    affiliate_servants(context, lists)
    affiliate_appointed(context, lists)
    affiliate_by_company(context, page, roles, lists)
    affiliate_by_encounters(context, page, roles, lists)
    affiliate_partners(context, lists)
    claim_bodies(context)
    affiliate_by_home(context, lists)
    affiliate_predecessors(context, page, roles, lists)
    affiliate_earlier_holders(context, page, roles, lists)
    context.organisations = without_letterheads(context)
    return context, page, roles


def _covered(spans: list[Span]) -> set[int]:
    """All offsets that lie in some spans."""
    return {offset for span in spans for offset in range(span.start, span.end)}


def extract(document: Document) -> Record:
    """What one document says, every statement with its evidence."""
    if document.language not in (None, "en") or not document.text.strip():
        return Record(document=document.head)
    if (composed := compose(document)) is not None:
        return as_written(_read(composed.document), composed, document)
    return _read(document)


def _read(document: Document) -> Record:
    context, page, roles = _understand(document)
    references = find_references(context, page, roles)
    note_accreditations(context, references)
    context.places = with_described(context)
    events = find_events(context, page, references)
    ordered = settled(context)
    agreements, figures = find_agreements(ordered, page, events), find_figures(ordered, events)
    events = with_documents(ordered, events, agreements)
    name_those_within(context)
    return write_record(context, events=events, agreements=agreements, figures=figures)
