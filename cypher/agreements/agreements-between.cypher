// Agreements between two countries
// Documents to which both are parties, themselves or through their ministries, cities and other bodies, by status and
// date of signature, with the people who signed.
// cost: two index lookups, then the agreements of both countries and their bodies
// param first (string): a country or organisation, by code, id or any known name, e.g. Kazakhstan
// param second (string): the other one, by code, id or any known name, e.g. Belarus
// param status (planned|negotiated|initialled|signed|ratified|in_force|mentioned, default any): what became of it, or any, e.g. signed
// param limit (integer, default 100): how many rows at most, e.g. 20
// In Neo4j Browser first run  :param first => "Kazakhstan",  :param second => "Belarus",  :param status => "any"  and  :param limit => 100
MATCH (b:Country|Organisation)
WHERE b.lookup CONTAINS '|' + toLower(trim($second)) + '|'
WITH DISTINCT b
OPTIONAL MATCH (b)<-[:BELONGS_TO*0..3]-(y)-[:PARTY_TO|SIGNED]->(h:Agreement)
WITH collect(DISTINCT b.id) AS others, collect(DISTINCT h.id) AS theirs
MATCH (a:Country|Organisation)
WHERE a.lookup CONTAINS '|' + toLower(trim($first)) + '|' AND NOT a.id IN others
WITH others, theirs, collect(a) AS firsts
UNWIND firsts AS a
MATCH (a)<-[:BELONGS_TO*0..3]-(x)-[:PARTY_TO|SIGNED]->(g:Agreement)
WHERE g.id IN theirs AND ($status = 'any' OR g.status = $status)
WITH DISTINCT g
MATCH (g)<-[r:PARTY_TO|SIGNED]-(w)
WITH g, r, w ORDER BY w.name, w.id
WITH g, collect(DISTINCT CASE WHEN NOT w:Person THEN w.name END) AS parties,
     collect(DISTINCT CASE WHEN w:Person AND type(r) = 'SIGNED' THEN w.name END) AS signedBy
MATCH (g)-[s:STATED_IN]->(d:Document)
UNWIND range(0, size(s.quotes) - 1) AS i
WITH g, parties, signedBy, s.quotes[i] AS quote, d.id AS document, min(s.starts[i]) AS at
ORDER BY document, at, quote
WITH g, parties, signedBy, collect(quote) AS quotes, collect(document) AS documents
RETURN g.status AS status, g.kind AS kind, g.name AS agreement, g.signedOn AS signedOn, g.validFrom AS validFrom,
       g.validTo AS validTo, parties, signedBy, g.confirmed AS confirmed, quotes, documents
ORDER BY status, coalesce(signedOn, '9999'), g.id
LIMIT $limit
