// Constraints and indexes
// What every load makes sure of on a Neo4j server, and what may be pasted into Neo4j Browser. It can be run again at any
// time. Servers before 5.7 take no constraint on relationships: leave those out there.

// One id for one node.
CREATE CONSTRAINT person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT post_id IF NOT EXISTS FOR (n:Post) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT organisation_id IF NOT EXISTS FOR (n:Organisation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT country_id IF NOT EXISTS FOR (n:Country) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT agreement_id IF NOT EXISTS FOR (n:Agreement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT meeting_id IF NOT EXISTS FOR (n:Meeting) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT figure_id IF NOT EXISTS FOR (n:Figure) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT load_id IF NOT EXISTS FOR (n:Load) REQUIRE n.id IS UNIQUE;

// One id for one relationship.
CREATE CONSTRAINT accredited_to_id IF NOT EXISTS FOR ()-[r:ACCREDITED_TO]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT belongs_to_id IF NOT EXISTS FOR ()-[r:BELONGS_TO]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT follows_id IF NOT EXISTS FOR ()-[r:FOLLOWS]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT held_id IF NOT EXISTS FOR ()-[r:HELD]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT party_to_id IF NOT EXISTS FOR ()-[r:PARTY_TO]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT reported_id IF NOT EXISTS FOR ()-[r:REPORTED]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT signed_id IF NOT EXISTS FOR ()-[r:SIGNED]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT signed_at_id IF NOT EXISTS FOR ()-[r:SIGNED_AT]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT stated_in_id IF NOT EXISTS FOR ()-[r:STATED_IN]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT succeeds_id IF NOT EXISTS FOR ()-[r:SUCCEEDS]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT took_part_id IF NOT EXISTS FOR ()-[r:TOOK_PART]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT with_partner_id IF NOT EXISTS FOR ()-[r:WITH_PARTNER]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT witnessed_id IF NOT EXISTS FOR ()-[r:WITNESSED]-() REQUIRE r.id IS UNIQUE;

// By any name or a part of one: `lookup` holds all of them in small letters, between bars.
CREATE TEXT INDEX person_lookup IF NOT EXISTS FOR (n:Person) ON (n.lookup);
CREATE TEXT INDEX post_lookup IF NOT EXISTS FOR (n:Post) ON (n.lookup);
CREATE TEXT INDEX organisation_lookup IF NOT EXISTS FOR (n:Organisation) ON (n.lookup);
CREATE TEXT INDEX country_lookup IF NOT EXISTS FOR (n:Country) ON (n.lookup);
CREATE TEXT INDEX agreement_lookup IF NOT EXISTS FOR (n:Agreement) ON (n.lookup);
CREATE TEXT INDEX meeting_lookup IF NOT EXISTS FOR (n:Meeting) ON (n.lookup);
CREATE TEXT INDEX figure_lookup IF NOT EXISTS FOR (n:Figure) ON (n.lookup);
CREATE TEXT INDEX document_lookup IF NOT EXISTS FOR (n:Document) ON (n.lookup);

// By the words of a name, nearest first, also misspelt ones: CALL db.index.fulltext.queryNodes('person_search', 'Tokaev~').
CREATE FULLTEXT INDEX person_search IF NOT EXISTS FOR (n:Person) ON EACH [n.name, n.aliases];
CREATE FULLTEXT INDEX post_search IF NOT EXISTS FOR (n:Post) ON EACH [n.name, n.aliases];
CREATE FULLTEXT INDEX organisation_search IF NOT EXISTS FOR (n:Organisation) ON EACH [n.name, n.aliases];
CREATE FULLTEXT INDEX country_search IF NOT EXISTS FOR (n:Country) ON EACH [n.name, n.aliases];
CREATE FULLTEXT INDEX agreement_search IF NOT EXISTS FOR (n:Agreement) ON EACH [n.name, n.aliases];
CREATE FULLTEXT INDEX meeting_search IF NOT EXISTS FOR (n:Meeting) ON EACH [n.name, n.place, n.series];
CREATE FULLTEXT INDEX figure_search IF NOT EXISTS FOR (n:Figure) ON EACH [n.name, n.indicator];
CREATE FULLTEXT INDEX document_search IF NOT EXISTS FOR (n:Document) ON EACH [n.name, n.publisher];

// By what the queries ask for.
CREATE INDEX person_name IF NOT EXISTS FOR (n:Person) ON (n.name);
CREATE INDEX post_name IF NOT EXISTS FOR (n:Post) ON (n.name);
CREATE INDEX organisation_name IF NOT EXISTS FOR (n:Organisation) ON (n.name);
CREATE INDEX country_code IF NOT EXISTS FOR (n:Country) ON (n.code);
CREATE INDEX meeting_start IF NOT EXISTS FOR (n:Meeting) ON (n.startDate);
CREATE INDEX meeting_status IF NOT EXISTS FOR (n:Meeting) ON (n.status);
CREATE INDEX meeting_kind IF NOT EXISTS FOR (n:Meeting) ON (n.kind);
CREATE INDEX meeting_series IF NOT EXISTS FOR (n:Meeting) ON (n.series);
CREATE INDEX meeting_place IF NOT EXISTS FOR (n:Meeting) ON (n.place);
CREATE INDEX took_part_behalf IF NOT EXISTS FOR ()-[r:TOOK_PART]-() ON (r.behalf);
CREATE INDEX agreement_status IF NOT EXISTS FOR (n:Agreement) ON (n.status);
CREATE INDEX agreement_signed IF NOT EXISTS FOR (n:Agreement) ON (n.signedOn);
CREATE INDEX figure_indicator IF NOT EXISTS FOR (n:Figure) ON (n.indicator);
CREATE INDEX figure_period IF NOT EXISTS FOR (n:Figure) ON (n.period);
CREATE INDEX document_published IF NOT EXISTS FOR (n:Document) ON (n.published);
CREATE INDEX document_sha256 IF NOT EXISTS FOR (n:Document) ON (n.sha256);
